"""How to read the charts, on a page and below a picture."""

from dashboard.analysis.density.density import Density
from dashboard.analysis.density.words import several_said

MAP_KEY = (
    "Filled: a place that is decided; the larger, the more rows name it.",
    "Hollow, joined by dots: the places of one name between which nobody has decided.",
    "Hollow and grey: a namesake that was considered and rejected.",
    "Dashed ring: a place where another account puts an event; hollow where only such accounts do.",
    "Soft circle: how far off the place may be. Dashed circle: a region, not a point.",
    "Tinted: a country that rows name without a place in it.",
    "Line: a journey, in the colour of the person; dashed where a date is inferred, or the order "
    "or the place uncertain. It ends at the edge of a region. Without an arrow, it joins places of "
    "one day or span whose order nobody tells.",
)
GROUPED = (
    "Number in a disc: so many rows at several places, which lie on each other at this scale. A "
    "number with a question mark counts places instead, of which none is decided. Beside it stands "
    "the place of it that most rows name.",
)
ROADS = (
    "A wide grey line, straight from place to place: one event that went along these; dashed, one "
    "somewhere between them. Dots in grey join places at one of which it was.",
)
REACHED = ("Dotted area: where somebody can have been between two sightings; nobody says so.",)
INSET = (
    "In the corner: all of what the map shows a part of; the frame is what is in view, and what it "
    "shows at first is small there.",
)
GAP = (
    "Ring with a date: where somebody was last known before the days that you ask of, or next "
    "known after. The dashed line between has the days in between: no source says where, or by "
    "which way.",
)
PALE = ("Pale: what the same choices leave on other days.",)
IMPOSSIBLE = ("A red line: not both of its ends can be true.",)
LANES_KEY = "A day is only as certain as the word of whoever gave it."
AMONG_HOURS = (
    " Among hours, a mark is a minute, or less, and a day alone a soft bar: some time of that day."
)
SUPPLIED = " What stands in [square brackets] the source does not print."
DAYS_KEY = "Every event in days from the day of arrival."


def map_key(
    *,
    grouped: bool = False,
    roads: bool = False,
    impossible: bool = False,
    reached: bool = False,
    inset: bool = False,
    gap: bool = False,
    pale: bool = False,
) -> tuple[str, ...]:
    """Say how to read a map: what only some maps have is said of them alone.

    Parameters
    ----------
    grouped, roads, impossible, reached, inset, gap, pale
        Whether it has groups, events of several places, legs that cannot be, an area, another map
        in its corner, days on which no source places somebody, and days that are not chosen.
    """
    more = GAP * gap + PALE * pale + INSET * inset
    more += ROADS * roads + GROUPED * grouped + IMPOSSIBLE * impossible + REACHED * reached
    return MAP_KEY + more


def density_key(counted: Density) -> str:
    """Say how to read bars."""
    said = (
        f"A bar is {counted.cut.each}, and what it counts is stacked by kind. Strong: then for "
        "certain. Soft: perhaps then. What may have been in several bars, or lasted, counts in "
        "each with the share of its time. Each row has a scale of its own: its highest bar is "
        "told on the right. Where accounts differ, the one that is shown first counts. "
    )
    return f"{said}{several_said(counted)}".strip()
