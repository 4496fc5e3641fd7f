"""One thing that happened as another format tells it: what it says, who says so, who was there."""

import hashlib
from collections.abc import Hashable
from typing import NamedTuple

MEANINGS = {  # what is asked of a row, and which cell it becomes
    "id": "what the list calls it",
    "date": "when it was",
    "kind": "what kind of event it is",
    "title": "what happened, in a few words",
    "summary": "what happened",
    "latitude": "degrees north",
    "longitude": "degrees east",
    "country": "a place around it",
    "province": "a place around it",
    "district": "a place around it",
    "town": "where it was",
}
OF_PLACES = ("radius_km", "resolution", "place_note")  # what some formats say of a point


class Origin(NamedTuple):
    """A source that a row names: its address, or who published what, and when."""

    url: str = ""
    publisher: str = ""
    title: str = ""
    published: str = ""


class Party(NamedTuple):
    """Somebody who was there: what tells them from others, their name, and what kind they are.

    `kind` is a word as the format has it, and `means` the program's own kind that it counts as.
    `cells` are further cells of `people.csv`.
    """

    key: str
    name: str
    kind: str = ""
    means: str = ""
    cells: tuple[tuple[str, str], ...] = ()


class Incident(NamedTuple):
    """One row of a list: where it stands, what it says, and all that has no column of ours.

    `said` has a text for each of `MEANINGS`, and may have `note`, `code` for that of the country,
    and what is in `OF_PLACES`. `shared` tells accounts that are of one event, whatever they say.
    """

    at: str
    said: dict[str, str]
    sources: tuple[Origin, ...]
    own: dict[str, str]
    people: tuple[Party, ...] = ()
    shared: str = ""

    @property
    def event(self) -> Hashable:
        """What it has in common with other accounts of the same event."""
        if self.shared:
            return self.shared
        alone = () if self.said["id"] else self.sources
        told = (*self.said.items(), *self.own.items())
        return (*((name, text) for name, text in told if text), self.people, alone)


def digest(thing: Hashable) -> str:
    """Tell a thing from others by a few letters that are the same whatever stands around it."""
    return hashlib.blake2b(repr(thing).encode("utf-8", "replace"), digest_size=3).hexdigest()
