"""What the curator is told: what to decide and how, what was not found, what has moved."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.geocoding.judging.answers import Found, distance_km
from dashboard.geocoding.judging.decision import is_answered, is_open, may_be_meant
from dashboard.geocoding.judging.question import (
    Cells,
    Question,
    alike,
    containers,
    names_of,
    question,
)
from dashboard.geocoding.place_tables import CANDIDATES, PLACES
from dashboard.geocoding.plain_text import plain
from dashboard.model.vocabulary import AREAS

DRIFT_KM = 5.0
HOW_TO_DECIDE = f"""
How to decide: in {CANDIDATES}, write true under chosen in the row that is meant, say why under
  reason, and run this command again: it copies the point to {PLACES}. To take that back, empty or
  move true, and run it again. If none of them is meant, write latitude and longitude into {PLACES}
  yourself, with curator as geocoder and described as resolution. If it cannot be known, write
  ambiguous as resolution and why in note: the map then shows all candidates, hollow."""
HOW_TO_ASK_AGAIN = f"""
How to ask again: in {PLACES}, mend geocode_query (or country, within), and run this command with
  --again and the place_id. If the right one was found under another name, or in a region of another
  name, add these names to the aliases in {PLACES} and run this command with --judge: it judges
  what was found anew, and asks nobody."""


def open_questions(
    places: Mapping[str, Cells],
    candidates: Mapping[str, Sequence[Cells]],
    geocoders: Sequence[str],
    *,
    only: Sequence[str] | None = None,
) -> list[str]:
    """Say what a curator has to decide, as the files stand.

    Parameters
    ----------
    places : mapping of str to Cells
        Rows of the places by id.
    candidates : mapping of str to sequence of Cells
        Rows of the candidates by the id of their place.
    geocoders : sequence of str
        Those that were asked; places that they were not asked about and that have no
        candidates are left out.
    only : sequence of str, optional
        Ids of the places to tell of; all if not given.

    Returns
    -------
    list of str
        A paragraph for each place, and how to go on; empty if nothing is open.
    """
    told, ask_again = [], False
    waiting = {one: place for one, place in places.items() if is_open(place)}
    around = {row["place_id"] for place in waiting.values() for row in containers(place, places)}
    for place_id, place in places.items():
        rows = list(candidates.get(place_id, ()))
        if only is not None and place_id not in only:
            continue
        if place_id in waiting and (rows or any(is_answered(place, rows, g) for g in geocoders)):
            queries = question(place, places, candidates).queries
            told.append("\n".join([_question(place_id, queries, rows), *map(_candidate, rows)]))
            ask_again |= not any(map(may_be_meant, rows))
        elif place["kind"] in AREAS and place_id in around and _is_undecided(rows):
            told.append("\n".join([_what_it_is_called(place), *map(_candidate, rows)]))
    if any("Decide" in question for question in told):
        told.append(HOW_TO_DECIDE.strip())
    if ask_again:
        told.append(HOW_TO_ASK_AGAIN.strip())
    return told


def moved(before: Mapping[str, Cells], after: Mapping[str, Cells]) -> list[str]:
    """Say which places have a point now, or another one, and which have none any more."""

    def point(places: Mapping[str, Cells], place_id: str) -> tuple[str, ...]:
        return tuple(places[place_id][name] for name in ("latitude", "longitude"))

    changed = [one for one in after if one in before and point(before, one) != point(after, one)]
    placed = [one for one in changed if after[one]["latitude"]]
    without = [one for one in changed if not after[one]["latitude"]]
    return [
        f"{words}: {', '.join(place_ids)}."
        for words, place_ids in (("Placed", placed), ("No longer placed", without))
        if place_ids
    ]


def replaced(rows: Sequence[Cells]) -> list[str]:
    """Show what a curator had chosen or worded, and what is gone now."""
    if not rows:
        return []
    by_place = (f"{row['place_id']}:\n{_candidate(row)}" for row in rows)
    return ["\n".join(["Gone, although a curator had chosen or worded it:", *by_place])]


def kept(places: Mapping[str, Cells]) -> list[str]:
    """Say which places keep a point that was not copied from what the geocoder answered."""
    with_point = [place_id for place_id, place in places.items() if place["latitude"]]
    if not with_point:
        return []
    named = ", ".join(with_point)
    return [f"Left where they are, as no answer of this geocoder was copied: {named}."]


def judged(count: int, others: Mapping[str, int]) -> list[str]:
    """Say how many answers were judged anew, and how many read otherwise now, by place."""
    if not count:
        return ["No answers are recorded, so there is nothing to judge."]
    told = [f"{one} ({number})" for one, number in others.items() if number]
    now = f"otherwise now: {', '.join(told)}" if told else "none reads otherwise"
    return [f"{_count(count)} judged anew; {now}."]


def left(rows: Sequence[Cells]) -> list[str]:
    """Say which answers were not judged anew."""
    if not rows:
        return []
    return [f"Left as a curator has decided or worded them: {_ranks(rows)}."]


def without_country(rows: Sequence[Cells]) -> list[str]:
    """Say which answers an older run recorded without what judging needs."""
    if not rows:
        return []
    return [
        f"Recorded without a country, as the place stated none: {_ranks(rows)}. "
        "Whether they lie in the stated country is known once they are asked about with --again."
    ]


def taken_back(place_ids: Sequence[str], count: int, kept: Sequence[str]) -> list[str]:
    """Say what was taken back, and what was left."""
    told = [f"Taken back, with {_count(count)}: {', '.join(place_ids)}."] if place_ids else []
    if kept:
        told.append(
            f"Left, as a curator has chosen or worded a candidate: {', '.join(kept)}. "
            "To let that go as well, ask about them with --again."
        )
    return told or ["There is nothing to take back."]


def without_query(place_ids: Sequence[str]) -> list[str]:
    """Say which places cannot be asked about, and what to fill in."""
    if not place_ids:
        return []
    return [
        f"Not asked, as nothing says where they may lie: {', '.join(place_ids)}. "
        f"In {PLACES}, fill in geocode_query, or else within or country."
    ]


def no_such_place(place_id: str, places: Mapping[str, Cells]) -> str:
    """Say that there is no place with an id, and which one bears that name."""
    meant = [one for one, place in places.items() if alike(place_id) in map(alike, names_of(place))]
    hint = f" Did you mean {' or '.join(meant)}?" if meant else " Give the place_id."
    return f"{plain(place_id)} is no place_id of {PLACES}.{hint}"


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
        return f"{place_id}: nothing found for {_quoted(asked.queries)}.", True
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


def failures(found: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield each kind of failure of the service once, with the places it met."""
    for sentence, place_ids in found.items():
        yield f"Not answered: {', '.join(place_ids)}. {sentence}"


