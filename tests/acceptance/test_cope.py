"""/cope: what is going on, one technique a step at a time, and whether it helped."""

from bot.people import Person
from bot.selfhelp.library import Technique
from bot.selfhelp.tries.model import SAFE_FIRST
from tests.house import House, Visitor


async def known(house: House, visitor: Visitor) -> Person:
    """Return the person, who must be known."""
    person = await house.known(visitor)
    assert person is not None
    return person


def offered(house: House, visitor: Visitor) -> Technique:
    """Return the technique that the last message is about."""
    text = visitor.last_read()
    named = [one for one in house.keel.services.library.techniques("en") if one.name in text]
    assert named, text
    return max(named, key=lambda one: len(one.name))


def data(visitor: Visitor, label: str) -> str:
    """Return the callback data of a button under the last message."""
    found: str = visitor.last().button(label)["callback_data"]
    return found


async def offer_of(house: House, visitor: Visitor, id: str) -> Technique:
    """Have this very technique offered, as an article or a saved list does."""
    technique = house.keel.services.library.technique(id, "en")
    assert technique is not None
    await visitor.says("/cope")
    await house.take_in(visitor.press(f"cope:try:{id}", visitor.last().message_id))
    return technique


async def walk(visitor: Visitor, technique: Technique) -> None:
    """Go through every step up to the question whether it helped."""
    await visitor.taps("Try this")
    if technique.ask_first:
        await visitor.taps("No")
    for _ in technique.steps[:-1]:
        await visitor.taps("Next")
    await visitor.taps("Done")


async def test_a_technique_is_walked_step_by_step_in_one_message(house: House) -> None:
    """Craving, a technique, its steps, "did it help?": one message, and the answer is kept."""
    anna = await house.resident()
    await anna.says("/cope")
    message = anna.last()

    await anna.taps("I want to use")
    technique = offered(house, anna)
    assert technique.why in message.html
    await walk(anna, technique)
    await anna.taps("A bit")

    assert anna.last() is message
    assert anna.last_read() == house.phrase("cope-heard-bit")
    record = await house.keel.services.tries.record(await known(house, anna))
    assert record.helped == {technique.id: (1, 1)}


async def test_each_step_says_where_it_is_and_leads_back_and_to_help(quick_house: House) -> None:
    """Step n of m, Back, Not this one and SOS are under every step."""
    house = quick_house
    anna = await house.resident()
    technique = await offer_of(house, anna, "delay-and-do")
    await anna.taps("Try this")

    assert f"1 of {len(technique.steps)}" in anna.last_read()
    assert ["Back", "Not this one", "SOS"] in anna.last().labels
    await anna.taps("Next")
    assert f"2 of {len(technique.steps)}" in anna.last_read()
    await anna.taps("Back")
    await anna.taps("Back")
    assert technique.why in anna.last().html


async def test_what_to_know_comes_before_the_first_step(quick_house: House) -> None:
    """A technique with a question asks it, with what to know, before anything else is shown."""
    house = quick_house
    anna = await house.resident()
    technique = await offer_of(house, anna, "warm-pack")

    await anna.taps("Try this")

    assert technique.ask_first is not None
    assert technique.ask_first in anna.last_read()
    assert all(one in anna.last().html for one in technique.contraindications)
    assert technique.steps[0] not in anna.last().html
    await anna.taps("No")
    assert technique.steps[0] in anna.last().html


async def test_a_yes_to_the_question_leads_to_what_is_safer(quick_house: House) -> None:
    """Looking inward makes Anna panicky: she is given the technique that the author named instead."""
    house = quick_house
    anna = await house.resident()
    technique = await offer_of(house, anna, "urge-surfing")
    await anna.taps("Try this")

    await anna.taps("Yes")

    assert technique.instead is not None
    other = house.keel.services.library.technique(technique.instead, "en")
    assert other is not None
    assert other.name in anna.last_read()
    assert anna.last_read().startswith(house.phrase("cope-safer"))
    record = await house.keel.services.tries.record(await known(house, anna))
    assert record.helped == {}


