"""Texts as the pretend Telegram keeps them: HTML, entities, UTF-16 lengths, trimming, refusals."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ApiError
from sandbox.texts import checked_url, find_entities, formatted, parse_html, slice_units, units


def parsed(source: str) -> list[tuple[str, str]]:
    """Return (type, covered words) of each entity in `source`."""
    text, entities = parse_html(source)
    return [(entity["type"], slice_units(text, entity["offset"], entity["length"])) for entity in entities]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<a href="https://example.org">x</a>', "text_link"),
    ],
)
def test_each_tag_becomes_its_entity(source: str, kind: str) -> None:
    assert parsed(source) == [(kind, "x")]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("é <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, why: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)

    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"


def test_tags_nest_and_offsets_count_utf16_units() -> None:
    text, entities = parse_html("😀 <b>one <i>two</i></b>")

    assert text == "😀 one two"
    assert entities == [
        {"offset": 3, "length": 7, "type": "bold"},
        {"offset": 7, "length": 3, "type": "italic"},
    ]


def test_a_pre_block_keeps_the_language_of_the_code_inside() -> None:
    text, entities = parse_html('<pre><code class="language-python">x = 1</code></pre>')

    assert (text, entities) == ("x = 1", [{"offset": 0, "length": 5, "type": "pre", "language": "python"}])


def test_references_are_decoded_and_unknown_ones_stay() -> None:
    assert parse_html("&lt;b&gt; &amp; &quot;&#65;&#x42;&quot; &nbsp; R&D &")[0] == '<b> & "AB" &nbsp; R&D &'


def test_a_link_that_dials_is_no_link() -> None:
    assert parse_html('<a href="tel:116123">call</a>') == ("call", [])
    assert checked_url("tel:116123") is None


def test_links_get_the_form_telegram_gives_them() -> None:
    assert checked_url("https://example.org") == "https://example.org/"
    assert checked_url("example.org/a?b=1") == "http://example.org/a?b=1"
    assert checked_url("tg://resolve?domain=x") == "tg://resolve?domain=x"
    assert checked_url("not a link") is None


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=60))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    plain, entities = parse_html(f"<b>{html.escape(text, quote=True).replace('&#x27;', chr(39))}</b>")

    assert plain == text
    assert [entity["length"] for entity in entities] == ([units(text)] if text else [])


def entities_or_refusal(source: str) -> tuple[str, list[dict[str, object]]]:
    """Return the text and entities of `source`, or the refusal's words and no entities."""
    try:
        return parse_html(source)
    except ApiError as error:
        return error.description, []


@given(st.text(alphabet='<>/abi&;"= ', max_size=30))
def test_any_html_is_parsed_or_refused_but_never_breaks_the_sandbox(source: str) -> None:
    text, entities = entities_or_refusal(source)

    assert text.startswith("Bad Request: can't parse entities: ") or len(text) <= len(source)
    assert all(entity["offset"] + entity["length"] <= units(text) for entity in entities)


def test_blank_ends_are_cut_and_entities_follow() -> None:
    text, entities = formatted("  \n x <b>y </b> \n", parse_mode="HTML", declared=None)

    assert text == "x y"
    assert entities == [{"offset": 2, "length": 1, "type": "bold"}]


def test_commands_links_and_names_are_found_outside_code() -> None:
    text, entities = formatted(
        "/sos see https://example.org, @helper or #tag <code>/not</code> a/b",
        parse_mode="HTML",
        declared=None,
    )

    assert [
        (entity["type"], slice_units(text, entity["offset"], entity["length"])) for entity in entities
    ] == [
        ("bot_command", "/sos"),
        ("url", "https://example.org"),
        ("mention", "@helper"),
        ("hashtag", "#tag"),
        ("code", "/not"),
    ]
    assert find_entities("nothing here", []) == []


def test_declared_entities_must_lie_inside_the_text() -> None:
    bold = {"type": "bold", "offset": 1, "length": 2}
    assert formatted("abcd", parse_mode=None, declared=[bold]) == ("abcd", [bold])

    with pytest.raises(ApiError, match="ends after the end of the text"):
        formatted("ab", parse_mode=None, declared=[bold])


def test_other_parse_modes_are_refused() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("*x*", parse_mode="MarkdownV2", declared=None)
