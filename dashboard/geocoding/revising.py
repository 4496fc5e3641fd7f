"""What is done without asking anybody: recorded answers are judged anew, or taken back."""

from collections.abc import Container, Iterable
from datetime import date
from pathlib import Path

import click

from dashboard.geocoding import report
from dashboard.geocoding.asking.service import SERVERS
from dashboard.geocoding.guard import ALL_DONE, TO_DECIDE, guarded
from dashboard.geocoding.judging.anew import is_left, lacks_country
from dashboard.geocoding.judging.question import Cells
from dashboard.geocoding.place_tables import Records

STOPPED = "The same command goes on from there."


def judge(folder: Path) -> int:
    """Judge all that geocoders answered anew, by names, containers and countries as they are.

    Parameters
    ----------
    folder : Path
        The dataset.

    Returns
    -------
    int
        What the command ends with, see `guarded`.
    """
    return guarded(folder, lambda: _judge(folder), lambda: STOPPED)


def take_back(folder: Path, geocoder: str) -> int:
    """Delete what a geocoder answered, and empty what was written to places by it.

    Parameters
    ----------
    folder : Path
        The dataset.
    geocoder : str
        Its name, as it is recorded.

    Returns
    -------
    int
        What the command ends with, see `guarded`.
    """
    return guarded(folder, lambda: _take_back(folder, geocoder), lambda: STOPPED)


def _judge(folder: Path) -> int:
    """Judge anew, and tell what reads otherwise."""
    today = date.today().isoformat()
    records = {geocoder: Records(folder, geocoder, today) for geocoder in SERVERS}
    first = next(iter(records.values()))
    places, candidates = first.places(), first.candidates()
    for geocoder, of_one in records.items():
        of_one.settle(one for one, rows in candidates.items() if _of({geocoder}, rows))
        of_one.judge()
    after, judged = first.places(), first.candidates()
    answered = [row for rows in judged.values() for row in _of(SERVERS, rows)]
    others = {one: sum(row not in candidates[one] for row in rows) for one, rows in judged.items()}
    to_decide = report.open_questions(after, judged, [*SERVERS])
    done = [
        *report.judged(len(answered), others),
        *report.moved(places, after),
        *report.left([row for row in answered if is_left(row)]),
        *report.without_country([row for row in answered if lacks_country(row)]),
    ]
    for paragraph in (*done, *to_decide):
        click.echo(paragraph)
    return TO_DECIDE if to_decide else ALL_DONE


def _take_back(folder: Path, geocoder: str) -> int:
    """Take back, and tell what."""
    records = Records(folder, geocoder, date.today().isoformat())
    places, candidates = records.places(), records.candidates()
    kept = records.take_back()
    after, rest = records.places(), records.candidates()
    back = [one for one in places if places[one] != after.get(one) or candidates[one] != rest[one]]
    count = sum(map(len, candidates.values())) - sum(map(len, rest.values()))
    for paragraph in report.taken_back(back, count, kept):
        click.echo(paragraph)
    return ALL_DONE


def _of(geocoders: Container[str], rows: Iterable[Cells]) -> list[Cells]:
    """List the candidates that geocoders answered."""
    return [row for row in rows if row["geocoder"] in geocoders]
