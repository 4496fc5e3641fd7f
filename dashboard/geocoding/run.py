"""One run that asks a geocoder: go on where the last run ended, record, tell."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from dashboard.geocoding import report
from dashboard.geocoding.asking.in_turn import Asking
from dashboard.geocoding.asking.service import Service
from dashboard.geocoding.guard import (
    ALL_DONE,
    BAD_DATASET,
    SERVICE_FAILED,
    TO_DECIDE,
    guarded,
    tell,
)
from dashboard.geocoding.judging.decision import is_answered, is_open, taken_back
from dashboard.geocoding.judging.question import Cells
from dashboard.geocoding.place_tables import CANDIDATES, PLACES, Records


def run(
    folder: Path, service: Service, geocoder: str, *, recheck: bool, again: Sequence[str]
) -> int:
    """Ask a geocoder about the places of a dataset and record what it knows.

    Parameters
    ----------
    folder : Path
        The dataset.
    service : Service
        Whom to ask.
    geocoder : str
        Its name, as it is recorded.
    recheck : bool
        Only compare the recorded points with what the geocoder knows today.
    again : sequence of str
        Ids of the places to ask about, whatever is recorded of them; empty for those that
        nobody has placed and that were not asked about.

    Returns
    -------
    int
        What the command ends with, see `guarded`.
    """
    this = _Run(folder, service, geocoder)

    def work() -> int:
        if recheck:
            return this.recheck()
        return this.again(again) if again else this.place()

    def saved() -> str:
        if recheck:
            return "Nothing was changed."
        return (
            f"The answers so far ({this.answered}) are saved in {PLACES} and {CANDIDATES}; "
            f"the same command {'begins anew' if again else 'goes on from there'}."
        )

    with service:
        return guarded(folder, work, saved, changes=not recheck)


class _Run:
    """What a run has done so far."""

    def __init__(self, folder: Path, service: Service, geocoder: str) -> None:
        self._records = Records(folder, geocoder, date.today().isoformat())
        self._service = service
        self.answered = 0

    def place(self) -> int:
        """Ask about the places that nobody has placed."""
        records = self._records
        before = records.places()
        records.settle(before)
        places, candidates = records.places(), records.candidates()
        unknown = [
            place
            for place_id, place in places.items()
            if is_open(place) and not is_answered(place, candidates[place_id], records.geocoder)
        ]
        asking = Asking(records, self._service, look_up_containers=True)
        for asked, answer in asking.answers(unknown):
            records.add(asked, answer)
            self.answered += 1
        after = records.places()
        to_decide = report.open_questions(after, records.candidates(), [records.geocoder])
        return self._end(asking, report.moved(before, after), to_decide)

    def again(self, place_ids: Sequence[str]) -> int:
        """Ask about some places, and let go what was recorded of them before."""
        records = self._records
        places, candidates = records.places(), records.candidates()
        if strange := [place_id for place_id in place_ids if place_id not in places]:
            tell("\n".join(report.no_such_place(place_id, places) for place_id in strange))
            return BAD_DATASET
        asking = Asking(records, self._service, look_up_containers=False)
        before: dict[str, Cells] = {}
        gone: list[Cells] = []
        try:
            for asked, answer in asking.answers([places[one] for one in dict.fromkeys(place_ids)]):
                place, rows = places[asked.place_id], candidates[asked.place_id]
                before[asked.place_id] = {**place, **taken_back(place, rows, records.geocoder)}
                gone += records.add(asked, answer, anew=True)
                self.answered += 1
        finally:
            for paragraph in report.replaced(gone):
                click.echo(paragraph)
        after = records.places()
        to_decide = report.open_questions(
            after, records.candidates(), [records.geocoder], only=[*before]
        )
        return self._end(asking, [*report.moved(before, after), *report.kept(before)], to_decide)

    def recheck(self) -> int:
        """Ask about all places that have a query or were looked up, and change nothing."""
        geocoder, places = self._records.geocoder, self._records.places()
        wanted = [p for p in places.values() if p["geocode_query"] or p["geocoder"] == geocoder]
        asking = Asking(self._records, self._service, look_up_containers=False)
        drifts: list[tuple[str, bool]] = []
        try:
            for asked, answer in asking.answers(wanted):
                drifts.append(report.drift(places[asked.place_id], asked, answer))
                self.answered += 1
        finally:
            for sentence, _ in drifts:
                click.echo(sentence)
        code = self._end(asking, [], [], "; nothing was changed")
        return code or (TO_DECIDE if any(moved for _, moved in drifts) else ALL_DONE)

    def _end(
        self, asking: Asking, done: Sequence[str], to_decide: Sequence[str], more: str = ""
    ) -> int:
        """Say what was done, what is open, what failed, and how many were answered."""
        unasked = report.without_query(asking.without_query)
        for paragraph in (*done, *to_decide, *unasked):
            click.echo(paragraph)
        for sentence in report.failures(asking.failures):
            tell(sentence)
        failed = sum(map(len, asking.failures.values()))
        if left := asking.wanted - self.answered - failed:
            more = f"; {left} not asked any more{more}"
        tell(f"{self.answered} of {asking.wanted} places answered{more}.")
        if failed:
            return SERVICE_FAILED
        return TO_DECIDE if to_decide or unasked else ALL_DONE
