"""What the crisis flow looks like, around the cards with numbers of views/helplines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape

from bot.infra.texts import Say
from bot.people.places import country_name
from bot.safety.helplines import Choice
from bot.safety.risk import Category
from bot.selfhelp.library import Technique
from bot.selfhelp.plans import Trusted
from handlers.callbacks import tap
from handlers.views import helplines
from handlers.views.craving import now_button, trusted_lines
from handlers.views.keyboard import Button, Keyboard, rows
from handlers.views.plan import copy_number
from handlers.views.screen import Screen, screen, sos_button

# What a country button asks for when it is tapped: which card to show then.
SOS, EMERGENCY, VIOLENCE, DOCTOR = "s", "e", "v", "m"

_HEARD = {
    Category.SELF_HARM: "crisis-heard-self-harm",
    Category.THIRD_PARTY: "crisis-heard-other",
    Category.PSYCHOSIS: "crisis-heard-voices",
    Category.VIOLENCE_TO_OTHERS: "crisis-heard-anger",
}


def _button(say: Say, key: str, *path: object) -> Button:
    return Button(say(key), tap("crisis", *[str(one) for one in path]))


def _mistake(say: Say) -> tuple[Button, ...]:
    return (_button(say, "crisis-button-mistake", "mistake"),)


def heard(say: Say, category: Category | None) -> str:
    """Return the first line of an answer to a message of HIGH."""
    return say(_HEARD.get(category, "crisis-heard") if category else "crisis-heard")


def late(say: Say, gap: timedelta, clock: str | None) -> str:
    """Return the honest line for a message that was read late; `clock` is when it was written, if known."""
    minutes = int(gap.total_seconds() // 60)
    if minutes < 90:
        words = say("crisis-gap-minutes", count=minutes)
    elif minutes < 48 * 60:
        words = say("crisis-gap-hours", count=round(minutes / 60))
    else:
        words = say("crisis-gap-days", count=minutes // (24 * 60))
    if clock is None:
        return say("crisis-late-no-clock", gap=words)
    return say("crisis-late", gap=words, clock=clock)


def _name(say: Say, code: str) -> str:
    return escape(country_name(code, say("helplines-tongue")), quote=False)


def _country_buttons(say: Say, codes: Iterable[str], card: str) -> Keyboard:
    buttons = [
        Button(_short(country_name(code, say("helplines-tongue"))), tap("sos", "in", code, card))
        for code in codes
    ]
    return rows([*buttons, Button(say("crisis-button-other-country"), tap("sos", "country", card))])


def _short(label: str) -> str:
    return label if len(label) <= 24 else label[:23].rstrip() + "…"


def lines(
    say: Say,
    choice: Choice,
    local: datetime | None,
    opening: str,
    *,
    default: Choice | None = None,
    usual: Sequence[str] = (),
    card: str = SOS,
) -> Screen:
    """Return an opening line over the numbers of a country.

    Where the country is not known: the numbers of the service's own (`default`) under its name, then the
    international answer, and the usual countries to tap.
    """
    if choice.country is not None:
        html, keyboard = helplines.sos_card(say, choice, local)
        return Screen(f"{opening}\n\n{html}", keyboard)
    if default is None or default.country is None:
        html, keyboard = helplines.international_card(say, choice)
        keyboard = tuple(row for row in keyboard if not any(_chooses(one) for one in row))
        return Screen(
            f"{opening}\n\n{html}",
            (*keyboard, *_country_buttons(say, usual, card), (_danger(say),)),
        )
    html, keyboard = helplines.sos_card(say, default, None)
    ways = tuple(row for row in keyboard if not any(_chooses(one) for one in row))
    blocks = [
        opening,
        say("crisis-if-in", country=f"<b>{_name(say, default.country.code)}</b>"),
        html,
        say("crisis-which-country"),
        say("helplines-emergency-abroad"),
    ]
    return Screen("\n\n".join(blocks), (*ways, *_country_buttons(say, usual, card), (_danger(say),)))


def _chooses(button: Button) -> bool:
    return button.data in (helplines.COUNTRY, helplines.DANGER)


def _danger(say: Say) -> Button:
    return Button(say("crisis-button-danger"), helplines.DANGER)


def emergency(
    say: Say, choice: Choice, steps: str, *, usual: Sequence[str] = (), before: str = "", more: Keyboard = ()
) -> Screen:
    """Return the emergency number, the steps under it and the ways on; `before` is said first."""
    html, keyboard = helplines.emergency_card(say, choice)
    if choice.country is None:
        keyboard = _country_buttons(say, usual, EMERGENCY)
    blocks = [one for one in (before, html, steps) if one]
    return Screen("\n\n".join(blocks), (*keyboard, *more, _mistake(say)))


def ask(say: Say) -> Screen:
    """Return the direct question."""
    return Screen(
        say("crisis-ask"),
        (
            (
                _button(say, "button-yes", "life", "yes"),
                _button(say, "crisis-button-not-exactly", "life", "unsure"),
                _button(say, "button-no", "life", "no"),
            ),
            _mistake(say),
        ),
    )


def yes_no(say: Say, key: str, name: str, *, mistake: bool = True) -> Screen:
    """Return a question with yes and no; `name` is the question's own."""
    answers = (_button(say, "button-yes", name, "yes"), _button(say, "button-no", name, "no"))
    return Screen(say(key), (answers, _mistake(say)) if mistake else (answers,))


