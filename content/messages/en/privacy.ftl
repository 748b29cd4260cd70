### /export, /erase, /privacy, /about, and the question after a year of silence.

export-json = All of it, in a form that other programs can read.
export-readable =
    Everything I keep about you, to read. These files now lie in this chat: anybody who picks up your phone can open them. To be rid of them, hold one and choose Delete.
export-table = Your days as a table, to open in a spreadsheet.
table-day = Day
table-mood = Mood (1–5)
table-craving = Pull to use (0–10)
table-used = Used
table-used-word =
    { $used ->
        [yes] yes
        [no] no
       *[other] rather not say
    }
table-note = Note
export-wait = I've sent you a copy a moment ago, it's further up. In a minute I can make a new one.

export-title = What Keel keeps about you
export-made = Made on { $day } at { $clock }.
export-about = Empty parts are left out. Times are in your time zone.
export-table-people = You
export-table-places = Where you are in our conversation
export-table-checkin-plans = Your check-in
export-table-day-notes = Your days
export-table-extra-choices = The one more question you chose
export-table-extra-answers = Answers to the one more question
export-table-intentions = What you wanted of your days
export-table-weekly-plans = What I ask you once a week
export-table-bladder-checks = Your bladder, week by week
export-table-lookbacks = Weeks you looked back at
export-table-deliveries = What I sent you, or was going to (without the words)
export-table-crises = The last message that worried me (not what it said)
export-table-risk-flags = Messages that worried me (not what they said)
export-table-alerts = When I told the team
export-table-opinions = What you saved or found useful
export-table-risky-times = Times when it's often hard
export-table-plan-lines = Your own plans
export-table-tip-plans = Your daily tip
export-table-tips = Tips you were sent
export-table-technique-tries = What you tried
export-table-stretches = Your days without, before the date that counts now
export-table-milestones = Numbers you want to hear of
export-table-goals = Your goal: days a week at most
export-table-lapses = After using
export-table-other = More ({ $name })
export-field-id = My number for you
export-field-telegram-id = Your Telegram number
export-field-zone-name = Time zone
export-field-stopped-on = Stopped on
export-field-consent-version = You agreed to text number
export-field-consent-at = You agreed on
export-field-onboarded-at = First minute finished
export-field-paused-until = On pause until
export-field-hold-until = Only check-ins and what you asked for until
export-field-unasked-ok = I may write first
export-field-quiet-from = Quiet from
export-field-quiet-until = Quiet until
export-field-wants-tips = Daily tip
export-field-wants-news = News from the team
export-field-dark = Dark pictures
export-field-reach = Whether messages reach you
export-field-created-at = Kept since
export-field-last-seen-at = Last here
export-field-wall-time = Hour on your clock
export-field-next-at = Next
export-field-asked-on = Last asked on
export-field-told-on = Last sent on
export-field-own-hour = Hour chosen by you
export-field-remind = One reminder
export-field-began-on = From
export-field-ended-on = To
export-field-picked = Chosen
export-field-told = Last said
export-field-told-since = Counted from
export-field-from-monday = From the week of
export-field-days-a-week = Days
export-field-pull-before = Pull before
export-field-pull-after = Pull after
export-plan-part =
    { $part ->
        [if-then] If ..., then ...
        [reason] My reasons
        [note] A note to me
        [trusted] Somebody I trust
       *[other] { $part }
    }
export-field-local-day = Day
export-field-question = Question
export-field-score = Score, 0 to 10
export-field-words = In your words
export-field-noted-at = Noted
export-field-pace-wanted = Questions every so many days, as you chose
export-field-pace-every = Questions every so many days, now
export-field-pace-since = Counted from
export-field-pace-silent = Questions without an answer
export-field-pace-kept = Questions with one
export-field-pace-waiting-for = Waiting for
export-field-pace-told-on = Told you on
export-field-morning-time = Morning question at
export-field-morning-next-at = Next morning question
export-field-morning-asked-on = Last morning question
export-field-wish = Wanted
export-field-outcome = What became of it
export-field-hard = Hard
export-field-step = Small step
export-field-weekday = Day of the week (0 is Monday)
export-field-kind = What it is
export-field-signs = Urgent signs
export-field-pain = Pain, 0 to 3
export-field-gap = How often by day, 0 (seldom) to 3 (often)
export-field-nights = Times up at night (5 is five or more)
export-field-happened = What happened
export-field-helped = What helped
export-field-chosen = For the next 24 hours
export-field-own = For the next 24 hours, own words
export-yes = yes
export-no = no
export-day-mood = mood { $mood } of 5
export-day-craving = pull { $craving } of 10
export-day-used =
    { $used ->
        [yes] used
        [no] didn't use
       *[other] rather not say about use
    }
export-day-note = Note: { $note }

erase-ask =
    This deletes everything I keep about you: { $kinds }. It can't be undone, and I won't know you any more.

    Do it?
erase-button-yes = Yes, erase it all
erase-button-export = Send me a copy first
erase-button-no = No, keep it

wipe-ask = Delete what we both wrote here in the last 2 days, for both of us? Your diary and plans stay as they are. Telegram lets me delete nothing older; you can, with “Clear history” in this chat's menu.
wipe-button-yes = Yes, delete it
wipe-button-no = No, leave it
wipe-not = OK. Everything is still here.

erase-nothing = I keep nothing about you, so there is nothing to erase. /privacy says more.
erase-kept = OK. Nothing was erased.
erase-done-short = Erased.
erase-receipt =
    Everything I kept about you is erased: { $kinds }.

    What remains, and for how long:
    { $remains }

    /start begins afresh, whenever you want. /sos works without it.
