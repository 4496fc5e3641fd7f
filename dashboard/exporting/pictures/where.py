"""The map of a choice, on paper: the part where places crowd larger, and journeys."""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.analysis.alt_texts import of_places
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.density.named_places import rows_at
from dashboard.analysis.journeys.chosen import of_choice
from dashboard.analysis.journeys.known_around import known_around
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.routes import LEG_ENDS, routes
from dashboard.analysis.journeys.stops import stretches
from dashboard.analysis.lanes.unplaced import unplaced
from dashboard.analysis.lanes.unplaced_points import unplaced_lines, unplaced_points
from dashboard.analysis.map_marks import marks
from dashboard.analysis.map_marks import unplaced as without_point
from dashboard.analysis.phrases import count
from dashboard.charts.keys import map_key
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.crowd import DECIDED, crowd, is_crowded, parts, with_others
from dashboard.charts.map.crowded_map import crowded_map
from dashboard.charts.map.extent import Bbox, around, closeup, extent, middle
from dashboard.charts.map.journeys.bundles import bundle, is_bundled
from dashboard.charts.map.journeys.legs import in_colours
from dashboard.charts.map.journeys.unplaced import Unplaced, unplaced_on_map
from dashboard.charts.map.scene import Inset, Scene
from dashboard.charts.theme import theme
from dashboard.exporting.extract import Extract
from dashboard.exporting.pictures.figure import LINE, Figure, Panel, Sheet, signs_of

TITLE = "Where"
NOWHERE = "None of the places that are left has a point on the map."


def where(part: Extract, sheet: Sheet) -> Figure:
    """Draw the places of a choice and the journeys between them."""
    placed, without = marks(part.shown), without_point(part.shown)
    rows = int((without["events"] + without["statements"]).sum())
    lacks = f"Not on the map, as they have no point: {count(rows, 'row')}." if rows else ""
    unknown, grouped = _unplaced(part), is_crowded(placed)
    if not grouped and unknown.edges:
        placed = pd.concat([unknown.marks, placed], ignore_index=True)
    if not len(placed):
        return Figure(TITLE, says=NOWHERE, lacks=lacks)
    lines, roads = _legs(part), stretches(part.shown)
    tinted = list(without["country"].dropna().unique())
    places = placed if grouped else placed[placed["role"] != "context"]
    whole, near = extent(places), middle(placed) if grouped else closeup(places)
    if unknown.edges:
        whole, near = around(places, unknown.edges)
    box, height_px = near or whole, sheet.map_px

    def bundled(box: Bbox) -> pd.DataFrame | None:
        return bundle(lines, box, height_px) if is_bundled(lines) else None

    inset = Inset(whole, placed, bundled(whole)) if near else None
    scene = Scene(
        box,
        height_px,
        dark=False,
        tinted=tinted,
        legs=None if is_bundled(lines) else lines,
        bundles=bundled(box),
        stretches=roads,
        gaps=unknown.shapes,
        movable=False,
        inset=inset,
    )
    if grouped:
        shown = crowd(placed, scene.camera, whole, height_px, movable=False)
        if inset:
            few = crowd(placed, inset.camera, whole, height_px, movable=False)
            scene = replace(scene, inset=replace(inset, marks=few))
        shown = with_others(shown, unknown.marks) if unknown.edges else shown
        drawing = crowded_map(shown, placed, scene)
        decided = placed.loc[placed["role"].isin(DECIDED), "place_id"]
        says = of_places(placed, len(parts(shown)), rows_at(part.shown, frozenset(decided)))
    else:
        drawing = place_map(placed, scene)
        says = "; ".join(places["tooltip"].unique())
    impossible = bool(lines["impossible"].any())
    key = map_key(
        grouped=grouped,
        roads=bool(len(roads)),
        impossible=impossible,
        inset=near is not None,
        gap=bool(unknown.edges),
    )
    return Figure(
        TITLE,
        [Panel(drawing)],
        f"Map. {says}",
        " ".join(key),
        _people(part, lines),
        lacks,
    )


def gaps_of(part: Extract) -> pd.DataFrame | None:
    """Give whom no source places on the chosen days, and what is known before and after."""
    days, people = part.filters.days, part.filters.people
    if not days or not people:
        return None
    told = apply(part.whole, Filters(sources=part.filters.sources))
    rows = unplaced(told, known_around(told, people, days), days)
    return rows if len(rows) else None


def _unplaced(part: Extract) -> Unplaced:
    """Give what is drawn of them."""
    rows = gaps_of(part)
    if rows is None:
        return Unplaced()
    told = apply(part.whole, Filters(sources=part.filters.sources))
    points = unplaced_points(told, rows)
    lines = unplaced_lines(rows, points)
    return unplaced_on_map(points, lines, travellers(part), theme(dark=False))


def travellers(part: Extract) -> list[str]:
    """Give the ids of all who have a journey, in order: they have colours of their own."""
    return list(legs(part.whole)["person_id"].unique())


def _legs(part: Extract) -> pd.DataFrame:
    """Give the lines of the journeys that the chosen sources tell, as far as they are chosen."""
    told = apply(part.whole, Filters(sources=part.filters.sources))
    rows = of_choice(routes(told), part.shown, part.filters.people, *LEG_ENDS)
    return in_colours(rows, travellers(part), theme(dark=False))


def _people(part: Extract, lines: pd.DataFrame) -> Any:
    """Name the people whose journeys are drawn, each in their colour."""
    if is_bundled(lines):
        return ()
    own = lines[~lines["impossible"].astype(bool)].drop_duplicates("person_id")
    names = own["person_id"].map(part.whole.people_names)
    return signs_of(
        {name: (colour, LINE) for name, colour in zip(names, own["colour"], strict=True)}
    )
