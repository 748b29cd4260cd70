### /craving: how strong, one thing to try with a timer, how strong now. And what a person writes for it on a good day.

craving-button-now = Craving now
craving-ask = Right now, how strong? 0 is none, 10 is all you can think about.
craving-unclear = I need a number from 0 to 10. Tap one or type it.
craving-none =
    None right now. Good to know.

    A calm minute is a good one to write down something for the next time.
craving-heard = { $pull }. You don't have to do anything about it this minute.
craving-heard-hard = { $pull }. That's strong. You don't have to do anything about it this minute.
craving-from-you = From you, on a better day:
# { $why } is one sentence of the technique itself.
craving-offer =
    <b>{ $name }</b>, { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }
    { $why }
craving-fell =
    { $points ->
        [one] It took about a point off before.
       *[other] It took about { $points } points off before.
    }
craving-button-start = Start
craving-button-other = Something else
craving-button-reasons = My reasons
craving-button-talk = Talk to someone
craving-button-again = Again
craving-button-not-this = Not this one
craving-button-enough = Enough for now

# The timer: this message changes by itself.
craving-timer =
    <b>{ $name }</b>, about { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    } left

    { $steps }
craving-timer-over = <b>{ $name }</b>
# Sent when the time is up: nothing telling in it.
craving-end = That's the time. How is it now, from 0 to 10?
craving-ask-after = And now, how strong? 0 is none, 10 is all you can think about.
craving-moved = { $before } then, { $after } now. It moved.
craving-gone = { $before } then, 0 now. It's gone for the moment.
craving-same = { $before } then, { $after } now. Some don't shift on the first go. Again, something else, or a person?
craving-up = { $before } then, { $after } now. It went up, and that's nothing you did wrong. Something else, or a person?
craving-closed = OK. You got through this bit. /craving is here at any hour.
craving-closed-write = OK. You got through this bit. Want to write yourself a line for the next time, while you know what helps?

craving-reasons = Your reasons:
craving-talk-someone = Somebody you trust:
craving-talk-sentence = Copy this and send it:
craving-talk-nobody = Somebody you trust? Copy this and send it:
craving-sentence = I'm having a hard hour. Can you talk for ten minutes? You don't have to fix anything.
craving-button-sentence = Copy the sentence
craving-button-lines = People who are awake

## The kit: written on a good day

kit-title =
    For a craving

    What you write here on a good day is there with one tap when it's hard. I write to nobody for you.
kit-note = <b>A note to me</b>
kit-reasons = <b>My reasons</b>
kit-trusted = <b>Somebody I trust</b>
kit-empty = nothing yet
kit-button = For a craving
kit-button-note = A note to me
kit-button-reasons = My reasons
kit-button-trusted = Somebody I trust
kit-button-delete = Delete it
kit-note-ask = What would you say to yourself in a craving? Write it as you'd say it. I'll show it to you then, first thing.
kit-note-kept = Kept. I'll show it to you when you tap "Craving now".
kit-note-gone = Deleted.
kit-reasons-ask = Why do you want this? One reason a line, your own words. Type one, or several.
kit-reasons-pick = A number takes that one out. Type another one to add it.
kit-trusted-ask = Who would you call in a bad hour? A nickname is enough. You can put the number behind it: "Sam 07700 900123".
kit-trusted-number = And the number? Type it as you'd dial it, or skip.
kit-trusted-kept = Kept. I never write to them: I show you the number and a sentence to send.
