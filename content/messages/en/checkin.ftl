### The daily check-in: one message, edited in place.

checkin-ask =
    { $part ->
        [morning] Morning. How is today so far?
        [afternoon] Hi. How is today going?
       *[evening] Evening. How was today?
    }
checkin-ask-plain =
    { $part ->
        [morning] Morning. How are things today?
        [afternoon] Hi. How are things today?
       *[evening] Evening. How are things today?
    }
checkin-ask-day = How was { $day }?
checkin-remind = Still here if you want to check in. One tap is enough.
checkin-mood-1 = 1 Awful
checkin-mood-2 = 2 Low
checkin-mood-3 = 3 OK
checkin-mood-4 = 4 Good
checkin-mood-5 = 5 Great
checkin-ask-craving =
    { $heard }

    How strong was the pull to use? 0 is none, 10 is all you could think about.
checkin-ask-used = A pull of { $craving }. Did you use today?
checkin-ask-used-skipped = Did you use today?
checkin-used-no = No
checkin-used-yes = Yes
checkin-used-unsaid = Rather not say

checkin-days-without =
    { $days ->
        [one] { $days } of the last { $of }
       *[other] { $days } of the last { $of }
    } without
checkin-count = Noted: { $without }.
checkin-still-count = Your days so far still count: { $without }.
checkin-offer-only-log = Only log it
checkin-offer-tonight = Help me through tonight
checkin-offer-talk = Talk to someone
checkin-note-button = Add a note
checkin-change-button = Change
checkin-ask-note = Type a few words about today. I keep them encrypted. Or tap Skip.
checkin-note-kept = Kept with today.
checkin-note-long = That's longer than I can keep as one note ({ $length } of { $limit } characters). Can you send a shorter one?
checkin-thanks = OK. Noted. See you tomorrow.
checkin-already = You've checked in today: { $summary }. Want to change it?
checkin-summary-mood = mood { $mood } of 5
checkin-summary-craving = pull { $craving } of 10
checkin-summary-used =
    { $used ->
        [yes] used
        [no] didn't use
       *[other] rather not say
    }
checkin-day-too-old = That day is too far back for me to fill in. It stays empty, and that's fine. /checkin asks about today.

### Later

checkin-button-later = Later
checkin-ask-later = When shall I ask again?
checkin-later-15 = In 15 minutes
checkin-later-60 = In an hour
checkin-later-tonight = Tonight, 21:00
checkin-button-not-today = Not today
checkin-button-now = Answer now
checkin-later-set = OK. I'll ask again at { $clock }.
checkin-later-enough = Then let's leave it for today. /checkin is there whenever you like.
checkin-not-today = OK. Nothing more about today.
checkin-mood-scale = From 1 (awful) to 5 (great): how was it?

### Days that were missed: filled in on trust, never asked about

checkin-button-other-days = Other days
checkin-fill-ask = Days I have nothing for. Tap what fits, and leave out what you like.
checkin-fill-no = { $day }: without
checkin-fill-yes = { $day }: used
checkin-fill-none = Nothing is missing in the last seven days.
checkin-filled =
    { $used ->
        [yes] Noted: { $day }, used. Thanks for telling me.
        [no] Noted: { $day }, without.
       *[other] Noted: { $day }.
    }

### The one more question of a check-in. Our own words; no licensed scale.

extra-ask-sleep = How did you sleep last night? 0 is hardly at all, 10 is right through.
extra-ask-pain = How much pain was there today? 0 is none, 10 is the worst you can imagine.
extra-ask-bladder = How much did your bladder bother you today? 0 is not at all, 10 is all the time.
extra-ask-anxiety = How anxious were you today? 0 is calm, 10 is as bad as it gets.
extra-ask-well = What went well today, even something small? Type it, or tap Skip. I keep it encrypted.
extra-button-sleep = Sleep
extra-button-pain = Pain
extra-button-bladder = Bladder
extra-button-anxiety = Anxiety
extra-button-well = What went well
extra-button-bladder-more = About the bladder
extra-button-none = None
extra-name-sleep = sleep
extra-name-pain = pain
extra-name-bladder = the bladder
extra-name-anxiety = anxiety
extra-name-well = what went well
extra-choose = I can ask one more thing at the end of a check-in. Which?
extra-chosen = Now: { $what }.
extra-chosen-none = Now: nothing more.

### How often a person is asked. It changes by itself after silence, and says so once.

pace-every =
    { $days ->
        [1] every day
        [3] every third day
       *[other] once a week
    }
pace-lowered = You've been quiet, and that's fine. I'll ask { $every } for now.
pace-raised = You've been answering, so I'm back to { $every }.
pace-button-less = Less: { $every }
pace-button-same = Same: { $every }
pace-button-more = More: { $every }
pace-button-change = How often
pace-choose = How often shall I ask how things are?
pace-now = Now: { $every }.
pace-lowered-now = I asked less because it was quiet. Answer twice in a row and it's { $every } again.
pace-chosen = OK. I'll ask { $every }, until you say something else.

### The morning question: one tap for what the day should hold.

