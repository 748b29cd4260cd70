### The crisis flow. Draft: to be read by a clinician before release.
### Each step that is taught comes from content/sources/facts.yaml; the comment above a text names the facts.
### Every message must be readable in ten seconds by somebody who has not slept for two nights.

## The first message: numbers follow under it.

crisis-heard = Thank you for telling me. I'm a bot, so I want to get you to a person.
crisis-heard-self-harm = Thank you for telling me. You're not in trouble here. I'm a bot, so I want to get you to a person.
# worried-about-suicide-01, worried-about-suicide-11
crisis-heard-other = Thank you for looking out for them. It's right to take it seriously. These people help you too:
crisis-heard-voices = That sounds frightening. You don't have to do what it tells you. I'm a bot, so I want to get you to a person.
crisis-heard-anger = Thank you for saying it before anything happened. Get some distance from them if you can. These people listen to that too:
# The same person writes again within minutes: shorter, the same numbers.
crisis-still = I'm still here. So are they:
crisis-still-emergency = I'm still here. Please call now, or ask someone to.
crisis-still-doctor = I'm still here. It's still a doctor, today:
# A message that was read late. { $gap } is a length of time such as "6 hours".
crisis-late = I was offline for { $gap } and only now read what you wrote at { $clock }. I'm sorry.
crisis-late-no-clock = I was offline for { $gap } and only now read what you wrote. I'm sorry.
crisis-late-ask = Are you safe now?
crisis-gap-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
crisis-gap-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
crisis-gap-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
# The country is not known: the service's own country first, under its name.
crisis-if-in = If you're in { $country }:
crisis-which-country = Somewhere else? Tap your country and I'll show its numbers.
crisis-country-set = { $country }, then. Here is who is there:
crisis-ask-country = Which country are you in? Type its name, or tap one.
crisis-country-none = I don't know a country like that. Try its English name, or tap one.
crisis-button-other-country = Another country

# /sos, and the card of a country that was just chosen.
sos-intro = Who you can reach now:

## The direct question

# worried-about-suicide-02: asking does not put the idea there
crisis-ask = Are you thinking about ending your life?
crisis-button-not-exactly = Not exactly
crisis-button-mistake = That was a mistake
crisis-said-yes =
    I'm glad you said it.

    Is there anyone with you?
crisis-said-unsure = Thanks. It doesn't need a name to be worth talking about. What would help right now?
crisis-said-no = OK. Thank you for answering. It still sounds heavy. What would help right now?
crisis-with-yes = Good. Tell them one sentence: "I'm not OK and I don't want to be alone." They don't have to fix it. What else would help?
crisis-with-no = Then let's get you to somebody. You don't have to say it well. What would be easiest?
crisis-safe-yes = OK, good. What would help right now?
crisis-harm-no = OK. Keep the distance for now. What would help?
crisis-menu = What would help right now?
crisis-button-text = A text line
crisis-button-call = A number to call
crisis-button-steady = Steady me first
crisis-button-forward = A sentence to forward
crisis-button-team = The team
crisis-button-hard = None of these
crisis-button-danger = I'm in danger now
crisis-button-back = Back to where I was
crisis-button-more = Something else
crisis-button-tomorrow = Check on me tomorrow
crisis-text-intro = These take messages, no talking:
crisis-text-none = I don't have a line there that takes messages. These answer the phone. You can start with: "I don't know what to say."
crisis-call-intro = You can start with: "I don't know what to say."

## Steady me first: a technique of the library in one message

crisis-steady = { $name }. Slowly, one after the other:
crisis-steady-done = OK. That was a step. What would help next?
crisis-button-done = Done

## A sentence to forward

crisis-forward = Copy this and send it to somebody you trust:
crisis-forward-text = I'm having a really hard time and I don't want to be alone with it. Can you call me or come over? You don't have to fix anything.
crisis-forward-button = Copy the sentence

## What makes it hard?

