"""From matched phrases to one finding: denial, idioms, frames, whose risk, what lifts a level.

The level is computed, not listed: a phrase gives a signal, two signals may mean more than one,
and a phrase that is denied, part of an idiom, history, or told of a film does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.safety.risk.fold import STRONG
from bot.safety.risk.lattice import lattice_of
from bot.safety.risk.lexicon import ALL, DENY, IDIOM, LOOSE, NOT_DENY, PAST, UNOWNED, Lexicon, Rule
from bot.safety.risk.model import NOTHING, About, Candidate, Category, Evidence, Finding, Level, Opinion
from bot.safety.risk.net import Lattice, Match

# A denial reaches this many words to its right when the rule lets it ("no thoughts at all of ...").
FAR_REACH = 6
# Words that may stand between a denial and what it denies in any case.
NEAR_SKIPS = 3
# Two signals further apart than this do not lift each other.
RAISE_REACH = 40
# How many words may stand between a phrase and the harmless thing that it is about.
BESIDE = 4
# How far to the left the person that a phrase is about may stand.
SUBJECT_REACH = 9
# Earlier messages that count together with the new one.
RECENT_MESSAGES = 3
# Matches that count and that are judged, the weightiest first; ordinary messages have a handful.
MOST_HITS = 60
MOST_JUDGED = 240
# Steps of matching before the search stops; ordinary messages need a few hundred.
BUDGET = 60_000
# The name of the second opinion where a finding names its rule.
SECOND_OPINION = "second-opinion"

_SPECIAL = {DENY, NOT_DENY, IDIOM}
_NONE: frozenset[int] = frozenset()

_OF_OTHERS = {
    Category.SUICIDAL_INTENT,
    Category.SUICIDAL_IDEATION,
    Category.SELF_HARM,
    Category.OVERDOSE,
    Category.MIXING,
    Category.MEDICAL,
    Category.RELAPSE,
    Category.CRAVING,
    Category.HOPELESSNESS,
}


@dataclass(slots=True)
class _Hit:
    """A rule that matched, with its place counted in words."""

    rule: Rule
    first: int
    after: int
    about: About
    cancelled: str
    level: Level
    category: Category | None
    raised: str = ""


class _Reading:
    """Everything found in one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        read = lattice_of(text, lexicon)
        lattice = read.lattice
        self.spans, self.words, self.read_as = read.spans, read.words, read.read_as
        self.pauses = [0] * (len(self.words) + 1)
        for node, word in enumerate(lattice.word):
            self.pauses[word] = max(self.pauses[word], lattice.pause[node])
        # The number of the sentence that each word stands in.
        self.sentence = list(accumulate(pause == STRONG for pause in self.pauses))
        self.complete = True
        self.hits: list[_Hit] = []
        if not self.words:
            return
        self._mark_clauses()
        # The one language of the message as a bit, 0 when two are level.
        self.spoken = read.spoken if read.spoken.bit_count() == 1 else 0
        matches, self.complete, self.steps = lexicon.net.find(lattice, BUDGET)
        self._sort(matches, lattice)

    def _sort(self, matches: list[Match], lattice: Lattice) -> None:
        """Divide what was found into risks and what takes them away, then judge the risks."""
        rules = self.lexicon.rules
        denials: list[tuple[int, int, str]] = []
        excused: set[tuple[int, int]] = set()
        # The words that idioms cover, by language; those of two words and more count for all.
        idioms: dict[str, set[int]] = {}
        exceptions: dict[int, set[int]] = {}
        frames: list[tuple[Rule, int, int]] = []
        best: dict[tuple[Rule, int], int] = {}
        for match in matches:
            first = lattice.word[match.start]
            after = lattice.word[match.end - 1] + 1
            rule = rules[match.what]
            if match.begin and not self.begins[first]:
                continue
            if match.ends and not self.ends[after]:
                continue
            if rule is None:
                exceptions.setdefault(match.what, set()).update(range(first, after))
            elif rule.level or (rule.signal.name not in _SPECIAL and not rule.signal.frame):
                if best.get((rule, first), 0) < after:
                    best[rule, first] = after
            elif rule.signal.name == DENY:
                denials.append((first, after, rule.language))
            elif rule.signal.name == NOT_DENY:
                excused.update((a, b) for a in range(first, after) for b in range(a + 1, after + 1))
            elif not self._is_spoken(rule, first, after) or not self._as_written(first, after):
                # What takes a risk away must be there in so many words.
                continue
            elif rule.signal.name == IDIOM:
                idioms.setdefault(rule.language, set()).update(range(first, after))
                if after - first > 1:
                    idioms.setdefault("", set()).update(range(first, after))
            elif not match.begin or first == 0 or self.pauses[first]:
                frames.append((rule, first, after))
        if not best:
            return
        # A denial counts for its own language, and for all when it is the language of the message.
        live: dict[int, set[str]] = {}
        for first, after, language in denials:
            if (first, after) not in excused:
                is_theirs = not self.spoken or self.spoken == 1 << self.lexicon.languages.index(language)
                live.setdefault(after, set()).update(self.lexicon.languages if is_theirs else (language,))
        framed = self._by_sentence(
            (rule, first)
            for rule, first, after in frames
            if exceptions.get(rule.unless, _NONE).isdisjoint(range(first, after))
            and not self._denied(rule, first, live)
        )
        weighty = [
            (rule, first, after)
            for (rule, first), after in best.items()
            if self._is_spoken(rule, first, after)
        ]
        if len(weighty) > MOST_HITS:
            weighty = sorted(weighty, key=lambda item: -item[0].level)[:MOST_JUDGED]
        standing = 0
        for rule, first, after in weighty:
            if standing == MOST_HITS:
                break
            about = self._about(rule, first, after)
            span = range(first, after)
            why = ""
            if not exceptions.get(rule.unless, _NONE).isdisjoint(span):
                why = "an exception of this rule"
            elif self._beside(first, after, exceptions.get(rule.near, _NONE)):
                why = "something harmless beside it"
            elif self._denied(rule, first, live):
                why = "denied"
            elif not idioms.get("", _NONE).isdisjoint(span) or not idioms.get(
                rule.language, _NONE
            ).isdisjoint(span):
                why = "an idiom"
            else:
                why = self._framed(rule, first, about, framed.get(self.sentence[first], ()))
            category = rule.category
            if about is About.OTHER and category in _OF_OTHERS:
                category = Category.THIRD_PARTY
            self.hits.append(_Hit(rule, first, after, about, why, rule.level, category))
            standing += not why
        self._raise()

    def _by_sentence(self, frames: Iterable[tuple[Rule, int]]) -> dict[int, list[tuple[Rule, int]]]:
        """Return the frames of each sentence; of the same kind the first is enough."""
        kept: dict[tuple[int, str], tuple[Rule, int]] = {}
        for frame, begin in frames:
            key = (self.sentence[begin], frame.signal.name)
            known = kept.get(key)
            if known is None or begin < known[1]:
                kept[key] = (frame, begin)
        found: dict[int, list[tuple[Rule, int]]] = {}
        for (sentence, _), one in kept.items():
            found.setdefault(sentence, []).append(one)
        return found

    def _beside(self, first: int, after: int, covered: Set[int]) -> bool:
        """Whether one of the words in `covered` stands in the same sentence, a few words away at most."""
        if not covered:
            return False
        sentence = self.sentence
        here = sentence[first]
        reach = range(max(0, first - BESIDE - 1), min(len(self.words), after + BESIDE + 1))
        return any(word in covered and sentence[word] == here for word in reach)

    def _is_spoken(self, rule: Rule, first: int, after: int) -> bool:
        """Whether a match may be meant in the language of its rule.

        "overdose" in an English sentence is English, whatever else it may be: only the rules that
        know English exceptions judge it. One word that English lacks is enough to keep the match.
        """
        if not self.spoken or self.spoken == 1 << self.lexicon.languages.index(rule.language):
            return True
        spelling = self.lexicon.spelling
        return not all(
            (spelling.kind(word) | spelling.everyday(word)) & self.spoken for word in self.words[first:after]
        )

    def _as_written(self, first: int, after: int) -> bool:
        """Whether every word from `first` on is known as it is written."""
        spelling = self.lexicon.spelling
        return all(
            word[0] == ":" or spelling.knows(word) or spelling.everyday(word) or word.isdigit()
            for word in self.words[first:after]
        )

    def _mark_clauses(self) -> None:
        """Note before which words a clause may begin, and after which it may end.

        Fillers and emoji at the edge of a clause belong to neither side: "ok i want to die lol".
        """
        count = len(self.words)
        lexicon = self.lexicon
        self.begins = [True] * (count + 1)
        self.ends = [True] * (count + 1)
        for place in range(1, count):
            word = self.words[place - 1]
            light = word in lexicon.fillers or word[0] == ":"
            self.begins[place] = bool(
                self.pauses[place] or word in lexicon.restarts or (light and self.begins[place - 1])
            )
        for place in range(count - 1, 0, -1):
            word = self.words[place]
            light = word in lexicon.fillers or word[0] == ":"
            self.ends[place] = bool(
                self.pauses[place] or word in lexicon.restarts or (light and self.ends[place + 1])
            )

    def _denied(self, rule: Rule, first: int, live: Mapping[int, Set[str]]) -> bool:
        """Whether a denial governs a phrase that begins at word `first`."""
        if rule.denial == "none" or not live:
            return False
        if rule.language in live.get(first, ()) and self.pauses[first] == 0:
            return True
        lexicon = self.lexicon
        self_words = lexicon.self_words.get(rule.language, frozenset())
        skipped = 0
        place = first
        while place > 0 and self.pauses[place] == 0:
            word = self.words[place - 1]
            easy = word in lexicon.fillers or word in self_words or word[0] == ":"
            if not easy and rule.denial == "near":
                return False
            if not easy and word in lexicon.restarts:
                return False
            skipped += 1
            if skipped > (NEAR_SKIPS if rule.denial == "near" else FAR_REACH):
                return False
            place -= 1
            if rule.language in live.get(place, ()) and self.pauses[place] == 0:
                return True
        return False

    def _about(self, rule: Rule, first: int, after: int) -> About:
        """Return whose risk a phrase tells of: what it says itself, else the nearest person before it."""
        if rule.about is not About.UNKNOWN:
            return rule.about
        self_words = self.lexicon.self_words.get(rule.language, frozenset())
        other_words = self.lexicon.other_words.get(rule.language, frozenset())
        inside = self.words[first:after]
        if any(word in other_words for word in inside):
            return About.OTHER
        if any(word in self_words for word in inside):
            return About.SELF
        place = first
        while place > 0 and first - place < SUBJECT_REACH and self.pauses[place] != STRONG:
            place -= 1
            if self.words[place] in self_words:
                return About.SELF
            if self.words[place] in other_words:
                return About.OTHER
        return About.UNKNOWN

    def _framed(self, rule: Rule, first: int, about: About, frames: Iterable[tuple[Rule, int]]) -> str:
        for frame, begin in frames:
            kind, only = frame.signal.frame, frame.signal.only
            if only and rule.signal.name not in only:
                continue
            if (
                (kind == LOOSE and (rule.bare or about is not About.SELF))
                or (kind == UNOWNED and about is not About.SELF and not self._names_somebody(first, rule))
                or (kind == PAST and rule.tense != "present")
                or (kind == ALL and begin <= first)
            ):
                return f"{frame.signal.name} ({frame.id})"
        return ""

    def _names_somebody(self, first: int, rule: Rule) -> bool:
        """Whether the sentence of a word names somebody: "he", "my sister", and not "someone"."""
        others = self.lexicon.other_words.get(rule.language, frozenset())
        nobody = self.lexicon.general_words
        here = self.sentence[first]
        return any(
            word in others and word not in nobody and self.sentence[place] == here
            for place, word in enumerate(self.words)
        )

    def _raise(self) -> None:
        live: dict[str, list[_Hit]] = {}
        for hit in self.hits:
            if not hit.cancelled:
                live.setdefault(hit.rule.signal.name, []).append(hit)
        for one in self.lexicon.raises:
            others = live.get(one.second)
            if not others:
                continue
            for hit in live.get(one.first, ()):
                if hit.level >= one.level:
                    continue
                for other in others:
                    if (
                        other is not hit
                        and not (one.apart and hit.first < other.after and other.first < hit.after)
                        and max(hit.first, other.first) - min(hit.after, other.after) <= RAISE_REACH
                    ):
                        hit.level = one.level
                        hit.raised = other.rule.id
                        hit.category = hit.category or one.category
                        if hit.about is About.OTHER and hit.category in _OF_OTHERS:
                            hit.category = Category.THIRD_PARTY
                        break
        for lower in self.lexicon.lowers:
            for hit in live.get(lower.first, ()):
                if hit.level > lower.level and any(
                    self.sentence[other.first] == self.sentence[hit.first]
                    for other in live.get(lower.second, ())
                ):
                    hit.level = lower.level

    def finding(self, hit: _Hit) -> Finding:
        """Return what one hit says, as if it were the only one."""
        span = (self.spans[hit.first][0], self.spans[hit.after - 1][1])
        return Finding(hit.level, hit.category, hit.rule.id, span, hit.rule.language, hit.about)

    def strongest(self, begins_at: int = 0) -> Finding:
        """Return the strongest finding that reaches past character `begins_at`."""
        best = self._best(begins_at)
        if best is not None:
            return self.finding(best)
        if not self.complete:
            return Finding(Level.ELEVATED, Category.HELP_REQUEST, "limit", (0, 0), "", About.UNKNOWN)
        return NOTHING

    def _best(self, begins_at: int = 0) -> _Hit | None:
        best: _Hit | None = None
        for hit in self.hits:
            if hit.cancelled or hit.level == Level.NONE:
                continue
            if self.spans[hit.after - 1][1] <= begins_at and not self._raised_by_later(hit, begins_at):
                continue
            if best is None or _rank(hit) > _rank(best):
                best = hit
        return best

    def is_firm(self) -> bool:
        """Whether the strongest finding rests on words that name the danger, or is an emergency.

        Weak signs that lift each other, signals that levels.yaml calls soft, and rules that go by
        the bare word are not firm.
        """
        return any(
            not hit.cancelled
            and (
                hit.level == Level.EMERGENCY
                or (hit.rule.level == Level.HIGH and not hit.rule.signal.soft and not hit.rule.bare)
            )
            for hit in self.hits
        )

    def candidates(self) -> list[Candidate]:
        """Return every rule that matched, in no order, with what became of it."""
        return [
            Candidate(
                finding=self.finding(hit),
                signal=hit.rule.signal.name,
                words=" ".join(self.words[hit.first : hit.after]),
                cancelled=hit.cancelled,
                raised=hit.raised,
            )
            for hit in self.hits
        ]

    def _raised_by_later(self, hit: _Hit, begins_at: int) -> bool:
        return bool(hit.raised) and any(
            other.rule.id == hit.raised and not other.cancelled and self.spans[other.after - 1][1] > begins_at
            for other in self.hits
        )


