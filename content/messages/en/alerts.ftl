### Staff: alerts, duty, and what the person sees of the team.

alert-post = <b>Alert { $id }</b>: { $who }, { $level }, { $category }, { $ago }.
alert-who = person { $name }
alert-who-nobody = somebody who hasn't agreed to be kept
alert-level-high = HIGH
alert-level-emergency = EMERGENCY
alert-level-elevated = ELEVATED
alert-category-suicidal-intent = plan or intent to die
alert-category-suicidal-ideation = suicidal thoughts
alert-category-self-harm = self-harm
alert-category-overdose = overdose
alert-category-mixing = mixing
alert-category-medical = medical
alert-category-withdrawal = withdrawal
alert-category-pregnancy = pregnancy
alert-category-third-party = worried about somebody else
alert-category-voices = voices that command
alert-category-abuse = violence
alert-category-violence-to-others = harm to others
alert-category-relapse = lapse
alert-category-craving = craving
alert-category-hopelessness = hopelessness
alert-category-help-request = asked for a person
alert-category-none = said they are in danger
alert-ago-seconds = { $count } s ago
alert-ago-minutes = { $count } min ago
alert-ago-hours = { $count } h ago
alert-place = { $country }, { $clock } there.
alert-place-unknown = Country not known.
alert-asked = They asked for the team.
alert-nobody-yet = Nobody has taken it.
alert-taken = Taken by { $name }.
alert-again = <b>Again:</b>
alert-how = Reply to this message to write to them.
alert-how-not = You can't write to them: they never agreed to be kept, and didn't ask for the team.
alert-not-safe-note = It may not be safe to write to them: somebody may read along. They haven't said that it is.
alert-not-safe = They haven't said that it's safe to write to them, and somebody may read along. Nothing was sent. If they ask for the team or write to you, you can answer.
alert-help-went = Keel answered with numbers at once.
alert-ended-staff = Ended by the team.
alert-ended-person = Ended by the person.
alert-ended-mistake = The person said it was a mistake.
alert-ended-time = Closed after three days without a message.
alert-button-take = I'm on it
alert-button-end = End
alert-button-right = Was this right? Yes
alert-button-wrong = No
alert-right = Marked right.
alert-wrong = Marked wrong.
alert-took = { $name } is on alert { $id }.
alert-took-already = { $name } is already on alert { $id }.
alert-gone = That alert is over, or there's no way to write to them. Nothing was sent.
alert-not-staff = Only the team can do that.

alert-line-more = { $who } wrote again: { $level }, { $category }.
alert-line-rose = { $who } wrote again, and it's { $level } now: { $category }.
alert-line-asked = { $who } asked for the team.
alert-line-came = { $who } says that help has come.
alert-line-ended-person = { $who } ended the chat. Alert { $id } is closed.
alert-line-ended-mistake = { $who } said it was a mistake. Alert { $id } is closed.
alert-line-unread-voice = { $who } sent a voice note during a hold. Keel can't hear it and told them so.
alert-line-unread-video = { $who } sent a video during a hold. Keel can't see it and told them so.
alert-line-unread-photo = { $who } sent a picture during a hold. Keel can't see it and told them so.
alert-line-unread-sticker = { $who } sent a sticker during a hold. Keel can't read it and told them so.
alert-line-unread-location = { $who } sent a location during a hold. Keel keeps no places and told them so.
alert-line-unread-other = { $who } sent something that Keel can't read during a hold, and was told so.
alert-line-person = <b>{ $who }:</b> { $text }
alert-line-person-edit = <b>{ $who }</b> (edited): { $text }
alert-sent-not = Only words, pictures and files can be passed on. Nothing was sent.
alert-too-long = That's { $length } characters; { $limit } is the most I can pass on. Nothing was sent.

## What the person sees

team-first =
    <b>Someone from the team:</b>
    { $text }

    What you write now goes to them.
team-says =
    <b>Someone from the team:</b>
    { $text }
team-sent-first = <b>Someone from the team</b> sent you this. What you write now goes to them.
team-here = Someone from the team is reading now, and will write to you here.
team-left = The team has ended this chat. SOS is always there.
team-button-end = End this chat
team-ended = OK. This chat with the team has ended. SOS is always there.

## Duty

duty-on = You're on duty until { $clock } UTC. People who ask for the team are told that someone is reading.
duty-off = You're off duty.
duty-now =
    { $count ->
        [0] Nobody is on duty. People who ask for the team are told so.
        [one] One person is on duty.
       *[other] { $count } people are on duty.
    }
duty-how = Send /duty on or /duty off. It ends by itself after 12 hours.

## /helpline, for staff
helpline-how = /helpline { $country } lists the lines of a country. /helpline and the name of a line (like gb-calm) shows one, with buttons to confirm or hide it. With a number after it, that number is shown from then on.
helpline-no-country = There are no lines for { $country } in the data.
helpline-unknown = There is no line called { $line }. /helpline and a country lists what there is.
helpline-no-number = "{ $typed }" can't be dialled in the country of that line. Nothing was changed.
helpline-brief = { $line }: { $name }, { $number }. Checked { $day }.
helpline-brief-hidden = { $line }: { $name }. Hidden: nobody is shown it.
helpline-data = Confidence in the data: { $confidence }. Hours: { $hours }
helpline-did-confirm = Confirmed by { $name }, { $day }
helpline-did-hide = Hidden by { $name }, { $day }
helpline-did-correct = Number corrected by { $name }, { $day }
helpline-correct-how = To correct the number: /helpline { $line } and the number as it is dialled there.
helpline-button-confirm = It's right, today
helpline-button-hide = Hide it
