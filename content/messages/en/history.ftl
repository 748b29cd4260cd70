### The diary.

history-mood = Mood
history-craving = Pull to use (0–10)
history-use = Use
history-used-no = didn't use
history-used-yes = used
history-no-answer = no answer
history-mood-low = awful
history-mood-high = great
history-span =
    { $days ->
        [7] Week
        [30] Month
       *[90] 3 months
    }
history-answered =
    { $of ->
        [7] This week
        [30] The last 30 days
       *[other] The last { $of } days
    }: you noted { $answered ->
        [one] { $answered } day
       *[other] { $answered } days
    }.
history-mean-mood = Mood was { $mood } of 5 on average.
history-mean-craving = The pull was { $craving } of 10 on average.
history-without =
    { $without ->
        [one] { $without } day
       *[other] { $without } days
    } without, of the { $told } you told me about. Empty days are fine.
history-nothing = Nothing noted in these days yet. One tap a day is enough to see how it moves.
