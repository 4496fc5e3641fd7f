"""How grave a problem is, and what every kind of problem says."""

from collections.abc import Mapping
from typing import NamedTuple

ERROR, WARNING, NOTE = "error", "warning", "note"


class Kind(NamedTuple):
    """What a kind of problem means, what mends it, how grave it is, and why."""

    means: str
    remedy: str
    severity: str
    why: str


def errors(why: str, kinds: Mapping[str, tuple[str, str]]) -> dict[str, Kind]:
    """Make kinds for which a row, or all of a file, is set aside."""
    return {name: Kind(*told, ERROR, why) for name, told in kinds.items()}


def warnings(why: str, kinds: Mapping[str, tuple[str, str]]) -> dict[str, Kind]:
    """Make kinds that hide nothing."""
    return {name: Kind(*told, WARNING, why) for name, told in kinds.items()}


def notes(why: str, kinds: Mapping[str, tuple[str, str]]) -> dict[str, Kind]:
    """Make kinds that are no reason to do anything."""
    return {name: Kind(*told, NOTE, why) for name, told in kinds.items()}
