### /days: días sin consumir, la fecha desde la que cuentan, días señalados y el objetivo de quien reduce. Borrador.

# Un día dentro de una frase.
days-on = el { $day }
# Después de «desde».
days-since-day = el { $day }
days-first = Hoy es el primer día.
days-since =
    { $days ->
        [one] 1 día sin consumir, desde { $since }.
       *[other] { $days } días sin consumir, desde { $since }.
    }
days-since-of =
    { $passed ->
        [one] 1 día desde { $since }, { $days } de ellos sin consumir.
       *[other] { $passed } días desde { $since }, { $days } de ellos sin consumir.
    }
days-longest = Más largo seguido: { $longest }. En total: { $total }.
days-no-date = No sé desde cuándo, así que solo cuento los días que me has contado.
days-used-since = Anotaste que consumiste { $day }. Tu fecha se queda donde está, a menos que la muevas tú.
days-nothing = Aún no hay nada que contar. Cada día que me cuentes en /checkin aparece aquí.
days-last = Los últimos { $days } días, hoy al final:
days-mark-told = sin consumir
days-mark-by-date = sin consumir, según tu fecha
days-mark-used = consumiste
days-mark-nothing = sin anotar
days-next = El próximo número que elegiste es { $number }: como pronto, { $day }.
days-supporter = Aquí se cuentan los días de uno mismo. Si tú también lo estás dejando o reduciendo, dímelo y cuento los tuyos.

days-button-days = Mis días
days-button-date = Mi fecha
days-button-goal = Mi objetivo
days-button-milestones = Días señalados
days-button-history = Imagen
days-button-used = He consumido
days-button-drop = El { $day } no
days-button-wrong = La fecha estaba mal
days-button-none = Sin más números

## La fecha

days-ask-date = ¿Desde qué día cuento? Toca uno o escribe una fecha, como 3 mayo. Lo que ya has conseguido se queda.
days-date-unclear = No he podido leer esa fecha. Escríbela así: 3 mayo o 2026-05-03, o toca una opción.
days-date-future = Esa fecha aún no ha llegado. Escribe un día que ya haya pasado, o toca una opción.
days-earlier = Estos también cuentan. Si alguno está mal, tócalo para quitarlo:
days-stretch =
    { $days ->
        [one] Del { $begin } al { $end }: 1 día
       *[other] Del { $begin } al { $end }: { $days } días
    }
days-date-set = Ahora cuento desde { $since }.
days-date-kept =
    { $days ->
        [one] El día de antes sigue contando.
       *[other] Los { $days } días de antes siguen contando.
    }
days-dropped = Vale, eso ya no cuenta.

## Números que quieres oír

days-ask-numbers = ¿De qué números de días quieres que te avise cuando llegues? Toca para elegir, toca otra vez para quitar, o escribe uno. Es una línea tranquila, nada más.
days-numbers-unclear = No lo he podido leer como número de días. Escríbelo así: 45, o toca una opción.
# Un número elegido, en su botón.
days-picked = { $number } ✓
days-none = Vale. No te digo más números. En /days los tienes cuando quieras mirar.
# Se manda sin que nadie escriba antes: los primeros 60 caracteres no dicen de qué va.
days-milestone =
    { $number ->
        [one] Me pediste que te avisara cuando fuera 1 día. Es hoy.
       *[other] Me pediste que te avisara cuando fueran { $number } días. Es hoy.
    }
days-milestone-in-all =
    { $number ->
        [one] Me pediste que te avisara cuando fuera 1 día en total. Ya está.
       *[other] Me pediste que te avisara cuando fueran { $number } días en total. Ya están.
    }
days-milestone-then = Te ha costado lo suyo. Es tuyo.
days-milestone-gentle = Te sientas como te sientas ahora, es tuyo y se queda.

## Reducir: cuántos días a la semana, como mucho

goal-ask = ¿Cuántos días a la semana, como mucho? Toca uno o escríbelo. Es tu número: no pasa nada si una semana se pasa.
goal-unclear = No lo he entendido. Escribe un número de 0 a 7, o toca uno.
goal-button-none = Sin objetivo
goal-week-none =
    { $used ->
        [0] Esta semana, de momento: ningún día con consumo que me hayas contado.
        [one] Esta semana, de momento: 1 día con consumo.
       *[other] Esta semana, de momento: { $used } días con consumo.
    }
goal-week =
    { $used ->
        [0] Esta semana, de momento: ningún día con consumo que me hayas contado. Tu objetivo: { $goal } como mucho.
        [one] Esta semana, de momento: 1 día con consumo. Tu objetivo: { $goal } como mucho.
       *[other] Esta semana, de momento: { $used } días con consumo. Tu objetivo: { $goal } como mucho.
    }
goal-weeks = Semanas dentro de tu objetivo: { $within } de { $of }, por lo que me has contado.
goal-signs = Semana a semana, días con consumo y tu objetivo:
goal-mark-used = consumiste
goal-mark-without = sin consumir
goal-mark-not-noted = sin anotar
