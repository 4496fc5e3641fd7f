"""What a text is compared as: without case, accents and kinds of signs."""

import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "ʼ’‘ʹ`´"), ord("'"))


class _Signs(dict[int, int | None]):
    """What each sign is compared as; nothing for an accent. Filled as signs are met."""

    def __missing__(self, sign: int) -> int | None:
        accent = unicodedata.combining(chr(sign))
        self[sign] = None if accent else APOSTROPHES.get(sign, sign)
        return self[sign]


_SIGNS = _Signs()


def fold(text: str) -> str:
    """Reduce a text to what a search compares: no case, no accents, plain signs."""
    if text.isascii():  # the same, many times as fast
        return " ".join(text.lower().replace("`", "'").split())
    caseless = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(unicodedata.normalize("NFKD", caseless).translate(_SIGNS).split())