def anyone(say: Say) -> Screen:
    """Ask whether somebody is there, after an emergency of the writer's own."""
    return yes_no(say, "crisis-alone-ask", "anyone")


def hurt(say: Say) -> Screen:
    """Ask whether the writer is hurt."""
    return Screen(
        say("crisis-hurt-ask"),
        (
            (
                _button(say, "crisis-hurt-bad", "hurt", "bad"),
                _button(say, "crisis-hurt-bit", "hurt", "bit"),
                _button(say, "button-no", "hurt", "no"),
            ),
            _mistake(say),
        ),
    )


def who(say: Say) -> Screen:
    """Ask whom an overdose is about."""
    return Screen(
        say("crisis-who"),
        (
            (
                _button(say, "crisis-who-alone", "who", "alone"),
                _button(say, "crisis-who-with", "who", "with"),
            ),
            (_button(say, "crisis-who-other", "who", "other"),),
        ),
    )


def breathing(say: Say) -> Screen:
    """Ask how somebody breathes."""
    return Screen(
        say("crisis-breathing"),
        (
            (_button(say, "crisis-breathing-yes", "breath", "yes"),),
            (_button(say, "crisis-breathing-no", "breath", "no"),),
            (
                _button(say, "crisis-breathing-unsure", "breath", "unsure"),
                _button(say, "crisis-breathing-awake", "breath", "awake"),
                _button(say, "crisis-button-fit", "breath", "fit"),
            ),
        ),
    )


def first_aid(say: Say, key: str, number: str | None, *, stay: bool) -> Screen:
    """Return steps for somebody else, the number again above them, and a way to say that it changed."""
    head = f"<b>{escape(number, quote=False)}</b>\n\n" if number else ""
    last = [Button(say("helplines-button-cannot-call"), helplines.CANNOT_CALL)]
    if stay:
        last.insert(0, _button(say, "crisis-button-stay", "stay"))
    return Screen(
        head + say(key),
        (
            (
                _button(say, "crisis-button-changed", "breath", "ask"),
                _button(say, "crisis-button-came", "came"),
            ),
            tuple(last),
        ),
    )


def waiting(say: Say, key: str, *, stay: bool = False) -> Screen:
    """Return what to do while help is on its way; with the offer to stay after an overdose."""
    first: tuple[Button, ...] = (_button(say, "crisis-button-came", "came"),)
    if stay:
        first = (_button(say, "crisis-button-stay", "stay"), *first)
    return Screen(
        say(key),
        (
            first,
            (
                _button(say, "crisis-button-call", "lines", "call"),
                Button(say("helplines-button-cannot-call"), helplines.CANNOT_CALL),
            ),
            _mistake(say),
        ),
    )


def what_danger(say: Say) -> Screen:
    """Ask what is happening, under an emergency number that stands already."""
    return Screen(
        say("crisis-danger-what"),
        (
            (
                _button(say, "crisis-danger-took", "danger", "took"),
                _button(say, "crisis-danger-self", "danger", "self"),
            ),
            (
                _button(say, "crisis-danger-body", "danger", "body"),
                _button(say, "crisis-danger-other", "danger", "other"),
            ),
            (_button(say, "crisis-danger-violence", "danger", "violence"),),
            _mistake(say),
        ),
    )


