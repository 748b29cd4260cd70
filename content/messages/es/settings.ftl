### /settings, /when, /pause, /resume, /stop. Borrador.

settings-title = Lo que se puede cambiar. Toca uno.
settings-changed = Hecho. { $what }
settings-language = Idioma: { $name }
settings-country = País: { $country }
settings-country-none = País: sin decir
settings-zone = Tu hora: { $city }, ahora { $clock }
settings-stage = En qué punto estás: { $stage }
settings-stage-none = En qué punto estás: sin decir
settings-stage-stopped = En qué punto estás: lo has dejado, desde { $since }
settings-stage-word =
    { $stage ->
        [using] consumo
        [cutting-down] reduciendo
        [stopped] lo he dejado
       *[supporting] apoyo a alguien
    }
settings-checkin = Pregunta diaria: { $clock }, hora tuya, { $remind ->
        [on] con un recordatorio
       *[off] sin recordatorio
    }
settings-checkin-off = Pregunta diaria: no
settings-tips = Consejo del día: { $on ->
        [on] { $clock }, hora tuya
       *[off] no
    }
settings-news = Noticias del equipo: { $on ->
        [on] sí
       *[off] no
    }
settings-quiet = Horas de silencio: de { $from } a { $until }
settings-quiet-none = Horas de silencio: ninguna
settings-paused-until = En pausa hasta { $day }
settings-paused = En pausa hasta que tú digas
settings-unsafe = Mensajes míos: ninguno hasta que digas que es seguro

settings-button-language = Idioma
settings-button-country = País
settings-button-zone = Hora
settings-button-stage = En qué punto estoy
settings-button-checkin = Pregunta diaria
settings-button-quiet = Horas de silencio
settings-button-tips-on = Quiero consejos
settings-button-tips-off = Sin consejos
settings-button-tip-hour = Hora del consejo
settings-button-news-on = Quiero noticias
settings-button-news-off = Sin noticias
settings-button-pause = Pausa
settings-button-resume = Terminar la pausa
settings-button-safe = Ya es seguro escribirme
settings-button-data = Mis datos
settings-button-when = Qué viene ahora

settings-ask-language = ¿Qué idioma?
settings-ask-country = ¿En qué país estás? De eso depende qué números te enseño. Toca uno o escribe su nombre.
settings-ask-zone = ¿Cuál de estas es tu hora? También puedes escribir la hora de tu reloj, como 21:40, o una ciudad grande cercana.
settings-ask-zone-typed = ¿Qué hora es donde estás? Escríbela así: 21:40, o escribe la ciudad grande más cercana.
settings-ask-stage = ¿En qué punto estás ahora con la ketamina?
settings-ask-since = ¿Desde cuándo? Vale un cálculo aproximado. También puedes escribir una fecha, como 3 mayo.
settings-button-since-same = Como antes: { $since }
settings-ask-checkin = ¿Cuándo te pregunto? Toca una hora o escribe una de tu reloj, como 20:15.
settings-button-extra = Una pregunta más
settings-button-pace = Cada cuánto
settings-button-morning = Pregunta de la mañana
settings-button-week = Repaso semanal
settings-button-bladder = Preguntas de la vejiga
settings-button-remind-on = Un recordatorio: sí
settings-button-remind-off = Un recordatorio: no
settings-button-off = Sin preguntas
settings-ask-tip-hour = ¿A qué hora quieres el consejo del día? Toca una o escribe una hora de tu reloj, como 16:30. Dentro de tus horas de silencio espera a que terminen.
settings-ask-quiet = ¿Cuándo quieres que esté en silencio? Toca una opción o escríbelo así: 22-8. La hora de tu pregunta sigue valiendo, y cuando escribes siempre contesto.
settings-quiet-choice = { $from } a { $until }
settings-button-quiet-none = Ninguna
settings-quiet-unclear = No lo he entendido. Escribe dos horas, como 22-8 o 23:30 a 9, o toca una opción.

settings-ask-data = Lo que guardo es tuyo. Llévate una copia o haz que se borre todo. En /privacy está qué guardo y cuánto tiempo.
settings-button-export = Mándame una copia
settings-button-erase = Borrarlo todo

