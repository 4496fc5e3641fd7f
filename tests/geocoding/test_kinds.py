"""Kinds of place of a curator's own: looked up as what the vocabulary says that they count as."""

import pytest

from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer

UPPER = answer("Upper, Don Oblast, Ukraine", 48.2, 37.25, "node/7")
OBLAST = "places.kind,oblast,Oblast,,,,region,,\n"
CHECKPOINT = "places.kind,checkpoint,Checkpoint,,,,,,\n"


def as_kind(folder, kind: str, word: str) -> None:
    """Make a place of another kind of it, and list that in the vocabulary."""
    row = village("upper", "Upper")
    text = folder.places.read_text("utf-8")
    folder.places.write_text(text.replace(row, row.replace("village", kind)), "utf-8")
    with (folder.path / "vocabulary.csv").open("a", encoding="utf-8") as file:
        file.write(word)


@pytest.mark.parametrize(
    ("kind", "word", "latitude"), [("checkpoint", CHECKPOINT, "48.2"), ("oblast", OBLAST, "")]
)
def test_only_what_counts_as_no_area_gets_a_point(server, dataset, geocode, kind, word, latitude):
    folder = dataset(village("upper", "Upper"))
    as_kind(folder, kind, word)
    server.answers["Upper"] = [UPPER]

    geocode(folder)

    place = folder.place("upper")
    assert (place["kind"], place["latitude"]) == (kind, latitude)
