### Cuando hay peligro. Borrador: falta que lo lean un profesional y una persona nativa.
### Cada paso que se enseña viene de content/sources/facts.yaml; el comentario sobre un texto dice de qué datos.
### Cada mensaje se lee en diez segundos, también sin haber dormido dos noches.

## El primer mensaje: debajo van los números.

crisis-heard = Gracias por contármelo. Soy un bot, así que quiero llevarte hasta una persona.
crisis-heard-self-harm = Gracias por contármelo. Aquí nadie te va a reñir. Soy un bot, así que quiero llevarte hasta una persona.
# worried-about-suicide-01, worried-about-suicide-11
crisis-heard-other = Gracias por estar pendiente de esa persona. Haces bien en tomarlo en serio. Esta gente también te ayuda a ti:
crisis-heard-voices = Eso suena aterrador. No tienes que hacer lo que te dice. Soy un bot, así que quiero llevarte hasta una persona.
crisis-heard-anger = Gracias por decirlo antes de que pasara nada. Aléjate de esa persona si puedes. Esta gente también escucha eso:
# La misma persona escribe otra vez a los pocos minutos: más corto, los mismos números.
crisis-still = Sigo aquí. Y estas personas también:
crisis-still-emergency = Sigo aquí. Llama ahora, por favor, o pide a alguien que llame.
crisis-still-doctor = Sigo aquí. Sigue siendo cosa de un médico, hoy:
# Un mensaje que se leyó tarde. { $gap } es un tiempo, como «6 horas».
crisis-late = He estado sin conexión { $gap } y hasta ahora no he leído lo que escribiste a { clock-las }. Lo siento.
crisis-late-no-clock = He estado sin conexión { $gap } y hasta ahora no he leído lo que escribiste. Lo siento.
crisis-late-ask = ¿Estás a salvo ahora?
crisis-gap-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
crisis-gap-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
crisis-gap-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
# No se sabe el país: primero el del propio servicio, con su nombre.
crisis-if-in = Si estás en { $country }:
crisis-which-country = ¿En otro sitio? Toca tu país y te enseño sus números.
crisis-country-set = Entonces, { $country }. Esto es lo que hay allí:
crisis-ask-country = ¿En qué país estás? Escribe su nombre o toca uno.
crisis-country-none = No conozco un país así. Prueba con su nombre en inglés, o toca uno.
crisis-button-other-country = Otro país

# /sos, y la tarjeta de un país recién elegido.
sos-intro = Con quién puedes hablar ahora:

## La pregunta directa

# worried-about-suicide-02: preguntar no mete la idea
crisis-ask = ¿Estás pensando en acabar con tu vida?
crisis-button-not-exactly = No exactamente
crisis-button-mistake = Ha sido un error
crisis-said-yes =
    Me alegro de que lo hayas dicho.

    ¿Hay alguien contigo?
crisis-said-unsure = Gracias. No hace falta ponerle nombre para hablar de ello. ¿Qué te ayudaría ahora mismo?
crisis-said-no = Vale. Gracias por contestar. Aun así, suena a mucho peso. ¿Qué te ayudaría ahora mismo?
crisis-with-yes = Bien. Dile una frase: «No estoy bien y no quiero quedarme a solas». No tiene que arreglarlo. ¿Qué más te ayudaría?
crisis-with-no = Entonces vamos a llevarte hasta alguien. No tienes que decirlo bien. ¿Qué sería lo más fácil?
crisis-safe-yes = Vale, bien. ¿Qué te ayudaría ahora mismo?
crisis-harm-no = Vale. De momento, mantén la distancia. ¿Qué te ayudaría?
crisis-menu = ¿Qué te ayudaría ahora mismo?
crisis-button-text = Una línea para escribir
crisis-button-call = Un número para llamar
crisis-button-steady = Primero, calmarme
crisis-button-forward = Una frase para enviar
crisis-button-team = El equipo
crisis-button-hard = Nada de esto
crisis-button-danger = Estoy en peligro ahora
crisis-button-back = Volver a donde estaba
crisis-button-more = Otra cosa
crisis-button-tomorrow = Pregúntame mañana
crisis-text-intro = Aquí se puede escribir, sin hablar:
crisis-text-none = No tengo ninguna línea allí a la que se pueda escribir. Estas contestan al teléfono. Puedes empezar así: «No sé qué decir».
crisis-call-intro = Puedes empezar así: «No sé qué decir».

