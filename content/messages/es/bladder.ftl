### La revisión de la vejiga, una vez por semana si alguien quiere. Preguntas nuestras, ninguna escala con licencia.

bladder-intro = Cuatro toques, una vez por semana o cuando quieras: si hay algo urgente, cuánto duele, cada cuánto vas. La ketamina puede dañar la vejiga, y las notas ayudan al médico a elegir pruebas.
bladder-weeks = Tu vejiga, tal como la anotaste:
bladder-opening = Unas preguntas sobre tu semana, si quieres. Es un minuto.
bladder-button-open = Abrir
bladder-button-begin = Responder ahora
bladder-button-change = Cambiar esta semana
bladder-button-weekly = Pregúntame cada semana
bladder-button-day = Semanal: { $day }
bladder-button-card = Ficha para el médico
bladder-button-picture = Imagen
bladder-button-about = Sobre la vejiga
bladder-button-not-now = Esta semana no
bladder-closed = Vale. /bladder está ahí cuando quieras.
# bladder-13, bladder-14
bladder-ask-signs = ¿Algo de esto, ahora o esta semana? Toca todo lo que encaje.
bladder-sign-blood = Sangre al orinar
bladder-sign-fever = Fiebre con dolor
bladder-sign-side = Dolor en el costado
bladder-sign-blocked = No puedo orinar nada
bladder-button-none = Nada de esto
bladder-button-next = Siguiente
bladder-ask-pain = ¿Cuánto dolor hubo esta semana, en la vejiga o en la parte baja del vientre?
bladder-ask-gap = De día, ¿cuánto aguantas hasta tener que orinar?
bladder-ask-nights = ¿Cuántas veces te levantas a orinar por la noche?
bladder-pain-0 = Nada
bladder-pain-1 = Un poco
bladder-pain-2 = Bastante
bladder-pain-3 = Fuerte
bladder-gap-0 = 3 horas o más
bladder-gap-1 = Unas 2 horas
bladder-gap-2 = Más o menos 1 hora
bladder-gap-3 = Menos de una hora
bladder-nights-0 = 0
bladder-nights-1 = 1
bladder-nights-2 = 2
bladder-nights-3 = 3
bladder-nights-4 = 4
bladder-nights-5 = 5 o más
bladder-unclear = No he podido leerlo. Toca una de estas, o escríbela.

## Semana a semana
bladder-noted = { $day }: { $what }
bladder-noted-signs-none = sin sangre ni otra señal urgente
bladder-noted-sign-blood = sangre
bladder-noted-sign-fever = fiebre con dolor
bladder-noted-sign-side = dolor en el costado
bladder-noted-sign-blocked = no podía orinar
bladder-noted-pain =
    { $step ->
        [0] sin dolor
        [1] un poco de dolor
        [2] bastante dolor
       *[3] dolor fuerte
    }
bladder-noted-gap =
    { $step ->
        [0] 3 horas o más entre veces
        [1] unas 2 horas entre veces
        [2] 1 hora más o menos entre veces
       *[3] menos de una hora entre veces
    }
bladder-noted-nights =
    { $step ->
        [0] ninguna vez por la noche
        [1] 1 vez por la noche
        [5] 5 veces o más por la noche
       *[other] { $step } veces por la noche
    }

## El final. sleep-06, bladder-02, talking-to-a-doctor-03
bladder-end = Anotado. Esta semana: { $what }.
bladder-end-before = La vez anterior, { $day }: { $what }.
bladder-end-soon = Merece la pena enseñárselo pronto a un médico, en vez de aguantarlo. La ficha reúne tus notas.
bladder-end-today = Lo que has tocado necesita un médico hoy, aunque mejore. En /sos está el número.
bladder-end-now = No poder orinar no puede esperar: pide ayuda ahora, por favor. En /sos está el número.
bladder-end-next = Te vuelvo a preguntar el { $day }.

## La ficha
# talking-to-a-doctor-01, talking-to-a-doctor-03
bladder-card = Mi vejiga, anotada una vez por semana
bladder-card-opening = He consumido ketamina y quiero ayuda con mi vejiga.
bladder-card-about = El dolor es en la vejiga o en la parte baja del vientre; «entre veces» es cuánto aguanto de día. Las palabras son mías, no son una escala.
bladder-card-empty = Todavía no hay notas para una ficha. La primera son cuatro toques.
bladder-card-under = Puedes reenviarla, o enseñar el teléfono. Toca abajo para ver qué decir con ella.
bladder-button-words = ¿Qué digo?

## La imagen
bladder-picture-signs = Una señal urgente
bladder-picture-pain = Dolor
bladder-picture-gap = Cada cuánto, de día
bladder-picture-nights = Veces por la noche
bladder-picture-yes = sí
bladder-picture-no = no
bladder-picture-pain-low = nada
bladder-picture-pain-high = fuerte
bladder-picture-gap-low = poco
bladder-picture-gap-high = mucho

## Qué día
bladder-choose = ¿Qué día de la semana te pregunto? Toca uno, o escríbelo, como sábado
bladder-choose-unclear = No he podido leerlo. Escribe un día y una hora, como sábado 17:00, o toca uno.
bladder-line = Preguntas de la vejiga: { $day }, { $clock } en tu hora
bladder-line-off = Preguntas de la vejiga: apagadas
