"""Marked text: what was sought stands out, and hostile text stays text."""

import re
import string
from itertools import accumulate

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.analysis.texts.legible import written_out
from dashboard.model.slips.folding import fold
from dashboard.ui.sections.statements import MARK, claim, facts, marked
from dashboard.ui.text import plain

HOSTILE = "".join(
    [
        "<script>x</script> **b** [a](javascript:x) ![i](http://x/y) $x$ :red[x]{foreground=red} ",
        "`c` # h > q | t | &lt; \\ \\] ] [ www.evil.example http://evil.example me@evil.example ",
        f":material/home: :smile: a -> b :color[y]{MARK} ]{MARK}",
    ]
)
LINKED = re.compile(r"(https?://|www\.)[-.\w]|[-.\w+]@[-\w]+\.", re.IGNORECASE)
SHORTCODE = re.compile(r":[\w+-][\w+/-]*:")
SIGN = re.compile(r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)")
PIECE = re.compile(r"(\\.)|:color\[((?:[^\\\[\]]|\\.)*)\]" + re.escape(MARK) + r"|(.)", re.DOTALL)
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*string.punctuation, *"aé1 ", "://", "www.", "smile"])).map("".join),
)


def cut(text: str, typed: str) -> tuple[list[str], list[str]]:
    """Cut what is written into what stands between the marks, and what is marked."""
    between, hit = [""], []
    for escaped, inside, other in PIECE.findall(marked(text, fold(typed).split())):
        if escaped or other:
            between[-1] += escaped or other
        else:
            hit.append(inside)
            between.append("")
    return between, hit


@pytest.mark.parametrize(
    ("text", "typed", "written"),
    [
        ("no hit", "x", "no hit"),
        ("the Army, an army", "army", f"the :color[Army]{MARK}\\, an :color[army]{MARK}"),
        ("chargé d’affaires", "CHARGE", f":color[chargé]{MARK} d’affaires"),
        ("a  b\nc", "b", f"a :color[b]{MARK} c"),
        ("**b**", "b", f"\\*\\*:color[b]{MARK}\\*\\*"),
        ("a]b", "]", f"a:color[\\]]{MARK}b"),
        (":red[x]", "red", f"\\::color[red]{MARK}\\[x\\]"),
    ],
)
def test_hits_are_marked_and_the_rest_is_escaped(text, typed, written):
    assert marked(text, fold(typed).split()) == written


def test_without_a_word_a_text_is_only_escaped():
    assert marked(HOSTILE, []) == plain(HOSTILE)


@given(texts, texts)
@example(HOSTILE, "x evil a")
@example(HOSTILE, ": [ ] { } ( ) < > @ / .")
@example(HOSTILE, "color {background=")
@settings(deadline=None)
def test_nothing_but_the_marks_is_markup(text, typed):
    between, hit = cut(text, typed)
    for part in [*between, *hit]:
        assert not re.search(r"(?<!\\)[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", part))
        bare = part.replace("\\", "")
        for sought in (LINKED, SHORTCODE, SIGN):
            assert not sought.search(bare)


@given(texts, texts)
@example(HOSTILE, "x evil a")
@example(HOSTILE, ": [ ] { } ( ) < > @ / .")
@settings(deadline=None)
def test_the_text_reads_as_before(text, typed):
    between, hit = cut(text, typed)
    parts = [between[0], *(part for pair in zip(hit, between[1:], strict=True) for part in pair)]
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", "".join(parts))
    clean = written_out(" ".join(text.split()), but="\u2068\u2069")
    assert read.replace("\u2060", "") == clean.replace("\u2060", "")


ACCOUNT = {
    **{"what": "**W**", "quote": "<b>q</b>", "who": "one of: A* or B", "given": "quoted"},
    **{"when": "5 April", "about": "[C](x)", "event": "`E`", "place": "P", "asked": "J"},
    **{"also": None, "otherwise": None},
    **{"note": "![n](x)", "source": "S](javascript:x)", "locator": "¶1"},
    "link": "https://x.example/a_(b)>c",
}


def tokens(text: str) -> list[str]:
    """Give the kinds of markup that CommonMark finds in a text."""
    found = MarkdownIt("commonmark").parse(text)
    inner = [part.type for token in found for part in token.children or ()]
    return sorted({token.type for token in found} | {*inner} - {"text", "text_special"})


def test_a_claim_holds_a_quotation_apart_and_no_other_markup():
    words = ["b", "q", "w"]
    assert tokens(claim(ACCOUNT, words, dark=False)) == [
        *("blockquote_close", "blockquote_open", "inline", "paragraph_close", "paragraph_open"),
    ]
    paraphrased = ACCOUNT | {"quote": float("nan")}
    assert ">" not in claim(paraphrased, words, dark=True)


def test_facts_hold_one_link_to_the_source_and_no_other_markup():
    words = ["a", "b", "c", "s", "n", "javascript"]
    written = facts(ACCOUNT, words)
    assert set(tokens(written)) == {
        *("hardbreak", "inline", "link_close", "link_open", "paragraph_close", "paragraph_open"),
        *("strong_close", "strong_open"),
    }
    links = [
        part.attrs["href"]
        for token in MarkdownIt("commonmark").parse(written)
        for part in token.children or ()
        if part.type == "link_open"
    ]
    assert links == ["https://x.example/a_(b)%3Ec"]


@pytest.mark.parametrize("path", ["]![i](http://evil.example/i.png)", "\\]x", "[", "\\"])
def test_an_address_cannot_end_the_small_print(path):
    written = facts(ACCOUNT | {"link": f"https://x.example/{path}"}, ["a"])
    for line in written.split("  \n"):
        bare = re.sub(r"\\.", "", line)
        depths = list(accumulate((sign == "[") - (sign == "]") for sign in bare))
        assert line.startswith(":small[")
        assert depths.index(0, len(":small")) == len(bare) - 1
