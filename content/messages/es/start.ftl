### El primer minuto. Borrador.

start-hello =
    Hola. Soy Keel, un bot que te acompaña mientras dejas o reduces la ketamina.
    Te pregunto una vez al día, tengo cosas para probar cuando se pone difícil y números a los que llamar en casi todos los países.

    Soy una máquina, no un servicio de emergencias. Si estás en peligro ahora, toca SOS.
start-button-start = Empezar
start-button-kept = ¿Qué guardas?
start-language = ¿Qué idioma?

start-consent =
    Antes de nada: Telegram puede leer técnicamente los chats con bots, así que no escribas nombres aquí. Lo que me cuentas lo guardo cifrado, y /erase lo borra.

    ¿Tienes 18 años o más?
start-consent-yes = Sí, y estoy de acuerdo
start-consent-young = Tengo menos de 18
start-consent-no = No, gracias

start-young =
    Entonces no guardaré nada sobre ti. Puedes leer y usar todo lo que hay en /learn y /cope, y estas personas están para alguien de tu edad:
start-young-only = Entonces no guardaré nada sobre ti. Puedes leer y usar todo lo que hay en /learn y /cope. /sos funciona siempre.
start-declined = Está bien. Solo he guardado tu no. /sos funciona siempre, y /start si cambias de idea.

start-kept =
    Qué guardo y cuánto tiempo:

    • Tus respuestas, notas y planes: cifrados, hasta que los borres. /erase lo hace al momento.
    • Tu número de Telegram: cifrado, para poder escribirte.
    • Lo que escribes y no es nada de eso: hasta que lo he atendido.
    • Una lista de lo que te mandé: 90 días, sin las palabras.
    • Que vi un mensaje preocupante, no lo que decía: 90 días.
    • Si dices que no: solo eso, 12 meses.

    Nadie lo vende ni lo comparte. Telegram sí puede leer los chats con bots: eso no puedo cambiarlo. Más en /privacy.

start-place-one = Creo que estás en { $country }, donde { clock-son }. ¿Es así?
start-place-country = Creo que estás en { $country }. ¿Es así?
start-place-yes = Sí, es así
start-place-other-zone = Otra hora
start-place-other = Otro país
start-ask-country = ¿En qué país estás? Escribe su nombre o toca Saltar. De eso depende qué números te enseño.
start-country-which = ¿Cuál?
start-country-none = No conozco un país así. Prueba con su nombre en inglés, o toca Saltar.
start-ask-zone = ¿Cuál de estas es tu hora?
start-ask-zone-type = ¿Qué hora es donde estás? Escríbela así: 21:40, o escribe la ciudad grande más cercana.
start-zone-none = No he podido averiguarlo. Escribe la hora de tu reloj, así: 21:40, o una ciudad grande cercana.
start-zone-button = { $clock } { $city }
start-zone-type = Escribirla

start-ask-stage = ¿En qué punto estás ahora con la ketamina?
start-stage-using = Consumo
start-stage-cutting-down = Estoy reduciendo
start-stage-stopped = Lo he dejado
start-stage-supporting = Apoyo a alguien
start-ask-since = ¿Desde cuándo? Vale un cálculo aproximado. También puedes escribir una fecha, como 3 mayo.
start-since-today = Hoy
start-since-yesterday = Ayer
start-since-week = Hace una semana
start-since-month = Hace un mes
start-since-longer = Más tiempo
start-since-unclear = No he entendido esa fecha. Escríbela así: 3 mayo o 2026-05-03, o toca Saltar.
start-since-future = Esa fecha aún no ha llegado. Escribe el día en que lo dejaste, o toca Saltar.

start-careful =
    Una cosa antes. Dejar de golpe el alcohol, los tranquilizantes (benzodiacepinas), el GHB o GBL, o los opioides puede ser peligroso. Si tomas algo de eso a menudo, habla con un médico antes de dejarlo.

    Si estás o puedes estar embarazada, cuéntaselo pronto a una matrona o a un médico. Están para ayudarte, no para juzgarte.

start-ask-hour = ¿Cuándo te pregunto? Una pregunta corta al día, según tu reloj. También puedes escribir una hora.
start-hour-morning = Por la mañana, 9:00
start-hour-evening = Por la tarde, 19:00
start-hour-night = Por la noche, 21:30
start-hour-never = Sin preguntas
start-hour-unclear = No he entendido esa hora. Escríbela así: 20:15, o toca una.

start-ready =
    Ya está. { $checkin }

    Siempre puedes escribirme sin más. Cuando se pone difícil: /cope. Cuando no estás a salvo: /sos. Para cambiar algo: /settings.
start-ready-checkin = Te preguntaré a { clock-las }, hora tuya.
start-ready-none = No te preguntaré si no me lo pides.
start-again = Hola de nuevo. Todo está donde lo dejaste.
start-again-quiet = Me alegro de verte. Estoy aquí.
start-button-friends = Estar a su lado
