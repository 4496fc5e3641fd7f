"""JSON of strangers: read with limits, and its facts as texts."""

import json
from typing import Any, NoReturn

DEEPEST = 60
TOO_DEEP = "It is nested too deeply to be read."


def read_json(text: str) -> Any:
    """Read JSON.

    Raises
    ------
    ValueError
        If it is none, has numbers that are none, or is nested too deeply.
    """
    try:
        read = json.loads(text, parse_constant=_no_number)
        _deep(read, DEEPEST)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    return read


def flat(thing: Any, name: str = "") -> dict[str, str]:
    """Give the facts of an object by where they stand; what says nothing is left out.

    A fact inside another has both names, with a full stop between; a list of texts is one text
    with semicolons.
    """
    if isinstance(thing, dict):
        found: dict[str, str] = {}
        for key, inner in thing.items():
            found |= flat(inner, f"{name}.{key}" if name else str(key))
        return found
    text = as_text(thing)
    return {name: text} if text else {}


def as_text(fact: Any) -> str:
    """Write a fact as a text; half a letter, which no file can hold, as the sign for a lost one."""
    if fact is None:
        return ""
    if isinstance(fact, list) and not any(isinstance(one, list | dict) for one in fact):
        return "; ".join(filter(None, map(as_text, fact)))
    if isinstance(fact, bool):
        return "true" if fact else "false"
    text = fact if isinstance(fact, str) else json.dumps(fact, ensure_ascii=False)
    return text.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _deep(thing: Any, left: int) -> None:
    """Refuse what is nested deeper than anybody writes."""
    if left < 0:
        raise ValueError(TOO_DEEP)
    if isinstance(thing, dict | list):
        for inner in thing.values() if isinstance(thing, dict) else thing:
            _deep(inner, left - 1)


def _no_number(constant: str) -> NoReturn:
    """Refuse what JSON does not have."""
    raise ValueError(f"It has {constant}, which is no number.")
