"""The first line of a table: which columns are there, and what is wrong with it."""

from collections.abc import Sequence

from dashboard.model.columns import columns
from dashboard.model.problems import DataError, Problem, visible
from dashboard.model.schema import Row
from dashboard.model.slips.text_slips import QUOTES, bare

DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
NAMED, LOOKED_AT = 20, 1_000
SAVE_AS = "Save the file again as CSV UTF-8, with commas"


def check_header(file: str, header: Sequence[str], row: type[Row]) -> list[Problem]:
    """Tell of columns that nothing reads.

    Parameters
    ----------
    file : str
        Name of the file.
    header : sequence of str
        The cells of its first line.
    row : subclass of Row
        What a row must be.

    Raises
    ------
    DataError
        If a column is missing or there more than once. One that came later may be missing.
    """
    expected = [column.name for column in columns(row)]
    needed = [column.name for column in columns(row) if not column.since]
    if missing := [name for name in needed if name not in header]:
        near = header[:LOOKED_AT]
        raise DataError(_as_a_whole(file, near, needed) or _missing(file, near, missing, needed))
    twice = [name for name in expected if header.count(name) > 1]
    if twice:
        message, hint = "the column is there more than once", "Delete all but one, with their cells"
        raise DataError(Problem(file, 1, name, "", message, hint, "column-twice") for name in twice)
    return _unknown(file, [name for name in header if name not in expected])


def delimiter(cells: Sequence[str], count: int) -> str:
    """Name the signs that separate the cells of a line in place of commas; empty if none do."""
    if len(cells) * 2 > count:
        return ""
    line = ",".join(cells)
    return next((name for mark, name in DELIMITERS.items() if line.count(mark) >= count - 1), "")


def _unknown(file: str, names: Sequence[str]) -> list[Problem]:
    """Tell of the first columns that nothing reads, and how many more there are."""
    hint = "Check its spelling, or delete it; the dashboard does not read it"
    found = [
        Problem(file, 1, name, "", f"the column {fault}", hint, "unknown-column")
        for name in names[:NAMED]
        for fault in ["is not known" if name else "has no name"]
    ]
    if (more := len(names) - NAMED) > 0:
        message = f"{more:,} more {'columns are' if more > 1 else 'column is'} not known"
        hint = f"Delete all columns that {file} does not need; the dashboard does not read them"
        found.append(Problem(file, 1, "", "", message, hint, "unknown-column"))
    return found


def _as_a_whole(file: str, header: Sequence[str], needed: Sequence[str]) -> list[Problem]:
    """Find what is wrong with the line as a whole, which would make many columns missing."""
    first = f"The first line must name the columns {','.join(needed)}"
    if len(header) == 1 and len({*needed} & {*header[0].split(",")}) > 1:
        message = "the line stands between quotation marks as a whole, so it is one cell"
        return [Problem(file, 1, "", "", message, SAVE_AS, "wrong-delimiter")]
    if name := delimiter(header, len(needed)):
        message = f"the cells are separated by {name}, not by commas"
        return [Problem(file, 1, "", "", message, SAVE_AS, "wrong-delimiter")]
    quoted = [name for name in header if name.startswith(tuple(QUOTES)) and bare(name) in needed]
    if quoted:
        message = "stands between quotation marks that are not straight ones"
        hint = 'Write straight ones ("), or none'
        return [Problem(file, 1, "", quoted[0], message, hint, "curly-quotes")]
    if not any(bare(name).lower() in needed for name in header):
        message = "is not the name of a column, nor is any other cell of this line"
        value = next((cell for cell in header if cell.strip()), "")
        if not value:
            message = "the first line is empty"
        return [Problem(file, 1, "", value, message, first, "missing-header")]
    return []


def _missing(
    file: str, header: Sequence[str], missing: Sequence[str], needed: Sequence[str]
) -> list[Problem]:
    """Tell of each column that is missing, and of what stands there in its place."""
    otherwise = f"The first line must name the columns {','.join(needed)}"
    meant = {bare(name).lower().replace(" ", "_"): name for name in header}
    return [
        Problem(
            *(file, 1, name, "", "the column is missing"),
            f'Write {name} in place of "{visible(meant[name])}"' if name in meant else otherwise,
            "missing-column",
        )
        for name in missing
    ]
