"""What each column of somebody's table becomes, as a small TOML file says it."""

import json
import tomllib
from dataclasses import dataclass, field
from typing import Any

from dashboard.model.slips.edit_distance import nearest

MEANS = {  # what a column can hold, and what it becomes
    "id": "what your list calls a row; ids are made of it",
    "date": "when it was",
    "until": "until when it lasted, if date says from when",
    "time": "the time of day, if date says the day",
    "kind": "what kind of event it is",
    "title": "what happened, in a few words",
    "summary": "what happened",
    "place": "where it was: its name",
    "latitude": "degrees north",
    "longitude": "degrees east",
    "point": "latitude and longitude in one cell",
    "radius_km": "how far from the point it may have been",
    "country": "the country around the place",
    "province": "the province around the place",
    "district": "the district around the place",
    "people": "names of people who were there",
    "groups": "names of groups that were there",
    "link": "web addresses of sources",
    "source": "names of sources, where there are no addresses",
    "note": "doubts and remarks",
}
SEVERAL = {"title", "summary", "people", "groups", "link", "source", "note"}
SEPARATED = {"people": ";", "groups": ";", "source": ";"}


@dataclass(frozen=True)
class Meaning:
    """What columns mean.

    Parameters
    ----------
    columns : dict of str to tuple of str
        By what is in `MEANS` the columns that hold it; all others stay the curator's own.
    separators : dict of str to str
        What parts names in one cell, each sign alone.
    sheet : str
        The sheet of a workbook; empty for the first with any text.
    day_first : bool or None
        Whether 5/6/2031 is in June; `None` where nobody has said, and then it is no date.
    """

    columns: dict[str, tuple[str, ...]]
    separators: dict[str, str] = field(default_factory=lambda: {**SEPARATED})
    sheet: str = ""
    day_first: bool | None = None


def read_mapping(text: str) -> Meaning:
    """Read a mapping.

    Raises
    ------
    ValueError
        If it is no TOML, or says something that nobody knows; it says what was meant.
    """
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"The mapping is no TOML: {error}.") from None
    _only("The mapping", said, ("columns", "separators", "sheet", "day_first"))
    given, separators = said.get("columns"), said.get("separators", {})
    if not isinstance(given, dict) or not given or not isinstance(separators, dict):
        raise ValueError('The mapping needs a part [columns] with lines like title = "Headline".')
    _only("[columns]", given, MEANS)
    _only("[separators]", separators, SEPARATED)
    columns = {meaning: _names(meaning, names) for meaning, names in given.items()}
    kept = {meaning: names for meaning, names in columns.items() if names}
    if not all(isinstance(signs, str) and signs for signs in separators.values()):
        raise ValueError('A separator is a sign or several, like people = ";,".')
    if not isinstance(day_first := said.get("day_first"), bool | None):
        raise ValueError("day_first is true, if 5/6/2031 is in June, or false.")
    return Meaning(kept, SEPARATED | separators, str(said.get("sheet", "")), day_first)


def as_toml(meaning: Meaning, name: str) -> str:
    """Write a mapping, with what else could stand in it."""
    lines = [f"# What the columns of {json.dumps(name, ensure_ascii=False)} become."]
    lines += ["# Columns that stand nowhere here are kept as your own; a line can be taken away."]
    lines += [f"sheet = {_quoted(meaning.sheet)}"] * bool(meaning.sheet)
    known = meaning.day_first is not None
    order = str(bool(meaning.day_first) or not known).lower()
    lines += [f"{'' if known else '# '}day_first = {order}  # whether 5/6/2031 is in June"]
    lines += ["", "[columns]"]
    for what, why in MEANS.items():
        names = meaning.columns.get(what, ())
        several = f"[{', '.join(map(_quoted, names))}]" if len(names) > 1 else ""
        written = several or (_quoted(names[0]) if names else '""')
        lines.append(f"{'' if names else '# '}{what} = {written}  # {why}")
    lines += ["", "[separators]  # what parts names in one cell"]
    lines += [f"{what} = {_quoted(signs)}" for what, signs in meaning.separators.items()]
    return "\n".join([*lines, ""])


def _names(meaning: str, names: Any) -> tuple[str, ...]:
    """Read the names of columns: one, several, or none."""
    listed = names if isinstance(names, list) else [names]
    if not all(isinstance(name, str) for name in listed):
        raise ValueError(f'{meaning} needs the name of a column, like {meaning} = "Column".')
    given = tuple(" ".join(name.split()) for name in listed if name.strip())
    if len(given) > 1 and meaning not in SEVERAL:
        raise ValueError(f"{meaning} can be one column only, not {len(given)}.")
    return given


def _only(where: str, given: Any, known: Any) -> None:
    """Refuse what nobody knows."""
    for name in given:
        if name not in known:
            meant = nearest(name, known)
            guess = f" Did you mean {meant}?" if meant else ""
            raise ValueError(f"{where} has {name!r}, and can have {', '.join(known)}.{guess}")


def _quoted(text: str) -> str:
    """Write a text as TOML does."""
    escaped = json.dumps(text, ensure_ascii=False)
    return escaped.replace("\x7f", "\\u007f")
