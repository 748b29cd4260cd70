"""/learn and /saved: topics, articles with their sources, search, what was put aside."""

from bot.selfhelp.reading import Item, Kind
from tests.house import House, Visitor


def labels(visitor: Visitor) -> list[str]:
    """Return the labels under the last message."""
    return [label for row in visitor.last().labels for label in row]


async def test_from_topics_to_an_article_its_sources_and_back(house: House) -> None:
    """Topics, a topic, an article, its sources on one tap, and back the same way, in one message."""
    anna = await house.resident()
    await anna.says("/learn")
    message = anna.last()
    article = house.keel.services.library.article("what-can-a-bladder-doctor-do", "en")
    assert article is not None

    await anna.taps("Bladder")
    number = next(line for line in anna.last_read().splitlines() if article.title in line).split(".")[0]
    await anna.taps(number)
    assert anna.last_read().startswith(article.title)
    assert article.html in anna.last().html
    await anna.taps("Sources")
    for source in article.sources:
        assert source.title in anna.last_read()
    await anna.taps("Back")
    assert anna.last_read().startswith(article.title)
    await anna.taps("Back")
    assert anna.last_read().startswith("Bladder")
    await anna.taps("Back")

    assert anna.last_read().startswith(house.phrase("learn-topics"))
    assert anna.last() is message


async def test_what_was_saved_is_found_again_and_can_be_taken_off(house: House) -> None:
    """Save, /saved, open it, Back to the list, take it off."""
    anna = await house.resident()
    await anna.says("/learn bladder")
    await anna.taps("1")
    title = anna.last_read().splitlines()[0]
    await anna.taps("Save")

    await anna.says("/saved")
    assert title in anna.last_read()
    await anna.taps("1")
    await anna.taps("Take off my list")
    assert "Save" in labels(anna)
    await anna.taps("Back")

    assert anna.last_read() == house.phrase("learn-saved-none")


async def test_the_command_with_words_finds_articles_typos_included(quick_house: House) -> None:
    """/learn bladder, /learn bladdr and /learn k cramps find what was meant."""
    house = quick_house
    anna = await house.resident()
    for typed, wanted in (("bladder", "pee"), ("bladdr", "pee"), ("k cramps", "stomach cramp")):
        before = len(anna.said())
        await anna.says(f"/learn {typed}")
        # A word that may be a sign of trouble is also asked about, after the answer.
        found = anna.said()[before].text
        assert found.startswith(house.phrase("learn-found")), typed
        assert wanted in found, typed


async def test_search_can_be_typed_after_the_button(quick_house: House) -> None:
    """Search, a word, the articles; the next typed words are no search any more."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/learn")
    await anna.taps("Search")

    await anna.says("nightmares")

    assert "sleep" in anna.last_read()
    await anna.says("qwertz")
    assert anna.last_read() == house.phrase("fallback-text")


async def test_nothing_found_says_so_and_leads_on(quick_house: House) -> None:
    """No article fits: an honest line, the topics and another try."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/learn zzzzqqq")

    assert anna.last_read() == house.phrase("learn-found-none")
    assert {"Search again", "All topics", "SOS"} <= set(labels(anna))


async def test_useful_is_asked_once_and_kept(quick_house: House) -> None:
    """The answer is kept and the question goes away."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/learn bladder")
    await anna.taps("1")

    await anna.taps("Useful")

    assert anna.last_read().endswith(house.phrase("learn-noted-useful"))
    assert not {"Useful", "Not for me"} & set(labels(anna))


async def test_nothing_leads_to_an_article_that_is_not_for_them(quick_house: House) -> None:
    """Turned away, neither another article nor a note leads to it; "Useful" brings it back."""
    house = quick_house
    anna = await house.resident()
    services = house.keel.services
    before, after = next(
        (one, onward)
        for topic in services.library.topics("en")
        for id_ in topic.articles
        if (one := services.library.article(id_, "en"))
        for next_ in one.next
        if (onward := services.library.article(next_, "en"))
    )
    leading = next(
        told
        for one in services.library.snippets("en")
        if (told := services.tips.read(Item(Kind.SNIPPET, one.id), "en"))
        and told.more
        and services.library.article(told.more, "en")
    )
    assert leading.more is not None
    await anna.says("/learn")

    async def opens(id_: str) -> str:
        await house.take_in(anna.press(f"learn:a:{id_}", anna.last().message_id))
        return anna.last_read()

    assert after.title in await opens(before.id)
    for unwanted in (after.id, leading.more):
        await opens(unwanted)
        await anna.taps("Not for me")
        assert anna.last_read().endswith(house.phrase("learn-noted-unwanted"))

    assert after.title not in await opens(before.id)
    person = await house.known(anna)
    assert person is not None
    told = await services.tips.read_to(person, leading.item)
    assert told is not None
    assert told.more is None

    await opens(after.id)
    await anna.taps("Useful")
    assert after.title in await opens(before.id)


async def test_what_goes_on_from_an_article_is_one_tap_away(quick_house: House) -> None:
    """The next articles are numbered, techniques have their name on the button."""
    house = quick_house
    anna = await house.resident()
    article = house.keel.services.library.article("what-is-cbt", "en")
    technique = house.keel.services.library.technique("thought-check", "en")
    assert article is not None
    assert technique is not None
    assert technique.id in article.next
    await anna.says("/learn")
    await house.take_in(anna.press("learn:a:what-is-cbt", anna.last().message_id))

    await anna.taps(technique.name)

    assert technique.why in anna.last().html


async def test_a_stranger_reads_everything_and_nothing_is_kept(quick_house: House) -> None:
    """Before /start: topics, articles and search work; saving and judging are not offered."""
    house = quick_house
    eve = house.person("Eve")
    await eve.says("/learn")
    assert "Search" not in labels(eve)
    await eve.says("/learn bladder")
    await eve.taps("1")

    assert "Sources" in labels(eve)
    assert not {"Save", "Useful", "Not for me"} & set(labels(eve))
    assert await house.known(eve) is None


async def test_the_pages_of_topics_hold_every_topic(quick_house: House) -> None:
    """More turns the pages to the end, Earlier back."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/learn")
    shown = set(labels(anna))
    while "More" in labels(anna):
        await anna.taps("More")
        shown |= set(labels(anna))

    titles = {one.title for one in house.keel.services.library.topics("en") if len(one.title) <= 24}
    assert titles <= shown
    await anna.taps("Earlier")
    assert "More" in labels(anna)


async def test_made_up_buttons_get_a_sensible_answer(quick_house: House) -> None:
    """Buttons of an article or topic that is gone never fail a turn."""
    house = quick_house
    anna = await house.resident()
    for made_up in (
        "learn:a:gone",
        "learn:t:gone",
        "learn:src:gone",
        "learn:save:gone",
        "learn:x",
        "learn:a",
    ):
        await house.take_in(anna.press(made_up, anna.last().message_id))
        assert anna.last_read() == house.phrase("error-stale-button"), made_up

    assert await house.set_aside() == 0


async def test_a_stray_topic_word_offers_the_article(quick_house: House) -> None:
    """A topic typed out of the blue, typo included, finds an article; "thanks" gets the short kind answer."""
    house = quick_house
    anna = await house.resident()

    await anna.says("nightmers")
    assert "Why can't I sleep?" in anna.last_read()
    assert "SOS" in labels(anna)
    await anna.taps("Read it")
    assert anna.last_read().startswith("Why can't I sleep?")

    await anna.says("thanks")
    assert anna.last_read() == house.phrase("fallback-text")
