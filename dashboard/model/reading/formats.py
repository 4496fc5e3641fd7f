"""What a file is that holds no table, told by how it begins and whatever its name says."""

import re
from typing import NamedTuple

SAVE = "Open it, and save the table as CSV UTF-8"
COPY = "Copy its table into a spreadsheet, and save that as CSV UTF-8"
CONVERT = "Convert it to CSV UTF-8: the names of the columns first, then each row on its line"
DOWNLOAD = "Download the table again as CSV: sites send such a page to those who are not logged in"
BEGINNING = 1_000  # bytes
MARK = b"\xef\xbb\xbf"
ARCHIVE = b"PK\x03\x04"
LISTED = rb"(?s)PK\x01\x02.{42}"  # what stands before each name in the list of an archive


class Format(NamedTuple):
    """What a file is, what to do with it, and what kind of problem it is in place of a table."""

    name: str
    remedy: str
    kind: str = "not-text"


PACKED = Format("a spreadsheet or an archive", SAVE)
_IN_ARCHIVES = {
    LISTED + rb"xl/": Format("an Excel workbook (.xlsx)", SAVE),
    LISTED + rb"word/": Format("a Word document (.docx)", COPY),
    rb"(?s)\A.{30}mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet": Format(
        "an OpenDocument spreadsheet (.ods)", SAVE
    ),
}
_BEGINNINGS = {
    rb"\xd0\xcf\x11\xe0|\x1f\x8b": PACKED,
    rb"%PDF-": Format("a PDF document", COPY),
    rb"\{\\rtf": Format("a text document (RTF)", COPY),
    rb"\x89PNG|\xff\xd8\xff|GIF8": Format("a picture", "Give the table itself, as CSV UTF-8"),
    rb"SQLite format 3": Format("an SQLite database", "Export the table from it as CSV UTF-8"),
    rb"(?i)\s*+(<!doctype html|<html)": Format("a web page (HTML)", DOWNLOAD, "not-a-table"),
    rb"\s*+<\?xml": Format("XML", CONVERT, "not-a-table"),
    rb'\s*+(\{\s*+["}]|\[\s*+[\[{"\]])': Format("JSON", CONVERT, "not-a-table"),
}


def other_format(content: bytes) -> Format | None:
    """Tell what a file is if it is plainly something else than a text in columns."""
    if content.startswith(ARCHIVE):
        inside = (said for sign, said in _IN_ARCHIVES.items() if re.search(sign, content))
        return next(inside, PACKED)
    beginning = content[:BEGINNING].removeprefix(MARK)
    return next((said for sign, said in _BEGINNINGS.items() if re.match(sign, beginning)), None)
