"""What the curator is told: what to decide and how, what was not found, what has moved."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.geocoding.judging.answers import Cells, Found, Question, distance_km
from dashboard.geocoding.judging.decision import is_answered, is_open, may_be_meant
from dashboard.geocoding.place_tables import CANDIDATES, PLACES
from dashboard.geocoding.plain_text import plain

DRIFT_KM = 5.0
HOW_TO_DECIDE = f"""
How to decide: in {CANDIDATES}, write true under chosen in the row that is meant, say why under
  reason, and run this command again: it copies the point to {PLACES}. If none of them is meant,
  write latitude and longitude into {PLACES} yourself, with curator as geocoder and described as
  resolution. If it cannot be known, write ambiguous as resolution and leave it: the map then shows
  all candidates, hollow."""
HOW_TO_ASK_AGAIN = """
How to ask again: in {places}, mend geocode_query (or country, within, and the aliases of what
  contains the place), and empty geocoder, geocoded_on and resolution; in {candidates}, delete the
  rows of that place that have {geocoder} as geocoder; then run this command again."""


def open_questions(
    places: Mapping[str, Cells], candidates: Mapping[str, Sequence[Cells]], geocoder: str
) -> list[str]:
    """Say what a curator has to decide, as the files stand.

    Parameters
    ----------
    places : mapping of str to Cells
        Rows of the places by id.
    candidates : mapping of str to sequence of Cells
        Rows of the candidates by the id of their place.
    geocoder : str
        The one that was asked; places that it was not asked about and that have no
        candidates are left out.

    Returns
    -------
    list of str
        A paragraph for each place, and how to go on; empty if nothing is open.
    """
    told, ask_again = [], False
    for place_id, place in places.items():
        rows = list(candidates.get(place_id, ()))
        if is_open(place) and (rows or is_answered(place, rows, geocoder)):
            told.append("\n".join([_question(place, rows), *map(_candidate, rows)]))
            ask_again |= not any(map(may_be_meant, rows))
    if any("Decide" in question for question in told):
        told.append(HOW_TO_DECIDE.strip())
    if ask_again:
        how = HOW_TO_ASK_AGAIN.format(places=PLACES, candidates=CANDIDATES, geocoder=geocoder)
        told.append(how.strip())
    return told


def drift(place: Cells, asked: Question, answer: Sequence[Found]) -> tuple[str, bool]:
    """Compare a recorded point with the nearest answer.

    Returns
    -------
    sentence : str
        How far they lie apart.
    moved : bool
        Whether a curator should look: farther than the place's radius or, without one,
        than 5 km; or nothing was found.
    """
    place_id = place["place_id"]
    if not answer:
        return f'{place_id}: nothing found for "{plain(asked.query)}".', True
    if not place["latitude"]:
        return f"{place_id}: has no point to compare; {_count(len(answer))} found.", False
    nearest = min(answer, key=lambda found: distance_km(place, found))
    away = distance_km(place, nearest)
    allowed = float(place["radius_km"] or DRIFT_KM)
    where = f"{nearest.label} ({nearest.reference or 'no reference'})"
    sentence = f"{place_id}: {away:.1f} km from the nearest candidate, {where}."
    if away <= allowed:
        return sentence, False
    return f"{sentence} That is more than {allowed:g} km: look at it again.", True


def _question(place: Cells, rows: Sequence[Cells]) -> str:
    """Say what is open about a place."""
    place_id = place["place_id"]
    possible = sum(map(may_be_meant, rows))
    chosen = sum(row["chosen"] == "true" for row in rows)
    if chosen > 1:
        return f"{place_id}: {chosen} candidates are marked as chosen. Decide for one:"
    if possible:
        which = "whether it is meant" if possible == 1 else "which one is meant, if any"
        return f"{place_id}: {_count(possible)} may be meant, none is chosen. Decide {which}:"
    if rows:
        return f"{place_id}: {_count(len(rows))} found, and none fits:"
    return f'{place_id}: nothing found for "{plain(place["geocode_query"])}".'


def _candidate(row: Cells) -> str:
    """Show a candidate as it is recorded."""
    point = f"{row['latitude']}, {row['longitude']}"
    source = " ".join(filter(None, (row["geocoder"], row["reference"])))
    label, reason = plain(row["label"]), plain(row["reason"])
    return f"  {row['rank']}. {label} ({point}; {plain(source)}). {reason}"


def _count(number: int) -> str:
    """Count candidates in words."""
    return "1 candidate" if number == 1 else f"{number} candidates"


def failures(found: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield each kind of failure of the service once, with the places it met."""
    for sentence, place_ids in found.items():
        yield f"Not answered: {', '.join(place_ids)}. {sentence}"
