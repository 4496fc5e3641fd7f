"""The address of a view: the reader's choices <-> the query string, by ids.

Ids, never names: a corrected name breaks no link that somebody has published.
"""

from dashboard.analysis.choices.filters import Filters
from dashboard.analysis.choices.part import Query
from dashboard.model.dataset import Dataset

SHOWN_LIMIT = 60

LOOKS = frozenset(
    (
        "event",
        "statement",
        "spot",
        "beside",
        "of",
        "at",
        "reach",
        "column",
        "also",
        "part",
        "corpus",
        "near",
    )
)
TURNED = frozenset(("page", "sort", "find"))  # of a table or list, which is named behind a dot


def only_looks(parameter: str) -> bool:
    """Tell whether a parameter says what is looked at, and chooses no rows."""
    return parameter in LOOKS or turns(parameter)


def turns(parameter: str) -> bool:
    """Tell whether a parameter says which part of a table or list is shown."""
    return "." in parameter and parameter.partition(".")[0] in TURNED


def write(filters: Filters) -> dict[str, list[str]]:
    """Give the query parameters of the choices; what is not chosen is not there."""
    written = [part.write(getattr(filters, name)) for name, part in filters.parts().items()]
    return {name: values for each in written for name, values in each.items() if values}


def read(query: Query, dataset: Dataset) -> tuple[Filters, tuple[str, ...]]:
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
        What could not, as `name=value`, shortened, in the order of the address.
    """
    parts = Filters.parts()
    found = {name: part.read(query, dataset) for name, part in parts.items()}
    known = {parameter for part in parts.values() for parameter in part.parameters}
    lost = [(name, f"{name}={value}") for _, unread in found.values() for name, value in unread]
    lost += [(name, name) for name in query if name not in known]
    places = {name: place for place, name in enumerate(query)}
    told = [text[:SHOWN_LIMIT] for _, text in sorted(lost, key=lambda one: places[one[0]])]
    filters = Filters(**{name: chosen for name, (chosen, _) in found.items()})
    return filters, tuple(dict.fromkeys(told))
