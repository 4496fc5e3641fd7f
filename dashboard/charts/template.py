"""Charts compiled once: Altair makes and checks a structure, and each state puts its rows in.

Making a chart with Altair takes fifty times as long as making its rows. But what differs from
state to state are rows and a few values, the height for instance. So a chart module has a
function that makes the structure from few things, with blanks for those values, and it is
called once for each of these.
"""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from inspect import isfunction
from typing import Any, cast

import altair as alt
import numpy as np
import pandas as pd

from dashboard.model.kept.shelf import made_once

Record = dict[str, Any]
Structure = Callable[..., alt.LayerChart]
Path = tuple[str | int, ...]
MOST_TEMPLATES = 512
BLANK_TEXT, BLANK_NUMBER = "\ue000{}\ue000", -987_654_321.0  # which no chart has in it


@dataclass(frozen=True, eq=False)
class Drawing:
    """A chart: its structure, and what a state puts into it.

    Parameters
    ----------
    structure : callable
        Makes the chart from `key` and, by name, the `values`; its layers name their rows
        by `alt.NamedData`.
    key : tuple of hashable
        All that the structure depends on.
    values : mapping of str to number, text, or list of either
        What differs from state to state. Each must stand in the chart as it is given.
    rows : mapping of str to list of dict
        The rows of the layers, fit for JSON, by name. A layer without a row is left out.
    around_px : float
        How high about is what stands above and below `height`: axis, key, controls. With it a
        page keeps the room of a chart while that is loaded; the specification has it as
        `usermeta`.
    """

    structure: Structure
    key: tuple[Hashable, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    around_px: float = 0.0

    def to_dict(self) -> dict[str, Any]:
        """Give the specification: the structure, compiled once, with values and rows in it."""
        names = tuple(sorted((name, _kind(value)) for name, value in self.values.items()))
        template = _template(self.structure, self.key, names)
        return self._with_rows(template.filled(self.values))

    def by_altair(self) -> dict[str, Any]:
        """Give the same as Altair makes it for this state alone, which is slow."""
        chart = self.structure(*self.key, **self.values)
        return self._with_rows(chart.to_dict())

    def _with_rows(self, spec: dict[str, Any]) -> dict[str, Any]:
        """Put the rows in, and leave out the layers that have none."""
        empty = {name for name, rows in self.rows.items() if not rows}
        spec["layer"] = [one for one in spec["layer"] if _data_name(one) not in empty]
        own = {name: [*rows] for name, rows in self.rows.items() if rows}
        spec["datasets"] = spec.get("datasets", {}) | own
        if self.around_px:
            spec["usermeta"] = {"around_px": self.around_px}
        return spec


def records(frame: pd.DataFrame) -> list[Record]:
    """Give each row as a dictionary that JSON can hold: what is missing is `None`."""
    names = [str(name) for name in frame]
    columns = [_cells(frame[name].array) for name in frame]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _cells(column: pd.api.extensions.ExtensionArray) -> list[Any]:
    """Give the values of a column, what is missing as `None`."""
    values = np.array(column, dtype=object)
    values[column.isna()] = None
    cells: list[Any] = values.tolist()
    return cells


class _Template:
    """A compiled chart, as JSON, and where its blanks are."""

    def __init__(self, text: str, blanks: Mapping[str, Any]) -> None:
        spec = json.loads(text)
        self._places = {name: [*_find(spec, blank)] for name, blank in blanks.items()}
        for name in (name for name, places in self._places.items() if not places):
            raise ValueError(f"the value {name!r} stands nowhere in the chart as it is given")
        self._text = text

    def filled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Put values in place of the blanks; what is given may be changed."""
        spec = cast(dict[str, Any], json.loads(self._text))
        for name, places in self._places.items():
            for *way, last in places:
                part: Any = spec
                for step in way:
                    part = part[step]
                part[last] = values[name]
        return spec


@lru_cache(maxsize=MOST_TEMPLATES)
def _template(
    structure: Structure, key: tuple[Hashable, ...], kinds: tuple[tuple[str, str], ...]
) -> _Template:
    """Compile a structure with blanks of the kinds of its values; kept even over a restart."""
    blanks = {name: _blank(place, name, kind) for place, (name, kind) in enumerate(kinds)}
    known = _named(structure), _named(key), kinds
    text = made_once(known, lambda: json.dumps(structure(*key, **blanks).to_dict()))
    return _Template(text, blanks)


def _named(part: Any) -> Hashable:
    """Give what a structure depends on as texts and numbers: a function by its name."""
    if isfunction(part) and "<" not in part.__qualname__:  # no closure, which its name tells not
        return f"{part.__module__}.{part.__qualname__}"
    if is_dataclass(part):
        own = (getattr(part, one.name) for one in fields(part))
        return type(part).__qualname__, *map(_named, own)
    if isinstance(part, tuple):
        return tuple(map(_named, part))
    return cast(Hashable, part)


def _kind(value: Any) -> str:
    """Tell numbers, texts, and lists of either apart; an empty list counts as one of texts."""
    if isinstance(value, list | tuple):
        return "numbers" if value and isinstance(value[0], int | float) else "texts"
    return "text" if isinstance(value, str) else "number"


def _blank(place: int, name: str, kind: str) -> Any:
    """Make what holds the place of a value, and stands nowhere else."""
    one = BLANK_NUMBER - place if kind.startswith("number") else BLANK_TEXT.format(name)
    return [one] if kind.endswith("s") else one


def _find(part: Any, blank: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the ways to all places that are a blank."""
    if part == blank:
        yield path
    elif isinstance(part, dict | list):
        for step, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from _find(inner, blank, (*path, step))


def _data_name(layer: Mapping[str, Any]) -> str | None:
    """Name the rows that a layer draws."""
    data: Mapping[str, Any] = layer.get("data") or {}
    return data.get("name")
