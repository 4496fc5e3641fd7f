"""Answers that are recorded, judged once more by what names, containers and countries are now."""

from collections.abc import Sequence

from dashboard.geocoding.judging import decision
from dashboard.geocoding.judging.answers import Found
from dashboard.geocoding.judging.question import Cells, Question
from dashboard.geocoding.judging.verdicts import is_choice, is_verdict, recorded_country
from dashboard.model.vocabulary import AREAS


def judged_anew(place: Cells, rows: Sequence[Cells], asked: Question, geocoder: str) -> list[Cells]:
    """Give the candidates of a place with new reasons, and another choice where that follows.

    A reason in a curator's words stays, and so does what a curator chose or took back.
    """
    choose = decision.may_be_chosen(place, rows, geocoder)
    own = [n for n, row in enumerate(rows) if _may_be_judged(row, geocoder, choose)]
    judged = decision.verdicts([_answer(rows[n]) for n in own], asked, choose=choose)
    found = list(rows)
    for n, (chosen, reason) in zip(own, judged, strict=True):
        now = {"chosen": "true" if chosen else ""} if choose else {}
        found[n] = {**rows[n], "reason": reason, **now}
    return found


def follows(
    place: Cells, before: Sequence[Cells], after: Sequence[Cells], geocoder: str, today: str
) -> dict[str, str]:
    """Give the cells of a place that follow from its candidates, judged anew.

    Parameters
    ----------
    place : Cells
        The place's row.
    before, after : sequence of Cells
        Its candidates as they were and as they are, in the same order.
    geocoder : str
        Whose answers were judged.
    today : str
        EDTF day, for a place that says of no other on which it was looked up.
    """
    if not before:
        return {}
    if decision.may_be_chosen(place, before, geocoder) and place["kind"] not in AREAS:
        back = decision.taken_back(place, before, geocoder)
        day = place["geocoded_on"] or today
        cells = back | decision.settle({**place, **back}, after, geocoder, day, asked=True)
        return {name: text for name, text in cells.items() if text != place[name]}
    copied = decision.copied_from(place, before)
    if copied is None or place["note"] != decision.noted(copied):
        return {}
    return {"note": decision.noted(after[list(before).index(copied)])}


def is_left(row: Cells) -> bool:
    """Tell whether an answer is never judged anew: a curator has worded it, or taken it back."""
    return not is_verdict(row["reason"]) or (is_choice(row["reason"]) and not row["chosen"])


def lacks_country(row: Cells) -> bool:
    """Tell whether an answer could be judged anew, but for its country."""
    return is_verdict(row["reason"]) and recorded_country(row["reason"]) is None


def _may_be_judged(row: Cells, geocoder: str, choose: bool) -> bool:
    """Tell whether a reason is the program's own, and no curator's decision hangs on it."""
    own = row["geocoder"] == geocoder and is_verdict(row["reason"])
    return own and (choose or not is_choice(row["reason"]))


def _answer(row: Cells) -> Found:
    """Give an answer as it was recorded."""
    return Found(
        row["label"],
        float(row["latitude"]),
        float(row["longitude"]),
        row["reference"],
        recorded_country(row["reason"]),
    )