## Primero, calmarme: una técnica de la biblioteca en un mensaje

crisis-steady = { $name }. Despacio, una cosa detrás de otra:
crisis-steady-done = Vale. Ha sido un paso. ¿Qué te ayudaría ahora?
crisis-button-done = Hecho

## Una frase para enviar

crisis-forward = Copia esto y envíalo a alguien de confianza:
crisis-forward-text = Lo estoy pasando muy mal y no quiero estar a solas con esto. ¿Puedes llamarme o venir? No tienes que arreglar nada.
crisis-forward-button = Copiar la frase

## ¿Qué lo hace difícil?

crisis-hard = No pasa nada. ¿Qué lo hace difícil?
crisis-hard-talk = No quiero hablar
crisis-hard-help = No pueden ayudarme
crisis-hard-shame = Me da vergüenza
crisis-hard-heard = Alguien puede oírme
crisis-hard-answer-talk = No tienes que hablar. Puedes escribir, o llamar y decir solo «No sé qué decir». Puedes colgar cuando quieras.
crisis-hard-answer-help = No pueden quitártelo todo, es verdad. Pueden estar contigo durante la próxima hora, y lo que se siente con tanta fuerza cambia. Puedes colgar cuando quieras.
crisis-hard-answer-shame = No tienes que hablar de la ketamina ni decir tu nombre. Puedes empezar así: «No estoy bien y no quiero estar a solas con esto».
crisis-hard-answer-heard = Entonces es mejor escribir. Un mensaje no lo oye nadie. O ve a un sitio donde no puedan oírte y llama desde allí.

## El equipo

crisis-team-here = He dicho al equipo que te gustaría hablar con una persona. Alguien está leyendo ahora y te escribirá aquí. Estas personas también están despiertas:
crisis-team-nobody = Ahora mismo no lee nadie del equipo. Les he dejado una nota. Estas personas están despiertas:
crisis-team-15 = Nadie del equipo ha contestado todavía. Lo siento. Quizá te escriban más tarde. Estas personas están despiertas ahora:

crisis-team-15-unasked = He dicho al equipo que quizá quieras hablar con una persona. Nadie ha contestado todavía. Estas personas están despiertas ahora:

## Ha sido un error, volver

crisis-mistake = Vale. Prefiero preguntar una vez de más. SOS está siempre ahí.
crisis-back = Vale. Estoy aquí.
crisis-tomorrow = Vale. Te escribo mañana a { clock-las }. Hasta entonces, SOS está siempre ahí.
crisis-tomorrow-kept = Vale. Te escribo mañana a { clock-las }. Para eso guardo el número de este chat, cifrado, y nada más. SOS está siempre ahí.

## En peligro ahora

crisis-danger-what = ¿Qué está pasando? Un toque:
crisis-danger-took = He tomado algo
crisis-danger-self = Puedo hacerme daño
crisis-danger-body = Algo grave o una herida
crisis-danger-other = Es otra persona
crisis-danger-violence = Alguien me hace daño

# Los pasos debajo del número de emergencias.
crisis-do-suicide = Aléjate de todo con lo que podrías hacerte daño, o pide a alguien que se lo lleve. Ve a donde haya más gente.
# first-aid-24, first-aid-25, overdose-and-emergency-05
crisis-do-took =
    Pon el altavoz del teléfono. Quita el cerrojo de la puerta, enciende una luz.
    Di primero dónde estás y luego qué has tomado. Están para ayudarte.
    Si te entra sueño o náuseas, túmbate de lado en el suelo, con el teléfono junto a ti. No tomes nada más.
# first-aid-24, first-aid-25
crisis-do-body = Pon el altavoz del teléfono. Quita el cerrojo de la puerta. Di primero dónde estás y luego qué te pasa. No cuelgues.
# first-aid-22, first-aid-23
crisis-do-wound =
    Aprieta fuerte la herida con un paño limpio o con la mano. Si la sangre lo empapa, pon más paño encima y sigue apretando.
    Si hay algo clavado, no lo saques y aprieta a los lados.
