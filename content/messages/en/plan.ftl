### /plan: a person's own words for hard hours. Draft: to be read by a clinician before release.
### The order of the six parts is that of Stanley and Brown (therapies-08); the words are ours.

plan-title = My safety plan
plan-part-warning = Signs that it's getting bad
plan-part-doing = Things I can do on my own
plan-part-places = Places and people to be with
plan-part-people = People I can ask for help
plan-part-professionals = Professionals
plan-part-safer = Making it safer around me
# The same, short enough for a button.
plan-button-part-warning = 1. Signs
plan-button-part-doing = 2. On my own
plan-button-part-places = 3. Places and people
plan-button-part-people = 4. People I can ask
plan-button-part-professionals = 5. Professionals
plan-button-part-safer = 6. Safer around me
plan-heading = { $number }. { $part }
plan-step-head = { $number } of { $of }: { $part }

# therapies-08. Shown while nothing is written.
plan-none =
    A plan for hard hours, in your own words. You write it on a calmer day, and it's there at once when you need it.

    It has six short steps. Skip any, stop anywhere, change it later. It's best made together with someone who knows about it.
plan-none-now = If you might act on thoughts of ending your life, tap SOS first. The plan can wait.
# While the crisis hold runs.
plan-none-held = You have no plan yet. It's easier to write on a calmer day, so it can wait. These may be better right now:
# After a hard stretch, when it is better again.
plan-later = When you feel like it, we can write down what helps, so that it's there if it gets hard again. A few minutes, in your own words.
plan-button-make = Make my safety plan
plan-button-make-anyway = Write one anyway
plan-button-mine = My safety plan
plan-button-edit = Change it
plan-button-text = As text
plan-button-picture = As a picture
plan-button-stop = Stop here
plan-button-next = Next
plan-button-to-plan = My plan

## The steps

plan-ask-warning = What do you notice when it starts to get bad? A thought, a feeling, something you do or stop doing.
plan-ask-doing = What can you do on your own to get through the next hour?
plan-ask-places = Where can you go, or who can you be with, to think of something else for a while? They don't have to know why.
plan-ask-people = Who can you tell that it's bad? A nickname is enough. With a number beside it I can give you a copy button.
plan-ask-professionals = Who is there for you from outside: a doctor, a key worker, a clinic, with a number? The lines for where you are stay behind SOS, you don't have to write them here.
# worried-about-suicide-06
plan-ask-safer = What would make it safer around you on a bad day? Something put away, or given to someone to look after. You don't have to write what it is.
plan-type = Type it: one thing a line, or one thing a message.
plan-type-more = Type another one, or go on. A number changes that line.
plan-so-far = So far:
plan-done = That's your plan. /plan shows it at once, and you can change it whenever you want.
plan-done-empty = Nothing is written yet, and that's fine. /plan is here when you want it.

## Changing it

plan-edit = Which part?
plan-button-clear = Delete the plan
plan-line = Line { $number } of "{ $part }":
plan-button-change-line = Change the words
plan-button-take-out = Take it out
plan-change-ask = Type the new words for this line.
plan-change-one = One line, please. Type the new words for this one.
plan-clear-ask = Delete the whole safety plan? Your if-then plans stay.
plan-button-clear-yes = Yes, delete it
plan-button-clear-no = No, keep it
plan-cleared = The plan is deleted.
plan-line-long = That's longer than one line can be here ({ $length } of { $limit } characters). Can you say it shorter?
plan-full = There's no more room here. Take a line out first: a short plan is easier to follow.
plan-line-gone = That line isn't there any more. /plan shows what is.
# Words typed long after the question.
plan-late = We stopped in the middle of your plan, at "{ $part }". Shall I put this there?
plan-button-late-yes = Yes, put it in
plan-late-no = OK, I've put nothing in.
# Above the step, after help was shown because of the words that were typed into it.
plan-back = Back to your plan. What you typed is in it.

## Taking it along

plan-text-caption = Your plan as text. It's a file in this chat now: anybody who picks up this phone can open it.
plan-picture-caption = Your plan as a picture. It's in this chat now: anybody who picks up this phone can see it.
plan-picture-cannot = I don't have some of these letters for a picture, so here it is as text.
plan-nothing-to-send = There's nothing written yet.

## In the crisis flow

plan-crisis = Here's what you wrote for a time like this. Begin at the top, and go on to the next part if it doesn't help enough.

## If-then plans

ifthen-title = If ..., then ...
# nci-if-then: "makes it easier to act as you meant to when the moment comes"
ifthen-none = A plan in one sentence: if this happens, then I do that. It makes it easier to do what you meant to do when the moment comes.
ifthen-line = If { $when }, then { $then }
ifthen-button-list = If-then plans
ifthen-button-new = A new one
ifthen-button-new-plan = Write my if-then plan
ifthen-button-delete = Delete it
ifthen-ask-when = What could happen? A place, a time, a person, a feeling. Begin after "if": "my flatmates go out", "I get paid".

    You can also type the whole sentence: "If my flatmates go out, then I call my sister."
ifthen-ask-then =
    If { $when }, then ...

    What will you do? Small and exact, one thing you can do on the spot.
ifthen-kept = Kept. Say it to yourself once or twice, it sticks better.
ifthen-gone = Deleted.
ifthen-pick = Tap a number to see that one alone.
