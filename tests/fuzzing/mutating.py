"""Files -> files that are damaged: bytes, cells, rows, columns, files, and JSON."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

Files = dict[str, bytes]
BYTES = (
    *(b"\0", b"\0" * 4096, b"\xff", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80", b"\x1a", b"\x1b[2J", b"\x7f"),
    *(b'"', b'""', b'"""', b"'", b",", b",,,", b";", b"\t", b"|", b"\r", b"\n", b"\r\n", b"\n\r"),
    *(b"\\", b"\\N", b"#", b"# ", b"=", b"@", b"<", b"]]>", b"&#0;", b"{", b"}", b"[", b"]"),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"\x0b", b"\x0c", b"\x1c", b"\xe2\x80\x8b", b"\xc2\xa0"),
)
NUMBERS = (
    *("0", "-0", "-1", "1e308", "1e309", "-1e309", "1e-400", "nan", "NaN", "inf", "-Infinity"),
    *(
        "0x10",
        "1_000",
        "1,5",
        "1.000,5",
        "+5",
        ".5",
        "5.",
        "5e",
        "٤٨",
        "４８",
        "½",
        "²",
        "1" * 5000,
    ),
    *("90.0000001", "-180.0001", "48.5N", "48°30'", "9007199254740993", "0" * 400 + "1", "1e5"),
)
DATES = (
    *("0000", "0000-00-00", "-9999", "Y-170000002", "y1e99", "9999-12-31", "10000-01-01"),
    *("2025-02-29", "2024-02-30", "2025-W05", "2025-366", "20250205", "2025-06-31/2025-02-01"),
    *("../..", "[..]", "[]", "{}", "[2025,]", "{2025-01..2025-99}", "2025?~%", "XXXX-XX-XX"),
    *("2025-04-01T25:61", "2025-04-01T23:59:60Z", "2025-04-01T08:00+99:00", "T12", "/", "2025/"),
    *("2025-04-01T24:00", "1900-01-01T00:00Z", "45748.3333", "now()", "2025-04-01/" * 40),
    *("0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "2025-03-30T02:30", "2025-21", "20XX"),
)
TEXTS = (
    *("", " ", "\u00a0", "\u200b", "\u202e", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\U0010ffff"),
    *("x" * 100_000, "é" * 70_000, "e\u0301" * 5_000, ";" * 3_000, "a;" * 3_000, "\n" * 3_000),
    *('"', "'", "\\", "a\rb", "a\nb", "a\u2028b", "a\tb", "#REF!", "#", "# x", "=1+1", "-", "@x"),
    *("true", "TRUE", "yes", "false", "null", "None", "NULL", "undefined", "[object Object]"),
    *("../../etc/passwd", "media/../x", "media/" + "a/" * 500, "file:///etc/passwd", "C:\\x"),
    *("http://", "https://[", "https://x:99999/", "https://\u202e/", "javascript:1", "//x", "x:y"),
    *("<b>", "&amp;", "%s%n", "{0}", "${x}", "{{x}}", "$$", "![x](y)", ":x:", "\x00", "\x1b[31m"),
    *("İ", "ß", "ﬃ", "Å", "А", "ａ", "𝒜", "٠", "ı", "ſ", "K", "\U0001f468\u200d\U0001f469"),
    *("events.kind", "prisoner-of-war", "protected-source", "one-of", "along", "between", "zz"),
    *("Mars/Phobos", "Europe/Kyiv", "UTC+25", "en-x-", "x-klingon", "A1", "F6", "1/0", "sha256:"),
)
CELLS = (*NUMBERS, *DATES, *TEXTS)
CODECS = (
    *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1251", "cp1252", "koi8-u"),
    *("cp866", "gb18030", "shift_jis", "utf-7", "mac-cyrillic", "cp037", "latin-1"),
)
JSON_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1e308, 10**400, "", "x", "x" * 100_000, [], {}, [[]], [None]),
    *({"": None}, [{}], "\ud800", "\x00", "https://", "Europe/Nowhere", ["x"] * 5_000, 0.1),
)


