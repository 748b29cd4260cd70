### The first minute.

start-hello =
    Hi. I'm Keel, a bot that keeps you company while you stop or cut down ketamine.
    I check in once a day, I have things to try when it gets hard, and numbers to call in most countries.

    I'm a machine, not an emergency service. If you're in danger now, tap SOS.
start-button-start = Start
start-button-kept = What do you keep?
start-language = Which language?

start-consent =
    Before anything else: Telegram can technically read chats with bots, so don't write names here. I keep what you tell me encrypted, and /erase removes it.

    Are you 18 or over?
start-consent-yes = Yes, and that's OK
start-consent-young = I'm under 18
start-consent-no = No thanks

start-young =
    Then I won't keep anything about you. You can still read and use everything under /learn and /cope, and these people are there for someone your age:
start-young-only = Then I won't keep anything about you. You can still read and use everything under /learn and /cope. /sos always works.
start-declined = That's fine. I've kept nothing but your no. /sos always works, and /start if you change your mind.

start-kept =
    What I keep, and for how long:

    • Your answers, notes and plans: encrypted, until you erase them. /erase does it at once.
    • Your Telegram number: encrypted, to write to you.
    • What you type that is nothing of the above: until I've dealt with it.
    • A list of what I sent you: 90 days, without the words.
    • That I saw a worrying message, not what it said: 90 days.
    • If you say no: only that, for 12 months.

    Nobody sells or shares it. Telegram itself can read chats with bots: I can't change that. More in /privacy.

start-place-one = I think you're in { $country }, where it's { $clock } now. Right?
start-place-country = I think you're in { $country }. Right?
start-place-yes = Yes, that's right
start-place-other-zone = Other time
start-place-other = Another country
start-ask-country = Which country are you in? Type its name, or tap Skip. It decides which numbers I show you.
start-country-which = Which one?
start-country-none = I don't know a country like that. Try its English name, or tap Skip.
start-ask-zone = Which of these is your time?
start-ask-zone-type = What time is it where you are? Type it like 21:40, or type the nearest big city.
start-zone-none = I couldn't work that out. Type the time on your clock, like 21:40, or a big city near you.
start-zone-button = { $clock } { $city }
start-zone-type = Type it

start-ask-stage = Where are you with ketamine right now?
start-stage-using = I use
start-stage-cutting-down = I'm cutting down
start-stage-stopped = I've stopped
start-stage-supporting = Supporting someone
start-ask-since = Since when? It can be a guess. You can also type a date, like 3 May.
start-since-today = Today
start-since-yesterday = Yesterday
start-since-week = About a week
start-since-month = About a month
start-since-longer = Longer
start-since-unclear = I couldn't read that date. Type it like 3 May or 2026-05-03, or tap Skip.
start-since-future = That date is still to come. Type the day you stopped, or tap Skip.

start-careful =
    One thing first. Stopping alcohol, tranquillisers (benzodiazepines), GHB or GBL, or opioids all at once can be dangerous. If you take any of these often, talk to a doctor before you stop.

    If you are or may be pregnant, tell a midwife or doctor soon. They are there to help, not to judge.

start-ask-hour = When shall I check in? One short question a day, on your clock. You can also type a time.
start-hour-morning = Morning, 9:00
start-hour-evening = Evening, 19:00
start-hour-night = Late, 21:30
start-hour-never = No check-ins
start-hour-unclear = I couldn't read that time. Type it like 20:15, or tap one.

start-ready =
    You're set. { $checkin }

    It's always OK to write to me out of the blue. When it's hard: /cope. When you're not safe: /sos. To change anything: /settings.
start-ready-checkin = I'll check in at { $clock } your time.
start-ready-none = I won't check in unless you ask me to.
start-again = Welcome back. Everything is where you left it.
start-again-quiet = Good to see you. I'm here.
start-button-friends = Being there for them
