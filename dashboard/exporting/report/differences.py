"""Where accounts differ: what not both can be true of, contradictions, and what is more exact."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.analysis.disagreements.answers import Disagreement
from dashboard.analysis.disagreements.contradictions import disagreements, same_day
from dashboard.analysis.disagreements.impossible import not_both
from dashboard.analysis.disagreements.of_choice import concerning, records_left
from dashboard.analysis.disagreements.refinements import refinements
from dashboard.exporting.extract import Extract
from dashboard.model.dataset import Dataset

MOST = 100  # of each sort


@dataclass(frozen=True)
class Sort:
    """Differences of one sort: what they are, and each as question, rest, and who is behind it.

    Parameters
    ----------
    title, about : str
        What they are.
    found : sequence of (str, str, str)
        At most `MOST`.
    more : str
        How many more there are, as a sentence; empty where all are in it.
    """

    title: str
    about: str
    found: Sequence[tuple[str, str, str]]
    more: str


SORTS: Sequence[tuple[str, str, Callable[[Dataset], list[Disagreement]]]] = (
    (
        "Not both can be true",
        "Somebody is at two or more places with too little time between them, even if every doubt "
        "about places, times and time zones is allowed for.",
        not_both,
    ),
    ("Contradictions", "The most important first.", disagreements),
    ("Different events on the same day", "Both may be true.", same_day),
    (
        "More exact in another source",
        "Another source says it more exactly. That is no contradiction.",
        refinements,
    ),
)


def differences(part: Extract) -> list[Sort]:
    """Give what concerns an event or statement of which the choice leaves an account."""
    kept = records_left(part.shown)
    sorts = []
    for title, about, find in SORTS:
        found = concerning(find(part.whole), kept)
        more = f"Printed are the first {MOST} of {len(found):,}." if len(found) > MOST else ""
        if found:
            sorts.append(Sort(title, about, [*map(_told, found[:MOST])], more))
    return sorts


def _told(one: Disagreement) -> tuple[str, str, str]:
    """Take a sentence apart into its question and its answers."""
    return one.question, one.sentence.removeprefix(one.question).strip(), one.behind
