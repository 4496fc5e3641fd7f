"""Where the quotation marks of a CSV file go wrong, by RFC 4180."""

import re
from typing import NamedTuple

from dashboard.model.problems import visible

QUOTED = re.compile(r'"(?:[^"]++|"")*+"')
BARE = re.compile(r"[^,\r\n]*")
BREAK = re.compile(r"\r\n|\r|\n")
ENDS = (",", "\r", "\n", "")


class Fault(NamedTuple):
    """What kind of fault it is, the line on which its cell begins, what is wrong, what to do."""

    kind: str
    line: int
    message: str
    hint: str


def first_fault(text: str) -> Fault | None:
    """Find the first quotation that does not end, or does not end where its cell does.

    A quotation that seems to end where another cell begins with one was not closed: the
    fault lies where it opens, be that many lines before.
    """
    at = 0
    while at < len(text):
        if text[at] == '"':
            quoted = QUOTED.match(text, at)
            if not quoted:
                return _unclosed(text, at)
            end = quoted.end()
            if text[end : end + 1] not in ENDS:
                opens = text[end - 2] in ",\r\n" and bool(BREAK.search(text, at, end))
                return _unclosed(text, at) if opens else _goes_on(text, at, end)
        else:
            bare = BARE.match(text, at)
            end = bare.end() if bare else at
        at = end + 1
    return None


def _unclosed(text: str, at: int) -> Fault:
    """Tell of a quotation mark that opens a cell and has no partner."""
    message = "a quotation mark is opened here and not closed"
    hint = "Close it at the end of its cell, or delete it"
    return Fault("unclosed-quote", _line(text, at), message, hint)


def _goes_on(text: str, at: int, end: int) -> Fault:
    """Tell of text behind the quotation mark that closes a cell."""
    follows = re.split(r'[,"\r\n]', text[end : end + 20])[0]
    message = f'"{visible(follows)}" follows a closing quotation mark'
    hint = 'Double each quotation mark inside a quoted cell: ""'
    rest = BARE.match(text, end)
    if rest and not rest[0].endswith('"'):  # the cell only begins with a quotation
        hint = 'Put quotation marks around the whole cell, and double each one inside it: ""'
    return Fault("text-after-quote", _line(text, at), message, hint)


def _line(text: str, at: int) -> int:
    """Give the physical line of a place in a text."""
    return len(BREAK.findall(text, 0, at)) + 1
