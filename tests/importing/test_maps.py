"""GeoJSON and KML with what they are known for: all geometries, times, old namespaces; made up."""

import io
import json
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dashboard.importing.recognised import read
from dashboard.model.load import load
from tests.importing.made_up import ROWS, feature, geojson, kml, placemark, row

SQUARE = [[[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]]
GEOMETRIES = {
    "Point": [20.5, 10.5, 120.0],
    "MultiPoint": [[20, 10], [21, 11]],
    "LineString": [[20, 10], [21, 11]],
    "MultiLineString": [[[20, 10], [21, 11]]],
    "Polygon": SQUARE,
    "MultiPolygon": [SQUARE],
}


def collection(*features, **about):
    """Write a collection."""
    about = {"type": "FeatureCollection", "features": features} | about
    return json.dumps(about).encode()


def one_of(run_import, content, name="Made up"):
    """Import a file; give its first account, and its first place that has a point, if any."""
    ran, folder = run_import(content, name=name)
    assert ran.exit_code == 0, ran.output
    dataset = load(folder)
    places = dataset.places[dataset.places["latitude"].notna()]
    return dataset.events.iloc[0], None if places.empty else places.iloc[0], ran, dataset


def document(inside, namespace='xmlns="http://www.opengis.net/kml/2.2"'):
    """Write KML."""
    return f'<?xml version="1.0"?><kml {namespace}><Document>{inside}</Document></kml>'.encode()


def zipped(files):
    """Pack files."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize("kind", GEOMETRIES)
def test_every_geometry_has_a_point_and_its_reach_and_is_told(run_import, rows_of, kind):
    geometry = {"type": kind, "coordinates": GEOMETRIES[kind]}
    _, place, ran, dataset = one_of(run_import, collection(feature(row(1), geometry)))
    assert place["latitude"] == pytest.approx(10.5, abs=0.01)
    assert place["longitude"] == pytest.approx(20.5, abs=0.01)
    own = dataset.own_facts("events", 2)
    if kind == "Point":
        assert str(place["radius_km"]) == "nan"
        assert own["altitude"] == "120"
    else:
        assert place["resolution"] == "area"
        assert 77 < place["radius_km"] < 79
        assert json.loads(own["geometry"]) == geometry
        assert f"1 {kind}: kept as an area" in ran.stdout


def test_a_collection_of_geometries_across_the_line_of_days_is_one_area(run_import):
    points = [{"type": "Point", "coordinates": at} for at in ([179.5, 0], [-179.5, 0])]
    together = {"type": "GeometryCollection", "geometries": points}
    _, place, _, _ = one_of(run_import, collection(feature(row(1), together)))
    assert abs(place["longitude"]) == pytest.approx(180)
    assert place["radius_km"] == pytest.approx(55.66, abs=0.1)


@pytest.mark.parametrize(
    ("properties", "date", "left"),
    [
        ({"date": "2031-05-01"}, "2031-05-01", None),
        ({"time": "2031-05-01T10:05:00.000Z"}, "2031-05-01T10:05:00Z", None),
        ({"start": "2031-05-01", "end": "2031-06"}, "2031-05-01/2031-06", None),
        ({"start": "2031-05-01"}, "2031-05-01", None),
        ({"end": "2031-05-01"}, "../2031-05-01", None),
        ({"timestamp": 1935316800000}, None, "timestamp"),
        ({"date": "1 May 2031"}, "2031-05-01", None),
        ({}, None, None),
    ],
)
def test_times_stand_in_properties_and_a_number_is_none(run_import, properties, date, left):
    about = {"type": "Feature", "geometry": None, "properties": {"name": "Seen"} | properties}
    account, _, ran, dataset = one_of(run_import, collection(about))
    assert (account["date"] if date else None) == date
    assert date or str(account["date"]) == "nan"
    assert left is None or left in dataset.own_facts("events", 2)
    assert "1 without any geometry: no point" in ran.stdout


def test_nested_properties_ids_and_sources(run_import, rows_of):
    about = {
        **{"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [20, 10]}},
        "properties": {
            **{"name": "Seen", "source": "Example News; Example Post", "tags": ["a", "b"]},
            **{"unit": {"name": "Group A", "seen": True}, "nothing": None, "radius_km": 3},
        },
    }
    account, place, _, dataset = one_of(run_import, collection(about, name="The made-up case"))
    assert dataset.title == "The made-up case"
    assert account["event_id"] == "7"
    assert place["radius_km"] == 3
    assert dataset.own_facts("events", 2) == {
        **{"tags (2)": "a; b", "unit.name": "Group A", "unit.seen": "true", "id": "7"},
    }
    assert {*dataset.sources["publisher"]} == {"Example News", "Example Post"}


def test_what_is_no_feature_or_has_no_position_is_told(run_import):
    broken = {"type": "Feature", "properties": {"name": "Seen"}} | {
        "geometry": {"type": "Point", "coordinates": ["east", "north"]}
    }
    empty = {"type": "Feature", "geometry": {"type": "Point", "coordinates": []}}
    ran, folder = run_import(collection(broken, 7, empty, feature(row(1))))
    assert ran.exit_code == 0, ran.output
    assert "4 features of Made up: 3 events" in ran.stdout
    assert "Left out: feature 2, which is no feature." in ran.stdout
    assert "feature 1 has a position that is no longitude and latitude" in ran.stdout
    assert load(folder).events["place_id"].isna().sum() == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (collection(crs={"properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}), "not in degrees"),
        (b'{"type": "FeatureCollection", "features": 7}', "It has no list of features."),
        (b'{"type": "FeatureCollection", "features": [{"type": "Feature", "a": NaN}]}', "NaN"),
        (
            b'{"type": "FeatureCollection", "features": [' + b"[" * 5000 + b"]" * 5000 + b"]}",
            "deep",
        ),
        (b'{"what": "is it"}', "neither GeoJSON"),
        (b'{"type": "FeatureCollection", "features": [{"type": "Fea', "cut off"),
    ],
)
def test_json_that_cannot_be_read_is_told_and_nothing_is_written(run_import, content, said):
    ran, folder = run_import(content)
    assert ran.exit_code == 2
    assert said in " ".join(ran.output.split())
    assert not folder.exists()


def test_features_one_to_a_line_are_read_as_a_collection(run_import):
    lines = b"".join(b"\x1e" + json.dumps(feature(one)).encode() + b"\n" for one in ROWS)
    ran, folder = run_import(lines.lstrip(b"\x1e"))
    assert ran.exit_code == 0, ran.output
    assert load(folder).events["event_id"].nunique() == len(ROWS)


@pytest.mark.parametrize(
    "namespace",
    [
        'xmlns="http://earth.google.com/kml/2.1"',
        'xmlns="http://www.opengis.net/kml/2.2 " xmlns:gx="http://www.google.com/kml/ext/2.2"',
        "",
    ],
)
def test_kml_of_any_namespace_is_read(run_import, namespace):
    account, place, _, _ = one_of(run_import, document(placemark(row(1)), namespace))
    assert (account["title"], account["date"]) == ("Made-up sighting 1", "2031-02-02")
    assert place["name"] == "Mada 1"


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ("<TimeStamp><when>2031-05-01T10:05:00Z</when></TimeStamp>", "2031-05-01T10:05:00Z"),
        ("<TimeStamp><when>2031-05</when></TimeStamp>", "2031-05"),
        ("<TimeSpan><begin>2031-05-01</begin><end>2031-05-03</end></TimeSpan>",
         "2031-05-01/2031-05-03"),
        ("<TimeSpan><begin>2031-05-01</begin></TimeSpan>", "2031-05-01/.."),
        ("<TimeSpan><end>2031-05-03</end></TimeSpan>", "../2031-05-03"),
        ("<TimeSpan/>", None),
        (
            '<gx:Track xmlns:gx="http://www.google.com/kml/ext/2.2"><when>2031-05-01T10:00:00Z</when>'
            "<when>2031-05-01T10:09:00Z</when><gx:coord>20 10 0</gx:coord>"
            "<gx:coord>21 11 0</gx:coord></gx:Track>",
            "2031-05-01T10:00:00Z/2031-05-01T10:09:00Z",
        ),
    ],
)  # fmt: skip
def test_stamps_spans_and_tracks_are_dates(run_import, time, date):
    inside = f"<Placemark><name>Seen</name>{time}</Placemark>"
    account, place, _, _ = one_of(run_import, document(inside))
    assert (account["date"] if date else None) == date
    assert ("Track" in time) == (place is not None)


def test_folders_html_custom_data_and_links_are_read(run_import, rows_of):
    inside = (
        "<Folder><name>May</name><Folder><name>Vehicles</name><Placemark id='p1'>"
        "<name>A lorry</name><description><![CDATA[<b>Seen</b><br>twice"
        "<script>alert(1)</script>]]></description><styleUrl>#red</styleUrl>"
        "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='https://x.example/1'/>"
        "<ExtendedData><SchemaData><SimpleData name='plate'>=1+1</SimpleData></SchemaData>"
        "<Data name='name'><value>other</value></Data></ExtendedData>"
        "<LineString><coordinates> 20,10 21 , 11,5 </coordinates></LineString>"
        "</Placemark></Folder></Folder>"
    )
    account, place, ran, dataset = one_of(run_import, document(inside))
    assert account["summary"] == "Seen\ntwice"
    assert dataset.kinds[account["kind"]] == "Vehicles"
    own = dataset.own_facts("events", 2)
    assert own.pop("geometry").startswith('{"type": "LineString"')
    assert own == {
        **{"plate": "=1+1", "name (data)": "other", "id": "p1", "folder": "May / Vehicles"},
    }
    assert rows_of_sources(dataset) == ["https://x.example/1"]
    assert place["resolution"] == "area"
    assert "How it looks" in ran.stdout


def rows_of_sources(dataset):
    """Give the addresses of the sources."""
    return dataset.sources["url"].tolist()


def test_what_is_no_placemark_is_told_and_nothing_is_fetched(run_import):
    inside = (
        "<NetworkLink><name>More</name><Link><href>http://127.0.0.1:9/x.kml</href></Link>"
        f"</NetworkLink><GroundOverlay/>{placemark(row(1))}"
    )
    ran, _ = run_import(document(inside))
    assert ran.exit_code == 0, ran.output
    assert "3 placemarks of Made up: 1 event in 1 account" in ran.stdout
    assert "Left out: NetworkLink “More”, which is no placemark; nothing is fetched." in ran.stdout
    assert "Left out: GroundOverlay, which is no placemark" in ran.stdout


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><kml><Placemark><name>&i;</name></Placemark></kml>"
).encode()
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<kml><Placemark><name>&x;</name></Placemark></kml>"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "document type or entities"),
        (OUTSIDE, "document type or entities"),
        (document("<Folder/>"), "It has no placemark."),
        (b"<?xml version='1.0'?><gpx/>", "no KML: it begins with <gpx>"),
        (kml(ROWS)[:5000], "It is no XML, or a damaged one"),
        (document("<Folder>" * 300 + "</Folder>" * 300), "nested too deeply"),
        (zipped({"doc.kml": b"<kml></kml>"}), "It has no placemark."),
        (zipped({"doc.kml": kml(ROWS)})[:-60] + b".kml", "It is no KMZ, or a damaged one."),
    ],
)
def test_kml_that_cannot_be_read_is_told_and_nothing_is_written(run_import, content, said):
    ran, folder = run_import(content)
    assert ran.exit_code == 2
    assert said in " ".join(ran.output.split())
    assert not folder.exists()


def test_a_kmz_is_its_kml_and_the_rest_of_it_is_left_alone(run_import):
    content = zipped({"files/a.png": b"x", "doc.kml": kml(ROWS), "../out.kml": kml(ROWS[:1])})
    ran, folder = run_import(content)
    assert ran.exit_code == 0, ran.output
    assert load(folder).events["event_id"].nunique() == len(ROWS)
    assert "2 other files in it are left alone: files/a.png, ../out.kml." in ran.stdout


def test_a_kmz_that_would_become_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("dashboard.importing.maps.kmz.UNPACKED_BYTES", 1024 * 1024)
    with pytest.raises(ValueError, match="has more than 1 MB"):
        read("x", zipped({"doc.kml": b"<kml>" + b" " * 2_000_000 + b"</kml>"}))


def test_one_map_twice_as_kml_and_geojson_says_the_same(run_import):
    _, one = run_import(kml(ROWS), folder="kml")
    _, other = run_import(geojson(ROWS), folder="geojson")
    told = [
        load(folder).events[["title", "summary", "date"]].fillna("").to_dict("records")
        for folder in (one, other)
    ]
    assert told[0] == told[1]
