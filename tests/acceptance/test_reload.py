"""/reload: new words whole or not at all, in every process, and only for admins."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content import Differs, LiveContent, Refused, Reloads, Taken, load_content
from bot.infra.content import CONTENT
from bot.infra.database import Database
from bot.infra.vault import Vault
from handlers.staff import reload
from tests.house import KEY, STAFF_CHAT, House, Visitor, content

ARTICLE = "library/en/articles/sleep/why-cant-i-sleep.md"
LINE = "\nSleep often comes back in pieces, and the pieces count.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a content/ folder of the test's own."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
async def house(database: Database, folder: Path) -> AsyncIterator[House]:
    """Give a Keel that reads that folder, on both databases."""
    opened = await House.open(database, live=LiveContent(content(), folder=folder))
    yield opened
    await opened.close()


@pytest.fixture
async def quick_house(sqlite_database: Database, folder: Path) -> AsyncIterator[House]:
    """Give the same on SQLite only."""
    opened = await House.open(sqlite_database, live=LiveContent(content(), folder=folder))
    yield opened
    await opened.close()


def write(folder: Path, name: str, old: str, new: str) -> None:
    """Replace a piece of a file; the piece must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def add_to_article(folder: Path, text: str = LINE) -> None:
    """Write a sentence at the end of an article."""
    with (folder / ARTICLE).open("a", encoding="utf-8") as file:
        file.write(text)


async def read_article(anna: Visitor) -> None:
    """Open the article that the tests change."""
    await anna.says("/learn why can't I sleep")
    await anna.taps("1")


async def reloads(house: House, staff: Visitor) -> str:
    """Send /reload and return what stands in the staff chat when it is over."""
    await staff.says("/reload")
    assert await house.keel.background.settle(60), "the reload did not end"
    await house.send()
    return house.telegram.last(STAFF_CHAT).text


async def test_new_words_are_used_once_an_admin_says_so(house: House, folder: Path) -> None:
    """Article, button, lexicon and helplines change together, and the admin hears how it went."""
    services = house.keel.services
    admin = house.admin().in_group()
    before = house.keel.first_look.lexicon
    add_to_article(folder)
    write(folder, "messages/en/common.ftl", "button-learn = ", "button-learn = Read: ")
    anna = await house.resident()
    await read_article(anna)
    assert "in pieces" not in anna.all_read()

    said = await reloads(house, admin)

    assert said.startswith("The new content is in use: 80 articles, 54 techniques.")
    await read_article(anna)
    assert "Sleep often comes back in pieces" in anna.all_read()
    assert services.texts.get("button-learn", "en").startswith("Read: ")
    assert house.keel.first_look.lexicon is services.content.now.lexicon
    assert house.keel.first_look.lexicon is not before
    assert services.tips.library() is services.tries.library() is services.library


async def test_a_broken_file_keeps_every_old_word(quick_house: House, folder: Path) -> None:
    """One article is broken, another is fine: neither changes, and staff read file, line and what to do."""
    house = quick_house
    before = house.keel.services.content.now
    add_to_article(folder)
    write(
        folder, "library/en/articles/sleep/can-i-take-something-to-sleep.md", "status: draft", "status: done"
    )

    said = await reloads(house, house.admin().in_group())

    assert said.startswith("The new content has an error. The old words stay in use.")
    assert "content/library/en/articles/sleep/can-i-take-something-to-sleep.md:" in said
    assert "use one of draft, reviewed" in said
    assert house.keel.services.content.now is before


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        (ARTICLE, "\n---\n\n", "\n---\n\nNo addict sleeps well. ", "sleep/why-cant-i-sleep.md:"),
        ("messages/es/common.ftl", "button-learn = ", "button-learn { ", "messages/es/common.ftl:"),
    ],
)
async def test_a_word_that_may_not_be_said_is_refused_too(
    quick_house: House, folder: Path, name: str, old: str, new: str, named: str
) -> None:
    """What the check stops is not taken, though it could be read; texts as well as articles."""
    before = quick_house.keel.services.content.now
    write(folder, name, old, new)

    said = await reloads(quick_house, quick_house.admin().in_group())

    assert named in said
    assert "old words stay" in said
    assert quick_house.keel.services.content.now is before


async def test_nothing_new_is_said_to_be_so(quick_house: House) -> None:
    """No file has changed."""
    assert await reloads(quick_house, quick_house.admin().in_group()) == quick_house.phrase(
        "reload-unchanged"
    )


async def test_only_admins_may(quick_house: House, folder: Path) -> None:
    """Somebody of the team who is no admin, and somebody who is neither, change nothing."""
    add_to_article(folder)
    before = quick_house.keel.services.content.now

    robin = quick_house.person("Robin")
    assert await reloads(quick_house, robin.in_group()) == quick_house.phrase("reload-admins-only")
    anna = await quick_house.resident()
    await anna.says("/reload")

    assert anna.last_read() == quick_house.phrase("alert-not-staff")
    assert quick_house.keel.services.content.now is before


