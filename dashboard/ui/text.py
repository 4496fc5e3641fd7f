"""Text from a dataset where Streamlit expects Markdown: shown as it is, never obeyed."""

import re
from collections.abc import Hashable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from dashboard.analysis.choices.highlights import hits
from dashboard.analysis.texts.legible import (
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    WORD_JOINER,
    written_out,
)
from dashboard.model.cells.kinds import web_address
from dashboard.model.cells.language import TAG

MARKUP = re.compile(r"([!-/:-@\[-`{-~])")
REPLACED = re.compile(
    r":(?=[\w+/-]+:)"  # emoji and icons
    r"|(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S)"  # arrows and signs
    r"|https?:(?=//)|www(?=\.)|(?=@)",  # links
    re.IGNORECASE,
)
ADDRESS = "%:/?#!&'()*+,;=@"  # what keeps its meaning in an address, and has none in a link's


def plain(text: str) -> str:
    """Escape a text so that Streamlit's Markdown shows it letter by letter.

    Every ASCII punctuation mark is escaped as CommonMark allows. Streamlit replaces
    shortcodes, arrows and addresses after that, so a character that is not seen parts
    them. Line breaks become spaces. What a reader typed, or an address says, may hold
    what is not seen: it is written out.
    """
    seen = written_out(" ".join(text.split()), but=FIRST_STRONG_ISOLATE + POP_ISOLATE)
    parted = REPLACED.sub(rf"\g<0>{WORD_JOINER}", seen)
    return MARKUP.sub(r"\\\1", parted)


def linked(text: str, url: object) -> str:
    """Write a text, escaped as by `plain`, as a link; only as a text where there is no address."""
    return f"[{plain(text)}]({_target(address)})" if (address := web_address(url)) else plain(text)


def in_language(text: str, tag: object, words: Sequence[str] = ()) -> str:
    """Write a quotation as HTML that says in which language it is, for voices and hyphens.

    Markdown cannot say so. Every sign of the text is escaped; the words that are sought are
    marked, as `highlights.hits` takes them.
    """
    parts, done = [], 0
    for start, end in hits(text, words):
        parts += [escape(text[done:start]), f"<mark>{escape(text[start:end])}</mark>"]
        done = end
    language = f' lang="{tag}"' if isinstance(tag, str) and TAG.fullmatch(tag) else ""
    return f'<p{language} dir="auto">“{"".join(parts)}{escape(text[done:])}”</p>'


def as_said(account: Mapping[Hashable, Any]) -> str:
    """Say in which language an account has words, as far as it is known."""
    language = account.get("language")
    return f"As it was said, in {language}" if isinstance(language, str) else "As it was said"


def _target(url: str) -> str:
    """Write a web address so that it begins and ends where it does inside a Markdown link."""
    return f"<{quote(url, ADDRESS, errors='replace').replace('&', '&amp;')}>"


def facts(said: Mapping[str, object]) -> list[str]:
    """Write what is said under each title as a line of Markdown; none where nothing is said."""
    told = ((title, text) for title, text in said.items() if isinstance(text, str) and text)
    return [f"**{plain(title)}:** {plain(text)}" for title, text in told]
