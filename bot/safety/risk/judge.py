"""From matched phrases to one finding: denial, idioms, frames, whose risk, what lifts a level.

The level is computed, not listed: a phrase gives a signal, two signals may mean more than one,
and a phrase that is denied, part of an idiom, history, or told of a film does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.safety.risk.fold import STRONG
from bot.safety.risk.grammar import Edge, Lattice, Match, find
from bot.safety.risk.lexicon import ALL, DENY, IDIOM, LOOSE, NOT_DENY, PAST, Lexicon, Rule, lattice_of
from bot.safety.risk.model import NOTHING, About, Candidate, Category, Finding, Level

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
# Matches that are judged, the weightiest first; ordinary messages have a handful.
MOST_HITS = 60
# Steps of matching before the search stops; ordinary messages need a few hundred.
BUDGET = 60_000

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
        lattice, self.spans, self.words = lattice_of(text, lexicon)
        self.pauses = [0] * (len(self.words) + 1)
        for node, word in enumerate(lattice.word):
            self.pauses[word] = max(self.pauses[word], lattice.pause[node])
        self.complete = True
        self.hits: list[_Hit] = []
        if not self.words:
            return
        self._mark_clauses()
        self.spoken = self._spoken_language()
        self._add_classes(lattice)
        matches, self.complete = find(lexicon.net, lattice, BUDGET)
        self._sort(matches, lattice)

    def _add_classes(self, lattice: Lattice) -> None:
        """Add an edge for every word class of several words."""
        matches, self.complete = find(self.lexicon.classes_net, lattice, BUDGET)
        for match in matches:
            symbols = (self.lexicon.class_names[match.what],)
            lattice.edges[match.start].append(Edge(match.end, symbols))

    def _sort(self, matches: list[Match], lattice: Lattice) -> None:
        rules = self.lexicon.rules
        denials: list[tuple[int, int]] = []
        excused: list[tuple[int, int]] = []
        idioms: list[tuple[int, int, str]] = []
        exceptions: dict[int, list[tuple[int, int]]] = {}
        frames: list[tuple[Rule, int, int]] = []
        found: list[tuple[Rule, int, int]] = []
        for match in matches:
            first = lattice.word[match.start]
            after = lattice.word[match.end - 1] + 1
            if match.begin and not self.begins[first]:
                continue
            if match.ends and not self.ends[after]:
                continue
            rule = rules[match.what]
            span = (first, after)
            if rule is None:
                exceptions.setdefault(match.what, []).append(span)
            elif rule.signal.name == DENY:
                denials.append(span)
            elif rule.signal.name == NOT_DENY:
                excused.append(span)
            elif rule.signal.name == IDIOM:
                idioms.append((first, after, rule.language))
            elif rule.signal.frame:
                frames.append((rule, first, after))
            else:
                found.append((rule, first, after))
        if not found:
            return
        live = {after for first, after in denials if not any(a <= first and after <= b for a, b in excused)}
        framed = [
            (rule, first, after)
            for rule, first, after in frames
            if not _touches(first, after, exceptions.get(rule.unless, ()))
            and not self._denied(rule, first, live)
        ]
        best: dict[tuple[Rule, int], tuple[int, int]] = {}
        for rule, first, after in found:
            known = best.get((rule, first))
            if known is None or known[1] < after:
                best[(rule, first)] = (first, after)
        weighty = [item for item in best.items() if self._is_spoken(item[0][0], *item[1])]
        if len(weighty) > MOST_HITS:
            weighty = sorted(weighty, key=lambda item: -item[0][0].level)[:MOST_HITS]
        for (rule, _), (first, after) in weighty:
            about = self._about(rule, first, after)
            why = ""
            if _touches(first, after, exceptions.get(rule.unless, ())):
                why = "an exception of this rule"
            elif self._beside(first, after, exceptions.get(rule.near, ())):
                why = "something harmless beside it"
            elif self._denied(rule, first, live):
                why = "denied"
            elif any(
                first < end and begin < after and (language == rule.language or end - begin > 1)
                for begin, end, language in idioms
            ):
                why = "an idiom"
            else:
                why = self._framed(rule, first, after, about, framed)
            category = rule.category
            if about is About.OTHER and category in _OF_OTHERS:
                category = Category.THIRD_PARTY
            self.hits.append(_Hit(rule, first, after, about, why, rule.level, category))
        self._raise()

    def _beside(self, first: int, after: int, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether one of `spans` stands in the same sentence, a few words away at most."""
        for begin, end in spans:
            low, high = min(after, end), max(first, begin)
            if high - low <= BESIDE and not any(
                self.pauses[word] == STRONG for word in range(low, min(high + 1, len(self.words)))
            ):
                return True
        return False

    def _spoken_language(self) -> str:
        """Return the language whose words the message uses most, empty when two are level."""
        counts = sorted(
            (sum(word in words for word in self.words), name)
            for name, words in self.lexicon.vocabulary.items()
        )
        return "" if len(counts) > 1 and counts[-1][0] == counts[-2][0] else counts[-1][1]

    def _is_spoken(self, rule: Rule, first: int, after: int) -> bool:
        """Whether a match may be meant in the language of its rule.

        "overdose" in an English sentence is English, whatever else it may be: only the rules that
        know English exceptions judge it. One word that English lacks is enough to keep the match.
        """
        if not self.spoken or rule.language == self.spoken:
            return True
        spoken = self.lexicon.vocabulary[self.spoken]
        return any(word not in spoken for word in self.words[first:after])

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

    def _denied(self, rule: Rule, first: int, live: set[int]) -> bool:
        """Whether a denial governs a phrase that begins at word `first`."""
        if rule.denial == "none" or not live:
            return False
        if first in live and self.pauses[first] == 0:
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
            if place in live and self.pauses[place] == 0:
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

    def _framed(
        self, rule: Rule, first: int, after: int, about: About, frames: list[tuple[Rule, int, int]]
    ) -> str:
        for frame, begin, end in frames:
            kind, only = frame.signal.frame, frame.signal.only
            if only and rule.signal.name not in only:
                continue
            low, high = min(first, begin), max(after, end)
            if any(self.pauses[word] == STRONG for word in range(low + 1, high)):
                continue
            if (
                (kind == LOOSE and (rule.bare or about is not About.SELF))
                or (kind == PAST and rule.tense != "present")
                or (kind == ALL and begin <= first)
            ):
                return f"{frame.signal.name} ({frame.id})"
        return ""

    def _raise(self) -> None:
        live = [hit for hit in self.hits if not hit.cancelled]
        names = {hit.rule.signal.name for hit in live}
        for one in self.lexicon.raises:
            if one.first not in names or one.second not in names:
                continue
            for hit in live:
                if hit.rule.signal.name != one.first or hit.level >= one.level:
                    continue
                for other in live:
                    if (
                        other is not hit
                        and not (one.apart and hit.first < other.after and other.first < hit.after)
                        and other.rule.signal.name == one.second
                        and max(hit.first, other.first) - min(hit.after, other.after) <= RAISE_REACH
                    ):
                        hit.level = one.level
                        hit.raised = other.rule.id
                        hit.category = hit.category or one.category
                        if hit.about is About.OTHER and hit.category in _OF_OTHERS:
                            hit.category = Category.THIRD_PARTY
                        hit.first, hit.after = hit.first, hit.after
                        break

    def finding(self, hit: _Hit) -> Finding:
        """Return what one hit says, as if it were the only one."""
        span = (self.spans[hit.first][0], self.spans[hit.after - 1][1])
        return Finding(hit.level, hit.category, hit.rule.id, span, hit.rule.language, hit.about)

    def strongest(self, begins_at: int = 0) -> Finding:
        """Return the strongest finding that reaches past character `begins_at`."""
        best: _Hit | None = None
        for hit in self.hits:
            if hit.cancelled or hit.level == Level.NONE:
                continue
            if self.spans[hit.after - 1][1] <= begins_at and not self._raised_by_later(hit, begins_at):
                continue
            if best is None or _rank(hit) > _rank(best):
                best = hit
        if best is None:
            if not self.complete:
                return Finding(Level.ELEVATED, Category.HELP_REQUEST, "limit", (0, 0), "", About.UNKNOWN)
            return NOTHING
        return self.finding(best)

    def _raised_by_later(self, hit: _Hit, begins_at: int) -> bool:
        return bool(hit.raised) and any(
            other.rule.id == hit.raised and not other.cancelled and self.spans[other.after - 1][1] > begins_at
            for other in self.hits
        )


