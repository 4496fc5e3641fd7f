"""What is known of the places, in `places.csv` and `place_candidates.csv`.

The files are read again before every change, so that what a curator edits meanwhile is
kept. Candidates are written first and the place follows from them, so a run that is
killed in between is repaired by the next one, without another request. What is taken back
is emptied in the place first, so that a run that is killed then has only begun.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from dashboard.csv_file import CsvFile, CsvRow
from dashboard.geocoding.judging import decision
from dashboard.geocoding.judging.anew import follows, judged_anew
from dashboard.geocoding.judging.answers import Found
from dashboard.geocoding.judging.question import Cells, Question, containers, question
from dashboard.model.cells.kinds import Truth
from dashboard.model.columns import columns
from dashboard.model.schema import Place, PlaceCandidate
from dashboard.model.vocabulary import PLACES as KINDS_OF_PLACES
from dashboard.model.vocabulary import Vocabulary, Word

PLACES = "places.csv"
CANDIDATES = "place_candidates.csv"
WORDS = "vocabulary.csv"
TABLES = {PLACES: Place, CANDIDATES: PlaceCandidate}
_TRUTH: TypeAdapter[bool] = TypeAdapter(Truth)


class Records:
    """The places of a dataset and the candidates that were considered.

    Parameters
    ----------
    folder : Path
        The dataset, without errors.
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
        self._folder = folder
        self.geocoder = geocoder
        self._today = today

    def places(self) -> dict[str, Cells]:
        """Read the rows of the places by their id, in the order of the file."""
        return {cells["place_id"]: cells for _, cells in self._read(PLACES)[1]}

    def candidates(self) -> dict[str, list[Cells]]:
        """Read the rows of the candidates of each place; none where none are recorded."""
        return _by_place(cells for _, cells in self._read(CANDIDATES)[1])

    def add(self, asked: Question, answer: Sequence[Found], *, anew: bool = False) -> list[Cells]:
        """Record an answer: the candidates, then what follows for the place.

        Parameters
        ----------
        asked : Question
            What was asked.
        answer : sequence of Found
            In the geocoder's order.
        anew : bool
            Whether it takes the place of what this geocoder answered before.

        Returns
        -------
        list of Cells
            The rows that it has replaced although a curator had chosen or worded them.
        """
        place_id = asked.place_id
        if anew:
            self._empty([place_id])
        place = self.places().get(place_id)
        if place is None:  # deleted while it was asked about
            return []
        file, rows = self._read(CANDIDATES)
        same = [pair for pair in rows if pair[1]["place_id"] == place_id]
        old = [pair for pair in same if anew and pair[1]["geocoder"] == self.geocoder]
        others = [pair[1] for pair in same if pair not in old]
        new = decision.candidates(
            answer,
            asked,
            self.geocoder,
            first_rank=max((int(float(cells["rank"])) for cells in others), default=0) + 1,
            choose=decision.may_be_chosen(place, others, self.geocoder),
        )
        after = same[-1][0] if same else None
        for cells in new:
            after = file.add(cells, after)
        for row, _ in old:
            file.remove(row)
        file.save()
        self.settle([place_id], asked=True)
        return [cells for _, cells in old if decision.is_curators(cells)]

    def settle(self, place_ids: Iterable[str], *, asked: bool = False) -> None:
        """Write what follows from the recorded candidates into the rows of the places."""
        wanted, candidates = set(place_ids), self.candidates()
        file, rows = self._read(PLACES)
        for row, place in rows:
            if place["place_id"] in wanted:
                own = candidates[place["place_id"]]
                cells = decision.settle(place, own, self.geocoder, self._today, asked=asked)
                file.change(row, cells)
        file.save()

    def judge(self) -> None:
        """Judge what this geocoder answered anew, and write what follows for the places."""
        file, rows = self._read(CANDIDATES)
        places, before = self.places(), _by_place(cells for _, cells in rows)
        after = {**before}
        for place_id in sorted(before, key=lambda one: _depth(places, one)):
            if place := places.get(place_id):  # what contains it was judged before
                asked = question(place, places, after)
                after[place_id] = judged_anew(place, before[place_id], asked, self.geocoder)
        judged = {place_id: iter(cells) for place_id, cells in after.items()}
        for row, cells in rows:
            new = next(judged[cells["place_id"]])
            file.change(row, {name: text for name, text in new.items() if text != cells[name]})
        file.save()
        file, rows = self._read(PLACES)
        for row, place in rows:
            was, now = before[place["place_id"]], after.get(place["place_id"], [])
            file.change(row, follows(place, was, now, self.geocoder, self._today))
        file.save()

    def take_back(self) -> list[str]:
        """Delete what this geocoder answered, and empty what followed for the places.

        Returns
        -------
        list of str
            The ids of the places that are left as they are: a curator has decided by what
            was answered, or has worded it.
        """
        file, rows = self._read(CANDIDATES)
        own = _by_place(cells for _, cells in rows if cells["geocoder"] == self.geocoder)
        kept = [place_id for place_id in own if any(map(decision.is_curators, own[place_id]))]
        self._empty(place_id for place_id in self.places() if place_id not in kept)
        for row, cells in rows:
            if cells["geocoder"] == self.geocoder and cells["place_id"] not in kept:
                file.remove(row)
        file.save()
        return kept

    def _empty(self, place_ids: Iterable[str]) -> None:
        """Empty what runs with this geocoder wrote into the rows of places."""
        wanted, candidates = set(place_ids), self.candidates()
        file, rows = self._read(PLACES)
        for row, place in rows:
            if place["place_id"] in wanted:
                own = candidates[place["place_id"]]
                file.change(row, decision.taken_back(place, own, self.geocoder))
        file.save()

    def _read(self, name: str) -> tuple[CsvFile, list[tuple[CsvRow, Cells]]]:
        """Read a file: its rows to be changed, and what they say."""
        file = CsvFile(self._folder / name)
        rows = [(row, _cells(row, name)) for row in file.rows]
        if name == PLACES:  # whose kinds are read as those of the program that they count as
            rows = [(row, {**cells, "kind": self._kind(cells["kind"])}) for row, cells in rows]
        return file, rows

    def _kind(self, word: str) -> str:
        """Give the kind of the program that a word of the vocabulary counts as, else the word."""
        return self._words.means(KINDS_OF_PLACES, word) or word

    @cached_property
    def _words(self) -> Vocabulary:
        rows = [row.cells for row in CsvFile(self._folder / WORDS).rows]
        return Vocabulary(Word(*(cells.get(name, "") for name in Word._fields)) for cells in rows)


def _cells(row: CsvRow, name: str) -> Cells:
    """Give what a row says as the dashboard reads it; empty where a column is missing."""
    cells = row.cells
    said = {column.name: cells.get(column.name, "").strip() for column in columns(TABLES[name])}
    if said.get("chosen"):
        said["chosen"] = "true" if _TRUTH.validate_python(said["chosen"]) else ""
    return said


def _by_place(rows: Iterable[Cells]) -> dict[str, list[Cells]]:
    """Sort candidates by the id of their place."""
    found: dict[str, list[Cells]] = defaultdict(list)
    for cells in rows:
        found[cells["place_id"]].append(cells)
    return found


def _depth(places: Mapping[str, Cells], place_id: str) -> int:
    """Count what contains a place."""
    return len(list(containers(places[place_id], places))) if place_id in places else 0
