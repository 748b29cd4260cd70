### /days: days without, the date they count from, milestones, and the goal of somebody who cuts down.

# A day inside a sentence.
days-on = on { $day }
# After "since".
days-since-day = { $day }
days-first = Today is the first day.
days-since =
    { $days ->
        [one] 1 day without, since { $since }.
       *[other] { $days } days without, since { $since }.
    }
days-since-of =
    { $passed ->
        [one] 1 day since { $since }, { $days } of them without.
       *[other] { $passed } days since { $since }, { $days } of them without.
    }
days-longest = Longest in a row: { $longest }. In all: { $total }.
days-no-date = I don't know since when, so I only count the days you told me about.
days-used-since = You noted that you used { $day }. Your date stays where it is, unless you move it.
days-nothing = Nothing to count yet. Each day you tell me about in /checkin shows up here.
days-last = The last { $days } days, today last:
days-mark-told = without
days-mark-by-date = without, by your date
days-mark-used = used
days-mark-nothing = not noted
days-next = The next number you picked is { $number }, { $day } at the soonest.
days-supporter = This counts days of one's own. If you're stopping or cutting down yourself, say so and I'll count for you.

days-button-days = My days
days-button-date = My date
days-button-goal = My goal
days-button-milestones = Milestones
days-button-history = Picture
days-button-used = I used
days-button-drop = Not { $day }
days-button-wrong = The old date was wrong
days-button-none = No more numbers

## The date

days-ask-date = From which day shall I count? Tap one, or type a date, like 3 May. What you've reached stays.
days-date-unclear = I couldn't read that date. Type it like 3 May or 2026-05-03, or tap one.
days-date-future = That date is still to come. Type a day that has been, or tap one.
days-earlier = These count too. If one is wrong, tap it to take it out:
days-stretch =
    { $days ->
        [one] { $begin } to { $end }: 1 day
       *[other] { $begin } to { $end }: { $days } days
    }
days-date-set = I count from { $since } now.
days-date-kept =
    { $days ->
        [one] The 1 day before still counts.
       *[other] The { $days } days before still count.
    }
days-dropped = OK, that doesn't count any more.

## Numbers to hear of

days-ask-numbers = Which numbers of days should I mention when you reach them? Tap to choose, tap again to take one back, or type one. It's one quiet line, nothing more.
days-numbers-unclear = I couldn't read that as a number of days. Type it like 45, or tap one.
# A number that is chosen, on its button.
days-picked = { $number } ✓
days-none = OK. No more numbers from me. /days has them whenever you want to look.
# Sent unasked: the first 60 characters must not tell what it is about.
days-milestone =
    { $number ->
        [one] You asked me to say when it's 1 day. It's today.
       *[other] You asked me to say when it's { $number } days. It's today.
    }
days-milestone-in-all =
    { $number ->
        [one] You asked me to say when it's 1 day in all. It's now.
       *[other] You asked me to say when it's { $number } days in all. It's now.
    }
days-milestone-then = That took something. It's yours.
days-milestone-gentle = However it feels right now, it's yours and it stays.

## Cutting down: on how many days a week at most

goal-ask = On how many days a week, at most? Tap one, or type it. It's your number: nothing happens when a week goes over.
goal-unclear = I couldn't read that. Type a number from 0 to 7, or tap one.
goal-button-none = No goal
goal-week-none =
    { $used ->
        [0] This week so far: no day with use that you told me about.
        [one] This week so far: 1 day with use.
       *[other] This week so far: { $used } days with use.
    }
goal-week =
    { $used ->
        [0] This week so far: no day with use that you told me about. You're aiming for { $goal } at most.
        [one] This week so far: 1 day with use. You're aiming for { $goal } at most.
       *[other] This week so far: { $used } days with use. You're aiming for { $goal } at most.
    }
goal-weeks = Weeks within your goal: { $within } of { $of }, by what you told me.
goal-signs = Week by week, days used against your goal:
goal-mark-used = used
goal-mark-without = without
goal-mark-not-noted = not noted
