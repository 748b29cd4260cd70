### /export, /erase, /privacy, /about, y la pregunta tras un año de silencio. Borrador.

export-json = Todo, en una forma que otros programas pueden leer.
export-readable =
    Todo lo que guardo sobre ti, para leer. Estos archivos están ahora en este chat: quien coja tu teléfono puede abrirlos. Para quitarlos, mantén pulsado uno y elige Eliminar.
export-table = Tus días en una tabla, para abrirla en una hoja de cálculo.
table-day = Día
table-mood = Ánimo (1–5)
table-craving = Ganas de consumir (0–10)
table-used = Consumo
table-used-word =
    { $used ->
        [yes] sí
        [no] no
       *[other] prefiero no decirlo
    }
table-note = Nota
export-wait = Te mandé una copia hace un momento, está más arriba. Dentro de un minuto puedo hacer otra.

export-title = Lo que Keel guarda sobre ti
export-made = Hecho el { $day } a { clock-las }.
export-about = Las partes vacías no salen. Las horas van según tu zona horaria.
export-table-people = Tú
export-table-places = Por dónde vas en nuestra conversación
export-table-checkin-plans = Tu pregunta diaria
export-table-day-notes = Tus días
export-table-extra-choices = La pregunta de más que elegiste
export-table-extra-answers = Respuestas a la pregunta de más
export-table-intentions = Lo que querías de tus días
export-table-weekly-plans = Lo que te pregunto una vez por semana
export-table-bladder-checks = Tu vejiga, semana a semana
export-table-lookbacks = Semanas que repasaste
export-table-deliveries = Lo que te mandé, o iba a mandarte (sin las palabras)
export-table-crises = El último mensaje que me preocupó (no lo que decía)
export-table-risk-flags = Mensajes que me preocuparon (no lo que decían)
export-table-alerts = Cuándo avisé al equipo
export-table-opinions = Lo que guardaste o te pareció útil
export-table-risky-times = Horas en las que suele ser difícil
export-table-plan-lines = Tus propios planes
export-table-tip-plans = Tu consejo del día
export-table-tips = Consejos que te mandé
export-table-technique-tries = Lo que probaste
export-table-stretches = Tus días sin consumir, antes de la fecha que cuenta ahora
export-table-milestones = Números que quieres oír
export-table-goals = Tu objetivo: días a la semana, como mucho
export-table-lapses = Después de consumir
export-table-other = Más ({ $name })
export-field-id = El número que te doy
export-field-telegram-id = Tu número de Telegram
export-field-zone-name = Zona horaria
export-field-stopped-on = Lo dejaste el
export-field-consent-version = Aceptaste el texto número
export-field-consent-at = Aceptaste el
export-field-onboarded-at = Primer minuto terminado
export-field-paused-until = En pausa hasta
export-field-hold-until = Solo la pregunta diaria y lo que pediste, hasta
export-field-unasked-ok = Puedo escribir yo primero
export-field-quiet-from = Silencio desde
export-field-quiet-until = Silencio hasta
export-field-wants-tips = Consejo del día
export-field-wants-news = Noticias del equipo
export-field-dark = Imágenes oscuras
export-field-reach = Si te llegan los mensajes
export-field-created-at = Guardado desde
export-field-last-seen-at = Última vez aquí
export-field-wall-time = Hora de tu reloj
export-field-next-at = Próxima
export-field-asked-on = Última pregunta el
export-field-told-on = Último envío el
export-field-own-hour = Hora elegida por ti
export-field-remind = Un recordatorio
export-field-began-on = Desde
export-field-ended-on = Hasta
export-field-picked = Elegidos
export-field-told = Último dicho
export-field-told-since = Contado desde
export-field-from-monday = Desde la semana del
export-field-days-a-week = Días
export-field-pull-before = Ganas antes
export-field-pull-after = Ganas después
export-plan-part =
    { $part ->
        [if-then] Si..., entonces...
        [reason] Mis razones
        [note] Una nota para mí
        [trusted] Alguien en quien confío
       *[other] { $part }
    }
export-field-local-day = Día
export-field-question = Pregunta
export-field-score = Puntos, de 0 a 10
export-field-words = Con tus palabras
export-field-noted-at = Anotado
export-field-pace-wanted = Preguntas cada tantos días, según elegiste
export-field-pace-every = Preguntas cada tantos días, ahora
export-field-pace-since = Contado desde
export-field-pace-silent = Preguntas sin respuesta
export-field-pace-kept = Preguntas con respuesta
export-field-pace-waiting-for = A la espera de
export-field-pace-told-on = Te lo dije el
export-field-morning-time = Pregunta de la mañana a las
export-field-morning-next-at = Próxima pregunta de la mañana
export-field-morning-asked-on = Última pregunta de la mañana
export-field-wish = Querías
export-field-outcome = Qué fue de ello
export-field-hard = Difícil
export-field-step = Paso pequeño
export-field-weekday = Día de la semana (0 es lunes)
export-field-kind = Qué es
export-field-signs = Señales urgentes
export-field-pain = Dolor, de 0 a 3
export-field-gap = Cada cuánto de día, de 0 (poco) a 3 (mucho)
export-field-nights = Veces por la noche (5 es cinco o más)
export-field-happened = Qué pasó
export-field-helped = Qué ayudó
export-field-chosen = Para las próximas 24 horas
export-field-own = Para las próximas 24 horas, con tus palabras
export-yes = sí
export-no = no
export-day-mood = ánimo { $mood } de 5
export-day-craving = ganas { $craving } de 10
export-day-used =
    { $used ->
        [yes] consumiste
        [no] no consumiste
       *[other] prefieres no decir si consumiste
    }
export-day-note = Nota: { $note }

erase-ask =
    Esto borra todo lo que guardo sobre ti: { $kinds }. No se puede deshacer, y dejaré de conocerte.

    ¿Lo hago?
erase-button-yes = Sí, bórralo todo
erase-button-export = Antes, una copia
erase-button-no = No, guárdalo

wipe-ask = ¿Borro lo que los dos escribimos aquí en los últimos 2 días, para ti y para mí? Tu diario y tus planes siguen como están. Telegram no me deja borrar nada más antiguo; tú sí puedes, con «Vaciar historial» en el menú de este chat.
wipe-button-yes = Sí, bórralo
wipe-button-no = No, déjalo
wipe-not = Vale. Todo sigue aquí.

erase-nothing = No guardo nada sobre ti, así que no hay nada que borrar. En /privacy hay más.
erase-kept = Vale. No se ha borrado nada.
erase-done-short = Borrado.
erase-receipt =
    Todo lo que guardaba sobre ti está borrado: { $kinds }.

    Qué queda y cuánto tiempo:
    { $remains }

    /start empieza de cero, cuando quieras. /sos funciona sin eso.
erase-remains-ledger =
    { $rows ->
        [one] • 1 línea que dice que salió algún mensaje, sin tu nombre, tu número ni las palabras: hasta { $days } días.
       *[other] • { $rows } líneas que dicen que salió algún mensaje, sin tu nombre, tu número ni las palabras: hasta { $days } días.
    }
erase-remains-updates = • Los números de orden de lo que mandaste, y nada más de ello: { $days } días.
erase-remains-backups = • En las copias de seguridad, que no nombran a nadie sin una clave guardada en otro sitio: hasta { $days } días.
erase-remains-team = • En el chat propio del equipo: que necesitaste ayuda, y lo que les escribiste.
erase-remains-telegram = • En este chat, en los servidores de Telegram: eso no puedo borrarlo. Para quitarlo, borra el chat en Telegram.
erase-kind-people = tu perfil
erase-kind-places = por dónde ibas en nuestra conversación
erase-kind-checkin-plans = el plan de tu pregunta diaria
erase-kind-day-notes =
    { $rows ->
        [one] 1 día
       *[other] { $rows } días
    } de tu diario
erase-kind-intentions =
    { $rows ->
        [one] { $rows } deseo para un día
       *[other] { $rows } deseos para un día
    }
erase-kind-weekly-plans = lo que te pregunto una vez por semana
erase-kind-bladder-checks =
    { $rows ->
        [one] { $rows } semana de notas de tu vejiga
       *[other] { $rows } semanas de notas de tu vejiga
    }
erase-kind-lookbacks =
    { $rows ->
        [one] { $rows } semana que repasaste
       *[other] { $rows } semanas que repasaste
    }
erase-kind-extra-choices = tu pregunta de más
erase-kind-extra-answers =
    { $rows ->
        [one] { $rows } respuesta a ella
       *[other] { $rows } respuestas a ella
    }
erase-kind-risk-flags =
    { $rows ->
        [one] 1 nota de que un mensaje me preocupó
       *[other] { $rows } notas de que un mensaje me preocupó
    }
erase-kind-alerts =
    { $rows ->
        [one] 1 aviso al equipo
       *[other] { $rows } avisos al equipo
    }
