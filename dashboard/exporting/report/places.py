"""Where things were, and how one came from one place to the next, as tables."""

import pandas as pd

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.chosen import of_choice
from dashboard.analysis.journeys.readable_legs import readable_legs
from dashboard.analysis.journeys.routes import LEG_ENDS
from dashboard.analysis.phrases import count
from dashboard.analysis.places import RESOLUTIONS, place_labels
from dashboard.exporting.extract import Extract
from dashboard.exporting.report.table import Column, Table, table
from dashboard.model.vocabulary import PLACES

MOST_PLACES, MOST_LEGS = 60, 100
PLACE_COLUMNS = (
    Column("Place", 26, ("label", "kind")),
    Column("Latitude, longitude", 19, ("point", "doubt")),
    Column("How it was placed", 40, ("placed", "note")),
    Column("Named by", 15, ("rows",)),
)
LEG_COLUMNS = (
    Column("Who", 15, ("person",)),
    Column("From", 22, ("from_place", "from_when")),
    Column("To", 22, ("to_place", "to_when")),
    Column("Distance", 13, ("km",)),
    Column("Days", 16, ("days", "pace")),
    Column("Order", 12, ("order",)),
)


def places(part: Extract) -> list[Table]:
    """List the places that the choice names, those first that most accounts name."""
    named = pd.concat([part.shown.events["place_id"], part.shown.statements["place_id"]])
    counts = named.value_counts()
    found = part.whole.places
    found = found[found["place_id"].isin(counts.index)]
    if not len(found):
        return []
    labels = part.whole.words.labels(PLACES)
    told = found.assign(
        label=found["place_id"].map(place_labels(part.whole)),
        kind=found["kind"].map(labels),
        point=[
            f"{y:.5f}, {x:.5f}" if y == y else "no point"
            for y, x in zip(found["latitude"], found["longitude"], strict=True)
        ],
        doubt=[f"within {km:g} km" if km > 0 else "" for km in found["radius_km"]],
        placed=found["resolution"].map(RESOLUTIONS),
        number=found["place_id"].map(counts),
    )
    told["rows"] = [count(int(number), "account") for number in told["number"]]
    told = told.sort_values("number", ascending=False, kind="stable")
    return [_first(told, MOST_PLACES, "place", PLACE_COLUMNS)]


def journeys(part: Extract) -> list[Table]:
    """List the legs of the journeys of which the choice leaves both ends."""
    told = apply(part.whole, Filters(sources=part.filters.sources))
    found = of_choice(readable_legs(told), part.shown, part.filters.people, *LEG_ENDS)
    return [_first(found, MOST_LEGS, "leg", LEG_COLUMNS)] if len(found) else []


def _first(rows: pd.DataFrame, most: int, noun: str, columns: tuple[Column, ...]) -> Table:
    """List rows, and say how many more there are."""
    more = f"Listed are the first {most} of {len(rows):,}." if len(rows) > most else ""
    return table(rows.head(most), count(len(rows), noun), columns, more)
