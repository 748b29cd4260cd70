### /learn and /saved: topics, short articles with their sources, what was put aside.

learn-topics =
    What would you like to know?

    You can also type /learn and a word, like /learn sleep.
learn-none = There's nothing to read here yet: what there is, is still being checked. People are there all the same: /sos.
learn-topics-page = Page { $page } of { $of }
learn-button-search = Search
learn-button-earlier = Earlier
learn-button-later = More
learn-button-topics = All topics

learn-topic = <b>{ $title }</b>
learn-ask-search = Type a word or two, like "cramps". Typos are fine.
learn-found = This is what I have on that:
learn-found-none = I have nothing on that. Try another word, or look through the topics.
learn-button-again = Search again

learn-next = Read next:
learn-button-sources = Sources
learn-button-save = Save
learn-button-unsave = Take off my list
learn-button-useful = Useful
learn-button-not-for-me = Not for me
learn-noted-useful = You found this useful.
learn-noted-unwanted = You said this isn't for you. I won't lead you to it again.
learn-toast-saved = Saved. It's in /saved.
learn-toast-unsaved = It's off your list.
learn-toast-noted = Thanks. Noted.

learn-sources = Where this comes from:
learn-source = { $publisher }, { $year }: { $title }

learn-saved = What you put aside:
learn-saved-none = Nothing here yet. "Save" under anything you read puts it on this list.
learn-button-saved = My list

# Free text that looks like a topic.
learn-suggest =
    I'm a bot, so I may have this wrong. Is it this?

    <b>{ $title }</b>
learn-button-read = Read it