erase-remains-ledger =
    { $rows ->
        [one] • 1 line saying that some message went out, without your name, number or words: up to { $days } days.
       *[other] • { $rows } lines saying that some message went out, without your name, number or words: up to { $days } days.
    }
erase-remains-updates = • The running numbers of what you sent, nothing else of it: { $days } days.
erase-remains-backups = • In backups, which name nobody without a key that is kept elsewhere: up to { $days } days.
erase-remains-team = • In the team's own chat: that you needed help, and what you wrote to them.
erase-remains-telegram = • In this chat, on Telegram's servers: I can't delete that. Delete the chat in Telegram to be rid of it.
erase-kind-people = your profile
erase-kind-places = where you were in our conversation
erase-kind-checkin-plans = your check-in plan
erase-kind-day-notes =
    { $rows ->
        [one] 1 day
       *[other] { $rows } days
    } of your diary
erase-kind-intentions =
    { $rows ->
        [one] { $rows } wish for a day
       *[other] { $rows } wishes for a day
    }
erase-kind-weekly-plans = what I ask you once a week
erase-kind-bladder-checks =
    { $rows ->
        [one] { $rows } week of your bladder notes
       *[other] { $rows } weeks of your bladder notes
    }
erase-kind-lookbacks =
    { $rows ->
        [one] { $rows } week you looked back at
       *[other] { $rows } weeks you looked back at
    }
erase-kind-extra-choices = your one more question
erase-kind-extra-answers =
    { $rows ->
        [one] { $rows } answer to it
       *[other] { $rows } answers to it
    }
erase-kind-risk-flags =
    { $rows ->
        [one] 1 note that a message worried me
       *[other] { $rows } notes that a message worried me
    }
erase-kind-alerts =
    { $rows ->
        [one] 1 call to the team
       *[other] { $rows } calls to the team
    }
erase-kind-crises = when to ask how you are
erase-kind-opinions =
    { $rows ->
        [one] 1 thing you saved or judged
       *[other] { $rows } things you saved or judged
    }
erase-kind-risky-times =
    { $rows ->
        [one] 1 hard time
       *[other] { $rows } hard times
    } you wrote down
erase-kind-plan-lines =
    { $rows ->
        [one] 1 line of your own plans
       *[other] { $rows } lines of your own plans
    }
erase-kind-tip-plans = your tip plan
erase-kind-tips =
    { $rows ->
        [one] 1 tip you were sent
       *[other] { $rows } tips you were sent
    }
erase-kind-technique-tries =
    { $rows ->
        [one] 1 thing you tried
       *[other] { $rows } things you tried
    }
erase-kind-stretches = your earlier days without
erase-kind-milestones = the numbers you picked
erase-kind-goals = your goal
erase-kind-lapses =
    { $rows ->
        [one] 1 time you told me about using
       *[other] { $rows } times you told me about using
    }
erase-kind-other =
    { $rows ->
        [one] 1 more entry
       *[other] { $rows } more entries
    }
erase-and = { $before } and { $last }

privacy-text =
    <b>What I keep</b>
    • Your answers, notes and plans, until you erase them.
    • Your Telegram number, encrypted, to write to you. No name, no phone number.
    • What you type, until I've dealt with it. Then it's wiped, unless it's an answer I keep. If something goes wrong with it, up to { $updates } days, so that somebody can find out why.
    • The running number of each message: { $updates } days.
    • The numbers of the messages between us, so that /wipe can delete them: 2 days.
    • A list of what I sent you, without the words: { $ledger } days.
    • That a message worried me, not what it said: { $flags } days.
    • If you say no at the start: only that, for { $refusals } months.
    • Backups: { $backups } days.

    If I hear nothing from you for { $silent } months I ask once, where I can. A month later everything is erased.

    <b>Where and how</b>
    { $database }
    What you write and who you are on Telegram is encrypted in it. Nothing is sold or shared, and nobody counts what you tap.

    <b>Who can read it</b>
    Telegram can technically read chats with bots. { $staff }

    <b>What you can do</b>
    /export sends you a copy. /wipe empties this chat, two days back. /erase deletes it all, at once.
privacy-database-sqlite = In one file on the machine that runs me.
privacy-database-postgresql = In a database (PostgreSQL) that belongs to whoever runs me.
privacy-staff-yes = A support team works with me. After a worrying message they are told that there was one, under a code name, with your country and local time. They see your words only if you agree.
privacy-staff-no = No team reads along here. I'm on my own.
privacy-button-about = What Keel is

about-text =
    <b>What I am</b>
    Keel, a bot: a machine that keeps people company while they stop or cut down ketamine. I inform, check in, offer things to try, and point to people who help. I don't diagnose, I don't treat, I don't know doses, and I'm not an emergency service.

    <b>What stands behind it</b>
    { $articles } short articles and { $techniques } things to try. Each names its source and the day it was last checked. { $reviewed }

    <b>If it's urgent</b>
    /sos has numbers for where you are, at any hour.

    What I keep: /privacy
about-reviewed-none = No clinician has reviewed the words yet: they are drafts, made from published sources.
about-reviewed-some = A clinician has reviewed { $count } of the articles; everything else is a draft, made from published sources.
about-button-privacy = What's kept

still-here-ask =
    Hi. It's been about a year since you last wrote here.

    Shall I keep your things? If I hear nothing, I erase everything on { $day }. You can also take a copy first.
still-here-keep = Keep them
still-here-kept = They stay. Good to hear from you.
