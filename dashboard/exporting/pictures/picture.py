"""A chart of a choice as a file that stands alone, SVG or PNG."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element

from dashboard.analysis.phrases import count
from dashboard.analysis.texts.citing import citation
from dashboard.analysis.texts.told_by import source_names
from dashboard.exporting.about import about
from dashboard.exporting.extract import Extract
from dashboard.exporting.pictures.column import Column
from dashboard.exporting.pictures.drawn import drawn, png
from dashboard.exporting.pictures.figure import SCREEN, Figure, Sheet
from dashboard.exporting.pictures.when import since_arrival, when
from dashboard.exporting.pictures.where import where
from dashboard.exporting.pictures.who import accounts, topics

FIGURES: Mapping[str, Callable[[Extract, Sheet], Figure]] = {
    "map": where,
    "timeline": when,
    "arrival": since_arrival,
    "topics": topics,
    "accounts": accounts,
}
MARGIN_PX, SCALE = 24.0, 2.0
HEAD_PX, TEXT_PX, NOTE_PX = 19.0, 14.0, 11.5
OTHER_SCRIPTS = re.compile(
    "[\u0530-\u1dff\u2e80-\ua63f\ua6a0-\ua71f\ua800-\uab2f\uab70-\ufdff\ufe30-\uffef\U00010000-\U0010ffff]"
)
OWN_FONTS = (
    "Letters of other scripts than Latin, Greek and Cyrillic are boxes here where the server that "
    "made this has no font for them; the same as SVG has them as text."
)
SOURCES_NAMED = 8
REDACTED = "Names of prisoners of war are replaced by labels here."


def svg_file(extract: Extract, name: str, made: date | None = None) -> bytes:
    """Draw a chart as SVG.

    Parameters
    ----------
    extract : Extract
        A choice, of a dataset whose texts are fit to be shown.
    name : str
        Which chart, one of `FIGURES`.
    made : date, optional
        The day that stands below it; without one, today.
    """
    return pictures(extract, [name], made)[0].encode()


def png_file(extract: Extract, name: str, made: date | None = None) -> bytes:
    """Draw the same as PNG, two pixels for each that a screen usually has."""
    return png(pictures(extract, [name], made, fonts=OWN_FONTS)[0], SCALE)


def notices(extract: Extract) -> list[str]:
    """Say with what care all of it must be read."""
    told = about(extract)
    redacted = REDACTED if extract.redacted else ""
    return [*filter(None, (told.get("fictitious"), told.get("notice"), redacted))]


def day_said(day: date | None) -> str:
    """Write a day, or today, in words."""
    day = day or datetime.now(UTC).date()
    return f"{day.day} {day:%B %Y}"


def _sources(extract: Extract) -> str:
    """Name the sources, which have commas in their names, and count those that are too many."""
    names = source_names(extract.shown)
    more = [count(len(names) - SOURCES_NAMED, "other source")] * (len(names) > SOURCES_NAMED)
    return f"Told by: {'; '.join([*names[:SOURCES_NAMED], *more])}." if names else ""


def pictures(
    extract: Extract, names: Iterable[str], made: date | None = None, *, fonts: str = ""
) -> list[str]:
    """Draw several charts at once, each as the text of an SVG file; see `svg_file`.

    Where letters stand in one that only some machines can draw, it ends with `fonts`.
    """
    figures = [FIGURES[name](extract, SCREEN) for name in names]
    return [
        _picture(extract, figure, drawings, made, fonts)
        for figure, drawings in zip(figures, drawn(figures, SCREEN.width_px), strict=True)
    ]


def _picture(
    extract: Extract, figure: Figure, drawings: Sequence[Element], made: date | None, fonts: str
) -> str:
    """Put a chart between what it is of and whose it is."""
    told = about(extract)
    column = Column(SCREEN.width_px, MARGIN_PX)
    column.text(f"{figure.title}: {told['name']}", HEAD_PX, bold=True)
    column.text(extract.sentence, TEXT_PX)
    column.space(10)
    for drawing, panel in zip(drawings, figure.panels, strict=True):
        column.drawing(drawing)
        column.text(panel.below, NOTE_PX, muted=True)
        column.space(8)
    if not drawings:
        column.text(figure.says, TEXT_PX, bold=True)
        column.space(10)
    column.signs(figure.signs, NOTE_PX)
    column.text(figure.key, NOTE_PX, muted=True)
    for notice in notices(extract):
        column.space(4)
        column.text(notice, NOTE_PX, bold=True)
    column.space(4)
    said = [figure.lacks, _sources(extract), told.get("aside")]
    column.text(" ".join(filter(None, said)), NOTE_PX)
    column.text(citation(extract.whole, day_said(made), ""), NOTE_PX)
    column.text(told.get("licence", ""), NOTE_PX)
    title, says = f"{figure.title}: {told['name']}", f"{extract.sentence} {figure.says}"
    svg = column.svg(title, says)
    if fonts and OTHER_SCRIPTS.search(svg):
        column.text(fonts, NOTE_PX)
        svg = column.svg(title, says)
    return svg
