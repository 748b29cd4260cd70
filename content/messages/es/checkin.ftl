### La pregunta de cada día: un solo mensaje que va cambiando. Borrador.

checkin-ask =
    { $part ->
        [morning] Buenos días. ¿Qué tal va el día?
        [afternoon] Hola. ¿Qué tal va el día?
       *[evening] Buenas tardes. ¿Qué tal el día?
    }
checkin-ask-plain =
    { $part ->
        [morning] Buenos días. ¿Cómo estás hoy?
        [afternoon] Hola. ¿Cómo estás hoy?
       *[evening] Buenas tardes. ¿Cómo estás hoy?
    }
checkin-ask-day = ¿Qué tal fue { $day }?
checkin-remind = Sigo aquí si quieres contarme cómo vas. Con un toque basta.
checkin-mood-1 = 1 Fatal
checkin-mood-2 = 2 Mal
checkin-mood-3 = 3 Normal
checkin-mood-4 = 4 Bien
checkin-mood-5 = 5 Genial
checkin-heard-1 = Fatal. Gracias por decírmelo.
checkin-heard-2 = Mal. Gracias por decírmelo.
checkin-heard-3 = Normal. Gracias por decírmelo.
checkin-heard-4 = Bien. Gracias por decírmelo.
checkin-heard-5 = Genial. Me alegro.
checkin-ask-craving =
    { $heard }

    ¿Cuánto te tiraban las ganas de consumir? 0 es nada, 10 es no poder pensar en otra cosa.
checkin-ask-used = Ganas: { $craving }. ¿Has consumido hoy?
checkin-ask-used-skipped = ¿Has consumido hoy?
checkin-used-no = No
checkin-used-yes = Sí
checkin-used-unsaid = Prefiero no decirlo

checkin-days-without =
    { $days ->
        [one] { $days } de los últimos { $of } días
       *[other] { $days } de los últimos { $of } días
    } sin consumir
checkin-end-no-hard = Ganas de { $craving } y no has consumido. Eso es mucho trabajo para un día.
checkin-end-no-some = Ganas de { $craving } y no has consumido. Anotado: { $without }.
checkin-end-no-easy = Anotado: { $without }.
checkin-end-yes = Gracias por decírmelo. Tus días siguen contando: { $without }.
checkin-end-unsaid = Está bien. Queda anotado que estuviste aquí.
checkin-end-low = Y ha sido un día bajo. También queda anotado, sin reproches.
checkin-offer-hard = ¿Quieres algo que quizá ayude esta noche?
checkin-offer-yes = ¿Qué te ayudaría en las próximas horas?
checkin-offer-low = ¿Quieres algo pequeño que quizá lo levante un poco?
checkin-offer-easy = ¿Quieres leer algo, o lo dejamos por hoy?
checkin-offer-only-log = Solo anótalo
checkin-offer-tonight = Ayúdame esta noche
checkin-offer-talk = Hablar con alguien
checkin-offer-other = Otra cosa
checkin-note-button = Añadir una nota
checkin-change-button = Cambiar
checkin-ask-note = Escribe unas palabras sobre hoy. Las guardo cifradas. O toca Saltar.
checkin-note-kept = Guardado con el día de hoy.
checkin-note-long = Es más largo de lo que puedo guardar en una nota ({ $length } de { $limit } caracteres). ¿Me mandas una más corta?
checkin-thanks = De acuerdo. Anotado. Hasta mañana.
checkin-already = Hoy ya me contaste: { $summary }. ¿Quieres cambiarlo?
checkin-summary-mood = ánimo { $mood } de 5
checkin-summary-craving = ganas { $craving } de 10
checkin-summary-used =
    { $used ->
        [yes] consumiste
        [no] no consumiste
       *[other] prefieres no decirlo
    }
checkin-day-too-old = Ese día queda demasiado lejos para rellenarlo. Se queda vacío, y no pasa nada. /checkin pregunta por hoy.
