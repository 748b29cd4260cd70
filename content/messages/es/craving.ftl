### /craving: cómo de fuerte, algo que probar con un reloj, cómo de fuerte ahora. Y lo que una persona escribe para ello un buen día. Borrador.

craving-button-now = Ganas ahora
craving-ask = Ahora mismo, ¿cómo de fuertes son las ganas? 0 es nada, 10 es que no piensas en otra cosa.
craving-unclear = Necesito un número del 0 al 10. Toca uno o escríbelo.
craving-none =
    Ahora ninguna. Bueno saberlo.

    Un momento tranquilo es bueno para escribir algo para la próxima vez.
craving-heard = { $pull }. No tienes que hacer nada con ello en este minuto.
craving-heard-hard = { $pull }. Es fuerte. No tienes que hacer nada con ello en este minuto.
craving-from-you = De ti, un día mejor:
craving-offer =
    <b>{ $name }</b>, { $minutes ->
        [one] un minuto
       *[other] { $minutes } minutos
    }
    { $why }
craving-fell =
    { $points ->
        [one] Antes te bajó un punto, más o menos.
       *[other] Antes te bajó unos { $points } puntos.
    }
craving-button-start = Empezar
craving-button-other = Otra cosa
craving-button-reasons = Mis razones
craving-button-talk = Hablar con alguien
craving-button-again = Otra vez
craving-button-not-this = Esto no
craving-button-enough = Basta por ahora

craving-timer =
    <b>{ $name }</b>, { $minutes ->
        [one] queda un minuto
       *[other] quedan unos { $minutes } minutos
    }

    { $steps }
craving-timer-over = <b>{ $name }</b>
craving-end = Ya es la hora. ¿Cómo va ahora, del 0 al 10?
craving-ask-after = ¿Y ahora, cómo de fuerte? 0 es nada, 10 es que no piensas en otra cosa.
craving-moved = { $before } antes, { $after } ahora. Se ha movido.
craving-gone = { $before } antes, 0 ahora. De momento se ha ido.
craving-same = { $before } antes, { $after } ahora. A veces no se mueve a la primera. ¿Otra vez, otra cosa, o una persona?
craving-up = { $before } antes, { $after } ahora. Ha subido, y no es por nada que hayas hecho mal. ¿Otra cosa, o una persona?
craving-closed = Vale. Este rato lo has pasado. /craving está aquí a cualquier hora.
craving-closed-write = Vale. Este rato lo has pasado. ¿Quieres escribirte una línea para la próxima vez, ahora que sabes qué ayuda?

craving-reasons = Tus razones:
craving-talk-someone = Alguien en quien confías:
craving-talk-sentence = Copia esto y envíaselo:
craving-talk-nobody = ¿Hay alguien en quien confíes? Copia esto y envíaselo:
craving-sentence = Estoy pasando una hora mala. ¿Podemos hablar diez minutos? No tienes que arreglar nada.
craving-button-sentence = Copiar la frase
craving-button-lines = Gente que está ahí

kit-title =
    Para cuando vengan las ganas

    Lo que escribes aquí un buen día está a un toque cuando se pone difícil. Yo no escribo a nadie por ti.
kit-note = <b>Una nota para mí</b>
kit-reasons = <b>Mis razones</b>
kit-trusted = <b>Alguien en quien confío</b>
kit-empty = aún nada
kit-button = Para las ganas
kit-button-note = Una nota para mí
kit-button-reasons = Mis razones
kit-button-trusted = Alguien de confianza
kit-button-delete = Borrar
kit-note-ask = ¿Qué te dirías cuando vengan las ganas? Escríbelo como lo dirías. Te lo enseñaré entonces, lo primero.
kit-note-kept = Guardado. Te lo enseñaré cuando toques «Ganas ahora».
kit-note-gone = Borrado.
kit-reasons-ask = ¿Por qué quieres esto? Una razón por línea, con tus palabras. Escribe una, o varias.
kit-reasons-pick = Un número quita esa. Escribe otra para añadirla.
kit-trusted-ask = ¿A quién llamarías en una hora mala? Basta con un apodo. Puedes poner el número detrás: «Sam 600 000 000».
kit-trusted-number = ¿Y el número? Escríbelo como lo marcarías, o sáltalo.
kit-trusted-kept = Guardado. Nunca le escribo: te enseño el número y una frase para enviar.