def _rank(hit: _Hit) -> tuple[int, int, int, int]:
    return (hit.level, hit.rule.level, hit.about is About.OTHER, hit.after - hit.first)


def assess(text: str, lexicon: Lexicon, recent: Sequence[str] = ()) -> Finding:
    """Return the strongest finding in `text`; level NONE when there is none.

    `recent` holds what the same person wrote in the last 90 seconds, oldest first; the last three
    count. They complete a sentence that was sent in pieces, and hopelessness in two of them is
    HIGH (docs/risk.md). What stands in them alone was answered then and is not found again.
    Never raises; time grows with the length of the text.
    """
    found = _with_second_opinion(text, _Reading(text, lexicon))
    earlier = [message for message in recent if message.strip()][-RECENT_MESSAGES:]
    if not earlier or found.level == Level.EMERGENCY or not text.strip():
        return found
    before = "\n".join(earlier) + "\n"
    together = _Reading(before + text, lexicon).strongest(len(before))
    if together.level > found.level:
        begin, end = (max(0, place - len(before)) for place in together.span)
        found = replace(together, span=(begin, end))
    if _is_low(found) and any(_is_low(assess(message, lexicon)) for message in earlier):
        return replace(found, level=Level.HIGH, rule=f"{found.rule}+again")
    return found