def bytes_damaged(content: bytes, chance: Random) -> bytes:
    """Flip, cut out, double, move or put in bytes, or cut the file off."""
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(changed) + 1)
        to = at + chance.choice([1, 1, 3, 30, 300, 3_000])
        how = chance.randrange(6)
        if how == 0 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            del changed[at:to]
        elif how == 2:
            changed[at:at] = changed[at:to]
        elif how == 3:
            piece = changed[at:to]
            del changed[at:to]
            other = chance.randrange(len(changed) + 1)
            changed[other:other] = piece
        elif how == 4:
            changed[at:at] = chance.choice(BYTES)
        elif chance.random() < 0.2:
            del changed[at:]
    return bytes(changed)


def cells_damaged(content: bytes, chance: Random) -> bytes:
    """Change cells, rows and columns of a table, and how it is written."""
    rows = _rows(content)
    if not rows or not rows[0]:
        return bytes_damaged(content, chance)
    for _ in range(chance.choice([1, 1, 2, 4])):
        chance.choice(TABLE_DAMAGES)(rows, chance)
    return _table(rows, chance)


def _a_cell(rows: list[list[str]], chance: Random) -> None:
    """Write something else into a cell, now and then into the whole column."""
    row = chance.choice(rows[chance.randrange(2) :] or rows)
    if not row:
        return
    at, text = chance.randrange(len(row)), chance.choice(CELLS)
    if chance.random() < 0.3:
        cut = chance.randrange(len(row[at]) + 1)
        text = row[at][:cut] + text + row[at][cut:]
    row[at] = text
    if chance.random() < 0.1:
        for other in rows[1:]:
            other[at : at + 1] = [text]


def _swapped_cells(rows: list[list[str]], chance: Random) -> None:
    """Swap two cells: ids, dates and texts come to stand where others do."""
    one, other = chance.choice(rows), chance.choice(rows)
    if one and other:
        at, to = chance.randrange(len(one)), chance.randrange(len(other))
        one[at], other[to] = other[to], one[at]


def _swapped_columns(rows: list[list[str]], chance: Random) -> None:
    """Swap two columns; in half of the cases without their names."""
    one, other = (chance.randrange(len(rows[0]) or 1) for _ in range(2))
    for row in rows[chance.randrange(2) :]:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _repeated_rows(rows: list[list[str]], chance: Random) -> None:
    """Write rows again, the header too, with other ids or with the same."""
    for row in chance.choices(rows, k=chance.choice([1, 3, 200])):
        again = [*row]
        if again and chance.random() < 0.5:
            again[0] += chance.choice(["", "x", "-2", " ", ";", "\u0301"])
        rows.insert(chance.randrange(len(rows) + 1), again)


def _lost(rows: list[list[str]], chance: Random) -> None:
    """Lose rows, or a column."""
    if chance.random() < 0.5 and len(rows) > 1:
        del rows[chance.randrange(len(rows)) :][: chance.randrange(1, 4)]
        rows.pop(chance.randrange(len(rows)))
    else:
        at = chance.randrange(len(rows[0]) or 1)
        for row in rows:
            del row[at : at + 1]


def _more_columns(rows: list[list[str]], chance: Random) -> None:
    """Add columns, with a name that there is, one of another table, or none."""
    names = [*rows[0], "", " ", "notice", "tags", "time_zone", "place_ids", "Own", "line", "index"]
    name = chance.choice(names)
    for row in rows:
        row += [name if row is rows[0] else chance.choice(CELLS)] * chance.choice([1, 1, 1, 40])


def _ragged(rows: list[list[str]], chance: Random) -> None:
    """Make rows shorter or longer than the header."""
    row = chance.choice(rows)
    if chance.random() < 0.5:
        del row[chance.randrange(len(row) + 1) :]
    else:
        row += [chance.choice(CELLS)] * chance.choice([1, 3, 500])


def _shuffled(rows: list[list[str]], chance: Random) -> None:
    """Put the rows in another order, now and then with the header among them."""
    rest = rows[chance.choice([0, 1, 1, 1]) :]
    chance.shuffle(rest)
    rows[len(rows) - len(rest) :] = rest


TABLE_DAMAGES: tuple[Callable[[list[list[str]], Random], None], ...] = (
    *(_a_cell, _a_cell, _a_cell, _a_cell, _swapped_cells, _swapped_columns, _repeated_rows),
    *(_lost, _more_columns, _ragged, _shuffled),
)