async def test_a_yes_that_is_an_article_opens_it(quick_house: House) -> None:
    """Blood in the pee is nothing for a bladder diary: the article comes."""
    house = quick_house
    anna = await house.resident()
    await offer_of(house, anna, "bladder-diary")
    await anna.taps("Try this")

    await anna.taps("Yes")

    article = house.keel.services.library.article("blood-in-my-pee", "en")
    assert article is not None
    assert anna.last_read().startswith(article.title)


async def test_a_yes_to_thoughts_of_ending_ones_life_brings_the_numbers(quick_house: House) -> None:
    """The safety list asks; a yes is answered as if Anna had written it: numbers, the question, the hold."""
    house = quick_house
    anna = await house.resident()
    await offer_of(house, anna, "safety-list")
    await anna.taps("Try this")

    await anna.taps("Yes")

    numbers, asked = anna.said()[-2:]
    assert "116 123" in numbers.text
    assert asked.text == house.phrase("crisis-ask")
    assert (await known(house, anna)).held(house.clock.now())


async def test_signs_for_an_ambulance_bring_the_emergency_number_first(quick_house: House) -> None:
    """Very drowsy after using: the emergency number, before any line to talk to."""
    house = quick_house
    anna = await house.resident()
    await offer_of(house, anna, "slip-safety")
    await anna.taps("Try this")

    before = len(anna.said())
    await anna.taps("Yes")

    assert anna.said()[before].text.startswith("Call 999 now")


async def test_signs_for_a_doctor_bring_the_health_line(quick_house: House) -> None:
    """Too sick to keep water down: a doctor today, and no alarm."""
    house = quick_house
    anna = await house.resident()
    await offer_of(house, anna, "small-sips")
    await anna.taps("Try this")

    await anna.taps("Yes")

    assert "111" in anna.last_read()
    assert not (await known(house, anna)).held(house.clock.now())


async def test_not_this_one_and_something_else_bring_others(quick_house: House) -> None:
    """Nothing comes twice until every technique for a craving had its turn."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/cope")
    await anna.taps("I want to use")
    fitting = house.keel.services.library.techniques_for("craving", "en")

    seen = [offered(house, anna).id]
    for turn in range(len(fitting) - 1):
        if turn == 0:
            technique = offered(house, anna)
            await anna.taps("Try this")
            if technique.ask_first:
                await anna.taps("No")
            await anna.taps("Not this one")
        else:
            await anna.taps("Something else")
        seen.append(offered(house, anna).id)

    assert sorted(seen) == sorted(one.id for one in fitting)


async def test_what_helped_is_shown_again(quick_house: House) -> None:
    """After a technique helped, the next offer names it on a button."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/cope")
    await anna.taps("I can't sleep")
    helped = offered(house, anna)
    await walk(anna, helped)
    await anna.taps("Yes")

    await anna.says("/cope")
    await anna.taps("I can't sleep")

    assert house.phrase("cope-worked", name=helped.name) in anna.last_read()
    await anna.taps(helped.name)
    assert helped.why in anna.last().html


async def test_saying_it_twice_counts_once(quick_house: House) -> None:
    """An impatient second tap, or a change of mind, replaces the first answer."""
    house = quick_house
    anna = await house.resident()
    technique = await offer_of(house, anna, "counting-breath")
    await walk(anna, technique)
    yes, no = data(anna, "Yes"), data(anna, "No")
    message_id = anna.last().message_id

    for answer in (yes, yes, no):
        await house.take_in(anna.press(answer, message_id))

    record = await house.keel.services.tries.record(await known(house, anna))
    assert record.helped == {"counting-breath": (0, 1)}


async def test_nobody_can_answer_for_somebody_else(quick_house: House) -> None:
    """A button of Anna's pressed by Ben changes nothing of hers."""
    house = quick_house
    anna, ben = await house.resident(), await house.resident("Ben")
    technique = await offer_of(house, anna, "counting-breath")
    await walk(anna, technique)
    yes = data(anna, "Yes")

    await house.take_in(ben.press(yes, ben.last().message_id))

    record = await house.keel.services.tries.record(await known(house, anna))
    assert record.helped == {}


