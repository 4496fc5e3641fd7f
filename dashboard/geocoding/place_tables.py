"""What is known of the places, in `places.csv` and `place_candidates.csv`.

The files are read again before every change, so that what a curator edits meanwhile is
kept. Candidates are written first and the place follows from them, so a run that is
killed in between is repaired by the next one, without another request.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.geocoding.csv_file import CsvFile, clear_leftover
from dashboard.geocoding.judging import decision
from dashboard.geocoding.judging.answers import Cells, Found, Question

PLACES = "places.csv"
CANDIDATES = "place_candidates.csv"


class Records:
    """The places of a dataset and the candidates that were considered.

    Parameters
    ----------
    folder : Path
        The dataset, without problems.
    geocoder : str
        Whose answers are recorded.
    today : str
        EDTF day of this run.

    Raises
    ------
    OSError, ValueError
        Any method: if a file cannot be read or written.
    """

    def __init__(self, folder: Path, geocoder: str, today: str) -> None:
        self._places = folder / PLACES
        self._candidates = folder / CANDIDATES
        self.geocoder = geocoder
        self._today = today
        for path in (self._places, self._candidates):
            clear_leftover(path)

    def places(self) -> dict[str, Cells]:
        """Read the rows of the places by their id, in the order of the file."""
        return {row["place_id"]: row for row in CsvFile(self._places).rows}

    def candidates(self) -> dict[str, list[Cells]]:
        """Read the rows of the candidates of each place; none where none are recorded."""
        rows: dict[str, list[Cells]] = defaultdict(list)
        for row in CsvFile(self._candidates).rows:
            rows[row["place_id"]].append(row)
        return rows

    def add(self, asked: Question, answer: Sequence[Found]) -> None:
        """Record an answer: the candidates, then what follows for the place."""
        place = self.places().get(asked.place_id)
        if place is None:  # deleted while it was asked about
            return
        file = CsvFile(self._candidates)
        before = [row for row in file.rows if row["place_id"] == asked.place_id]
        for row in decision.candidates(
            answer,
            asked,
            self.geocoder,
            first_rank=max((int(float(row["rank"])) for row in before), default=0) + 1,
            choose=not before and decision.is_open(place) and not place["resolution"],
        ):
            file.add(row, beside="place_id")
        file.save()
        self.settle([asked.place_id], asked=True)

    def settle(self, place_ids: Iterable[str], *, asked: bool = False) -> list[str]:
        """Write what follows from the recorded candidates into the rows of the places.

        Returns
        -------
        list of str
            The ids of the places that have a point now.
        """
        file = CsvFile(self._places)
        wanted, rows = set(place_ids), self.candidates()
        placed = []
        for place in file.rows:
            place_id = place["place_id"]
            if place_id in wanted:
                cells = decision.settle(
                    place, rows[place_id], self.geocoder, self._today, asked=asked
                )
                file.change("place_id", place_id, cells)
                placed += [place_id] if "latitude" in cells else []
        file.save()
        return placed