# first-aid-02
crisis-do-other = Pon el altavoz del teléfono, para tener las manos libres.

crisis-who = ¿De quién se trata?
crisis-who-alone = Yo, y no hay nadie
crisis-who-with = Yo, y hay alguien aquí
crisis-who-other = Otra persona
crisis-alone-ask = ¿Hay alguien contigo?
# first-aid-26
crisis-alone = No cuelgues. Llama otra vez si empeora o si te mueves de sitio. Puedo escribirte mientras esperas, para que no estés a solas con esto.
# overdose-and-emergency-04, first-aid-08, first-aid-09
crisis-with-someone =
    Enséñale esto: No me dejes a solas, por favor. Nada de comer ni de beber.
    Si no me despierto pero respiro con normalidad: de lado, con la cabeza hacia atrás. Si respiro raro, dilo enseguida por teléfono.
crisis-anyone-yes = Dale el teléfono, o pídele que llame y se quede contigo.
crisis-anyone-no = Entonces llama ahora, por favor. Si puedes, ve a donde haya alguien: casa de un vecino, una tienda, la calle.
crisis-breathing = ¿Respira?
crisis-breathing-yes = Sí, con normalidad
crisis-breathing-no = No, o no con normalidad
crisis-breathing-unsure = No lo sé
crisis-breathing-awake = Está despierta/o
# first-aid-08, first-aid-09, first-aid-14
crisis-breathes =
    Si no se despierta: pon a la persona de lado e inclínale la cabeza hacia atrás.
    Quédate a su lado y sigue comprobando que respira. Nada de comer ni de beber.
    Si deja de respirar o respira raro, dilo enseguida a quien te atiende por teléfono.
# first-aid-04, first-aid-05, first-aid-06
crisis-breathes-not =
    Di «no respira». Te dirán qué hacer. Haz lo que te digan hasta que llegue la ayuda.
    Si no se despierta: aprieta fuerte y rápido en el centro del pecho. Quien te atiende te dice cómo. No tienes que hacerlo perfecto.
# first-aid-04
crisis-breathes-unsure =
    No saberlo cuenta como un no. Di «no respira con normalidad». Te dirán qué hacer. Haz lo que te digan hasta que llegue la ayuda.
    Una bocanada de vez en cuando, o respirar con ruido y sin ritmo, no es respirar con normalidad.
# overdose-and-emergency-04, overdose-and-emergency-02, worried-about-suicide-05
crisis-awake =
    Quédate a su lado y no cuelgues hasta que llegue la ayuda. Que no pase frío y, si puedes, que siga despierta. Nada de comer ni de beber.
    Dilo enseguida por teléfono si no se despierta, respira raro o tiene convulsiones.
# first-aid-10, first-aid-11
crisis-fit =
    Aparta las cosas duras, pon algo blando bajo su cabeza, mira la hora. No sujetes a la persona, no le metas nada en la boca.
    Cuando termine: de lado, y comprueba que respira. Quédate hasta que esté del todo despierta.
crisis-button-fit = Tiene convulsiones
crisis-button-changed = Ha cambiado

# first-aid-26, first-aid-27, worried-about-suicide-05
crisis-called = Bien. No cuelgues, si puedes. Contestar a sus preguntas no retrasa la ayuda. Llama otra vez si empeora o si te mueves de sitio.
crisis-button-stay = Quédate conmigo
crisis-button-came = Ha llegado la ayuda
crisis-button-still = Sigo aquí
crisis-came = Bien. Me alegro de que estén ahí. Diles todo lo que se ha tomado. Están para ayudar.
crisis-stay = Vale. Te escribo en 2, 5, 10 y 20 minutos. Toca cuando lo veas. Si empeoras, llama otra vez.
# Lo que llega sin pedirlo: nada que delate al principio.
crisis-stay-1 = ¿Sigues ahí? Con un toque basta.
crisis-stay-2 = Yo otra vez. ¿Sigues ahí?
crisis-stay-3 = Vuelvo a pasar. ¿Sigues ahí?
crisis-stay-4 = Ya van 20 minutos. ¿Sigues ahí?
crisis-stay-last = Ahora dejo de escribirte. No puedo verte ni oírte, y no puedo mandar a nadie. Si no ha llegado nadie, llama otra vez, por favor:
crisis-stay-last-unknown = Ahora dejo de escribirte. No puedo verte ni oírte, y no puedo mandar a nadie. Si no ha llegado nadie, llama otra vez, por favor.
crisis-stay-seen = Bien. Estoy aquí. Si empeora, llama otra vez.

