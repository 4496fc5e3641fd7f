"""Candidates -> a decision, or a question that stays open.

Places and candidates are rows of `places.csv` and `place_candidates.csv`, their cells as
`place_tables` reads them.
"""

from collections.abc import Iterable, Sequence

from dashboard.geocoding.judging.answers import Found, judge
from dashboard.geocoding.judging.question import Cells, Question
from dashboard.geocoding.judging.verdicts import ALONE, ALONE_FITS, Fit, is_choice, is_verdict
from dashboard.model.vocabulary import AREAS

AMBIGUOUS = "ambiguous"
EMPTY = {"latitude": "", "longitude": "", "geocoder": "", "geocoded_on": "", "resolution": ""}


def is_open(place: Cells) -> bool:
    """Tell whether a place is a town or village that nobody has placed yet."""
    undecided = place["resolution"] in ("", AMBIGUOUS)
    return undecided and not place["latitude"] and place["kind"] not in AREAS


def is_answered(place: Cells, rows: Iterable[Cells], geocoder: str) -> bool:
    """Tell whether a geocoder was asked about a place before, by what is recorded."""
    return _is_looked_up(place, geocoder) or any(row["geocoder"] == geocoder for row in rows)


def may_be_meant(row: Cells) -> bool:
    """Tell whether a recorded candidate was not ruled out."""
    return not row["reason"].startswith(Fit.DOES_NOT_FIT)


def is_curators(row: Cells) -> bool:
    """Tell whether a curator worded the reason of a candidate, or chose otherwise than the run."""
    return not is_verdict(row["reason"]) or bool(row["chosen"]) != is_choice(row["reason"])


def may_be_chosen(place: Cells, rows: Sequence[Cells], geocoder: str) -> bool:
    """Tell whether the program may choose for a place, or choose anew.

    Not where a curator has decided, or considers what this geocoder did not answer.
    Of an area, only what it is called is chosen, never its point.
    """
    if any(row["geocoder"] != geocoder or is_curators(row) for row in rows):
        return False
    before = {**place, **taken_back(place, rows, geocoder)}
    return place["kind"] in AREAS or (is_open(before) and not before["resolution"])


def verdicts(answer: Sequence[Found], asked: Question, *, choose: bool) -> list[tuple[bool, str]]:
    """Judge an answer.

    One is chosen if it is the only one that may be meant, bears the name, lies in the
    stated country, and its address names the stated areas. Of areas the name may be
    another: the geocoder says what they are called.

    Returns
    -------
    list of tuple of bool and str
        For each candidate, whether it is chosen, and the reason.
    """
    judged = [judge(found, asked) for found in answer]
    possible = [n for n, (fit, _) in enumerate(judged) if fit is not Fit.DOES_NOT_FIT]
    sure = [n for n, (fit, _) in enumerate(judged) if fit is Fit.FITS]
    if asked.is_area:
        possible = sure or possible
        sure = possible
    chosen = sure[0] if choose and sure and len(possible) == 1 else None
    alone = ALONE if len(judged) == 1 else ALONE_FITS
    return [
        (n == chosen, f"{fit}: {why}.{alone if n == chosen else ''}")
        for n, (fit, why) in enumerate(judged)
    ]


