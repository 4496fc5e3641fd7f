"""GeoJSON, KML, KMZ: every account, with all that is in doubt about its place, read by GDAL."""

import io
import json
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dashboard.analysis.choices.filters import Filters
from dashboard.exporting.extract import extract
from dashboard.exporting.maps.geojson import geojson
from dashboard.exporting.maps.kml import FOLDERS, IN_KMZ, NAMESPACE, kml, kmz
from dashboard.model.load import build
from tests.exporting.maps.gdal import features_of
from tests.hostile import EVIL, HOSTILE, MARKUP, URL
from tests.sound.functions import choices
from tests.sound.worlds import dice, folders, together

SOME = settings(
    max_examples=max(settings.default.max_examples // 25, 1),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
NAME, VALUE = f"{{{NAMESPACE}}}name", f"{{{NAMESPACE}}}value"
PLACED = [
    {"name": "Point", "latitude": "48.5", "longitude": "38.25", "radius_km": "3"},
    {"name": "Region", "latitude": "-16.5", "longitude": "179.9", "radius_km": "90"}
    | {"resolution": "area"},
    {"name": "Unsure", "resolution": "ambiguous"},
    {"name": "Nowhere"},
]


@pytest.fixture
def doubtful(dataset):
    """One event at each kind of place, told of one person who travels between them."""
    return dataset(
        people=[{"name": "Ann"}],
        places=PLACED,
        place_candidates=[
            {"place_id": "place-3", "rank": rank, "label": f"No. {rank}", "longitude": longitude}
            for rank, longitude in (("1", "170"), ("2", "-170"))
        ],
        events=[
            {"place_id": f"place-{n}", "person_ids": "person-1", "date": f"2025-02-0{n}"}
            for n in (1, 2, 3, 4)
        ]
        + [{"date": "2025-03/.."}],
        statements=[{"place_id": "place-1", "speaker_ids": "person-1", "said_on": "2025-04"}],
    )


def read(content):
    """Give the features of a GeoJSON file."""
    return json.loads(content)["features"]


def accounts(part):
    """Count the accounts by their role."""
    return {"event": len(part.shown.events), "statement": len(part.shown.statements)}


def test_every_kind_of_doubt_is_said(doubtful):
    found = {}
    for one in read(geojson(extract(doubtful, Filters()))):
        facts = one["properties"]
        found.setdefault(facts["role"], []).append((one["geometry"], facts))
    point, region, unsure, nowhere, placeless = found["event"]
    assert point[0] == {"type": "Point", "coordinates": [38.25, 48.5]}
    assert point[1]["doubt"] == "within about 3 km of this point"
    assert (point[1]["radius_km"], point[1]["earliest"]) == (3, "2025-02-01")
    assert region[1]["doubt"] == "somewhere within 90 km"
    assert unsure[0] is None
    assert unsure[1]["doubt"] == "one of 2 places of that name; nobody has decided which"
    assert unsure[1]["candidates"] == [
        {"rank": 1, "label": "No. 1", "latitude": 48, "longitude": 170},
        {"rank": 2, "label": "No. 2", "latitude": 48, "longitude": -170},
    ]
    assert (nowhere[0], nowhere[1]["doubt"]) == (None, "no point is known")
    assert (placeless[0], placeless[1]["place"]) == (None, "no place given")
    assert (placeless[1]["earliest"], placeless[1].get("latest")) == ("2025-03-01", None)
    assert [where["coordinates"] for where, _ in found["candidate"]] == [[170, 48], [-170, 48]]
    assert found["candidate"][0][1]["record_ids"] == ["event-3"]
    (small, near), (cut, far) = found["circle"]
    assert (small["type"], near["place"]) == ("Polygon", "Point")
    assert (cut["type"], far["radius_km"]) == ("MultiPolygon", 90)
    assert len(found["leg"]) == 3
    assert {facts["person"] for _, facts in found["leg"]} == {"Ann"}
    assert found["leg"][0][1]["from_event_ids"] == ["event-1"]


def test_journeys_are_those_of_the_choice_and_no_stop_between_is_left_out(doubtful):
    part = extract(doubtful, Filters(places=("place-1", "place-3")))
    assert Counter(one["properties"]["role"] for one in read(geojson(part)))["leg"] == 0


def test_the_file_says_what_was_chosen_and_what_care_is_due(shipped):
    told = json.loads(geojson(extract(shipped, Filters(people=("wang-guangjun",)))))
    assert told["type"] == "FeatureCollection"
    assert told["name"] == shipped.title
    assert told["choice"].endswith(" statements: Wang Guangjun.")
    assert told["notice"].startswith("Told in part by prisoners of war")
    assert "Creative Commons" in told["licence"]
    assert "crs" not in told


@pytest.mark.parametrize("write", [geojson, kml, kmz])
def test_gdal_reads_every_feature_of_the_shipped_data(shipped, tmp_path, write):
    part = extract(shipped, Filters())
    path = tmp_path / f"all.{write.__name__}"
    path.write_bytes(write(part))
    ours = Counter(one["properties"]["role"] for one in read(geojson(part)))
    theirs = features_of(path)
    roles = {name: role for role, name in FOLDERS.items()}
    key = (lambda one: one["properties"]["role"]) if write is geojson else (
        lambda one: roles[one["layer"]]
    )  # fmt: skip
    assert Counter(map(key, theirs)) == ours
    placed = [one["geometry"] is not None for one in read(geojson(part))]
    assert sum(one["geometry"] is not None for one in theirs) == sum(placed)


def test_a_packed_file_is_the_same_whenever_it_is_written_and_has_nothing_else_in_it(shipped):
    part = extract(shipped, Filters(people=("wang-guangjun",)))
    with ZipFile(io.BytesIO(kmz(part))) as archive:
        assert archive.namelist() == [IN_KMZ]
        assert archive.read(IN_KMZ) == kml(part)
        assert archive.getinfo(IN_KMZ).date_time == (1980, 1, 1, 0, 0, 0)
    assert kmz(part) == kmz(extract(shipped, Filters(people=("wang-guangjun",))))


@SOME
@given(worlds=folders(10), die=dice)
def test_whatever_is_chosen_gdal_reads_every_feature(csvs, tmp_path_factory, worlds, die):
    whole = build(csvs(**together(worlds)), name="worlds")
    part = extract(whole, choices(whole, die))
    path = tmp_path_factory.mktemp("map") / "some"
    for write in (geojson, kml):
        file = path.with_suffix(f".{write.__name__}")
        file.write_bytes(write(part))
        assert len(features_of(file)) == len(read(geojson(part)))
    counted = Counter(one["properties"]["role"] for one in read(geojson(part)))
    assert {role: counted[role] for role in accounts(part)} == accounts(part)


class Tags(HTMLParser):
    """The elements of a balloon and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found, self.shown = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, *attributes))

    def handle_data(self, data):
        self.shown += data


def test_a_balloon_shows_hostile_texts_and_runs_nothing(csvs):
    whole = build(csvs(**HOSTILE), name="hostile")
    root = ET.fromstring(kml(extract(whole, Filters())))
    marks = [*root.iter(f"{{{NAMESPACE}}}Placemark")]
    names = [mark.findtext(NAME) for mark in marks]
    assert MARKUP in names
    for mark in [*marks, *root.iter(f"{{{NAMESPACE}}}Document")]:
        balloon = Tags(mark.findtext(f"{{{NAMESPACE}}}description"))
        for tag, *attributes in balloon.found:
            assert tag in ("b", "i", "br", "a")
            assert attributes in ([], [("href", URL)])
    assert EVIL in balloon.shown or any(EVIL in name for name in names)
    for text in root.itertext():
        assert "$[" not in text or text == "$[description]"


def test_what_google_earth_or_xml_would_take_for_something_else_is_written_out(dataset):
    text = "$[geDirections] \ufffe ]]> &amp; \u202egnp.exe"
    whole = dataset(events=[{"title": text, "summary": text}])
    root = ET.fromstring(kml(extract(whole, Filters())))
    (mark,) = root.iter(f"{{{NAMESPACE}}}Placemark")
    assert mark.findtext(NAME) == text.replace("\ufffe", "[U+FFFE]")
    shown = Tags(mark.findtext(f"{{{NAMESPACE}}}description"))
    assert "$[" not in mark.findtext(f"{{{NAMESPACE}}}description")
    assert "$[geDirections] [U+FFFE] ]]> &amp; [U+202E]gnp.exe" in shown.shown


def test_a_curators_own_columns_go_along_under_their_names(csvs):
    whole = build(csvs(events=[{"unit": "3rd", "title": "x", "role": "mine"}]), name="own")
    (one,) = read(geojson(extract(whole, Filters())))
    facts = one["properties"]
    assert (facts["unit"], facts["role"], facts["own: role"]) == ("3rd", "event", "mine")
