"""The few families that kinds of event are drawn as, whatever words a dataset has for them."""

from collections.abc import Iterable

from dashboard.model.dataset import Dataset
from dashboard.model.vocabulary import ANNOUNCEMENT, ARRIVAL, BATTLE, CAPTURE, EVENTS, TRANSFER

MOVING, FIGHTING, CAPTURED, WORDS, OTHER = FAMILIES = (
    "moving",
    "fighting",
    "captured",
    "words",
    "other",
)
FAMILY_OF = {
    ARRIVAL: MOVING,
    TRANSFER: MOVING,
    BATTLE: FIGHTING,
    CAPTURE: CAPTURED,
    ANNOUNCEMENT: WORDS,
}


def families(dataset: Dataset, kinds: Iterable[str]) -> list[str]:
    """Give the family of each kind, as tables have it, by what its word counts as.

    Parameters
    ----------
    kinds : iterable of str
        Words of `events.kind`.

    Returns
    -------
    list of str
        One of `FAMILIES` each; `OTHER` of a word that counts as none of the program's own.
    """
    asked = list(kinds)
    means = dataset.words.means
    found = {kind: FAMILY_OF.get(means(EVENTS, kind), OTHER) for kind in dict.fromkeys(asked)}
    return [found[kind] for kind in asked]
