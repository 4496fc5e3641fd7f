"""What is asked of a geocoder about a place, and what an answer must fit.

Places and candidates are rows of `places.csv` and `place_candidates.csv`, their cells as
`place_tables` reads them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.model.vocabulary import AREAS, COUNTRY

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Area:
    """What contains a place.

    Parameters
    ----------
    place : Cells
        Its row.
    called : Cells or None
        Its candidate that is chosen: what a geocoder calls it.
    """

    place: Cells
    called: Cells | None

    @property
    def names(self) -> dict[str, str]:
        """How addresses may call it, and which geocoder does where the curator does not."""
        told = dict.fromkeys(names_of(self.place), "")
        if self.called is None or alike(self.name) in map(alike, told):
            return told
        return {**told, self.name: self.called["geocoder"]}

    @property
    def name(self) -> str:
        """What the geocoder calls it, as far as that is known."""
        return self.called["label"].split(",")[0] if self.called else self.place["name"]


@dataclass(frozen=True)
class Question:
    """What is asked about a place.

    Parameters
    ----------
    place_id : str
        As in `places.csv`.
    queries : tuple of str
        What is asked until an answer fits; empty if nothing says where the place may lie.
    names : tuple of str
        What the place is called: its name, its aliases, how its query begins.
    is_area : bool
        Whether a region or a country is meant, rather than a town or a village.
    country : str
        ISO 3166-1 alpha-2; empty if not stated.
    areas : tuple of Area
        What contains the place, from small to large, countries left out.
    """

    place_id: str
    queries: tuple[str, ...]
    names: tuple[str, ...]
    is_area: bool
    country: str
    areas: tuple[Area, ...]


def question(
    place: Cells, places: Mapping[str, Cells], candidates: Mapping[str, Sequence[Cells]]
) -> Question:
    """Say what is asked about a place.

    First `geocode_query`, then the same with the name and each alias in place of its first
    part. Without one, the name and each alias with all that contains the place, as the
    geocoder calls it where that is known; last, the name and the country alone.

    Parameters
    ----------
    place : Cells
        Its row.
    places : mapping of str to Cells
        All rows of the places by id.
    candidates : mapping of str to sequence of Cells
        All rows of the candidates by the id of their place.
    """
    around = list(containers(place, places))
    country = next((row["country"] for row in (place, *around) if row["country"]), "")
    areas = tuple(
        Area(row, _chosen(candidates.get(row["place_id"], ())))
        for row in around
        if row["kind"] != COUNTRY
    )
    return Question(
        place["place_id"],
        tuple(_queries(place, around, areas, country)),
        (*names_of(place), place["geocode_query"].split(",")[0]),
        place["kind"] in AREAS,
        country,
        areas,
    )


def containers(place: Cells, places: Mapping[str, Cells]) -> Iterator[Cells]:
    """Yield the rows of what contains a place, from small to large."""
    while place["within"]:
        place = places[place["within"]]
        yield place


def names_of(place: Cells) -> tuple[str, ...]:
    """Give the name and the aliases of a place."""
    names = (place["name"], *place["aliases"].split(";"))
    return tuple(name.strip() for name in names if name.strip())


def alike(name: str) -> str:
    """Make spellings of one name equal."""
    return " ".join(name.casefold().split())


def _queries(
    place: Cells, around: Sequence[Cells], areas: Sequence[Area], country: str
) -> list[str]:
    """Give the queries about a place, each once."""
    names, query = names_of(place), place["geocode_query"]
    if query:
        _, comma, rest = query.partition(",")
        found = [query, *(f"{name}{comma}{rest}" for name in names)]
    else:
        countries = [row["name"] for row in around if row["kind"] == COUNTRY]
        within = [*(area.name for area in areas), *countries]
        found = [", ".join([name, *within]) for name in names if around or country]
        found += [", ".join([place["name"], *countries])] if country else []
    unique: dict[str, str] = {}
    for text in found:
        unique.setdefault(alike(text), text)
    return list(unique.values())


def _chosen(rows: Sequence[Cells]) -> Cells | None:
    """Give the one candidate that is chosen, if there is one."""
    chosen = [row for row in rows if row["chosen"]]
    return chosen[0] if len(chosen) == 1 else None
