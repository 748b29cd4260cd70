"""What somebody reads who writes of danger, level by level."""

import pytest

from handlers.reply import Act, Reply
from handlers.views.keyboard import Button
from tests.acceptance.crisis_talk import DIE, FRIEND, HIT, TONIGHT, TOO_MUCH, danger, prepare
from tests.house import House


@pytest.fixture
def talk(quick_house: House) -> House:
    """Give a house that reads the words of crisis_talk."""
    return prepare(quick_house)


async def test_a_wish_to_die_gets_numbers_first_then_the_direct_question(house: House) -> None:
    """The real lexicon, both databases: numbers in the first message, then the question, then a choice."""
    anna = await house.resident()
    start = len(anna.said())

    await anna.says("i want to kill myself")

    numbers, question = anna.said()[start:]
    assert numbers.text.startswith(house.phrase("crisis-heard"))
    assert "116 123" in numbers.text
    assert numbers.button("Copy 116 123")
    assert question.text == "Are you thinking about ending your life?"
    await anna.taps("Yes")
    assert "Is there anyone with you?" in anna.last_read()
    await anna.taps("No")
    for label in ("A text line", "A number to call", "Steady me first", "A sentence to forward", "The team"):
        assert anna.last().button(label)


async def test_answers_can_be_typed(talk: House) -> None:
    """A typed yes is the answer to the question, not a new message that nobody understands."""
    anna = await talk.resident()
    await anna.says(DIE)

    await anna.says("yeah")

    assert "Is there anyone with you?" in anna.last_read()
    await anna.says("No.")
    assert anna.last_read() == talk.phrase("crisis-with-no")


async def test_not_exactly_and_no_get_a_choice_too(talk: House) -> None:
    """Nobody is sent away for not saying yes."""
    anna = await talk.resident()
    await anna.says(DIE)
    await anna.says("kind of")
    assert anna.last_read() == talk.phrase("crisis-said-unsure")

    await talk.move(hours=1)
    await anna.says(DIE)
    await anna.taps("No")
    assert anna.last_read() == talk.phrase("crisis-said-no")


async def test_what_makes_it_hard_has_an_honest_answer_to_each(talk: House) -> None:
    """Four reasons, four answers, each with a way on."""
    anna = await talk.resident()
    await anna.says(DIE)
    await anna.taps("No")
    for label, key in (
        ("I don't want to talk", "talk"),
        ("They can't help", "help"),
        ("I'm ashamed", "shame"),
        ("Someone can hear me", "heard"),
    ):
        await anna.taps("None of these")
        await anna.taps(label)
        assert anna.last_read() == talk.phrase(f"crisis-hard-answer-{key}")
        assert anna.last().button("A text line")
        await anna.taps("Back")
    await anna.taps("A text line")
    assert "85258" in anna.last_read()
    assert "116 123" not in anna.last_read()


async def test_steady_me_and_a_sentence_to_forward(talk: House) -> None:
    """The exercise comes from the library whole; the sentence can be copied."""
    anna = await talk.resident()
    await anna.says(DIE)
    await anna.taps("No")

    await anna.taps("Steady me first")
    technique = talk.keel.services.library.technique("ground-54321", "en")
    assert technique is not None
    assert all(step in anna.last().html for step in technique.steps)
    await anna.taps("Done")
    await anna.taps("A sentence to forward")
    copied = anna.last().button("Copy the sentence")["copy_text"]["text"]
    assert copied in anna.last_read()


async def test_ten_such_messages_get_help_each_time_but_not_the_same_block(talk: House) -> None:
    """The second time is shorter with the same numbers; hours later it is the whole answer again."""
    anna = await talk.resident()
    await anna.says(DIE)
    start = len(anna.said())

    for _ in range(9):
        await talk.move(seconds=20)
        await anna.says(DIE)

    again = anna.said()[start:]
    assert len(again) == 9
    for message in again:
        assert message.text.startswith(talk.phrase("crisis-still"))
        assert "116 123" in message.text
        assert "Are you thinking" not in message.text
    await talk.move(hours=2)
    await anna.says(DIE)
    assert anna.last_read() == talk.phrase("crisis-ask")


async def test_a_burst_is_answered_once_and_each_is_kept_as_grave(talk: House) -> None:
    """Three messages within two seconds: one answer, no feature speaks in between."""
    anna = await talk.resident()
    start = len(anna.said())

    await talk.take_in(anna.message(text=DIE), anna.message(text=DIE), anna.message(text=DIE))

    assert len(anna.said()) == start + 2
    person = await talk.known(anna)
    assert person is not None
    assert len(await talk.keel.services.crises.flags(person)) == 3


