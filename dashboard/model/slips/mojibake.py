"""UTF-8 that was read in another encoding, as spreadsheets do: told from other text, both ways."""

import re

NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
CAPITAL_AND_MARK = re.compile("[À-ß][»”“’‘…–—\xa0]")  # as at the end of «CAFÉ»


def ungarbled(text: str) -> tuple[str, str] | None:
    """Give the text before UTF-8 was read in another encoding, and which, if it was."""
    for encoding, least in (("cp1252", 1), ("cp1251", 2)):
        meant, letters = text, 0
        for run in set(NOT_ASCII.findall(text)):
            try:
                original = b"".join(_byte(c, encoding) for c in run).decode("utf-8")
            except UnicodeError:
                continue
            if original.replace("\xa0", "").isprintable() and not CAPITAL_AND_MARK.fullmatch(run):
                meant, letters = meant.replace(run, original), letters + len(original)
        if letters >= least:
            return meant, encoding.replace("cp", "windows-")
    return None


def garbled(text: str, encoding: str) -> str:
    """Give a text as it is when its UTF-8 is read in another encoding; undoes `ungarbled`."""
    encoding = encoding.replace("windows-", "cp")
    return NOT_ASCII.sub(lambda run: "".join(_letter(b, encoding) for b in run[0].encode()), text)


def _byte(letter: str, encoding: str) -> bytes:
    """Give the byte that an encoding reads as a letter; it leaves some as they are."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _letter(byte: int, encoding: str) -> str:
    """Give the letter that an encoding reads in a byte; see `_byte`."""
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)
