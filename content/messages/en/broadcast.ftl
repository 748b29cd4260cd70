### Broadcasts: what staff read while they write to many people, and the foot that everybody gets.

news-button-stop = Stop news
news-button-again = Turn news back on
news-stopped = OK, no more news. Your check-ins and everything you asked for go on as before.
news-again = OK, news are back on. You can stop them any time.

broadcast-ask-text =
    Send me the text as it should arrive. Bold, italics and links stay. A picture with the text as its caption works too.

    A locked phone shows the first { $characters } characters to anybody: open with something neutral. Up to { NUMBER($text, useGrouping: 0) } characters, or { NUMBER($caption, useGrouping: 0) } with a picture.

    What you type here is taken as the draft and not looked at for risk.
broadcast-draft-waits = You have a draft: “{ $start }”
broadcast-running = These have not ended yet:
broadcast-no-draft = That draft is gone: it was sent or thrown away. /broadcast starts a new one.
broadcast-draft-changed = The draft has changed since that button. Nothing was sent. Count again, then send it.
broadcast-dropped = Thrown away. Nothing was sent.
broadcast-unknown = There is no broadcast with that number.
broadcast-over = That broadcast has ended already.
broadcast-words-only = I can only take words, or a picture with a caption. Nothing was changed.

broadcast-refused = I can't send this. Nothing was sent.
broadcast-refused-way = Change it and send it to me again.
broadcast-more-places = and { $more } more
broadcast-place = Line { $line }: “{ $piece }”. Better: { $use }
broadcast-place-first-words = Line { $line }: “{ $piece }” would show on a locked phone. { $use }
broadcast-too-long = That's { $length } characters, and Telegram takes { $limit }. It would be cut after “{ $at }”. Take out at least { $over } and send it again. Nothing was sent.
broadcast-no-words = There is nothing to read in it. Send me the text.
broadcast-html-mistake =
    Line { $line }: “{ $piece }” { $kind ->
        [unknown-tag] is no formatting that Telegram knows.
        [stray-end] closes something that was never opened.
        [wrong-end] closes something else than what was opened last.
        [not-closed] is opened and never closed.
        [bad-link] is a link without an address.
       *[bare-sign] : write &lt; as &amp;lt; when you type the formatting by hand.
    } Change it and send it again. Nothing was sent.

broadcast-review = Above is what people will get.
broadcast-warnings = Worth another look:
broadcast-goes-to = Goes to: { $audience }
broadcast-goes-when = Leaves: { $when }
broadcast-everybody = everybody
broadcast-when-now = as soon as you send it
broadcast-when-at = { $at }
broadcast-when-local = when it is { $hour } where each person is

broadcast-button-drop = Throw away
broadcast-button-go-on = Go on with it
broadcast-button-new = Start a new one
broadcast-button-show = Show number { NUMBER($number, useGrouping: 0) }
broadcast-button-text = Change the text
broadcast-button-links = Link buttons
broadcast-button-who = Who gets it
broadcast-button-when = When
broadcast-button-test = Test to me
broadcast-button-count = Count
broadcast-button-send = Send it
broadcast-button-no-links = No buttons
broadcast-button-languages = Language
broadcast-button-countries = Country
broadcast-button-stages = Where they are
broadcast-button-joined = How long here
broadcast-button-active = Last seen
broadcast-button-everybody = Everybody
broadcast-button-any = Any
broadcast-button-now = Now
broadcast-button-at = At a time
broadcast-button-pause = Pause
broadcast-button-resume = Go on
broadcast-button-cancel = Cancel
broadcast-button-refresh = Refresh

broadcast-ask-links =
    Send up to { $most } lines, one for each button, like this:
    Read more - https://example.org/page
broadcast-bad-link =
    Line { $line }: “{ $piece }” { $kind ->
        [label] is longer than 24 characters, too long for a button.
        [address] is no web address.
        [many] is one too many: { $most } buttons fit.
       *[shape] needs words and an address, like: Read more - https://example.org/page
    } Send the lines again.
broadcast-ask-who = Goes to: { $audience }. Narrow it by:
broadcast-ask-languages = Which languages? Tap to choose, tap again to take away.
broadcast-ask-stages = Who, by where they are now? Tap to choose, tap again to take away.
broadcast-ask-joined = How long have they been here?
broadcast-ask-active = When did they last write or tap?
broadcast-ask-countries = Type one or more countries, with commas between them.
broadcast-countries-unknown = I don't know a country called { $words }. The others are in. Type it another way, or go back.
broadcast-stage-using = using
broadcast-stage-cutting-down = cutting down
broadcast-stage-stopped = stopped
broadcast-stage-supporting = supporting someone
broadcast-joined-within = here under { $days } days
broadcast-joined-before = here over { $days } days
broadcast-active-within = seen in { $days } days

broadcast-ask-when =
    When should it leave? Now, at a time, or at an hour on each person's own clock.
    In anybody's quiet hours it waits until they end.
broadcast-ask-at = Type the time, or date and time: 18:30, or 2026-12-01 18:30. Clock used: { $zone }.
broadcast-at-unclear = I can't read that as a time. Type it like 18:30, or 2026-12-01 18:30. Clock used: { $zone }.
broadcast-at-past = That time is over. Type one that is still to come. Clock used: { $zone }.
broadcast-at-far = That's more than a year away. Type one that is sooner. Clock used: { $zone }.
broadcast-tested = On its way to you alone. If it doesn't arrive within a few seconds, Telegram refused it: check the links and the picture.

broadcast-count = { $fits } of { $meant } will get it.
broadcast-held-back = Held back now:
broadcast-takes = Takes about { $time }, longer for those who are asleep.
broadcast-nobody = So there is nobody to send it to. Change who gets it.
broadcast-seconds = { $count } s
broadcast-minutes = { $count } min
broadcast-hours = { $count } h
broadcast-reason =
    { $count } { $reason ->
        [blocked] blocked the bot
        [gone] account gone
        [erased] erased
        [consent] must agree to the new consent text first
        [paused] paused
        [held] in a crisis hold
        [not-safe] not safe to write to
        [enough] had enough messages that day
        [opted-out] want no news
        [taken-back] taken back by the cancel
        [refused] refused by Telegram
        [nothing-to-say] could not be made
        [gave-up] no answer from Telegram
        [too-late] too late
        [unknown] may have arrived
       *[other] { $reason }
    }

broadcast-scheduled = Broadcast { NUMBER($number, useGrouping: 0) } · leaves { $when } · { $people } people now
broadcast-progress = Broadcast { NUMBER($number, useGrouping: 0) } · { $sent } of { $total } sent
broadcast-progress-failed = { $failed } failed ({ $reasons })
broadcast-progress-later = { $later } wait for their hour
broadcast-progress-left = about { $time } left
broadcast-progress-paused = paused
broadcast-progress-cancelling = cancelling
broadcast-report =
    Broadcast { NUMBER($number, useGrouping: 0) } { $state ->
        [cancelled] was cancelled.
       *[done] is done.
    }
broadcast-report-sent = Sent: { $count }
broadcast-report-unknown = Of these { $count } may not have arrived: Telegram gave no answer.
broadcast-report-failed = Failed: { $count }
broadcast-report-skipped = Not sent: { $count }
broadcast-report-expired = Too late to send: { $count }