async def test_worse_is_never_answered_as_the_same(talk: House) -> None:
    """HIGH, then EMERGENCY seconds later: the emergency number at once."""
    anna = await talk.resident()
    await anna.says(DIE)
    await talk.move(seconds=2)

    await anna.says(TONIGHT)

    card, question = anna.said()[-2:]
    assert card.text.startswith("Call 999 now")
    assert talk.phrase("crisis-do-suicide") in card.text
    assert question.text == talk.phrase("crisis-alone-ask")
    await anna.says("no")
    assert anna.last_read() == talk.phrase("crisis-anyone-no")
    assert not any("Stay with me" in row for row in anna.last().labels)


async def test_an_overdose_is_led_by_who_and_how_they_breathe(talk: House) -> None:
    """Number first, then only steps that the facts hold."""
    anna = await talk.resident()
    await anna.says(TOO_MUCH)
    card = anna.said()[-2]
    assert card.text.startswith("Call 999 now")
    assert "Unlock your door" in card.text
    await anna.taps("Me, and I'm alone")
    assert anna.last().button("Stay with me")

    await talk.move(hours=1)
    await anna.says(FRIEND)
    assert anna.last_read() == "Are they breathing?"
    for label, key in (
        ("Yes, normally", "crisis-breathes"),
        ("No, or not normally", "crisis-breathes-not"),
        ("I can't tell", "crisis-breathes-unsure"),
        ("They're awake", "crisis-awake"),
        ("They're having a fit", "crisis-fit"),
    ):
        await anna.taps(label)
        assert anna.last_read() == f"999\n\n{talk.phrase(key)}"
        await anna.taps("It changed")
    await anna.says("no")
    assert anna.last_read() == f"999\n\n{talk.phrase('crisis-breathes-not')}"


async def test_who_cannot_call_reads_the_silent_call_whole_and_a_text_line(talk: House) -> None:
    """Word for word as the data has it."""
    anna = await talk.resident()
    await anna.says(TONIGHT)

    await anna.taps("I can't call")

    country = talk.keel.services.helplines.country("GB")
    assert country is not None
    assert country.silent_call is not None
    assert country.silent_call in anna.last_read()
    assert anna.last().button("Copy 85258")


async def test_a_country_without_a_silent_call_says_so(talk: House) -> None:
    """Nothing is guessed."""
    anna = await talk.resident()
    await anna.says("/sos")
    await anna.taps("Another country")
    await anna.says("japan")
    await anna.taps("I'm in danger now")
    await anna.taps("I can't call")
    assert talk.phrase("crisis-silent-none", number="119") in anna.last_read()


async def test_in_danger_now_leads_to_the_steps_that_fit(talk: House) -> None:
    """The number first, then one question."""
    anna = await talk.resident()
    await anna.says("/sos")
    await anna.taps("I'm in danger now")
    card, question = anna.said()[-2:]
    assert card.text.startswith("Call 999 now")
    assert question.text == talk.phrase("crisis-danger-what")

    await anna.taps("Someone else")
    assert anna.last_read() == "Are they breathing?"
    await anna.taps("sos:danger")
    await anna.taps("I took something")
    assert talk.phrase("crisis-do-took") in anna.said()[-2].text
    await anna.taps("sos:danger")
    await anna.taps("I may hurt myself")
    assert talk.phrase("crisis-do-suicide") in anna.said()[-2].text
    await anna.taps("sos:danger")
    await anna.taps("I'm very ill or hurt")
    assert talk.phrase("crisis-do-body") in anna.said()[-2].text
    await anna.taps("sos:danger")
    await anna.taps("Someone's hurting me")
    assert "999" in anna.last_read()
    assert talk.phrase("crisis-violence-look") in anna.last_read()


async def test_blood_in_the_pee_is_a_doctor_today(talk: House) -> None:
    """The health line, what means not to wait, why, and words to say."""
    anna = await talk.resident()
    await anna.says(danger("HIGH", "medical", "unknown"))
    assert anna.last_read().startswith(talk.phrase("crisis-doctor"))
    assert "111" in anna.last_read()
    await anna.taps("Why?")
    assert anna.last_read() == talk.phrase("crisis-doctor-why")
    await anna.taps("What to tell them")
    assert anna.last_read().startswith("You can read this out")


