"""Places are asked about in turn: each by all its names until an answer fits."""

import sys
from collections.abc import Iterator, Mapping, Sequence

import click

from dashboard.geocoding.asking.service import Service
from dashboard.geocoding.asking.service_errors import ServiceError
from dashboard.geocoding.guard import tell
from dashboard.geocoding.judging.answers import Found, judge, unnamed
from dashboard.geocoding.judging.question import Cells, Question, question
from dashboard.geocoding.judging.verdicts import Fit
from dashboard.geocoding.place_tables import Records
from dashboard.geocoding.plain_text import plain
from dashboard.model.vocabulary import AREAS

GIVE_UP_AFTER = 3


class Asking:
    """What a service is asked in one run, and where it failed.

    Parameters
    ----------
    records : Records
        What is known of the places.
    service : Service
        Whom to ask.
    look_up_containers : bool
        Whether what contains a place is looked up, and recorded, where an answer does not
        name it: the geocoder may call it otherwise.

    Attributes
    ----------
    wanted : int
        How many places there are to ask about.
    without_query : list of str
        Ids of the places that cannot be asked about: nothing says where they may lie.
    failures : dict of str to list of str
        Ids of the places that were not answered, by the sentence that says why.
    """

    def __init__(self, records: Records, service: Service, *, look_up_containers: bool) -> None:
        self._records = records
        self._places = records.places()
        self._service = service
        self._look_up_containers = look_up_containers
        self._looked_up: set[str] = set()
        self.wanted = 0
        self.without_query: list[str] = []
        self.failures: dict[str, list[str]] = {}

    def answers(self, places: Sequence[Cells]) -> Iterator[tuple[Question, list[Found]]]:
        """Yield the answers; note what fails, and give up where that goes on."""
        queries = {place["place_id"]: self._question(place).queries for place in places}
        self.without_query = [place_id for place_id, asked in queries.items() if not asked]
        places = [place for place in places if queries[place["place_id"]]]
        self.wanted = len(places)
        if own := [p["place_id"] for p in places if not p["geocode_query"]]:
            named = ", ".join(f'{one} ("{plain(queries[one][0])}")' for one in own)
            tell(f"Without geocode_query, so asked by name and what contains it: {named}.")
        if not places:
            return
        in_a_row = 0
        label = f"Asking {self._service.server}"
        with click.progressbar(places, label=label, file=sys.stderr) as bar:
            for place in bar:
                try:
                    answer = self._ask(place)
                except ServiceError as failure:
                    self.failures.setdefault(str(failure), []).append(place["place_id"])
                    in_a_row += 1
                    if failure.stop or in_a_row == GIVE_UP_AFTER:
                        return
                else:
                    in_a_row = 0
                    yield answer

    def _ask(self, place: Cells) -> tuple[Question, list[Found]]:
        """Ask about a place by one query after the other, until an answer fits."""
        asked = self._question(place)
        found: dict[str, Found] = {}
        for query in asked.queries:
            for one in self._service.ask(asked, query):
                found.setdefault(one.reference or one.label, one)
            if not _fits(found, asked):
                self._look_up(found, asked)
                asked = self._question(place)
            if _fits(found, asked):
                break
        return asked, list(found.values())

    def _look_up(self, found: Mapping[str, Found], asked: Question) -> None:
        """Record what the geocoder calls the regions that an answer does not name.

        Each is looked up once in a run, and never where candidates are recorded.
        """
        missing = {area.place["place_id"] for one in found.values() for area in unnamed(one, asked)}
        for area in reversed(asked.areas):
            place_id = area.place["place_id"]
            if place_id in missing and self._may_be_looked_up(area.place):
                self._looked_up.add(place_id)
                self._records.add(*self._ask(area.place))

    def _may_be_looked_up(self, place: Cells) -> bool:
        """Tell whether a container is a region that nothing is known of."""
        new = self._look_up_containers and place["place_id"] not in self._looked_up
        known = self._records.candidates()[place["place_id"]] if new else ()
        return new and place["kind"] in AREAS and not known

    def _question(self, place: Cells) -> Question:
        """Say what is asked about a place, by what is known by now."""
        return question(place, self._places, self._records.candidates())


def _fits(found: Mapping[str, Found], asked: Question) -> bool:
    """Tell whether one of the answers fits."""
    return any(judge(one, asked)[0] is Fit.FITS for one in found.values())
