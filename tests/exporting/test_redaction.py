"""No format has a hidden name in any of its bytes, be they packed or not."""

import io
import sqlite3
from collections.abc import Iterator
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.texts.legible import made_legible
from dashboard.exporting.extract import extract
from dashboard.exporting.formats import DATA, FORMATS
from dashboard.exporting.pictures.picture import FIGURES, pictures
from dashboard.exporting.report.document import html
from dashboard.model.redaction.redacted_files import build_redacted
from tests.exporting.written import write
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

SOME = settings(
    max_examples=max(settings.default.max_examples // 25, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
PICTURED = ("map.svg", "timeline.svg")  # of the others no texts are drawn that these do not have
READABLE = [one for one in FORMATS if one.of == "" or one.name in PICTURED]  # PNG is drawn of SVG
HELD = ("prisoner-of-war", "held")
HIDDEN = ("zyxwo", "quorl", "зиксву", "王广军")
TEXTS = {
    "events": ("title", "summary", "note", "tags"),
    "statements": ("text", "note", "prompted_by", "translated_by", "tags"),
}


def texts(content: bytes) -> Iterator[str]:
    """Yield all that stands in a file: its bytes, those packed in it, and rows of a database."""
    yield content.decode("utf-8", "replace").casefold()
    if content.startswith(b"SQLite format 3"):
        database = sqlite3.connect(":memory:")
        database.deserialize(content)
        yield "\n".join(database.iterdump()).casefold()
        database.close()
    if content.startswith(b"%PDF"):
        for page in PdfReader(io.BytesIO(content)).pages:
            yield page.extract_text().casefold()
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.casefold()
                yield from texts(archive.read(name))


def told_of(tables):
    """Give prisoners names that stand nowhere else, and have every text tell them."""
    for n, row in enumerate(tables["people"]):
        if row["status"] in HELD:
            letter = chr(ord("a") + n % 26)
            row |= {"name": f"Zyxwo{letter} Quorl{letter}", "aliases": f"Зиксву{letter};王广军"}
            row |= {"public_label": f"Prisoner {letter.upper()}", "note": row["name"]}
    names = [row["name"] for row in tables["people"] if row["status"] in HELD] or ["Nobody"]
    for table, columns in TEXTS.items():
        for n, row in enumerate(tables[table]):
            name = names[n % len(names)]
            row |= {one: f"{name.upper()} and 王广军 say so" for one in columns}
            if row.get("form") == "quote":
                row |= {"quote_original": f"{name} 王广军", "quote_language": "uk"}
            row["a column of one's own"] = f"seen by {name}"
    for n, row in enumerate(tables["sources"]):
        row |= {"title": f"On {names[n % len(names)]}", "note": "王广军"}
        row["url"] = f"https://paper.example/{names[n % len(names)].replace(' ', '-')}"
    return tables


@SOME
@given(worlds=folders(10), die=dice)
def test_hidden_names_are_in_no_byte_of_any_format(csvs, worlds, die):
    tables = told_of(together(worlds))
    whole = build_redacted(csvs(**tables), name="worlds")
    part = extract(whole, choices(whole, die))
    for form in DATA:
        for text in texts(form.write(part)):
            assert not [name for name in HIDDEN if name in text], form.name
    part = extract(made_legible(whole), part.filters)
    for text in (html(part).decode(), *pictures(part, FIGURES)):
        assert not [name for name in HIDDEN if name in text.casefold()]


@pytest.mark.parametrize("form", READABLE, ids=[form.name for form in READABLE])
def test_the_names_of_the_shipped_data_are_in_no_byte_where_they_are_hidden(shipped_files, form):
    whole = build_redacted(shipped_files, name="redacted")
    whole = made_legible(whole) if form.legible else whole
    shown = [*texts(write(form, extract(whole, Filters(), redacted=True)))]
    for name in ("guangjun", "renbo", "guanzhun", "广军", "zhang renbo", "wang"):
        assert not [text for text in shown if name in text], name
    assert any("prisoner a" in text for text in shown)
    if form.legible:
        told = [" ".join(text.split()) for text in shown]
        assert any("are replaced by labels here" in text for text in told)


@pytest.mark.parametrize("form", READABLE, ids=[form.name for form in READABLE])
def test_this_would_find_a_name(shipped, form):
    shown = [*texts(write(form, extract(shipped, Filters())))]
    assert any("guangjun" in text for text in shown), form.name
