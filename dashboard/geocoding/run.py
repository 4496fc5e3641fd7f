"""One run of the geocoding command: check, go on where the last run ended, ask, tell."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from dashboard.geocoding import report
from dashboard.geocoding.decision import is_answered, is_open
from dashboard.geocoding.judging import Found, Question, question
from dashboard.geocoding.place_tables import CANDIDATES, PLACES, Records
from dashboard.geocoding.service import Service
from dashboard.geocoding.service_errors import ServiceError
from dashboard.model.load import load
from dashboard.model.problems import DataError, Problem

ALL_ASKED, TO_DECIDE, BAD_DATASET, SERVICE_FAILED, INTERRUPTED = 0, 1, 2, 3, 130
GIVE_UP_AFTER = 3


def run(folder: Path, service: Service, geocoder: str, *, recheck: bool) -> int:
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

    Returns
    -------
    int
        What the command ends with: 0, all asked and nothing open; 1, something to
        decide, to look at or not found; 2, the dataset has errors or cannot be
        written; 3, the service failed; 130, interrupted.
    """
    if not _is_sound(folder):
        return BAD_DATASET
    this = _Run(Records(folder, geocoder, date.today().isoformat()), service)
    try:
        with service:
            return this.recheck() if recheck else this.place()
    except KeyboardInterrupt:
        saved = (
            "Nothing was changed."
            if recheck
            else (
                f"The answers so far ({this.answered}) are saved in {PLACES} and {CANDIDATES}; "
                "the same command goes on from there."
            )
        )
        _tell(f"Stopped. {saved}")
        return INTERRUPTED
    except (OSError, ValueError) as error:
        _tell(f"The dataset cannot be read or written any more ({error}): nothing more is asked.")
        return BAD_DATASET


class _Run:
    """What a run has done so far."""

    def __init__(self, records: Records, service: Service) -> None:
        self._records = records
        self._service = service
        self._failures: dict[str, list[str]] = {}
        self.answered = 0

    def place(self) -> int:
        """Ask about the places that nobody has placed."""
        records = self._records
        places = records.places()
        waiting = [place_id for place_id, place in places.items() if is_open(place)]
        placed = records.settle(waiting)
        places, candidates = records.places(), records.candidates()
        unknown = [
            place
            for place_id, place in places.items()
            if is_open(place) and not is_answered(place, candidates[place_id], records.geocoder)
        ]
        asked = [question(place, places) for place in unknown if place["geocode_query"]]
        for one, answer in self._answers(asked):
            records.add(one, answer)
            self.answered += 1
        places = records.places()
        open_questions = report.open_questions(places, records.candidates(), records.geocoder)
        placed += [o.place_id for o in asked if places.get(o.place_id, {}).get("latitude")]
        for paragraph in (_placed(placed), *open_questions):
            if paragraph:
                click.echo(paragraph)
        unasked = len(unknown) - len(asked)
        return self._end(
            len(asked),
            TO_DECIDE if open_questions else ALL_ASKED,
            f"; {unasked} without geocode_query left out" if unasked else "",
        )

    def recheck(self) -> int:
        """Ask about all places that have a query, and change nothing."""
        places = self._records.places()
        asked = [question(place, places) for place in places.values() if place["geocode_query"]]
        drifts: list[tuple[str, bool]] = []
        try:
            for one, answer in self._answers(asked):
                drifts.append(report.drift(places[one.place_id], one, answer))
                self.answered += 1
        finally:
            for sentence, _ in drifts:
                click.echo(sentence)
        code = TO_DECIDE if any(moved for _, moved in drifts) else ALL_ASKED
        return self._end(len(asked), code, "; nothing was changed")

    def _answers(self, asked: Sequence[Question]) -> Iterator[tuple[Question, list[Found]]]:
        """Yield the answers; note what fails, and give up where that goes on."""
        if not asked:
            return
        in_a_row = 0
        label = f"Asking {self._service.server}"
        with click.progressbar(asked, label=label, file=sys.stderr) as bar:
            for one in bar:
                try:
                    answer = self._service.ask(one)
                except ServiceError as failure:
                    self._failures.setdefault(str(failure), []).append(one.place_id)
                    in_a_row += 1
                    if failure.stop or in_a_row == GIVE_UP_AFTER:
                        return
                else:
                    in_a_row = 0
                    yield one, answer

    def _end(self, asked: int, code: int, more: str) -> int:
        """Say what failed and how many were answered."""
        for sentence in report.failures(self._failures):
            _tell(sentence)
        failed = sum(map(len, self._failures.values()))
        if left := asked - self.answered - failed:
            more = f"; {left} not asked any more{more}"
        _tell(f"{self.answered} of {asked} places answered{more}.")
        return SERVICE_FAILED if failed else code


def _is_sound(folder: Path) -> bool:
    """Tell whether a dataset can be worked on; say what is wrong if not.

    Warnings are no hindrance: that places and their chosen candidates do not agree yet is
    what this command is for.
    """
    try:
        problems: Sequence[Problem] = load(folder).problems
    except DataError as error:
        problems = error.problems
    if all(problem.is_warning for problem in problems):
        return True
    for problem in problems:
        click.echo(str(problem))
    _tell(f"{folder} has errors: mend them first. Nothing was asked, nothing was changed.")
    return False


def _placed(place_ids: Sequence[str]) -> str:
    """Say which places have a point now."""
    return f"Placed: {', '.join(place_ids)}." if place_ids else ""


def _tell(sentence: str) -> None:
    """Tell something about the run itself."""
    click.echo(sentence, err=True)