crisis-cannot-call = Entonces, sin hablar.
crisis-silent-none = No conozco ninguna forma de avisar al { $number } sin hablar desde allí. Pide que llame a quien tengas cerca: un vecino, una tienda, alguien de la calle.
crisis-silent-no-country = No sé en qué país estás. Pide que llame a quien tengas cerca: un vecino, una tienda, alguien de la calle.
crisis-silent-lines = Para escribir a alguien:

## Autolesiones

crisis-hurt-ask = ¿Tienes alguna herida ahora?
crisis-hurt-bad = Sí, y es grave
crisis-hurt-bit = Un poco
# first-aid-22
crisis-hurt-bit-answer = Aprieta un paño limpio sobre ella. Si sigue sangrando, o es profunda, hay que llamar a una ambulancia.

## A salvo donde estás; daño a otros

crisis-safe-ask = ¿Estás a salvo ahora donde estás?
crisis-harm-ask = ¿Hay alguien con heridas o en peligro ahora mismo?

## Otra persona

crisis-other-ask = ¿Qué ayudaría más?
crisis-other-how = ¿Cómo pregunto?
crisis-other-stay = ¿Qué hago ahora?
crisis-other-secret = Pide que no lo cuente
crisis-other-me = ¿Y yo?
crisis-other-danger = Está en peligro ahora
# worried-about-suicide-02, worried-about-suicide-03
crisis-other-how-answer =
    Pregunta sin rodeos: «¿Estás pensando en el suicidio?» Preguntar no le mete la idea en la cabeza. Puede ayudarle a hablar.
    Luego escucha. Deja que lo cuente con sus palabras, sin discutir y sin prisa por arreglarlo.
# worried-about-suicide-05, -06, -08
crisis-other-stay-answer =
    Quédate a su lado, o al teléfono. Si para ti no es peligroso, ayuda a apartar lo que pueda usar para hacerse daño.
    Ofrécete a llamar a una línea con esa persona. Si está en peligro ahora, llama al número de emergencias.
# worried-about-suicide-07
crisis-other-secret-answer = No prometas guardar el secreto. Di que quieres ayudar, y que quizá tengas que contar con más gente para que esté a salvo.
# worried-about-suicide-10, -11
crisis-other-me-answer = Esto también es duro para ti, así que busca apoyo. Las mismas líneas atienden tu llamada. Vuelve a preguntarle en los próximos días. Lo que haga no es culpa tuya.

## El mismo día, un médico

# bladder-13, bladder-14, kidneys-liver-biliary-09
crisis-doctor = Eso lo tiene que ver un médico hoy, aunque mejore.
# bladder-14
crisis-doctor-now = Ve directamente a las urgencias de un hospital si no puedes orinar nada, tienes fiebre o te duele el costado.
crisis-button-doctor-tell = Qué decirle
crisis-button-why = ¿Por qué?
# bladder-13, bladder-14, kidneys-liver-biliary-09
crisis-doctor-why = La sangre en la orina siempre la tiene que mirar un médico, aunque creas que es por la ketamina: hay que descartar otras enfermedades. Con dolor en la parte baja de la barriga, fiebre o dolor en el costado, es el mismo día. La piel o los ojos amarillos, o un dolor de barriga muy fuerte, también son urgentes.
# talking-to-a-doctor-03, talking-to-a-doctor-05
crisis-doctor-tell =
    Puedes leer esto en voz alta:
    «He consumido ketamina y quiero ayuda. Esto es lo que me pasa, y esto es cuándo empezó. Me gustaría que me vieran hoy».

    Si es la vejiga: cada cuánto vas, cuánto duele, si has visto sangre.
crisis-doctor-tell-copy = He consumido ketamina y quiero ayuda. Esto es lo que me pasa, y esto es cuándo empezó. Me gustaría que me vieran hoy.

## Violencia

