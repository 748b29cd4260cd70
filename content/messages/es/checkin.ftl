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
checkin-count = Anotado: { $without }.
checkin-still-count = Tus días siguen contando: { $without }.
checkin-offer-only-log = Solo anótalo
checkin-offer-tonight = Ayúdame esta noche
checkin-offer-talk = Hablar con alguien
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

### Más tarde

checkin-button-later = Más tarde
checkin-ask-later = ¿Cuándo te pregunto otra vez?
checkin-later-15 = En 15 minutos
checkin-later-60 = En una hora
checkin-later-tonight = Esta noche, 21:00
checkin-button-not-today = Hoy no
checkin-button-now = Contestar ahora
checkin-later-set = Vale. Te pregunto otra vez a { clock-las }.
checkin-later-enough = Entonces lo dejamos por hoy. /checkin está ahí cuando quieras.
checkin-not-today = Vale. Nada más sobre hoy.
checkin-mood-scale = De 1 (fatal) a 5 (genial): ¿qué tal fue?

### Días que faltan: se rellenan si la persona quiere, nunca se pregunta por ellos

checkin-button-other-days = Otros días
checkin-fill-ask = Días de los que no tengo nada. Toca lo que encaje y deja fuera lo que quieras.
checkin-fill-no = { $day }: sin consumir
checkin-fill-yes = { $day }: consumí
checkin-fill-none = No falta nada en los últimos siete días.
checkin-filled =
    { $used ->
        [yes] Anotado: { $day }, consumiste. Gracias por decírmelo.
        [no] Anotado: { $day }, sin consumir.
       *[other] Anotado: { $day }.
    }

### La pregunta de más de cada día. Palabras nuestras; ninguna escala con licencia.

extra-ask-sleep = ¿Qué tal dormiste anoche? 0 es casi nada, 10 es toda la noche seguida.
extra-ask-pain = ¿Cuánto dolor hubo hoy? 0 es nada, 10 es lo peor que puedas imaginar.
extra-ask-bladder = ¿Cuánto te ha molestado hoy la vejiga? 0 es nada, 10 es todo el tiempo.
extra-ask-anxiety = ¿Cuánta ansiedad has tenido hoy? 0 es calma, 10 es lo peor posible.
extra-ask-well = ¿Qué ha ido bien hoy, aunque sea algo pequeño? Escríbelo, o toca Saltar. Lo guardo cifrado.
extra-button-sleep = Sueño
extra-button-pain = Dolor
extra-button-bladder = Vejiga
extra-button-anxiety = Ansiedad
extra-button-well = Qué ha ido bien
extra-button-bladder-more = Sobre la vejiga
extra-button-none = Ninguna
extra-name-sleep = el sueño
extra-name-pain = el dolor
extra-name-bladder = la vejiga
extra-name-anxiety = la ansiedad
extra-name-well = qué ha ido bien
extra-choose = Puedo preguntarte una cosa más al final. ¿Cuál?
extra-chosen = Ahora: { $what }.
extra-chosen-none = Ahora: nada más.

### Palabras que se pueden escribir en vez de tocar; separadas por comas, en minúsculas y sin acentos.

checkin-typed-mood-1 = fatal, horrible, de pena, lo peor, muy mal
checkin-typed-mood-2 = mal, bajo, baja, regular tirando a mal, flojo, triste
checkin-typed-mood-3 = normal, regular, asi asi, ni bien ni mal, tirando
checkin-typed-mood-4 = bien, bastante bien, buen dia
checkin-typed-mood-5 = genial, muy bien, estupendo, estupendamente, de maravilla
checkin-typed-no = no, nop, n, que va, no he consumido, no consumi
checkin-typed-yes = si, sip, s, he consumido, consumi
checkin-typed-unsaid = prefiero no decirlo, prefiero no decir
checkin-typed-skip = saltar, paso, siguiente, ninguna
checkin-typed-later = mas tarde, luego, despues, ahora no, preguntame luego, estoy liado, estoy liada
checkin-typed-15 = en 15 minutos, 15 minutos, 15 min, 15m, en un cuarto de hora, un cuarto de hora
checkin-typed-60 = en una hora, una hora, 1 hora, 1h, 1 h, en 1 hora
checkin-typed-tonight = esta noche, por la noche, a la noche
checkin-typed-not-today = hoy no, hoy nada, dejalo
checkin-typed-other-days = otros dias, dias que faltan, rellenar, rellenar dias