crisis-hard = That's OK. What makes it hard?
crisis-hard-talk = I don't want to talk
crisis-hard-help = They can't help
crisis-hard-shame = I'm ashamed
crisis-hard-heard = Someone can hear me
crisis-hard-answer-talk = You don't have to talk. You can text, or ring and say only "I don't know what to say". You can hang up whenever you want.
crisis-hard-answer-help = They can't take it all away, that's true. They can stay with you through the next hour, and feelings this strong do change. You can hang up whenever you want.
crisis-hard-answer-shame = You don't have to tell them about ketamine, or your name. You can start with: "I'm not OK and I don't want to be alone with it."
crisis-hard-answer-heard = Then writing is better. Nobody hears a text. Or go somewhere they can't hear you and ring from there.

## The team

crisis-team-here = I've told the team you'd like to hear from a person. Someone is reading now and will write to you here. These people are awake too:
crisis-team-nobody = Nobody from the team is reading right now. I've left them a note. These people are awake:
crisis-team-15 = Nobody from the team has answered so far. I'm sorry. They may still write later. These people are awake now:

crisis-team-15-unasked = I told the team that you may want a person. Nobody has answered so far. These people are awake now:

## That was a mistake, back

crisis-mistake = OK. I'd rather ask once too often. SOS is always there.
crisis-back = OK. I'm here.
crisis-tomorrow = OK. I'll write tomorrow at { $clock }. Until then SOS is always there.
crisis-tomorrow-kept = OK. I'll write tomorrow at { $clock }. To do that I keep this chat's number, encrypted, and nothing else. SOS is always there.

## In danger now

crisis-danger-what = What is happening? One tap:
crisis-danger-took = I took something
crisis-danger-self = I may hurt myself
crisis-danger-body = I'm very ill or hurt
crisis-danger-other = Someone else
crisis-danger-violence = Someone's hurting me

# The steps under the emergency number.
crisis-do-suicide = Get away from anything you could hurt yourself with, or ask someone to take it. Go where other people are.
# first-aid-24, first-aid-25, overdose-and-emergency-05
crisis-do-took =
    Put the phone on speaker. Unlock your door, put a light on.
    Say where you are first, then what you took. They're there to help.
    If you feel sleepy or sick, lie on your side on the floor, the phone next to you. Take nothing else.
# first-aid-24, first-aid-25
crisis-do-body = Put the phone on speaker. Unlock your door. Say where you are first, then what's wrong. Stay on the line.
# first-aid-22, first-aid-23
crisis-do-wound =
    Press hard on the wound with a clean cloth or your hand. If blood comes through, put more cloth on top and keep pressing.
    If something is stuck in it, leave it in and press on either side.
# first-aid-02
crisis-do-other = Put the phone on speaker, so your hands are free.

crisis-who = Who is it about?
crisis-who-alone = Me, and I'm alone
crisis-who-with = Me, someone's here
crisis-who-other = Someone else
crisis-alone-ask = Is anyone with you?
# first-aid-26
crisis-alone = Stay on the line with them. Call again if it gets worse or if you move. I can write to you while you wait, so that you're not alone with it.
# overdose-and-emergency-04, first-aid-08, first-aid-09
crisis-with-someone =
    Show them this: Please don't leave me alone. Nothing to eat or drink.
    If I don't wake up but breathe normally: on my side, head back. If my breathing turns strange, say so on the phone straight away.
crisis-anyone-yes = Give them the phone, or ask them to call and stay with you.
crisis-anyone-no = Then please call now. If you can, go to where someone is: a neighbour, a shop, the street.
crisis-breathing = Are they breathing?
crisis-breathing-yes = Yes, normally
crisis-breathing-no = No, or not normally
crisis-breathing-unsure = I can't tell
crisis-breathing-awake = They're awake
# first-aid-08, first-aid-09, first-aid-14
crisis-breathes =
    If they don't wake up: roll them onto their side and tilt the head back.
    Stay with them and keep checking that they breathe. Nothing to eat or drink.
    If the breathing stops or turns strange, tell the call handler straight away.
# first-aid-04, first-aid-05, first-aid-06
crisis-breathes-not =
    Say "not breathing". They will tell you what to do. Do what they say until help is there.
    If they don't wake up: press hard and fast on the middle of the chest. The call handler tells you how. You don't have to do it perfectly.
