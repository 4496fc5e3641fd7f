"""The workbook: no text is a formula, every cell comes back as it was, and links lead somewhere."""

import io
from urllib.parse import unquote
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from python_calamine import CalamineWorkbook

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.csv_folder import filed
from dashboard.exporting.extract import extract
from dashboard.exporting.workbook import ORDER, workbook
from dashboard.model.load import build
from tests.hostile import FORMULA, HOSTILE, MARKUP, URL
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

SOME = settings(
    max_examples=max(settings.default.max_examples // 25, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)


def sheets(content):
    """Read every sheet with the reader that other programs of ours use, as texts."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {name: [[*map(_text, row)] for row in rows] for name, rows in found.items()}


def _text(cell):
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def holds_every_cell(part, content):
    """Hold that the sheets of the tables have every cell that the tables have."""
    found = sheets(content)
    for table in part.closed.tables:
        rows = filed(part.closed, table)
        numbers = [c for c in ("latitude", "longitude", "radius_km", "fastest_kmh") if c in rows]
        rows[numbers] = rows[numbers].map(lambda cell: f"{float(cell):.15g}" if cell else "")
        expected = [[*map(str, rows)], *rows.to_numpy().tolist()]
        assert found[table] == expected, table


@SOME
@given(worlds=folders(10), die=dice)
def test_whatever_is_chosen_every_cell_comes_back(csvs, worlds, die):
    whole = build(csvs(**together(worlds)), name="worlds")
    part = extract(whole, choices(whole, die))
    holds_every_cell(part, workbook(part))


@pytest.mark.parametrize("text", [FORMULA, MARKUP, "_x0041_", "a\r\nb\tc", "0012", "1e5", "＝1"])
def test_any_text_comes_back_and_none_is_a_formula(dataset, text):
    whole = dataset(events=[{"title": text, "summary": text, "own": text}])
    content = workbook(extract(whole, Filters()))
    holds_every_cell(extract(whole, Filters()), content)
    with ZipFile(io.BytesIO(content)) as packed:
        xml = b"".join(packed.read(name) for name in packed.namelist())
    assert b"<f>" not in xml
    assert b"<f " not in xml


def test_a_text_that_begins_like_a_formula_stays_one_when_the_cell_is_edited(csvs):
    content = workbook(extract(build(csvs(**HOSTILE), name="hostile"), Filters()))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    armed = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
    assert len(armed) > 20
    for cell in armed:
        assert cell.data_type == "s"
        assert cell.quotePrefix
    for cell in cells:
        assert cell.data_type in ("s", "n")


def test_addresses_are_links_and_nothing_else_is(csvs):
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(extract(build(csvs(**HOSTILE), name="hostile"), Filters())))
    )
    led = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert {cell.value for cell in led} == {URL}
    assert len(led) == 2 * len(HOSTILE["sources"])
    assert {unquote(cell.hyperlink.target) for cell in led} == {URL}


def test_the_sheets_stand_in_order_and_say_what_they_are(shipped):
    part = extract(shipped, Filters(people=("wang-guangjun",), kinds=("capture",)))
    book = openpyxl.load_workbook(io.BytesIO(workbook(part)))
    tables = [table for table in ORDER if table != "evidence"]  # which the folder does not have
    assert book.sheetnames == ["about", *tables, "dictionary"]
    about = {row[0]: row[1] for row in book["about"].values}
    assert about["choice"] == part.sentence
    assert about["also in it"] == part.added
    assert about["notice"].startswith("Told in part by prisoners of war")
    assert book["events"].freeze_panes == "C2"
    widths = [one.width for one in book["events"].column_dimensions.values()]
    assert all(10 <= width <= 62 for width in widths)
    assert {cell.number_format for cell in book["events"]["H"] if cell.value} == {"@"}


def test_the_same_rows_make_the_same_file(shipped):
    assert workbook(extract(shipped, Filters())) == workbook(extract(shipped, Filters()))
