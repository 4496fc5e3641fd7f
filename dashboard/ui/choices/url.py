"""The address of a view: the reader's choices <-> the query string, by ids.

Ids, never names: a corrected name breaks no link that somebody has published.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.analysis.accounts.readable import FORMS
from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.undecided_places import candidate_names
from dashboard.model.dataset import Dataset

LISTS = {
    "person": "people",
    "place": "places",
    "kind": "kinds",
    "topic": "topics",
    "source": "sources",
    "as": "forms",
    "as-if": "supposed",
}
FIRST, LAST, TEXT, DATES, LEAD = "from", "to", "q", "dates", "lead"
CERTAIN = "certain"
TEXT_LIMIT = 200
SHOWN_LIMIT = 60


def write(filters: Filters) -> dict[str, list[str]]:
    """Give the query parameters of the choices; what is not chosen is not there."""
    chosen = {name: list(getattr(filters, part)) for name, part in LISTS.items()}
    first, last = filters.days or (date.min, date.max)
    chosen[FIRST] = [] if first == date.min else [first.isoformat()]
    chosen[LAST] = [] if last == date.max else [last.isoformat()]
    chosen[DATES] = [CERTAIN] if filters.certainly else []
    chosen[TEXT] = [filters.text] if filters.text else []
    chosen[LEAD] = [filters.lead] if filters.lead else []
    return {name: values for name, values in chosen.items() if values}


def read(query: Mapping[str, Sequence[str]], dataset: Dataset) -> tuple[Filters, tuple[str, ...]]:
    """Read the choices off query parameters.

    Parameters
    ----------
    query : mapping of str to sequence of str
        All values by name of the parameter, as they came with the address.
    dataset : Dataset
        Knows the ids.

    Returns
    -------
    filters : Filters
        What could be understood, in the order of the dataset, each id once.
    unknown : tuple of str
        What could not, as `name=value`, shortened.
    """
    known = _known(dataset)
    unknown: list[str] = []
    parts: dict[str, tuple[str, ...]] = {}
    for name, part in LISTS.items():
        wanted = set(query.get(name, ()))
        parts[part] = tuple(one for one in known[part] if one in wanted)
        unknown += [f"{name}={one}" for one in query.get(name, ()) if one not in known[part]]
    first, last = (_day(query, name, unknown) for name in (FIRST, LAST))
    days = (first or date.min, last or date.max)
    text = " ".join(" ".join(query.get(TEXT, ())).split())[:TEXT_LIMIT].rstrip()
    asked = [one for one in query.get(LEAD, ()) if one in known["sources"]]
    lead = "" if asked[:1] == list(known["sources"])[:1] else "".join(asked[:1])
    unknown += [f"{LEAD}={one}" for one in query.get(LEAD, ()) if one not in asked[:1]]
    names = {*LISTS, FIRST, LAST, TEXT, DATES, LEAD}
    unknown += [f"{DATES}={one}" for one in query.get(DATES, ()) if one != CERTAIN]
    unknown += [name for name in query if name not in names]
    shown = tuple(dict.fromkeys(one[:SHOWN_LIMIT] for one in unknown))
    bounded = None if days == (date.min, date.max) else days
    certainly = CERTAIN in query.get(DATES, ())
    return Filters(**parts, days=bounded, certainly=certainly, text=text, lead=lead), shown


def _known(dataset: Dataset) -> dict[str, Mapping[str, str]]:
    """Give names by id for each list, in the order in which they are offered."""
    return {
        "people": dataset.people_names,
        "places": dataset.place_names,
        "kinds": dataset.kinds,
        "topics": dataset.topics,
        "sources": dataset.source_names,
        "forms": FORMS,
        "supposed": candidate_names(dataset),
    }


def _day(query: Mapping[str, Sequence[str]], name: str, unknown: list[str]) -> date | None:
    """Read a day; note what is none."""
    for text in query.get(name, ()):
        try:
            return date.fromisoformat(text)
        except ValueError:
            unknown.append(f"{name}={text}")
    return None
