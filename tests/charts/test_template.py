"""Charts that are compiled once: with rows and values put in they are what Altair makes."""

from datetime import date

import altair as alt
import pandas as pd
import pytest

from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.matrix import STANDINGS, matrix, told_by
from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.accounts.readable import readable_statements
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.density.strip import strip
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.routes import routes
from dashboard.analysis.lanes.since_arrival import readable_days
from dashboard.analysis.lanes.ways import ways
from dashboard.analysis.map_marks import marks
from dashboard.analysis.timeline import lanes
from dashboard.charts import template
from dashboard.charts.counts import counts
from dashboard.charts.map.chart import place_map
from dashboard.charts.map.extent import closeup, extent
from dashboard.charts.map.scene import Inset, Scene
from dashboard.charts.matrix import agreement
from dashboard.charts.template import Drawing, records
from dashboard.charts.timeline.since_arrival import since_arrival
from dashboard.charts.timeline.span_strip import span_strip
from dashboard.charts.timeline.timeline import timeline
from dashboard.model.kept import shelf

SPANS = pd.DataFrame(
    {"start": [pd.Timestamp(2025, 4, 4)], "end": [pd.Timestamp(2025, 4, 5)]}
).astype("datetime64[s]")
CHOICES = {
    "everything": Filters(),
    "a person": Filters(people=("chang-renbo",)),
    "a place": Filters(places=("donetsk-region",)),
    "a week": Filters(days=(date(2025, 4, 4), date(2025, 4, 10))),
    "one source": Filters(sources=("babel-117135",)),
}


def timelines(data: dict):
    for picked in (None, "wang-arrives"):
        more = {"others": other_dates(data["shown"]), "picked": picked, "people": data["people"]}
        more |= {"legs": ways(data["shown"], legs(data["shown"])), "contradicted": ["wang-capture"]}
        yield timeline(lanes(data["shown"]), dark=data["dark"], **more)


def journeys_from_arrival(data: dict):
    days = readable_days(data["shown"])
    if len(days):
        yield since_arrival(days, people=data["people"], dark=data["dark"])


def tables_of_counts(data: dict):
    said = readable_statements(leading(data["shown"]))
    topics = list(data["shown"].topics.values())
    yield counts(said, topics, list(said["who"].unique()), dark=data["dark"])


def matrices(data: dict):
    cells = matrix(data["shown"])
    if len(cells):
        sources = told_by(cells, data["shown"])
        for picked in (None, cells["id"].iloc[0]):
            yield agreement(cells, sources, STANDINGS, picked=picked, dark=data["dark"])


def strips(data: dict):
    spans = strip(data["shown"]).spans
    yield span_strip(spans, None, dark=data["dark"])
    days = (
        pd.Timestamp(2025, 4, 4).timestamp() * 1000,
        pd.Timestamp(2025, 4, 9).timestamp() * 1000,
    )
    yield span_strip(spans, days, dark=data["dark"])
    yield span_strip(spans, None, hourly=True, dark=data["dark"])


def maps(data: dict):
    placed = marks(data["shown"])
    legs = routes(data["shown"]).assign(colour="#123456")
    near, whole = closeup(placed), extent(placed)
    dark = data["dark"]
    inset = Inset(whole, placed)
    yield place_map(placed, Scene(whole, 300, dark, legs=legs, tinted=["UA"]))
    yield place_map(placed, Scene(near or whole, 300, dark, inset=inset, legs=legs, tinted=["UA"]))
    yield place_map(placed, Scene(whole, 300, dark, movable=False, picked="donetsk"))
    yield place_map(placed.iloc[:0], Scene(near or whole, 300, dark))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize(
    "draw", [timelines, journeys_from_arrival, tables_of_counts, matrices, strips, maps]
)
def test_a_template_with_rows_and_values_is_what_altair_makes(draw, choice, dark, shipped):
    shown = apply(shipped, CHOICES[choice])
    people, kinds = list(shipped.people_names), list(shipped.kinds.values())
    data = {"shown": shown, "people": people, "kinds": kinds, "dark": dark}
    for drawing in draw(data):
        spec = drawing.to_dict()
        assert spec == drawing.by_altair()
        data = [one.get("data", spec.get("data")) for one in spec["layer"]]
        assert {one["name"] for one in data if "name" in one} == set(spec["datasets"])


def bars(dark: bool, *, height: float, title: str = "") -> alt.LayerChart:
    """Make a chart whose title is optional; each time it is made is noted."""
    made.append(dark)
    layers = [
        alt.Chart(alt.NamedData(name)).mark_bar(color="black" if dark else "white")
        for name in ("few", "many")
    ]
    more = {"title": title} if title else {}
    return alt.LayerChart(layer=layers, height=height, **more)


made: list[bool] = []


def test_altair_is_asked_once_for_each_structure():
    made.clear()
    specs = [Drawing(bars, (dark,), {"height": px}).to_dict() for dark in (0, 1) for px in (9, 8)]
    assert made == [False, True]
    assert [spec["height"] for spec in specs] == [9, 8, 9, 8]
    assert Drawing(bars, (False,), {"height": 7, "title": "more"}).to_dict()["title"] == "more"
    assert made == [False, True, False]


def test_a_structure_that_was_compiled_is_kept_over_a_restart(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.SETTING, str(tmp_path))
    monkeypatch.setattr(shelf, "LEAST_SECONDS", 0.0)
    drawing = span_strip(SPANS, None, dark=True)
    template._template.cache_clear()
    first = drawing.to_dict()
    template._template.cache_clear()  # as when the program is started again
    monkeypatch.setattr(alt.LayerChart, "to_dict", None)
    assert span_strip(SPANS, None, dark=True).to_dict() == first
    assert len([*tmp_path.iterdir()]) == 1


def test_of_a_structure_without_a_name_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.SETTING, str(tmp_path))
    monkeypatch.setattr(shelf, "LEAST_SECONDS", 0.0)

    def structure(height):
        return alt.LayerChart(layer=[alt.Chart(alt.NamedData("a")).mark_point()], height=height)

    assert Drawing(structure, (), {"height": 3}, {"a": [{}]}).to_dict()["height"] == 3
    assert not [*tmp_path.iterdir()]


def test_what_is_changed_in_one_specification_is_not_changed_in_the_next():
    drawing = Drawing(bars, (False,), {"height": 5}, {"few": [{"a": 1}], "many": []})
    spec = drawing.to_dict()
    spec["layer"].clear()
    spec["datasets"]["few"].clear()
    assert len(drawing.to_dict()["layer"]) == 1
    assert drawing.to_dict()["datasets"] == {"few": [{"a": 1}]}


def test_a_value_that_the_chart_changes_is_refused():
    def doubled(*, height: float) -> alt.LayerChart:
        return alt.LayerChart(layer=[alt.Chart(alt.NamedData("a")).mark_bar()], height=2 * height)

    with pytest.raises(ValueError, match="'height' stands nowhere"):
        Drawing(doubled, (), {"height": 5}).to_dict()


def test_rows_are_fit_for_json_whatever_is_missing():
    frame = pd.DataFrame(
        {
            "text": pd.Series(["a", None], dtype="str"),
            "number": [1.5, float("nan")],
            "whole": [1, 2],
            "truth": [True, False],
        }
    )
    assert records(frame) == [
        {"text": "a", "number": 1.5, "whole": 1, "truth": True},
        {"text": None, "number": None, "whole": 2, "truth": False},
    ]
    assert records(frame.iloc[:0]) == []