def menu(say: Say, key: str, *, team: bool, tomorrow: bool, plan: bool = False, **values: object) -> Screen:
    """Return the choices that are not only a phone call.

    `team` when a staff chat exists; `tomorrow` for somebody of whom nothing is kept and who therefore is
    not written to unless they tap it; `plan` for somebody who has written a safety plan. It stands first:
    in such moments people choose a plan far more often than a call (Wysa 2024: 49 % to 2 %).
    """
    last = [_button(say, "crisis-button-hard", "hard", "menu")]
    if team:
        last.insert(0, _button(say, "crisis-button-team", "team"))
    if tomorrow:
        last.append(_button(say, "crisis-button-tomorrow", "tomorrow"))
    return Screen(
        say(key, **values),
        (
            *_my_plan(say, plan),
            (
                _button(say, "crisis-button-text", "lines", "text"),
                _button(say, "crisis-button-call", "lines", "call"),
            ),
            (
                _button(say, "crisis-button-steady", "steady"),
                _button(say, "crisis-button-forward", "forward"),
            ),
            *rows(last, 2),
            (_danger(say), _button(say, "crisis-button-back", "back")),
            _mistake(say),
        ),
    )


def _my_plan(say: Say, has: bool) -> Keyboard:
    return ((_button(say, "plan-button-mine", "plan"),),) if has else ()


def text_lines(say: Say, choice: Choice, local: datetime | None, country_buttons: Sequence[str]) -> Screen:
    """Return the lines that take messages; honest where there is none."""
    written = tuple(line for line in choice.lines if line.written)
    if written and choice.country is not None:
        choice = replace(choice, lines=written)
    one = lines(
        say,
        choice,
        local,
        say("crisis-text-intro" if written else "crisis-text-none"),
        usual=country_buttons,
    )
    return with_more(say, one)


def with_more(say: Say, one: Screen, *, mistake: bool = False) -> Screen:
    """Return a screen with the way to the choices under it, and to "that was a mistake" where it fits."""
    more = (_button(say, "crisis-button-more", "menu"),)
    return Screen(one.html, (*one.keyboard, (*more, *_mistake(say)) if mistake else more))


def steady(say: Say, technique: Technique) -> Screen:
    """Return a technique of the library in one message."""
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(technique.steps, 1))
    name = escape(technique.name, quote=False)
    return screen(
        f"{say('crisis-steady', name=f'<b>{name}</b>')}\n\n{steps}",
        _button(say, "crisis-button-done", "steadied"),
        _danger(say),
    )


def forward(say: Say, trusted: Trusted | None) -> Screen:
    """Return the sentence to forward, with a copy button, and whom the person trusts where that is known."""
    sentence = say("crisis-forward-text")
    someone = f"{trusted_lines(say, trusted)}\n\n" if trusted is not None else ""
    copies = [Button(say("crisis-forward-button"), copy=sentence)]
    if trusted is not None and trusted.number:
        copies.append(copy_number(say, trusted.number))
    return Screen(
        f"{someone}{say('crisis-forward')}\n\n<i>{escape(sentence, quote=False)}</i>",
        (
            *rows(copies, 2),
            (_button(say, "crisis-button-more", "menu"),),
        ),
    )


def hard(say: Say) -> Screen:
    """Ask what makes it hard to reach out."""
    return Screen(
        say("crisis-hard"),
        (
            (
                _button(say, "crisis-hard-talk", "hard", "talk"),
                _button(say, "crisis-hard-help", "hard", "help"),
            ),
            (
                _button(say, "crisis-hard-shame", "hard", "shame"),
                _button(say, "crisis-hard-heard", "hard", "heard"),
            ),
            (_button(say, "button-back", "menu"), _danger(say)),
        ),
    )


def hard_answer(say: Say, which: str, *, plan: bool) -> Screen:
    """Return the honest answer to what makes it hard; `plan` for somebody who has a safety plan."""
    return Screen(
        say(f"crisis-hard-answer-{which}"),
        (
            *_my_plan(say, plan),
            (
                _button(say, "crisis-button-text", "lines", "text"),
                _button(say, "crisis-button-call", "lines", "call"),
            ),
            (
                _button(say, "crisis-button-forward", "forward"),
                _button(say, "crisis-button-steady", "steady"),
            ),
            (_button(say, "button-back", "menu"), _danger(say)),
        ),
    )


def other_menu(say: Say, key: str = "crisis-other-ask") -> Screen:
    """Return what helps somebody who is worried about another person; also under each answer."""
    return Screen(
        say(key),
        (
            (
                _button(say, "crisis-other-how", "other", "how"),
                _button(say, "crisis-other-stay", "other", "stay"),
            ),
            (
                _button(say, "crisis-other-secret", "other", "secret"),
                _button(say, "crisis-other-me", "other", "me"),
            ),
            (_button(say, "crisis-other-danger", "danger", "other"),),
            _mistake(say),
        ),
    )