async def test_self_harm_voices_and_harm_to_others_have_their_own_question(talk: House) -> None:
    """One first line and one question each; a bad answer leads to the emergency number."""
    anna = await talk.resident()
    await anna.says(danger("HIGH", "self-harm"))
    assert anna.last_read() == talk.phrase("crisis-hurt-ask")
    await anna.taps("Yes, it's bad")
    assert talk.phrase("crisis-do-wound") in anna.said()[-2].text
    assert anna.said()[-2].text.startswith("Call 999 now")

    await anna.says(danger("HIGH", "voices"))
    assert anna.last_read() == talk.phrase("crisis-safe-ask")
    await anna.says("no")
    assert anna.said()[-2].text.startswith("Call 999 now")

    await anna.says(danger("HIGH", "violence-to-others"))
    assert anna.last_read() == talk.phrase("crisis-harm-ask")
    await anna.taps("No")
    assert anna.last_read() == talk.phrase("crisis-harm-no")


async def test_worry_about_somebody_else(talk: House) -> None:
    """How to ask, how to stay, whom to call."""
    anna = await talk.resident()
    await anna.says(danger("HIGH", "third-party", "other"))
    assert "116 123" in anna.said()[-2].text
    for label, key in (
        ("How do I ask?", "how"),
        ("What do I do now?", "stay"),
        ("They say: tell nobody", "secret"),
        ("And me?", "me"),
    ):
        await anna.taps(label)
        assert anna.last_read() == talk.phrase(f"crisis-other-{key}-answer")
    await anna.taps("They're in danger now")
    assert anna.said()[-2].text.startswith("Call 999 now")


async def test_violence_asks_first_whether_it_is_safe_to_look(talk: House) -> None:
    """Nothing telling before the yes; every message after it can be made to disappear."""
    anna = await talk.resident()
    await anna.says(HIT)
    assert anna.last_read() == talk.phrase("crisis-violence")

    await anna.taps("Yes")

    card, question = anna.said()[-2:]
    assert "0808 2000 247" in card.text
    assert "press 55" in card.text
    assert card.button("Make this disappear")
    assert question.text == talk.phrase("crisis-violence-write")
    person = await talk.known(anna)
    assert person is not None
    assert not person.unasked_ok
    await anna.taps("No")
    assert anna.last_read() == talk.phrase("crisis-violence-write-no")
    await anna.taps("crisis:kind:sexual")
    assert "0808 500 2222" in anna.last_read()


async def test_violence_read_by_mistake_stops_nothing(talk: House) -> None:
    """One tap, and the check-in comes as ever."""
    anna = await talk.resident()
    await anna.says(HIT)
    await anna.taps("That was a mistake")
    await talk.move(hours=7)
    await talk.tick()
    assert anna.last().button("1 Awful")


async def test_a_typed_yes_is_no_note(talk: House) -> None:
    """Anna was about to write a note; her yes answers the question and is not kept."""
    anna = await talk.resident()
    await anna.says("/checkin")
    await anna.taps("1 Awful")
    await anna.taps("9")
    await anna.taps("No")
    await anna.taps("Add a note")
    person = await talk.known(anna)
    assert person is not None
    talk.keel.first_look.ask(anna.id, "life")

    await anna.says("yes")

    assert "Is there anyone with you?" in anna.last_read()
    (note,) = (await talk.keel.services.moods.last_days(person)).notes
    assert note.note is None


async def test_violence_now_shows_the_emergency_number_above_the_question(talk: House) -> None:
    """EMERGENCY: the number is in the first message."""
    anna = await talk.resident()
    await anna.says(danger("EMERGENCY", "abuse"))
    assert "999" in anna.last_read()
    assert anna.last_read().endswith(talk.phrase("crisis-violence-look"))


async def test_make_this_disappear_deletes_both_sides(talk: House) -> None:
    """What the person wrote and what was answered are gone; a plain line is left."""
    anna = await talk.resident()
    await anna.says(HIT)
    await anna.taps("Yes")

    await anna.taps("Make this disappear")

    left = [one for one in talk.telegram.chats[anna.id] if not one.deleted]
    texts = "\n".join(one.text for one in left)
    assert HIT not in texts
    assert "0808" not in texts
    assert talk.phrase("crisis-violence") not in texts
    assert anna.last_read() == talk.phrase("crisis-gone-left")
    notice = list(talk.telegram.callback_answers.values())[-1]
    assert notice["text"] == talk.phrase("crisis-gone")


