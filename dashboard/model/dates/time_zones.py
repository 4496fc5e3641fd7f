"""Time zones by their IANA names: how far each is ahead of UTC, and which a country has."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


@cache
def zone(name: str) -> ZoneInfo | None:
    """Give the time zone of a name, `None` where the database knows none."""
    if name not in zone_names():
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@cache
def zone_names() -> frozenset[str]:
    """Give the names that mean a region of the world, as IANA writes them, and UTC."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def spoken(name: str) -> str:
    """Give the name of a zone as people say it: `Europe/Kyiv` is Kyiv."""
    return name.rpartition("/")[2].replace("_", " ")


@cache
def spoken_of(city: str) -> str | None:
    """Give the zone that people mean by the name of a city; `None` for none or several."""
    meant = city.strip().casefold()
    found = [name for name in zone_names() if spoken(name).casefold() == meant]
    real = [name for name in found if not name.startswith(("Etc/", "posix/", "right/"))]
    return real[0] if len(real) == 1 else None


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """Give the zones of a country by its ISO 3166-1 alpha-2 code; none for a code of no country."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return tuple(sorted(row[2] for row in rows if row[0] == country))


def ahead(name: str, local: datetime) -> tuple[int, int]:
    """Give by how many seconds a zone is ahead of UTC at a local time, least and most.

    The two differ where its clocks are changed: a time that they skip, or show twice, is read
    both ways.
    """
    known = zone(name)
    found = []
    for fold in (0, 1):
        offset = local.replace(tzinfo=known, fold=fold).utcoffset()
        found.append(int(offset.total_seconds()) if offset else 0)
    return min(found), max(found)