def doctor(
    say: Say, choice: Choice, local: datetime | None, *, opening: str, usual: Sequence[str] = ()
) -> Screen:
    """Return why a doctor today, the country's health line, and what means not to wait."""
    html, keyboard = helplines.medical_today_card(say, choice, local)
    if choice.country is None:
        keyboard = _country_buttons(say, usual, DOCTOR)
    return Screen(
        "\n\n".join([opening, html, say("crisis-doctor-now")]),
        (
            *keyboard,
            (
                _button(say, "crisis-button-doctor-tell", "doctor", "tell"),
                _button(say, "crisis-button-why", "doctor", "why"),
            ),
            _mistake(say),
        ),
    )


def doctor_tell(say: Say) -> Screen:
    """Return words for the doctor, with a copy button."""
    return Screen(
        say("crisis-doctor-tell"),
        (
            (Button(say("crisis-forward-button"), copy=say("crisis-doctor-tell-copy")),),
            (_button(say, "crisis-button-more", "menu"), sos_button(say)),
        ),
    )


def plain(say: Say, key: str, *buttons: Button, **values: object) -> Screen:
    """Return a text with the way to SOS, or with these buttons."""
    return screen(say(key, **values), *(buttons or (sos_button(say),)))


def mistake(say: Say, *, back: bool) -> Screen:
    """Return the answer to "that was a mistake"; `back` when a question of a feature still waits."""
    buttons = [_button(say, "crisis-button-back", "back")] if back else []
    return plain(say, "crisis-mistake", *buttons, sos_button(say))


def better(say: Say, *, offer_plan: bool) -> Screen:
    """Return the answer to "better", with a gentle way to write a plan for somebody who has none."""
    if not offer_plan:
        return plain(say, "crisis-follow-better-answer")
    return screen(
        f"{say('crisis-follow-better-answer')}\n\n{say('plan-later')}",
        Button(say("plan-button-make"), tap("plan", "step", "warning")),
        sos_button(say),
    )


def back_to_menu(say: Say, key: str, **values: object) -> Screen:
    """Return a text with the way to the choices and to SOS."""
    return plain(say, key, _button(say, "crisis-button-more", "menu"), sos_button(say), **values)


def violence_ask(say: Say, choice: Choice | None) -> Screen:
    """Ask whether it is safe to look; the emergency number stands above when it happens now (`choice`)."""
    if choice is not None and choice.emergency is not None:
        number = choice.emergency.number
        text = "\n".join(
            [
                say("crisis-violence-now"),
                f"<b>{escape(number, quote=False)}</b>",
                "",
                say("crisis-violence-look"),
            ]
        )
    else:
        text = say("crisis-violence")
    return Screen(
        text,
        (
            (_button(say, "button-yes", "phone", "yes"),),
            (Button(say("crisis-violence-no"), helplines.DISAPPEAR),),
            _mistake(say),
        ),
    )


def violence(say: Say, choice: Choice, local: datetime | None, *, usual: Sequence[str] = ()) -> Screen:
    """Return the lines for violence, with the ways to those for other kinds of it."""
    html, keyboard = helplines.violence_card(say, choice, local)
    if choice.country is None:
        keyboard = (*_country_buttons(say, usual, VIOLENCE), keyboard[-1])
    kinds = (
        _button(say, "crisis-violence-home", "kind", "home"),
        _button(say, "crisis-violence-sexual", "kind", "sexual"),
        _button(say, "crisis-violence-child", "kind", "child"),
    )
    return Screen(html, (*keyboard[:-1], kinds, *keyboard[-1:]))


def violence_write(say: Say) -> Screen:
    """Ask whether it is safe to write to the person unasked."""
    return Screen(
        say("crisis-violence-write"),
        (
            (_button(say, "button-yes", "write", "yes"), _button(say, "button-no", "write", "no")),
            (Button(say("helplines-button-disappear"), helplines.DISAPPEAR),),
        ),
    )


def disappearing(say: Say, key: str) -> Screen:
    """Return a text with the way to make it disappear."""
    return screen(say(key), Button(say("helplines-button-disappear"), helplines.DISAPPEAR))