async def test_who_asked_is_kept_sealed_and_for_a_year(quick_house: House, folder: Path) -> None:
    """What became of it, and the name only with the key."""
    from sqlalchemy import text

    add_to_article(folder)
    await reloads(quick_house, quick_house.admin().in_group())

    services = quick_house.keel.services
    async with services.work.read() as session:
        row = (await session.execute(text("SELECT state, mark, asked_by_sealed FROM content_reloads"))).one()
    assert (row.state, row.mark) == ("taken", services.content.now.mark)
    assert b"Sam" not in row.asked_by_sealed
    assert services.vault.open_json(row.asked_by_sealed)["name"] == "Sam"

    await quick_house.move(days=366)
    assert await services.reloads.forget_old() == 1


async def test_every_process_follows(house: House, folder: Path) -> None:
    """Another process over the same database takes the same files, once."""
    services = house.keel.services
    other = LiveContent(content(), folder=folder)
    elsewhere = Reloads(services.work, services.clock, Vault([KEY]), other)
    await elsewhere.begin()
    assert await elsewhere.follow() is None
    add_to_article(folder)
    await reloads(house, house.admin().in_group())

    followed = await elsewhere.follow()

    assert followed is not None
    assert isinstance(followed[1], Taken)
    assert other.now.mark == services.content.now.mark
    assert await elsewhere.follow() is None
    assert await services.reloads.follow() is None


async def test_a_process_with_other_files_says_so(quick_house: House, folder: Path, tmp_path: Path) -> None:
    """Its own folder was left behind, or is broken: it goes on with what it has and staff are told."""
    house, services = quick_house, quick_house.keel.services
    behind = Path(shutil.copytree(folder, tmp_path / "behind" / "content"))
    other = LiveContent(content(), folder=behind)
    elsewhere = Reloads(services.work, services.clock, Vault([KEY]), other)
    await elsewhere.begin()
    add_to_article(folder)
    await reloads(house, house.admin().in_group())
    followed = await elsewhere.follow()
    assert followed is not None
    assert isinstance(followed[1], Differs)

    write(behind, "library/en/topics.yaml", "title:", "tittle:")
    add_to_article(folder, "\nIt counts twice.\n")
    await reloads(house, house.admin().in_group())
    followed = await elsewhere.follow()
    assert followed is not None
    assert isinstance(followed[1], Refused)
    assert other.now is content()


async def test_staff_hear_of_a_process_that_cannot_follow(
    quick_house: House, folder: Path, tmp_path: Path
) -> None:
    """The other one was told; this one's file is broken."""
    house, services = quick_house, quick_house.keel.services
    await services.reloads.begin()
    elsewhere = Reloads(services.work, services.clock, Vault([KEY]), LiveContent(content(), folder=folder))
    add_to_article(folder)
    assert isinstance(await elsewhere.carry_out(await elsewhere.ask(900, "Sam")), Taken)
    write(folder, "library/en/topics.yaml", "title:", "tittle:")

    await reload.follow(services)
    await house.send()

    said = house.telegram.last(STAFF_CHAT).text
    assert "could not read the new content and goes on with the old" in said
    assert "content/library/en/topics.yaml:" in said
    await reload.follow(services)
    await house.send()
    assert house.telegram.last(STAFF_CHAT).text == said


async def test_a_start_takes_what_changed_while_it_read(quick_house: House, folder: Path) -> None:
    """Files that changed between reading and the first look at reloads are read once more."""
    services = quick_house.keel.services
    live = LiveContent(content(), folder=folder)
    add_to_article(folder)

    await Reloads(services.work, services.clock, Vault([KEY]), live).begin()

    assert live.now.mark == load_content(folder).mark != content().mark


def test_the_mark_is_of_names_and_bytes(folder: Path) -> None:
    """A changed word, a new file and a renamed one each change it; hidden files do not."""
    first = load_content(folder).mark
    (folder / ".hidden").write_text("x")
    assert load_content(folder).mark == first == content().mark
    add_to_article(folder)
    assert load_content(folder).mark != first


async def test_a_service_that_wants_only_reviewed_words_shows_no_others(sqlite_database: Database) -> None:
    """Nothing that ships is reviewed: /learn, /cope and /craving say so, help and check-ins work."""
    only = LiveContent(load_content(only_reviewed=True), only_reviewed=True)
    house = await House.open(sqlite_database, live=only)
    anna = await house.resident()

    for command in ("/learn", "/learn sleep", "/cope", "/craving", "/saved"):
        await anna.says(command)
        assert "SOS" in [label for row in anna.last().labels for label in row], command
    await anna.says("/checkin")
    for label in ("3 OK", "2", "No"):
        await anna.taps(label)
    assert "without" in anna.last_read()
    await house.move(hours=3)
    count = len(anna.said())
    await house.tick()

    assert len(anna.said()) == count, "no daily text, as none is reviewed"
    await house.close()
