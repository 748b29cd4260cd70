### /settings, /when, /pause, /resume, /stop.

settings-title = What can be changed. Tap one.
settings-changed = Done. { $what }
settings-language = Language: { $name }
settings-country = Country: { $country }
settings-country-none = Country: not said
settings-zone = Your time: { $city }, { $clock } now
settings-stage = Where you are: { $stage }
settings-stage-none = Where you are: not said
settings-stage-stopped = Where you are: stopped, since { $since }
settings-stage-word =
    { $stage ->
        [using] I use
        [cutting-down] cutting down
        [stopped] stopped
       *[supporting] supporting someone
    }
settings-checkin = Check-in: { $clock } your time, { $remind ->
        [on] with one reminder
       *[off] no reminder
    }
settings-checkin-off = Check-in: off
settings-tips = Daily tip: { $on ->
        [on] { $clock } your time
       *[off] off
    }
settings-news = News from the team: { $on ->
        [on] on
       *[off] off
    }
settings-quiet = Quiet hours: { $from } to { $until }
settings-quiet-none = Quiet hours: none
settings-paused-until = On pause until { $day }
settings-paused = On pause until you say
settings-unsafe = Messages from me: off until you say it's safe

settings-button-language = Language
settings-button-country = Country
settings-button-zone = Time
settings-button-stage = Where I am
settings-button-checkin = Check-in
settings-button-quiet = Quiet hours
settings-button-tips-on = Turn tips on
settings-button-tips-off = Turn tips off
settings-button-tip-hour = Tip time
settings-button-news-on = Turn news on
settings-button-news-off = Turn news off
settings-button-pause = Pause
settings-button-resume = End the pause
settings-button-safe = It's safe to write
settings-button-data = My data
settings-button-when = What comes next

settings-ask-language = Which language?
settings-ask-country = Which country are you in? It decides which numbers I show you. Tap one, or type its name.
settings-ask-zone = Which of these is your time? You can also type the time on your clock, like 21:40, or a big city near you.
settings-ask-zone-typed = What time is it where you are? Type it like 21:40, or type the nearest big city.
settings-ask-stage = Where are you with ketamine right now?
settings-ask-since = Since when? It can be a guess. You can also type a date, like 3 May.
settings-button-since-same = Still { $since }
settings-ask-checkin = When shall I check in? Tap one, or type a time on your clock, like 20:15.
settings-button-extra = One more question
settings-button-pace = How often
settings-button-morning = Morning question
settings-button-week = Weekly look-back
settings-button-bladder = Bladder questions
settings-button-remind-on = One reminder: on
settings-button-remind-off = One reminder: off
settings-button-off = No check-ins
settings-ask-tip-hour = When shall the daily tip come? Tap one, or type a time on your clock, like 16:30. Inside your quiet hours it waits until they end.
settings-ask-quiet = When should I stay quiet? Tap one, or type it like 22-8. Your check-in hour still counts, and when you write I always answer.
settings-quiet-choice = { $from } to { $until }
settings-button-quiet-none = None
settings-quiet-unclear = I couldn't read that. Type two times, like 22-8 or 23:30 to 9, or tap one.

settings-ask-data = What I keep is yours. Take a copy, or have it all erased. /privacy says what is kept and how long.
settings-button-export = Send me a copy
settings-button-erase = Erase everything

### Pause, resume, stop

pause-ask = For how long should I stay quiet? I still answer when you write, and SOS always works.
pause-button-day = One day
pause-button-week = One week
pause-button-month = One month
pause-button-open = Until I say
pause-set = OK. I'll stay quiet until { $day }. Write whenever you like; SOS always works.
pause-set-open = OK. I'll stay quiet until you tap /resume. Write whenever you like; SOS always works. If I hear nothing from you for 13 months, I erase what I keep.
pause-asked-for = What you asked me to send at a time still comes. /stop ends that too.
pause-ended = The pause is over. { $next }
pause-not-paused = There is no pause. { $next }
pause-stopped =
    OK. I've stopped. Nothing comes from me any more, unless you write.

    What you told me is still kept. /erase deletes it, /resume starts things again. /sos works as ever.

### What comes next

when-title = What comes next, in your time ({ $clock } now):
when-line = • { $when }: { $what }
when-nothing = Nothing is planned. I only answer when you write.
when-today = today { $clock }
when-tomorrow = tomorrow { $clock }
when-day = { $day }, { $clock }
when-soon = in a moment
when-kind-checkin = the check-in
when-kind-checkin-reminder = one reminder, if you haven't checked in
when-kind-checkin-later = the check-in, as you asked
when-kind-morning = the morning question
when-kind-lookback = a look back at the week
when-kind-bladder = your weekly questions
when-kind-tip = the daily tip
when-kind-milestone = a number of days that you picked, if you reach it
when-kind-still-here = a question whether to keep your things
when-kind-broadcast = news from the team
when-kind-crisis-follow-up = a question how things are
when-kind-crisis-tomorrow = a question how things are, as you asked
when-kind-crisis-stay = a question whether you're still there, as you asked
when-kind-craving-end = the end of your timer
when-kind-risky-time = a note before one of your hard times
when-kind-other = a message you asked for
when-paused = You're on pause until { $day }. Nothing comes before that.
when-paused-open = You're on pause until you say. Nothing comes before that.
when-unsafe = I write nothing of my own until you say that it's safe.
when-held = For a few days I send check-ins and what you asked for, nothing else.
when-quiet = Quiet hours: { $from } to { $until }.
when-next = The next check-in is { $when }.
when-next-none = Check-ins are off; /settings turns them on.
when-limit = { $limit ->
        [one] At most { $limit } message a day that you didn't ask for. What comes at an hour you chose goes first.
       *[other] At most { $limit } messages a day that you didn't ask for. What comes at an hour you chose goes first.
    }
when-no-limit = As many messages a day as there are. You can set a limit below.
when-left-out = No room that day: { $what }.
when-off = off
when-on = on
when-button-checkin = Check-in: { $at }
when-button-morning = Morning: { $at }
when-button-week = Week: { $at }
when-button-times = Risky times
when-button-tip = Tip: { $at }
when-button-news = News: { $at }
when-button-limit = { $limit ->
        [0] No daily limit
       *[other] At most { $limit } a day
    }
when-button-quiet = Quiet hours
when-button-change = Change it
when-ask-limit = How many messages a day may I send that you didn't ask for? Answers, help and what you asked me to send don't count.
when-limit-unclear = I couldn't read that. Type a number from 1 to 9, or tap one.
when-button-no-limit = No limit