def _question(place_id: str, queries: Sequence[str], rows: Sequence[Cells]) -> str:
    """Say what is open about a place."""
    possible = sum(map(may_be_meant, rows))
    chosen = sum(bool(row["chosen"]) for row in rows)
    if chosen > 1:
        return f"{place_id}: {chosen} candidates are marked as chosen. Decide for one:"
    if possible:
        which = "whether it is meant" if possible == 1 else "which one is meant, if any"
        return f"{place_id}: {_count(possible)} may be meant, none is chosen. Decide {which}:"
    if rows:
        return f"{place_id}: {_count(len(rows))} found, and none fits:"
    return f"{place_id}: nothing found for {_quoted(queries)}."


def _what_it_is_called(place: Cells) -> str:
    """Say that an area has candidates, and what choosing one is good for."""
    return (
        f"{place['place_id']}: addresses are compared with {plain(place['name'])} and its aliases. "
        "Decide whether one of these is it, and run this command with --judge: they are then "
        "compared with its name too:"
    )


def _is_undecided(rows: Sequence[Cells]) -> bool:
    """Tell whether there are candidates, and none is chosen."""
    return bool(rows) and not any(row["chosen"] for row in rows)


def _candidate(row: Cells) -> str:
    """Show a candidate as it is recorded."""
    point = f"{row['latitude']}, {row['longitude']}" if row["latitude"] else "no point"
    source = " ".join(filter(None, (row["geocoder"], row["reference"]))) or "from nowhere stated"
    label, reason = plain(row["label"]), plain(row["reason"])
    return f"  {row['rank']}. {label} ({point}; {plain(source)}). {reason}"


def _ranks(rows: Sequence[Cells]) -> str:
    """Name candidates by place and rank."""
    by_place: dict[str, list[str]] = {}
    for row in rows:
        by_place.setdefault(row["place_id"], []).append(row["rank"])
    return "; ".join(f"{one} {', '.join(ranks)}" for one, ranks in by_place.items())


def _quoted(queries: Sequence[str]) -> str:
    """List what was asked."""
    return ", ".join(f'"{plain(query)}"' for query in queries)


def _count(number: int) -> str:
    """Count candidates in words."""
    return "1 candidate" if number == 1 else f"{number} candidates"
