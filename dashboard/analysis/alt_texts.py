"""What each chart says, in a sentence or two for those who do not see it."""

import pandas as pd

from dashboard.analysis.phrases import count

NAMED = 6
CONTRADICTED = " (accounts contradict each other)"


def of_lanes(lanes: pd.DataFrame, gaps: pd.DataFrame | None = None) -> str:
    """Say who has how many events on the timeline, in what order, and who is not placed.

    Parameters
    ----------
    lanes : DataFrame
        As `timeline.lanes` gives it.
    gaps : DataFrame, optional
        As `unplaced.unplaced` gives it.
    """
    texts = lanes["what"] + ", " + lanes["when"] + in_no_order(lanes["tie"])
    said = ["Timeline.", *([_each(lanes["lane"], texts)] if len(lanes) else [])]
    if gaps is not None:
        said += [f"{name}, {asked}: no source says where." for name, asked in _asked_of(gaps)]
    return " ".join(said)


def of_days(days: pd.DataFrame) -> str:
    """Say how many days after arrival each person's events lie; as `routes.readable_days`."""
    texts = days["what"] + ", " + days["days"] + in_no_order(days["tie"])
    return f"Days since arrival. {_each(days['person'], texts)}"


def in_no_order(tie: pd.Series) -> pd.Series:
    """Say of each row that has a `tie`, as `timeline.lanes` gives it, that it has no order."""
    return tie.notna().map({True: " (in no known order with others)", False: ""}).astype("str")


def of_places(marks: pd.DataFrame, groups: int, rows: int) -> str:
    """Say how many rows name how many places, and which most, where a map has very many.

    Parameters
    ----------
    marks : DataFrame
        As `map_marks.marks` gives them.
    groups : int
        How many groups of places that lie on each other are seen at first.
    rows : int
        How many rows name any of the places that are decided.
    """
    decided = marks[marks["role"].isin(["place", "area"])]
    others = marks["place_id"].nunique() - decided["place_id"].nunique()
    often = decided.nlargest(NAMED, "accounts")
    named = [
        f"{name}, {number:,}" for name, number in zip(often["name"], often["accounts"], strict=True)
    ]
    more = len(decided) - len(named)
    rest = f"; {count(more, 'place')} more" if more > 0 else ""
    undecided = f". {count(others, 'place')} not decided" if others else ""
    at = f"{count(rows, 'row')} at {count(len(decided), 'place')}"
    return (
        f"{at}: {'; '.join(named)}{rest}{undecided}. "
        f"Places that lie on each other are {count(groups, 'group')} at first."
    )


def of_counts(statements: pd.DataFrame) -> str:
    """Say who makes how many statements, and on what most; as `readable.readable_statements`."""
    sizes = statements["who"].value_counts(sort=True)
    parts = [f"{who}, {count(int(number), 'statement')}" for who, number in sizes.items()]
    return f"Statements by speaker and topic. {_first(parts, 'more speakers')}."


def of_cells(cells: pd.DataFrame) -> str:
    """Say how many accounts agree, are more or less exact, and contradict; as `matrix.matrix`."""
    sizes = cells["standing"].value_counts()
    records = len(cells.drop_duplicates(["record", "id"]))
    return (
        f"{records} events and claims by source: beside the account shown first, "
        f"{sizes.get('agrees', 0)} agree, {sizes.get('refines', 0)} differ in exactness, "
        f"{sizes.get('conflicts', 0)} contradict."
    )


def _asked_of(gaps: pd.DataFrame) -> dict[tuple[str, str], None]:
    """Give of whom it is asked where they were, and on which days."""
    return dict.fromkeys(zip(gaps["lane"], gaps["asked"], strict=True))


def _each(names: pd.Series, texts: pd.Series) -> str:
    """Say for each name what belongs to it."""
    told = [
        f"{name}: {_first(list(texts[names == name]), 'more')}." for name in names.unique()[:NAMED]
    ]
    more = names.nunique() - NAMED
    return " ".join(told) + (f" And {more} more." if more > 0 else "")


def _first(texts: list[str], rest: str) -> str:
    """Name the first few, and say how many more there are."""
    more = f"; {len(texts) - NAMED} {rest}" if len(texts) > NAMED else ""
    return "; ".join(texts[:NAMED]) + more
