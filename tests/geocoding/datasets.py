"""Small datasets on disk: a country, a region, and the rows that a test is about."""

import csv
from pathlib import Path

from dashboard.model.columns import columns
from dashboard.model.load import load
from dashboard.model.schema import TABLES

LATER = (  # columns that folders of before do not have
    *("time_zone", "confidence", "tags", "quote_original", "quote_language", "translated_by"),
    *("notice", "redacted", "place_ids", "whereabouts"),
)
UKRAINE = "ukraine,Ukraine,,country,,UA,,,,,,,area,"
REGION = "don-region,Don region,Don Oblast,region,ukraine,UA,48.1,37.7,120,,,,area,"


class Folder:
    """A dataset on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places = path / "places.csv"
        self.candidates = path / "place_candidates.csv"

    def place(self, place_id: str) -> dict[str, str]:
        (row,) = [row for row in read(self.places) if row["place_id"] == place_id]
        return row

    def candidates_of(self, place_id: str) -> list[dict[str, str]]:
        return [row for row in read(self.candidates) if row["place_id"] == place_id]

    def rewrite(self, file: Path, old: str, new: str) -> None:
        """Edit a file by hand: replace a text that stands once in it."""
        text = file.read_bytes().decode()
        assert text.count(old) == 1
        file.write_bytes(text.replace(old, new).encode())

    @property
    def problems(self) -> list[str]:
        """The kinds of problem that `check` tells."""
        return [problem.kind for problem in load(self.path).problems]

    def content(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.path.iterdir()}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, *places: str, candidates: tuple[str, ...] = ()) -> Folder:
    rows = {"places": (UKRAINE, REGION, *places), "place_candidates": candidates}
    for table, row in TABLES.items():
        header = ",".join(column.name for column in columns(row) if column.name not in LATER)
        lines = "".join(f"{line}\n" for line in (header, *rows.get(table, ())))
        (path / f"{table}.csv").write_text(lines, "utf-8")
    (path / "datapackage.json").write_text("{}", "utf-8")
    return Folder(path)


def village(
    place_id: str,
    query: str = "",
    *,
    resolution: str = "",
    name: str = "",
    aliases: str = "",
    within: str = "don-region",
) -> str:
    """Write the row of a village in a region."""
    name = name or place_id.capitalize()
    return f'{place_id},{name},{aliases},village,{within},UA,,,,"{query}",,,{resolution},'
