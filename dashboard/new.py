"""A folder to begin a dataset in: every table, empty, with an example that is a comment."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.describe import BEGIN, END, README, package_text, with_dictionary
from dashboard.folder_lock import LOCK, changing
from dashboard.model.columns import columns
from dashboard.model.files import PACKAGE
from dashboard.model.reading.lines import COMMENT
from dashboard.model.schema import TABLES, Row

EXAMPLES: dict[str, list[dict[str, str]]] = {  # a sound dataset; no cell needs quotation marks
    "sources": [
        {
            **{"source_id": "example-report", "title": "Title as published", "language": "en"},
            **{"publisher": "Example News", "url": "https://news.example/report-1"},
            **{"published": "2020-01-31", "accessed": "2020-02-01", "kind": "news"},
            "note": "An example: delete it or write over it",
        }
    ],
    "people": [
        {
            **{"person_id": "example-person", "name": "Name as the source spells it"},
            **{"kind": "person", "aliases": "Another spelling;A third one", "role": "witness"},
        }
    ],
    "places": [
        {
            **{"place_id": "example-city", "name": "Name as the source spells it", "kind": "city"},
            **{"latitude": "10.5", "longitude": "-30.5", "radius_km": "10", "geocoder": "curator"},
            **{"resolution": "chosen", "note": "Why this point"},
        }
    ],
    "place_candidates": [
        {
            **{"place_id": "example-city", "rank": "1", "label": "Name as the gazetteer has it"},
            **{"latitude": "10.5", "longitude": "-30.5", "geocoder": "curator", "chosen": "true"},
            "reason": "Why this one and not its namesakes",
        }
    ],
    "events": [
        {
            **{"event_id": "example-event", "source_id": "example-report", "locator": "¶2"},
            **{"kind": "arrival", "person_ids": "example-person", "place_id": "example-city"},
            **{"date": "[2020-01-01..2020-01-10]", "title": "The witness arrives"},
            **{"summary": "What this source says of it and no more", "basis": "stated"},
            **{"note": "Early January says the source", "evidence_ids": "example-photo"},
        }
    ],
    "statements": [
        {
            **{"statement_id": "example-statement", "source_id": "example-report"},
            **{"locator": "¶3", "speaker_ids": "example-person", "attribution": "named"},
            **{"place_id": "example-city", "event_id": "example-event", "said_on": "2020-01-30"},
            **{"topic": "journey", "form": "quote", "text": "The witness says who paid the fare"},
            "quote": "a few words as they are printed",
        }
    ],
    "evidence": [
        {
            **{"evidence_id": "example-photo", "kind": "photo", "place_id": "example-city"},
            **{"url": "https://news.example/photo-1", "captured": "2020-01-08T14:05"},
            **{"archive_url": "https://archive.example/photo-1", "geolocated_by": "Who found it"},
            "caption": "The witness in front of the station",
        }
    ],
    "vocabulary": [  # both columns have words of their own
        {
            **{"column": "events.kind", "value": "arrival", "label": "Arrival"},
            "description": "Somebody comes to a place",
        },
        {
            **{"column": "statements.topic", "value": "journey", "label": "Journey"},
            "description": "How somebody came or went",
        },
    ],
}
ABOUT = f"""# A new dataset

Each CSV file here is a table: its first line names the columns, one row follows another. A line
of which only the first cell is filled, and begins with `{COMMENT}`, is a comment. There is one in
each table (two in `vocabulary.csv`) that shows what a row looks like, all in one cell: in a text
editor take away the `"{COMMENT}` before it and the `"` behind it, and write over it; or delete it.

1. Say in `{PACKAGE}` what the dataset is: `title`, `description`, `licenses`; and `custody`,
   where prisoners of war speak.
2. Write the words that events and statements are sorted by into `vocabulary.csv`. The dashboard
   knows the kinds `arrival` and `capture`; all other words are yours.
3. Add sources, people and places, then what the sources say happened, and what was said.
4. Check your work with `python -m dashboard check FOLDER`, and look at it with
   `streamlit run streamlit_app.py -- --data FOLDER`.

An empty cell means unknown. Several values in a cell are separated by `;`. Dates are EDTF:
`2020-01-31` a day, `2020-01` a month, `[2020-01-01..2020-01-10]` some day in that range,
`2020-01-01/2020-01-10` all of them.

## Dictionary

{BEGIN}
{END}
"""


def begin(folder: Path) -> None:
    """Write an empty dataset that is sound as it is.

    Parameters
    ----------
    folder : Path
        Is made where it does not exist.

    Raises
    ------
    FileExistsError
        If there is anything in it, or it is no folder.
    InUseError
        If somebody else begins there.
    OSError
        If it cannot be written.
    """
    with made_empty(folder):
        for file, text in files(folder.resolve().name).items():
            (folder / file).write_text(text, "utf-8", newline="\n")


@contextmanager
def made_empty(folder: Path) -> Iterator[None]:
    """Make a folder, unless it is there and empty, to be filled by one alone.

    Raises as `begin` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(path.name != LOCK for path in folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    with changing(folder):
        if any(path.name != LOCK for path in folder.iterdir()):
            raise FileExistsError(f"{folder} is not empty")
        yield


def files(name: str) -> dict[str, str]:
    """Give the text of each file of a new dataset, by its name."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "dataset"
    about = {"title": name, "description": "", "version": "0.1.0"}
    headers = {table: [column.name for column in columns(row)] for table, row in TABLES.items()}
    package = package_text(about, name=slug, headers=headers)
    texts = {README: with_dictionary(ABOUT), PACKAGE: package}
    return texts | {f"{table}.csv": _table(table, row) for table, row in TABLES.items()}


def _table(table: str, row: type[Row]) -> str:
    """Write the header of a table and, as comments, its examples."""
    names = [column.name for column in columns(row)]
    lines = [",".join(names)]
    for example in EXAMPLES[table]:
        cells = ",".join(example.get(name, "") for name in names)
        lines.append(f'"{COMMENT}{cells}"')
    return "\n".join([*lines, ""])
