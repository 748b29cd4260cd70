### Envíos a muchos: lo que lee el equipo mientras los escribe, y el pie que recibe todo el mundo. Borrador.

news-button-stop = No más noticias
news-button-again = Quiero noticias otra vez
news-stopped = Vale, no más noticias. La pregunta diaria y todo lo que pediste siguen como antes.
news-again = Vale, las noticias vuelven. Puedes pararlas cuando quieras.

broadcast-ask-text =
    Mándame el texto tal como debe llegar. La negrita, la cursiva y los enlaces se conservan. También vale una foto con el texto debajo.

    Un teléfono bloqueado enseña a cualquiera los primeros { $characters } caracteres: empieza con algo neutro. Hasta { NUMBER($text, useGrouping: 0) } caracteres, o { NUMBER($caption, useGrouping: 0) } con foto.

    Lo que escribas aquí se toma como borrador y no se mira si hay riesgo.
broadcast-draft-waits = Tienes un borrador: «{ $start }»
broadcast-running = Estos aún no han terminado:
broadcast-no-draft = Ese borrador ya no está: se envió o se tiró. /broadcast empieza uno nuevo.
broadcast-draft-changed = El borrador ha cambiado desde ese botón. No se ha enviado nada. Cuenta otra vez y luego envíalo.
broadcast-dropped = Tirado. No se ha enviado nada.
broadcast-unknown = No hay ningún envío con ese número.
broadcast-over = Ese envío ya ha terminado.
broadcast-words-only = Solo puedo recibir palabras, o una foto con texto. No se ha cambiado nada.

broadcast-refused = No puedo enviar esto. No se ha enviado nada.
broadcast-refused-way = Cámbialo y mándamelo otra vez.
broadcast-more-places = y { $more } más
broadcast-place = Línea { $line }: «{ $piece }». Mejor: { $use }
broadcast-place-first-words = Línea { $line }: «{ $piece }» se vería en un teléfono bloqueado. { $use }
broadcast-too-long = Son { $length } caracteres, y Telegram admite { $limit }. Se cortaría después de «{ $at }». Quita al menos { $over } y mándalo otra vez. No se ha enviado nada.
broadcast-no-words = No hay nada que leer ahí. Mándame el texto.
broadcast-html-mistake =
    Línea { $line }: «{ $piece }» { $kind ->
        [unknown-tag] no es un formato que Telegram conozca.
        [stray-end] cierra algo que nunca se abrió.
        [wrong-end] cierra algo distinto de lo último que se abrió.
        [not-closed] se abre y no se cierra.
        [bad-link] es un enlace sin dirección.
       *[bare-sign] : escribe &lt; como &amp;lt; si pones el formato a mano.
    } Cámbialo y mándalo otra vez. No se ha enviado nada.

broadcast-review = Arriba está lo que recibirá la gente.
broadcast-warnings = Merece otra mirada:
broadcast-goes-to = Va a: { $audience }
broadcast-goes-when = Sale: { $when }
broadcast-everybody = todo el mundo
broadcast-when-now = en cuanto lo envíes
broadcast-when-at = { $at }
broadcast-when-local = cuando { HOUR($hour) ->
        [1] sea la { $hour }
       *[other] sean las { $hour }
    } donde está cada persona

broadcast-button-drop = Tirar
broadcast-button-go-on = Seguir con él
broadcast-button-new = Empezar uno nuevo
broadcast-button-show = Ver el número { NUMBER($number, useGrouping: 0) }
broadcast-button-text = Cambiar el texto
broadcast-button-links = Botones con enlace
broadcast-button-who = Quién lo recibe
broadcast-button-when = Cuándo
broadcast-button-test = Prueba para mí
broadcast-button-count = Contar
broadcast-button-send = Enviar
broadcast-button-no-links = Sin botones
broadcast-button-languages = Idioma
broadcast-button-countries = País
broadcast-button-stages = En qué punto están
broadcast-button-joined = Cuánto llevan aquí
broadcast-button-active = Última vez aquí
broadcast-button-everybody = Todo el mundo
broadcast-button-any = Cualquiera
broadcast-button-now = Ahora
broadcast-button-at = A una hora
broadcast-button-pause = Pausa
broadcast-button-resume = Seguir
broadcast-button-cancel = Cancelar
broadcast-button-refresh = Actualizar

broadcast-ask-links =
    Manda hasta { $most } líneas, una por botón, así:
    Leer más - https://example.org/page