def cannot_call(say: Say, choice: Choice, local: datetime | None, *, stay: bool) -> Screen:
    """Return how to reach help without speaking: the country's silent call whole, then lines to write to."""
    if choice.country is None:
        silent = say("crisis-silent-no-country")
    elif choice.country.silent_call is not None:
        silent = escape(choice.country.silent_call, quote=False)
    elif choice.emergency is not None:
        silent = say("crisis-silent-none", number=escape(choice.emergency.number, quote=False))
    else:
        silent = say("crisis-silent-no-country")
    blocks = [say("crisis-cannot-call"), silent]
    keyboard: Keyboard = ()
    written = tuple(line for line in choice.lines if line.written)
    if written and choice.country is not None:
        html, keyboard = helplines.sos_card(say, replace(choice, lines=written, emergency=None), local)
        keyboard = tuple(row for row in keyboard if not any(_chooses(one) for one in row))
        blocks += [say("crisis-silent-lines"), html]
    return Screen(
        "\n\n".join(blocks),
        (*keyboard, waiting(say, "crisis-called", stay=stay).keyboard[0]),
    )


def staying(say: Say, name: str, *, key: str = "crisis-stay") -> Screen:
    """Return what "stay with me" does, with the way to end it."""
    return screen(say(key), _button(say, "crisis-button-came", "stayed", "came", name), sos_button(say))


def stay_prompt(say: Say, number: int, name: str, emergency_number: str | None) -> Screen:
    """Return prompt `number` (from 0) of "stay with me", the last line after the prompts."""
    buttons = (
        _button(say, "crisis-button-still", "stayed", "here", name),
        _button(say, "crisis-button-came", "stayed", "came", name),
    )
    if number < 4:
        return Screen(say(f"crisis-stay-{number + 1}"), (buttons,))
    if emergency_number is None:
        return screen(say("crisis-stay-last-unknown"), *buttons, sos_button(say))
    return screen(
        f"{say('crisis-stay-last')}\n<b>{escape(emergency_number, quote=False)}</b>",
        *buttons,
        sos_button(say),
    )


def soft(say: Say) -> Screen:
    """Return the soft question."""
    return screen(
        say("crisis-soft-ask"),
        _button(say, "button-no", "soft", "no"),
        _button(say, "crisis-soft-bit", "soft", "bit"),
        _button(say, "button-yes", "soft", "yes"),
    )


_ELEVATED = {
    Category.CRAVING: "craving",
    Category.RELAPSE: "relapse",
    Category.WITHDRAWAL: "withdrawal",
    Category.HOPELESSNESS: "hopelessness",
    Category.MIXING: "mixing",
    Category.MEDICAL: "medical",
    Category.PREGNANCY: "pregnancy",
    Category.PSYCHOSIS: "voices",
    Category.THIRD_PARTY: "third-party",
}


def elevated(say: Say, category: Category | None, *, known: bool) -> Screen:
    """Return the answer to a message of ELEVATED that no feature was waiting for.

    `known` for a person of whom something is kept: after using there is a path for them.
    """
    name = _ELEVATED.get(category, "other") if category else "other"
    path = known and category is Category.RELAPSE
    return screen(
        say(f"crisis-elevated-{name}"),
        *([Button(say("lapse-button-start"), tap("lapse", "start"))] if path else []),
        *([now_button(say)] if category is Category.CRAVING else []),
        Button(say("button-cope"), tap("cope", "menu")),
        Button(say("button-learn"), tap("learn", "topics")),
        sos_button(say),
        per_row=2,
    )


def quiet_line(say: Say) -> Screen:
    """Return the one quiet line after a feature's own answer."""
    return plain(say, "crisis-quiet")


def follow_up(say: Say, part: str) -> Screen:
    """Return a follow-up; `part` is morning, afternoon or evening."""
    return screen(
        say("crisis-follow-up", part=part),
        _button(say, "crisis-follow-better", "follow", "better"),
        _button(say, "crisis-follow-same", "follow", "same"),
        _button(say, "crisis-follow-worse", "follow", "worse"),
        _button(say, "crisis-follow-stop", "follow", "stop"),
        per_row=3,
    )


def ask_country(say: Say, codes: Iterable[str], card: str, *, none: bool = False) -> Screen:
    """Ask for the country by a tap or by typing."""
    keyboard = _country_buttons(say, codes, card)
    return Screen(
        say("crisis-country-none" if none else "crisis-ask-country"),
        (*_only_countries(keyboard), (sos_button(say),)),
    )


def _only_countries(keyboard: Keyboard) -> Keyboard:
    kept = [one for row in keyboard for one in row if (one.data or "").startswith("sos:in:")]
    return rows(kept)


def country_set(say: Say, code: str, one: Screen) -> Screen:
    """Return a card of a country that was just chosen, named above it."""
    return Screen(
        f"{say('crisis-country-set', country=f'<b>{_name(say, code)}</b>')}\n\n{one.html}", one.keyboard
    )
