### Palabras que se usan en todas partes. Borrador.

button-sos = SOS
button-back = Atrás
button-skip = Saltar
button-not-now = Ahora no
button-yes = Sí
button-no = No
button-cancel = Cancelar
button-done = Hecho
button-checkin = Contar cómo voy
button-cope = Algo para probar
button-learn = Leer sobre ello
button-settings = Ajustes
button-open-start = Empezar

error-unknown = No ha funcionado, y es cosa mía. Lo que me contaste está a salvo. Inténtalo otra vez dentro de un minuto.
error-stale-button = Ese botón es de un mensaje antiguo. Desde aquí puedes ir a: /checkin, /cope, /learn, /settings. /sos funciona siempre.
error-apology = No he podido atender tu último mensaje. Está guardado y alguien mirará por qué. Si no estás a salvo ahora, toca SOS. Si no, inténtalo otra vez.

fallback-text = Lo he leído, pero soy un bot y no he sabido seguirlo. Si ahora se hace difícil, toca SOS o «Algo para probar». O elige:
fallback-voice = No puedo escuchar notas de voz. Si no estás a salvo ahora, toca SOS. Si no, escribe unas palabras; las faltas dan igual.
fallback-video = No puedo ver vídeos. Si no estás a salvo ahora, toca SOS. Si no, escribe unas palabras; las faltas dan igual.
fallback-photo = No puedo ver fotos, y no he guardado la tuya. Si no estás a salvo ahora, toca SOS. Si no, escribe unas palabras; las faltas dan igual.
fallback-sticker = No puedo leer stickers. Si no estás a salvo ahora, toca SOS. Si no, escribe unas palabras; las faltas dan igual.
fallback-location = No puedo ver dónde estás, y no lo he guardado. Si necesitas que la ayuda vaya hasta ti, toca SOS y llama. Si no, escribe unas palabras.
fallback-contact = No he guardado ese contacto. Si no estás a salvo ahora, toca SOS. Si no, escribe unas palabras; las faltas dan igual.
fallback-file = No puedo abrir archivos, y no he guardado el tuyo. Si no estás a salvo ahora, toca SOS. Si no, escribe unas palabras; las faltas dan igual.
fallback-other = No puedo leer ese tipo de mensaje. Si no estás a salvo ahora, toca SOS. Si no, escribe unas palabras; las faltas dan igual.

gate-start-first = Todavía no te conozco, así que no puedo hacer eso. /start lleva un minuto. /sos, /learn y /cope funcionan sin eso.
gate-not-kept = Gracias por escribir. Todavía no hemos empezado, así que no lo he guardado. /start lleva un minuto. Si ahora se hace duro, /sos y /cope funcionan sin eso.
gate-consent-again = Ha cambiado algo de lo que guardo. Léelo una vez más, por favor, y seguimos como antes.
gate-leave-group = Solo hablo en chats privados, así que me voy. Escríbeme directamente.

paused-note = Estás en pausa. Solo contesto cuando tú escribes. /resume lo pone todo en marcha otra vez.

day-today = hoy
day-yesterday = ayer
help-choices =
    Además:
    /checkin pregunta qué tal el día
    /craving cuando las ganas aprietan, /cope tiene cosas para probar
    /lapse si has consumido
    /days cuenta los días, /history los enseña
    /plan guarda tu plan para las horas malas
    /learn tiene respuestas cortas
    /settings y /language cambian cosas, /when dice qué viene

    Puedes escribir cualquiera, o las palabras de un botón. O toca:
language-set = A partir de ahora, en español.
language-name = Español
# El idioma de estos archivos, como código BCP 47.
language-code = es

# La hora con su artículo: "la 1:30", "las 13:00". Solo aquí; los textos la piden con { clock-las } o { clock-son }.
clock-las =
    { HOUR($clock) ->
        [1] la { $clock }
       *[other] las { $clock }
    }
clock-son =
    { HOUR($clock) ->
        [1] es la { $clock }
       *[other] son las { $clock }
    }
