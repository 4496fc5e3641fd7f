"""A table that nobody has explained -> what its columns probably mean, and what that makes of it.

Names are looked at first, in the languages in which such tables are usually kept, then what
stands in the columns. It is a draft to be looked at: nothing is written before.
"""

import re
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from dashboard.importing.incidents.said import LAST_MONTH, NUMBERS, as_date, dates_among
from dashboard.importing.tables.any_table import POINT, incidents_of_table
from dashboard.importing.tables.incident_list import ADDRESS
from dashboard.importing.tables.mapping import MEANS, SEVERAL, Meaning
from dashboard.importing.tables.rows import Rows

NAMES = {
    "id": "id|no|nr|number|ref|case|case no|case number|event id|№|код|номер",
    "date": "date|day|when|event date|incident date|start|start date|from|date from|datum|von"
    "|beginn|fecha|data|jour|début|дата|дата події|дата события|день|начало|початок",
    "until": "until|to|end|end date|date to|bis|ende|hasta|fin|au|до|конец|кінець|дата окончания",
    "time": "time|hour|time of day|uhrzeit|zeit|heure|hora|время|час",
    "kind": "kind|type|category|event type|incident type|art|typ|kategorie|tipo|categoría|genre"
    "|catégorie|тип|вид|категория|категорія",
    "title": "title|headline|name|event|incident|subject|titel|überschrift|ereignis|vorfall|título"
    "|titre|titolo|evento|événement|название|назва|заголовок|событие|подія",
    "summary": "summary|description|what happened|details|text|notes|beschreibung|text der meldung"
    "|descripción|description des faits|résumé|descrizione|описание|опис|текст|содержание|зміст",
    "place": "place|location|town|city|village|settlement|site|where|ort|stadt|dorf|lugar|ciudad"
    "|lieu|ville|commune|luogo|место|місце|город|місто|населенный пункт|населений пункт|село",
    "latitude": "latitude|lat|y|breite|breitengrad|latitud|широта",
    "longitude": "longitude|lon|lng|long|x|länge|längengrad|longitud|долгота|довгота",
    "point": "point|coordinates|coords|gps|lat lon|lat long|geo|koordinaten|coordenadas|coordonnées"
    "|координаты|координати",
    "radius_km": "radius|radius km|accuracy km|uncertainty km",
    "country": "country|land|staat|país|pays|paese|страна|країна",
    "province": "province|region|oblast|state|admin1|governorate|provinz|bundesland"
    "|provincia|région|область|регион|регіон",
    "district": "district|raion|rayon|county|admin2|landkreis|kreis|distrito|département|район",
    "people": "people|persons|person|names|victims|victim|suspects|suspect|who|personen|beteiligte"
    "|opfer|personas|víctimas|personnes|victimes|люди|лица|пострадавшие|потерпілі|особи",
    "groups": "groups|group|actors|actor|organisation|organization|unit|units|gruppe|einheit|grupo"
    "|actores|groupe|unité|группа|група|подразделение|підрозділ",
    "link": "link|links|url|urls|source url|source link|web|website|address of source|video|post"
    "|enlace|lien|ссылка|ссылки|посилання",
    "source": "source|sources|publisher|outlet|media|reported by|quelle|quellen|fuente|fuentes"
    "|source de l information|fonte|источник|источники|джерело|джерела",
    "note": "note|remarks|comment|comments|anmerkung|anmerkungen|bemerkung|nota|notas|remarque"
    "|примечание|примітка|комментарий|коментар",
}
KNOWN = {name: what for what, names in reversed(NAMES.items()) for name in names.split("|")}
LOOKED_AT, MOSTLY = 100, 0.7  # rows, and the share of them that must fit
EXAMPLES = 3
LONG, SHORT = 60, 4  # characters of what tells a story, and of what names something


class Explained(NamedTuple):
    """What a column becomes, and three of its cells with what becomes of each."""

    column: str
    becomes: str
    examples: tuple[str, ...]