# first-aid-04
crisis-breathes-unsure =
    Not sure counts as no. Say "not breathing normally". They will tell you what to do. Do what they say until help is there.
    Gasps now and then, or noisy and uneven breaths, are not normal breathing.
# overdose-and-emergency-04, overdose-and-emergency-02, worried-about-suicide-05
crisis-awake =
    Stay with them, and keep the call going until help comes. Keep them warm, and awake if you can. Nothing to eat or drink.
    Say so on the phone at once if they won't wake up, breathe oddly or have a fit.
# first-aid-10, first-aid-11
crisis-fit =
    Move hard things away, put something soft under the head, look at the time. Don't hold them down, put nothing in the mouth.
    When it ends: on their side, and check their breathing. Stay until they're fully awake.
crisis-button-fit = They're having a fit
crisis-button-changed = It changed

# first-aid-26, first-aid-27, worried-about-suicide-05
crisis-called = Good. Stay on the line if you can. Answering their questions doesn't slow the help down. Call again if it gets worse or if you move.
crisis-button-stay = Stay with me
crisis-button-came = Help has come
crisis-button-still = Still here
crisis-came = Good. I'm glad they're there. Tell them everything that was taken. They're there to help.
crisis-stay = OK. I'll write in 2, 5, 10 and 20 minutes. Tap when you see it. If you get worse, call again.
# What is sent unasked: nothing telling at the start.
crisis-stay-1 = Still there? One tap is enough.
crisis-stay-2 = Me again. Still there?
crisis-stay-3 = Checking in. Still there?
crisis-stay-4 = 20 minutes now. Still there?
crisis-stay-last = I'm going quiet now. I can't see or hear you, and I can't send anyone. If nobody has come, please call again:
crisis-stay-last-unknown = I'm going quiet now. I can't see or hear you, and I can't send anyone. If nobody has come, please call again.
crisis-stay-seen = Good. I'm here. If it gets worse, call again.

crisis-cannot-call = Then without talking.
crisis-silent-none = I know of no way to reach { $number } without speaking there. Ask anyone near you to call: a neighbour, a shop, the street.
crisis-silent-no-country = I don't know which country you're in. Ask anyone near you to call: a neighbour, a shop, the street.
crisis-silent-lines = To write to someone:

## Self-harm

crisis-hurt-ask = Are you hurt right now?
crisis-hurt-bad = Yes, it's bad
crisis-hurt-bit = A bit
# first-aid-22
crisis-hurt-bit-answer = Press a clean cloth on it. If it keeps bleeding, or it's deep, that's a call for an ambulance.

## Safe where you are; harm to others

crisis-safe-ask = Are you safe where you are right now?
crisis-harm-ask = Is anyone hurt or in danger right now?

## Somebody else

crisis-other-ask = What would help most?
crisis-other-how = How do I ask?
crisis-other-stay = What do I do now?
crisis-other-secret = They say: tell nobody
crisis-other-me = And me?
crisis-other-danger = They're in danger now
# worried-about-suicide-02, worried-about-suicide-03
crisis-other-how-answer =
    Ask straight out: "Are you thinking about suicide?" Asking doesn't put the idea in their head. It can help them to talk.
    Then listen. Let them tell it in their own words, without arguing or rushing to fix it.
# worried-about-suicide-05, -06, -08
crisis-other-stay-answer =
    Stay with them, or stay on the phone. If it's safe for you, help to put away what they could hurt themselves with.
    Offer to call a line together. If they're in danger now, call the emergency number.
# worried-about-suicide-07
crisis-other-secret-answer = Don't promise to keep it secret. Say that you want to help, and may need to bring in others to keep them safe.
# worried-about-suicide-10, -11
crisis-other-me-answer = This is hard on you too, so get support for yourself. The same lines take your call. Check in with them again in the next days. What they do is not your fault.

## The same day, a doctor

