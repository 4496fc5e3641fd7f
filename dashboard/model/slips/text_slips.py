"""Slips that do not show: stray spaces, letters of other scripts, garbled and lost text.

`in_text` looks at any cell; `behind` explains a cell that is refused, by what would make
it right. Both only tell: nothing is ever mended silently.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from dashboard.model.cells.kinds import NUMBER, SLUG, WHOLE
from dashboard.model.columns import Column
from dashboard.model.dates.typed_dates import NO_VALUE
from dashboard.model.problems import visible
from dashboard.model.slips.edit_distance import nearest
from dashboard.model.slips.mojibake import in_words, ungarbled

LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝӏαοενρικυχτАВЕНІЈКМОРСТХΑΒΕΗΙΚΜΝΟΡΤΧ‐‑‒–—―−",
    "aeopcyxijshdqwlaoevpikuxtABEHIJKMOPCTXABEHIKMNOPTX-------",
)
QUOTES = "\"'`´‘’‚‛“”„‟«»‹›"
FAILED = re.compile(r"#(REF|VALUE|DIV/0|NUM|NULL|SPILL|CALC)!|#NAME\?|#N/A")  # of a spreadsheet
NO_FORMULA = "A formula failed here in the spreadsheet: write what it was to give"
EMPTY = "Leave the cell empty where nothing is known"
AGAIN = "Type it again, as the source has it"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
NOTHING = re.compile(rf"{NO_VALUE}|[-–—./?]+|n\.a\.|not (known|given|available)", re.IGNORECASE)
FORMS = {"number": NUMBER, "integer": WHOLE, "boolean": "true"}


class Slip(NamedTuple):
    """What kind of slip it is, what is wrong, as the end of a sentence, and what to do."""

    kind: str
    message: str
    hint: str


def in_text(text: str, most: int) -> Slip | None:
    """Find what no text should have in it, be it too many characters."""
    if len(text) > most:
        message = f"has {len(text):,} characters, and a cell of this column may have {most:,}"
        return Slip("long-cell", message, "Keep what matters; a text this long cannot be shown")
    if text.isascii() and text.isprintable():
        return None
    if meant := ungarbled(text):
        original, encodings = meant
        message = f"is garbled: UTF-8 that was read as {in_words(encodings)}"
        whole = visible(original) == original
        hint = f'{"Write" if whole else f"{AGAIN}:"} "{visible(original)}"'
        return Slip("garbled-text", message, hint)
    if "\ufffd" in text:
        message = "has lost a letter: \ufffd (U+FFFD) stands where it was"
        return Slip("lost-letter", message, AGAIN)
    if found := CONTROL.search(text):
        if found[0] == "\0":
            hint = "Delete it; if the file was cut off while it was saved, restore it"
            return Slip("nul-byte", "has a NUL byte in it", hint)
        message = f"has a control character in it (U+{ord(found[0]):04X})"
        return Slip("control-character", message, "Delete it")
    return None


def behind(cell: str, column: Column) -> Slip | None:
    """Explain a refused cell by a slip that does not show, where mending it makes it right."""
    if found := without_slip(cell, column):
        kind, what, text = found
        return Slip(kind, what, f"Write {text}")
    return None


def without_slip(cell: str, column: Column) -> tuple[str, str, str] | None:
    """Give kind and description of a slip that does not show, and the cell without it."""
    text = cell
    for kind, mend in _MENDS.items():
        mended, what = mend(text)
        if mended != text:
            text = mended
            if is_right(text, column):
                return kind, what, text
    return None


def suggestion(cell: str, column: Column) -> str:
    """Give what a refused cell may have been meant to be; empty if nobody can tell."""
    small = cell.strip().lower()
    if says_nothing(cell):
        return ""
    if column.choices:
        return nearest(small, column.choices)
    if column.form.type == "boolean":
        return "true" if small in ("true", "yes", "y", "1", "x", "wahr", "vrai") else ""
    if column.form.type == "number":
        degrees = _degrees(cell, "EW" if column.name == "longitude" else "NS")
        return degrees if is_right(degrees, column) else ""
    for guess in (small.upper(), small.replace("_", "-").strip("-"), as_id(small)):
        if is_right(guess, column) and guess != cell:
            return guess
    return ""


def as_id(text: str) -> str:
    """Write a text as an id; empty where a letter would be lost."""
    parts = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    if any(c.isalnum() and not c.isascii() for c in plain) or says_nothing(text):
        return ""
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def says_nothing(text: str) -> bool:
    """Tell whether a text only says that there is nothing to say: N/A, unknown, -."""
    return bool(NOTHING.fullmatch(text.strip()))


def separated_otherwise(cell: str) -> str:
    """Give a list of ids that another sign separates as it should be; empty if it is none."""
    parts = [part.strip() for part in re.split(r"[,|/\n]", cell)]
    several = len(parts) > 1 and all(re.fullmatch(SLUG, part) for part in parts)
    return ";".join(parts) if several and not says_nothing(cell) else ""


def bare(text: str) -> str:
    """Give a text without all that does not show, quotation marks and look-alikes."""
    for mend in _MENDS.values():
        text = mend(text)[0]
    return text


def sign(letter: str) -> str:
    """Name a sign: U+00A0 NO-BREAK SPACE."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip()