async def test_elevated_gets_an_answer_and_once_a_day_the_soft_question(talk: House) -> None:
    """The question is not repeated the same day; a yes is taken like any other."""
    anna = await talk.resident()
    await anna.says(danger("ELEVATED", "craving"))
    answer, soft = anna.said()[-2:]
    assert answer.text == talk.phrase("crisis-elevated-craving")
    assert soft.text == talk.phrase("crisis-soft-ask")
    await anna.taps("No")

    await anna.says(danger("ELEVATED", "relapse"))
    assert anna.last_read() == talk.phrase("crisis-elevated-relapse")
    await talk.move(hours=25)
    await anna.says(danger("ELEVATED", "craving"))
    assert anna.last_read() == talk.phrase("crisis-soft-ask")
    await anna.says("a bit")
    assert anna.last_read() == talk.phrase("crisis-ask")
    assert "116 123" in anna.said()[-2].text


async def test_elevated_inside_a_feature_adds_one_quiet_line(talk: House) -> None:
    """The note is kept and answered; then the soft question or one quiet line."""
    anna = await talk.resident()
    await anna.says("/checkin")
    await anna.taps("2 Low")
    await anna.taps("8")
    await anna.taps("No")
    await anna.taps("Add a note")

    await anna.says(danger("ELEVATED", "withdrawal"))

    kept, soft = anna.said()[-2:]
    assert kept.text == talk.phrase("checkin-note-kept")
    assert soft.text == talk.phrase("crisis-soft-ask")
    await anna.taps("Add a note")
    await anna.says(danger("ELEVATED", "withdrawal"))
    assert anna.last_read() == talk.phrase("crisis-quiet")


async def test_what_is_looked_up_is_answered_without_the_soft_question(talk: House) -> None:
    """Somebody who searches for a sign of the body is shown the articles and the quiet line."""
    anna = await talk.resident()
    await anna.says("/learn " + danger("ELEVATED", "medical"))
    assert anna.last_read() == talk.phrase("crisis-quiet")
    assert talk.phrase("crisis-soft-ask") not in anna.all_read()


async def test_a_bare_no_under_a_card_is_not_the_answer_to_an_older_question(talk: House) -> None:
    """A craving's number was asked, then danger was said: a "no" to the choices is not an unclear number."""
    anna = await talk.resident()
    await anna.says("/craving")
    await anna.says(DIE)
    await anna.says("yes")
    await anna.says("no")
    await anna.taps("A text line")
    await anna.says("the number")
    await anna.says("/sos")

    await anna.says("no")
    assert anna.last_read() == talk.phrase("crisis-menu")
    await anna.taps("Back to where I was")
    assert anna.last_read() == talk.phrase("craving-ask")
    await anna.says("7")
    assert anna.last_read().startswith("7.")


async def test_a_button_with_the_words_of_a_person_does_not_silence_them(talk: House) -> None:
    """A plan's line stands on a button; who types it may mean it."""
    anna = await talk.resident()
    button = Button(DIE, "plan:line:1")
    talk.keel.first_look.shown.note(Reply(Act.SEND, anna.id, "Your plan", ((button,),)), 900)
    assert talk.keel.first_look.shown.button(anna.id, DIE) == ("plan:line:1", 900)

    await anna.says(DIE)

    assert anna.last_read() == talk.phrase("crisis-ask")


async def test_a_note_with_danger_in_it_is_kept_and_help_speaks(talk: House) -> None:
    """The feature keeps what it was given but says nothing; the flow leads back."""
    anna = await talk.resident()
    await anna.says("/checkin")
    await anna.taps("1 Awful")
    await anna.taps("9")
    await anna.taps("No")
    await anna.taps("Add a note")

    await anna.says(DIE)

    assert talk.phrase("checkin-note-kept") not in anna.all_read()
    assert anna.last_read() == talk.phrase("crisis-ask")
    person = await talk.known(anna)
    assert person is not None
    (note,) = (await talk.keel.services.moods.last_days(person)).notes
    assert note.note == DIE


async def test_back_to_where_i_was_asks_the_question_that_was_left(talk: House) -> None:
    """The first minute, a note, or else the main choices."""
    ben = talk.person("Ben")
    await ben.says("/start")
    await ben.taps("Start")
    await ben.taps("Yes, and that's OK")
    await ben.taps("Yes, that's right")
    await ben.says(DIE)
    await ben.taps("No")
    await ben.taps("Back to where I was")
    assert ben.last_read() == talk.phrase("start-ask-stage")

    anna = await talk.resident()
    await anna.says("/checkin")
    await anna.taps("1 Awful")
    await anna.says(DIE)
    await anna.taps("No")
    await anna.taps("Back to where I was")
    assert anna.last_read() == talk.phrase("crisis-back")