async def test_after_a_slip_the_body_comes_first(quick_house: House) -> None:
    """The check-in's "Help me through tonight" begins with being safe, not with lessons."""
    house = quick_house
    anna = await house.resident()
    await anna.says("/checkin")
    await anna.taps("2 Low")
    await anna.taps("8")
    await anna.taps("Yes")

    await anna.taps("Help me through tonight")

    assert offered(house, anna).id == SAFE_FIRST["after-a-slip"]
    await anna.taps("Something else")
    assert offered(house, anna).id != SAFE_FIRST["after-a-slip"]


async def test_it_works_before_start_and_keeps_nothing(quick_house: House) -> None:
    """A stranger walks a technique to the end and gets others; no row of theirs exists."""
    house = quick_house
    eve = house.person("Eve")
    await eve.says("/cope")
    await eve.taps("I'm lonely")
    seen = [offered(house, eve).id]
    fitting = house.keel.services.library.techniques_for("loneliness", "en")
    for _ in fitting[1:]:
        await eve.taps("Something else")
        seen.append(offered(house, eve).id)
    await walk(eve, offered(house, eve))
    await eve.taps("Yes")

    assert sorted(seen) == sorted(one.id for one in fitting)
    assert eve.last_read() == house.phrase("cope-heard-yes-unkept")
    assert all("Save" not in row for row in eve.last().labels)
    assert await house.known(eve) is None


async def test_nothing_is_kept_while_a_new_consent_text_waits(quick_house: House) -> None:
    """It works as for a stranger until Anna has agreed to what changed."""
    house = quick_house
    anna = await house.resident()
    person = await known(house, anna)
    await house.keel.services.people.change(person, consent_version=0)

    technique = await offer_of(house, anna, "counting-breath")
    await walk(anna, technique)
    await anna.taps("Yes")

    assert anna.last_read() == house.phrase("cope-heard-yes-unkept")
    record = await house.keel.services.tries.record(await known(house, anna))
    assert record.seen == {}


async def test_old_and_made_up_buttons_get_a_sensible_answer(quick_house: House) -> None:
    """Buttons of a technique that is gone, or nonsense, never fail a turn."""
    house = quick_house
    anna = await house.resident()
    for made_up in (
        "cope:for:nothing",
        "cope:step:delay-and-do:99:1",
        "cope:step:gone:1:1",
        "cope:did:delay-and-do:maybe:1",
        "cope:look:delay-and-do:zzzz.1",
        "cope:else:delay-and-do:99999999999999999999",
        "cope:what",
    ):
        await house.take_in(anna.press(made_up, anna.last().message_id))
        assert anna.last_read() == house.phrase("error-stale-button"), made_up

    assert await house.set_aside() == 0


async def test_after_saving_it_is_on_the_list(quick_house: House) -> None:
    """Save under a technique that helped puts it into /saved, from where it opens."""
    house = quick_house
    anna = await house.resident()
    technique = await offer_of(house, anna, "counting-breath")
    await walk(anna, technique)
    await anna.taps("Yes")

    await anna.taps("Save")
    await anna.says("/saved")

    assert technique.name in anna.last_read()
    await anna.taps("1")
    assert technique.why in anna.last().html


async def test_what_is_written_in_a_technique_can_be_written_here(quick_house: House) -> None:
    """A button under the offer leads there; without an account nothing is kept, and there is none."""
    anna, lee = await quick_house.resident(), quick_house.person("Lee")
    await anna.says("/cope")
    await lee.says("/cope")

    await quick_house.take_in(anna.press("cope:try:if-then-plan", anna.last().message_id))
    await quick_house.take_in(lee.press("cope:try:if-then-plan", lee.last().message_id))

    assert ["Write my if-then plan"] not in lee.last().labels
    await anna.taps("Write my if-then plan")
    assert anna.last_read() == quick_house.phrase("ifthen-ask-when")


async def test_a_technique_shows_its_sources(quick_house: House) -> None:
    """On one tap, and back to the offer."""
    anna = await quick_house.resident()
    await anna.says("/cope")
    await anna.taps("I can't sleep")
    offered = anna.last_read()

    await anna.taps("Sources")
    assert quick_house.phrase("learn-sources") in anna.last_read()
    await anna.taps("Back")

    assert anna.last_read() == offered