def recoded(content: bytes, chance: Random) -> bytes:
    """Save a text in another encoding, twice, or with other ends of lines."""
    text = content.decode("utf-8", "replace")
    how = chance.randrange(5)
    if how < 2:
        return text.encode(chance.choice(CODECS), "replace")
    if how == 2:
        return text.encode().decode(chance.choice(["cp1251", "latin-1"]), "replace").encode()
    if how == 3:
        end = chance.choice(["\r", "\r\n", "\n\n", "\u2028", "\x85", "\n\r", " \n", "\r\r\n"])
        return text.replace("\n", end).encode()
    return chance.choice([b"", b"\n", b"\0" * 5_000, b"PK\x03\x04", b"%PDF-1", b"\xef\xbb\xbf"])


def json_damaged(content: bytes, chance: Random) -> bytes:
    """Change values of JSON wherever they stand, or else its bytes."""
    try:
        read = json.loads(content)
    except ValueError:
        return bytes_damaged(content, chance)
    for _ in range(chance.choice([1, 1, 2, 5])):
        read = _value_changed(read, chance)
    return json.dumps(read, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _value_changed(value: Any, chance: Random) -> Any:
    """Go down into a value by chance, and change something there."""
    deeper = chance.random() < 0.8
    if isinstance(value, dict) and value and deeper:
        name = chance.choice([*value])
        changed = {**value, name: _value_changed(value[name], chance)}
        if chance.random() < 0.1:
            changed[chance.choice([*value, "type", "id", "properties"])] = changed.pop(name)
        return changed
    if isinstance(value, list) and value and deeper:
        at = chance.randrange(len(value))
        again = value[at : at + chance.randrange(3)]
        return [*value[:at], _value_changed(value[at], chance), *again, *value[at + 1 :]]
    return chance.choice([*JSON_VALUES, chance.choice(CELLS), chance.choice(CELLS)])


def text_damaged(content: bytes, chance: Random) -> bytes:
    """Change what stands between the signs that part a text, as in XML, or else its bytes."""
    text = content.decode("utf-8", "replace")
    spans = [match.span() for match in re.finditer(r'[^<>"&;:,\s]+', text)]
    for at, to in sorted(chance.choices(spans, k=chance.choice([1, 2, 5])) if spans else [])[::-1]:
        text = text[:at] + chance.choice(CELLS) + text[to:]
    return text.encode("utf-8", "replace")


def damaged(name: str, content: bytes, chance: Random) -> bytes:
    """Damage a file in one of the ways that its kind knows."""
    if name.endswith(".csv"):
        ways = [cells_damaged, cells_damaged, cells_damaged, bytes_damaged, recoded]
    elif name.endswith((".json", ".geojson")):
        ways = [json_damaged, json_damaged, bytes_damaged, recoded]
    elif name.endswith((".kml", ".jsonl")):
        ways = [text_damaged, text_damaged, bytes_damaged, recoded]
    else:
        ways = [bytes_damaged]
    return chance.choice(ways)(content, chance)


def folder_damaged(files: Mapping[str, bytes], chance: Random) -> Files:
    """Damage one file of a folder or several, or swap, lose or repeat files."""
    changed = dict(files)
    for name in chance.sample(sorted(files), chance.choice([1, 1, 1, 2, 3, len(files)])):
        changed[name] = damaged(name, changed[name], chance)
    if chance.random() < 0.05:
        one, other = chance.sample(sorted(files), 2)
        changed[one], changed[other] = changed[other], changed[one]
    if chance.random() < 0.03:
        del changed[chance.choice(sorted(files))]
    if chance.random() < 0.03:
        one, other = chance.sample(sorted(changed), 2)
        changed[one] += changed[other]
    return changed


def _rows(content: bytes) -> list[list[str]]:
    """Take a table apart as far as it goes."""
    text = content.decode("utf-8-sig", "replace").replace("\0", "")
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        return []


def _table(rows: list[list[str]], chance: Random) -> bytes:
    """Write a table, mostly as it should be."""
    file = io.StringIO()
    usual = chance.random() < 0.85
    writer = csv.writer(
        file,
        delimiter="," if usual else chance.choice(",;\t|:"),
        lineterminator="\n" if usual else chance.choice(["\n", "\r\n", "\r"]),
        quoting=csv.QUOTE_MINIMAL if usual else csv.QUOTE_ALL,
    )
    writer.writerows(rows)
    mark = b"" if usual else chance.choice([b"", b"\xef\xbb\xbf"])
    return mark + file.getvalue().encode("utf-8", "surrogatepass")
