"""Files of 60 rows as other programs write them; everything in them is made up."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

MANY = 60


def columns(header: str) -> list[str]:
    """Take a header apart."""
    return header.split(",")


def row(number: int, **cells: str) -> dict[str, str]:
    """Make up something that happened; every third has a place, every fourth a source."""
    return {
        "id": f"MU{number}",
        "title": f"Made-up sighting {number}",
        "text": f"Ann Example is seen for the {number}th time.",
        "day": f"2031-{1 + number % 12:02}-{1 + number % 28:02}",
        "place": f"Mada {number % 7}" if number % 3 else "",
        "latitude": f"{10 + number % 7}.5" if number % 3 else "",
        "longitude": f"-{20 + number % 7}.25" if number % 3 else "",
        "source": f"Example News {number % 5}" if number % 4 else "",
        "link": f"https://x.example/{number % 5}" if number % 4 else "",
        "who": f"Group {number % 3}",
    } | cells


ROWS = [row(number) for number in range(MANY)]


def table(header: Sequence[str], rows: Sequence[dict[str, str]], separator: str = ",") -> bytes:
    """Write a table."""
    file = io.StringIO()
    writer = csv.DictWriter(file, header, restval="", delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


ACLED = columns(
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,"
    "sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,"
    "interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,"
    "timestamp"
)


def acled(rows: Sequence[dict[str, str]], separator: str = ",") -> bytes:
    """Write what ACLED would."""
    return table(
        ACLED,
        [
            {
                **{"event_id_cnty": one["id"], "event_date": one["day"], "time_precision": "1"},
                **{"event_type": "Protests", "sub_event_type": "Peaceful protest"},
                **{"actor1": one["who"], "actor2": "Civilians (Ruritania)", "notes": one["text"]},
                **{"country": "Ruritania", "admin1": "Upper Oblast", "location": one["place"]},
                **{"latitude": one["latitude"], "longitude": one["longitude"]},
                **{"geo_precision": "1", "source": one["source"], "fatalities": "0"},
                **{"tags": one["title"]},
            }
            | {name: one[name] for name in ACLED if name in one}
            for one in rows
        ],
        separator,
    )


UCDP = columns(
    "id,relid,year,active_year,code_status,type_of_violence,conflict_new_id,"
    "conflict_name,dyad_new_id,dyad_name,side_a_new_id,side_a,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,"
    "source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,"
    "latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob"
)


def ucdp(rows: Sequence[dict[str, str]]) -> bytes:
    """Write what UCDP GED would."""
    return table(
        UCDP,
        [
            {
                **{"id": one["id"], "type_of_violence": "3", "dyad_name": one["title"]},
                **{"side_a": one["who"], "side_b": "Civilians", "where_prec": "1"},
                "source_article": f'"{one["source"]},2031-12-01,On {one["id"]}"'
                if one["source"]
                else "",
                **{"where_coordinates": one["place"], "where_description": one["text"]},
                **{"adm_1": "Upper Oblast", "country": "Ruritania", "event_clarity": "1"},
                **{"latitude": one["latitude"], "longitude": one["longitude"], "date_prec": "1"},
                "date_start": f"{one['day']} 00:00:00.000",
                "date_end": f"{one['day']} 00:00:00.000",
                **{"best": "2", "high": "3", "low": "1"},
            }
            | {name: one[name] for name in UCDP if name in one and name not in ("id",)}
            for one in rows
        ],
    )


ATLOS = columns(
    "slug,project,inserted_at,updated_at,latitude,longitude,description,date,status,"
    "type,sensitive,geolocation_resolution,restrictions,assignments,tags,source_1,"
    "source_2,Unit seen"
)


def atlos(rows: Sequence[dict[str, str]]) -> bytes:
    """Write what Atlos would, with an apostrophe before what may be taken for a formula."""
    made = [
        {
            **{"slug": one["id"], "project": "Made up", "description": one["text"]},
            **{"inserted_at": "2031-12-01T00:00:00Z", "date": one["day"], "status": "Completed"},
            **{"type": "Military Activity", "sensitive": "Not Sensitive", "tags": one["title"]},
            **{"latitude": one["latitude"], "longitude": one["longitude"]},
            **{"geolocation_resolution": "Vicinity", "source_1": one["link"]},
            **{"Unit seen": one["who"]},
        }
        | {name: one[name] for name in ATLOS if name in one}
        for one in rows
    ]
    for one in made:
        one |= {name: f"'{cell}" for name, cell in one.items() if cell[:1] in ("=", "+", "-", "@")}
    return table(ATLOS, made)


def feature(one: dict[str, str], geometry: Any = None) -> dict[str, Any]:
    """Write something that happened as GeoJSON."""
    if one["latitude"] and not geometry:
        at = [float(one["longitude"]), float(one["latitude"])]
        geometry = {"type": "Point", "coordinates": at}
    names = {"title": "name", "text": "description", "day": "date", "who": "unit"}
    properties = {names.get(name, name): one[name] for name in one if name not in HERE}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


HERE = ("id", "latitude", "longitude", "source")


def geojson(rows: Sequence[dict[str, str]]) -> bytes:
    """Write what a GIS would."""
    features = [feature(one) for one in rows]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def placemark(one: dict[str, str], inside: str = "") -> str:
    """Write something that happened as KML."""
    if one["latitude"] and not inside:
        at = f"{one['longitude']},{one['latitude']},0"
        inside = f"<Point><coordinates>{at}</coordinates></Point>"
    data = "".join(
        f"<Data name={quoteattr(name)}><value>{escape(one[name])}</value></Data>"
        for name in ("who", "link", "place")
    )
    return (
        f"<Placemark><name>{escape(one['title'])}</name>"
        f"<description><![CDATA[<p>{escape(one['text'])}</p>]]></description>"
        f"<TimeStamp><when>{one['day']}</when></TimeStamp>"
        f"<ExtendedData>{data}</ExtendedData>{inside}</Placemark>"
    )


def kml(rows: Sequence[dict[str, str]], inside: str = "") -> bytes:
    """Write what Google Earth would."""
    marks = "".join(map(placemark, rows))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
        f"<Document><name>Made up</name>{inside}<Folder><name>Sightings</name>{marks}</Folder>"
        "</Document></kml>"
    ).encode()


def entities(rows: Sequence[dict[str, str]]) -> bytes:
    """Write what Aleph would: a line for each person, place and event."""
    lines = []
    for one in rows:
        who = f"org-{one['who']}"
        place = f"at-{one['place']}-{one['latitude']}-{one['longitude']}" if one["place"] else ""
        lines.append({"id": who, "schema": "Organization", "properties": {"name": [one["who"]]}})
        point = {name: [one[name]] for name in ("latitude", "longitude") if one[name]}
        if place:
            about = {"full": [one["place"]], **point}
            lines.append({"id": place, "schema": "Address", "properties": about})
        about = {
            **{"name": [one["title"]], "summary": [one["text"]], "date": [one["day"]]},
            **{"involved": [who], "addressEntity": [place] if place else []},
            **{"sourceUrl": [one["link"]] if one["link"] else [], "publisher": [one["source"]]},
        }
        lines.append({"id": one["id"], "schema": "Event", "properties": about})
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def slides(rows: Sequence[dict[str, str]]) -> bytes:
    """Write what TimelineJS reads."""
    events = []
    for one in rows:
        year, month, day = one["day"].split("-")
        events.append(
            {
                "start_date": {"year": year, "month": int(month), "day": int(day)},
                "text": {"headline": one["title"], "text": f"<p>{escape(one['text'])}</p>"},
                "media": {"url": one["link"], "credit": one["source"]},
                "group": one["who"],
            }
        )
    return json.dumps({"title": {"text": {"headline": "Made up"}}, "events": events}).encode()


OWN_TABLE = {  # by what is in `row`, how somebody calls it
    **{"id": "Nr.", "title": "Titel", "text": "Beschreibung", "day": "Datum", "place": "Ort"},
    **{"latitude": "Breite", "longitude": "Länge", "source": "Quelle", "link": "Links"},
    "who": "Einheit",
}


def own_table(rows: Sequence[dict[str, str]]) -> bytes:
    """Write a table that somebody keeps, with semicolons."""
    named = [{OWN_TABLE[name]: cell for name, cell in one.items()} for one in rows]
    return table([*OWN_TABLE.values()], named, ";")


FORMATS: dict[str, Callable[[Sequence[dict[str, str]]], bytes]] = {
    "an ACLED export": acled,
    "a UCDP GED export": ucdp,
    "an Atlos export": atlos,
    "GeoJSON": geojson,
    "KML": kml,
    "FollowTheMoney entities": entities,
    "a TimelineJS timeline": slides,
    "a table": own_table,
}
