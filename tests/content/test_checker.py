"""The checker refuses each broken rule, and says where and what to do."""

from datetime import date
from pathlib import Path

import pytest

from bot.selfhelp.library import LibraryBroken, check_library, library_stats, load_library
from tests.content.conftest import TODAY, Edit

ARTICLE = "library/en/articles/bladder/does-it-heal.md"
TECHNIQUE = "library/en/techniques/small-sips.md"
SNIPPETS = "library/en/snippets.yaml"
JOURNEY = "library/en/journey.yaml"
WORDS = "library/en/checkin-words.yaml"
TOPICS = "library/en/topics.yaml"
FACTS = "sources/facts.yaml"
SOURCES = "sources/sources.yaml"

# file, what is there, what an author might write instead, line of the problem, severity, part of the message.
BROKEN = [
    (ARTICLE, "facts: [bladder-01,", "facts: [bladder-09,", 5, "error", "there is no fact bladder-09"),
    (
        ARTICLE,
        "facts: [bladder-01, bladder-02]",
        "facts: []",
        5,
        "error",
        "nothing says where this comes from",
    ),
    (ARTICLE, "sources: []", "sources: [a-blog]", 6, "error", "there is no source a-blog"),
    (ARTICLE, "reviewed: '2026-11-24'\n", "", 1, "error", "`reviewed` is missing"),
    (ARTICLE, "reviewed: '2026-11-24'", "reviewed: soon", 7, "error", "must be a date"),
    (ARTICLE, "2026-11-24", "2024-11-24", 7, "error", "24 months ago: check it against its sources"),
    (ARTICLE, "2026-11-24", "2025-05-24", 7, "warning", "check it before it is 24 months old"),
    (ARTICLE, "2026-11-24", "2026-11-25", 7, "warning", "has not come yet"),
    (ARTICLE, "status: draft", "status: done", 9, "error", "use one of draft, reviewed"),
    (ARTICLE, "stage: [first-days]", "stage: [day-one]", 10, "error", "knows no 'day-one'"),
    (ARTICLE, "stage: [first-days]", "stages: [first-days]", 10, "error", "`stages` is not a field"),
    (ARTICLE, "stage: [first-days]", "stage: first-days", 10, "error", "a list in square brackets"),
    (ARTICLE, "stage: [first-days]", "stage: [first-days", 11, "error", "look for a missing quote"),
    (ARTICLE, "next: [small-sips]", "next: [big-sips]", 11, "error", "no article or technique big-sips"),
    (ARTICLE, "id: does-it-heal", "id: heals-it", 2, "error", "write `id: does-it-heal`"),
    (ARTICLE, "topic: bladder", "topic: liver", 3, "error", "its topic is liver: move it"),
    (ARTICLE, "title: Does it heal?", "title: It heals", 4, "warning", "make the title a question"),
    (ARTICLE, "---\nid", "id", 1, "error", "must begin with a line of three dashes"),
    (ARTICLE, "---\n\nAbout", "\nAbout", 1, "error", "add a line of three dashes after them"),
    (ARTICLE, "You are one of many,", "An addict knows,", 14, "error", '"addict" (addict): say instead'),
    (ARTICLE, "one of many,", "one of many **addicts** here,", 14, "error", '"addicts" (addict)'),
    (ARTICLE, "helps most.", "helps most.** It just **works.", 16, "warning", '"just" (voice-small-words)'),
    (ARTICLE, "**Stopping helps most.**", "**Stopping helps most.", 16, "error", "`**` would be shown"),
    (ARTICLE, "can write that line", "can *write that line", 17, "error", "`*` would be shown"),
    (ARTICLE, "one line", "`one line`", 16, "error", "code inline does not show in Telegram"),
    (ARTICLE, "one line", "<b>one line</b>", 16, "error", "`<b>` would be shown"),
    (ARTICLE, "Go and", "# Heading\n\nGo and", 19, "error", "a heading does not show in Telegram"),
    (ARTICLE, "Go and", "- one\n  - two\n\nGo and", 20, "error", "a list inside a list"),
    (
        ARTICLE,
        "technique/small-sips)",
        "technique/big-sips)",
        22,
        "error",
        "no technique big-sips: correct the",
    ),
    (ARTICLE, "keel:technique/small-sips", "https://example.org", 22, "error", "leads out of the library"),
    (ARTICLE, "Go and have", "Call 112 and have", 19, "error", "112 looks like a number to call"),
    (ARTICLE, "Go and have", "Ring 0300 123 1044 and have", 19, "error", "0300 123 1044 looks like a number"),
    (ARTICLE, "Go and have", "See www.example.org and have", 19, "error", "www.example.org is an address"),
    (ARTICLE, "Go and have", "Ask @some_helper and have", 19, "error", "@some_helper is an address"),
    (ARTICLE, "About 1 in 4", "About 1 in 5", 14, "error", "1 in 5: no fact named here says 5"),
    (ARTICLE, "You are one", "It is 60% by now. You are one", 14, "error", "60%: no fact named here says 60"),
    (ARTICLE, "You are one", "It was so in 2019. You are one", 14, "error", "no fact named here says 2019"),
    (ARTICLE, "Go and", "Go. " * 1200 + "Go and", 14, "error", "Telegram takes 4096: shorten it"),
    (TOPICS, "bladder:", "liver:\n  title: Liver\nbladder:", 1, "error", "the topic liver has no article"),
    (TOPICS, "  title: Bladder\n", "", 1, "error", "topic bladder: `title` is missing"),
    (TECHNIQUE, "when: [pain]", "when: [boring]", 4, "error", "knows no 'boring'"),
    (TECHNIQUE, "few sips.", "few sips.\n\nThen rest.", 14, "error", "must be one list and stand last"),
    (TECHNIQUE, "minutes: 5", "minutes: five", 5, "error", "must be a whole number"),
    (TECHNIQUE, "sources: [town-leaflet]", "sources: []", 7, "error", "name a source"),
    (
        TECHNIQUE,
        "Water, little by little, is kind to a sore bladder.\n",
        "",
        15,
        "error",
        "say first, in a paragraph",
    ),
    (TECHNIQUE, "1. Fill a bottle.\n2.", "- Fill a bottle.\n-", 14, "error", "must be a numbered list"),
    (TECHNIQUE, "Small sips", "Small sips of cool water", 3, None, ""),
    (TECHNIQUE, "Small sips", "Small sips of cooler water", 3, "error", "a button holds 24: shorten it"),
    (TECHNIQUE, "status", "ask_first: Can you pee?\nstatus", 11, "error", "`instead` belong together"),
    (TECHNIQUE, "few sips", "few sips, and hold your breath", 17, "error", "contraindicated-breath"),
    (SNIPPETS, "fact: bladder-01", "fact: bladder-07", 5, "error", "names the fact bladder-07"),
    (SNIPPETS, "reviewed: '2026-11-24'", "", 1, "error", "there is no review date"),
    (
        SNIPPETS,
        "You are one of many.",
        "Ketamine hurts.",
        5,
        "error",
        'says "Ketamine" where a locked screen',
    ),
    (SNIPPETS, "You are one", "Say it. " * 30 + "You are one", 5, "error", "keep it under 280"),
    (SNIPPETS, "one of many", "**one** of many", 5, "error", "is plain text"),
    (SNIPPETS, "1 in 4", "1 in 3", 5, "error", "no fact named here says 3"),
    (SNIPPETS, "    text:", "    words:", 5, "error", "one-in-four: `text` is missing"),
    (JOURNEY, "stage: first-days", "stage: day-one", 5, "error", "`stage` knows no 'day-one'"),
    (JOURNEY, "day: 0", "day: 8", 5, "error", "day 8 is in first-weeks: correct the day or the stage"),
    (JOURNEY, "day: 0", "day: -1", 5, "error", "`day` goes from 0 to 3650"),
    (JOURNEY, "    day: 0\n", "", 5, "error", "`day` is missing"),
    (JOURNEY, "facts: [bladder-02]", "facts: []", 5, "error", "one-hour rests on nothing"),
    (JOURNEY, "facts: [bladder-02]", "facts: [bladder-07]", 5, "error", "one-hour names the fact bladder-07"),
    (JOURNEY, "more: small-sips", "more: big-sips", 5, "error", "no article or technique big-sips"),
    (JOURNEY, "One hour", "Ketamine again? One hour", 5, "error", 'says "Ketamine" where a locked screen'),
    (JOURNEY, "One hour", "Call 112. One hour", 5, "error", "112 looks like a number to call"),
    (WORDS, "    after: use\n", "", 8, "error", "`after` is missing"),
    (WORDS, "after: use", "after: using", 8, "error", "`after` knows no 'using'"),
    (WORDS, "after: use\n", "after: use\n    stage: [thinking]\n", 1, "error", "no line for any day use"),
    (WORDS, "mood: [4, 5]", "mood: 4", 14, "error", "two whole numbers in square brackets"),
    (WORDS, "mood: [4, 5]", "mood: [4, 6]", 14, "error", "`mood` goes from 1 to 5"),
    (WORDS, "mood: [4, 5]", "mood: [5, 4]", 14, "error", "two whole numbers in square brackets"),
    (WORDS, "mood: [4, 5]", "mood: [2, 5]", 14, "error", "a-good-one is bright, and fits a bad day"),
    (
        WORDS,
        "bright: true",
        "bright: yes please",
        14,
        "error",
        "`bright` must be true, or the line is left out",
    ),
    (WORDS, "bright: true", "skipped: true", 14, "error", "which not everybody it fits has given"),
    (WORDS, "    pull: [0, 3]\n", "", 14, "error", "which not everybody it fits has given"),
    (WORDS, "Thanks for telling me.", "Well done, {name}.", 8, "error", "only {pull} may stand in braces"),
    (WORDS, "Thanks for telling me.", "Thanks for telling me!", 8, "error", "a-day-of-use shouts"),
    (WORDS, "Thanks for", "Thanks, thanks, " * 10 + "for", 8, "error", "160 are enough"),
    (WORDS, "id: offer-use", "id: not-said", 46, "error", "the id not-said is in two lists"),
    (WORDS, "mood: 3", "mood: 2", 1, "error", "`heard` has no line for mood 3"),
    (WORDS, "for: easy", "for: low", 1, "error", "`offers` has no line for easy"),
    (FACTS, "id: bladder-02", "id: bladder-01", 8, "error", "the id bladder-01 is there twice"),
    (FACTS, "hospital-review, town", "hospital-record, town", 8, "error", "hospital-record, which is not in"),
    (FACTS, "[hospital-review, town-leaflet]", "[town-leaflet]", 8, "error", "pages that nobody has read"),
    (FACTS, "Stopping helps", "An addict says stopping helps", 8, "error", '"addict" (addict)'),
    (FACTS, "checked: '2026-11-22'", "checked: '2024-11-22'", 1, "error", "24 months ago"),
    (SOURCES, "  url: https://example.org/review\n", "", 3, "error", "hospital-review: `url` is missing"),
    ("sources/left-out.yaml", "[]", "\n- facts: [bladder-02]", 1, "error", "entry 1 of `left_out`: `reason`"),
    (
        "sources/language.yaml",
        "pattern: \\b(?:addicts?",
        "pattern: \\b((?:addicts?",
        30,
        "error",
        "cannot be read",
    ),
]


