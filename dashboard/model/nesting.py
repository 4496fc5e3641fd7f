"""What a dataset knows of its words, of who belongs to whom, what lies in what, and where."""

from collections.abc import Mapping
from functools import cached_property

import pandas as pd

from dashboard.model.lookups.closures import ancestors, descendants
from dashboard.model.lookups.distinct_names import distinct_places
from dashboard.model.lookups.reaches import Reach, reaches
from dashboard.model.lookups.several_places import called, each, is_several, reaches_together
from dashboard.model.vocabulary import PLACES, Vocabulary, Word


class Nesting:
    """What a dataset knows of its words, of groups and members, and of what contains places."""

    people: pd.DataFrame
    places: pd.DataFrame
    place_candidates: pd.DataFrame
    events: pd.DataFrame
    vocabulary: pd.DataFrame
    words_in_use: Mapping[str, tuple[str, ...]]

    @cached_property
    def words(self) -> Vocabulary:
        """The words of the dataset: their labels, and what they count as."""
        rows = self.vocabulary[[*Word._fields]].fillna("").itertuples(index=False)
        return Vocabulary((Word(*row) for row in rows), self.words_in_use)

    @cached_property
    def place_names(self) -> dict[str, str]:
        """Names by place_id, in the order of the table; no two are alike."""
        return distinct_places(self.places, self.words.labels(PLACES))

    @cached_property
    def where_names(self) -> dict[str, str]:
        """The same, and how the several places of an event are called together."""
        names = self.place_names
        return names | {one: called(one, names) for one in self._several}

    @cached_property
    def candidates_with_points(self) -> pd.DataFrame:
        """The candidates that can be on a map."""
        points = self.place_candidates[["latitude", "longitude"]].notna().all(axis="columns")
        return self.place_candidates[points]

    @cached_property
    def reaches(self) -> dict[str, Reach]:
        """Where the places may be that have points, by place_id; several of an event, too."""
        known = reaches(self.places, self.candidates_with_points)
        return known | reaches_together(self._several, known)

    def members(self, person_id: str) -> frozenset[str]:
        """Ids of a person or group and of all who belong to it, at any depth."""
        return self._members.get(person_id, frozenset({person_id}))

    def inside(self, place_id: str) -> frozenset[str]:
        """Ids of a place and of all places within it, at any depth."""
        return self._inside.get(place_id, frozenset({place_id}))

    def around(self, place_id: str) -> frozenset[str]:
        """Ids of the places that contain a place, or each of several, at any depth."""
        first, *others = [self._around.get(one, frozenset()) - {one} for one in each(place_id)]
        return first.intersection(*others)

    @property
    def _several(self) -> list[str]:
        """The places of events that have several."""
        return [one for one in self.events["place_id"].unique() if is_several(one)]

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        return descendants(self.people["person_id"], self.people["member_of"])

    @cached_property
    def _inside(self) -> dict[str, frozenset[str]]:
        containers = [() if pd.isna(outer) else (outer,) for outer in self.places["within"]]
        return descendants(self.places["place_id"], containers)

    @cached_property
    def _around(self) -> dict[str, frozenset[str]]:
        return ancestors(self._inside)
