"""The analysis of any sound dataset: nothing fails, and what is counted adds up."""

from collections import Counter
from copy import copy

import pandas as pd
from hypothesis import HealthCheck, Phase, example, given, note, settings

from dashboard.analysis.accounts.comparison import EVENT, STATEMENT, accounts, compare
from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.matrix import STANDINGS, matrix
from dashboard.analysis.accounts.readable import readable_events, readable_statements, undated
from dashboard.analysis.accounts.support import support
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.density.density import MOST_GROUPS, MOST_KINDS, density
from dashboard.analysis.density.groups import PLACE
from dashboard.analysis.density.named_places import rows_at
from dashboard.analysis.density.words import density_said, density_table, kinds_table
from dashboard.analysis.dossiers import told_by
from dashboard.analysis.map_marks import marks, unplaced
from dashboard.analysis.related_records import sequence
from dashboard.analysis.row_counts import chosen_rows, read_rows
from dashboard.analysis.statement_groups import GROUPINGS, grouped
from dashboard.analysis.timeline import lanes
from dashboard.model.lookups.several_places import exploded
from tests.sound.functions import answer, asked, choices
from tests.sound.worlds import Die, World, dice, fewest, folders

WORLDS = 250  # of a folder: what pandas costs goes by calls, not by rows
SOME = settings(
    max_examples=max(settings.default.max_examples // 12, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)


@SOME
@given(worlds=folders(WORLDS), chosen=dice, asking=dice)
def test_every_question_has_an_answer_whatever_is_chosen(sound, worlds, chosen, asking):
    def ask(some: list[World]) -> None:
        _ask(sound(some), copy(chosen), copy(asking))

    try:
        ask(worlds)
    except Exception:
        fewer = fewest(worlds, ask)
        note("\n".join(str(dict(world)) for world in fewer))
        ask(fewer)
        raise


@SOME
@given(worlds=folders(1), chosen=dice, asking=dice)
@example(worlds=[], chosen=Die(0), asking=Die(0))
def test_one_world_alone_is_enough_or_none(sound, worlds, chosen, asking):
    note(str([dict(world) for world in worlds]))
    _ask(sound(worlds), copy(chosen), copy(asking))


def _ask(whole, chosen: Die, asking: Die) -> None:
    """Ask everything of a dataset, of which the reader chose a part or all."""
    filters = choices(whole, chosen) if chosen.one([True, False]) else Filters()
    shown = apply(whole, filters)
    for function in asked():
        answer(function, whole, shown, asking)
    _adds_up(whole, shown)


def _adds_up(whole, shown) -> None:
    """Hold that nothing is lost, and nothing counted twice."""
    events, statements = shown.events, shown.statements
    rows = len(events) + len(statements)
    assert (read_rows(whole)["aside"] == 0).all()
    counted = chosen_rows(whole, shown).set_index("rows")
    assert counted.loc["together", "shown"] == rows
    assert (counted["shown"] + counted["out"] == counted["all"]).all()

    led = leading(shown)
    assert sorted(led.events["event_id"]) == sorted(events["event_id"].unique())
    assert sorted(led.statements["statement_id"]) == sorted(statements["statement_id"].unique())

    for readable, table, key in (
        (readable_events(shown), events, "event_id"),
        (readable_statements(shown), statements, "statement_id"),
    ):
        assert sorted(readable.index) == sorted(table.index)
        assert readable[key].equals(table[key].reindex(readable.index))
    assert sorted(sequence(shown)) == sorted(events["event_id"].unique())

    laid = lanes(shown)
    assert laid["event_id"].nunique() + len(undated(shown)) == events["event_id"].nunique()
    assert not laid.duplicated(["event_id", "lane_id"]).any()

    _densities_add_up(shown, laid)

    placed = marks(shown)
    assert placed.loc[placed["role"].isin(["place", "area"]), "place_id"].is_unique
    own = placed[placed["role"] != "context"].drop_duplicates("place_id")
    without = unplaced(shown)
    both = leading(shown, "place_id")
    there = rows_at(shown, own["place_id"].tolist())
    nowhere = without["events"].sum() + without["statements"].sum()
    assert there + nowhere == len(both.events) + len(both.statements)
    each = pd.concat([exploded(both.events["place_id"]), both.statements["place_id"]])
    assert own["accounts"].sum() == each.isin(own["place_id"]).sum()  # of several places at each

    told = accounts(shown)
    assert len(told) == rows
    sizes = Counter(zip(told["record"], told["id"], strict=True))
    assert len(compare(shown)) == sum(n * (n - 1) // 2 for n in sizes.values())
    cells = matrix(shown, single=True)
    assert len(cells) == rows
    assert set(cells["standing"]) <= {*STANDINGS, "single"}
    assert cells["title"].notna().all()
    supported = support(shown)
    assert supported["reports"].sum() == rows
    assert supported["independent"].between(1, supported["reports"]).all()
    assert supported["record"].isin([EVENT, STATEMENT]).all()
    assert told_by(shown)[["events", "statements"]].to_numpy().sum() == rows

    for by in GROUPINGS:
        said = grouped(whole, shown, by)
        assert len(said) == statements["statement_id"].nunique()
        groups = said["group"].value_counts()
        assert said["size"].equals(said["group"].map(groups).astype("int64"))


def _densities_add_up(shown, laid) -> None:
    """Hold that every event with a date is counted, in each row that it belongs to once."""
    found = density(shown)
    events = laid["event_id"].nunique()
    assert found.rows["events"].iloc[0] == events
    assert len(found.rows) <= MOST_GROUPS + 2
    assert len(found.drawn_kinds) <= MOST_KINDS
    assert sum(found.of_drawn_kinds) == events
    each = 0
    for first in range(0, max(found.groups, 1), MOST_GROUPS):
        part = density(shown, first=first)
        assert (part.counts >= 0).all()
        in_bars = part.counts.sum(axis=(1, 2, 3))
        assert abs(in_bars + part.rows["open"] - part.rows["events"]).max() < 1e-6
        assert (part.by_kind.sum(axis=1) == part.rows["events"]).all()
        assert part.rows["events"].iloc[0] == events
        if part.by == PLACE and len(part.rows) > 1:
            assert part.rows["events"].iloc[1:].sum() == events
            assert abs(part.counts[1:].sum(axis=0) - part.counts[0]).max(initial=0) < 1e-6
        each += part.rows["events"].iloc[1 : 1 + min(MOST_GROUPS, part.groups - first)].sum()
        assert len(density_table(part)) >= len(part.cut.labels) + 1
        assert len(kinds_table(part)) == len(part.kinds) + 1
    if found.groups > 1:
        assert each == (events if found.by == PLACE else len(laid))
    if events:
        assert f"{events:,}" in density_said(found)