# safety-from-violence-01
crisis-violence = Eso no es culpa tuya. ¿Puedes mirar este teléfono ahora sin peligro?
crisis-violence-now = Eso no es culpa tuya. Si alguien te está haciendo daño ahora, llama al:
crisis-violence-look = ¿Puedes mirar este teléfono ahora sin peligro?
crisis-violence-no = No, haz desaparecer esto
# safety-from-violence-06, -09
crisis-violence-write = No te escribiré sin que tú escribas antes, por si alguien lo ve. ¿Puedo escribirte aquí sin que sea un peligro?
crisis-violence-write-yes = Vale. Las primeras palabras nunca dirán nada que delate. Si deja de ser seguro, cámbialo en /settings.
crisis-violence-write-no = Vale. No te escribiré primero. Tú puedes escribirme cuando sea seguro, y SOS funciona siempre. En /settings puedes cambiarlo.
crisis-violence-sexual = Fue sexual
crisis-violence-child = Se trata de un menor
crisis-violence-home = Alguien de mi casa
# safety-from-violence-06, safety-from-violence-07. Un aviso que no deja rastro en el chat.
crisis-gone = Borrado, hasta donde Telegram me deja: nada de hace más de 2 días. Puede que aún se vean notificaciones.
# Lo que queda luego en el chat: nada por lo que alguien preguntaría.
crisis-gone-left = Hola. Estoy aquí cuando quieras anotar algo.

## Riesgo elevado: una línea discreta, y la pregunta suave una vez al día como mucho

crisis-quiet = Si pesa más, en SOS hay personas que están despiertas.
crisis-soft-ask = ¿Algún pensamiento de no querer estar aquí?
crisis-soft-bit = Un poco
crisis-soft-no = Vale. Gracias por contestar. Estoy por aquí.
crisis-elevated-craving = Son ganas muy fuertes. No tienes que hacer nada con ellas en este minuto. ¿Diez minutos, conmigo?
crisis-elevated-relapse = Gracias por contármelo. Tus días hasta ahora siguen contando. ¿Qué te ayudaría en las próximas horas?
crisis-elevated-withdrawal = Es una racha dura. ¿Quieres algo que quizá haga más fácil la próxima hora?
crisis-elevated-hopelessness = Eso suena a mucho peso. No tienes que llevarlo a solas esta noche. ¿Quieres probar algo pequeño, o una persona?
# overdose-and-emergency-02
crisis-elevated-mixing = Gracias por contármelo. No te quedes a solas con esto si puedes. Si alguien no se despierta, respira raro o tiene convulsiones, hace falta una ambulancia: en SOS está el número.
crisis-elevated-medical = Eso merece que lo vea pronto un médico, mejor que aguantarlo. ¿Quieres leer sobre ello, o algo para probar ahora?
crisis-elevated-pregnancy = Cuéntaselo pronto a una matrona o a un médico. Están para ayudarte, no para juzgarte.
crisis-elevated-voices = Eso suena inquietante. ¿Estás en un sitio seguro? Un médico es la persona adecuada para esto. Si te dice que hagas daño a alguien, toca SOS.
crisis-elevated-third-party = Es duro ver así a alguien que te importa. No puedes hacerlo por esa persona, y no tienes que hacerlo sin ayuda.
crisis-elevated-other = Gracias por contármelo. ¿Quieres algo para probar, o una persona?

## El día después: las primeras palabras no delatan nada

crisis-follow-up =
    { $part ->
        [morning] Buenos días. ¿Cómo van hoy las cosas?
        [afternoon] Hola. ¿Cómo van hoy las cosas?
       *[evening] Buenas tardes. ¿Cómo van hoy las cosas?
    }
crisis-follow-better = Mejor
crisis-follow-same = Igual
crisis-follow-worse = Peor
crisis-follow-stop = No preguntes más
crisis-follow-better-answer = Me alegro. SOS sigue donde está.
crisis-follow-same-answer = Gracias por contármelo. ¿Qué te ayudaría hoy?
crisis-follow-worse-answer = Lo siento. Vamos a llevarte hasta una persona. Estas están ahora:
crisis-follow-stop-answer = Vale, no te preguntaré más. SOS está siempre ahí.
