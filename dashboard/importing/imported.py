"""What was read off a file that somebody has: rows of our tables, and where every row went."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.analysis.phrases import count
from dashboard.describe import package_text
from dashboard.importing.ours.our_tables import Found
from dashboard.model.columns import columns
from dashboard.model.files import PACKAGE
from dashboard.model.schema import TABLES
from dashboard.model.slips.text_slips import as_id


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
