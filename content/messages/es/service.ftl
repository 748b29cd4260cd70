### Lo que Keel dice a quienes lo llevan: el chat del equipo, y los administradores si no se llega a él. Borrador.

service-length-days = { $days ->
    [one] un día
   *[other] { $days } días
}
service-length-hours = { $hours ->
    [one] una hora
   *[other] { $hours } horas
}
service-length-minutes = { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}
service-length-two = { $longer } y { $shorter }

service-gap =
    Keel ha estado parado { $length }, hasta ahora. { $waiting ->
        [0] Nadie había escrito mientras tanto.
        [one] Un mensaje o toque esperaba y recibe respuesta ahora.
       *[other] { $waiting } mensajes y toques esperaban y reciben respuesta ahora.
    }
service-gap-lost = Telegram guarda los mensajes 24 horas. Lo que se escribió antes de eso no llegó a Keel.

service-alive =
    Keel está en marcha. Esperan respuesta: { $updates }. Esperan salir: { $messages }.
service-alive-aside = { $count ->
    [one] Un mensaje no se pudo atender y se apartó
   *[other] { $count } mensajes no se pudieron atender y se apartaron
}: `keel intake list` enseña lo que se sabe.

service-staff-chat-dead = Keel no puede escribir en el chat del equipo { $chat }: { $reason }. Los avisos sobre personas en peligro no llegarían allí. Vuelve a meter al bot en el grupo, o corrige KEEL_STAFF_CHAT_ID, y reinicia Keel.
service-staff-chat-moved = El grupo del equipo se ha actualizado y tiene un número nuevo. Pon KEEL_STAFF_CHAT_ID en { $chat } y reinicia Keel: hasta entonces los avisos no llegan allí.

### /stats, para el equipo.

stats-title = Cuántas preguntas se contestaron, por semana (desde el lunes, UTC)
stats-week = Semana del { $day }
stats-line = { $kind }: { $percent } % ({ $answered } de { $asked })
stats-kind-checkin = preguntas del día
stats-kind-morning = preguntas de la mañana
stats-kind-lookback = repasos semanales
stats-kind-bladder = preguntas de la vejiga
stats-none = no se preguntó nada
