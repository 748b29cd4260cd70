"""Keel's own questions in a crisis: what a typed answer means, as if its button had been tapped."""

from collections.abc import Mapping

from bot.safety.crisis import Answer
from bot.safety.risk import About, Category, Finding, Level

# Names of questions; they stand in callback data and in the database.
LIFE, WITH, SAFE, HARM, HURT, SOFT, ANYONE, BREATH, PHONE, WRITE, LAPSE = (
    "life",
    "with",
    "safe",
    "harm",
    "hurt",
    "soft",
    "anyone",
    "breath",
    "phone",
    "write",
    "lapse",
)

_YES, _NO, _UNSURE = Answer.YES, Answer.NO, Answer.UNSURE

# The button that a typed answer stands for.
TYPED: Mapping[tuple[str, Answer], str] = {
    (LIFE, _YES): "crisis:life:yes",
    (LIFE, _UNSURE): "crisis:life:unsure",
    (LIFE, _NO): "crisis:life:no",
    (WITH, _YES): "crisis:with:yes",
    (WITH, _UNSURE): "crisis:with:no",
    (WITH, _NO): "crisis:with:no",
    (SAFE, _YES): "crisis:safe:yes",
    (SAFE, _UNSURE): "crisis:safe:no",
    (SAFE, _NO): "crisis:safe:no",
    (LAPSE, _YES): "crisis:lapse:yes",
    (LAPSE, _UNSURE): "crisis:safe:no",
    (LAPSE, _NO): "crisis:safe:no",
    (HARM, _YES): "crisis:harm:yes",
    (HARM, _UNSURE): "crisis:harm:yes",
    (HARM, _NO): "crisis:harm:no",
    (HURT, _YES): "crisis:hurt:bad",
    (HURT, _UNSURE): "crisis:hurt:bit",
    (HURT, _NO): "crisis:hurt:no",
    (SOFT, _YES): "crisis:soft:yes",
    (SOFT, _UNSURE): "crisis:soft:bit",
    (SOFT, _NO): "crisis:soft:no",
    (ANYONE, _YES): "crisis:anyone:yes",
    (ANYONE, _UNSURE): "crisis:anyone:no",
    (ANYONE, _NO): "crisis:anyone:no",
    (BREATH, _YES): "crisis:breath:yes",
    (BREATH, _UNSURE): "crisis:breath:unsure",
    (BREATH, _NO): "crisis:breath:no",
    (PHONE, _YES): "crisis:phone:yes",
    (PHONE, _UNSURE): "sos:disappear",
    (PHONE, _NO): "sos:disappear",
    (WRITE, _YES): "crisis:write:yes",
    (WRITE, _UNSURE): "crisis:write:no",
    (WRITE, _NO): "crisis:write:no",
}


def _found(level: Level, category: Category | None, rule: str) -> Finding:
    return Finding(level, category, rule, (0, 0), "", About.SELF)


SAID_YES = _found(Level.HIGH, Category.SUICIDAL_IDEATION, "keel.said-yes")
NOT_SAFE = _found(Level.EMERGENCY, None, "keel.not-safe")
IN_DANGER = _found(Level.EMERGENCY, None, "keel.in-danger")
HURT_BAD = _found(Level.EMERGENCY, Category.SELF_HARM, "keel.hurt-bad")

# Answers that are a risk themselves: typed, they are answered at once like any other such message.
GRAVE: Mapping[str, Finding] = {
    "crisis:life:yes": SAID_YES,
    "crisis:soft:yes": SAID_YES,
    "crisis:soft:bit": SAID_YES,
    "crisis:safe:no": NOT_SAFE,
    "crisis:harm:yes": IN_DANGER,
    "crisis:hurt:bad": HURT_BAD,
}
