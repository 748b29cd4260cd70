### El equipo: avisos, turno, y lo que la persona ve del equipo. Borrador.

alert-post = <b>Aviso { $id }</b>: { $who }, { $level }, { $category }, { $ago }.
alert-who = persona { $name }
alert-who-nobody = alguien que no ha aceptado que se guarde nada
alert-level-high = ALTO
alert-level-emergency = EMERGENCIA
alert-level-elevated = ELEVADO
alert-category-suicidal-intent = plan o intención de morir
alert-category-suicidal-ideation = pensamientos de suicidio
alert-category-self-harm = autolesión
alert-category-overdose = sobredosis
alert-category-mixing = mezcla
alert-category-medical = médico
alert-category-withdrawal = abstinencia
alert-category-pregnancy = embarazo
alert-category-third-party = preocupación por otra persona
alert-category-voices = voces que dan órdenes
alert-category-abuse = violencia
alert-category-violence-to-others = daño a otros
alert-category-relapse = desliz
alert-category-craving = ganas de consumir
alert-category-hopelessness = desesperanza
alert-category-help-request = ha pedido una persona
alert-category-none = ha dicho que está en peligro
alert-ago-seconds = hace { $count } s
alert-ago-minutes = hace { $count } min
alert-ago-hours = hace { $count } h
alert-place = { $country }, allí { clock-son }.
alert-place-unknown = País desconocido.
alert-asked = Ha pedido hablar con el equipo.
alert-nobody-yet = Nadie lo ha tomado.
alert-taken = Lo lleva { $name }.
alert-again = <b>Otra vez:</b>
alert-how = Responde a este mensaje para escribirle.
alert-how-not = No se le puede escribir: nunca aceptó que se guardara nada, y no pidió hablar con el equipo.
alert-not-safe-note = Puede que no sea seguro escribirle: alguien puede estar leyendo. No ha dicho que lo sea.
alert-not-safe = No ha dicho que sea seguro escribirle, y alguien puede estar leyendo. No se ha enviado nada. Si pide hablar con el equipo o te escribe, puedes contestar.
alert-help-went = Keel contestó enseguida con números.
alert-ended-staff = Terminado por el equipo.
alert-ended-person = Terminado por la persona.
alert-ended-mistake = La persona dijo que fue un error.
alert-ended-time = Cerrado tras tres días sin mensajes.
alert-button-take = Me encargo
alert-button-end = Terminar
alert-button-right = ¿Fue acertado? Sí
alert-button-wrong = No
alert-right = Marcado como acertado.
alert-wrong = Marcado como erróneo.
alert-took = { $name } lleva el aviso { $id }.
alert-took-already = { $name } ya lleva el aviso { $id }.
alert-gone = Ese aviso ha terminado, o no hay forma de escribirle. No se ha enviado nada.
alert-not-staff = Solo el equipo puede hacer eso.

alert-line-more = { $who } ha escrito otra vez: { $level }, { $category }.
alert-line-rose = { $who } ha escrito otra vez, y ahora es { $level }: { $category }.
alert-line-asked = { $who } ha pedido hablar con el equipo.
alert-line-came = { $who } dice que ha llegado la ayuda.
alert-line-ended-person = { $who } ha terminado el chat. El aviso { $id } está cerrado.
alert-line-ended-mistake = { $who } dijo que fue un error. El aviso { $id } está cerrado.
alert-line-unread-voice = { $who } ha mandado una nota de voz durante la espera por una crisis. Keel no puede oírla y se lo ha dicho.
alert-line-unread-video = { $who } ha mandado un vídeo durante la espera por una crisis. Keel no puede verlo y se lo ha dicho.
alert-line-unread-photo = { $who } ha mandado una foto durante la espera por una crisis. Keel no puede verla y se lo ha dicho.
alert-line-unread-sticker = { $who } ha mandado un sticker durante la espera por una crisis. Keel no puede leerlo y se lo ha dicho.
alert-line-unread-location = { $who } ha mandado una ubicación durante la espera por una crisis. Keel no guarda lugares y se lo ha dicho.
alert-line-unread-other = { $who } ha mandado algo que Keel no puede leer durante la espera por una crisis, y Keel se lo ha dicho.
alert-line-person = <b>{ $who }:</b> { $text }
alert-line-person-edit = <b>{ $who }</b> (editado): { $text }
alert-sent-not = Solo se pueden pasar palabras, fotos y archivos. No se ha enviado nada.
alert-too-long = Son { $length } caracteres; lo más que puedo pasar son { $limit }. No se ha enviado nada.

## Lo que ve la persona

team-first =
    <b>Alguien del equipo:</b>
    { $text }

    Lo que escribas ahora le llega.
team-says =
    <b>Alguien del equipo:</b>
    { $text }
team-sent-first = <b>Alguien del equipo</b> te ha mandado esto. Lo que escribas ahora le llega.
team-here = Alguien del equipo está leyendo ahora y te escribirá aquí.
team-left = El equipo ha terminado este chat. SOS está siempre ahí.
team-button-end = Terminar este chat
team-ended = Vale. Este chat con el equipo ha terminado. SOS está siempre ahí.

## Turno

duty-on = Estás de turno hasta { clock-las } UTC. A quien pide hablar con el equipo se le dice que alguien está leyendo.
duty-off = Ya no estás de turno.
duty-now =
    { $count ->
        [0] No hay nadie de turno. A quien pide hablar con el equipo se le dice.
        [one] Hay una persona de turno.
       *[other] Hay { $count } personas de turno.
    }
duty-how = Envía /duty on o /duty off. Termina por sí solo a las 12 horas.

## /helpline, para el equipo
helpline-how = /helpline { $country } muestra las líneas de un país. /helpline y el nombre de una línea (como gb-calm) muestra una, con botones para confirmarla u ocultarla. Con un número detrás, desde entonces se muestra ese número.
helpline-no-country = No hay líneas de { $country } en los datos.
helpline-unknown = No hay ninguna línea llamada { $line }. /helpline y un país muestra las que hay.
helpline-no-number = «{ $typed }» no se puede marcar en el país de esa línea. No se ha cambiado nada.
helpline-brief = { $line }: { $name }, { $number }. Comprobada el { $day }.
helpline-brief-hidden = { $line }: { $name }. Oculta: no se muestra a nadie.
helpline-data = Confianza en los datos: { $confidence }. Horario: { $hours }
helpline-did-confirm = Confirmada por { $name }, { $day }
helpline-did-hide = Ocultada por { $name }, { $day }
helpline-did-correct = Número corregido por { $name }, { $day }
helpline-correct-how = Para corregir el número: /helpline { $line } y el número tal como se marca allí.
helpline-button-confirm = Es correcta, hoy
helpline-button-hide = Ocultarla
