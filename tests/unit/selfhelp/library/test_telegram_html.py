"""Markdown becomes the small HTML that Telegram takes."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.selfhelp.library import to_telegram_html
from bot.selfhelp.library.telegram_html import shown_length


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("One line\ngoes on.\n\nAnother.", "One line goes on.\n\nAnother."),
        ("**Bold** and *slanted*", "<b>Bold</b> and <i>slanted</i>"),
        ("Do this:\n\n- one\n- **two**\n", "Do this:\n\n• one\n• <b>two</b>"),
        ("3. three\n4. four", "3. three\n4. four"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<b>typed</b>", "&lt;b&gt;typed&lt;/b&gt;"),
        ("Try [the wave](keel:technique/urge-surfing).", "Try <b>the wave</b>."),
        ("**Try [the wave](keel:technique/urge-surfing)**", "<b>Try the wave</b>"),
        ("[read](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">read</a>'),
        ("# Heading\n\ntext", "<b>Heading</b>\n\ntext"),
        ("`code`", "<code>code</code>"),
        ("", ""),
    ],
)
def test_markdown_is_rendered(markdown: str, html: str) -> None:
    assert to_telegram_html(markdown) == html


@given(st.text(max_size=200))
def test_whatever_an_author_types_only_known_tags_come_out_and_all_are_closed(markdown: str) -> None:
    html = to_telegram_html(markdown)

    tags = re.findall(r"</?([a-z]+)[^<>]*>", html)
    assert set(tags) <= {"b", "i", "code", "pre", "a"}
    opened = [tag for tag in re.findall(r"<([a-z]+)[^<>]*>", html)]
    closed = [tag for tag in re.findall(r"</([a-z]+)>", html)]
    assert sorted(opened) == sorted(closed)
    assert "<" not in re.sub(r"</?[a-z]+[^<>]*>", "", html)


@given(st.lists(st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True), min_size=1, max_size=20))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    text = " ".join(words)

    assert unescape(to_telegram_html(text)) == text


def test_length_is_counted_as_telegram_does() -> None:
    assert shown_length("<b>ab</b> &amp; 🌊") == 7
