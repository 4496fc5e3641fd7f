"""What the accounts of one event or statement answer differently, put as a question."""

import re
from collections.abc import Iterable, Mapping, Sequence

from dashboard.analysis.accounts.comparison import EVENT
from dashboard.analysis.disagreements.answers import Row
from dashboard.analysis.phrases import capital, listed
from dashboard.model.dataset import Dataset

SAYS_THAT = re.compile(r"[^.;:]*?\b(?:says?|said)( that\b.*)", re.DOTALL)
DOTS = "…"


def question(row: Row, aspect: str, spelled: Mapping[str, Sequence[str]], of: Iterable[str]) -> str:
    """Ask for what accounts answer differently in one aspect.

    The words are those of the leading account, without the name of whom it is about
    where that is in question. Where they do not begin with that name, they are asked
    for as they stand, with dots for the name.

    Parameters
    ----------
    row : mapping
        The leading one of the accounts, a row of `comparison.accounts`.
    aspect : str
        One of `comparison.ASPECTS`.
    spelled : mapping of str to sequence of str
        Names and aliases by person_id, as `spellings` gives them.
    of : iterable of str
        Names of those whom all accounts of a claim are about.

    Returns
    -------
    str
        A sentence that ends in a question mark: `Who loses his job?`, `Chang Renbo
        arrives in Russia: when?`, `Who says that he was in Rostov?`.
    """
    text = str(row["text"]).rstrip().rstrip(".")
    if aspect in ("date", "place"):
        return f"{text}: {'when' if aspect == 'date' else 'where'}?"
    if aspect == "claim":
        known = listed(of)
        return f"{capital(known)}: what is said?" if known else "Of whom is it said?"
    own = (name for one in row["people"] for name in spelled[one])
    names = sorted(own, key=len, reverse=True)
    if found := without_name(text, names):
        return f"Who {found}?" if not found.startswith(("'", "’")) else f"Whose{found[2:]}?"
    if row["record"] == EVENT:
        return f"Of whom is it told: “{_dotted(text, names)}”?"
    said = SAYS_THAT.fullmatch(text)
    return f"Who says{said[1]}?" if said else f"Who says this: “{_dotted(text, names)}”?"


def without_name(text: str, names: Sequence[str]) -> str:
    """Take the name from the beginning of a text; empty where it does not begin so.

    Of several names that a text begins with, the first counts. "Wang and others" does
    not begin with the name of one.
    """
    for name in names:
        rest = text.removeprefix(name)
        if rest != text and not rest[:1].isalnum():
            return rest.strip() if re.match(r" (?!and\b|or\b)\w|['’]s ", rest) else ""
    return ""


def spellings(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give the names and aliases of people by person_id."""
    rows = dataset.people[["person_id", "name", "aliases"]].itertuples(index=False)
    return {person: (name, *aliases) for person, name, aliases in rows}


def _dotted(text: str, names: Iterable[str]) -> str:
    """Put dots in place of the names in a text."""
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", DOTS, text)
    return text