### Pausa, seguir, parar

pause-ask = ¿Cuánto tiempo quieres que esté en silencio? Sigo contestando cuando escribes, y SOS funciona siempre.
pause-button-day = Un día
pause-button-week = Una semana
pause-button-month = Un mes
pause-button-open = Hasta que yo diga
pause-set = Vale. Estaré en silencio hasta { $day }. Escribe cuando quieras; SOS funciona siempre.
pause-set-open = Vale. Estaré en silencio hasta que toques /resume. Escribe cuando quieras; SOS funciona siempre. Si no sé nada de ti en 13 meses, borro lo que guardo.
pause-asked-for = Lo que me pediste que te mandara a una hora sigue llegando. /stop también termina eso.
pause-ended = La pausa ha terminado. { $next }
pause-not-paused = No hay ninguna pausa. { $next }
pause-stopped =
    Vale. He parado. Ya no llega nada mío, a menos que escribas.

    Lo que me contaste sigue guardado. /erase lo borra, /resume lo pone todo en marcha otra vez. /sos funciona como siempre.

### Qué viene ahora

when-title = Qué viene ahora, según tu reloj ({ clock-son }):
when-line = • { $when }: { $what }
when-nothing = No hay nada previsto. Solo contesto cuando escribes.
when-today = hoy a { clock-las }
when-tomorrow = mañana a { clock-las }
when-day = el { $day } a { clock-las }
when-soon = dentro de un momento
when-kind-checkin = la pregunta diaria
when-kind-checkin-reminder = un recordatorio, si no has contestado
when-kind-checkin-later = la pregunta diaria, como pediste
when-kind-morning = la pregunta de la mañana
when-kind-lookback = el repaso de la semana
when-kind-bladder = tus preguntas de la semana
when-kind-tip = el consejo del día
when-kind-milestone = un número de días que elegiste, si llegas
when-kind-still-here = una pregunta: si sigo guardando tus cosas
when-kind-broadcast = noticias del equipo
when-kind-crisis-follow-up = una pregunta: cómo van las cosas
when-kind-crisis-tomorrow = una pregunta: cómo van las cosas, como pediste
when-kind-crisis-stay = una pregunta: si sigues ahí, como pediste
when-kind-craving-end = el final de tu tiempo
when-kind-risky-time = una nota antes de una de tus horas difíciles
when-kind-other = un mensaje que pediste
when-paused = Estás en pausa hasta { $day }. Antes no llega nada.
when-paused-open = Estás en pausa hasta que tú digas. Antes no llega nada.
when-unsafe = No escribo nada por mi cuenta hasta que digas que es seguro.
when-held = Durante unos días mando la pregunta diaria y lo que pediste, nada más.
when-quiet = Horas de silencio: de { $from } a { $until }.
when-next = La próxima pregunta llega { $when }.
when-next-none = No hay pregunta diaria; en /settings puedes ponerla.
when-limit = { $limit ->
        [one] Como mucho { $limit } mensaje al día sin que lo pidas. Lo que llega a una hora que elegiste va primero.
       *[other] Como mucho { $limit } mensajes al día sin que los pidas. Lo que llega a una hora que elegiste va primero.
    }
when-no-limit = Todos los mensajes del día que haya. Aquí abajo puedes poner un límite.
when-left-out = Ese día no cabe: { $what }.
when-off = no
when-on = sí
when-button-checkin = Pregunta: { $at }
when-button-morning = Mañana: { $at }
when-button-week = Semana: { $at }
when-button-times = Momentos difíciles
when-button-tip = Consejo: { $at }
when-button-news = Noticias: { $at }
when-button-limit = { $limit ->
        [0] Sin límite diario
       *[other] Máximo { $limit } al día
    }
when-button-quiet = Horas de silencio
when-button-change = Cambiarlo
when-ask-limit = ¿Cuántos mensajes al día puedo mandarte sin que los pidas? Las respuestas, la ayuda y lo que me pediste no cuentan.
when-limit-unclear = No lo he entendido. Escribe un número del 1 al 9, o toca uno.
when-button-no-limit = Sin límite