def _rank(hit: _Hit) -> tuple[int, int, int, int]:
    return (hit.level, hit.rule.level, hit.about is About.OTHER, hit.after - hit.first)


def _touches(first: int, after: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and begin < after for begin, end in spans)


def assess(text: str, lexicon: Lexicon, recent: Sequence[str] = ()) -> Finding:
    """Return the strongest finding in `text`; level NONE when there is none.

    `recent` holds what the same person wrote in the last 90 seconds, oldest first; the last three
    count. They complete a sentence that was sent in pieces, and hopelessness in two of them is
    HIGH (docs/risk.md). What stands in them alone was answered then and is not found again.
    Never raises; time grows with the length of the text.
    """
    found = _Reading(text, lexicon).strongest()
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


def _is_low(finding: Finding) -> bool:
    """Whether somebody wrote that they themselves have no hope."""
    hopeless = finding.category is Category.HOPELESSNESS and finding.level == Level.ELEVATED
    return hopeless and finding.about is not About.OTHER


def explain(text: str, lexicon: Lexicon, recent: Sequence[str] = ()) -> list[Candidate]:
    """Return every rule that matched, strongest first, with what became of it.

    With `recent`, spans count characters of the messages joined by line ends.
    """
    whole = "\n".join([*[message for message in recent if message.strip()][-RECENT_MESSAGES:], text])
    reading = _Reading(whole, lexicon)
    found = [
        Candidate(
            finding=reading.finding(hit),
            signal=hit.rule.signal.name,
            words=" ".join(reading.words[hit.first : hit.after]),
            cancelled=hit.cancelled,
            raised=hit.raised,
        )
        for hit in reading.hits
    ]
    return sorted(found, key=lambda one: (bool(one.cancelled), -one.finding.level, one.finding.span))
