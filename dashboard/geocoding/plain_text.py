"""Foreign text made fit for a cell and a terminal."""

LONGEST = 300
FORMULA_BEGINNINGS = "=+-@"


def plain(text: str) -> str:
    """Give a text in one line, without control characters and not too long.

    A spreadsheet takes no such text for a formula.
    """
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    words = " ".join(printable.split()).lstrip(FORMULA_BEGINNINGS + " ")
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
