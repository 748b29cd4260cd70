"""Every rule carries its own tests; this runs them."""

from __future__ import annotations

from pathlib import Path

from bot.safety.risk.judge import explain
from bot.safety.risk.lexicon import examples, load_lexicon
from bot.safety.risk.model import Level, LexiconError


def check_lexicon(folder: Path) -> list[str]:
    """Return what is wrong with the lexicon as "file:line: what to do"; empty when it is sound.

    A phrase under `fires` must be found by its rule, one under `silent` must not. For idioms and
    frames, which find nothing themselves, `silent` means that no rule finds HIGH or above.
    """
    try:
        lexicon = load_lexicon(folder)
    except LexiconError as error:
        return [str(error)]
    problems = []
    for rule, line, text, must_fire in examples(lexicon):
        live = [one for one in explain(text, lexicon) if not one.cancelled]
        quiet = rule.level == Level.NONE and not must_fire
        if quiet:
            loud = [one for one in live if one.finding.level >= Level.HIGH]
            if loud:
                problems.append(
                    f"{rule.file}:{line}: '{text}' must stay quiet but {loud[0].finding.rule} finds it: "
                    f"widen {rule.id} or narrow {loud[0].finding.rule}"
                )
            continue
        fired = any(one.finding.rule == rule.id for one in live)
        if must_fire and not fired:
            problems.append(f"{rule.file}:{line}: {rule.id} does not find '{text}': widen its phrases")
        elif fired and not must_fire:
            problems.append(
                f"{rule.file}:{line}: {rule.id} finds '{text}': narrow its phrases or add to `unless`"
            )
    for one in lexicon.rules:
        if one is not None and one.level > Level.NONE and not one.fires:
            problems.append(f"{one.file}:{one.line}: {one.id} has no example under `fires`: add one")
    return problems
