"""A TimelineJS sheet, as CSV -> incidents, a row for each slide; its title says what it is."""

import csv
import io
import re
from html.parser import HTMLParser
from typing import NamedTuple

from dashboard.importing.tables.incident_list import NAMES, Incident
from dashboard.model.cells.kinds import web_address

NEEDED = {"year", "headline"}
READ = {"headline", "text", "media", "group", "type"}  # of the others a curator's own are made
START, END = ("year", "month", "day"), ("end year", "end month", "end day")
TITLE, ERA = "title", "era"
BREAKS = {"p", "br", "div", "li", "h1", "h2", "h3", "blockquote", "tr"}


class Slides(NamedTuple):
    """What a sheet holds: its slides, what it calls itself, and which rows are no slides."""

    rows: list[Incident]
    title: str
    description: str
    left_out: list[str]


def is_timeline(text: str) -> bool:
    """Tell a TimelineJS sheet by its columns."""
    header = next(csv.reader(io.StringIO(text, newline="")), [])
    return {name.strip().casefold() for name in header} >= NEEDED


def slides(text: str) -> Slides:
    """Read a sheet.

    A slide has its date as exactly as its cells have it: a year, a month or a day, or from one
    to another. Media with an address is the source; text that is HTML is read as what it shows,
    with the addresses of its links. All else, a time of the day for one, is the curator's own.

    Raises
    ------
    ValueError
        If a row has other cells than the header.
    """
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [" ".join(name.split()) for name in next(lines, [])]
    lower = [name.casefold() for name in header]
    found = Slides([], "", "", [])
    line = lines.line_num + 1
    for row in lines:
        if any(map(str.strip, row)):
            if len(row) != len(header):
                raise ValueError(f"line {line} has {len(row)} cells, the header {len(header)}")
            cells = dict(zip(lower, map(str.strip, row), strict=True))
            kind = cells.get("type", "").casefold()
            if kind == TITLE and not found.title:
                told = f"line {line}, the title slide: the dataset is called and described so"
                found = found._replace(
                    title=plain_text(cells["headline"]), description=plain_text(cells["text"])
                )
                found.left_out.append(told)
            elif kind in (TITLE, ERA):
                what = f"{'an era' if kind == ERA else 'a second title'}: {cells['headline']}"
                found.left_out.append(f"line {line}, {what}")
            else:
                found.rows.append(_slide(line, cells, dict(zip(lower, header, strict=True))))
        line = lines.line_num + 1
    return found


def plain_text(text: str) -> str:
    """Give what HTML shows, with the addresses of links behind their words."""
    shown = _Shown()
    shown.feed(text)
    shown.close()
    lines = (" ".join(one.split()) for one in "".join(shown.parts).split("\n"))
    return "\n".join(filter(None, lines))


class _Shown(HTMLParser):
    """Gathers what a reader sees; what stands in scripts and styles nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._links: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or note where a link leads."""
        self.parts += ["\n"] * (tag in BREAKS)
        self._hidden += tag in ("script", "style")
        if tag == "a":
            self._links.append(web_address(dict(attrs).get("href")) or "")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or write where a link has led."""
        self.parts += ["\n"] * (tag in BREAKS)
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        if tag == "a" and self._links and (address := self._links.pop()):
            self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._hidden:
            self.parts.append(data)


def _slide(line: int, cells: dict[str, str], names: dict[str, str]) -> Incident:
    """Read a slide."""
    start, end = _date(cells, START), _date(cells, END)
    date = f"{start}/{end}" if start and end and start != end else start
    headline = plain_text(cells["headline"])
    said = dict.fromkeys(NAMES, "")
    said |= {"date": date, "kind": cells.get("group", ""), "title": headline}
    said |= {"summary": plain_text(cells.get("text", "")), "id": f"{headline} {date}".strip()}
    said.pop("link")
    media = cells.get("media", "")
    links = (media,) if web_address(media) else ()
    used = READ | {*START, *(END if end else ())}
    own = {names[name]: cell for name, cell in cells.items() if name not in used and name}
    if media and not links:
        own[names["media"]] = media
    return Incident(line, said, links, own)


def _date(cells: dict[str, str], of: tuple[str, ...]) -> str:
    """Write a date as far as its cells go: a day needs its month, a month its year."""
    parts: list[str] = []
    for name, width in zip(of, (4, 2, 2), strict=True):
        if not (cell := re.sub(r"\.0$", "", cells.get(name, ""))):
            break
        parts.append(cell.zfill(width))
    return "-".join(parts)
