"""The matrix of accounts: a cell an account, and how it stands to the one shown first."""

import pytest

from dashboard.analysis.accounts.leading import put_first
from dashboard.analysis.accounts.matrix import in_order, matrix, standings, told_by

SOURCES = [{"source_id": one, "publisher": one.title()} for one in ("paper", "radio", "blog")]
PEOPLE = [{"person_id": "wang", "name": "Wang"}, {"person_id": "chang", "name": "Chang"}]


@pytest.fixture(scope="module")
def small(dataset):
    arrival = {"event_id": "arrival", "person_ids": "wang", "title": "Wang arrives"}
    capture = {"event_id": "capture", "person_ids": "chang", "title": "Chang is captured"}
    return dataset(
        sources=SOURCES,
        people=PEOPLE,
        events=[
            arrival | {"date": "2025-02-05"},
            arrival | {"date": "2025-02", "source_id": "radio"},
            arrival | {"source_id": "blog", "person_ids": ""},
            capture | {"date": "2025-01-05"},
            capture | {"date": "2025-01-08", "source_id": "blog"},
            {"event_id": "alone", "date": "2024-12-01"},
        ],
        statements=[
            {"statement_id": "s", "speaker_ids": "wang"},
            {"statement_id": "s", "speaker_ids": "wang", "source_id": "radio"},
        ],
    )


def test_each_account_that_is_not_alone_has_a_cell_with_its_standing(small):
    cells = matrix(small).set_index(["id", "source_id"])
    assert cells["standing"].to_dict() == {
        ("arrival", "paper"): "leads",
        ("arrival", "radio"): "refines",
        ("arrival", "blog"): "silent",
        ("capture", "paper"): "leads",
        ("capture", "blog"): "conflicts",
        ("s", "paper"): "leads",
        ("s", "radio"): "agrees",
    }
    assert cells.loc[("arrival", "radio"), "said"] == "one date is more exact, same people"
    assert cells.loc[("capture", "blog"), "said"] == "another date, same people"
    assert cells.loc[("arrival", "blog"), "title"] == "Wang arrives"
    assert "alone" in set(matrix(small, single=True)["id"])


def test_another_source_shown_first_turns_the_matrix(small):
    cells = matrix(put_first(small, "blog")).set_index(["id", "source_id"])
    assert cells.loc[("capture", "blog"), "standing"] == "leads"
    assert cells.loc[("capture", "paper"), "standing"] == "conflicts"


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("conflicts", ["capture", "arrival", "s"]),
        ("accounts", ["arrival", "capture", "s"]),
        ("time", ["capture", "arrival", "s"]),
    ],
)
def test_rows_are_sorted_and_stay_together(small, order, ids):
    assert list(dict.fromkeys(in_order(matrix(small), order)["id"])) == ids
    assert in_order(matrix(small), order)["id"].ne(
        in_order(matrix(small), order)["id"].shift()
    ).sum() == len(ids)


def test_columns_are_the_sources_that_tell_of_something(small):
    cells = matrix(small)
    assert list(told_by(cells, small)) == ["paper", "radio", "blog"]
    assert list(told_by(cells[cells["id"] == "s"], small)) == ["paper", "radio"]


def test_a_cell_can_be_looked_up(small):
    assert standings(small)["event", "capture", "blog"] == (
        "conflicts",
        "another date, same people",
    )
