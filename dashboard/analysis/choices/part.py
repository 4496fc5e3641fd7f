"""What a part of the choice is: what it matches, its words, its place in the address.

A part is one row of the table of filters, `filters.Filters`. It knows neither its name
there nor what is chosen: values are handed to it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, ClassVar, Self

from dashboard.analysis.choices.row_index import TABLES, Mask, RowIndex, Table, row_index
from dashboard.model.dataset import Dataset

ANY_ACCOUNT = "any account of it "
ROW = "row"  # where a field holds its part
Query = Mapping[str, Sequence[str]]  # all values by name of the parameter
Lost = list[tuple[str, str]]  # parameters and values that could not be read


@dataclass(frozen=True, kw_only=True)
class Part(ABC):
    """A part of the choice.

    Parameters
    ----------
    parameter : str
        Its name in the address.
    label : str
        How the sidebar asks for it; without one it is asked for elsewhere.
    help : str, optional
        What a reader must know to answer.
    noun : str
        What a sentence calls it, where not as the sidebar does: "the choice of dates".
    rank : int
        Place in the sidebar; what is of one rank stands there as in the table.
    manner : str, optional
        Name of the part that says how this one is meant: its value stands behind this
        one's own wherever `chosen` is asked for.
    shaping : callable, optional
        Gives the dataset as it is shown for what is chosen, with the same rows.
    asked : callable, optional
        Whether a dataset leaves anything to choose; the sidebar does not ask otherwise.
    """

    parameter: str
    label: str = ""
    help: str | None = None
    noun: str = ""
    rank: int = 9
    manner: str | None = None
    shaping: Callable[[Dataset, Any], Dataset] | None = None
    asked: Callable[[Dataset], bool] = lambda _: True

    unset: ClassVar[Any] = ""
    narrows: ClassVar[bool] = True  # whether it says something by itself

    def row(self) -> Any:
        """Make a row of the table: a field of `Filters` of which nothing is chosen yet."""
        return field(default=self.unset, metadata={ROW: self})

    @property
    def parameters(self) -> tuple[str, ...]:
        """All its names in the address."""
        return (self.parameter,)

    @abstractmethod
    def read(self, query: Query, dataset: Dataset) -> tuple[Any, Lost]:
        """Read what is chosen off an address, as far as it can be understood."""

    @abstractmethod
    def write(self, chosen: Any) -> dict[str, list[str]]:
        """Give the parameters of the address; without a value where nothing is chosen."""

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return self.noun or self.label.lower()

    def shaped(self, dataset: Dataset, *chosen: Any) -> Dataset:
        """Give the dataset as it is shown for what is chosen, with the same rows."""
        return self.shaping(dataset, *chosen) if self.shaping else dataset

    def words(self, dataset: Dataset, *chosen: Any) -> str:
        """Say what is chosen; plain text, not markup. Unknown ids stand as they are."""
        raise NotImplementedError

    def each(self, dataset: Dataset, chosen: Any) -> dict[str, str]:
        """Say each thing that is chosen by itself, by its id; plain text, not markup.

        What is one thing as a whole has an empty id.
        """
        return {"": self.titled(self.words(dataset, chosen))}

    def titled(self, words: str) -> str:
        """Put what the part is called before what is chosen of it."""
        return f"{self.name.capitalize()}: {words}"

    def without(self, chosen: Any, one: str) -> Any:
        """Give what stays chosen when one thing is taken away."""
        return self.unset

    def matching(self, index: RowIndex, table: Table, *chosen: Any) -> Mask:
        """Tell which rows of a table fit; all where it does not concern them."""
        return index[table].every

    def undecided(self, index: RowIndex, table: Table, *chosen: Any) -> dict[str, Mask]:
        """Tell which rows say too little to fit or to fail, by what they are: "without a date"."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Letters(Part):
    """Letters that a row must contain, of each word that is typed, anywhere in its own words."""

    most: ClassVar[int] = 200  # signs that are read

    def read(self, query: Query, dataset: Dataset) -> tuple[str, Lost]:
        """Read the words, with single spaces between them."""
        text = " ".join(" ".join(query.get(self.parameter, ())).split())
        return text[: self.most].rstrip(), []

    def write(self, chosen: str) -> dict[str, list[str]]:
        """Give the words."""
        return {self.parameter: [chosen] if chosen else []}

    def words(self, dataset: Dataset, chosen: str) -> str:
        """Quote the letters."""
        return f"containing the letters “{chosen}” anywhere in a word"

    def each(self, dataset: Dataset, chosen: str) -> dict[str, str]:
        """Quote the letters."""
        return {"": self.titled(f"“{chosen}” anywhere in a word")}

    def matching(self, index: RowIndex, table: Table, chosen: str) -> Mask:
        """Tell which rows contain all the letters."""
        return index[table].containing(chosen)


