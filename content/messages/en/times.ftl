### /times: times at which it is often hard, and the neutral note shortly before.

times-title = <b>Times when it's often hard</b>
times-none = Is there a time when it's often hard? A Friday night, payday, after work. I can send you a note shortly before. It shows nothing telling; your own plan is behind a tap.
times-button = Hard times
times-button-new = A new one
times-pick = A number shows that one alone.
times-line = { $when }
times-line-named = { $when }: { $name }
times-weekly = { $days } { $clock }
times-daily = every day { $clock }
times-weekend = Saturday and Sunday { $clock }
times-monthly = day { $day } of each month, { $clock }
times-last-day = last day of each month, { $clock }

times-ask = When is it? Type it, like "Friday 22:00", "every day 18:00" or "payday, the 25th, 17:00". Or tap:
times-unclear = I couldn't read that. Type a day and a time, like "Friday 22:00" or "the 25th, 17:00". Or tap:
times-ask-day = On which days?
times-ask-month-day = On which day of the month? Tap one, or type the number.
times-ask-hour = At what time? Tap one, or type it, like 22:30.
times-hour-unclear = I need a time on your clock, like 22:30. Tap one or type it.
times-button-daily = Every day
times-button-weekend = Weekend
times-button-monthly = A day of the month
times-button-last-day = The last day
times-kept = Kept: { $when }. I'll write at { $clock }, and it will say nothing telling.
times-kept-quiet = Kept: { $when }. That's in your quiet hours, so I'll write before they begin, at { $clock }.
times-ask-mine = What will you do then? One line, in your own words. I'll show it to you when you tap on the note.
times-mine-kept = Kept.
times-mine = You wrote:
times-next = The next note comes { $when }.
times-button-mine = What I'll do
times-button-delete = Delete it
times-deleted = Deleted. No note comes for it any more.
times-too-many = That's as many as I can keep. Delete one first, then add this one.
times-gone = That time isn't there any more. /times shows what is.

# Sent unasked: nothing telling in it, buttons included.
times-note =
    { $part ->
        [morning] Morning. You asked me to look in around now.
        [afternoon] Hi. You asked me to look in around now.
       *[evening] Evening. You asked me to look in around now.
    }
times-note-button-show = Show me
times-note-button-change = Change this
times-note-closed = OK. I'm here.
# Behind the tap.
times-shown = Coming up: { $when }.
times-shown-nothing = You haven't written down what you'll do. Something small and exact helps most.