erase-kind-crises = cuándo preguntarte cómo estás
erase-kind-opinions =
    { $rows ->
        [one] 1 cosa que guardaste o valoraste
       *[other] { $rows } cosas que guardaste o valoraste
    }
erase-kind-risky-times =
    { $rows ->
        [one] 1 hora difícil que apuntaste
       *[other] { $rows } horas difíciles que apuntaste
    }
erase-kind-plan-lines =
    { $rows ->
        [one] 1 línea de tus propios planes
       *[other] { $rows } líneas de tus propios planes
    }
erase-kind-tip-plans = el plan de tus consejos
erase-kind-tips =
    { $rows ->
        [one] 1 consejo que te mandé
       *[other] { $rows } consejos que te mandé
    }
erase-kind-technique-tries =
    { $rows ->
        [one] 1 cosa que probaste
       *[other] { $rows } cosas que probaste
    }
erase-kind-stretches = tus días de antes sin consumir
erase-kind-milestones = los números que elegiste
erase-kind-goals = tu objetivo
erase-kind-lapses =
    { $rows ->
        [one] 1 vez que me contaste que consumiste
       *[other] { $rows } veces que me contaste que consumiste
    }
erase-kind-other =
    { $rows ->
        [one] 1 dato más
       *[other] { $rows } datos más
    }
erase-and = { $before } y { $last }

privacy-text =
    <b>Qué guardo</b>
    • Tus respuestas, notas y planes, hasta que los borres.
    • Tu número de Telegram, cifrado, para escribirte. Ni nombre ni teléfono.
    • Lo que escribes, hasta que lo he atendido. Luego se borra, salvo que sea una respuesta que guardo. Si algo falla con ello, hasta { $updates } días, para que alguien pueda ver por qué.
    • El número de orden de cada mensaje: { $updates } días.
    • Los números de los mensajes entre los dos, para que /wipe pueda borrarlos: 2 días.
    • Una lista de lo que te mandé, sin las palabras: { $ledger } días.
    • Que un mensaje me preocupó, no lo que decía: { $flags } días.
    • Si al principio dices que no: solo eso, { $refusals } meses.
    • Copias de seguridad: { $backups } días.

    Si no sé nada de ti en { $silent } meses, te pregunto una vez, donde pueda. Un mes después se borra todo.

    <b>Dónde y cómo</b>
    { $database }
    Lo que escribes y quién eres en Telegram va cifrado ahí. Nada se vende ni se comparte, y nadie cuenta lo que tocas.

    <b>Quién puede leerlo</b>
    Telegram puede leer técnicamente los chats con bots. { $staff }

    <b>Qué puedes hacer</b>
    /export te manda una copia. /erase lo borra todo, al momento.
privacy-database-sqlite = En un archivo, en la máquina donde funciono.
privacy-database-postgresql = En una base de datos (PostgreSQL) de quien me lleva.
privacy-staff-yes = Un equipo de apoyo trabaja conmigo. Después de un mensaje preocupante se le dice que lo hubo, con un nombre en clave, tu país y tu hora. Tus palabras solo las ve si tú quieres.
privacy-staff-no = Aquí no lee ningún equipo. Estoy yo y nadie más.
privacy-button-about = Qué es Keel

about-text =
    <b>Qué soy</b>
    Keel, un bot: una máquina que acompaña a la gente mientras deja o reduce la ketamina. Informo, pregunto cada día, ofrezco cosas para probar e indico personas que ayudan. No diagnostico, no trato, no sé de dosis y no soy un servicio de emergencias.

    <b>Qué hay detrás</b>
    { $articles } textos cortos y { $techniques } cosas para probar. Cada uno nombra su fuente y el día en que se revisó por última vez. { $reviewed }

    <b>Si es urgente</b>
    /sos tiene números de donde estás, a cualquier hora.

    Qué guardo: /privacy
about-reviewed-none = Ningún profesional de la salud ha revisado todavía las palabras: son borradores, hechos con fuentes publicadas.
about-reviewed-some = Un profesional de la salud ha revisado { $count } de los textos; todo lo demás es un borrador, hecho con fuentes publicadas.
about-button-privacy = Qué se guarda

still-here-ask =
    Hola. Hace más o menos un año que no escribes aquí.

    ¿Sigo guardando tus cosas? Si no sé nada de ti, lo borro todo el { $day }. Antes también puedes llevarte una copia.
still-here-keep = Guárdalas
still-here-kept = Se quedan. Me alegro de saber de ti.
