"""Cells: what each kind holds, what it refuses, and what the curator is told to do."""

import pytest

from dashboard.model.load import build

AN_ID = "Use lower-case letters a-z, digits and single hyphens, like place-1"
AN_ADDRESS = "Copy the whole address, beginning with https://"
A_TAG = "Use a BCP 47 tag like en, uk or zh-Hans"
A_CODE = "Use the two capital letters of ISO 3166-1, like UA"
A_NUMBER = "Write decimal digits with a point, like 48.025"
NO_POINT = "Empty latitude and longitude where no point is known"
DEGREES = "Write decimal degrees, WGS 84, like 48.025"
A_DISTANCE = "Write a distance in kilometres, like 15"
FROM_1 = "Count the candidates of a place from 1"
DIGITS = "Write digits alone, like 2"
TRUE_OR_EMPTY = "Write true in small letters, or leave the cell empty"
FRAGMENT = "Keep the fragment that matters and put the rest into your own words"

DOUBTED = ("url", "language", "nationality", "quote")  # columns that are read all the same
REFUSED = [  # table, column, cell, what is wrong, what to do
    (
        "people",
        "person_id",
        "Wang Guangjun",
        "is not an id",
        f"Did you mean wang-guangjun? {AN_ID}",
    ),
    (
        "people",
        "person_id",
        "wang_guangjun",
        "is not an id",
        f"Did you mean wang-guangjun? {AN_ID}",
    ),
    (
        "people",
        "person_id",
        "wang--guangjun",
        "is not an id",
        f"Did you mean wang-guangjun? {AN_ID}",
    ),
    ("people", "person_id", "-wang", "is not an id", f"Did you mean wang? {AN_ID}"),
    ("people", "person_id", "ван", "is not an id", AN_ID),
    ("people", "person_id", "王", "is not an id", AN_ID),
    (
        *("events", "person_ids", "person-1,person-2"),
        *("has other signs than ; between its ids", "Separate ids by ;"),
    ),
    ("sources", "url", "javascript:alert(1)", "is not a web address", AN_ADDRESS),
    ("sources", "url", "www.paper.example", "is not a web address", AN_ADDRESS),
    ("sources", "url", "https:///1", "is not a web address", AN_ADDRESS),
    ("sources", "url", "https://paper.example/a b", "is not a web address", AN_ADDRESS),
    ("sources", "language", "English", "is not a language tag", A_TAG),
    ("sources", "language", "zh_Hans", "is not a language tag", f"Did you mean zh-hans? {A_TAG}"),
    (
        *("events", "basis", "known"),
        *("is not a known value", "Write one of: stated, inferred"),
    ),
    (
        *("events", "basis", "Stated"),
        *("is not a known value", "Did you mean stated? Write one of: stated, inferred"),
    ),
    ("people", "nationality", "China", "is not a country code", A_CODE),
    ("people", "nationality", "cn", "is not a country code", f"Did you mean CN? {A_CODE}"),
    ("places", "latitude", "480", "is not between -90 and 90 degrees", DEGREES),
    ("places", "latitude", "-90.1", "is not between -90 and 90 degrees", DEGREES),
    ("places", "longitude", "181", "is not between -180 and 180 degrees", DEGREES),
    ("places", "latitude", "48,025", "has a decimal comma", "Write 48.025"),
    ("places", "latitude", "48.025 N", "is not a number", f"Did you mean 48.025? {A_NUMBER}"),
    ("places", "latitude", "48°", "is not a number", f"Did you mean 48? {A_NUMBER}"),
    ("places", "latitude", "nan", "is not a number", NO_POINT),
    ("places", "latitude", "inf", "is not a number", A_NUMBER),
    ("places", "latitude", "4e1", "is not a number", A_NUMBER),
    ("places", "radius_km", "-1", "is not between 0 and 20000 km", A_DISTANCE),
    ("place_candidates", "rank", "0", "is not between 1 and 1000", FROM_1),
    ("place_candidates", "rank", "1.5", "is not a whole number", DIGITS),
    ("place_candidates", "chosen", "maybe", 'is neither "true" nor empty', TRUE_OR_EMPTY),
    (
        *("place_candidates", "chosen", "wahr", 'is neither "true" nor empty'),
        f"Did you mean true? {TRUE_OR_EMPTY}",
    ),
    (
        *("statements", "quote", "one two three four five six seven eight nine ten 11 12 13"),
        *("has 13 words, and a quotation may have 12", FRAGMENT),
    ),
]


