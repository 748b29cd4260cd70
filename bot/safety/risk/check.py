"""Every rule carries its own tests; this runs them."""

from __future__ import annotations

from pathlib import Path

from bot.safety.risk import stored
from bot.safety.risk.judge import explain
from bot.safety.risk.lexicon import from_parts
from bot.safety.risk.model import Level, LexiconError


def check_lexicon(folder: Path) -> list[str]:
    """Return what is wrong with the lexicon as "file:line: what to do"; empty when it is sound.

    A phrase under `fires` must be found by its rule, one under `silent` must not. For idioms and
    frames, which find nothing themselves, `silent` means that no rule finds HIGH or above. Rules that
    were sound before are not run again while neither they nor this code have changed.
    """
    mark = stored.mark_of(folder)
    if stored.is_sound(folder, mark):
        return []
    # Only a check and a first start need the compiler.
    from bot.safety.risk.compiling import compile_lexicon

    try:
        parts, examples = compile_lexicon(folder)
    except LexiconError as error:
        return [str(error)]
    stored.write(folder, mark, parts)
    lexicon = from_parts(parts)
    problems = []
    for example in examples:
        rule, text = example.rule, example.text
        place = f"{rule.file}:{example.line}"
        live = [one for one in explain(text, lexicon) if not one.cancelled]
        if rule.level == Level.NONE and not example.must_fire:
            loud = [one for one in live if one.finding.level >= Level.HIGH]
            if loud:
                problems.append(
                    f"{place}: '{text}' must stay quiet but {loud[0].finding.rule} finds it: "
                    f"widen {rule.id} or narrow {loud[0].finding.rule}"
                )
            continue
        fired = any(one.finding.rule == rule.id for one in live)
        if example.must_fire and not fired:
            problems.append(f"{place}: {rule.id} does not find '{text}': widen its phrases")
        elif fired and not example.must_fire:
            problems.append(f"{place}: {rule.id} finds '{text}': narrow its phrases or add to `unless`")
    tested = {example.rule.id for example in examples if example.must_fire}
    for one in lexicon.rules:
        if one is not None and one.level > Level.NONE and one.id not in tested:
            problems.append(f"{one.file}:{one.line}: {one.id} has no example under `fires`: add one")
    if not problems:
        stored.note_sound(folder, mark)
    return problems