def test_a_library_that_keeps_every_rule_has_no_problem(small: Path) -> None:
    assert check_library(small, today=TODAY) == []


@pytest.mark.parametrize(("name", "old", "new", "line", "severity", "message"), BROKEN)
def test_a_broken_rule_is_named_with_its_file_and_line(
    small: Path, edit: Edit, name: str, old: str, new: str, line: int, severity: str | None, message: str
) -> None:
    edit(name, old, new)

    problems = check_library(small, today=TODAY)

    found = [
        (problem.file, problem.line, problem.severity) for problem in problems if message in problem.message
    ]
    assert found == ([(f"content/{name}", line, severity)] if severity else [])


def test_an_article_that_is_hard_to_read_is_refused(small: Path) -> None:
    hard = (
        "Multidisciplinary urological evaluation facilitates individualised pharmacological rehabilitation. "
    )
    _put_body(small, hard * 12)

    problems = check_library(small, today=TODAY)

    assert [(problem.line, problem.severity) for problem in problems] == [(14, "error")]
    assert problems[0].message.startswith("reading grade ")


def test_an_article_that_is_too_short_is_a_matter_of_judgement(small: Path) -> None:
    _put_body(small, "Stopping helps most.")

    problems = check_library(small, today=TODAY)

    assert [(problem.line, problem.severity) for problem in problems] == [(14, "warning")]
    assert problems[0].message == "the article has 3 words: aim for 80 to 180"


