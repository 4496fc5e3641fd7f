"""Properties of a feature, by the names that maps have for them -> an incident."""

import re
from collections.abc import Callable, Mapping

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin
from dashboard.importing.incidents.said import as_date, from_to, names_in
from dashboard.importing.incidents.shown_text import plain_text
from dashboard.importing.maps.geometry import Placed
from dashboard.model.cells.kinds import web_address

NAMES = {  # what is asked, and what maps call it, the likeliest first
    "title": ("title", "name", "headline", "label"),
    "summary": ("description", "summary", "notes", "text", "desc"),
    "kind": ("kind", "category", "event_type", "type"),
    "town": ("place", "location", "town", "city", "address"),
    "country": ("country",),
}
DATES = ("date", "datetime", "timestamp", "time", "when", "event_date")
STARTS = ("start", "begin", "start_date", "startdate", "begin_date", "from")
ENDS = ("end", "end_date", "enddate", "finish", "until", "to")
LINKS = ("link", "url", "source_url", "href", "links", "source", "sources")
PUBLISHERS = ("source", "publisher", "sources")
NUMBER = re.compile(r"\d{5,}(\.\d+)?")
RADIUS = "radius_km"


class _Facts:
    """What is known of a feature, and what of it has been read."""

    def __init__(self, properties: Mapping[str, str]) -> None:
        self.left = {name: text.strip() for name, text in properties.items() if text.strip()}
        self._names: dict[str, str] = {}
        for name in self.left:
            self._names.setdefault(" ".join(name.split()).casefold(), name)

    def take(self, names: tuple[str, ...], fits: Callable[[str], object] = bool) -> str:
        """Take the first of some properties that is there, is still left, and fits."""
        return self.left.pop(self._first(names, fits), "")

    def see(self, names: tuple[str, ...]) -> str:
        """Give the first of some properties, and leave it."""
        return self.left.get(self._first(names, bool), "")

    def _first(self, names: tuple[str, ...], fits: Callable[[str], object]) -> str:
        """Name the first of some properties that is there, is still left, and fits."""
        own = (self._names.get(called, "") for called in names)
        return next((name for name in own if name in self.left and fits(self.left[name])), "")


def incident(
    at: str, called: str, properties: Mapping[str, str], placed: Placed, when: str = ""
) -> Incident:
    """Make an incident of a feature.

    Parameters
    ----------
    at : str
        Where it stands: `feature 3`.
    called : str
        Its id, if it has one.
    properties : mapping of str to str
        What is known of it, by name.
    placed : Placed
        Where it is.
    when : str
        Its date, where the format has one of its own.
    """
    facts = _Facts(properties)
    said = dict.fromkeys(MEANINGS, "") | {"id": called}
    said |= {meaning: facts.take(names) for meaning, names in NAMES.items()}
    said |= {name: plain_text(said[name]) for name in ("title", "summary")}
    said["date"] = when or as_date(facts.take(DATES, _is_no_number))
    if not said["date"]:
        ends = (as_date(facts.take(names, _is_no_number)) for names in (STARTS, ENDS))
        said["date"] = from_to(*ends, lasted=True)
    said |= placed.said
    if placed.said:
        said |= {RADIUS: radius} if (radius := facts.take((RADIUS,))) else {}
    if not (said["title"] or said["summary"]):
        said["title"] = said["town"] or called or at
    origins = _sources(facts)
    return Incident(at, said, origins, facts.left | placed.own)


def _sources(facts: _Facts) -> tuple[Origin, ...]:
    """Give the sources of a feature: addresses, of one the publisher, or else publishers alone.

    Beside an address the publisher stays in a column of its own as well, as another feature may
    name another for it.
    """
    links = [*dict.fromkeys(_links(facts.take(LINKS, _links)))]
    if not links:
        return tuple(Origin(publisher=name) for name in names_in(facts.take(PUBLISHERS)))
    publisher = facts.see(PUBLISHERS) if len(links) == 1 else ""
    return tuple(Origin(url=link, publisher=publisher) for link in links)


def _is_no_number(text: str) -> bool:
    """Tell a date from a number, of which nobody can say what it counts."""
    return not NUMBER.fullmatch(text)


def _links(text: str) -> list[str]:
    """Give the web addresses of a text that is nothing but addresses; none of any other."""
    parts = [part.strip(",;") for part in text.split()]
    return parts if all(map(web_address, parts)) else []