def proposed(table: Rows) -> Meaning:
    """Propose what the columns of a table mean."""
    cells = {name: _cells(table, name) for name in table.header}
    dates = dates_among(as_date(cell) for of_one in cells.values() for cell in of_one)
    contents = {
        "date": lambda cell: _is_day(cell, dates) and not cell.isdecimal(),  # no mere number
        "until": lambda cell: _is_day(cell, dates),
        **CONTENTS,
    }
    columns: dict[str, list[str]] = {}
    left = {name: None for name in table.header if cells[name]}
    for name in [*left]:
        what = KNOWN.get(_plain(name), "")
        fits = contents.get(what)
        is_free = what and (what in SEVERAL or what not in columns)
        if is_free and (not fits or _mostly(cells[name], fits)):
            columns.setdefault(what, []).append(name)
            left.pop(name)
    for what, fits in contents.items():
        if what in BY_CONTENTS and what not in columns and not _is_told(what, columns):
            name = next((one for one in left if _mostly(cells[one], fits)), "")
            if name:
                columns[what] = [name]
                left.pop(name)
    if columns.keys().isdisjoint({"title", "summary"}) and left:
        longest = max(left, key=lambda name: sum(map(len, cells[name])) / len(cells[name]))
        length = sum(map(len, cells[longest])) / len(cells[longest])
        if length > SHORT:
            columns["summary" if length > LONG else "title"] = [longest]
    ordered = {what: tuple(columns[what]) for what in MEANS if what in columns}
    days = [
        cell for what in ("date", "until") for one in ordered.get(what, ()) for cell in cells[one]
    ]
    return Meaning(ordered, day_first=_day_first(days))


def explained(table: Rows, meaning: Meaning) -> list[Explained]:
    """Say what goes where, with three example rows; columns with no meaning come last.

    Raises
    ------
    ValueError
        As `incidents_of_table` does.
    """
    first = Rows(table.header, table.rows[:EXAMPLES], [])
    incidents = incidents_of_table(first, meaning).rows
    found = []
    for what, names in meaning.columns.items():
        for name in names:
            column = table.names.get(name.casefold(), name)
            examples = []
            for (_, cells), incident in zip(first.rows, incidents, strict=True):
                cell = cells[column].strip()
                now = incident.said.get("town" if what == "place" else what, cell)
                same = not cell or now == cell or what in SEVERAL or what not in incident.said
                examples.append(cell if same else f"{cell} → {now or 'nothing'}")
            found.append(Explained(column, what, tuple(examples)))
    told = {one.column for one in found}
    for name in table.header:
        if name not in told:
            here = tuple(row[name].strip() for _, row in first.rows)
            found.append(Explained(name, "your own column", here))
    return found


def _day_first(cells: Sequence[str]) -> bool | None:
    """Tell whether days stand before months, where a number that is no month shows it."""
    found = [match for cell in cells if (match := NUMBERS.fullmatch(cell.partition(" ")[0]))]
    first, second = (any(int(match[at]) > LAST_MONTH for match in found) for at in (1, 3))
    return first if first != second else None


def _cells(table: Rows, name: str) -> list[str]:
    """Give what stands in the first rows of a column."""
    cells = (row[name].strip() for _, row in table.rows[:LOOKED_AT])
    return [cell for cell in cells if cell]


def _mostly(cells: Sequence[str], fits: Callable[[str], object]) -> bool:
    """Tell whether most cells of a column fit."""
    return bool(cells) and sum(map(bool, map(fits, cells))) >= MOSTLY * len(cells)


def _is_told(what: str, columns: dict[str, list[str]]) -> bool:
    """Tell whether something else says the same already."""
    return what == "point" and not columns.keys().isdisjoint({"latitude", "longitude"})


def _plain(name: str) -> str:
    """Write the name of a column in small letters, without signs and brackets."""
    bare = re.sub(r"\(.*?\)|\[.*?\]", " ", name.casefold())
    return " ".join(re.sub(r"[^\w№]+|_", " ", bare).split())


def _is_degrees(most: int) -> Callable[[str], bool]:
    """Make a check for a number of degrees."""

    def check(cell: str) -> bool:
        text = cell.replace(",", ".")
        return bool(re.fullmatch(r"[+-]?\d+(\.\d+)?", text)) and abs(float(text)) <= most

    return check


def _is_day(cell: str, dates: Container[str]) -> bool:
    """Tell what is a date, or probably one; a bare number is none."""
    date = as_date(cell)
    if not any(map(str.isdecimal, date)):
        return False
    return date in dates or bool(re.fullmatch(r"\d\d?[./-]\d\d?[./-](\d\d){1,2}.*", cell))


CONTENTS: dict[str, Callable[[str], object]] = {  # but for dates, which are read all at once
    "latitude": _is_degrees(90),
    "longitude": _is_degrees(180),
    "point": POINT.fullmatch,
    "link": lambda cell: any(map(ADDRESS.fullmatch, cell.split())),
    "time": re.compile(r"\d\d?[:.]\d\d.*").fullmatch,
}
BY_CONTENTS = ("date", "point", "link")  # what is told by its cells alone
