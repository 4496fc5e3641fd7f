"""The bytes of a file -> its text, or why it is none."""

import codecs
import re

from charset_normalizer import from_bytes

from dashboard.model.files import PACKAGE
from dashboard.model.problems import DataError, Problem, visible
from dashboard.model.reading.formats import other_format

BREAK = re.compile(rb"\r\n|\r|\n")
RESTORE = "Restore it from a copy, or write it with python -m dashboard describe"
WESTERN = ("cp1252", "cp1250", "mac_roman")  # as spreadsheets save; the most usual first
CYRILLIC = ("cp1251", "koi8_u", "cp866", "mac_cyrillic")
OTHER = ("cp1253", "cp1254", "gb18030", "big5", "shift_jis")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(file: str, content: bytes) -> str:
    """Read a file as UTF-8; a byte order mark is no part of the text.

    Parameters
    ----------
    file : str
        Its name, for the problems.
    content : bytes
        What it holds.

    Raises
    ------
    DataError
        If it is empty or no UTF-8 text; it says what it seems to be.
    """
    save_as = f"Save the file again as {'CSV ' * file.endswith('.csv')}UTF-8"
    found = other_format(content)
    if found and (file != PACKAGE or found.kind == "not-text"):
        hint = RESTORE if file == PACKAGE else found.remedy
        raise _error(file, 0, found.kind, f"the file is {found.name} under another name", hint)
    if content and not content.strip(b"\0"):
        message = f"the file holds {len(content)} NUL bytes and nothing else"
        hint = "It was cut off while it was saved: restore it from a copy"
        raise _error(file, 0, "nul-byte", message, hint)
    if utf_16_codec(content):
        message = "the file is UTF-16, which spreadsheets call Unicode text"
        raise _error(file, 0, "utf-16", message, save_as)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _foreign(file, content, error, save_as) from error
    if not text.strip():
        hint = "Write the names of its columns into the first line, or restore it from a copy"
        raise _error(file, 0, "empty-file", "the file is empty", hint)
    return text


def _error(file: str, line: int, kind: str, message: str, hint: str) -> DataError:
    """Make the error of a file that cannot be read."""
    return DataError([Problem(file, line, "", "", message, hint, kind)])


def utf_16_codec(content: bytes) -> str:
    """Name what reads bytes that are UTF-16, with its mark or without; empty if they are not.

    Without a mark every other byte of the beginning is NUL, as it is in Latin text.
    """
    if content.startswith(UTF_16):
        return "utf-16"
    halves = {"utf-16-le": content[1:200:2], "utf-16-be": content[0:200:2]}
    found = (codec for codec, half in halves.items() if half.count(0) > len(half) * 0.8)
    return next(found, "") if content else ""


def _foreign(file: str, content: bytes, error: UnicodeDecodeError, save_as: str) -> DataError:
    """Tell of the first byte that is not UTF-8, and what it is in the likely encoding."""
    line = len(BREAK.findall(content, 0, error.start)) + 1
    if error.reason == "unexpected end of data":
        hint = "It was cut off while it was saved: restore it from a copy"
        return _error(file, line, "not-utf-8", "the file ends in the middle of a letter", hint)
    message = f"byte 0x{content[error.start]:02X} is not UTF-8 text"
    if encoding := likely_encoding(content):
        rest = content[error.start : error.start + 4].decode(encoding, "replace")
        name = re.sub(r"^cp(?=12)", "windows-", encoding).replace("_", "-")
        message += f'; in {name} it is "{visible(rest[:1])}"'
    return _error(file, line, "not-utf-8", message, save_as)


def likely_encoding(content: bytes) -> str:
    """Name the encoding in which bytes are most likely text; empty if in none.

    Of several that are as likely the most usual one is named: of Cyrillic ones, where
    most letters outside ASCII stand together as words.
    """
    found = from_bytes(content, cp_isolation=[*WESTERN, *CYRILLIC, *OTHER])
    likely = [m for m in found if (m.chaos, m.coherence) == (found[0].chaos, found[0].coherence)]
    alike = {encoding for match in likely for encoding in match.could_be_from_charset}
    high = [len(run) for run in re.findall(rb"[\x80-\xff]+", content)]
    in_words = sum(run for run in high if run > 2) * 2 > sum(high)
    usual = (*CYRILLIC, *WESTERN) if in_words else (*WESTERN, *CYRILLIC)
    return next((encoding for encoding in (*usual, *OTHER) if encoding in alike), "")
