"""What a text is compared as: without case, accents and kinds of signs."""

import unicodedata

APOSTROPHES = str.maketrans(dict.fromkeys("ʼ’‘ʹ`´", "'"))


def fold(text: str) -> str:
    """Reduce a text to what a search compares: no case, no accents, plain signs."""
    caseless = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", caseless).translate(APOSTROPHES)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
