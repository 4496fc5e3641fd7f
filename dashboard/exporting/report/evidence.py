"""What accounts rest on: each piece of evidence with its addresses and its digest, as text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.analysis.evidence.readable import Resting, evidence_left, resting_on
from dashboard.analysis.phrases import count
from dashboard.exporting.extract import Extract

MOST_PIECES, MOST_NAMED = 200, 5
FACTS = {
    "when": "When",
    "date": "Date as recorded (EDTF)",
    "place": "Where",
    "geolocated_by": "Geolocated by",
    "chronolocated_by": "Chronolocated by",
    "file": "File",
    "sha256": "SHA-256",
    "odd": "Odd",
}
SENSITIVE = "Sensitive: look at it with care."


@dataclass(frozen=True)
class Piece:
    """A piece of evidence: its kind and caption, addresses (empty where none), and facts."""

    title: str
    link: str
    archive: str
    sensitive: str
    facts: Sequence[tuple[str, str]]


def evidence(part: Extract) -> tuple[list[Piece], str]:
    """Give the evidence that the accounts of a choice rest on, earliest first.

    Returns
    -------
    pieces
        At most `MOST_PIECES`.
    more : str
        How many there are, where they are more; else empty.
    """
    found = evidence_left(part.whole, part.shown, ())
    resting = resting_on(part.shown)
    rows = found.head(MOST_PIECES).to_dict("records")
    more = f"Listed are the first {MOST_PIECES} of {len(found):,}."
    pieces = [_piece(row, resting.get(row["evidence_id"], ())) for row in rows]
    return pieces, more if len(found) > MOST_PIECES else ""


def _piece(row: Mapping[Any, Any], resting: Sequence[Resting]) -> Piece:
    """Say all that is known of a piece."""
    facts = [(title, _text(row[name])) for name, title in FACTS.items()]
    facts.append(("Evidence of", _named([one.title for one in resting])))
    title = ": ".join(filter(None, (_text(row["kind"]), _text(row["caption"]))))
    return Piece(
        title,
        _text(row["url"]),
        _text(row["archive_url"]),
        SENSITIVE if row["sensitive"] else "",
        [(name, text) for name, text in facts if text],
    )


def _named(titles: Sequence[str]) -> str:
    """Name a few, and count those that are too many."""
    more = [count(len(titles) - MOST_NAMED, "more record")] if len(titles) > MOST_NAMED else []
    return "; ".join([*titles[:MOST_NAMED], *more])


def _text(cell: object) -> str:
    """Give a text; empty where there is none."""
    return cell if isinstance(cell, str) else ""
