"""Plain text: shown letter by letter, whatever Markdown or Streamlit would make of it."""

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.analysis.texts.legible import written_out
from dashboard.ui.text import linked, plain

HOSTILE = [
    "<script>alert(1)</script>",
    "**b** __b__ *i* _i_ ~~s~~ `c` ==m==",
    "[a](javascript:x) [a]: http://x <http://x>",
    "![i](http://x/y.png)",
    "$x$ $$y$$",
    ":red[x] :blue-badge[x] :small[x]",
    ":material/home: :smile: :+1: :streamlit:",
    "# h",
    "- l",
    "+ l",
    "1. l",
    "> q",
    "| t | u |",
    "&lt; &#60; &amp;",
    "\\ \\\\ \\*",
    "a\n\n    code\n---\n***\n```\nx",
    "www.evil.example http://evil.example/?a=b me@evil.example.org",
    "a -> b <- c -- d >= e <= f ~= g <-> h",
    "footnote[^1] a\u00a0b\u2028c",
]
LINKED = re.compile(r"(https?://|www\.)[-.\w]|[-.\w+]@[-\w]+\.", re.IGNORECASE)
SHORTCODE = re.compile(r":[\w+-][\w+/-]*:")
SIGN = re.compile(r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)")


def shown(text: str) -> str:
    """Give what CommonMark shows of an escaped text; it must be one paragraph of text alone."""
    tokens = MarkdownIt("commonmark").parse(plain(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {part.type for part in tokens[1].children} <= {"text", "text_special"}
    return "".join(part.content for part in tokens[1].children)


def markup(text: str):
    """Give texts that are made of what Markdown obeys."""
    return st.lists(st.sampled_from([*text, "a", "1", " ", "\n", "://", "www.", "smile"])).map(
        "".join
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text):
    assert shown(text).replace("\u2060", "") == " ".join(text.split())


@given(st.one_of(st.text(), markup(string.punctuation)))
@example("".join(HOSTILE))
def test_any_text_is_shown_as_it_is_on_one_line(text):
    whole = " ".join(text.replace("\u2060", "").split())
    whole = written_out(whole, but="\u2068\u2069")
    if whole:
        assert shown(text).replace("\u2060", "").replace("\ufffd", "\0") == whole.replace(
            "\ufffd", "\0"
        )
    else:
        assert plain(text).replace("\u2060", "") == ""


@given(st.one_of(st.text(), markup(string.punctuation)))
@example("".join(HOSTILE))
def test_every_ascii_punctuation_mark_is_escaped(text):
    escaped = plain(text)
    for sign, _, bare in re.findall(r"(\\([!-/:-@\[-`{-~]))|([!-/:-@\[-`{-~])", escaped):
        assert sign
        assert not bare


@given(st.one_of(st.sampled_from(HOSTILE), markup("@:/.-<>=~+")))
def test_what_streamlit_replaces_after_markdown_finds_nothing_to_replace(text):
    """It makes links of addresses, icons of shortcodes and arrows of signs."""
    for sought in (LINKED, SHORTCODE, SIGN):
        assert not sought.search(plain(text).replace("\\", ""))


@pytest.mark.parametrize(
    "text", ["at 10:30", "Bilohorivka: a village", "Президент 王广军 é", "a-b"]
)
def test_common_text_gains_nothing_that_is_not_seen(text):
    assert plain(text).replace("\\", "") == text


def test_what_is_not_seen_and_acts_on_the_line_is_written_out():
    assert shown("a\u202eb\u2066c\x00d\ud800") == "a[U+202E]b[U+2066]c[U+0000]d[U+D800]"


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("https://x.example/a_(b)?c=1&copy;=2#d", "https://x.example/a_(b)?c=1&copy;=2#d"),
        ("https://x.example/<b>\\", "https://x.example/%3Cb%3E%5C"),
        ("https://x.example/![i](//evil/i.png)\\", "https://x.example/!%5Bi%5D(//evil/i.png)%5C"),
        ("https://x.example/про/王%20a", "https://x.example/%D0%BF%D1%80%D0%BE/%E7%8E%8B%20a"),
        ("https://x.example/$a$`b`", "https://x.example/%24a%24%60b%60"),
    ],
)
def test_an_address_begins_and_ends_where_it_does(url, leads_to):
    tokens = MarkdownIt("commonmark").parse(f"{linked('source', url)} behind")
    kinds = [part.type for part in tokens[1].children]
    assert kinds == ["link_open", "text", "link_close", "text"]
    assert tokens[1].children[0].attrs["href"] == leads_to


@pytest.mark.parametrize("url", [None, "", "www.x.example", "javascript:alert(1)", "https://", 7])
def test_what_is_no_address_is_no_link(url):
    tokens = MarkdownIt("commonmark").parse(linked("a [source](http://x)", url))
    assert [part.type for part in tokens[1].children] == ["text"]
    assert tokens[1].children[0].content == "a [source](http:\u2060//x)"