@dataclass(frozen=True, kw_only=True)
class Words(Letters):
    """Words, all of which a row must have or begin one of its own with; see `search.runs`.

    Its manner is whether any account of the same may have them instead of the row itself.
    """

    help: str | None = (
        "All of them must be found, in an account's texts or in the names that it gives. "
        "Each may be the beginning of a word: ten finds ten and tenth, but not often. "
        "Words between quotation marks are found as they stand, one behind the other."
    )
    placeholder: ClassVar[str] = "in texts, quotes and names"

    def words(self, dataset: Dataset, chosen: str, of_any: bool = False) -> str:
        """Quote the words."""
        return ANY_ACCOUNT * of_any + f"containing “{chosen}”"

    def each(self, dataset: Dataset, chosen: str) -> dict[str, str]:
        """Quote the words; whose they may be is chosen by itself."""
        return {"": self.titled(f"“{chosen}”")}

    def matching(self, index: RowIndex, table: Table, chosen: str, of_any: bool = False) -> Mask:
        """Tell which rows have all the words, or stand beside one that has."""
        found = index[table].with_words(chosen)
        return index[table].with_others_of_it(found) if of_any else found


@dataclass(frozen=True)
class Choice:
    """What is chosen of each part: a table of which every field is a row."""

    @classmethod
    @cache
    def parts(cls) -> Mapping[str, Part]:
        """Give the rows of the table by name, in their order."""
        return {one.name: one.metadata[ROW] for one in fields(cls)}

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the parts that are set; one that says how another is meant is none."""
        parts = self.parts().items()
        return tuple(name for name, part in parts if part.narrows and getattr(self, name))

    @property
    def shaping(self) -> Self:
        """The choices that say how the dataset is shown, and leave out no row of it."""
        parts = self.parts().items()
        return type(self)(**{name: getattr(self, name) for name, part in parts if part.shaping})

    def chosen(self, name: str) -> tuple[Any, ...]:
        """Give what is chosen of a part, and behind it how that is meant."""
        manner = self.parts()[name].manner
        return (getattr(self, name), *([getattr(self, manner)] if manner else []))

    def without(self, name: str) -> Self:
        """Give the same choices with one part dropped."""
        return replace(self, **{name: self.parts()[name].unset})


def fitting(dataset: Dataset, *choices: Choice) -> dict[Table, Mask]:
    """Tell which rows of each table the choices leave."""
    index = row_index(dataset)
    left = {table: index[table].every.copy() for table in TABLES}
    for filters in choices:
        for name in filters.active:
            part, chosen = filters.parts()[name], filters.chosen(name)
            for table in TABLES:
                left[table] &= part.matching(index, table, *chosen)
    return left


def each_chosen(dataset: Dataset, filters: Choice) -> dict[tuple[str, str], str]:
    """Say each thing that is chosen by itself, by the name of its part and its id; not markup."""
    return {
        (name, one): words
        for name, part in filters.parts().items()
        if (chosen := getattr(filters, name)) != part.unset
        for one, words in part.each(dataset, chosen).items()
    }


def describe(dataset: Dataset, filters: Choice) -> dict[str, str]:
    """Say each active part in words, by its name; not markup. Unknown ids stay as they are."""
    parts = filters.parts()
    return {name: parts[name].words(dataset, *filters.chosen(name)) for name in filters.active}
