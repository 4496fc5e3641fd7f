"""Candidates -> a decision, or a question that stays open.

Places and candidates are rows of `places.csv` and `place_candidates.csv`, their cells as
they stand there.
"""

from collections.abc import Iterable, Sequence

from dashboard.geocoding.judging.answers import AREAS, Cells, Fit, Found, Question, judge

AMBIGUOUS = "ambiguous"


def is_open(place: Cells) -> bool:
    """Tell whether a place is a town or village that nobody has placed yet."""
    undecided = place["resolution"] in ("", AMBIGUOUS)
    return undecided and not place["latitude"] and place["kind"] not in AREAS


def is_answered(place: Cells, rows: Iterable[Cells], geocoder: str) -> bool:
    """Tell whether a geocoder was asked about a place before, by what is recorded."""
    nothing_found = place["geocoder"] == geocoder and place["geocoded_on"] != ""
    return nothing_found or any(row["geocoder"] == geocoder for row in rows)


def candidates(
    answer: Sequence[Found],
    asked: Question,
    geocoder: str,
    *,
    first_rank: int = 1,
    choose: bool = True,
) -> list[dict[str, str]]:
    """Make the rows of `place_candidates.csv` for an answer.

    One is chosen if it is the only one that may be meant, bears the name, lies in the
    stated country, and its address names the stated areas.

    Parameters
    ----------
    answer : sequence of Found
        In the geocoder's order.
    asked : Question
        What was asked.
    geocoder : str
        Name of the geocoder.
    first_rank : int
        Where the ranks begin.
    choose : bool
        Whether one may be chosen at all; not where a curator considers others.
    """
    judged = [(found, *judge(found, asked)) for found in answer]
    possible = [found for found, fit, _ in judged if fit is not Fit.DOES_NOT_FIT]
    sure = [found for found, fit, _ in judged if fit is Fit.FITS]
    chosen = sure[0] if choose and sure and len(possible) == 1 else None
    alone = " The only one found." if len(judged) == 1 else " The only one that fits."
    return [
        {
            "place_id": asked.place_id,
            "rank": str(rank),
            "label": found.label,
            "latitude": degrees(found.latitude),
            "longitude": degrees(found.longitude),
            "geocoder": geocoder,
            "reference": found.reference,
            "chosen": "true" if found is chosen else "",
            "reason": f"{fit}: {why}.{alone if found is chosen else ''}",
        }
        for rank, (found, fit, why) in enumerate(judged, start=first_rank)
    ]


def may_be_meant(row: Cells) -> bool:
    """Tell whether a recorded candidate was not ruled out."""
    return not row["reason"].startswith(Fit.DOES_NOT_FIT)


def settle(
    place: Cells, rows: Sequence[Cells], geocoder: str, today: str, *, asked: bool = False
) -> dict[str, str]:
    """Give the cells of `places.csv` that follow from the recorded candidates of a place.

    Parameters
    ----------
    place : Cells
        The place's row.
    rows : sequence of Cells
        Its candidates.
    geocoder : str
        The one that is asked in this run.
    today : str
        EDTF day.
    asked : bool
        Whether it has just answered, so that no candidates means nothing found.

    Returns
    -------
    dict of str to str
        The cells to write, by column; empty where nothing follows, or a curator has
        decided.
    """
    if not is_open(place):
        return {}
    settled = place["geocoder"] == geocoder and place["geocoded_on"] != ""
    looked_up = {
        "geocoder": geocoder,
        "geocoded_on": place["geocoded_on"] if settled else today,
    }
    chosen = [row for row in rows if row["chosen"] == "true"]
    if len(chosen) == 1:
        return _placed(place, chosen[0], len(rows), looked_up)
    own = [row for row in rows if row["geocoder"] == geocoder]
    if settled or not (own or asked):
        return {}
    if place["resolution"] == AMBIGUOUS:
        return {} if own or place["geocoder"] else looked_up
    if any(may_be_meant(row) for row in rows):
        return {"resolution": AMBIGUOUS, **looked_up}
    return looked_up


def degrees(number: float) -> str:
    """Write a coordinate to seven decimals, which is about a centimetre."""
    return f"{number:.7f}".rstrip("0").rstrip(".")


def _placed(place: Cells, row: Cells, count: int, looked_up: Cells) -> dict[str, str]:
    """Give the cells of a place whose candidate is chosen."""
    cells = {
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "geocoder": row["geocoder"],
        "geocoded_on": looked_up["geocoded_on"] if row["geocoder"] == looked_up["geocoder"] else "",
        "resolution": "exact" if count == 1 else "chosen",
    }
    if not place["note"]:
        cells["note"] = ". ".join(filter(None, (row["reference"], row["reason"])))
    return cells
