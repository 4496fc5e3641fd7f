"""UTF-8 that was read in another encoding, as spreadsheets do: told from other text, both ways."""

import re

from ftfy import fix_encoding_and_explain

NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
NOT_UTF_8 = ("decode", "windows-1252")  # of a text that ftfy takes for latin-1
WESTERN, CYRILLIC = "sloppy-windows-1252", "sloppy-windows-1251"
Encodings = tuple[str, ...]


def ungarbled(text: str) -> tuple[str, Encodings] | None:
    """Give the text before UTF-8 was read in other encodings, and in which, if it was.

    ftfy finds it, but for short words that were read as windows-1251. Of several
    encodings the last one to be read in comes first.
    """
    meant, plan = fix_encoding_and_explain(text)
    if NOT_UTF_8 in (plan or ()):
        meant, plan = text, []
    encodings = [name for done, name in plan or () if done == "encode"]
    if meant != text and not encodings:  # only parts of it were garbled
        encodings = [WESTERN]
    original = _before_windows_1251(meant)
    if original != meant:
        encodings.append(CYRILLIC)
    return (original, tuple(encodings)) if encodings else None


def garbled(text: str, encodings: Encodings) -> str:
    """Give a text as it is when its UTF-8 is read in other encodings; undoes `ungarbled`."""
    for encoding in reversed(encodings):
        text = text.encode().decode(encoding)
    return text


def in_words(encodings: Encodings) -> str:
    """Name encodings as spreadsheets do."""
    names = (one.removeprefix("sloppy-").replace("latin-1", "windows-1252") for one in encodings)
    return " and again as ".join(names)


def _before_windows_1251(text: str) -> str:
    """Give a text before its UTF-8 was read as windows-1251, if two letters or more show that."""
    meant, letters = text, 0
    for run in set(NOT_ASCII.findall(text)):
        try:
            original = run.encode(CYRILLIC).decode()
        except UnicodeError:
            continue
        if original.replace("\xa0", "").isprintable():
            meant, letters = meant.replace(run, original), letters + len(original)
    return meant if letters > 1 else text