broadcast-bad-link =
    Línea { $line }: «{ $piece }» { $kind ->
        [label] tiene más de 24 caracteres, demasiado para un botón.
        [address] no es una dirección web.
        [many] sobra: caben { $most } botones.
       *[shape] necesita palabras y una dirección, así: Leer más - https://example.org/page
    } Manda las líneas otra vez.
broadcast-ask-who = Va a: { $audience }. Acótalo por:
broadcast-ask-languages = ¿Qué idiomas? Toca para elegir, toca otra vez para quitar.
broadcast-ask-stages = ¿A quién, según en qué punto está ahora? Toca para elegir, toca otra vez para quitar.
broadcast-ask-joined = ¿Cuánto tiempo llevan aquí?
broadcast-ask-active = ¿Cuándo escribieron o tocaron algo por última vez?
broadcast-ask-countries = Escribe uno o más países, separados por comas.
broadcast-countries-unknown = No conozco ningún país llamado { $words }. Los demás están puestos. Escríbelo de otra forma, o vuelve atrás.
broadcast-stage-using = consumen
broadcast-stage-cutting-down = reducen
broadcast-stage-stopped = lo han dejado
broadcast-stage-supporting = apoyan a alguien
broadcast-joined-within = aquí desde hace menos de { $days } días
broadcast-joined-before = aquí desde hace más de { $days } días
broadcast-active-within = vistos en { $days } días

broadcast-ask-when =
    ¿Cuándo debe salir? Ahora, a una hora, o a una hora del reloj de cada persona.
    En las horas de silencio de alguien espera hasta que terminen.
broadcast-ask-at = Escribe la hora, o fecha y hora: 18:30, o 2026-12-01 18:30. Reloj que uso: { $zone }.
broadcast-at-unclear = No entiendo eso como una hora. Escríbela así: 18:30, o 2026-12-01 18:30. Reloj que uso: { $zone }.
broadcast-at-past = Esa hora ya ha pasado. Escribe una que esté por llegar. Reloj que uso: { $zone }.
broadcast-at-far = Falta más de un año para eso. Escribe una más cercana. Reloj que uso: { $zone }.
broadcast-tested = En camino, solo para ti. Si no llega en unos segundos, Telegram lo ha rechazado: revisa los enlaces y la foto.

broadcast-count = Lo recibirán { $fits } de { $meant }.
broadcast-held-back = Retenidos ahora:
broadcast-takes = Tarda más o menos { $time }, más para quienes duermen.
broadcast-nobody = Así que no hay a quién enviarlo. Cambia quién lo recibe.
broadcast-seconds = { $count } s
broadcast-minutes = { $count } min
broadcast-hours = { $count } h
broadcast-reason =
    { $count } { $reason ->
        [blocked] con el bot bloqueado
        [gone] con la cuenta cerrada
        [erased] con sus datos borrados
        [consent] sin aceptar aún el nuevo texto de consentimiento
        [paused] en pausa
        [held] en espera por una crisis
        [not-safe] a quienes no es seguro escribir
        [enough] con bastantes mensajes ese día
        [opted-out] sin querer noticias
        [taken-back] retirados al cancelar
        [refused] rechazados por Telegram
        [nothing-to-say] que no se pudieron preparar
        [gave-up] sin respuesta de Telegram
        [too-late] demasiado tarde
        [unknown] que quizá hayan llegado
       *[other] { $reason }
    }

broadcast-scheduled = Envío { NUMBER($number, useGrouping: 0) } · sale { $when } · ahora { $people } personas
broadcast-progress = Envío { NUMBER($number, useGrouping: 0) } · { $sent } de { $total } enviados
broadcast-progress-failed = { $failed } fallidos ({ $reasons })
broadcast-progress-later = { $later } esperan su hora
broadcast-progress-left = quedan unos { $time }
broadcast-progress-paused = en pausa
broadcast-progress-cancelling = cancelando
broadcast-report =
    El envío { NUMBER($number, useGrouping: 0) } { $state ->
        [cancelled] se ha cancelado.
       *[done] ha terminado.
    }
broadcast-report-sent = Enviados: { $count }
broadcast-report-unknown = De estos, { $count } quizá no hayan llegado: Telegram no respondió.
broadcast-report-failed = Fallidos: { $count }
broadcast-report-skipped = No enviados: { $count }
broadcast-report-expired = Demasiado tarde para enviar: { $count }
