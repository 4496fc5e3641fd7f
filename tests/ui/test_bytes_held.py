"""What a thing weighs in memory: no less than it holds, and nothing that is there anyway."""

import sys
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.ui.bytes_held import bytes_held, held_by

LONG, ARROW = "x" * 10_000, pd.StringDtype("pyarrow")


@dataclass(frozen=True)
class Sentence:
    """Stands for what the analysis makes."""

    text: str
    ids: tuple[str, ...]


def words(number: int, prefix: str = "") -> list[str]:
    """Make so many texts of a hundred characters."""
    return [f"{prefix}{n:0100}" for n in range(number)]


@pytest.mark.parametrize(
    ("thing", "least", "most"),
    [
        (LONG, 10_000, 10_100),
        (LONG.encode(), 10_000, 10_100),
        (12, 20, 40),
        (None, 8, 40),
        (words(1_000), 149_000, 170_000),
        (tuple(words(1_000)), 149_000, 170_000),
        (set(words(1_000)), 149_000, 200_000),
        ({"layer": [{"data": {"values": words(1_000)}}, {"mark": "bar"}]}, 149_000, 175_000),
        (dict.fromkeys(words(1_000), 1.5), 149_000, 220_000),
        ((Sentence(LONG, ("a", "b")), date(2025, 4, 14)), 10_000, 11_000),
        (np.zeros(10_000), 80_000, 80_300),
        (pd.DataFrame({"n": np.zeros(10_000)}), 80_000, 90_000),
        (pd.DataFrame({"day": pd.to_datetime(["2025-04-14"] * 10_000)}), 80_000, 90_000),
        (pd.DataFrame({"text": pd.Series(words(1_000), dtype="str")}), 149_000, 170_000),
        (pd.DataFrame({"text": pd.Series(words(1_000), dtype=ARROW)}), 100_000, 120_000),
        (pd.DataFrame({"text": pd.Series(words(1_000), dtype=object)}), 149_000, 170_000),
        (pd.DataFrame({"ids": [(one,) for one in words(1_000)]}), 197_000, 230_000),
        (pd.Series(words(1_000), dtype="str"), 149_000, 170_000),
        (pd.Index(words(1_000), dtype="str"), 149_000, 170_000),
        (pd.MultiIndex.from_arrays([words(1_000), range(1_000)]), 149_000, 200_000),
        (pd.Series(words(1_000), dtype="category"), 149_000, 200_000),
        (pd.Series([1, None] * 5_000, dtype="Int64"), 90_000, 100_000),
        (pa.table({"text": words(1_000), "n": range(1_000)}), 112_000, 120_000),
    ],
    ids=lambda thing: type(thing).__name__ if not isinstance(thing, int) else "",
)
def test_a_thing_weighs_what_it_holds(thing, least, most):
    assert least <= bytes_held(thing) <= most


@pytest.mark.parametrize(
    "made",
    [
        lambda many: many,
        lambda many: {one: (one,) for one in many},
        lambda many: [Sentence(one, (one,)) for one in many],
        lambda many: pd.DataFrame({"ids": [(one,) for one in many]}),
        lambda many: pd.Series(many, dtype=object),
    ],
    ids=["list", "dictionary", "dataclasses", "lists in cells", "column"],
)
def test_of_very_many_things_some_stand_for_all(made):
    few, many = (bytes_held(made(words(number))) for number in (1_000, 50_000))
    assert 45 < many / few < 55


def test_what_a_thing_holds_twice_counts_once():
    frame = pd.DataFrame({"text": pd.Series(words(1_000), dtype="str")})
    alone = bytes_held(frame)
    assert bytes_held([frame, frame]) < alone + 1_000
    assert bytes_held((frame, frame.assign(n=1.0))) < alone + 20_000
    circle: list = [LONG]
    circle.append(circle)
    assert bytes_held(circle) < 11_000


def test_a_slice_weighs_all_that_it_keeps_from_being_freed():
    frame = pd.DataFrame({"n": np.zeros(10_000), "text": pd.Series(words(10_000), dtype="str")})
    assert bytes_held(frame.iloc[:3]) > 1_000_000
    assert bytes_held(pa.table({"text": words(10_000)}).slice(0, 3)) > 1_000_000


def test_what_a_choice_leaves_weighs_only_its_own_rows(shipped):
    held = held_by(shipped)
    sources = replace(shipped, sources=shipped.sources.copy())
    small = bytes_held(apply(shipped, Filters(people=("wang-guangjun",))), held)
    large = bytes_held(apply(shipped, Filters(forms=("paraphrase", "stated"))), held)
    everything = apply(shipped, Filters())
    assert bytes_held(everything, held) < 5_000
    assert bytes_held(shipped, held) < 5_000
    assert bytes_held(everything, held) < small < large < bytes_held(shipped)
    assert bytes_held(sources, held) > bytes_held(shipped, held)


def test_the_lists_in_cells_are_shared_with_the_whole(dataset):
    people = [{"person_id": f"person-{n}"} for n in range(100)]
    ids = ";".join(one["person_id"] for one in people)
    events = [{"person_ids": ids, "date": "2025" if n % 2 else "2024"} for n in range(20)]
    whole = dataset(people=people, events=events)
    left = apply(whole, Filters(days=(date(2025, 1, 1), date(2025, 12, 31))))
    assert len(left.events) == 10
    lists = 10 * sys.getsizeof(left.events["person_ids"].iloc[0])
    assert bytes_held(left) - bytes_held(left, held_by(whole)) > lists
    assert bytes_held(left.events.assign(person_ids=[tuple(words(100))] * 10), held_by(whole)) > (
        bytes_held(left.events, held_by(whole)) + 10_000
    )
