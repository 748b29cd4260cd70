### Words used everywhere.

button-sos = SOS
button-back = Back
button-skip = Skip
button-not-now = Not now
button-yes = Yes
button-no = No
button-cancel = Cancel
button-done = Done
button-checkin = Check in
button-cope = Something to try
button-learn = Read about it
button-settings = Settings
button-open-start = Start

error-unknown = That didn't work, and it's on my side. What you told me is safe. Please try again in a minute.
error-stale-button = That button is from an older message. Here is where you can go from now: /checkin, /cope, /learn, /settings. /sos always works.
error-apology = I couldn't deal with your last message. It's kept, and somebody will look at why. If you're not safe right now, tap SOS. Otherwise please try again.

fallback-text = I read that, but I'm a bot and couldn't follow it. If it's hard right now, tap SOS or "Something to try". Or pick one:
fallback-voice = I can't listen to voice notes. If you're not safe right now, tap SOS. Otherwise type a few words, typos are fine.
fallback-video = I can't watch videos. If you're not safe right now, tap SOS. Otherwise type a few words, typos are fine.
fallback-photo = I can't see pictures, and I haven't kept yours. If you're not safe right now, tap SOS. Otherwise type a few words, typos are fine.
fallback-sticker = I can't read stickers. If you're not safe right now, tap SOS. Otherwise type a few words, typos are fine.
fallback-location = I can't see where you are, and I haven't kept it. If you need help to come to you, tap SOS and call. Otherwise type a few words.
fallback-contact = I haven't kept that contact. If you're not safe right now, tap SOS. Otherwise type a few words, typos are fine.
fallback-file = I can't open files, and I haven't kept yours. If you're not safe right now, tap SOS. Otherwise type a few words, typos are fine.
fallback-other = I can't read that kind of message. If you're not safe right now, tap SOS. Otherwise type a few words, typos are fine.

gate-start-first = I don't know you yet, so I can't do that. /start takes a minute. /sos, /learn and /cope work without it.
gate-not-kept = Thanks for writing. We haven't started yet, so I haven't kept it. /start takes a minute. If it's hard right now, /sos and /cope work without it.
gate-consent-again = Something changed in what I keep. Please read it once more, then we go on as before.
gate-leave-group = I only talk in private chats, so I'm leaving. Write to me directly.

paused-note = You're on pause. I only answer when you write. /resume starts things again.

day-today = today
day-yesterday = yesterday
help-choices =
    Besides that:
    /checkin asks how today was
    /craving when the pull is strong, /cope has things to try
    /lapse if you used
    /days counts days, /history shows them
    /plan keeps your plan for hard hours
    /learn has short answers
    /settings and /language change things, /when says what comes

    You can type any of it, or the words of a button. Or tap one:
language-set = From now on in English.
language-name = English
# The language of these files, as a BCP 47 code.
language-code = en

# A time of day with the article that some languages want; English wants none.
clock-las = { $clock }
clock-son = { $clock }
