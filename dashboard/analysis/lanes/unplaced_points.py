"""Where on the map lies what is known beside days on which no source places somebody."""

from itertools import product

import pandas as pd

from dashboard.analysis.lanes.unplaced import AFTER, BEFORE
from dashboard.model.dataset import Dataset
from dashboard.model.lookups.several_places import each

MOST_POINTS = 12  # of one end: of what has more, nobody sees what is joined
WORDS = {BEFORE: "last known before", AFTER: "next known after"}
END_COLUMNS = {
    **dict.fromkeys(("person_id", "side", "place_id", "name", "label", "tooltip"), "str"),
    **dict.fromkeys(("latitude", "longitude"), "float64"),
}
LINE_COLUMNS = {
    **dict.fromkeys(("from_latitude", "from_longitude"), "float64"),
    **dict.fromkeys(("to_latitude", "to_longitude"), "float64"),
    **dict.fromkeys(("person_id", "label", "tooltip"), "str"),
}


def unplaced_points(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the points at which somebody is known before and after.

    Parameters
    ----------
    dataset : Dataset
        What the rows were made of.
    rows : DataFrame
        As `unplaced.unplaced` gives them.

    Returns
    -------
    DataFrame
        One row per point: `person_id`, `side` (`before` or `after`), `place_id`, `name`, `label`
        (place and date), `tooltip`, `latitude`, `longitude` (degrees). All candidates of a place
        that is not decided, up to `MOST_POINTS` of one side; places without a point have none.
    """
    ends = []
    for gap in rows[rows["side"].isin(WORDS)].to_dict("records"):
        asked = f"{gap['lane']}, {gap['asked']}: no source says where"
        for place in each(gap["place_id"]):
            name = dataset.place_names[place]
            label = f"{name}, {gap['when']}"
            told = f"{WORDS[gap['side']].capitalize()}: {label}. {asked}"
            points = dataset.reaches[place].points if place in dataset.reaches else ()
            ends += [
                (gap["lane_id"], gap["side"], place, name, label, told, *point) for point in points
            ]
    found = pd.DataFrame(ends, columns=[*END_COLUMNS]).astype(END_COLUMNS)
    at = ["person_id", "side", "latitude", "longitude"]
    found = found.drop_duplicates([*at, "label"])
    return found[found.groupby(at[:2]).cumcount() < MOST_POINTS].reset_index(drop=True)


def unplaced_lines(gaps: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """Join what is known before and after; nobody claims to know what lies between.

    Parameters
    ----------
    gaps : DataFrame
        As `unplaced.unplaced` gives them.
    points : DataFrame
        As `unplaced_points` gives them.

    Returns
    -------
    DataFrame
        One row per pair of points of a person that are apart: `person_id`, `from_latitude`,
        `from_longitude`, `to_latitude`, `to_longitude` (degrees), `label` (days between them, in
        words) and `tooltip`.
    """
    said = {str(gap["lane_id"]): gap for gap in gaps.to_dict("records")}
    rows = []
    for person, own in points.groupby("person_id", sort=False):
        before, after = (
            own.loc[own["side"] == side, ["latitude", "longitude"]].drop_duplicates().to_numpy()
            for side in (BEFORE, AFTER)
        )
        gap = said[str(person)]
        label = f"{gap['between']} between"
        told = f"{gap['lane']}, {gap['asked']}: no source says where"
        rows += [
            (*one, *other, person, label, f"{told}. {label} what is known before and after")
            for one, other in product(before.tolist(), after.tolist())
            if one != other
        ]
    return pd.DataFrame(rows, columns=[*LINE_COLUMNS]).astype(LINE_COLUMNS)
