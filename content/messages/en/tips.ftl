### The daily note. It comes unasked, so nothing is put before its own first words.

tips-button-more = More
tips-button-not-for-me = Not for me
tips-button-stop = Stop tips
tips-button-start = Turn tips back on
tips-foot = To change or stop these: /settings.
tips-toast-saved = Saved. It's in /saved.
tips-turned-away = OK. That one won't come again, and there will be less like it.
tips-stopped = OK, no more tips. Your check-ins stay as they are.
tips-started = Tips are back on, at most one a day.
