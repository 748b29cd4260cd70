"""What texts can do beyond putting values in: the hour with the article that Spanish wants."""

import pytest

from bot.infra.content import CONTENT
from bot.infra.texts import Texts, hour_of

TEXTS = Texts(CONTENT / "messages")


@pytest.mark.parametrize(
    ("clock", "read"),
    [("01:00", "hoy a la 01:00"), ("01:59", "hoy a la 01:59"), ("13:00", "hoy a las 13:00")],
)
def test_one_o_clock_takes_the_singular_in_spanish(clock: str, read: str) -> None:
    """A la una, a las trece."""
    assert TEXTS.get("when-today", "es", clock=clock) == read


@pytest.mark.parametrize(
    ("clock", "read"), [("01:30", "allí es la 01:30."), ("11:30", "allí son las 11:30.")]
)
def test_it_is_one_o_clock_takes_a_singular_verb(clock: str, read: str) -> None:
    """Es la una, son las once."""
    assert TEXTS.get("alert-place", "es", country="España", clock=clock).endswith(read)


def test_no_spanish_text_writes_the_article_itself() -> None:
    """It stands in one place, and everything else asks there."""
    written = [
        f"{path.name}: {line}"
        for path in sorted((CONTENT / "messages" / "es").glob("*.ftl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if "las { $" in line and not line.lstrip().startswith(("*[other]", "["))
    ]

    assert written == []


@pytest.mark.parametrize(("text", "hour"), [("01:30", 1), ("1", 1), ("", 0), ("soon", 0)])
def test_what_is_no_time_has_no_hour(text: str, hour: int) -> None:
    """A crisis card that names a time is said whatever the time looks like."""
    assert hour_of(text) == hour