@pytest.fixture(scope="module")
def told(complaints):
    """All that is told of all refused cells, each in a row of its own."""
    tables = {
        table: [{c: cell} for t, c, cell, *_ in REFUSED if t == table] for table, *_ in REFUSED
    }
    return complaints(**tables)


@pytest.mark.parametrize(("table", "column", "cell", "wrong", "hint"), REFUSED)
def test_a_cell_is_refused_or_doubted_with_its_place_and_what_to_do(
    table, column, cell, wrong, hint, told
):
    of_table = [(c, text) for t, c, text, *_ in REFUSED if t == table]
    line = 2 + of_table.index((column, cell))
    warning = "warning: " * (column in DOUBTED)
    assert f'{table}.csv:{line}:{column}: {warning}"{cell}" {wrong}. {hint}' in told


def test_what_is_only_doubted_is_shown_as_it_stands(csvs):
    cells = {"url": "www.paper.example", "language": "English"}
    made = build(csvs(sources=[cells], people=[{"nationality": "cn"}], events=[{}]), name="x")
    assert made.set_aside == ()
    assert made.sources[["url", "language"]].iloc[0].to_dict() == cells
    assert made.people["nationality"].tolist() == ["cn"]
    assert made.source_links == {}


@pytest.mark.parametrize(
    ("table", "column", "description"),
    [
        ("people", "name", "Name as the first source spells it"),
        ("sources", "title", "Title as published"),
        ("events", "summary", "Own words: what this source says, and no more"),
        ("statements", "topic", "Topic"),
    ],
)
def test_an_empty_cell_is_told_where_one_is_needed(table, column, description, complaints):
    told = f"{table}.csv:2:{column}: is empty. Fill it in: {description}"
    assert told in complaints(**{table: [{column: ""}]})


def test_a_cell_of_spaces_is_as_good_as_empty(complaints, csvs):
    told = "people.csv:2:name: is empty. Fill it in: Name as the first source spells it"
    assert complaints(people=[{"name": "  "}])[1:] == [told]
    assert build(csvs(people=[{"role": " "}]), name="x").people["role"].isna().all()


def test_cells_arrive_as_what_they_are(dataset):
    whole = dataset(
        people=[{"person_id": "a", "aliases": "Ván; 王广军 ;Ván;", "nationality": "CN"}, {}],
        places=[{"latitude": "-90", "longitude": "180.0", "radius_km": "0"}, {}],
        place_candidates=[
            {"place_id": "place-1", "chosen": "true", "latitude": "-90", "longitude": "-180"},
            {"place_id": "place-1"},
        ],
        events=[{"person_ids": "person-2 ; a; person-2"}],
    )
    assert whole.people["aliases"].tolist() == [("Ván", "王广军"), ()]
    assert whole.people["nationality"].isna().tolist() == [False, True]
    assert whole.places["latitude"].tolist()[:1] == [-90.0]
    assert whole.places["longitude"].isna().tolist() == [False, True]
    assert whole.place_candidates["chosen"].tolist() == [True, False]
    assert whole.place_candidates["rank"].tolist() == [1, 2]
    assert whole.events["person_ids"].tolist() == [("person-2", "a")]


def test_a_quotation_may_have_twelve_words(dataset):
    quote = " ".join(map(str, range(12)))
    statements = dataset(statements=[{"form": "quote", "quote": quote}]).statements
    assert statements["quote"].tolist() == [quote]
