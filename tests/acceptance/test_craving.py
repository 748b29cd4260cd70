"""/craving: how strong, one thing to try with a timer, how strong now; and what was written for it."""

from datetime import timedelta

from bot.messaging.delivery import Lane
from tests.acceptance.crisis_talk import DIE, prepare
from tests.house import House, Visitor

SURF = "urge-surfing"


async def _offered(house: House, visitor: Visitor, technique: str) -> None:
    """Turn offers away until that technique is offered."""
    library = house.keel.services.library
    one = library.technique(technique, "en")
    assert one is not None
    for _ in range(30):
        if one.name in visitor.last_read():
            return
        await visitor.taps("Something else")
    raise AssertionError(f"{technique} was never offered")


async def test_a_craving_is_rated_worked_on_and_rated_again(house: House) -> None:
    """7, ten minutes of which each step changes the same message, then 4: it moved."""
    prepare(house)
    anna = await house.resident()
    await anna.says("/craving")
    assert anna.last_read() == house.phrase("craving-ask")
    await anna.taps("7")
    assert anna.last_read().startswith(house.phrase("craving-heard-hard", pull=7))
    await _offered(house, anna, "name-the-urge")
    await anna.taps("Start")
    timer = anna.last()
    technique = house.keel.services.library.technique("name-the-urge", "en")
    assert technique is not None
    assert (technique.minutes, f"<b>1. {technique.steps[0]}</b>" in timer.html) == (2, True)

    await house.move(minutes=1)
    await house.tick()

    assert anna.last() is timer
    assert f"<b>1. {technique.steps[0]}</b>" not in timer.html
    assert "about a minute left" in timer.text
    await house.move(minutes=1)
    await house.tick()
    assert anna.last() is not timer
    assert anna.last_read() == house.phrase("craving-end")
    await anna.taps("4")
    assert anna.last_read() == house.phrase("craving-moved", before=7, after=4)
    person = await house.known(anna)
    assert person is not None
    record = await house.keel.services.tries.record(person)
    assert record.fell["name-the-urge"] == (3, 1)
    assert record.helped["name-the-urge"] == (1, 1)


async def test_what_lowered_it_comes_first_the_next_time_and_says_so(quick_house: House) -> None:
    """Two days later; what was turned away then stands behind everything else."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 8")
    await anna.taps("Something else")
    await _offered(quick_house, anna, "name-the-urge")
    await anna.taps("Start")
    await anna.taps("Done")
    await anna.says("3")
    await quick_house.move(days=2)

    await anna.says("/craving 9")

    assert "Name it" in anna.last_read()
    assert quick_house.phrase("craving-fell", points=5) in anna.last_read()


async def test_the_timer_goes_on_after_a_restart_and_skips_what_is_late(quick_house: House) -> None:
    """Its changes are rows from the start on; after four minutes away only the present one is made."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 8")
    await _offered(quick_house, anna, "change-place")
    await anna.taps("Start")
    timer = anna.last()
    before = len(timer.earlier)

    await quick_house.move(minutes=4, seconds=30)
    await quick_house.tick()

    assert len(timer.earlier) == before + 1
    assert "about a minute left" in timer.text


async def test_whoever_is_done_early_hears_nothing_more_of_the_timer(quick_house: House) -> None:
    """Done, and rated by typing: no change and no end comes later."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 8")
    await _offered(quick_house, anna, "change-place")
    await anna.taps("Start")
    await quick_house.move(minutes=1)
    await anna.taps("Done")
    await anna.says("8/10")
    assert anna.last_read() == quick_house.phrase("craving-same", before=8, after=8)
    count, shown = len(anna.said()), anna.last_read()

    await quick_house.move(minutes=30)
    await quick_house.tick()

    assert (len(anna.said()), anna.last_read()) == (count, shown)


async def test_the_end_of_a_timer_comes_on_pause_and_at_night(quick_house: House) -> None:
    """It was asked for a few minutes ago."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await quick_house.move(hours=12)
    await anna.says("/pause")
    await anna.taps("One week")
    await anna.says("/craving 5")
    await _offered(quick_house, anna, "name-the-urge")
    await anna.taps("Start")

    await quick_house.move(minutes=2)
    await quick_house.tick()

    assert anna.last_read() == quick_house.phrase("craving-end")
    assert anna.last_read()[:60].find("craving") == -1


async def test_a_yes_to_the_question_leads_to_what_is_better(quick_house: House) -> None:
    """Whom looking inward frightens is not told to look inward."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 6")
    await _offered(quick_house, anna, SURF)
    await anna.taps("Start")

    await anna.taps("Yes")

    assert "Five senses" in anna.last_read()


async def test_the_note_the_reasons_and_the_person_are_there_when_it_is_hard(house: House) -> None:
    """Written on a good day, shown with the offer or one tap away; the number can be copied."""
    prepare(house)
    anna = await house.resident()
    await anna.says("/plan")
    await anna.taps("For a craving")
    await anna.taps("A note to me")
    await anna.says("You got through worse. Call Sam.")
    await anna.taps("My reasons")
    await anna.says("- My sister\n- My bladder")
    await anna.taps("Back")
    await anna.taps("Somebody I trust")
    await anna.says("Sam 07700 900123")
    assert "Sam, 07700 900123" in anna.last_read()

    await anna.says("/craving 8")

    assert "From you, on a better day:\nYou got through worse. Call Sam." in anna.last_read()
    await anna.taps("My reasons")
    assert anna.last_read() == "Your reasons:\n• My sister\n• My bladder"
    await anna.taps("Back")
    await anna.taps("Talk to someone")
    assert "Sam\n07700 900123" in anna.last_read()
    copies = [one["copy_text"]["text"] for row in anna.last().keyboard for one in row if "copy_text" in one]
    assert copies == ["07700 900123", house.phrase("craving-sentence")]


async def test_the_trusted_person_stands_beside_the_sentence_of_the_crisis_flow(quick_house: House) -> None:
    """Keel shows who it is; it writes to nobody."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/plan")
    await anna.taps("For a craving")
    await anna.taps("Somebody I trust")
    await anna.says("My aunt")
    await anna.taps("Skip")
    await anna.says(DIE)
    await anna.taps("Not exactly")

    await anna.taps("A sentence to forward")

    assert anna.last_read().startswith("Somebody you trust:\nMy aunt")


async def test_a_risk_in_the_middle_is_answered_and_the_question_stands(quick_house: House) -> None:
    """After help the way back asks how strong it is now."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 9")
    await _offered(quick_house, anna, "name-the-urge")
    await anna.taps("Start")
    await anna.taps("Done")
    await anna.says(DIE)
    await anna.taps("Not exactly")

    await anna.taps("Back to where I was")

    assert anna.last_read() == quick_house.phrase("craving-ask-after")
    await anna.taps("2")
    assert anna.last_read() == quick_house.phrase("craving-moved", before=9, after=2)


async def test_whoever_is_calm_again_is_offered_to_write_themself_a_note(quick_house: House) -> None:
    """Once, at the end; and a 0 at the start leads there too."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 5")
    await _offered(quick_house, anna, "name-the-urge")
    await anna.taps("Start")
    await anna.taps("Done")
    await anna.taps("1")

    await anna.taps("Enough for now")

    assert anna.last_read() == quick_house.phrase("craving-closed-write")
    await anna.says("/craving 0")
    assert anna.last_read() == quick_house.phrase("craving-none")


async def test_words_that_are_no_number_are_asked_for_once_more_and_hours_later_left_alone(
    quick_house: House,
) -> None:
    """The question is about now."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving")
    await anna.says("quite a lot")
    assert anna.last_read() == quick_house.phrase("craving-unclear")
    await quick_house.move(hours=5)

    await anna.says("round the corner")

    assert anna.last_read() == quick_house.phrase("fallback-text")


async def test_without_an_account_there_is_something_to_try(quick_house: House) -> None:
    """Nothing is kept, and the way leads to /cope."""
    prepare(quick_house)
    stranger = quick_house.person("Lee")

    await stranger.says("/craving")

    assert stranger.last_read() == quick_house.phrase("cope-menu")


async def test_stop_ends_a_timer_too(quick_house: House) -> None:
    """Nothing comes any more; when it ran, /when named its end and not its changes."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 5")
    await _offered(quick_house, anna, "name-the-urge")
    await anna.taps("Start")
    await anna.says("/when")
    assert anna.last_read().count(quick_house.phrase("when-kind-craving-end")) == 1
    assert quick_house.phrase("when-kind-other") not in anna.last_read()

    await anna.says("/stop")
    count = len(anna.said())
    quick_house.clock.move(timedelta(minutes=10))
    await quick_house.tick()

    assert len(anna.said()) == count
    pending = await quick_house.keel.services.outbox.pending_by_lane()
    assert pending.get(Lane.ASKED, 0) == 0


async def test_a_button_of_somebody_elses_offer_is_refused(quick_house: House) -> None:
    """Numbers in buttons are never trusted."""
    prepare(quick_house)
    anna, ben = await quick_house.resident(), await quick_house.resident("Ben")
    await anna.says("/craving 5")

    await quick_house.take_in(ben.press("craving:after:1:3", ben.last().message_id))

    assert ben.last_read() == quick_house.phrase("error-stale-button")


async def test_everything_can_be_typed(quick_house: House) -> None:
    """Labels instead of taps, numbers at any moment of the timer."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving")
    await anna.says("7/10")
    library = quick_house.keel.services.library
    for _ in range(30):
        if library.technique("name-the-urge", "en").name in anna.last_read():  # type: ignore[union-attr]
            break
        await anna.says("something else")
    await anna.says("start")
    assert "<b>1. " in anna.last().html
    await anna.says("5")
    assert anna.last_read() == quick_house.phrase("craving-moved", before=7, after=5)
    await anna.says("Talk to someone")
    assert quick_house.phrase("craving-sentence") in anna.last_read()
    await anna.says("how is the weather")
    assert anna.last_read() == quick_house.phrase("fallback-text")
    await anna.says("Enough for now")
    assert anna.last_read() == quick_house.phrase("craving-closed")


async def test_a_typed_answer_to_the_question_before_a_technique(quick_house: House) -> None:
    """Yes leads to what is better; where nothing was asked a yes means nothing."""
    prepare(quick_house)
    anna = await quick_house.resident()
    await anna.says("/craving 6")
    await _offered(quick_house, anna, SURF)
    await anna.says("yes")
    assert anna.last_read() == quick_house.phrase("fallback-text")

    await anna.taps("Start")
    await anna.says("yes")

    assert "Five senses" in anna.last_read()
