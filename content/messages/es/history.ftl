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