async def test_hopeless_twice_within_minutes_is_handled_as_high(talk: House) -> None:
    """LEVELS: two or more in a short time."""
    anna = await talk.resident()
    await anna.says(danger("ELEVATED", "hopelessness"))
    assert anna.said()[-2].text == talk.phrase("crisis-elevated-hopelessness")
    await talk.move(minutes=3)
    await anna.says(danger("ELEVATED", "hopelessness"))
    assert anna.last_read() == talk.phrase("crisis-ask")


async def test_a_run_of_awful_days_is_asked_about(talk: House) -> None:
    """Mood 1 and a pull of 9 on three days: the soft question after the third check-in, not before."""
    anna = await talk.resident()
    for day in range(3):
        assert talk.phrase("crisis-soft-ask") not in anna.all_read()
        await anna.says("/checkin")
        await anna.taps("1 Awful")
        await anna.taps("9")
        await anna.taps("No")
        await talk.move(hours=24 if day < 2 else 0)

    assert anna.last_read() == talk.phrase("crisis-soft-ask")
    person = await talk.known(anna)
    assert person is not None
    assert [rule for _, _, rule, _ in await talk.keel.services.crises.flags(person)] == ["keel.low-run"]


async def test_the_wish_for_a_person_gets_the_numbers(talk: House) -> None:
    """Whatever its level."""
    anna = await talk.resident()
    await anna.says(danger("ELEVATED", "help-request", "unknown"))
    assert anna.last_read().startswith(talk.phrase("sos-intro"))
    assert "116 123" in anna.last_read()


async def test_a_message_read_late_says_so_and_asks_how_it_is_now(talk: House) -> None:
    """Six hours of downtime: how long, when it was written, the numbers, one question."""
    anna = await talk.resident()
    update = anna.message(text=DIE)
    await talk.move(hours=6)
    start = len(anna.said())

    await talk.take_in(update)

    (card,) = anna.said()[start:]
    assert card.text.startswith("I was offline for 6 hours and only now read what you wrote at 12:00.")
    assert "Are you safe now?" in card.text
    assert "116 123" in card.text
    await anna.taps("No")
    assert anna.said()[-2].text.startswith("Call 999 now")


async def test_edits_and_captions_are_answered_too(talk: House) -> None:
    """Whatever carries the words."""
    anna = await talk.resident()
    await anna.says("hello")
    number = talk.telegram.chats[anna.id][-2].message_id
    await anna.edits(number, DIE)
    assert anna.last_read() == talk.phrase("crisis-ask")

    ben = await talk.resident("Ben")
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    await ben.sends(photo=photo, caption=DIE)
    assert talk.phrase("crisis-ask") in ben.all_read()


async def test_the_language_of_the_message_wins_over_the_setting(talk: House) -> None:
    """Anna's Keel speaks English; in the worst hour she writes Spanish, and is answered in it to the end."""
    anna = await talk.resident()
    await anna.says(danger("HIGH", "suicidal-ideation", "self", "es"))
    assert anna.last_read() == talk.phrase("crisis-ask", "es")
    await anna.says("no")
    assert anna.last_read() == talk.phrase("crisis-said-no", "es")
    await anna.taps("crisis:lines:call")
    assert talk.phrase("helplines-in-danger", "es") in anna.last_read()
    await anna.says("/checkin")
    assert anna.last_read().startswith(talk.phrase("checkin-ask-plain", "en", part="afternoon")[:4])


async def test_a_short_answer_leaves_the_question_open(talk: House) -> None:
    """Asked once, written again, then the yes: it answers what was asked."""
    anna = await talk.resident()
    await anna.says(DIE)
    await talk.move(seconds=30)
    await anna.says(DIE)
    assert anna.last_read().startswith(talk.phrase("crisis-still"))
    await anna.says("yes")
    assert "Is there anyone with you?" in anna.last_read()


async def test_that_was_a_mistake_ends_it_in_one_tap(talk: House) -> None:
    """Hold, follow-ups and alert end, and nothing more is said."""
    anna = await talk.resident()
    await anna.says(DIE)
    person = await talk.known(anna)
    assert person is not None
    assert person.held(talk.clock.now())

    await anna.taps("That was a mistake")

    assert anna.last_read() == talk.phrase("crisis-mistake")
    person = await talk.known(anna)
    assert person is not None
    assert not person.held(talk.clock.now())
    episode = await talk.keel.services.crises.episode(person)
    assert episode is not None
    assert episode.next_check_at is None
    assert await talk.keel.services.alerts.standing(person, anna.id) is None
