"""A TimelineJS timeline, as the sheet behind it or as JSON -> an incident for each slide."""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.importing.incidents.incident import MEANINGS, Incident, Origin
from dashboard.importing.incidents.json_text import flat
from dashboard.importing.incidents.listed import Listed
from dashboard.importing.incidents.shown_text import plain_text
from dashboard.importing.tables.rows import Rows
from dashboard.model.cells.kinds import web_address

NEEDED = {"year", "headline"}
READ = {"headline", "text", "media", "group", "type"}  # of the others a curator's own are made
PLACED = {  # columns that curators add to a sheet, which TimelineJS passes over
    "town": ("place", "location"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng"),
    "country": ("country",),
}
START, END = ("year", "month", "day"), ("end year", "end month", "end day")
TIMES, ENDS = ("time", "end time"), ("start_date", "end_date")
CLOCK = ("hour", "minute", "second")
TITLE, ERA = "title", "era"
FORM = "a TimelineJS timeline"


def is_timeline(table: Rows) -> bool:
    """Tell a TimelineJS sheet by its columns."""
    return table.names.keys() >= NEEDED


def is_timeline_json(read: Any) -> bool:
    """Tell the JSON of a timeline by its slides, of which the first has a date or a text."""
    events = read.get("events") if isinstance(read, dict) else None
    first = events[0] if isinstance(events, list) and events else None
    return isinstance(first, dict) and not first.keys().isdisjoint({"start_date", "text", "media"})


def slides(table: Rows) -> Listed:
    """Read a sheet.

    A slide has its date as exactly as its cells have it: a year, a month or a day, or from one
    to another. Media with an address is the source; text that is HTML is read as what it shows,
    with the addresses of its links. A time is read that stands as 11:40 or 11:40:00 beside a day,
    and so are a place and a point, where curators have added columns for them. All else is the
    curator's own.
    """
    names = table.names
    listed = Listed(FORM, by_order=True)
    for line, row in table.rows:
        cells = {lower: row[name].strip() for lower, name in names.items()}
        kind = cells.get("type", "").casefold()
        at = f"line {line}"
        if kind in (TITLE, ERA):
            _beside(listed, at, kind, cells["headline"], cells.get("text", ""))
        else:
            listed.rows.append(_slide(at, cells, names))
    return listed


def slides_of_json(read: Mapping[str, Any]) -> Listed:
    """Read the JSON of a timeline; its slides have the ids of those of the same sheet.

    Hours and minutes stand in the dates there, and are read. What a slide has besides is the
    curator's own: where it stands, joined by full stops, is its name.
    """
    listed = Listed(FORM, noun="slides", by_order=True)
    if isinstance(read.get("title"), dict):
        said = flat(read["title"])
        told = said.get("text.headline", ""), said.get("text.text", "")
        _beside(listed, "the title", TITLE, *told)
    eras = read.get("eras")
    for number, era in enumerate(eras if isinstance(eras, list) else (), 1):
        _beside(listed, f"era {number}", ERA, flat(era).get("text.headline", ""), "")
    for number, slide in enumerate(read["events"], 1):
        if isinstance(slide, dict):
            listed.rows.append(_slide_of_json(f"slide {number}", flat(slide)))
        else:
            listed.left_out.append(f"slide {number}, which is no slide")
    return listed


def _beside(listed: Listed, at: str, kind: str, headline: str, text: str) -> None:
    """Keep what the title slide says, and tell of what is no event."""
    if kind == TITLE and not listed.title:
        listed.title, listed.description = plain_text(headline), plain_text(text)
        slide = "the title slide: the dataset is called and described so"
        listed.left_out.append(slide if at == "the title" else f"{at}, {slide}")
    else:
        what = f"{'an era' if kind == ERA else 'a second title'}: {plain_text(headline)}"
        listed.left_out.append(f"{at}, {what}")


def _slide(at: str, cells: Mapping[str, str], names: Mapping[str, str]) -> Incident:
    """Read a row of a sheet."""
    days = [_date([cells.get(part, "") for part in of]) for of in (START, END)]
    times = [_clock(cells.get(time, "")) for time in TIMES]
    dates = [_timed(day, time) for day, time in zip(days, times, strict=True)]
    used = READ | {*START, *(END if days[1] else ())}
    used |= {time for time, day, date in zip(TIMES, days, dates, strict=True) if day != date}
    said = _said(days, dates, cells["headline"], cells.get("text", ""), cells.get("group", ""))
    for meaning, called in PLACED.items():
        column = next((name for name in called if cells.get(name)), "")
        said[meaning] = cells.get(column, "")
        used |= {column}
    own = {names[name]: cell for name, cell in cells.items() if cell and name not in used}
    media = cells.get("media", "")
    if media and not web_address(media):
        own[names["media"]] = media
    return Incident(at, said, _sources(media), own)


def _slide_of_json(at: str, said: Mapping[str, str]) -> Incident:
    """Read a slide of JSON, whose facts are flat."""
    of_dates = {f"{end}.{part}" for end in ENDS for part in (*START, *CLOCK)}
    days = [_date([said.get(f"{end}.{part}", "") for part in START]) for end in ENDS]
    times = [[said.get(f"{end}.{part}", "") for part in CLOCK] for end in ENDS]
    dates = [_timed(day, time) for day, time in zip(days, times, strict=True)]
    headline = said.get("text.headline", "")
    told = _said(days, dates, headline, said.get("text.text", ""), said.get("group", ""))
    told["id"] = said.get("unique_id", "") or told["id"]
    media = said.get("media.url", "")
    read = {"text.headline", "text.text", "group", *of_dates}
    read |= {"media.url"} if web_address(media) else set()
    own = {name: text for name, text in said.items() if name not in read}
    return Incident(at, told, _sources(media), own)


def _said(
    days: list[str], dates: list[str], headline: str, text: str, group: str
) -> dict[str, str]:
    """Give what a slide says; its id is made of its days, as it was before hours were read."""
    title = plain_text(headline)
    said = dict.fromkeys(MEANINGS, "") | {"title": title, "summary": plain_text(text)}
    said |= {"kind": plain_text(group), "date": _from_to(*dates)}
    return said | {"id": f"{title} {_from_to(*days)}".strip()}


def _from_to(start: str, end: str) -> str:
    """Write a date, or from one to another."""
    return f"{start}/{end}" if start and end and start != end else start


def _sources(media: str) -> tuple[Origin, ...]:
    """Give the source of a slide: its media, where that is an address."""
    return (Origin(url=media),) if web_address(media) else ()


def _date(parts: list[str]) -> str:
    """Write a date as far as its cells go: a day needs its month, a month its year."""
    written: list[str] = []
    for part, width in zip(parts, (4, 2, 2), strict=True):
        if not (cell := re.sub(r"\.0$", "", part)):
            break
        written.append(cell.zfill(width))
    return "-".join(written)


def _clock(cell: str) -> list[str]:
    """Take a time of day apart, as sheets have it; nothing where it is written otherwise."""
    found = re.fullmatch(r"(\d\d?):(\d\d)(?::(\d\d))?", cell)
    return [part or "" for part in found.groups()] if found else ["", "", ""]


def _timed(day: str, clock: list[str]) -> str:
    """Write the time behind a day, without seconds of none; an hour alone is all of it."""
    hour, minute, second = (re.sub(r"\.0$", "", part).zfill(2) if part else "" for part in clock)
    if not hour or day.count("-") != 2:
        return day
    if not minute:
        return f"[{day}T{hour}:00..{day}T{hour}:59]"
    return f"{day}T{hour}:{minute}" + (f":{second}" if second.strip("0") else "")
