### /cope: qué pasa ahora, y luego una cosa que hacer, paso a paso. Borrador.

cope-menu = ¿Qué pasa ahora mismo? Elige lo más parecido. No tiene que encajar del todo.
cope-none = Aquí aún no hay nada que probar: lo que hay está todavía en revisión. Las personas sí están: /sos.
cope-when-craving = Tengo ganas de consumir
cope-when-withdrawal = Dejarlo se hace duro
cope-when-anxiety = Ansiedad, pánico
cope-when-low-mood = Estoy mal de ánimo
cope-when-sleep = No puedo dormir
cope-when-pain = Me duele algo
cope-when-anger = Tengo rabia
cope-when-loneliness = Siento soledad
cope-when-boredom = Me aburro
cope-when-social-pressure = Otros me empujan
cope-when-after-a-slip = He consumido
cope-button-close = Ahora no

# La oferta. { $why } es una frase de la propia técnica.
cope-offer =
    <b>{ $name }</b>
    { $minutes ->
        [one] Un minuto, más o menos.
       *[other] Unos { $minutes } minutos.
    }

    { $why }
cope-before = Antes de empezar:
cope-question = Antes, una pregunta:
cope-worked = Esto ya te ayudó antes: { $name }.
cope-safer = Entonces esto es mejor para ti.
cope-button-try = Probar esto
cope-button-other = Otra cosa

cope-step =
    <b>{ $name }</b>, { $step } de { $of }

    { $text }
cope-button-next = Siguiente
cope-button-not-this = Esto no

cope-ask-helped = Era el último paso. ¿Te ha ayudado?
cope-button-helped-yes = Sí
cope-button-helped-bit = Un poco
cope-button-helped-no = No
cope-heard-yes = Me alegra oírlo. Te volveré a decir que esto te ayudó.
cope-heard-yes-unkept = Me alegra oírlo. Está aquí cuando quieras.
cope-heard-bit = Un poco ya es algo. Puedes seguir con esto o probar otra cosa.
cope-heard-no = A veces no se mueve a la primera. ¿Otra vez, otra cosa, o una persona?
cope-button-again = Otra vez
cope-button-person = Una persona
cope-saved = Guardado. Está en /saved.
cope-closed = Vale. /cope está aquí a cualquier hora.

cope-then-help = Entonces deja esto. Lo primero es:
