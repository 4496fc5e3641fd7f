"""Any other table: what its columns mean is proposed, shown, and written down; all made up."""

import io
import tomllib

import pytest
from xlsxwriter import Workbook

from dashboard.importing.incidents import said
from dashboard.importing.tables.mapping import MEANS, Meaning, as_toml, read_mapping
from dashboard.importing.tables.proposed import explained, proposed
from dashboard.importing.tables.rows import read_rows
from dashboard.model.load import load
from tests.importing.made_up import OWN_TABLE, ROWS, own_table, table

MAP = """
day_first = true

[columns]
title = "Was"
date = "Wann"
until = "Bis"
time = "Uhr"
point = "Punkt"
people = "Wer"
link = ["Netz 1", "Netz 2"]

[separators]
people = ",;"
"""
HEADER = ["Was", "Wann", "Bis", "Uhr", "Punkt", "Wer", "Netz 1", "Netz 2", "Farbe"]
ONE = {
    **{"Was": "Gesehen", "Wann": "1.5.2031", "Uhr": "9:05", "Punkt": "10.5, -20.25"},
    **{"Wer": "Ann Example, Bob Example;Ann Example", "Netz 1": "https://x.example/1"},
    **{"Netz 2": "https://x.example/2 ; ask Ann", "Farbe": "rot"},
}


@pytest.fixture
def mapped(run_import, tmp_path):
    """Import a table with a mapping."""

    def run(rows, mapping=MAP, header=HEADER, **more):
        file = tmp_path / "map.toml"
        file.write_text(mapping, "utf-8")
        content = rows if isinstance(rows, bytes) else table(header, rows)
        return run_import(content, "--map", file, **more)

    return run


def meaning_of(header, *rows):
    """Propose what the columns of a small table mean."""
    lines = [";".join(header), *(";".join(cells) for cells in rows)]
    return proposed(read_rows("\n".join([*lines, ""]))).columns


def test_a_draft_is_shown_with_three_rows_and_nothing_is_written(run_import):
    ran, folder = run_import(own_table(ROWS))
    assert ran.exit_code == 1
    assert not folder.exists()
    assert "Datum = date: 2031-01-01 | 2031-02-02 | 2031-03-03" in ran.stderr
    assert "Ort = place: (empty) | Mada 1 | Mada 2" in ran.stderr
    assert "Nothing is written. Save what stands above as a file" in ran.stderr
    columns = tomllib.loads(ran.stdout)["columns"]
    assert columns == {
        **{"id": "Nr.", "date": "Datum", "title": "Titel", "summary": "Beschreibung"},
        **{"place": "Ort", "latitude": "Breite", "longitude": "Länge", "groups": "Einheit"},
        **{"link": "Links", "source": "Quelle"},
    }


def test_the_draft_is_a_mapping_that_gives_the_same(run_import, mapped):
    draft, _ = run_import(own_table(ROWS))
    _, once = run_import(own_table(ROWS), "--yes", folder="once")
    ran, again = mapped(own_table(ROWS), draft.stdout, folder="again")
    assert ran.exit_code == 0, ran.output
    for path in once.glob("*.csv"):
        assert path.read_bytes() == (again / path.name).read_bytes()


def test_a_mapping_says_what_columns_become(mapped, rows_of):
    ran, folder = mapped([ONE])
    assert ran.exit_code == 0, ran.output
    accounts = rows_of(folder, "events")
    assert len(accounts) == 2
    assert accounts[0]["date"] == "2031-05-01T09:05"
    assert (accounts[0]["Farbe"], accounts[0]["Netz 1"]) == ("rot", "; ask Ann")
    assert {p["name"] for p in rows_of(folder, "people")} == {"Ann Example", "Bob Example"}
    place = load(folder).places.iloc[0]
    assert (place["latitude"], place["longitude"]) == (10.5, -20.25)
    assert "Wann = date: 1.5.2031 → 2031-05-01T09:05" in ran.stderr


def test_what_cannot_be_what_it_should_stays_as_it_stands(mapped, rows_of):
    odd = ONE | {"Wann": "im Mai", "Uhr": "mittags", "Punkt": "beim Fluss", "Bis": ""}
    ran, folder = mapped([odd, ONE | {"Wann": "5.6.2031"}], MAP.replace("day_first = true", ""))
    assert ran.exit_code == 1
    first, *_, last = rows_of(folder, "events")
    assert (first["date"], first["Uhr"], first["Punkt"]) == ("im Mai", "mittags", "beim Fluss")
    assert (last["date"], last["Uhr"]) == ("5.6.2031", "9:05")
    assert "4 rows set aside" in ran.output


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ('[columns]\ntitel = "Was"', "Did you mean title?"),
        ('[columns]\ntitle = "Titel"', "The table has no column Titel; it has Was, Wann,"),
        ('[columns]\ndate = "Wann"', "no column of the list is called title or description"),
        ("[columns]\ntitle = 7", "title needs the name of a column"),
        ('[columns]\ntitle = "Was"\ndate = ["Wann", "Bis"]', "date can be one column only"),
        ("title = ", "The mapping is no TOML"),
        ('title = "Was"', "and can have columns, separators, sheet"),
        ('day_first = 1\n[columns]\ntitle = "Was"', "day_first is true, if 5/6/2031 is in June"),
        ("", "The mapping needs a part [columns]"),
        ('[columns]\ntitle = "Was"\n[separators]\npeople = ""', "A separator is a sign"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_and_nothing_is_written(mapped, mapping, said):
    ran, folder = mapped([ONE], mapping)
    assert ran.exit_code == 2
    assert said in " ".join(ran.output.split())
    assert not folder.exists()


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        (["A", "B", "C"], ["2031-05-01", "A text", "48.1, 38.6"], {"date", "point", "title"}),
        (["Дата", "Событие", "Широта", "Долгота"], ["01.05.2031", "Взрыв", "48,1", "38,6"],
         {"date", "title", "latitude", "longitude"}),
        (["fecha", "lugar", "descripción"], ["1 May 2031", "Mada", "Algo"],
         {"date", "place", "summary"}),
        (["Date (UTC)", "What happened?", "URL"], ["2031-05-01 10:05", "It", "https://x.example/1"],
         {"date", "summary", "link"}),
        (["lat", "lon", "name"], ["not", "numbers", "A name"], {"title"}),
        (["from", "to", "event"], ["2031-05-01", "2031-05-03", "A march"],
         {"date", "until", "title"}),
        (["from", "to", "event"], ["Mada", "Nada", "A march"], {"title"}),
        (["n", "m"], ["1", "2"], set()),
    ],
)  # fmt: skip
def test_columns_are_known_by_names_in_many_languages_and_by_contents(header, cells, expected):
    assert {*meaning_of(header, cells)} == expected


@pytest.mark.parametrize(
    ("days", "first"),
    [(["1.5.2031", "13.5.2031"], True), (["5/1/2031", "5/13/2031"], False),
     (["1.5.2031", "2.5.2031"], None), (["13.5.2031", "5/13/2031"], None), (["2031-05-01"], None)],
)  # fmt: skip
def test_a_day_that_is_no_month_tells_the_order_of_all(days, first):
    table_read = read_rows("\n".join(["date,title", *(f"{day},x" for day in days), ""]))
    assert proposed(table_read).day_first is first


def test_no_column_is_taken_twice_and_every_one_is_explained():
    found = read_rows("date,day,title\n2031-05-01,1 May,x\n2031-05-02,2 May,y\n")
    meaning = proposed(found)
    assert meaning.columns == {"date": ("date",), "title": ("title",)}
    told = explained(found, meaning)
    assert [(one.column, one.becomes) for one in told] == [
        *(("date", "date"), ("title", "title"), ("day", "your own column")),
    ]


def test_a_table_without_anything_that_happened_is_told(run_import):
    ran, folder = run_import(b"n,m\n1,2\n", "--yes")
    assert ran.exit_code == 2
    assert "no column of the list is called title or description" in ran.output
    assert not folder.exists()


def test_a_mapping_is_written_as_it_is_read():
    names = {
        what: (f'A "{what}" \\ =', "B")[: 2 if what in ("link", "people") else 1] for what in MEANS
    }
    meaning = Meaning(names, {"people": ",", "groups": ";", "source": "/"}, "Sheet [1]", False)
    assert read_mapping(as_toml(meaning, 'x"\n.csv')) == meaning


def test_a_sheet_that_is_none_of_the_tables_is_a_table_of_its_own(run_import, rows_of):
    content = io.BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet("Liste")
        sheet.write_row(0, 0, ["Unsere Liste, Stand Mai"])
        sheet.write_row(2, 0, [*OWN_TABLE.values()])
        for at, one in enumerate(ROWS):
            sheet.write_row(at + 3, 0, [one[name] for name in OWN_TABLE])
        book.add_worksheet("Notizen").write_row(0, 0, ["Milch"])
    ran, folder = run_import(content.getvalue(), "--yes")
    assert ran.exit_code == 0, ran.output
    assert len(load(folder).events) == len(ROWS)
    assert "1 cell above its header left alone: Unsere Liste, Stand Mai." in ran.stdout


def test_a_list_of_objects_is_a_table(run_import, rows_of):
    ran, folder = run_import(
        b'{"data": [{"headline": "Seen", "when": "2031-05-01", "by": {"name": "Ann"}}]}', "--yes"
    )
    assert ran.exit_code == 0, ran.output
    [event] = rows_of(folder, "events")
    assert (event["title"], event["date"], event["by.name"]) == ("Seen", "2031-05-01", "Ann")


def test_hostile_names_and_cells_stay_texts(run_import, rows_of):
    name = "=cmd|' /C calc'!A0"
    content = table(["title", name], [{"title": "<script>alert(1)</script>", name: "@SUM(1)"}])
    ran, folder = run_import(content, "--yes")
    assert ran.exit_code == 0, ran.output
    [event] = rows_of(folder, "events")
    assert (event["title"], event[name]) == ("<script>alert(1)</script>", "@SUM(1)")


def test_a_row_that_says_nothing_of_what_happened_is_called_by_what_it_has(mapped, rows_of):
    ran, folder = mapped([{"Was": "", "Wann": "2031"}, {"Was": "x"}])
    assert ran.exit_code == 0, ran.output
    assert rows_of(folder, "events")[0]["title"] == "line 2"


def test_dates_are_read_all_at_once_however_many_columns_a_table_has(monkeypatch):
    asked = []
    bounds = said.bounds
    monkeypatch.setattr(said, "bounds", lambda dates: asked.append(len(dates)) or bounds(dates))
    names = [f"c{number}" for number in range(500)]
    rows = [dict.fromkeys(names, f"20{n:02}-01-01") for n in range(30)]
    assert proposed(read_rows(table(names, rows).decode())).columns["date"] == ("c0",)
    assert asked == [30]
