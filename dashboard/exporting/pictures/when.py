"""The timeline of a choice, and days since arrival, on paper: all lanes, in as many drawings."""

from collections.abc import Callable

import pandas as pd

from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.comparison import EVENT
from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.accounts.readable import undated
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.clocks import told_clock
from dashboard.analysis.density.density import Density, density, is_crowded
from dashboard.analysis.density.words import density_said
from dashboard.analysis.disagreements.impossible import by_event, not_both
from dashboard.analysis.disagreements.parted_accounts import all_contradictions, of_records
from dashboard.analysis.journeys.chosen import of_choice
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.routes import LEG_ENDS
from dashboard.analysis.lanes.since_arrival import readable_days
from dashboard.analysis.lanes.ways import ways
from dashboard.analysis.phrases import count
from dashboard.analysis.timeline import lanes
from dashboard.charts.keys import DAYS_KEY, LANES_KEY, SUPPLIED, density_key
from dashboard.charts.template import Drawing
from dashboard.charts.timeline import since_arrival as days_chart
from dashboard.charts.timeline import timeline as lanes_chart
from dashboard.charts.timeline.bars.density import density_chart
from dashboard.charts.timeline.lane_pages import lane_pages
from dashboard.charts.timeline.lanes import is_labelled
from dashboard.exporting.extract import Extract
from dashboard.exporting.pictures.figure import Figure, Panel, Sheet
from dashboard.exporting.pictures.where import gaps_of, travellers
from dashboard.model.dataset import Dataset
from dashboard.model.dates.words import is_any_bracketed

WHEN, SINCE_ARRIVAL = "When", "Days since arrival"
NO_DATE, NO_ARRIVAL = "Nothing that is left has a date.", "Nobody who is left is told to arrive."
Ends = tuple[float, float] | None


def when(part: Extract, sheet: Sheet) -> Figure:
    """Draw when all of a choice happened: each event in its lane, or of very many how many."""
    shown, people = part.shown, part.filters.people
    lost = len(undated(shown))
    lacks = f"Not on the timeline, as no date is given: {count(lost, 'event')}." if lost else ""
    if is_crowded(shown, people):
        return _counted(part, density(shown, people), lacks)
    laid, gaps = lanes(shown, people), gaps_of(part)
    if not len(laid) and gaps is None:
        return Figure(WHEN, says=NO_DATE, lacks=lacks)
    others, parted, on_the_way = other_dates(shown), _contradicted(part), _ways(part)

    def draw(rows: pd.DataFrame, ends: Ends) -> Drawing:
        return lanes_chart.timeline(
            rows,
            others=others,
            legs=on_the_way,
            gaps=gaps,
            people=travellers(part),
            contradicted=parted,
            ends=ends,
            dark=False,
        )

    panels = _pages(laid, lanes_chart.on_axis(laid), lanes_chart.ends_of(laid), sheet, draw)
    key = LANES_KEY + SUPPLIED * is_any_bracketed(laid["when"])
    if told := told_clock(shown):
        key += f" Along the axis: {told}."
    return Figure(WHEN, panels, alt_texts.of_lanes(laid, gaps), key, lacks=lacks)


def since_arrival(part: Extract, sheet: Sheet) -> Figure:
    """Draw the events of a choice by the number of days since arrival, a lane a person."""
    told = _told(part)
    days = of_choice(readable_days(told), part.shown, part.filters.people, "event_id")
    if not len(days):
        return Figure(SINCE_ARRIVAL, says=NO_ARRIVAL)
    parted = _contradicted(part)

    def draw(rows: pd.DataFrame, ends: Ends) -> Drawing:
        return days_chart.since_arrival(
            rows, people=travellers(part), contradicted=parted, ends=ends, dark=False
        )

    panels = _pages(days, days_chart.on_axis(days), days_chart.ends_of(days), sheet, draw)
    return Figure(SINCE_ARRIVAL, panels, alt_texts.of_days(days), DAYS_KEY)


def _told(part: Extract) -> Dataset:
    """Give what the chosen sources tell, of which journeys are made."""
    return apply(part.whole, Filters(sources=part.filters.sources))


def _ways(part: Extract) -> pd.DataFrame:
    """Give the legs of the journeys of which the choice leaves both ends."""
    told = _told(part)
    return ways(told, of_choice(legs(told), part.shown, part.filters.people, *LEG_ENDS))


def _contradicted(part: Extract) -> set[str]:
    """Give the ids of the events on which accounts contradict each other, of all there are."""
    parted = of_records(all_contradictions(part.whole))
    return {own for record, own in parted if record == EVENT} | {*by_event(not_both(part.whole))}


def _counted(part: Extract, counted: Density, lacks: str) -> Figure:
    """Draw how many events there were when."""
    if not counted.cut.labels:
        return Figure(WHEN, says="No date that is left has a first or a last day.", lacks=lacks)
    drawing = density_chart(counted, list(part.whole.kinds.values()), dark=False)
    return Figure(WHEN, [Panel(drawing)], density_said(counted), density_key(counted), lacks=lacks)


def _pages(
    rows: pd.DataFrame,
    laid: pd.DataFrame,
    ends: tuple[float, float],
    sheet: Sheet,
    draw: Callable[[pd.DataFrame, Ends], Drawing],
) -> list[Panel]:
    """Draw all lanes, along one axis, in as many drawings as it takes."""
    pages = lane_pages(laid, sheet.most_rows, dense=False)
    alone = len(pages) == 1 and is_labelled(len(rows))
    return [
        Panel(draw(rows.iloc[page.first : page.behind], None if alone else ends)) for page in pages
    ]
