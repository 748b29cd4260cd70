### What people type instead of a command or a button; separated by commas, small letters, without accents.

# How this language is called, here and elsewhere.
typed-language-names = english, ingles, anglais, englisch, inglese
# Words that may stand around the name: "please speak english".
typed-language-around = in, to, into, speak, talk, please, switch, change, language, can you, can we, use, i want

typed-sos = sos
typed-checkin = check in, checkin, daily check in
typed-cope = cope, something to try, tools, techniques
typed-craving = craving, cravings, i have a craving, urge
typed-plan = plan, my plan, safety plan
typed-morning = morning, my intention
typed-times = times, hard times, risky times
typed-week = week, my week, look back, weekly look back
typed-bladder = bladder, my bladder, bladder check, bladder watch
typed-learn = learn, read, read about it, articles
typed-saved = saved, my list, what i saved
typed-days = days, my days, day count, counter, milestones, my goal, goal
typed-lapse = lapse, i lapsed, slip, i slipped
typed-history = history, diary, my diary, picture, chart, my notes, notes
typed-when = when, what comes next, whats next
typed-pause = pause, be quiet, quiet
typed-resume = resume, go on, continue
typed-language = language, languages, change language
typed-settings = settings, options, change something
typed-export = export, my data, a copy, copy of my data
typed-erase = erase, delete everything, erase everything, delete my data
typed-wipe = wipe, wipe the chat, delete this chat, clear the chat
typed-privacy = privacy, what do you keep
typed-about = about, what is keel, who are you, what are you
typed-help = help, menu, commands, what can you do
typed-start = start, hello, hi, hey, hello there, good morning, good evening
typed-stop = stop, unsubscribe, stop everything
