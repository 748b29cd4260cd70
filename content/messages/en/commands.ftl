### What Telegram shows of the bot: the list of commands, and the words before the first message.

bot-description =
    Keel keeps you company while you stop or cut down ketamine: one short check-in a day, things to try when it gets hard, and numbers to call in most countries.

    Keel is a machine, not an emergency service. Free. No name needed.
bot-short-description = Company while you stop or cut down ketamine. A machine, not an emergency service.

command-start = Begin, or say hello again
command-sos = People to call or text now
command-checkin = How was today?
command-morning = What do I want from today?
command-week = Look back at my week
command-bladder = My bladder, week by week
command-craving = Craving now: ten minutes, together
command-cope = Something to try when it's hard
command-plan = Your own plan for hard hours
command-times = Hard times, and a note before
command-learn = Short answers, with sources
command-saved = What you saved to read again
command-history = Your last 30 days
command-days = Your days without, and what to aim for
command-lapse = After using: a short, calm look
command-when = What comes next
command-pause = Stay quiet for a while
command-resume = End the pause
command-language = Another language
command-settings = Change anything
command-export = A copy of what I keep
command-erase = Delete what I keep
command-wipe = Delete this chat, two days back
command-privacy = What I keep, and how long
command-about = What Keel is
command-help = SOS first, then the choices
command-stop = Stop everything

command-broadcast = Write to everybody, or to some
command-duty = Say that you're reading now, or not
command-stats = How many answer, by week
command-helpline = Confirm, hide or correct a number
command-reload = Read the content again
