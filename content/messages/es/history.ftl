### El diario. Borrador.

history-mood = Ánimo
history-craving = Ganas de consumir (0–10)
history-use = Consumo
history-used-no = no consumiste
history-used-yes = consumiste
history-no-answer = sin respuesta
history-mood-low = fatal
history-mood-high = genial
history-span =
    { $days ->
        [7] Semana
        [30] Mes
       *[90] 3 meses
    }
history-answered =
    { $of ->
        [7] Esta semana
        [30] Los últimos 30 días
       *[other] Los últimos { $of } días
    }: anotaste { $answered ->
        [one] { $answered } día
       *[other] { $answered } días
    }.
history-mean-mood = El ánimo fue de { $mood } sobre 5 de media.
history-mean-craving = Las ganas fueron de { $craving } sobre 10 de media.
history-without =
    { $without ->
        [one] { $without } día
       *[other] { $without } días
    } sin consumir, de los { $told } que me contaste. Si hay días vacíos, no pasa nada.
history-nothing = En estos días aún no hay nada anotado. Un toque al día basta para ver cómo se mueve.
history-weeks = Días con consumo, por semana
history-goal = tu objetivo
history-button-dark = Oscuro
history-button-light = Claro
history-button-notes = Mis notas
history-button-older = Anteriores
history-button-newer = Más recientes
history-notes-none = Aún no hay notas. «Añadir una nota», después de la pregunta diaria, guarda unas palabras con el día.
history-happened = Qué pasó:
history-helped = Qué ayudó:
history-next = Para las próximas 24 horas:
history-weeks-caption = Las últimas { $weeks } semanas. Cada semana lleva el nombre de su lunes.
history-week =
    { $used ->
        [one] { $monday }: 1 día con consumo
       *[other] { $monday }: { $used } días con consumo
    }
history-week-goal =
    { $used ->
        [one] { $monday }: 1 día con consumo, objetivo { $goal }
       *[other] { $monday }: { $used } días con consumo, objetivo { $goal }
    }
history-extra-sleep = Sueño (0–10)
history-extra-pain = Dolor (0–10)
history-extra-bladder = Molestias de vejiga (0–10)
history-extra-anxiety = Ansiedad (0–10)
history-extra-well = Qué fue bien
history-mean-extra = { $what }: { $mean } de media.
history-well = Qué fue bien:
