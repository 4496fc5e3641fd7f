"""The cells of one row -> what each says, and what is wrong with all the others."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from dashboard.model.cells.kinds import A_NUMBER, DEGREES, LONG, Doubt
from dashboard.model.columns import Column, columns
from dashboard.model.problems import is_warning
from dashboard.model.reading.finding import Finding
from dashboard.model.reading.header import delimiter
from dashboard.model.reading.lines import COMMENT
from dashboard.model.reading.record import Record
from dashboard.model.schema import TABLES, Row
from dashboard.model.slips import text_slips
from dashboard.model.slips.coordinates import advice, strays
from dashboard.model.slips.text_slips import (
    EMPTY,
    FAILED,
    NO_FORMULA,
    Slip,
    is_right,
    says_nothing,
    suggestion,
)

CURLY = ("“", "„", "”")
POINT = ("latitude", "longitude")
NO_POINT = "Empty latitude and longitude where no point is known"
NO_COMMENT = "If the line is to be a comment, empty its other cells"
NO_COMMAS = "If the line is to be a comment, put quotation marks around it, as it has commas"
Refused = dict[str, list[ErrorDetails]]  # by column
Doubted = dict[str, list[Doubt]]


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
    given = {name: text for name in row.model_fields if (text := texts.get(name, "")).strip()}
    said, refused, doubted = _said(row, given)
    most = {column.name: column.form.most for column in columns(row)}
    slips = {
        name: slip
        for name, text in texts.items()
        if text.strip() and (slip := text_slips.in_text(text, most.get(name, LONG)))
    }
    for name, slip in slips.items():
        if not is_warning(slip.kind):
            said.pop(name, None)
            refused.pop(name, None)
    record = Record(table, line, texts, said)
    found: dict[Finding, None] = {}
    for column in columns(row) if slips or refused or doubted else ():
        name = column.name
        if name in refused:
            for error in refused[name]:
                part = str(error["input"]) if column.is_list else ""
                found[Finding(record, name, *_explained(texts, error, column), part)] = None
        elif name in slips:
            found[Finding(record, name, *slips[name])] = None
        else:
            for doubt in doubted.get(name, ()):
                found[Finding(record, name, *_doubted(texts, doubt, column))] = None
    found |= {
        Finding(record, name, *slip): None for name, slip in slips.items() if name not in most
    }
    return record, list(found)


def _said(row: type[Row], given: Mapping[str, str]) -> tuple[dict[str, Any], Refused, Doubted]:
    """Read the cells that have text, each by itself where some are refused."""
    doubts: list[Doubt] = []
    refused: Refused = {}
    try:
        said = vars(row.model_validate(given, context=doubts))
    except ValidationError as errors:
        for error in errors.errors():
            refused.setdefault(str(error["loc"][0]), []).append(error)
        said = {
            name: getattr(cell.model_validate({name: given[name]} if name in given else {}), name)
            for name, cell in cell_classes(row).items()
            if name not in refused
        }
    return said, refused, {name: [*of] for name, of in groupby(doubts, attrgetter("column"))}


@cache
def cell_classes(row: type[Row]) -> dict[str, type[BaseModel]]:
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
    if cells[0].startswith(COMMENT):
        kind = "missing-cell" if len(cells) < len(header) else "extra-cell"
        return Slip(kind, message, NO_COMMAS), ""
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
    if refusal.kind == "out-of-range" and column.name in POINT:
        kind, hint = advice(texts) or (refusal.kind, refusal.hint)
        return Slip(kind, refusal.message, hint)
    part = str(error["input"])
    if FAILED.fullmatch(part.strip()):
        return refusal._replace(hint=NO_FORMULA)
    if part.startswith(COMMENT) and column.name == next(iter(texts)):
        return refusal._replace(hint=f"{refusal.hint}. {NO_COMMENT}")
    slip = _behind(part, column, refusal)
    meant = part.replace(",", ".") if slip.kind == "decimal-comma" else suggestion(part, column)
    if column.name in POINT and strays({**texts, column.name: meant}):
        return refusal._replace(hint=DEGREES)
    return slip


def _doubted(texts: Mapping[str, str], doubt: Doubt, column: Column) -> Slip:
    """Say what is odd in a cell that is read, and by what slip."""
    odd = Slip(doubt.kind, doubt.message, doubt.hint)
    return _behind(texts[doubt.column], column, odd)._replace(kind=doubt.kind)


def _behind(part: str, column: Column, refusal: Slip) -> Slip:
    """Say what slip is behind a refused text, or at least what may have been meant."""
    if says_nothing(part) and not column.required:
        return refusal._replace(hint=NO_POINT if column.name in POINT else EMPTY)
    if column.is_list and (mended := text_slips.separated_otherwise(part)):
        message = "has other signs than ; between its ids"
        return Slip("wrong-separator", message, f"Write {mended}")
    if slip := text_slips.behind(part, column):
        return slip
    if refusal.kind == "decimal-comma" and not is_right(part.replace(",", "."), column):
        return refusal._replace(hint=DEGREES if column.name in POINT else A_NUMBER)
    known = refusal.kind in ("decimal-comma", "out-of-range", "unknown-language")
    if not known and (meant := suggestion(part, column)):
        return refusal._replace(hint=f"Did you mean {meant}? {refusal.hint}")
    return refusal
