"""What staff read about reloading the content."""

from bot.content import FOLLOW_SECONDS, Outcome, Refused, Taken, Unchanged
from bot.infra.texts import Say
from handlers.views.screen import Screen, safe

# Of many errors the first ones are enough to begin with; `keel content check` shows all.
SHOWN_ERRORS = 5
# A line of the check can quote a long text.
ERROR_LENGTH = 400


def line(say: Say, key: str) -> Screen:
    """Return one of the short answers."""
    return Screen(say(key))


def outcome(say: Say, what: Outcome, *, alone: bool) -> Screen:
    """Say how it went; `alone` when no other process of Keel may be there to follow."""
    if isinstance(what, Unchanged):
        return Screen(say("reload-unchanged"))
    if isinstance(what, Refused):
        return Screen(
            "\n\n".join([say("reload-refused", count=len(what.errors)), *_listed(say, what.errors)])
        )
    assert isinstance(what, Taken), "only a process that follows can differ"
    library = what.content.library
    articles = sum(len(topic.articles) for topic in library.topics("en"))
    text = say("reload-taken", articles=articles, techniques=len(library.techniques("en")))
    return Screen(text if alone else f"{text} {say('reload-others', seconds=round(2 * FOLLOW_SECONDS))}")


def not_followed(say: Say, what: Outcome, process: str) -> Screen:
    """Say that a process of Keel has not taken what another one has."""
    errors = what.errors if isinstance(what, Refused) else ()
    key = "reload-not-followed" if errors else "reload-differs"
    return Screen("\n\n".join([say(key, process=safe(process)), *_listed(say, errors)]))


def _listed(say: Say, errors: tuple[str, ...]) -> list[str]:
    shown = [f"<code>{safe(_cut(one))}</code>" for one in errors[:SHOWN_ERRORS]]
    rest = len(errors) - SHOWN_ERRORS
    return [*shown, say("reload-more", count=rest)] if rest > 0 else shown


def _cut(text: str) -> str:
    return text if len(text) <= ERROR_LENGTH else f"{text[: ERROR_LENGTH - 1]}…"
