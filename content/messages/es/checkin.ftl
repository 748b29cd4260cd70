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

### Cada cuánto se pregunta. Cambia solo tras el silencio, y lo dice una vez.

pace-every =
    { $days ->
        [1] todos los días
        [3] cada tres días
       *[other] cada semana
    }
pace-lowered = Hace días que no sé de ti, y no pasa nada. Por ahora te pregunto { $every }.
pace-raised = Has ido contestando, así que vuelvo a preguntarte { $every }.
pace-button-less = Menos: { $every }
pace-button-same = Igual: { $every }
pace-button-more = Más: { $every }
pace-button-change = Cada cuánto
pace-choose = ¿Cada cuánto te pregunto cómo va todo?
pace-now = Ahora: { $every }.
pace-lowered-now = Pregunto menos porque había silencio. Si contestas dos veces seguidas, vuelve a ser { $every }.
pace-chosen = Vale. Te pregunto { $every }, hasta que digas otra cosa.

### La pregunta de la mañana: un toque para lo que quieres del día.

morning-ask = Buenos días. ¿Qué te gustaría de hoy?
morning-ask-plain = Buenos días. ¿Una cosa pequeña para hoy?
morning-button-people = Ver o llamar a alguien
morning-button-body = Cuidar mi cuerpo
morning-button-task = Hacer una cosa
morning-button-rest = Ir despacio
morning-button-outside = Salir un rato
morning-button-without = Un día sin consumir
morning-button-words = Con mis palabras
morning-button-not-today = Hoy no
morning-button-off = Sin esta pregunta
morning-wish-people = ver o llamar a alguien
morning-wish-body = cuidar tu cuerpo
morning-wish-task = hacer una cosa
morning-wish-rest = ir despacio
morning-wish-outside = salir un rato
morning-wish-without = un día sin consumir
morning-ask-words = ¿Qué te gustaría de hoy? Escribe unas palabras. Las guardo cifradas.
morning-kept = Vale: { $what }.
morning-kept-tonight = Luego, con la pregunta del día, te pregunto qué tal fue.
morning-not-today = Vale. Que sea un día tranquilo.
morning-ask-became = Esta mañana querías: { $what }. ¿Qué tal fue?
morning-became-yes = Salió
morning-became-partly = A medias
morning-became-no = Hoy no
morning-choose-hour = Una pregunta corta por la mañana: qué te gustaría del día. ¿Cuándo? Toca una hora o escribe una de tu reloj, como 8:15.
morning-line = Pregunta de la mañana: { $clock }, hora tuya
morning-line-off = Pregunta de la mañana: no

### El repaso semanal: qué ayudó, qué fue difícil, un paso pequeño.

week-ask-opening = Un repaso de la semana: ¿qué ayudó? Toca todo lo que encaje.
week-ask-helped = ¿Qué ayudó esta semana? Toca todo lo que encaje, o escríbelo.
week-ask-hard = ¿Qué fue difícil? Toca todo lo que encaje, o escríbelo.
week-ask-step = ¿Un paso pequeño para la próxima semana? Elige uno o escribe el tuyo. Basta con que sea pequeño.
week-helped-people = Alguien
week-helped-busy = Tener qué hacer
week-helped-rest = Descansar y dormir
week-helped-moving = Moverme
week-helped-tools = Cosas de aquí
week-helped-away = Mantenerme lejos
week-hard-pull = Las ganas de consumir
week-hard-mood = El ánimo bajo
week-hard-sleep = Malas noches
week-hard-people = La gente
week-hard-bored = El aburrimiento
week-hard-body = Mi cuerpo
week-step-call = Llamar a alguien
week-step-walk = Salir a caminar
week-step-bed = Acostarme antes
week-step-tool = Probar algo nuevo
week-step-plan = Escribir un plan corto
week-step-help = Pedir ayuda
week-step-words-call = llamar a alguien
week-step-words-walk = salir a caminar
week-step-words-bed = acostarte antes, un día
week-step-words-tool = probar algo nuevo de /cope
week-step-words-plan = escribir un plan corto
week-step-words-help = pedir ayuda a alguien
week-chosen = ✓ { $label }
week-own-words = Con tus palabras: { $words }
week-ask-words = Escríbelo con tus palabras. Las guardo cifradas.
week-ask-became = Un repaso de la semana. La última vez elegiste un paso pequeño: { $step }. ¿Qué tal fue?
week-became-yes = Salió
week-became-partly = A medias
week-became-no = Esta vez no
week-end = Esa es la semana.
week-end-noted =
    { $days ->
        [one] Anotaste { $days } día.
       *[other] Anotaste { $days } días.
    }
week-end-without =
    { $days ->
        [one] { $days } de ellos sin consumir.
       *[other] { $days } de ellos sin consumir.
    }
week-end-step = Tu paso pequeño: { $step }.
week-end-next = Te lo recuerdo el próximo { $day }.
week-closed = Vale. Otra vez será, o ninguna. /week está ahí cuando quieras.
week-button-words = Con mis palabras
week-button-next = Siguiente
week-button-not-now = Esta semana no
week-button-weekly = Pregúntame cada semana
week-button-off = Sin repaso
week-button-now = Repasar ahora
week-choose = Una vez por semana puedo preguntarte qué ayudó, qué fue difícil y un paso pequeño. ¿Qué día? Toca uno o escríbelo, como domingo 17:00.
week-choose-unclear = No lo he entendido. Escribe un día y una hora, como domingo 17:00, o toca uno.
week-line = Repaso semanal: { $day }, { $clock }, hora tuya
week-line-off = Repaso semanal: no

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
checkin-typed-less = menos, menos veces, demasiados, demasiadas, pregunta menos
checkin-typed-same = igual, asi esta bien, asi, como ahora
checkin-typed-more = mas, mas veces, pregunta mas
checkin-typed-pause = pausa, para un tiempo, descanso, silencio
checkin-typed-partly = a medias, un poco, en parte, mas o menos
checkin-typed-done = listo, hecho, ya esta, eso es todo, fin, terminar
