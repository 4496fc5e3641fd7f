"""The folder of an export: it opens here again, has all that rows need, and stays the same."""

import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.csv_folder import filed, folder_files, zipped_folder
from dashboard.exporting.extract import extract
from dashboard.model.load import build
from dashboard.model.reading.archive import read_archive
from dashboard.model.schema import TABLES
from tests.hostile import HOSTILE, PACKAGE
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

SOME = settings(
    max_examples=max(settings.default.max_examples // 12, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
KEYS = {"events": ["event_id", "source_id"], "statements": ["statement_id", "source_id"]}


def again(part):
    """Read what an export has written, and find that no row is set aside."""
    back = build(read_archive(zipped_folder(part)), name="again")
    assert back.set_aside == ()
    return back


def same(part, back):
    """Hold that every row is there as it was, and that exporting all of it changes no byte."""
    for table in TABLES:
        before, after = filed(part.closed, table), filed(back, table)
        assert [*before] == [*after], table
        assert before.to_dict("records") == after.to_dict("records"), table
    for table, key in KEYS.items():
        shown = {*getattr(part.shown, table)[key].itertuples(index=False, name=None)}
        assert shown <= {*getattr(back, table)[key].itertuples(index=False, name=None)}
    assert zipped_folder(extract(back, Filters())) == zipped_folder(part)


@SOME
@given(worlds=folders(12), die=dice)
def test_whatever_is_chosen_it_opens_again_and_is_the_same(csvs, worlds, die):
    whole = build(csvs(**together(worlds)), name="worlds")
    part = extract(whole, choices(whole, die))
    same(part, again(part))
    back = again(part)
    further = extract(back, choices(back, die))
    same(further, again(further))


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(people=("wang-guangjun",)),
        Filters(topics=("combat",), kinds=("capture",)),
        Filters(sources=("babel-117135",)),
        Filters(text="zzzz"),
        Filters(supposed=("bilohorivka:2",), lead="babel-116964"),
    ],
    ids=["all", "person", "topic", "source", "nothing", "shaped"],
)
def test_the_shipped_data_opens_again_and_is_the_same(shipped, filters):
    part = extract(shipped, filters)
    back = again(part)
    same(part, back)
    assert back.problems == ()


def test_without_a_choice_every_row_goes_out(shipped):
    back = again(extract(shipped, Filters()))
    for table in TABLES:
        assert filed(back, table).equals(filed(shipped, table))
    assert (back.title, back.custody, back.package) == (
        shipped.title,
        shipped.custody,
        shipped.package,
    )


def test_what_rows_refer_to_comes_along_and_nothing_else(dataset):
    whole = dataset(
        sources=[
            {"source_id": "a", "based_on": "b"},
            {"source_id": "b", "based_on": "c;An outlet"},
            {"source_id": "c"},
            {"source_id": "other"},
        ],
        people=[{"member_of": "person-2"}, {"kind": "group"}, {}],
        places=[{"within": "place-2"}, {"kind": "region"}, {}],
        place_candidates=[{"place_id": "place-1", "chosen": ""}, {"place_id": "place-3"}],
        events=[
            {"event_id": "told", "source_id": "other", "place_id": "place-3", "date": "2025"},
            {"event_id": "before", "source_id": "c", "kind": "capture"},
            {"event_id": "about", "source_id": "b", "after": "before"},
            {"event_id": "about", "source_id": "other"},
        ],
        statements=[
            {
                **{"source_id": "a", "event_id": "about", "place_id": "place-1"},
                **{"speaker_ids": "person-1", "topic": "combat"},
            },
            {"source_id": "other"},
        ],
    )
    part = extract(whole, Filters(sources=("a",)))
    back = again(part)
    found = {table: filed(back, table).iloc[:, 0].tolist() for table in TABLES}
    assert found["sources"] == ["a", "b", "c"]
    assert found["people"] == ["person-1", "person-2"]
    assert found["places"] == ["place-1", "place-2"]
    assert found["place_candidates"] == ["place-1"]
    assert found["events"] == ["before", "about"]
    assert found["statements"] == ["statement-1"]
    assert back.vocabulary["value"].tolist() == ["arrival", "capture", "combat"]
    assert part.added == "2 events more, one account of each, because others refer to them."
    assert part.sentence == "0 of 3 events and 1 of 2 statements: told by Paper, 14 April 2025 (a)."


def test_the_folder_says_in_words_what_was_chosen(shipped, folder):
    part = extract(shipped, Filters(people=("wang-guangjun",), words="contract"))
    package = json.loads(folder_files(part)["datapackage.json"])
    before = json.loads((folder / "datapackage.json").read_text("utf-8"))
    told = package["description"].removeprefix(before["description"])
    assert told.startswith(" A part of it: ")
    assert told.endswith(" statements: Wang Guangjun, containing “contract”.")
    assert package["choices"] == [
        {
            "words": "Wang Guangjun, containing “contract”",
            "address": "person=wang-guangjun&words=contract",
        }
    ]
    paths = {one["path"] for one in package["sources"]}
    assert paths == {*part.closed.sources["url"]}
    assert {one["path"] for one in before["sources"]} > paths
    kept = ("title", "custody", "version", "licenses", "name")
    assert {name: package[name] for name in kept} == {name: before[name] for name in kept}


def test_a_second_choice_stands_behind_the_first(shipped):
    back = again(extract(shipped, Filters(people=("wang-guangjun",))))
    package = json.loads(folder_files(extract(back, Filters(text="contract")))["datapackage.json"])
    assert [one["address"] for one in package["choices"]] == [
        "person=wang-guangjun",
        "q=contract",
    ]
    assert package["description"].count("A part of it") == 2


def test_hostile_texts_and_a_package_of_nonsense_come_back_as_they_were(csvs):
    files = csvs(**HOSTILE)
    for package in (json.dumps(PACKAGE).encode(), b"[1]", b"\xff", b'{"name": "../x"}', b"{}"):
        whole = build(files | {"datapackage.json": package}, name="hostile")
        part = extract(whole, Filters(people=("markup",)))
        same(part, again(part))


def test_columns_without_a_name_and_rows_that_are_all_left_out(csvs):
    files = csvs(events=[{"": "x", "kind": "arrival", "own": "y"}, {"kind": "capture", "own": ""}])
    whole = build(files, name="small")
    for filters in (Filters(kinds=("arrival",)), Filters(kinds=("capture",)), Filters(text="no")):
        part = extract(whole, filters)
        same(part, again(part))


def test_numbers_are_written_as_a_curator_would(dataset):
    whole = dataset(
        places=[
            {"latitude": "0.00001", "longitude": "-0.5", "radius_km": "20000"},
            {"latitude": "48.0250", "longitude": "37", "radius_km": "0.000001"},
        ]
    )
    rows = filed(whole, "places")
    assert rows["latitude"].tolist() == ["0.00001", "48.025"]
    assert rows["longitude"].tolist() == ["-0.5", "37"]
    assert rows["radius_km"].tolist() == ["20000", "0.000001"]
    part = extract(whole, Filters())
    same(part, again(part))
