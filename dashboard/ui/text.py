"""Text from a dataset where Streamlit expects Markdown: shown as it is, never obeyed."""

import re

MARKUP = re.compile(r"([!-/:-@\[-`{-~])")
REPLACED = re.compile(
    r":(?=[\w+/-]+:)"  # emoji and icons
    r"|(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S)"  # arrows and signs
    r"|https?:(?=//)|www(?=\.)|(?=@)",  # links
    re.IGNORECASE,
)
WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Escape a text so that Streamlit's Markdown shows it letter by letter.

    Every ASCII punctuation mark is escaped as CommonMark allows. Streamlit replaces
    shortcodes, arrows and addresses after that, so a character that is not seen parts
    them. Line breaks become spaces.
    """
    parted = REPLACED.sub(rf"\g<0>{WORD_JOINER}", " ".join(text.split()))
    return MARKUP.sub(r"\\\1", parted)