def test_a_fact_that_nobody_writes_about_is_listed_until_somebody_says_why(small: Path, edit: Edit) -> None:
    edit(
        FACTS,
        "- id: bladder-02",
        "- id: bladder-03\n  topic: bladder\n  claim: It is so.\n"
        "  sources: [hospital-review]\n  strength: limited\n- id: bladder-02",
    )

    assert [problem.message[:28] for problem in check_library(small, today=TODAY)] == [
        "only 67% of the facts are us",
        "bladder-03 is used nowhere: ",
    ]

    (small / "sources/left-out.yaml").write_text("left_out:\n- reason: for staff\n  facts: [bladder-03]\n")

    assert [problem.line for problem in check_library(small, today=TODAY)] == [1]


def test_a_fact_on_the_left_out_list_that_is_used_is_reported(small: Path) -> None:
    (small / "sources/left-out.yaml").write_text("left_out:\n- reason: for staff\n  facts: [bladder-02]\n")

    problems = check_library(small, today=TODAY)

    assert [(problem.line, problem.severity) for problem in problems] == [(3, "warning")]


def test_two_pieces_of_the_same_name_are_reported(small: Path) -> None:
    path = small / "library/en/articles/bladder/small-sips.md"
    text = (small / ARTICLE).read_text().replace("id: does-it-heal", "id: small-sips")
    path.write_text(text)

    problems = check_library(small, today=TODAY)

    assert [(problem.line, problem.message) for problem in problems] == [
        (2, "the id small-sips is also in content/library/en/techniques/small-sips.md: choose another")
    ]


