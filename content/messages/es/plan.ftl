### /plan: las propias palabras de una persona para las horas malas. Borrador: falta que lo lean un profesional y una persona nativa.
### El orden de las seis partes es el de Stanley y Brown (therapies-08); las palabras son nuestras.

plan-title = Mi plan de seguridad
plan-part-warning = Señales de que va a peor
plan-part-doing = Lo que puedo hacer a solas
plan-part-places = Sitios y gente con quien estar
plan-part-people = Gente a quien pedir ayuda
plan-part-professionals = Profesionales
plan-part-safer = Un entorno más seguro
plan-button-part-warning = 1. Señales
plan-button-part-doing = 2. A solas
plan-button-part-places = 3. Sitios y gente
plan-button-part-people = 4. A quién pedir ayuda
plan-button-part-professionals = 5. Profesionales
plan-button-part-safer = 6. Más seguro
plan-heading = { $number }. { $part }
plan-step-head = { $number } de { $of }: { $part }

plan-none =
    Un plan para las horas malas, con tus propias palabras. Lo escribes un día más tranquilo y está ahí en cuanto lo necesitas.

    Son seis pasos cortos. Salta los que quieras, para donde quieras y cámbialo cuando quieras. Lo mejor es hacerlo con alguien que sepa de esto.
plan-none-now = Si podrías dejarte llevar por la idea de acabar con tu vida, toca SOS primero. El plan puede esperar.
plan-none-held = Aún no tienes un plan. Se escribe mejor un día más tranquilo, así que puede esperar. Ahora mismo quizá te sirva más esto:
plan-later = Cuando te apetezca, podemos escribir lo que te ayuda, para que esté ahí si se vuelve a poner difícil. Unos minutos, con tus palabras.
plan-button-make = Hacer mi plan
plan-button-make-anyway = Escribirlo igual
plan-button-mine = Mi plan de seguridad
plan-button-edit = Cambiarlo
plan-button-text = Como texto
plan-button-picture = Como imagen
plan-button-stop = Parar aquí
plan-button-next = Siguiente
plan-button-to-plan = Mi plan

plan-ask-warning = ¿Qué notas cuando empieza a ir mal? Un pensamiento, algo que sientes, algo que haces o dejas de hacer.
plan-ask-doing = ¿Qué puedes hacer a solas para pasar la próxima hora?
plan-ask-places = ¿A dónde puedes ir, o con quién puedes estar, para pensar un rato en otra cosa? No hace falta que sepan por qué.
plan-ask-people = ¿A quién puedes decirle que estás mal? Basta con un apodo. Con un número al lado te pongo un botón para copiarlo.
plan-ask-professionals = ¿Quién te atiende desde fuera: un médico, alguien de un centro, una consulta, con su número? Las líneas de donde estás siguen detrás de SOS, no hace falta que las escribas aquí.
plan-ask-safer = ¿Qué haría más seguro lo que te rodea en un mal día? Algo guardado, o dado a alguien para que lo cuide. No hace falta que escribas qué es.
plan-type = Escríbelo: una cosa por línea, o una cosa por mensaje.
plan-type-more = Escribe otra, o sigue. Un número cambia esa línea.
plan-so-far = Hasta ahora:
plan-done = Este es tu plan. /plan lo enseña al momento, y puedes cambiarlo cuando quieras.
plan-done-empty = Aún no hay nada escrito, y está bien. /plan está aquí cuando quieras.

plan-edit = ¿Qué parte?
plan-button-clear = Borrar el plan
plan-line = Línea { $number } de «{ $part }»:
plan-button-change-line = Cambiar las palabras
plan-button-take-out = Quitarla
plan-change-ask = Escribe las nuevas palabras de esta línea.
plan-change-one = Una sola línea, por favor. Escribe las nuevas palabras de esta.
plan-clear-ask = ¿Borrar todo el plan de seguridad? Tus planes «si..., entonces...» se quedan.
plan-button-clear-yes = Sí, borrarlo
plan-button-clear-no = No, dejarlo
plan-cleared = El plan está borrado.
plan-line-long = Es más largo de lo que cabe aquí en una línea ({ $length } de { $limit } caracteres). ¿Puedes decirlo más corto?
plan-full = Aquí no cabe más. Quita antes una línea: un plan corto se sigue mejor.
plan-line-gone = Esa línea ya no está. /plan enseña lo que hay.
plan-late = Lo dejamos a mitad de tu plan, en «{ $part }». ¿Pongo esto ahí?
plan-button-late-yes = Sí, ponlo
plan-late-no = Vale, no he puesto nada.
plan-back = De vuelta a tu plan. Lo que has escrito está en él.

plan-text-caption = Tu plan como texto. Ahora es un archivo en este chat: quien coja este teléfono puede abrirlo.
plan-picture-caption = Tu plan como imagen. Ahora está en este chat: quien coja este teléfono puede verlo.
plan-picture-cannot = No tengo algunas de estas letras para una imagen, así que aquí va como texto.
plan-nothing-to-send = Aún no hay nada escrito.

plan-crisis = Esto lo escribiste para un momento así. Empieza por arriba, y pasa a la parte siguiente si no basta.

ifthen-title = Si..., entonces...
ifthen-none = Un plan en una frase: si pasa esto, entonces hago aquello. Así es más fácil hacer lo que querías cuando llega el momento.
ifthen-line = Si { $when }, entonces { $then }
ifthen-button-list = Planes si-entonces
ifthen-button-new = Uno nuevo
ifthen-button-new-plan = Escribir mi plan
ifthen-button-delete = Borrarlo
ifthen-ask-when = ¿Qué podría pasar? Un sitio, una hora, una persona, algo que sientes. Empieza después del «si»: «salen mis compañeros de piso», «me pagan».

    También puedes escribir la frase entera: «Si salen mis compañeros, entonces llamo a mi hermana.»
ifthen-ask-then =
    Si { $when }, entonces...

    ¿Qué harás? Algo pequeño y concreto, que puedas hacer allí mismo.
ifthen-kept = Guardado. Dilo para ti una o dos veces, así se queda mejor.
ifthen-gone = Borrado.
ifthen-pick = Toca un número para ver ese solo.
