"""What is no table, without the names: `datapackage.json`, and files that nobody can read."""

import json
import re
from typing import Any

from dashboard.model.redaction.spellings import Spellings

BREAK = re.compile(r"\r\n|\r|\n")


def package(content: bytes, names: Spellings) -> bytes:
    """Redact every string of a JSON file."""
    try:
        told = _inside(json.loads(content.decode("utf-8-sig")), names)
        return json.dumps(told, indent=2).encode()
    except (ValueError, RecursionError):
        return anything(content, names)


def anything(content: bytes, names: Spellings) -> bytes:
    """Redact a file as one text, whatever else is in it."""
    text = content.decode("utf-8", "surrogateescape")
    new = as_high(names.replace_all(text), text)
    return new.encode("utf-8", "surrogateescape")


def as_high(new: str, old: str) -> str:
    """Give a cell as many lines as it had."""
    return new + "\n" * (len(BREAK.findall(old)) - len(BREAK.findall(new)))


def _inside(thing: Any, names: Spellings) -> Any:
    """Redact the strings inside what a JSON file holds."""
    if isinstance(thing, dict):
        return {_inside(key, names): _inside(value, names) for key, value in thing.items()}
    if isinstance(thing, list):
        return [_inside(part, names) for part in thing]
    return names.replace_all(thing) if isinstance(thing, str) else thing
