"""What a file is that holds no table."""

import io
from zipfile import ZIP_STORED, ZipFile

import pytest

from dashboard.model.reading.formats import other_format

ODS = "application/vnd.oasis.opendocument.spreadsheet"


def archive(**files: str) -> bytes:
    """Pack files; the names are given with `_` for `/`."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as packed:
        for name, text in files.items():
            packed.writestr(name.replace("_", "/"), text)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (archive(docProps_app="x", xl_workbook="x" * 5_000), "an Excel workbook (.xlsx)"),
        (archive(mimetype=ODS, content="x"), "an OpenDocument spreadsheet (.ods)"),
        (archive(word_document="x"), "a Word document (.docx)"),
        (archive(events="xl/workbook"), "a spreadsheet or an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a spreadsheet or an archive"),
        (b"%PDF-1.4\n", "a PDF document"),
        (b"{\\rtf1\\ansi", "a text document (RTF)"),
        (b'\xef\xbb\xbf  {"title": "x"}', "JSON"),
        (b'[{"event_id": "a"}]', "JSON"),
        (b'{"event_id": "a"}\n{"event_id": "b"}\n', "JSON"),
        (b"\n<html>", "a web page (HTML)"),
        (b'<?xml version="1.0"?>', "XML"),
    ],
)
def test_a_file_is_told_by_how_it_begins(content, name):
    found = other_format(content)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"event_id,title\n", b'"event_id","title"\n', b"event_id;title\n", b"\xff\xfee\0"),
        *(b"[2025-04-01..2025-04-08],arrival\n", b"{x},y\n", b"# PK\x03\x04\n", b"%PDF,x\n"),
    ],
)
def test_a_text_in_columns_is_nothing_else(content):
    assert other_format(content) is None
