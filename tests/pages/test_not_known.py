"""Cells that nobody can fill in: a book without a day, a file without an address, no paragraph."""

import csv
import io

import pytest

from dashboard.model.columns import columns
from dashboard.model.load import build
from dashboard.model.schema import TABLES
from tests import elsewhere
from tests.pages.script import opened, shown, to

PAGES = ("overview", "people", "places", "statements", "accounts", "method")
UNKNOWN = {  # what a court file, a book and a leaflet do not say
    **dict.fromkeys(["publisher", "url", "language", "published", "accessed"], ""),
}
TABLES_OF_BOOKS = {
    "sources": [
        {"source_id": "book", "title": "A book"} | UNKNOWN,
        {"source_id": "leaflet", "title": "A leaflet"} | UNKNOWN,
        {"source_id": "file", "title": "A court file", "based_on": "A book"} | UNKNOWN,
    ],
    "people": [{}, {}],
    "places": [
        {"latitude": "48", "longitude": "38"},
        {"latitude": "50", "longitude": "30"},
        {"resolution": "ambiguous"},
    ],
    "place_candidates": [
        {"place_id": "place-3", "latitude": lat, "longitude": lon, "geocoder": "", "reason": ""}
        for lat, lon in (("", ""), ("49", "31"))
    ],
    "events": [
        {
            **{"event_id": "meeting", "source_id": source, "locator": "", "basis": ""},
            **{"person_ids": "person-1", "place_id": place, "date": day},
        }
        for source, place, day in (
            ("book", "place-1", "2025-02-05"),
            ("leaflet", "place-2", "2025-03-05"),
            ("file", "place-3", ""),
        )
    ],
    "statements": [
        {
            **{"source_id": "book", "locator": "", "attribution": "", "form": ""},
            **{"speaker_ids": "person-1;person-2"},
        },
    ],
    "vocabulary": [
        {"column": "events.kind", "value": "arrival", "label": "Arrival", "description": ""},
        {"column": "statements.topic", "value": "journey", "label": "Journey", "description": ""},
    ],
}


@pytest.fixture
def books(tmp_path, csvs, monkeypatch):
    """Serve what a book, a leaflet and a court file tell."""
    folder = elsewhere.folder(tmp_path / "data", csvs(**TABLES_OF_BOOKS))
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))


def test_only_what_says_what_a_row_is_must_be_filled_in():
    needed = {
        f"{table}.{column.name}"
        for table, row in TABLES.items()
        for column in columns(row)
        if column.required
    }
    assert needed == {
        *("sources.source_id", "sources.title", "sources.kind"),
        *("people.person_id", "people.name", "people.kind"),
        *("places.place_id", "places.name", "places.kind"),
        *("place_candidates.place_id", "place_candidates.rank", "place_candidates.label"),
        *("events.event_id", "events.source_id", "events.kind", "events.title", "events.summary"),
        *("statements.statement_id", "statements.source_id", "statements.topic"),
        *("statements.text", "vocabulary.column", "vocabulary.value", "vocabulary.label"),
        *("evidence.evidence_id", "evidence.kind"),
    }


def test_a_source_of_which_hardly_anything_is_known_hides_nothing(csvs):
    made = build(csvs(**TABLES_OF_BOOKS), name="books")
    assert (made.problems, made.set_aside) == ((), ())
    assert list(made.source_names.values()) == [
        *("“A book”, date not known", "“A leaflet”, date not known"),
        "“A court file”, date not known",
    ]


@pytest.mark.parametrize("query", [{}, {"event": "meeting"}, {"statement": "statement-1"}])
def test_every_page_shows_what_is_known(books, query):
    app = opened("overview", **query)
    for page in PAGES:
        text = shown(to(page, app))
        assert "1 of 1 event and 1 of 1 statement, in 4 accounts by 3 sources" in text
        assert "nan" not in text.lower().split()
        assert page in ("places", "method") or "](" not in text  # no link to nowhere


def test_accounts_of_books_are_compared_as_any_others(books):
    text = shown(opened("accounts"))
    assert "5 February 2025, says “A book”; 5 March 2025, says “A leaflet”" in text


def test_what_is_not_known_is_said_in_words(books):
    record = shown(opened("overview", event="meeting"))
    assert "(“A book”, date not known, paragraph not known)" in record
    assert "**How known:** not known whether stated" in record
    statement = shown(opened("statements"))
    assert "Person 1, Person 2** · not known whether quoted · said: no date given" in statement
    assert "Source: “A book”, date not known, paragraph not known" in statement
    sources = shown(opened("method")).replace("*", "")
    assert "- A book, publisher not known" in sources
    for fact in ("Address", "Published", "Language", "Read by the curator on"):
        assert f"{fact}: not known" in sources


def test_a_candidate_without_a_point_is_listed_and_not_drawn(books):
    app = opened("places", place="place-3")
    candidates = next(one.value for one in app.dataframe if "reason" in one.value)
    assert candidates["point"].tolist() == ["none", "49.00000, 31.00000"]
    offered = next(one for one in app.selectbox if one.label.startswith("Show the map as if"))
    assert len(offered.options) == 2


def emptied(files: dict[str, bytes]) -> dict[str, bytes]:
    """Empty every cell that may be empty."""
    sparse = dict(files)
    for table, row in TABLES.items():
        if f"{table}.csv" not in files:
            continue
        needed = {column.name for column in columns(row) if column.required}
        reader = csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline=""))
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, reader.fieldnames or ())
        writer.writeheader()
        for cells in reader:
            writer.writerow({name: cell * (name in needed) for name, cell in cells.items()})
        sparse[f"{table}.csv"] = text.getvalue().encode()
    return sparse


def test_the_shipped_data_with_nothing_but_what_is_needed(
    shipped, shipped_files, tmp_path, monkeypatch
):
    files = emptied(shipped_files)
    made = build(files, name="sparse")
    assert (made.problems, made.set_aside) == ((), ())
    assert [len(getattr(made, t)) for t in TABLES] == [len(getattr(shipped, t)) for t in TABLES]
    monkeypatch.setenv("DASHBOARD_DATA", str(elsewhere.folder(tmp_path / "data", files)))
    app = opened("overview", event=made.events["event_id"].iloc[0])
    events, rows = made.events["event_id"].nunique(), len(made.events) + len(made.statements)
    for page in PAGES:
        text = shown(to(page, app))
        assert f"{events} of {events} events" in text
        assert f"in {rows} accounts" in text
