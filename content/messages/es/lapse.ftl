### /lapse: después de consumir. Corto y amable; cada paso se puede saltar o dejar.
### Borrador: debe leerlo un profesional antes de publicarse.

lapse-button-start = Verlo con calma

lapse-ask-safe = Gracias por contármelo. Primero: ¿estás a salvo ahora mismo?
lapse-ask-safe-again = ¿Estás a salvo ahora mismo?
lapse-button-safe = Sí, estoy a salvo
lapse-button-unsure = No lo sé
lapse-button-leave = Dejarlo por ahora
lapse-button-on = Seguir
lapse-left = Vale. Lo que me has contado queda guardado. Con /lapse sigues desde aquí.

lapse-ask-when = Bien. ¿Cuándo fue? Toca una opción o escribe un día, como 3 mayo.
lapse-when-unclear = No he podido leer ese día. Escríbelo así: 3 mayo, o toca una opción.
lapse-button-today = Hoy
lapse-button-yesterday = Ayer

lapse-ask-happened = ¿Qué pasó? Bastan unas palabras. Las guardo cifradas, para que puedas volver a mirarlas. O sáltalo.
lapse-ask-helped = ¿Algo ayudó, aunque fuera un poco? Antes, en medio o después. Escríbelo, o sáltalo.

# relapse-and-slips-05
lapse-be-safe = Por ahora: quédate con alguien si puedes, no lo mezcles con nada y pide ayuda si te encuentras mal. En SOS están los números.
# Según la técnica «Planear la próxima hora»: larimer-1999-rp.
lapse-ask-next = Las próximas 24 horas: elige una o dos cosas pequeñas, o escribe la tuya.
lapse-next-eat = Comer algo
lapse-next-rest = Descansar o dormir
lapse-next-tell = Contárselo a alguien
lapse-next-with = Estar con alguien
lapse-next-outside = Salir un rato
lapse-next-meeting = Ir a un grupo
# Una cosa elegida, en su botón.
lapse-chosen = ✓ { $what }
lapse-button-break = ¿Más riesgo tras parar?
lapse-button-more = Leer más
# relapse-and-slips-10, relapse-and-slips-08
lapse-break =
    Con la ketamina, nadie ha medido bien qué hace una pausa con el riesgo. Una línea de ayuda pública avisa de que el cuerpo aguanta peor después de cualquier pausa. Así que quédate con alguien y pide ayuda pronto.

    Con los opioides se sabe: después de una pausa el cuerpo ya no está acostumbrado. Una sobredosis es entonces más probable, incluso tras años de consumo.

lapse-ask-date =
    Tu fecha es { $since }. Se queda ahí, a menos que prefieras contar desde otro día. También puedes escribirlo.

    Elijas lo que elijas, no se pierde nada: { $total ->
        [one] 1 día
       *[other] { $total } días
    } en total.
lapse-date-unclear =
    No he podido leer esa fecha. Escríbela así: 3 mayo, o toca una opción. Tu fecha es { $since }; no se pierde nada: { $total ->
        [one] 1 día
       *[other] { $total } días
    } en total.
lapse-date-future =
    Ese día aún no ha llegado. Escribe uno que ya haya pasado, o toca una opción. Tu fecha es { $since }; no se pierde nada: { $total ->
        [one] 1 día
       *[other] { $total } días
    } en total.
lapse-button-keep = Dejar mi fecha
lapse-button-from-today = Desde hoy
lapse-button-from-yesterday = Desde ayer

lapse-end = Queda anotado. Gracias por verlo conmigo.
lapse-end-stays =
    Lo que has conseguido se queda: { $total ->
        [one] 1 día
       *[other] { $total } días
    } en total, { $longest } seguidos como mucho.
lapse-end-next = Para las próximas 24 horas: { $things }.
