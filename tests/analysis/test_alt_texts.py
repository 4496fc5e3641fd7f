"""What a chart says for those who do not see it: who, what, when, and how much is left unsaid."""

import pandas as pd

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.matrix import matrix
from dashboard.analysis.accounts.readable import readable_statements
from dashboard.analysis.lanes.since_arrival import readable_days
from dashboard.analysis.timeline import lanes


def test_a_timeline_says_what_happens_to_whom_and_when(babel):
    said = alt_texts.of_lanes(lanes(babel))
    assert said.startswith(
        "Timeline. Wang Guangjun: Wang Guangjun arrives in Moscow, 5 February [2025]; "
    )
    assert "Chang Renbo: Chang Renbo arrives in Russia, 24 December 2024; " in said


def test_what_is_too_much_to_be_said_is_counted():
    lane = [f"Lane {n // 10}" for n in range(90)]
    many = pd.DataFrame({"lane": lane, "what": "x", "when": "y", "tie": float("nan")})
    said = alt_texts.of_lanes(many)
    assert "x, y; 4 more." in said
    assert said.endswith("And 3 more.")


def test_what_has_no_order_is_said_to_have_none(dataset):
    day = {"person_ids": "person-1", "date": "2025-02-05"}
    laid = lanes(dataset(people=[{}], events=[day, day, day | {"date": "2025-02-07"}]))
    assert alt_texts.of_lanes(laid) == (
        "Timeline. Person 1: Event 1, 5 February 2025 (in no known order with others); "
        "Event 2, 5 February 2025 (in no known order with others); Event 3, 7 February 2025."
    )


def test_days_since_arrival_are_said(babel):
    said = alt_texts.of_days(readable_days(babel))
    assert "Chang Renbo is captured, day 102" in said


def test_counts_name_the_speakers_with_their_numbers(babel):
    said = alt_texts.of_counts(readable_statements(babel))
    assert "one of: Wang Guangjun or Chang Renbo, 6 statements" in said


def test_the_matrix_says_how_many_contradict(shipped):
    cells = matrix(shipped)
    said = alt_texts.of_cells(cells)
    number = int((cells["standing"] == "conflicts").sum())
    assert f"{number} contradict." in said
