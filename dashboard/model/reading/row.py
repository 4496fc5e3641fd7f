"""The cells of one row -> what each says, and what is wrong with all the others."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from dashboard.model.cells import Doubt
from dashboard.model.columns import Column, columns
from dashboard.model.problems import is_warning, visible
from dashboard.model.reading.header import delimiter
from dashboard.model.reading.record import Finding, Record
from dashboard.model.schema import TABLES, Row
from dashboard.model.slips import text_slips
from dashboard.model.slips.coordinates import advice
from dashboard.model.slips.text_slips import Slip

CURLY = ("“", "„", "”")


def read_row(
    table: str, line: int, header: Sequence[str], cells: Sequence[str]
) -> tuple[Record, list[Finding]]:
    """Read each cell of a row as the table's class says.

    Parameters
    ----------
    table : str
        A key of `schema.TABLES`.
    line : int
        Physical line on which the row begins.
    header : sequence of str
        Names of the columns.
    cells : sequence of str
        The cells as they stand in the file.

    Returns
    -------
    record : Record
        The row with what its cells say, but for those that are refused; where cells and
        header do not answer to each other, all are.
    findings : list of Finding
        What is wrong with each cell.
    """
    texts = dict(zip(header, cells, strict=False))
    if misfit := _misfit(header, cells):
        record = Record(table, line, texts, {})
        return record, [Finding(record, "", *misfit[0], misfit[1])]
    row = TABLES[table]
    given = {name: text for name in row.model_fields if (text := texts[name]).strip()}
    by_name = {column.name: column for column in columns(row)}
    slips = {
        name: slip
        for name, text in given.items()
        if (slip := text_slips.in_text(text, by_name[name].form.most))
    }
    lost = {name for name, slip in slips.items() if not is_warning(slip.kind)}
    doubts: list[Doubt] = []
    refused: list[ErrorDetails] = []
    try:
        values = vars(row.model_validate(given, context=doubts))
    except ValidationError as errors:
        refused = errors.errors()
        values = dict(_readable(row, given, {_column(error) for error in refused}))
    if lost:
        values = {name: said for name, said in values.items() if name not in lost}
    record = Record(table, line, texts, values)
    refusals = [
        Finding(record, name, *_explained(texts, error, by_name[name]))
        for error in refused
        if (name := _column(error)) not in lost
    ]
    explained = {finding.column for finding in refusals}
    found = [
        *(Finding(record, name, *slip) for name, slip in slips.items() if name not in explained),
        *refusals,
        *(
            Finding(record, doubt.column, *_doubted(texts, doubt, by_name[doubt.column]))
            for doubt in doubts
            if doubt.column not in slips
        ),
    ]
    return record, list(dict.fromkeys(found))


def _column(error: ErrorDetails) -> str:
    """Name the column in which something is refused."""
    return str(error["loc"][0])


def _readable(
    row: type[Row], given: Mapping[str, str], refused: set[str]
) -> Iterator[tuple[str, Any]]:
    """Yield column and value of the cells that are not refused."""
    for name, cell in _cells(row).items():
        if name not in refused:
            said = cell.model_validate({name: given[name]} if name in given else {})
            yield name, getattr(said, name)


@cache
def _cells(row: type[Row]) -> dict[str, type[BaseModel]]:
    """Make a class of each column by itself."""
    return {
        name: create_model(name, **{name: (field.annotation, field)})  # type: ignore[call-overload]
        for name, field in row.model_fields.items()
    }


def _misfit(header: Sequence[str], cells: Sequence[str]) -> tuple[Slip, str] | None:
    """Tell of a row whose cells do not answer to the header, and of which text in it."""
    if cells == header:
        return Slip("repeated-header", "the row repeats the names of the columns", "Delete it"), ""
    if len(cells) == len(header):
        return None
    if name := delimiter(cells, len(header)):
        message = f"the cells of the row are separated by {name}, not by commas"
        return Slip("wrong-delimiter", message, "Separate them as the header does"), ""
    message = f"the row has {len(cells)} cells where the header has {len(header)}"
    spilt = ",".join(cells[len(header) :])
    if curly := next((c for c in cells if c.startswith(CURLY)), ""):
        message = f"begins with a curly quotation mark, so its commas separate cells: {message}"
        return Slip("curly-quotes", message, 'Write straight quotation marks (") around it'), curly
    if len(cells) < len(header):
        hint = "An empty cell needs its comma; a text of several lines needs quotation marks"
        return Slip("missing-cell", message, hint), ""
    if not spilt.strip(","):
        return Slip("extra-cell", message, "Delete the commas at its end"), ""
    hint = "A text with a comma needs quotation marks around it"
    return Slip("extra-cell", f"is too much: {message}", hint), spilt


def _explained(texts: Mapping[str, str], error: ErrorDetails, column: Column) -> Slip:
    """Say in a curator's words what was refused, and what was probably meant."""
    context = error.get("ctx", {})
    if error["type"] == "cell":
        refusal = Slip(context["kind"], error["msg"], context["hint"])
    elif error["type"] == "missing":
        return Slip("empty-cell", "is empty", f"Fill it in: {column.description}")
    else:
        hint = f"Write one of: {', '.join(column.choices)}"
        refusal = Slip("unknown-value", "is not a known value", hint)
    if refusal.kind == "out-of-range" and column.name in ("latitude", "longitude"):
        kind, hint = advice(texts) or (refusal.kind, refusal.hint)
        return Slip(kind, refusal.message, hint)
    part = str(error["input"])
    slip = _behind(part, column, refusal)
    if column.is_list and part != texts[column.name].strip():
        return slip._replace(message=f'has "{visible(part)}" in it, which {slip.message}')
    return slip


def _doubted(texts: Mapping[str, str], doubt: Doubt, column: Column) -> Slip:
    """Say what is odd in a cell that is read, and by what slip."""
    odd = Slip(doubt.kind, doubt.message, doubt.hint)
    return _behind(texts[doubt.column], column, odd)._replace(kind=doubt.kind)


def _behind(part: str, column: Column, refusal: Slip) -> Slip:
    """Say what slip is behind a refused text, or at least what may have been meant."""
    if column.is_list and (mended := text_slips.separated_otherwise(part)):
        message = "has other signs than ; between its ids"
        return Slip("wrong-separator", message, f"Write {mended}")
    if slip := text_slips.behind(part, column):
        return slip
    known = refusal.kind in ("decimal-comma", "out-of-range")
    if not known and (meant := text_slips.suggestion(part, column)):
        return refusal._replace(hint=f"Did you mean {meant}? {refusal.hint}")
    return refusal
