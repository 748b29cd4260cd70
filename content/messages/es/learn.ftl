### /learn y /saved: temas, textos cortos con sus fuentes, lo que se guardó. Borrador.

learn-topics =
    ¿Qué te gustaría saber?

    También puedes escribir /learn y una palabra, como /learn dormir.
learn-none = Aquí aún no hay nada que leer: lo que hay está todavía en revisión. Las personas sí están: /sos.
learn-topics-page = Página { $page } de { $of }
learn-button-search = Buscar
learn-button-earlier = Anteriores
learn-button-later = Más
learn-button-topics = Todos los temas

learn-topic = <b>{ $title }</b>
learn-ask-search = Escribe una palabra o dos, como «calambres». Las faltas dan igual.
learn-found = Esto es lo que tengo sobre eso:
learn-found-none = No tengo nada sobre eso. Prueba con otra palabra o mira los temas.
learn-button-again = Buscar otra vez

learn-next = Para seguir leyendo:
learn-button-sources = Fuentes
learn-button-save = Guardar
learn-button-unsave = Quitar de mi lista
learn-button-useful = Útil
learn-button-not-for-me = No es para mí
learn-noted-useful = Te pareció útil.
learn-noted-unwanted = Dijiste que esto no es para ti. No te volveré a traer aquí.
learn-toast-saved = Guardado. Está en /saved.
learn-toast-unsaved = Ya no está en tu lista.
learn-toast-noted = Gracias. Anotado.

learn-sources = De dónde sale esto:
learn-source = { $publisher }, { $year }: { $title }

learn-saved = Lo que guardaste:
learn-saved-none = Aquí aún no hay nada. «Guardar», debajo de lo que lees, lo pone en esta lista.
learn-button-saved = Mi lista

# Texto libre que parece un tema.
learn-suggest =
    Soy un bot y puedo equivocarme. ¿Es esto?

    <b>{ $title }</b>
learn-button-read = Leerlo