def _with_second_opinion(text: str, reading: _Reading) -> Finding:
    """Return what the rules found in `text`, weighed against the second opinion if there is one.

    An opinion can raise any level, and lower HIGH or EMERGENCY to ELEVATED where it is calm; how sure it must
    be of that, the ground decides on which the finding stands. It never silences the rules.
    """
    found = reading.strongest()
    second = reading.lexicon.second
    if second is None or not reading.words:
        return found
    firm = reading.is_firm()
    lexicon, words = reading.lexicon, reading.read_as
    concepts = tuple(lexicon.concepts(word, reading.spoken) for word in words)
    opinion = second(Evidence(text, words, concepts, found, firm, tuple(reading.candidates())))
    return found if opinion is None else _weighed(found, opinion)


def _weighed(found: Finding, opinion: Opinion) -> Finding:
    level = opinion.level
    if level > found.level:
        category = found.category or opinion.category
        return replace(found, level=level, category=category, rule=SECOND_OPINION)
    if found.level >= Level.HIGH and opinion.calm:
        return replace(found, level=Level.ELEVATED, rule=f"{found.rule}-{SECOND_OPINION}")
    return found


def _is_low(finding: Finding) -> bool:
    """Whether somebody wrote that they themselves have no hope."""
    hopeless = finding.category is Category.HOPELESSNESS and finding.level == Level.ELEVATED
    return hopeless and finding.about is not About.OTHER


def words_as_read(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of `text` in order, slang spelled out and slips mended."""
    return lattice_of(text, lexicon).read_as


def explain(text: str, lexicon: Lexicon, recent: Sequence[str] = ()) -> list[Candidate]:
    """Return every rule that matched, strongest first, with what became of it.

    With `recent`, spans count characters of the messages joined by line ends.
    """
    whole = "\n".join([*[message for message in recent if message.strip()][-RECENT_MESSAGES:], text])
    found = _Reading(whole, lexicon).candidates()
    return sorted(found, key=lambda one: (bool(one.cancelled), -one.finding.level, one.finding.span))