def test_two_snippets_with_the_same_words_are_reported(small: Path) -> None:
    entry = (small / SNIPPETS).read_text().partition("snippets:\n")[2]
    with (small / SNIPPETS).open("a") as file:
        file.write(entry.replace("id: one-in-four", "id: again"))

    problems = check_library(small, today=TODAY)

    assert [(problem.line, problem.severity) for problem in problems] == [(5, "error"), (9, "error")]


def test_a_missing_translation_is_listed_and_comes_in_english(small: Path) -> None:
    spanish = small / "library/es/techniques/small-sips.md"
    spanish.parent.mkdir(parents=True)
    spanish.write_text(
        "---\nid: small-sips\nname: Sorbos pequeños\nreviewed: '2026-11-24'\nreviewer: editorial\n"
        "status: draft\n---\n\nEl agua, poco a poco, ayuda.\n\n1. Llena una botella.\n2. Bebe unos sorbos.\n"
    )

    problems = check_library(small, today=TODAY)
    library = load_library(small)

    assert {problem.severity for problem in problems} == {"warning"}
    assert [problem.message.partition(" has no")[0] for problem in problems] == [
        "the article does-it-heal",
        "4 lines have no es text: offer-easy, offer-hard, offer-low, offer-use",
        "5 lines have no es text: a-day-of-use, a-day-without, a-good-one, not-said, you-today",
        "5 lines have no es text: heard-1, heard-2, heard-3, heard-4, heard-5",
        "1 messages have no es text: one-hour",
        "1 snippets have no es text: one-in-four",
        "the topic bladder",
    ]
    technique = library.technique("small-sips", "es")
    article = library.article("does-it-heal", "es")
    assert technique is not None
    assert article is not None
    assert (technique.name, technique.language, technique.when) == ("Sorbos pequeños", "es", ("pain",))
    assert (article.title, article.language) == ("Does it heal?", "en")


def test_a_translation_with_another_number_of_steps_is_refused(small: Path) -> None:
    spanish = small / "library/es/techniques/small-sips.md"
    spanish.parent.mkdir(parents=True)
    spanish.write_text(
        "---\nid: small-sips\nname: Sorbos pequeños\nreviewed: '2026-11-24'\nreviewer: editorial\n"
        "status: draft\n---\n\nEl agua ayuda.\n\n1. Llena una botella.\n2. Bebe.\n3. Descansa.\n"
    )

    errors = [problem for problem in check_library(small, today=TODAY) if problem.severity == "error"]

    assert [(problem.file, problem.message) for problem in errors] == [
        (
            "content/library/es/techniques/small-sips.md",
            "there are 3 steps here and 2 in English: make them the same",
        )
    ]


def test_a_broken_library_is_not_loaded(small: Path, edit: Edit) -> None:
    edit(ARTICLE, "facts: [bladder-01,", "facts: [bladder-09,")

    with pytest.raises(LibraryBroken) as caught:
        load_library(small)

    assert [(problem.file, problem.line) for problem in caught.value.problems] == [(f"content/{ARTICLE}", 5)]


def test_a_missing_file_is_named(small: Path) -> None:
    (small / FACTS).unlink()

    problems = check_library(small, today=TODAY)

    assert [(problem.file, problem.line) for problem in problems] == [("content/sources/facts.yaml", 1)]
    assert problems[0].message.startswith("this file is missing")


def test_whatever_line_is_lost_the_checker_answers(small: Path) -> None:
    """An author who deletes a line by accident gets a sentence, never a stack of code."""
    for path in [path for path in small.rglob("*.*") if path.name != "language.yaml"]:
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines(keepends=True)
        for number, line in enumerate(lines):
            if path.suffix == ".yaml" or ":" in line or line == "---\n":
                path.write_text("".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
                assert all(problem.message for problem in check_library(small, today=TODAY))
        path.write_text(text, encoding="utf-8")


def test_a_service_may_show_only_what_a_reviewer_signed(small: Path, edit: Edit) -> None:
    edit(ARTICLE, "status: draft", "status: reviewed")

    library = load_library(small, only_reviewed=True)

    assert [topic.articles for topic in library.topics("en")] == [("does-it-heal",)]
    assert library.whens() == []


def test_the_machine_s_date_is_used_when_none_is_given(small: Path, edit: Edit) -> None:
    edit(ARTICLE, "2026-11-24", "2001-01-01")

    problems = check_library(small)

    assert any("last reviewed 2001-01-01" in problem.message for problem in problems)


def test_the_statistics_count_what_is_there(small: Path) -> None:
    stats = library_stats(small)

    english = stats["languages"]["en"]
    assert (english["articles"], english["techniques"], english["snippets"], english["topics"]) == (
        1,
        1,
        1,
        1,
    )
    assert (english["draft"], english["reviewed"]) == (2, 0)
    assert stats["facts"] == {"all": 2, "used": 2, "left_out": 0, "unlisted": [], "coverage": 1.0}
    assert stats["oldest_review"]["reviewed"] == date(2026, 11, 24).isoformat()


def _put_body(small: Path, body: str) -> None:
    path = small / ARTICLE
    head = path.read_text(encoding="utf-8").rpartition("---\n")[0]
    path.write_text(f"{head}---\n\n{body}\n", encoding="utf-8")