morning-ask = Morning. What would you like from today?
morning-ask-plain = Morning. One small thing for today?
morning-button-people = See or call someone
morning-button-body = Look after my body
morning-button-task = Get one thing done
morning-button-rest = Take it slow
morning-button-outside = Go outside
morning-button-without = A day without
morning-button-words = In my words
morning-button-not-today = Not today
morning-button-off = No morning question
morning-wish-people = see or call someone
morning-wish-body = look after your body
morning-wish-task = get one thing done
morning-wish-rest = take it slow
morning-wish-outside = go outside
morning-wish-without = a day without
morning-ask-words = What would you like from today? Type a few words. I keep them encrypted.
morning-kept = OK: { $what }.
morning-kept-tonight = I'll ask how it went at your check-in.
morning-not-today = OK. Have a gentle day.
morning-ask-became = This morning you wanted: { $what }. How did that go?
morning-became-yes = It happened
morning-became-partly = Partly
morning-became-no = Not today
morning-choose-hour = One short question in the morning: what you'd like from the day. When? Tap one, or type a time on your clock, like 8:15.
morning-line = Morning question: { $clock } your time
morning-line-off = Morning question: off

### The weekly look-back: what helped, what was hard, one small step.

week-ask-opening = A look back at the week: what helped? Tap all that fits.
week-ask-helped = What helped this week? Tap all that fits, or type it.
week-ask-hard = What was hard? Tap all that fits, or type it.
week-ask-step = One small step for the next week? Pick one, or type your own. Small is enough.
week-helped-people = Somebody
week-helped-busy = Being busy
week-helped-rest = Rest and sleep
week-helped-moving = Moving
week-helped-tools = Things from here
week-helped-away = Staying away from it
week-hard-pull = The pull to use
week-hard-mood = Low mood
week-hard-sleep = Bad nights
week-hard-people = People
week-hard-bored = Being bored
week-hard-body = My body
week-step-call = Call somebody
week-step-walk = Go for a walk
week-step-bed = Bed earlier, once
week-step-tool = Try something new
week-step-plan = Write a small plan
week-step-help = Ask for help
week-step-words-call = call somebody
week-step-words-walk = go for a walk
week-step-words-bed = go to bed earlier, once
week-step-words-tool = try something new from /cope
week-step-words-plan = write a small plan
week-step-words-help = ask somebody for help
week-chosen = ✓ { $label }
week-own-words = In your words: { $words }
week-ask-words = Type it in your words. I keep them encrypted.
week-ask-became = A look back at the week. Last time you picked one small step: { $step }. How did it go?
week-became-yes = It happened
week-became-partly = Partly
week-became-no = Not this time
week-end = That's the week.
week-end-noted =
    { $days ->
        [one] You noted { $days } day.
       *[other] You noted { $days } days.
    }
week-end-without =
    { $days ->
        [one] { $days } of them without.
       *[other] { $days } of them without.
    }
week-end-step = Your small step: { $step }.
week-end-next = I'll bring it up next { $day }.
week-closed = OK. Another time, or never. /week is there whenever you like.
week-button-words = In my words
week-button-next = Next
week-button-not-now = Not this week
week-button-weekly = Ask me each week
week-button-off = Not at all
week-button-now = Look back now
week-choose = Once a week I can ask what helped, what was hard, and for one small step. On which day? Tap one, or type it, like Sunday 17:00.
week-choose-unclear = I couldn't read that. Type a day and a time, like Sunday 17:00, or tap one.
week-line = Weekly look-back: { $day }, { $clock } your time
week-line-off = Weekly look-back: off

### Words that may be typed instead of tapping; separated by commas, small letters, without accents.

checkin-typed-mood-1 = awful, terrible, horrible, dreadful, the worst, worst
checkin-typed-mood-2 = low, bad, not good, not great, rough, meh, down, sad
checkin-typed-mood-3 = ok, okay, alright, all right, so so, fine, average, not bad
checkin-typed-mood-4 = good, pretty good, quite good, well, nice
checkin-typed-mood-5 = great, really good, very good, brilliant, amazing, excellent
checkin-typed-no = no, nope, nah, n, no i didnt, i didnt, i didnt use, didnt use, clean
checkin-typed-yes = yes, yeah, yep, yup, y, yes i did, i did, i used, used
checkin-typed-unsaid = rather not say, prefer not to say, dont want to say
checkin-typed-skip = skip, pass, next, none of these
checkin-typed-later = later, not now, remind me later, ask me later, ask later, snooze, busy
checkin-typed-15 = in 15 minutes, 15 minutes, 15 min, 15 mins, 15m, in 15 min, quarter of an hour
checkin-typed-60 = in an hour, an hour, one hour, 1 hour, 1h, 1 h, in 1 hour, in one hour
checkin-typed-tonight = tonight, this evening, in the evening, later tonight
checkin-typed-not-today = not today, nothing today, leave it
checkin-typed-other-days = other days, missed days, fill in, fill in days, the other days
checkin-typed-less = less, less often, fewer, too many, too often, ask less
checkin-typed-same = same, the same, its fine, as it is, leave it like this
checkin-typed-more = more, more often, ask more
checkin-typed-pause = pause, stop for a while, take a break, be quiet
checkin-typed-partly = partly, a bit, a little, half, sort of, kind of, some
checkin-typed-done = done, finish, finished, thats all, end, ready
