"""Text from a dataset where Streamlit expects Markdown: shown as it is, never obeyed."""

import re

MARKUP = re.compile(r"([!-/:-@\[-`{-~])")
SHORTCODE = re.compile(r":(?=[\w+/-]+:)")
WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """Escape a text so that Streamlit's Markdown shows it letter by letter.

    Every ASCII punctuation mark is escaped as CommonMark allows. Emoji and icon
    shortcodes are replaced by Streamlit after that, so their first colon is parted
    from the name by a character that is not seen. Line breaks become spaces.
    """
    parted = SHORTCODE.sub(f":{WORD_JOINER}", " ".join(text.split()))
    return MARKUP.sub(r"\\\1", parted)
