### The bladder check, once a week if somebody wants it. Our own questions, no licensed scale.

bladder-intro = Four taps, once a week or when you like: anything urgent, how much it hurts, how often you go. Ketamine can hurt the bladder, and notes help a doctor to choose tests.
bladder-weeks = Your bladder, as you noted it:
# What comes by itself: it may be read over somebody's shoulder.
bladder-opening = A few questions about your week, if you like. They take a minute.
bladder-button-open = Open
bladder-button-begin = Answer now
bladder-button-change = Change this week's
bladder-button-weekly = Ask me each week
bladder-button-day = Weekly: { $day }
bladder-button-card = Card for a doctor
bladder-button-picture = Picture
bladder-button-about = About the bladder
bladder-button-not-now = Not this week
bladder-closed = OK. /bladder is there whenever you like.
# bladder-13, bladder-14
bladder-ask-signs = Any of these, now or this week? Tap all that fit.
bladder-sign-blood = Blood in my pee
bladder-sign-fever = Fever with pain
bladder-sign-side = Pain in my side
bladder-sign-blocked = I can't pee at all
bladder-button-none = None of these
bladder-button-next = Next
bladder-ask-pain = How much pain this week, in your bladder or low in your tummy?
bladder-ask-gap = By day, how long can you go before you need to pee?
bladder-ask-nights = How many times do you get up at night to pee?
bladder-pain-0 = None
bladder-pain-1 = A little
bladder-pain-2 = Quite a bit
bladder-pain-3 = Strong
bladder-gap-0 = 3 hours or more
bladder-gap-1 = About 2 hours
bladder-gap-2 = About 1 hour
bladder-gap-3 = Less than an hour
bladder-nights-0 = 0
bladder-nights-1 = 1
bladder-nights-2 = 2
bladder-nights-3 = 3
bladder-nights-4 = 4
bladder-nights-5 = 5 or more
bladder-unclear = I couldn't read that. Tap one of these, or type it.

## Week by week: { $day } is "23 Nov"
bladder-noted = { $day }: { $what }
bladder-noted-signs-none = no blood or other urgent sign
bladder-noted-sign-blood = blood
bladder-noted-sign-fever = fever with pain
bladder-noted-sign-side = pain in the side
bladder-noted-sign-blocked = couldn't pee
bladder-noted-pain =
    { $step ->
        [0] no pain
        [1] a little pain
        [2] quite a bit of pain
       *[3] strong pain
    }
bladder-noted-gap =
    { $step ->
        [0] 3 hours or more between
        [1] about 2 hours between
        [2] about 1 hour between
       *[3] less than an hour between
    }
bladder-noted-nights =
    { $step ->
        [0] not up at night
        [1] up once a night
        [5] up 5 times a night or more
       *[other] up { $step } times a night
    }

## The end. sleep-06, bladder-02, talking-to-a-doctor-03
bladder-end = Noted. This week: { $what }.
bladder-end-before = Last time, { $day }: { $what }.
bladder-end-soon = That's worth showing a doctor soon, rather than putting up with it. The card has your notes in one place.
bladder-end-today = What you tapped needs a doctor today, even if it gets better. /sos has the number.
bladder-end-now = Not being able to pee can't wait: please get help now. /sos has the number.
bladder-end-next = I'll ask again on { $day }.

## The card
# talking-to-a-doctor-01, talking-to-a-doctor-03
bladder-card = My bladder, noted once a week
bladder-card-opening = I've used ketamine, and I want help with my bladder.
bladder-card-about = Pain is in the bladder or low in the tummy; "between" is how long I can go by day. The words are my own, no scale.
bladder-card-empty = There are no notes for a card yet. The first takes four taps.
bladder-card-under = You can forward this, or show the phone. Tap below for words to say with it.
bladder-button-words = What do I say?

## The picture
bladder-picture-signs = An urgent sign
bladder-picture-pain = Pain
bladder-picture-gap = How often, by day
bladder-picture-nights = Up at night
bladder-picture-yes = yes
bladder-picture-no = no
bladder-picture-pain-low = none
bladder-picture-pain-high = strong
bladder-picture-gap-low = seldom
bladder-picture-gap-high = often

## Which day
bladder-choose = On which day of the week shall I ask? Tap one, or type it, like Saturday
bladder-choose-unclear = I couldn't read that. Type a day and a time, like Saturday 17:00, or tap one.
bladder-line = Bladder questions: { $day }, { $clock } your time
bladder-line-off = Bladder questions: off
