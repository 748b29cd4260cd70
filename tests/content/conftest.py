"""A library so small that one changed line breaks exactly one rule."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

CONTENT = Path(__file__).parents[2] / "content"
TODAY = date(2026, 11, 24)

SOURCES = """\
checked: '2026-11-22'
sources:
- id: hospital-review
  title: Ten years of one clinic
  publisher: A hospital
  year: 2018
  url: https://example.org/review
  read: primary
- id: town-leaflet
  title: Drinking enough
  publisher: A town
  year: 2020
  url: https://example.org/leaflet
  read: not-read
"""
FACTS = """\
checked: '2026-11-22'
facts:
- id: bladder-01
  topic: bladder
  claim: About 1 in 4 people said that it hurts.
  sources: [hospital-review]
  strength: strong
- id: bladder-02
  topic: bladder
  claim: Stopping helps the bladder most.
  sources: [hospital-review, town-leaflet]
  strength: strong
"""
TOPICS = """\
bladder:
  title: Bladder
  words: [pee]
"""
ARTICLE = """\
---
id: does-it-heal
topic: bladder
title: Does it heal?
facts: [bladder-01, bladder-02]
sources: []
reviewed: '2026-11-24'
reviewer: editorial
status: draft
stage: [first-days]
next: [small-sips]
---

About 1 in 4 people said that it hurts. You are one of many, and you can say so.

**Stopping helps most.** It is the first thing a doctor will ask about. You can say it in one line, and you
can write that line on a piece of paper and hand it over. Nobody needs more than that on the first day.

Go and have it looked at. Take a friend with you if the room scares you. Ask what comes next, and when. Write
down what they say, so that you can read it again at home.

If it hurts right now, you can try [small sips](keel:technique/small-sips).
"""
TECHNIQUE = """\
---
id: small-sips
name: Small sips
when: [pain]
minutes: 5
strength: limited
sources: [town-leaflet]
contraindications: []
reviewed: '2026-11-24'
reviewer: editorial
status: draft
---

Water, little by little, is kind to a sore bladder.

1. Fill a bottle.
2. Take a few sips.
"""
SNIPPETS = """\
reviewed: '2026-11-24'
reviewer: editorial
status: draft
snippets:
  - id: one-in-four
    fact: bladder-01
    stage: []
    text: 'You are one of many. In one survey 1 in 4 people said that it hurts.'
"""
JOURNEY = """\
reviewed: '2026-11-24'
reviewer: editorial
status: draft
messages:
  - id: one-hour
    stage: first-days
    day: 0
    facts: [bladder-02]
    text: 'One hour is enough for now.'
    more: small-sips
"""
WORDS = """\
reviewed: '2026-11-24'
reviewer: editorial
status: draft
answers:
  - id: a-day-without
    after: without
    text: 'It is in your diary.'
  - id: a-day-of-use
    after: use
    text: 'Thanks for telling me.'
  - id: not-said
    after: unsaid
    text: 'You can leave it open.'
  - id: a-good-one
    after: without
    mood: [4, 5]
    pull: [0, 3]
    bright: true
    text: 'A good day, and a pull of {pull}.'
  - id: you-today
    after: mood-only
    text: 'That is you today.'
heard:
  - id: heard-1
    mood: 1
    text: 'Awful. I hear it.'
  - id: heard-2
    mood: 2
    text: 'Low. I hear it.'
  - id: heard-3
    mood: 3
    text: 'In the middle. I hear it.'
  - id: heard-4
    mood: 4
    text: 'Good. I hear it.'
  - id: heard-5
    mood: 5
    text: 'Great. I hear it.'
offers:
  - id: offer-hard
    for: hard
    text: 'Shall we try one thing?'
  - id: offer-low
    for: low
    text: 'A small thing?'
  - id: offer-use
    for: use
    text: 'What helps now?'
  - id: offer-easy
    for: easy
    text: 'Read on?'
"""
FILES = {
    "sources/sources.yaml": SOURCES,
    "sources/facts.yaml": FACTS,
    "sources/left-out.yaml": "left_out: []\n",
    "library/en/topics.yaml": TOPICS,
    "library/en/articles/bladder/does-it-heal.md": ARTICLE,
    "library/en/techniques/small-sips.md": TECHNIQUE,
    "library/en/snippets.yaml": SNIPPETS,
    "library/en/journey.yaml": JOURNEY,
    "library/en/checkin-words.yaml": WORDS,
}

Edit = Callable[[str, str, str], None]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A content/ folder without a single problem, ready to be broken."""
    folder = tmp_path / "content"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rules = (CONTENT / "sources" / "language.yaml").read_text(encoding="utf-8")
    (folder / "sources" / "language.yaml").write_text(rules, encoding="utf-8")
    return folder


@pytest.fixture
def edit(small: Path) -> Edit:
    """Replace a piece of one of the small library's files; the piece must be there."""

    def replace(name: str, old: str, new: str) -> None:
        path = small / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
