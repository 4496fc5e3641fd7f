"""Datasets that are not the shipped one: other people and places, very many rows, or hardly any.

All persons, places and events in them are invented.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

Rows = list[dict[str, str]]
FIRST_DAY = date(2015, 1, 1)
WORDS = [
    {"column": "events.kind", "value": "arrival", "label": "Прибуття"},
    {"column": "events.kind", "value": "capture", "label": "被捕"},
    {"column": "events.kind", "value": "landfall", "label": "وصول"},
    {"column": "statements.topic", "value": "journey", "label": "מסע"},
    {"column": "statements.topic", "value": "weather", "label": "天气"},
]


def folder(path: Path, files: Mapping[str, bytes], **package: object) -> Path:
    """Write the files of a dataset; `package` is what `datapackage.json` says."""
    path.mkdir(exist_ok=True)
    for name, content in files.items():
        (path / name).write_bytes(content)
    if package:
        (path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    return path


def person(person_id: str, name: str, **more: str) -> dict[str, str]:
    return {"person_id": person_id, "name": name} | more


def place(place_id: str, name: str, point: str, country: str = "", **more: str) -> dict[str, str]:
    latitude, _, longitude = point.partition(" ")
    cells = {"latitude": latitude, "longitude": longitude, "country": country}
    return {"place_id": place_id, "name": name, "resolution": "exact"} | cells | more


def event(event_id: str, people: str, place_id: str, day: str, **more: str) -> dict[str, str]:
    cells = {"event_id": event_id, "person_ids": people, "place_id": place_id, "date": day}
    return cells | more


IN_2032 = {"published": "2032-01-01", "accessed": "2032-01-02"}
VOYAGE: dict[str, Rows] = {  # from Aotearoa to Hawaiʻi, by way of Fiji, Tonga and Samoa
    "vocabulary": WORDS,
    "sources": [
        {"source_id": "paper", "title": "Вигадана подорож", "publisher": "虚构报"} | IN_2032,
        {"source_id": "radio", "title": "رحلة متخيلة", "publisher": "רדיו בדוי"} | IN_2032,
    ],
    "people": [
        person("olena", "Олена Вигадана", aliases="Olena the Invented"),
        person("lin", "林虚构"),
        person("layla", "ليلى الخيالية", member_of="crew"),
        person("noam", "נועם בדוי", member_of="crew"),
        person("crew", "Екіпаж «Ніде»", kind="group"),
    ],
    "places": [
        place("oceania", "虚构洋", "-15 -175", kind="region", resolution="area", radius_km="2500"),
        place("whanga", "Whanga Pōhēhē", "-36.85 174.76", "NZ", within="oceania"),
        place("haven", "Вигадана гавань", "-18.14 178.44", "FJ", within="oceania"),
        place("marfa", "مرفأ الخيال", "-21.13 -175.20", "TO", within="oceania", radius_km="40"),
        place("namal", "נמל הבדיה", "-13.83 -171.77", "WS", within="oceania"),
        place("awa", "Awa Moemoeā", "21.31 -157.86", "US"),
        place("rock", "虚构礁", "", resolution="ambiguous"),
    ],
    "place_candidates": [
        {"place_id": "rock", "rank": "1", "latitude": "-16.5", "longitude": "179.99"},
        {"place_id": "rock", "rank": "2", "latitude": "-16.5", "longitude": "-179.99"},
    ],
    "events": [
        event("start", "olena;lin", "whanga", "2031-01-05", title="Олена і 林 відпливають"),
        event("fiji", "olena;lin", "haven", "2031-01-20", kind="landfall", title="登陆"),
        event("tonga", "olena", "marfa", "2031-02-03/2031-02-09", title="توقف في الميناء"),
        event("samoa", "olena;noam", "namal", "2031-03", kind="landfall", title="עצירה בנמל"),
        event("hawaii", "olena", "awa", "[2031-04-01..2031-04-20]", title="Кінець подорожі"),
        event("reef", "lin", "rock", "", title="礁石", basis="inferred", note="从船歌中推断。"),
        event("storm", "crew", "oceania", "2031-02-20?", source_id="radio", title="العاصفة"),
    ],
    "statements": [
        {
            **{"speaker_ids": "layla", "about_ids": "noam", "place_id": "marfa"},
            **{"text": "ليلى تقول إن 3 سفن وصلت (2031).", "said_on": "2031-02-10"},
        },
        {
            **{"speaker_ids": "noam", "about_ids": "layla", "event_id": "samoa"},
            **{"form": "quote", "quote": "הים היה שקט", "text": "נועם אומר שהים היה שקט."},
        },
        {
            **{"speaker_ids": "olena;lin", "attribution": "all", "source_id": "radio"},
            **{"topic": "weather", "text": "Олена та 林 кажуть: вітер був південний."},
        },
    ],
}
ONE_EVENT: dict[str, Rows] = {"people": [{}], "places": [{}], "events": [{"date": "2025-01-05"}]}
ONLY_STATEMENTS: dict[str, Rows] = {
    "people": [{}],
    "places": [{"latitude": "-18", "longitude": "178"}],
    "statements": [{"speaker_ids": "person-1", "place_id": "place-1", "said_on": "2025"}],
}
NO_PLACES: dict[str, Rows] = {
    "people": [{}],
    "events": [
        {"person_ids": "person-1", "date": "2025-01-05"},
        {"person_ids": "person-1", "kind": "capture", "date": "2025-01-09"},
    ],
    "statements": [{"speaker_ids": "person-1"}],
}
NO_PEOPLE: dict[str, Rows] = {
    "places": [{"latitude": "-18", "longitude": "178"}],
    "events": [{"place_id": "place-1", "date": "2025-01-05"}],
    "statements": [{"place_id": "place-1"}],
}
NOTHING: dict[str, Rows] = {"sources": [], "vocabulary": []}


def multitude(events: int = 5_000, people: int = 300, places: int = 100) -> dict[str, Rows]:
    """Make so many rows over ten years, all round the Earth; statements as many as events."""
    return {
        "people": [person(f"person-{n}", f"Invented person {n}") for n in range(people)],
        "places": [
            place(f"place-{n}", f"Invented place {n}", f"{n * 37 % 120 - 50} {n * 53 % 360 - 180}")
            for n in range(places)
        ],
        "events": [
            event(
                f"event-{n}",
                f"person-{n * 7 % people}",
                f"place-{(n * 11 + n // people) % places}",
                _day(n * 13),
                kind="capture" if n % people == n % 5 else "arrival",
            )
            for n in range(events)
        ],
        "statements": [
            {
                **{"speaker_ids": f"person-{n * 11 % people}", "place_id": f"place-{n % places}"},
                **{"topic": "combat" if n % 3 else "journey", "said_on": _day(n * 17)},
                "text": f"Invented person {n * 11 % people} says the thing of number {n}.",
            }
            for n in range(events)
        ],
    }


def _day(number: int) -> str:
    """Give a day of ten years; every fifth date is less exact, every ninth is missing."""
    day = FIRST_DAY + timedelta(days=number % 3_650)
    if number % 9 == 0:
        return ""
    if number % 5 == 0:
        return f"[{day}..{day + timedelta(days=20)}]"
    return f"{day:%Y-%m}" if number % 7 == 0 else f"{day}"