def candidates(
    answer: Sequence[Found], asked: Question, geocoder: str, *, first_rank: int, choose: bool
) -> list[dict[str, str]]:
    """Make the rows of `place_candidates.csv` for an answer.

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
        Whether one may be chosen at all, see `may_be_chosen`.
    """
    judged = zip(answer, verdicts(answer, asked, choose=choose), strict=True)
    return [
        {
            "place_id": asked.place_id,
            "rank": str(rank),
            "label": found.label,
            "latitude": degrees(found.latitude),
            "longitude": degrees(found.longitude),
            "geocoder": geocoder,
            "reference": found.reference,
            "chosen": "true" if chosen else "",
            "reason": reason,
        }
        for rank, (found, (chosen, reason)) in enumerate(judged, start=first_rank)
    ]


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
        decided otherwise than by choosing a candidate.
    """
    let_go = _let_go(place, rows, geocoder)
    looked_up = {
        "geocoder": geocoder,
        "geocoded_on": place["geocoded_on"] if _is_looked_up(place, geocoder) else today,
    }
    place = {**place, **let_go}
    if not is_open(place):
        return {}
    chosen = [row for row in rows if row["chosen"] and _point(row)]
    if len(chosen) == 1:
        return let_go | _placed(place, chosen[0], len(rows), looked_up)
    own = [row for row in rows if row["geocoder"] == geocoder]
    if _is_looked_up(place, geocoder) or not (own or asked):
        return let_go
    if place["resolution"] == AMBIGUOUS:
        return {} if own or place["geocoder"] else looked_up
    if any(may_be_meant(row) for row in rows):
        return let_go | {"resolution": AMBIGUOUS, **looked_up}
    return let_go | looked_up


def taken_back(place: Cells, rows: Sequence[Cells], geocoder: str) -> dict[str, str]:
    """Give the cells of a place as they were before runs with a geocoder wrote them.

    Returns
    -------
    dict of str to str
        By column; empty where they wrote nothing, or a curator has written over it.
    """
    if place["kind"] in AREAS:
        return {}
    own = [row for row in rows if row["geocoder"] == geocoder]
    if copied := copied_from(place, own):
        return _without_point(place, copied)
    if not is_open(place) or not _is_looked_up(place, geocoder):
        return {}
    doubted = place["resolution"] == AMBIGUOUS and any(map(may_be_meant, own))
    return {"geocoder": "", "geocoded_on": ""} | ({"resolution": ""} if doubted else {})


def copied_from(place: Cells, rows: Iterable[Cells]) -> Cells | None:
    """Give the candidate from which the point of a place was copied, if it was."""
    if not place["latitude"] or place["resolution"] not in ("exact", "chosen"):
        return None
    same = (row for row in rows if row["geocoder"] == place["geocoder"])
    return next((row for row in same if _point(row) == _point(place)), None)


def noted(row: Cells) -> str:
    """Give the note of a place whose candidate is chosen."""
    return ". ".join(filter(None, (row["reference"], row["reason"])))


def degrees(number: float) -> str:
    """Write a coordinate to seven decimals, which is about a centimetre."""
    return f"{number:.7f}".rstrip("0").rstrip(".")


def _point(row: Cells) -> tuple[float, float] | None:
    """Read a point; a candidate that a curator wrote may have none."""
    latitude, longitude = row["latitude"], row["longitude"]
    return (float(latitude), float(longitude)) if latitude and longitude else None


def _is_looked_up(place: Cells, geocoder: str) -> bool:
    """Tell whether the row of a place says that a geocoder was asked."""
    return place["geocoder"] == geocoder and place["geocoded_on"] != ""


def _let_go(place: Cells, rows: Sequence[Cells], geocoder: str) -> dict[str, str]:
    """Empty a point that was copied from a candidate which is no longer the chosen one.

    A curator may copy a point without choosing its candidate: such a point stays.
    """
    copied = copied_from(place, rows)
    chosen = [row for row in rows if row["chosen"]]
    if copied is None or len(chosen) > 1 or any(_point(row) == _point(place) for row in chosen):
        return {}
    by_run = _note_is_runs(place, copied) or place["resolution"] == "chosen"
    if chosen or (place["geocoder"] == geocoder and by_run):
        return _without_point(place, copied)
    return {}


def _without_point(place: Cells, copied: Cells) -> dict[str, str]:
    """Empty what was copied from a candidate."""
    return EMPTY | ({"note": ""} if _note_is_runs(place, copied) else {})


def _note_is_runs(place: Cells, copied: Cells) -> bool:
    """Tell whether the note of a place was copied from its candidate, now or before."""
    note = place["note"]
    return note == noted(copied) or is_verdict(note.removeprefix(f"{copied['reference']}. "))


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
        cells["note"] = noted(row)
    return cells
