"""What was read off a file that somebody has: rows of our tables, and where every row went."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.phrases import count
from dashboard.describe import package_text
from dashboard.importing.incidents.conversion import Conversion
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.ours.our_tables import Found
from dashboard.model.columns import columns
from dashboard.model.files import PACKAGE
from dashboard.model.schema import TABLES
from dashboard.model.slips.text_slips import as_id

LISTED_LEFT_OUT = 50


@dataclass
class Imported:
    """What a file becomes.

    Parameters
    ----------
    form : str
        What the file is, in a few words.
    tables : dict of str to list of dict
        By table its rows, cells by column.
    told : list of str
        The report, a sentence each without its full stop: what was read, what became of it,
        and what was left out with the reason.
    title, description : str
        What the file says of itself.
    found : Found or None
        The tables as they stand in a file of our own; `None` where they were made of others.
    """

    form: str
    tables: dict[str, list[dict[str, str]]]
    told: list[str]
    title: str = ""
    description: str = ""
    found: Found | None = None

    def as_found(self) -> Found:
        """Give what there is to compare with a folder; an empty cell of another format is none."""
        if self.found:
            return self.found
        found = Found()
        for table, rows in self.tables.items():
            if rows:
                filled = [{name: cell for name, cell in row.items() if cell} for row in rows]
                found.tables[table] = [*enumerate(filled, 2)]
                found.headers[table] = [*dict.fromkeys(name for row in filled for name in row)]
        return found


def imported(name: str, read: Found | Listed, codes: Mapping[str, str]) -> Imported:
    """Make our tables of what was read off a file; see `imported_together`."""
    return imported_together([(name, read)], codes)


def imported_together(
    read: Sequence[tuple[str, Found | Listed]], codes: Mapping[str, str]
) -> Imported:
    """Make our tables of what was read off files, and a report.

    Places and sources of several files are one if they are in one file; so are events of which
    all is alike.

    Parameters
    ----------
    read : sequence of tuple of str and (Found or Listed)
        What each file is called, and what was read off it.
    codes : mapping of str to str
        Codes of countries by the names that files have for them.

    Raises
    ------
    ValueError
        If some have our tables, and others have not.
    """
    ours = [one for _, one in read if isinstance(one, Found)]
    if len(ours) == len(read):
        return _of_ours(ours)
    if ours:
        raise ValueError(
            "Some of these files have tables of this dashboard, others are of other programs. "
            "Import those of one kind first, and add the others with --update."
        )
    lists = [(name, one) for name, one in read if isinstance(one, Listed)]
    conversion, left_out, remarks = Conversion(codes), list[str](), list[str]()
    for name, one in lists:
        before = len(conversion.left_out)
        conversion.add(name, one)
        of_file = f"{name}: " if len(lists) > 1 else ""
        mine = [*one.left_out, *conversion.left_out[before:]]
        left_out += [f"{of_file}{reason}" for reason in mine]
        remarks += [f"{of_file}{remark}" for remark in one.remarks]
    forms = [*dict.fromkeys(one.form for _, one in lists)]
    nouns = {one.noun for _, one in lists}
    rows, others = sum(one.read for _, one in lists), sum(one.others for _, one in lists)
    noun = nouns.pop() if len(nouns) == 1 else "rows"
    names = ", ".join(name for name, _ in lists)
    told = [sum_up(names, rows, noun, conversion.tables, left_out, others)]
    told += [f"Left out: {one}" for one in _grouped(left_out)]
    titles = [(one.title, one.description) for _, one in lists if one.title]
    title, description = titles[0] if titles else ("", "")
    told += remarks
    return Imported(" and ".join(forms), conversion.tables, told, title, description)


def _of_ours(read: Sequence[Found]) -> Imported:
    """Put our tables of several files together."""
    found = read[0]
    for one in read[1:]:
        for table, rows in one.tables.items():
            found.tables.setdefault(table, []).extend(rows)
            header = [*found.headers.get(table, ()), *one.headers[table]]
            found.headers[table] = [*dict.fromkeys(header)]
        found.remarks += one.remarks
    tables = {table: [cells for _, cells in rows] for table, rows in found.tables.items()}
    told = [f"{of}: {count(len(rows), 'row')} read and written" for of, rows in tables.items()]
    title = found.about.get("name", "")
    return Imported("tables of this dashboard", tables, told + found.remarks, title, found=found)


def files_of(imported: Imported, name: str) -> dict[str, bytes]:
    """Give the content of each file of a new dataset by its name.

    Parameters
    ----------
    imported : Imported
        What is to be in it.
    name : str
        The title, where the file gives none.
    """
    contents, headers = {}, {}
    for table in TABLES:
        rows = imported.tables.get(table, ())
        if TABLES[table].optional and not rows:
            continue
        header = [column.name for column in columns(TABLES[table])]
        header = [*dict.fromkeys([*header, *(name for row in rows for name in row)])]
        contents[f"{table}.csv"] = csv_of(header, rows)
        headers[table] = header
    title = imported.title or name
    about = {"title": title} | (
        {"description": imported.description} if imported.description else {}
    )
    slug = as_id(title) or "dataset"
    package = package_text(about, name=slug, headers=headers).encode("utf-8", "replace")
    contents |= imported.found.media if imported.found else {}
    return contents | {PACKAGE: (imported.found.package if imported.found else b"") or package}


def csv_of(header: list[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """Write rows as a CSV file; what no file can hold is written as a question mark."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def sum_up(
    name: str,
    read: int,
    noun: str,
    tables: Mapping[str, Sequence[Mapping[str, str]]],
    left_out: Sequence[str],
    others: int,
) -> str:
    """Say how many rows were read, and what they have become.

    Parameters
    ----------
    name : str
        What the file is called.
    read, others : int
        How many rows it has, and how many of them are no incidents and are kept.
    noun : str
        What rows are called there.
    tables : mapping of str to sequence
        What was made of them.
    left_out : sequence of str
        What was not kept.
    """
    accounts = tables["events"]
    events = len({account["event_id"] for account in accounts})
    made = {table: len(tables[table]) for table in ("sources", "places", "people")}
    who = f", with {made['people']:,} people and groups" * bool(made["people"])
    told = f"{others:,} {noun} tell of people, places and groups alone"
    beside = [f"; {told}"] * bool(others) + [f"; {len(left_out):,} left out"] * bool(left_out)
    one = "entity" if noun == "entities" else noun.removesuffix("s")
    return (
        f"{read:,} {noun if read != 1 else one} of {name}: {count(events, 'event')} in "
        f"{count(len(accounts), 'account')} by {count(made['sources'], 'source')}, at "
        f"{count(made['places'], 'place')}{who}{''.join(beside)}"
    )


def _grouped(left_out: Sequence[str]) -> Iterator[str]:
    """Name what was left out; of very many only the first, and how many more for which reason."""
    yield from left_out[:LISTED_LEFT_OUT]
    rest = Counter(one.partition(", ")[2] or one for one in left_out[LISTED_LEFT_OUT:])
    yield from (f"{number:,} more, each {reason}" for reason, number in rest.items())
