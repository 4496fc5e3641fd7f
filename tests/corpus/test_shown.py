"""What a page shows of a corpus: bars and discs that add up, and rows that open as a case."""

import io
import json
import zipfile

import pandas as pd
import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.corpus.as_case import as_case
from dashboard.corpus.bars import timed
from dashboard.corpus.discs import MOST, box_of, discs
from dashboard.corpus.opened import open_corpus
from dashboard.exporting.csv_folder import zipped_rows
from dashboard.model.load import build

CHOICES = [
    Filters(),
    Filters(people=("wang-guangjun",)),
    Filters(places=("russia",), text="moscow"),
    Filters(text="nothing has these words"),
]


@pytest.fixture(scope="module")
def small(shipped_corpus):
    return open_corpus(shipped_corpus)


@pytest.mark.parametrize("filters", CHOICES)
def test_bars_and_what_has_no_date_are_all_accounts_of_the_choice(small, filters):
    found = timed(small, filters)
    assert found.dated + found.undated == small.count(filters)
    if found.density:
        assert found.density.counts.sum() == found.dated
        assert int(found.density.rows["events"][0]) == small.count(filters)
        assert sum(found.density.of_drawn_kinds) == small.count(filters)


def test_a_few_weeks_are_told_by_days(small, shipped):
    month = Filters(days=(pd.Timestamp("2025-04-10").date(), pd.Timestamp("2025-04-20").date()))
    inside = Filters(days=month.days, certainly=True, kinds=("capture",))
    left = apply(shipped, inside)
    assert small.count(inside) == len(left.events) + len(left.statements)
    found = timed(small, inside).density
    assert found.cut.unit in ("day", "week")


@pytest.mark.parametrize("filters", CHOICES)
def test_discs_are_all_accounts_with_a_point_and_a_click_finds_them_again(small, filters):
    found = discs(small, filters)
    pointed = small.all_rows(filters)["latitude"].notna().sum()
    assert found.placed == found.marks["accounts"].sum() == pointed
    assert len(found.marks) <= MOST
    for one, number in zip(found.marks["place_id"], found.marks["accounts"], strict=True):
        if box := box_of(one):
            assert discs(small, filters, box).placed == number


def test_rows_open_as_a_case_with_all_that_they_refer_to(small, shipped):
    filters = Filters(people=("wang-guangjun",))
    left = apply(shipped, filters)
    packed = zipped_rows("Taken", "Some.", as_case(small, small.all_rows(filters)))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {one.rpartition("/")[2]: archive.read(one) for one in archive.namelist()}
    opened = build(files, name="taken")
    assert not [str(problem) for problem in opened.problems if problem.severity == "error"]
    assert len(opened.set_aside) == 0
    assert set(left.events["event_id"]) <= set(opened.events["event_id"])
    assert len(opened.statements) == len(left.statements)
    again = apply(opened, filters)
    assert len(again.events) == len(left.events)
    assert len(again.statements) == len(left.statements)
    assert opened.title == "Taken"


def test_what_the_corpus_does_not_have_is_referred_to_by_nothing(small):
    cells = {"event_id": "own", "source_id": "lost", "kind": "capture", "evidence_ids": "film"}
    rows = pd.DataFrame({"table": ["events"], "cells": [json.dumps(cells)]})
    (event,) = as_case(small, rows)["events"]
    assert event == cells | {"source_id": "", "evidence_ids": ""}
