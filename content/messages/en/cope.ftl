### /cope: what is going on, then one thing to do, a step at a time.

cope-menu = What's going on right now? Pick the nearest. It doesn't have to fit.
cope-none = There's nothing to try here yet: what there is, is still being checked. People are there all the same: /sos.
cope-when-craving = I want to use
cope-when-withdrawal = Coming off, rough
cope-when-anxiety = Anxious, panicky
cope-when-low-mood = I feel low
cope-when-sleep = I can't sleep
cope-when-pain = I'm in pain
cope-when-anger = I'm angry
cope-when-loneliness = I'm lonely
cope-when-boredom = I'm bored
cope-when-social-pressure = Others push me
cope-when-after-a-slip = I used
cope-button-close = Not now

# The offer. { $why } is one sentence of the technique itself.
cope-offer =
    <b>{ $name }</b>
    { $minutes ->
        [one] About a minute.
       *[other] About { $minutes } minutes.
    }

    { $why }
cope-before = Before you start:
cope-question = One question first:
cope-worked = This one helped you before: { $name }.
cope-safer = Then this one is better for you.
cope-button-try = Try this
cope-button-other = Something else

cope-step =
    <b>{ $name }</b>, { $step } of { $of }

    { $text }
cope-button-next = Next
cope-button-not-this = Not this one

cope-ask-helped = That was the last step. Did it help?
cope-button-helped-yes = Yes
cope-button-helped-bit = A bit
cope-button-helped-no = No
cope-heard-yes = Good to hear. I'll show you again that this one helped.
cope-heard-yes-unkept = Good to hear. It's here whenever you want it.
cope-heard-bit = A bit is something. You can go on with it, or try another one.
cope-heard-no = Some don't shift on the first go. Again, something else, or a person?
cope-button-again = Again
cope-button-person = A person
cope-saved = Saved. It's in /saved.
cope-closed = OK. /cope is here any time.

cope-then-help = Then leave this one. This comes first:
