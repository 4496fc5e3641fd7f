"""How people, places and sources are offered where they are many: names, and what finds them."""

import pandas as pd

from dashboard.analysis.lists.entries import Entries, entries
from dashboard.analysis.lists.publishers import publisher_groups
from dashboard.analysis.places import place_labels
from dashboard.model.dataset import Dataset


def people_listed(dataset: Dataset) -> Entries:
    """List people by their names, and find them by their other spellings, too."""
    return entries(dataset.people_names, _spelt(dataset.people, "person_id", "aliases"))


def places_listed(dataset: Dataset) -> Entries:
    """List places with what they lie in, and find them by their other spellings, too."""
    return entries(place_labels(dataset), _spelt(dataset.places, "place_id", "aliases"))


def sources_listed(dataset: Dataset) -> Entries:
    """List publishers of several sources, then sources; find these by their titles, too."""
    names = {**publisher_groups(dataset), **dataset.source_names}
    return entries(names, _spelt(dataset.sources, "source_id", "title"))


def _spelt(rows: pd.DataFrame, key: str, column: str) -> dict[str, str]:
    """Give a column as text, by id."""
    cells = zip(rows[key], rows[column], strict=True)
    return {one: " ".join(cell) if isinstance(cell, tuple) else cell for one, cell in cells}
