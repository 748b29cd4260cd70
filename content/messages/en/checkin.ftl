### The daily check-in: one message, edited in place.

checkin-ask =
    { $part ->
        [morning] Morning. How is today so far?
        [afternoon] Hi. How is today going?
       *[evening] Evening. How was today?
    }
checkin-ask-plain =
    { $part ->
        [morning] Morning. How are things today?
        [afternoon] Hi. How are things today?
       *[evening] Evening. How are things today?
    }
checkin-ask-day = How was { $day }?
checkin-remind = Still here if you want to check in. One tap is enough.
checkin-mood-1 = 1 Awful
checkin-mood-2 = 2 Low
checkin-mood-3 = 3 OK
checkin-mood-4 = 4 Good
checkin-mood-5 = 5 Great
checkin-heard-1 = Awful. Thanks for telling me.
checkin-heard-2 = Low. Thanks for telling me.
checkin-heard-3 = OK. Thanks for telling me.
checkin-heard-4 = Good. Thanks for telling me.
checkin-heard-5 = Great. Glad to hear it.
checkin-ask-craving =
    { $heard }

    How strong was the pull to use? 0 is none, 10 is all you could think about.
checkin-ask-used = A pull of { $craving }. Did you use today?
checkin-ask-used-skipped = Did you use today?
checkin-used-no = No
checkin-used-yes = Yes
checkin-used-unsaid = Rather not say

checkin-days-without =
    { $days ->
        [one] { $days } of the last { $of }
       *[other] { $days } of the last { $of }
    } without
checkin-end-no-hard = A pull of { $craving } and you didn't use. That's a hard day's work.
checkin-end-no-some = A pull of { $craving }, and you didn't use. Noted: { $without }.
checkin-end-no-easy = Noted: { $without }.
checkin-end-yes = Thanks for telling me. Your days so far still count: { $without }.
checkin-end-unsaid = That's fine. It's noted that you were here.
checkin-end-low = And it was a low day. That's noted too, not held against you.
checkin-offer-hard = Want something that might help tonight?
checkin-offer-yes = What would help for the next few hours?
checkin-offer-low = Want something small that might lift it a little?
checkin-offer-easy = Want something to read, or that's it for today?
checkin-offer-only-log = Only log it
checkin-offer-tonight = Help me through tonight
checkin-offer-talk = Talk to someone
checkin-offer-other = Something else
checkin-note-button = Add a note
checkin-change-button = Change
checkin-ask-note = Type a few words about today. I keep them encrypted. Or tap Skip.
checkin-note-kept = Kept with today.
checkin-note-long = That's longer than I can keep as one note ({ $length } of { $limit } characters). Can you send a shorter one?
checkin-thanks = OK. Noted. See you tomorrow.
checkin-already = You've checked in today: { $summary }. Want to change it?
checkin-summary-mood = mood { $mood } of 5
checkin-summary-craving = pull { $craving } of 10
checkin-summary-used =
    { $used ->
        [yes] used
        [no] didn't use
       *[other] rather not say
    }
checkin-day-too-old = That day is too far back for me to fill in. It stays empty, and that's fine. /checkin asks about today.
