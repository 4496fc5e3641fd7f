"""A chart on its way to paper: its drawings, what it says, how to read it, and what it lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.template import Drawing

LINE = "line"
MOST_SIGNS = 24


@dataclass(frozen=True)
class Sheet:
    """What a figure is drawn for.

    Parameters
    ----------
    width_px : float
        How wide its drawings are.
    map_px : int
        How high a map is.
    most_rows : int
        How many rows of marks one drawing has at most; what is left goes into the next.
    """

    width_px: int
    map_px: int
    most_rows: int


SCREEN = Sheet(width_px=960, map_px=620, most_rows=78)
A4 = Sheet(width_px=680, map_px=460, most_rows=42)


@dataclass(frozen=True)
class Sign:
    """What a colour and a shape stand for; `LINE` is a line, others are those of Vega."""

    name: str
    colour: str
    shape: str


@dataclass(frozen=True)
class Panel:
    """A drawing, and what is said below it."""

    drawing: Drawing
    below: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart of a choice.

    Parameters
    ----------
    title : str
        What it shows, in a few words.
    panels : sequence of Panel
        One below the other; none where there is nothing to draw.
    says : str
        What it says, for those who do not see it; where there is nothing to draw, why.
    key : str
        How to read it.
    signs : sequence of Sign
        What its colours and shapes stand for.
    lacks : str
        What of the choice it cannot show, as a sentence; empty where it shows all.
    """

    title: str
    panels: Sequence[Panel] = ()
    says: str = ""
    key: str = ""
    signs: Sequence[Sign] = ()
    lacks: str = ""


def signs_of(looks: Mapping[str, tuple[str, str]]) -> tuple[Sign, ...]:
    """Give a sign for each name, by colour and shape; none where they are too many to be read."""
    if len(looks) > MOST_SIGNS:
        return ()
    return tuple(Sign(name, colour, shape) for name, (colour, shape) in looks.items())
