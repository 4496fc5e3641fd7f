"""The first line of a table: which columns are there, and what is wrong with it."""

from collections.abc import Collection, Mapping, Sequence

from dashboard.model.columns import columns
from dashboard.model.lookups.distinct_names import numbered
from dashboard.model.problems import DataError, Problem, visible
from dashboard.model.schema import Row
from dashboard.model.slips.edit_distance import nearest
from dashboard.model.slips.text_slips import QUOTES, bare

DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
NAMED, LOOKED_AT = 20, 1_000
LONGEST_NAME = 1_000  # signs; a longer one is no slip of the name of a known column
MOST_COLUMNS = 2_000  # that have a name; more are no table that anybody keeps
UNNAMED = r"column [0-9]+"  # what a column without a name is called
SAVE_AS = "Save the file again as CSV UTF-8, with commas"


def check_header(file: str, header: Sequence[str], row: type[Row]) -> list[Problem]:
    """Tell of columns that are missing and need not be there, and of what is nearly them.

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
        If a column is missing that every row needs, or that stands there under nearly the
        same name, if one is there more than once, or if there are more than anybody keeps.
    """
    if (many := sum(map(bool, header))) > MOST_COLUMNS:
        message = f"it has {many:,} columns, and more than {MOST_COLUMNS:,} are not read"
        hint = "Delete those that are not needed"
        raise DataError([Problem(file, 1, "", "", message, hint, "too-many-columns")])
    expected = [column.name for column in columns(row)]
    first = [column.name for column in columns(row) if not column.since]
    missing = [column for column in columns(row) if column.name not in header]
    near = header[:LOOKED_AT]
    written = {_bare_name(name): name for name in near if name not in expected}
    meant = {
        one.name: written[found] for one in missing if (found := nearest(one.name, written, most=1))
    }
    if needed := [one.name for one in missing if one.required or one.name in written]:
        raise DataError(_as_a_whole(file, near, first) or _missing(file, needed, meant, first))
    twice = [name for name in expected if header.count(name) > 1]
    if twice:
        message, hint = "the column is there more than once", "Delete all but one, with their cells"
        raise DataError(Problem(file, 1, name, "", message, hint, "column-twice") for name in twice)
    left_out = [name for name in first if name not in header and name not in meant]
    return [
        *_left_out(file, left_out, [name for name in written.values() if name]),
        *(_nearly(file, written, name) for name, written in meant.items()),
    ]


def named(header: Sequence[str], known: Collection[str]) -> list[str]:
    """Name the columns of a table so that no two are alike.

    Parameters
    ----------
    header : sequence of str
        The cells of the first line.
    known : collection of str
        The columns that are known, which keep their names.

    Returns
    -------
    list of str
        Of a curator's own column the name without stray spaces, `column 12` where it has
        none, and with a number behind it where another has that name.
    """
    plain = [" ".join(cell.split()) or f"column {at}" for at, cell in enumerate(header, 1)]
    own = zip(header, plain, strict=True)
    names = iter(numbered([name for cell, name in own if cell not in known], known))
    return [cell if cell in known else next(names) for cell in header]


def delimiter(cells: Sequence[str], count: int) -> str:
    """Name the signs that separate the cells of a line in place of commas; empty if none do."""
    if len(cells) * 2 > count:
        return ""
    line = ",".join(cells)
    return next((name for mark, name in DELIMITERS.items() if line.count(mark) >= count - 1), "")


def separated_otherwise(file: str, header: Sequence[str], count: int) -> Problem | None:
    """Tell of a first line of which other signs than commas separate the cells."""
    if not (name := delimiter(header, count)):
        return None
    message = f"the cells are separated by {name}, not by commas"
    return Problem(file, 1, "", "", message, SAVE_AS, "wrong-delimiter")


def _nearly(file: str, name: str, meant: str) -> Problem:
    """Tell of a column that has nearly the name of one that is not there."""
    message = f"is a column of your own, and all cells of {meant} count as empty"
    hint = f"Did you mean {meant}? Otherwise: nothing is wrong, it is kept"
    return Problem(file, 1, meant, name, message, hint, "near-column")


def _as_a_whole(file: str, header: Sequence[str], expected: Sequence[str]) -> list[Problem]:
    """Find what is wrong with the line as a whole, which would make many columns missing."""
    first = f"The first line must name the columns {','.join(expected)}"
    if len(header) == 1 and len({*expected} & {*header[0].split(",")}) > 1:
        message = "the line stands between quotation marks as a whole, so it is one cell"
        return [Problem(file, 1, "", "", message, SAVE_AS, "wrong-delimiter")]
    if problem := separated_otherwise(file, header, len(expected)):
        return [problem]
    quoted = [name for name in header if name.startswith(tuple(QUOTES)) and _bare(name) in expected]
    if quoted:
        message = "stands between quotation marks that are not straight ones"
        hint = 'Write straight ones ("), or none'
        return [Problem(file, 1, "", quoted[0], message, hint, "curly-quotes")]
    if not any(_bare(name).lower() in expected for name in header):
        message = "is not the name of a column, nor is any other cell of this line"
        value = next((cell for cell in header if cell.strip()), "")
        if not value:
            message = "the first line is empty"
        return [Problem(file, 1, "", value, message, first, "missing-header")]
    return []


def _bare_name(name: str) -> str:
    """Give the name of a column as it should be written."""
    return _bare(name).lower().replace(" ", "_")


def _bare(name: str) -> str:
    """Give the name of a column without slips that do not show."""
    return bare(name) if len(name) <= LONGEST_NAME else name


def _left_out(file: str, names: Sequence[str], unknown: Sequence[str]) -> list[Problem]:
    """Tell of columns that are not there and need not be, and what may stand in their place."""
    hint = "Add it if there is anything to say"
    if own := [visible(name) for name in unknown[:NAMED] if name]:
        hint += f"; if it is there under another name, rename that: {', '.join(own)}"
    message = "the column is not there, so all its cells count as empty"
    return [Problem(file, 1, name, "", message, hint, "column-left-out") for name in names]


def _missing(
    file: str, missing: Sequence[str], meant: Mapping[str, str], expected: Sequence[str]
) -> list[Problem]:
    """Tell of each column that is missing, and of what stands there in its place."""
    otherwise = f"The first line must name the columns {','.join(expected)}"
    return [
        Problem(
            *(file, 1, name, "", "the column is missing"),
            f'Write {name} in place of "{visible(meant[name])}"' if name in meant else otherwise,
            "missing-column",
        )
        for name in missing
    ]
