"""The matrix of accounts as a chart: a symbol an account, names as data, a click that tells."""

import json

import pytest

from dashboard.analysis.accounts.matrix import STANDINGS, in_order, matrix, told_by
from dashboard.charts.matrix import agreement

HOSTILE = "'] || alert(1) || ['<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def drawn(dataset):
    """Draw what two papers tell of some events."""

    def draw(number: int = 1, *, dark: bool = False, picked: str | None = None):
        rows = [
            {"event_id": f"e-{n}", "source_id": source, "title": f"Title {n}", "date": day}
            for n in range(number)
            for source, day in (("paper", "2025-04-05"), ("radio", "2025-04-08"))
        ]
        sources = [{}, {"source_id": "radio", "publisher": HOSTILE}]
        data = dataset(sources=sources, events=rows)
        cells = in_order(matrix(data), "conflicts")
        chart = agreement(cells, told_by(cells, data), STANDINGS, dark=dark, picked=picked)
        return json.loads(json.dumps(chart.to_dict(), allow_nan=False))

    return draw


def cells(spec: dict) -> list[dict]:
    """Give the rows behind the symbols."""
    [layer] = [one for one in spec["layer"] if one["mark"]["type"] == "point"]
    return spec["datasets"][layer["data"]["name"]]


def test_a_contradiction_has_another_symbol_and_colour_than_what_it_contradicts(drawn):
    first, other = cells(drawn())
    assert (first["standing"], other["standing"]) == ("leads", "conflicts")
    assert first["colour"] != other["colour"]
    assert first["row"] == other["row"]
    assert "another date" in other["label"]


def test_every_record_has_a_row_and_room_for_it(drawn):
    one, many = drawn(1), drawn(7)
    assert {cell["row"] for cell in cells(many)} == set(range(7))
    assert many["height"] == 7 * one["height"]


def test_names_of_sources_never_become_part_of_an_expression(drawn):
    spec = drawn()
    assert any(HOSTILE in cell["source"] for cell in cells(spec))
    assert "labelExpr" not in json.dumps(spec)


def test_the_picked_record_is_told_from_another_of_its_id(dataset):
    sources = [{}, {"source_id": "radio", "publisher": "Radio"}]
    both = [{"source_id": source} for source in ("paper", "radio")]
    data = dataset(
        sources=sources,
        events=[{"event_id": "one"} | source for source in both],
        statements=[{"statement_id": "one"} | source for source in both],
    )
    found = matrix(data)
    chart = agreement(found, told_by(found, data), STANDINGS, dark=False, picked="statement one")
    spec = json.loads(json.dumps(chart.to_dict()))
    [band] = [one for one in spec["layer"] if one["mark"]["type"] == "rect"]
    [wanted] = [band["encoding"]["opacity"]["condition"]["test"]]
    heads = spec["datasets"][band["data"]["name"]]
    assert [head[wanted["field"]] == wanted["equal"] for head in heads] == [False, True]


def test_a_click_gives_the_account(drawn):
    [pick] = [one for one in drawn()["params"] if one["name"] == "pick"]
    assert pick["select"]["fields"] == ["record", "id", "source_id"]


def test_text_follows_the_theme(drawn):
    colours = [
        layer["mark"]["color"]
        for dark in (False, True)
        for layer in drawn(dark=dark)["layer"]
        if layer["mark"]["type"] == "text"
    ]
    assert len(set(colours)) == 2
