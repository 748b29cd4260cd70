### What staff read when they have the content read again.

reload-asked = Checking the content. I'll say here how it went; until then the old words stay.
reload-busy = The content is being read already. I'll say here how it went.
reload-admins-only = Only admins can have the content read again.
reload-unchanged = Nothing has changed: these files are in use already.
reload-taken = The new content is in use: { $articles ->
    [one] one article
   *[other] { $articles } articles
}, { $techniques ->
    [one] one technique
   *[other] { $techniques } techniques
}.
reload-others = Other processes of Keel follow within { $seconds } seconds; one that cannot says so here.
reload-refused = { $count ->
    [one] The new content has an error.
   *[other] The new content has { $count } errors.
} The old words stay in use. Mend this, then send /reload again.
reload-more = { $count ->
    [one] And one more
   *[other] And { $count } more
}: `keel content check` shows all.
reload-not-followed = One process of Keel ({ $process }) could not read the new content and goes on with the old. Put the same files there, then send /reload again.
reload-differs = One process of Keel ({ $process }) reads other files than the one that was reloaded, and goes on with those. Put the same files there, then send /reload again.
