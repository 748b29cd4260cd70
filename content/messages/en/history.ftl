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
history-weeks = Days used, week by week
history-goal = your goal
history-button-dark = Dark
history-button-light = Light
history-button-notes = My notes
history-button-older = Older
history-button-newer = Newer
history-notes-none = No notes yet. "Add a note" after a check-in keeps a few words with the day.
history-happened = What happened:
history-helped = What helped:
history-next = For the next 24 hours:
history-weeks-caption = The last { $weeks } weeks. A week is named by its Monday.
history-week =
    { $used ->
        [one] { $monday }: 1 day used
       *[other] { $monday }: { $used } days used
    }
history-week-goal =
    { $used ->
        [one] { $monday }: 1 day used, goal { $goal }
       *[other] { $monday }: { $used } days used, goal { $goal }
    }
history-extra-sleep = Sleep (0–10)
history-extra-pain = Pain (0–10)
history-extra-bladder = Bladder trouble (0–10)
history-extra-anxiety = Anxiety (0–10)
history-extra-well = What went well
history-mean-extra = { $what }: { $mean } on average.
history-well = What went well:
