"""/plan: a person's own plans, written step by step, shown at once, there in the crisis flow."""

from bot.selfhelp.plans import Part
from tests.acceptance.crisis_talk import DIE, prepare
from tests.house import House, Visitor


async def _with_plan(house: House) -> Visitor:
    prepare(house)
    anna = await house.resident()
    await anna.says("/plan")
    await anna.taps("Make my safety plan")
    await anna.says("I stop answering my phone")
    await anna.taps("Next")
    await anna.taps("Skip")
    await anna.taps("Skip")
    await anna.says("My sister 07700 900123\n- Lee, next door")
    await anna.taps("Stop here")
    return anna


async def test_a_plan_is_written_in_six_steps_each_of_which_can_be_skipped(house: House) -> None:
    """Signs and two people; /plan shows it at once, in the order of the steps, with the number to copy."""
    prepare(house)
    anna = await _with_plan(house)

    await anna.says("/plan")

    read = anna.last_read()
    assert "1. Signs that it's getting bad\n• I stop answering my phone" in read
    assert "4. People I can ask for help\n• My sister 07700 900123\n• Lee, next door" in read
    assert "2. Things I can do" not in read
    copied = [one["copy_text"]["text"] for row in anna.last().keyboard for one in row if "copy_text" in one]
    assert copied == ["07700 900123"]


async def test_words_are_kept_in_the_place_left_long_ago_only_when_the_person_says_so(
    quick_house: House,
) -> None:
    """A week after she stopped in the middle, Anna writes: it is asked whether that belongs to the plan."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/plan")
    await anna.taps("Make my safety plan")
    await quick_house.move(days=7)

    await anna.says("I can't sleep before it starts")

    assert anna.last_read().startswith(
        quick_house.phrase("plan-late", part=quick_house.phrase("plan-part-warning"))
    )
    person = await quick_house.known(anna)
    assert person is not None
    assert (await quick_house.keel.services.plans.of(person)).lines == ()
    await anna.taps("Yes, put it in")
    (line,) = (await quick_house.keel.services.plans.of(person)).lines
    assert (line.part, line.text) == (Part.WARNING, "I can't sleep before it starts")


async def test_a_line_is_changed_and_taken_out(quick_house: House) -> None:
    """A number under the step leads to the line."""
    prepare(quick_house)
    anna = await _with_plan(quick_house)
    await anna.taps("Change it")
    await anna.taps("4. People I can ask")
    await anna.taps("1")
    await anna.taps("Change the words")

    await anna.says("My brother")
    await anna.taps("2")
    await anna.taps("Take it out")

    assert "1. My brother" in anna.last_read()
    assert "Lee" not in anna.last_read()


async def test_a_plan_is_deleted_after_one_question(quick_house: House) -> None:
    """And what was sent along before stays with the person; here nothing is left."""
    prepare(quick_house)
    anna = await _with_plan(quick_house)
    await anna.taps("Change it")
    await anna.taps("Delete the plan")
    await anna.taps("No, keep it")
    await anna.taps("Change it")
    await anna.taps("Delete the plan")

    await anna.taps("Yes, delete it")

    assert anna.last_read().startswith(quick_house.phrase("plan-cleared"))
    person = await quick_house.known(anna)
    assert person is not None
    assert not (await quick_house.keel.services.plans.of(person)).safety


async def test_the_plan_goes_along_as_text_and_as_a_picture(quick_house: House) -> None:
    """Two files; under the picture stand the same words."""
    prepare(quick_house)
    anna = await _with_plan(quick_house)

    await anna.taps("As text")
    text = anna.last()
    await anna.taps("plan:show")
    await anna.taps("As a picture")
    picture = anna.last()

    assert isinstance(text.document, bytes)
    assert "- I stop answering my phone" in text.document.decode()
    assert isinstance(picture.photo, bytes)
    assert picture.photo.startswith(b"\x89PNG")
    assert "I stop answering my phone" in picture.text


async def test_letters_without_a_shape_come_as_text_instead(quick_house: House) -> None:
    """A picture with empty boxes would be no plan."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/plan")
    await anna.taps("Make my safety plan")
    await anna.says("眠れない")
    await anna.taps("Stop here")

    await anna.taps("As a picture")

    assert isinstance(anna.last().document, bytes)
    assert anna.last_read() == quick_house.phrase("plan-picture-cannot")


async def test_risk_typed_into_a_step_is_answered_and_the_line_is_kept(quick_house: House) -> None:
    """Help comes first; the way back leads to the step, which says that the words are in it."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/plan")
    await anna.taps("Make my safety plan")

    await anna.says(DIE)

    assert "116 123" in anna.said()[-2].text
    assert anna.last_read() == quick_house.phrase("crisis-ask")
    await anna.taps("That was a mistake")
    await anna.taps("Back to where I was")
    assert quick_house.phrase("plan-back") in anna.last_read()
    assert f"1. {DIE}" in anna.last_read()
    await anna.says("I don't eat")
    assert "2. I don't eat" in anna.last_read()


async def test_the_crisis_flow_shows_the_plan_first_to_whoever_has_one(house: House) -> None:
    """One tap in the menu; under it the numbers of the people in it and the way to an ambulance."""
    prepare(house)
    anna = await _with_plan(house)
    await anna.says(DIE)
    await anna.taps("Not exactly")
    assert anna.last().labels[0] == ["My safety plan"]

    await anna.taps("My safety plan")

    read = anna.last_read()
    assert read.startswith(house.phrase("plan-crisis"))
    assert "My sister 07700 900123" in read
    assert anna.last().labels == [["Copy 07700 900123"], ["Something else", "I'm in danger now"]]


async def test_whoever_has_none_is_not_asked_to_write_one_in_the_middle_of_it(quick_house: House) -> None:
    """The menu says nothing of it; the follow-up that is answered "better" offers it."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says(DIE)
    await anna.taps("Not exactly")
    assert ["My safety plan"] not in anna.last().labels
    await anna.says("/plan")
    assert anna.last_read() == quick_house.phrase("plan-none-held")
    await quick_house.move(hours=22)
    await quick_house.tick()

    await anna.taps("Better")

    assert "Make my safety plan" in anna.last().labels[0]


async def test_an_if_then_plan_in_two_answers_or_one_sentence(quick_house: House) -> None:
    """Both are listed in /plan."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/plan")
    await anna.taps("If-then plans")
    await anna.taps("A new one")
    await anna.says("If my flatmates go out")
    await anna.says("then I call my sister")

    await anna.says("/plan if I get paid, then I give Lee my card")

    assert "1. If my flatmates go out, then I call my sister" in anna.last_read()
    assert "2. If I get paid, then I give Lee my card" in anna.last_read()
    await anna.taps("1")
    await anna.taps("Delete it")
    await anna.says("/plan")
    assert "• If I get paid, then I give Lee my card" in anna.last_read()
    assert "flatmates" not in anna.last_read()


async def test_a_line_that_is_too_long_is_said_so_and_nothing_is_lost_of_the_rest(quick_house: House) -> None:
    """The step stays open."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/plan")
    await anna.taps("Make my safety plan")
    await anna.says("short")

    await anna.says("x" * 201)

    assert anna.last_read() == quick_house.phrase("plan-line-long", length=201, limit=200)
    await anna.says("short too")
    assert "1. short\n2. short too" in anna.last_read()


async def test_a_button_of_a_line_that_is_gone_is_answered(quick_house: House) -> None:
    """Also when somebody makes one by hand."""
    prepare(quick_house)
    anna = await _with_plan(quick_house)

    await quick_house.take_in(anna.press("plan:line:99999", anna.last().message_id))
    assert anna.last_read() == quick_house.phrase("plan-line-gone")
    await quick_house.take_in(anna.press("plan:step:reason", anna.last().message_id))
    assert anna.last_read() == quick_house.phrase("error-stale-button")


async def test_the_copy_holds_the_plan_and_nothing_is_left_after_an_erasure(quick_house: House) -> None:
    """In the database it is sealed."""
    prepare(quick_house)
    anna = await _with_plan(quick_house)
    await anna.says("/plan if I get paid, then I give Lee my card")
    await anna.says("/export")
    readable = next(one for one in reversed(anna.said()) if one.file_name.endswith(".txt"))
    assert isinstance(readable.document, bytes)
    copy = readable.document.decode()
    assert "• Signs that it's getting bad: I stop answering my phone" in copy
    assert "If I get paid, then I give Lee my card" in copy

    await anna.says("/erase")
    await anna.taps("Yes, erase it all")

    assert "4 lines of your own plans" in anna.all_read()


async def test_in_spanish(quick_house: House) -> None:
    """The same steps in the other language."""
    prepare(quick_house)
    marta = quick_house.person("Marta", language="es")
    await marta.says("/start")
    await marta.taps("Empezar")
    await marta.taps(quick_house.phrase("start-consent-yes", "es"))
    await marta.says("/plan")
    await marta.taps("Hacer mi plan")

    await marta.says("No contesto al teléfono")
    await marta.taps("Parar aquí")

    assert "1. Señales de que va a peor\n• No contesto al teléfono" in marta.last_read()
    await marta.says("/plan si me pagan, entonces doy la tarjeta a mi hermana")
    assert "Si me pagan, entonces doy la tarjeta a mi hermana" in marta.last_read()


async def test_the_steps_can_be_gone_through_by_typing(quick_house: House) -> None:
    """The labels of the buttons are no lines of the plan."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/plan")
    await anna.taps("Make my safety plan")
    await anna.says("skip")
    await anna.says("Walk to the river")
    await anna.says("Next")
    await anna.says("back")
    assert "2 of 6" in anna.last_read()

    await anna.says("Stop here")

    assert anna.last_read().count("•") == 1
    assert "• Walk to the river" in anna.last_read()