def is_right(text: str, column: Column) -> bool:
    """Tell whether a text has the form of its column, and a number its size."""
    if column.choices:
        return text in column.choices
    form = column.form
    pattern = FORMS.get(form.type, form.pattern)
    if not pattern or not re.fullmatch(pattern.strip("^$"), text):
        return False
    low, high = form.minimum, form.maximum
    return (low is None or low <= float(text)) and (high is None or float(text) <= high)


def _without_spaces(text: str) -> tuple[str, str]:
    """Take away spaces at the ends, and signs that do not show anywhere."""
    shown = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c == "\t")
    mended = shown.strip()
    hidden = next((c for c in text if c not in shown), "")
    if text[:1].isspace() or text[:1] == hidden != "":
        return mended, f"begins with {_space(text[0])}"
    if text[-1:].isspace() or text[-1:] == hidden != "":
        return mended, f"ends with {_space(text[-1])}"
    return mended, f"has {_space(hidden)} in it" if hidden else ""


def _space(letter: str) -> str:
    """Name a space or a sign that does not show."""
    return "a space" if letter == " " else f"a sign that does not show ({sign(letter)})"


def _without_quotes(text: str) -> tuple[str, str]:
    """Take away quotation marks around a text."""
    mended = text.strip(QUOTES)
    if mended == text:
        return text, ""
    mark = text[0] if text[0] in QUOTES else text[-1]
    return mended, f"has a quotation mark ({sign(mark)}) as part of the cell"


def _without_look_alikes(text: str) -> tuple[str, str]:
    """Replace letters and digits of other scripts by those that they look like."""
    mended = "".join(
        str(unicodedata.digit(c, c)) if c.isdigit() else c
        for c in unicodedata.normalize("NFKC", text).translate(LOOK_ALIKES)
    )
    odd = next((c for c in text if not c.isascii()), "")
    if not odd:
        return text, ""
    return mended, f"has {odd} ({sign(odd)}) in it, which only looks right"


_MENDS: dict[str, Callable[[str], tuple[str, str]]] = {
    "stray-space": _without_spaces,
    "curly-quotes": _without_quotes,
    "look-alike": _without_look_alikes,
}


def _degrees(cell: str, quarters: str) -> str:
    """Read degrees with a sign, minutes, seconds or one of two quarters of the sky behind them."""
    found = re.fullmatch(
        r"(-?[0-9]{1,3}(?:\.[0-9]+)?) ?°?(?: ?([0-9]{1,2}) ?['′’])?"
        r"(?: ?([0-9]{1,2}(?:\.[0-9]+)?) ?(?:\"|″|”|''))? ?([NSEW])?",
        cell.strip(),
    )
    if not found or (found[4] or "") not in quarters:
        return ""
    degrees = float(found[1]) + int(found[2] or 0) / 60 + float(found[3] or 0) / 3600
    return f"{-degrees if found[4] in ('S', 'W') else degrees:.5f}".rstrip("0").rstrip(".")
