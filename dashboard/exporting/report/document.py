"""The report: what is in it, in order, and the HTML of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.analysis.phrases import count
from dashboard.analysis.texts.citing import LIMITS, citation
from dashboard.exporting.about import about
from dashboard.exporting.extract import Extract
from dashboard.exporting.pictures.column import Column
from dashboard.exporting.pictures.drawn import drawn
from dashboard.exporting.pictures.figure import A4, Figure
from dashboard.exporting.pictures.picture import FIGURES, day_said, notices
from dashboard.exporting.report.differences import differences
from dashboard.exporting.report.events import events
from dashboard.exporting.report.evidence import evidence
from dashboard.exporting.report.places import journeys, places
from dashboard.exporting.report.sources import sources
from dashboard.exporting.report.statements import statements

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
SIGN_PX = 11.0
SAID = ("description", "address", "aside", "licence")  # where nothing is, it is left out
METHOD = (
    "An account is what one source says of one event or claim. Each account stands as a row of its "
    "own, and what follows from several is worked out from the rows; nobody types a verdict in.",
    "Where several sources tell of one event, the map, the timeline and the order of statements "
    "follow the first of them in the order in which the curator has put the sources, or the first "
    "that says what is asked for. The others stand in the tables, as ticks on the timeline, and "
    "under Where accounts differ.",
    "Dates are never made more exact than their source has them. They are given in words and, "
    "below, as the curator wrote them in EDTF, ISO 8601-2. A day is as certain as the word of "
    "whoever gave it. What stands in [square brackets] the source does not print.",
    "Two accounts contradict each other if they have no day in common, if the circles in which "
    "their places may lie are apart, or if each names somebody whom the other does not. What is "
    "merely more exact is no contradiction, and no contradiction tells who is right.",
    "Sources that report from the same occasion (a press conference, for instance), or of which "
    "one relays the other (repeats what it reported) or both relay a third, share an origin. "
    "Together they count as one independent source.",
    "Claims and summaries are the curator's own words. Words in quotation marks are printed so in "
    "the source; where they are translated, that is said.",
)


@dataclass(frozen=True)
class Plate:
    """A figure of the report: a drawing for each page that it may need, as SVG."""

    title: str
    drawings: Sequence[tuple[Markup, str]]
    says: str
    key: str
    lacks: str


def html(extract: Extract, made: date | None = None) -> bytes:
    """Write a choice as a document that needs no script, no network and no other file.

    Parameters
    ----------
    extract : Extract
        A choice, of a dataset whose texts are fit to be shown.
    made : date, optional
        The day that it says it was made; without one, today.
    """
    plates = _plates(extract)
    accounts = len(extract.shown.events) + len(extract.shown.statements)
    listed_events, events_summed_up = events(extract)
    groups, topics, statements_summed_up = statements(extract)
    pieces, more_evidence = evidence(extract)
    listed_sources, publishers, told_of_sources = sources(extract)
    text = TEMPLATES.get_template("report.html").render(
        about=dict.fromkeys(SAID, "") | about(extract),
        chosen=extract.chosen,
        sentence=extract.sentence,
        in_short=f"{count(accounts, 'account')}; {told_of_sources}",
        notices=notices(extract),
        plates=plates,
        places=places(extract),
        journeys=journeys(extract),
        events=listed_events,
        groups=groups,
        topics=topics,
        summed_up=[one for one in (events_summed_up, statements_summed_up) if one],
        differences=differences(extract),
        evidence=pieces,
        more_evidence=more_evidence,
        sources=listed_sources,
        publishers=publishers,
        told_of_sources=told_of_sources,
        method=METHOD,
        limits=LIMITS,
        citation=citation(extract.whole, day_said(made), ""),
        day=day_said(made),
    )
    return text.encode("utf-8", "replace")


def _plates(extract: Extract) -> dict[str, Plate]:
    """Draw all charts, in one go."""
    figures = {name: figure(extract, A4) for name, figure in FIGURES.items()}
    drawings = drawn([*figures.values()], A4.width_px)
    plates = {}
    for (name, figure), elements in zip(figures.items(), drawings, strict=True):
        svgs = []
        for number, (element, panel) in enumerate(zip(elements, figure.panels, strict=True), 1):
            column = Column(A4.width_px)
            column.drawing(element)
            if number == len(figure.panels):
                column.signs(figure.signs, SIGN_PX)
            svgs.append((Markup(column.svg(figure.title, figure.says)), panel.below))  # noqa: S704
        plates[name] = _plate(figure, svgs)
    return plates


def _plate(figure: Figure, drawings: Sequence[tuple[Markup, str]]) -> Plate:
    """Put a figure as it is to be printed."""
    return Plate(figure.title, drawings, figure.says, figure.key, figure.lacks)
