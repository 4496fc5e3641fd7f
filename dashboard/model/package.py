"""What `datapackage.json` says of a dataset as a whole: title, licence, who made it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.model.cells.kinds import web_address
from dashboard.model.dates.time_zones import zone
from dashboard.model.files import PACKAGE
from dashboard.model.problems import DataError, Problem
from dashboard.model.reading.encoding import RESTORE, decode


@dataclass(frozen=True)
class Licence:
    """Under what the curation may be used; `url` is empty where no web address is given."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class Contributor:
    """Who has part in the dataset; texts are empty where the package does not say."""

    title: str
    url: str = ""
    email: str = ""
    publisher: bool = False


@dataclass(frozen=True)
class Package:
    """What a package says of its dataset; empty where it does not.

    Parameters
    ----------
    title, standfirst, custody : str
        See `Dataset`.
    edition : str
        The package's `version`, as its curator counts.
    created : str
        Day on which it was made, as the package writes it.
    homepage : str
        Its web address.
    time_zone : str
        By which clocks times are told in it where a place says of no other (IANA).
    fictitious : bool
        Whether everything in it is made up, which every page says.
    licences : tuple of Licence
        All licences.
    contributors : tuple of Contributor
        All who have part in it.
    """

    title: str = ""
    standfirst: str = ""
    custody: str = ""
    edition: str = ""
    created: str = ""
    homepage: str = ""
    time_zone: str = ""
    fictitious: bool = False
    licences: tuple[Licence, ...] = ()
    contributors: tuple[Contributor, ...] = ()


def read_package(content: bytes) -> tuple[Package, list[Problem]]:
    """Read what a package says; what does not have the form of the standard is overlooked.

    Parameters
    ----------
    content : bytes
        What the file holds.

    Returns
    -------
    package : Package
        Addresses in it begin with http or https; all else is any text.
    problems : list of Problem
        That it is not JSON, at which line and, as the column, at which sign of it.
    """
    try:
        read: Any = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Package(), [_broken(content, error)]
    if not isinstance(read, dict):
        hint = "Put what it says between { and }, or write it with python -m dashboard describe"
        message = "the file is JSON, but no object"
        return Package(), [_problem(0, "", message, hint, "broken-json")]
    package: dict[str, Any] = read
    named = _text(package, "time_zone")
    return Package(
        title=_text(package, "title"),
        standfirst=_text(package, "description"),
        custody=_text(package, "custody"),
        edition=_text(package, "version"),
        created=_text(package, "created")[:10],
        homepage=_address(package, "homepage"),
        time_zone=named if zone(named) else "",
        fictitious=package.get("fictitious") is True,
        licences=tuple(
            Licence(title, _address(each, "path"))
            for each in _objects(package, "licenses")
            if (title := _text(each, "title") or _text(each, "name"))
        ),
        contributors=tuple(
            Contributor(title, _address(each, "path"), _text(each, "email"), _publishes(each))
            for each in _objects(package, "contributors")
            if (title := _text(each, "title"))
        ),
    ), ([_no_zone(named)] if named and not zone(named) else [])


def _no_zone(name: str) -> Problem:
    """Tell that a time zone is none."""
    hint = "Use the region and the city, like Europe/Kyiv"
    message = f'its time_zone "{name[:60]}" is not the name of a time zone'
    return _problem(0, "", message, hint, "not-a-time-zone")


def _broken(content: bytes, error: ValueError | RecursionError) -> Problem:
    """Tell where a text stops being JSON, by line and sign, or that the file is no text."""
    if isinstance(error, json.JSONDecodeError):
        if not error.doc.strip():
            hint = "Write it with python -m dashboard describe"
            return _problem(0, "", "the file is empty", hint, "empty-file")
        message = f"the file is not JSON here ({error.msg})"
        hint = "Look at this sign and the one before: a comma, quotation mark or bracket is wrong"
        return _problem(error.lineno, str(error.colno), message, hint, "broken-json")
    if isinstance(error, UnicodeDecodeError):
        try:
            decode(PACKAGE, content)
        except DataError as told:
            return told.problems[0]
    return _problem(0, "", "the file is not JSON that can be read", RESTORE, "broken-json")


def _problem(line: int, column: str, message: str, hint: str, kind: str) -> Problem:
    """Place a problem in the package."""
    return Problem(PACKAGE, line, column, "", message, hint, kind)


def _text(of: dict[str, Any], key: str) -> str:
    """Give a text, empty where there is none; half a letter (a lone surrogate) is replaced."""
    text = of.get(key)
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else ""


def _address(of: dict[str, Any], key: str) -> str:
    """Give a web address, empty where there is none."""
    return web_address(_text(of, key)) or ""


def _objects(of: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, if it is one."""
    parts = of.get(key)
    yield from (part for part in (parts if isinstance(parts, list) else ()) if type(part) is dict)


def _publishes(contributor: dict[str, Any]) -> bool:
    """Tell whether somebody is the publisher; version 1 of the standard has a single role."""
    roles = contributor.get("roles")
    several = roles if isinstance(roles, list) else []
    return "publisher" in (*several, contributor.get("role"))
