### /lapse: after using. Short and kind; every step can be skipped or left.
### Draft: to be read by a clinician before release.

lapse-button-start = Go through it calmly

lapse-ask-safe = Thanks for telling me. First: are you safe right now?
lapse-ask-safe-again = Are you safe right now?
lapse-button-safe = Yes, I'm safe
lapse-button-unsure = Not sure
lapse-button-leave = Leave it for now
lapse-button-on = Go on
lapse-left = OK. What you told me is kept. /lapse goes on from here.

lapse-ask-when = Good. When was it? Tap one, or type a day, like 3 May.
lapse-when-unclear = I couldn't read that day. Type it like 3 May, or tap one.
lapse-button-today = Today
lapse-button-yesterday = Yesterday

lapse-ask-happened = What happened? A few words are enough. I keep them encrypted, for you to look back on. Or skip it.
lapse-ask-helped = Did anything help, even a little? Before, in the middle or after. Type it, or skip it.

# relapse-and-slips-05
lapse-be-safe = For now: be with someone if you can, don't mix it with anything, and call for help if you feel unwell. SOS has the numbers.
# After the technique "Plan the next hour": larimer-1999-rp.
lapse-ask-next = The next 24 hours: choose one or two small things, or type your own.
lapse-next-eat = Eat something
lapse-next-rest = Rest or sleep
lapse-next-tell = Tell one person
lapse-next-with = Be with someone
lapse-next-outside = Get outside a bit
lapse-next-meeting = Go to a meeting
# A thing that is chosen, on its button.
lapse-chosen = ✓ { $what }
lapse-button-break = Riskier after a break?
lapse-button-more = Read more
# relapse-and-slips-10, relapse-and-slips-08
lapse-break =
    For ketamine, nobody has measured well what a break does to the risk. One public helpline warns that the body copes less well after any break. So stay with someone, and call for help early.

    For opioids it's known: after a break the body isn't used to them any more. An overdose is more likely then, even after years of use.

lapse-ask-date =
    Your date is { $since }. It stays, unless you'd rather count from another day. You can type one, too.

    Whatever you choose, nothing is lost: { $total ->
        [one] 1 day
       *[other] { $total } days
    } in all.
lapse-date-unclear =
    I couldn't read that date. Type it like 3 May, or tap one. Your date is { $since }; nothing is lost: { $total ->
        [one] 1 day
       *[other] { $total } days
    } in all.
lapse-date-future =
    That day is still to come. Type one that has been, or tap one. Your date is { $since }; nothing is lost: { $total ->
        [one] 1 day
       *[other] { $total } days
    } in all.
lapse-button-keep = Keep my date
lapse-button-from-today = From today
lapse-button-from-yesterday = From yesterday

lapse-end = It's noted. Thanks for going through it.
lapse-end-stays =
    What you reached stays: { $total ->
        [one] 1 day
       *[other] { $total } days
    } in all, { $longest } in a row at the longest.
lapse-end-next = For the next 24 hours: { $things }.
