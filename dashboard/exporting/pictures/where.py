"""The map of a choice, on paper: the part where places crowd larger, and journeys."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from dashboard.analysis.alt_texts import of_places
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.chosen import of_choice
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.routes import LEG_ENDS, routes
from dashboard.analysis.journeys.stops import stretches
from dashboard.analysis.map_marks import marks, rows_at, unplaced
from dashboard.analysis.phrases import count
from dashboard.charts.keys import map_key
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.crowd import DECIDED, crowd, is_crowded, parts
from dashboard.charts.map.crowded_map import crowded_map
from dashboard.charts.map.extent import Bbox, closeup, extent, middle
from dashboard.charts.map.journeys.bundles import bundle, is_bundled
from dashboard.charts.map.journeys.legs import in_colours
from dashboard.charts.template import Drawing
from dashboard.charts.theme import theme
from dashboard.exporting.extract import Extract
from dashboard.exporting.pictures.figure import LINE, Figure, Panel, Sheet, signs_of

TITLE = "Where"
NOWHERE = "None of the places that are left has a point on the map."
FRAME = "The frame shows where the map above lies."
Draw = Callable[..., Drawing]


def where(part: Extract, sheet: Sheet) -> Figure:
    """Draw the places of a choice and the journeys between them."""
    placed, without = marks(part.shown), unplaced(part.shown)
    rows = int((without["events"] + without["statements"]).sum())
    lacks = f"Not on the map, as they have no point: {count(rows, 'row')}." if rows else ""
    if not len(placed):
        return Figure(TITLE, says=NOWHERE, lacks=lacks)
    lines, roads = _legs(part), stretches(part.shown)
    tinted = list(without["country"].dropna().unique())
    grouped = is_crowded(placed)
    if grouped:
        whole, near = extent(placed), middle(placed)
        draw: Draw = partial(_crowded, placed, whole, tinted=tinted, stretches=roads)
        decided = placed.loc[placed["role"].isin(DECIDED), "place_id"]
        groups = parts(crowd(placed, near or whole, whole, sheet.alone_px))
        says = of_places(placed, len(groups), rows_at(part.shown, frozenset(decided)))
    else:
        places = placed[placed["role"] != "context"]
        whole, near = extent(places), closeup(places)
        draw = partial(place_map, placed, dark=False, tinted=tinted, movable=False, stretches=roads)
        says = "; ".join(places["tooltip"].unique())
    panels = []
    if near:
        panels.append(Panel(draw(near, height_px=sheet.close_px, **_drawn(lines, near, sheet))))
        below = draw(whole, height_px=sheet.whole_px, frame=near, **_drawn(lines, whole, sheet))
        panels.append(Panel(below, FRAME))
    else:
        panels.append(Panel(draw(whole, height_px=sheet.alone_px, **_drawn(lines, whole, sheet))))
    impossible = bool(lines["impossible"].any())
    key = map_key(grouped=grouped, roads=bool(len(roads)), impossible=impossible)
    return Figure(TITLE, panels, f"Map. {says}", " ".join(key), _people(part, lines), lacks)


def travellers(part: Extract) -> list[str]:
    """Give the ids of all who have a journey, in order: they have colours of their own."""
    return list(legs(part.whole)["person_id"].unique())


def _crowded(
    placed: pd.DataFrame, whole: Bbox, box: Bbox, *, height_px: int, **more: Any
) -> Drawing:
    """Draw very many places as groups."""
    shown = crowd(placed, box, whole, height_px, movable=False)
    return crowded_map(shown, placed, box, height_px=height_px, dark=False, movable=False, **more)


def _legs(part: Extract) -> pd.DataFrame:
    """Give the lines of the journeys that the chosen sources tell, as far as they are chosen."""
    told = apply(part.whole, Filters(sources=part.filters.sources))
    rows = of_choice(routes(told), part.shown, part.filters.people, *LEG_ENDS)
    return in_colours(rows, travellers(part), theme(dark=False))


def _drawn(lines: pd.DataFrame, box: Bbox, sheet: Sheet) -> dict[str, pd.DataFrame]:
    """Give what a map draws of the legs: themselves, or bundles of very many."""
    if is_bundled(lines):
        return {"bundles": bundle(lines, box, sheet.alone_px)}
    return {"legs": lines}


def _people(part: Extract, lines: pd.DataFrame) -> Any:
    """Name the people whose journeys are drawn, each in their colour."""
    if is_bundled(lines):
        return ()
    own = lines[~lines["impossible"].astype(bool)].drop_duplicates("person_id")
    names = own["person_id"].map(part.whole.people_names)
    return signs_of(
        {name: (colour, LINE) for name, colour in zip(names, own["colour"], strict=True)}
    )