# bladder-13, bladder-14, kidneys-liver-biliary-09
crisis-doctor = That needs a doctor today, even if it gets better.
# bladder-14
crisis-doctor-now = Go to an emergency department instead if you can't pee at all, have a fever, or pain in your side.
crisis-button-doctor-tell = What to tell them
crisis-button-why = Why?
# bladder-13, bladder-14, kidneys-liver-biliary-09
crisis-doctor-why = Blood in your pee always needs a check by a doctor, even if you think ketamine is the cause: other illnesses must be ruled out. With pain low in the tummy, a fever or pain in your side it's the same day. Yellow skin or eyes, or very bad tummy pain, is urgent too.
# talking-to-a-doctor-03, talking-to-a-doctor-05
crisis-doctor-tell =
    You can read this out:
    "I've used ketamine and I want help. This is what's wrong, and this is when it began. I'd like to be seen today."

    If it's your bladder: how often you go, how bad the pain is, any blood you've seen.
crisis-doctor-tell-copy = I've used ketamine and I want help. This is what's wrong, and this is when it began. I'd like to be seen today.

## Violence

# safety-from-violence-01
crisis-violence = That isn't your fault. Is it safe to look at this phone right now?
crisis-violence-now = That isn't your fault. If someone is hurting you now, call:
crisis-violence-look = Is it safe to look at this phone right now?
crisis-violence-no = No, make this disappear
# safety-from-violence-06, -09
crisis-violence-write = I won't write to you first, in case someone sees it. Is it safe to write to you here?
crisis-violence-write-yes = OK. The first words will always be plain. If it stops being safe, change it in /settings.
crisis-violence-write-no = OK. I won't write first. You can write to me whenever it's safe, and SOS always works. /settings can change it.
crisis-violence-sexual = It was sexual
crisis-violence-child = It's about a child
crisis-violence-home = Someone at home
# safety-from-violence-06, safety-from-violence-07. Shown as a notice that leaves no trace in the chat.
crisis-gone = Gone, as far as Telegram lets me: nothing older than 2 days. Notifications may still show.
# What stands in the chat afterwards: nothing that anybody would ask about.
crisis-gone-left = Hi. I'm here when you want to note something.

## Elevated: one quiet line, and the soft question at most once a day

crisis-quiet = If it gets heavier, SOS has people who are awake.
crisis-soft-ask = Any thoughts of not wanting to be here?
crisis-soft-bit = A bit
crisis-soft-no = OK. Thanks for answering. I'm around.
crisis-elevated-craving = That's a strong pull. You don't have to do anything about it this minute. Ten minutes, together?
crisis-elevated-relapse = Thanks for telling me. Your days so far still count. What would help for the next few hours?
crisis-elevated-withdrawal = That's a rough stretch to be in. Want something that might make the next hour easier?
crisis-elevated-hopelessness = That sounds heavy. You don't have to carry it alone tonight. Want something small to try, or a person?
# overdose-and-emergency-02
crisis-elevated-mixing = Thanks for telling me. Don't be alone with it if you can. Someone who won't wake up, breathes oddly or has a fit needs an ambulance: SOS has the number.
crisis-elevated-medical = That's worth showing a doctor soon, rather than putting up with it. Want to read about it, or something to try for now?
crisis-elevated-pregnancy = Tell a midwife or doctor soon. They are there to help, not to judge.
crisis-elevated-voices = That sounds unsettling. Are you somewhere safe? A doctor is the right person for it. If it tells you to hurt someone, tap SOS.
crisis-elevated-third-party = It's hard to watch somebody you care about. You can't do it for them, and you don't have to do it alone.
crisis-elevated-other = Thanks for telling me. Want something to try, or a person?

## Follow-up: its first words give nothing away

crisis-follow-up =
    { $part ->
        [morning] Morning. How are things today?
        [afternoon] Hi. How are things today?
       *[evening] Evening. How are things today?
    }
crisis-follow-better = Better
crisis-follow-same = The same
crisis-follow-worse = Worse
crisis-follow-stop = Stop asking
crisis-follow-better-answer = I'm glad. SOS stays where it is.
crisis-follow-same-answer = Thanks for telling me. What would help today?
crisis-follow-worse-answer = I'm sorry. Let's get you to a person. These are there now:
crisis-follow-stop-answer = OK, I won't ask again. SOS is always there.
