### Cards with numbers: who to ring, text or write to. Facts come from content/helplines, never from here.
### Draft: to be read by a clinician before release.

# The language of this file, as a BCP 47 code; a line that does not speak it says so.
helplines-tongue = en

## One line. Example: "Samaritans, free, any hour:", then the number alone on its line.

helplines-line = { $name }, { $details }:
# Example: "Shout, free, any hour. Text SHOUT to:", then the number.
helplines-text-keyword = { $name }, { $details }. Text { $keyword } to:
helplines-text = { $name }, { $details }. Text:
# A text line after one to ring.
helplines-or-text-keyword = Or text { $keyword } to { $number } if talking is too much: { $name }, { $details }.
helplines-or-text = Or text { $number } if talking is too much: { $name }, { $details }.
# The same line can be rung and texted.
helplines-also-text-keyword = Or text { $keyword } to { $number }.
helplines-also-text = Or text { $number }.
# A line with a chat or a page, but no number.
helplines-online = { $name }, { $details }: online, with the button below.
# The option to choose once the call is answered.
helplines-menu = Then press { $menu }.
helplines-directory = Find A Helpline has numbers for over 130 countries: { $site }

## What is said of a line, put together with commas.

helplines-free = free
helplines-charged = not free
helplines-always = any hour
helplines-hours-unknown = hours not known
helplines-opening = { $days } { $opens }–{ $closes }
helplines-closed-now = closed now
helplines-region = { $region } only
helplines-speaks = in { $tongues }
helplines-for-women = for women
helplines-for-men = for men
helplines-for-youth = for young people
helplines-for-family = for family and friends
helplines-for-veterans = for veterans
helplines-for-lgbtq = for LGBTQ+ people
helplines-daily = daily
helplines-day-0 = Mon
helplines-day-1 = Tue
helplines-day-2 = Wed
helplines-day-3 = Thu
helplines-day-4 = Fri
helplines-day-5 = Sat
helplines-day-6 = Sun

## Honest lines under the numbers

helplines-unconfirmed = We could not confirm this number.
helplines-checked = Last checked { $checked }.
helplines-fallback = { $country }: I don't have a line for this. Here is who there is:
helplines-none = { $country }: I don't have a line there yet.
helplines-no-mens-line = { $country }: I don't have a line for men. The one for everybody is yours too.

## The emergency number

helplines-in-danger = If a life is in danger, call:
helplines-call-now = Call { $number } now, or ask someone to.
helplines-call-now-unknown = Call your local emergency number now, or ask someone to. I don't know which country you're in.
helplines-call-other = If it doesn't connect, try { $number } ({ $services }).
# What the number brings. Any other word of the data is shown as it stands.
helplines-service-ambulance = ambulance
helplines-service-police = police
helplines-service-fire = fire
# Source: content/helplines/international.yaml, advice.
helplines-emergency-abroad = 112 works all over the EU and from mobiles in many other countries. In the US, Canada and much of Latin America it is 911, in the UK 999.

## Country not known

helplines-which-country = I don't know which country you're in. Choose it and I'll show its numbers.

## Violence

helplines-silent-call = If you can't speak:

## A doctor today

helplines-doctor = Health line where you are, { $details }:
helplines-doctor-none = { $country }: I don't have an out-of-hours line. Ring a doctor or go to a hospital today.
helplines-doctor-nowhere = I don't know which country you're in. Ring a doctor or go to a hospital today.
helplines-cannot-wait = If it can't wait, call:

## Buttons, at most 24 characters

helplines-button-copy = Copy { $number }
helplines-button-chat = Chat: { $site }
helplines-button-chat-short = Chat online
helplines-button-whatsapp = WhatsApp
helplines-button-site = Open { $site }
helplines-button-site-short = Open the website
helplines-button-danger = I'm in danger now
helplines-button-country = Another country
helplines-button-choose-country = Choose my country
helplines-button-called = I've called
helplines-button-cannot-call = I can't call
helplines-button-disappear = Make this disappear
