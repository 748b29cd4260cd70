### What Keel tells those who run it: the staff chat, and admins where that cannot be reached.

service-length-days = { $days ->
    [one] one day
   *[other] { $days } days
}
service-length-hours = { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
service-length-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
service-length-two = { $longer } and { $shorter }

service-gap =
    Keel was not running for { $length }, until now. { $waiting ->
        [0] Nobody had written meanwhile.
        [one] One message or tap waited and is being answered now.
       *[other] { $waiting } messages and taps waited and are being answered now.
    }
service-gap-lost = Telegram keeps messages for 24 hours. What people wrote before that never reached Keel.

service-alive =
    Keel is running. Waiting for an answer: { $updates }. Waiting to be sent: { $messages }.
service-alive-aside = { $count ->
    [one] One message could not be dealt with and was set aside
   *[other] { $count } messages could not be dealt with and were set aside
}: `keel intake list` shows what is known of it.

service-staff-chat-dead = Keel cannot write to the staff chat { $chat }: { $reason }. Alerts about people in danger would not arrive there. Put the bot into the group again, or correct KEEL_STAFF_CHAT_ID, then restart Keel.
service-staff-chat-moved = The staff group was upgraded and has a new number. Set KEEL_STAFF_CHAT_ID to { $chat } and restart Keel: until then alerts do not arrive there.

### /stats, for the team.

stats-title = How many questions were answered, by week (from Monday, UTC)
stats-week = Week from { $day }
stats-line = { $kind }: { $percent } % ({ $answered } of { $asked })
stats-kind-checkin = check-ins
stats-kind-morning = morning questions
stats-kind-lookback = weekly look-backs
stats-kind-bladder = bladder questions
stats-none = nothing was asked
