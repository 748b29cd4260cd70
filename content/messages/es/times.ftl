### /times: horas en las que suele ser difícil, y la nota neutra poco antes. Borrador.

times-title = <b>Horas en las que suele ser difícil</b>
times-none = ¿Hay un momento en que suele ser difícil? Un viernes por la noche, el día de cobro, al salir del trabajo. Puedo mandarte una nota poco antes. No deja ver nada; tu propio plan está detrás de un toque.
times-button = Horas difíciles
times-button-new = Una nueva
times-pick = Un número enseña esa sola.
times-line = { $when }
times-line-named = { $when }: { $name }
times-weekly = { $days } { $clock }
times-daily = cada día { $clock }
times-weekend = sábado y domingo { $clock }
times-monthly = día { $day } de cada mes, { $clock }
times-last-day = último día de cada mes, { $clock }

times-ask = ¿Cuándo es? Escríbelo, como «viernes 22:00», «cada día 18:00» o «cobro, el día 25, 17:00». O toca:
times-unclear = No lo he entendido. Escribe un día y una hora, como «viernes 22:00» o «día 25, 17:00». O toca:
times-ask-day = ¿Qué días?
times-ask-month-day = ¿Qué día del mes? Toca uno o escribe el número.
times-ask-hour = ¿A qué hora? Toca una o escríbela, como 22:30.
times-hour-unclear = Necesito una hora de tu reloj, como 22:30. Toca una o escríbela.
times-button-daily = Cada día
times-button-weekend = Fin de semana
times-button-monthly = Un día del mes
times-button-last-day = El último día
times-kept = Guardado: { $when }. Te escribiré a esta hora: { $clock }. No se verá de qué va.
times-kept-quiet = Guardado: { $when }. Cae en tus horas de silencio, así que te escribiré antes de que empiecen: { $clock }.
times-ask-mine = ¿Qué harás entonces? Una línea, con tus palabras. Te la enseñaré cuando toques la nota.
times-mine-kept = Guardado.
times-mine = Escribiste:
times-next = La próxima nota llega { $when }.
times-button-mine = Lo que haré
times-button-delete = Borrarla
times-deleted = Borrada. Ya no llega ninguna nota por ella.
times-too-many = No puedo guardar más. Borra una primero y luego añade esta.
times-gone = Esa hora ya no está. /times enseña las que hay.

times-note =
    { $part ->
        [morning] Buenos días. Me pediste que pasara por aquí a esta hora.
        [afternoon] Hola. Me pediste que pasara por aquí a esta hora.
       *[evening] Buenas. Me pediste que pasara por aquí a esta hora.
    }
times-note-button-show = Enséñamelo
times-note-button-change = Cambiar esto
times-note-closed = Vale. Aquí estoy.
times-shown = Se acerca: { $when }.
times-shown-nothing = No has escrito qué harás. Lo que más ayuda es algo pequeño y concreto.
