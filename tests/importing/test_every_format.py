"""What holds for every format: nothing is lost, the report adds up, ids stay what they are."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.importing.imported import files_of, imported
from dashboard.importing.recognised import read
from dashboard.importing.tables.any_table import incidents_of_table
from dashboard.importing.tables.proposed import proposed
from dashboard.importing.tables.rows import Rows
from dashboard.model.load import build, load
from tests.importing.made_up import FORMATS, MANY, ROWS, row

KEYS = {"sources": "source_id", "people": "person_id", "places": "place_id", "events": "event_id"}
ADDED = ("locator", "geocoder")  # where the file itself is named
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"]),
    min_size=1,
    max_size=8,
).map(lambda text: " ".join(text.split()) or "x")
points = st.sampled_from([("", ""), ("10.5", "20.25"), ("-10.5", "20.25"), ("0.001", "-179.5")])
days = st.dates(min_value=date(1000, 1, 1)).map(str)


def _bare(name):
    """Write a name as an id has it, which alone tells such names apart."""
    return name.casefold().replace(" ", "-")


@st.composite
def happenings(draw):
    """Draw rows, and more of them; names, points and days are often alike, ids never are."""
    names = draw(st.lists(texts, min_size=1, max_size=5, unique_by=_bare))
    found = []
    for number in range(draw(st.integers(2, 10))):
        latitude, longitude = draw(points)
        cells = {name: draw(st.sampled_from(names)) for name in ("title", "text", "who", "place")}
        cells |= {"latitude": latitude, "longitude": longitude, "day": draw(days)}
        cells |= {"source": draw(st.sampled_from(["", "A", "Ä", "A b", "A/b"]))}
        found.append(row(number, **cells))
    half = draw(st.integers(1, len(found)))
    return found[:half], found[half:]


def made(content):
    """Read a file as the command does where it is told that its draft is right."""
    found = read("Made up", content)
    if isinstance(found, Rows):
        found = incidents_of_table(found, proposed(found))
    return imported("Made up", found, {})


def ids(tables):
    """Give what every row says but its id and those that it refers to, by its id."""
    found = {}
    for table, key in KEYS.items():
        for cells in tables[table]:
            added = (*ADDED, "publisher") if cells.get("url") else ADDED  # the first that is said
            said = {name: text for name, text in cells.items() if name not in added and text}
            found.setdefault((table, cells[key]), set()).add(frozenset(said.items()))
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_sixty_rows_become_a_sound_folder_and_the_report_adds_up(run_import, form):
    ran, folder = run_import(FORMATS[form](ROWS), "--yes")
    assert ran.exit_code == 0, ran.output
    assert f"Made up is read as {form}." in ran.output
    dataset = load(folder)
    assert [one for one in dataset.problems if not one.is_warning] == []
    assert not dataset.set_aside
    report = ran.stdout.splitlines()
    told = next(line for line in report if " of Made up: " in line)
    numbers = [int(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*(?= )", told)]
    read_rows, events = numbers[:2]
    beside = [int(n) for n in re.findall(r"(\d+) (?:left out|entities tell)", told)]
    assert events == dataset.events["event_id"].nunique() == MANY
    assert read_rows == events + sum(beside)


@pytest.mark.parametrize("form", FORMATS)
@settings(
    max_examples=max(settings.default.max_examples // 10, 3),
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(drawn=happenings(), die=st.randoms(use_true_random=False))
def test_nothing_is_lost_and_a_longer_file_keeps_its_ids(form, drawn, die):
    rows, more = drawn
    tables = made(FORMATS[form](rows)).tables
    assert ids(made(FORMATS[form](rows)).tables) == ids(tables)
    kept = {text for cells in tables.values() for one in cells for text in one.values()}
    every = "\n".join(kept)
    for one in rows:
        for name in ("title", "text", "day", "who"):
            assert one[name] in every, (name, one[name])
        if one["latitude"] and form != "a TimelineJS timeline":  # whose JSON has no points
            assert any(abs(float(place["latitude"]) - float(one["latitude"])) < 1e-9
                       for place in tables["places"] if place.get("latitude"))  # fmt: skip
    longer = [*rows, *more]
    die.shuffle(longer)
    now = ids(made(FORMATS[form](longer)).tables)
    for (table, called), said in ids(tables).items():
        assert said <= now[table, called] | {frozenset()}, (table, called)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_was_cut_off_is_told_and_nothing_is_written(run_import, form):
    content = FORMATS[form](ROWS)
    cut = content[: len(content) * 2 // 3]
    cut = cut[: cut.rfind(b"\n") + 8] if b"\n" in cut else cut
    ran, folder = run_import(cut, "--yes")
    assert ran.exit_code == 2, ran.output
    assert "Error:" in ran.output
    assert not folder.exists()


@pytest.mark.parametrize("form", FORMATS)
def test_an_update_by_a_longer_file_shows_new_rows_and_takes_nothing_away(run_import, form):
    run_import(FORMATS[form](ROWS), "--yes")
    ran, folder = run_import(FORMATS[form](ROWS), "--update", "--yes")
    assert "Nothing differs." in ran.output
    ran, folder = run_import(FORMATS[form]([row(99), *ROWS]), "--update", "--yes")
    assert ran.exit_code == 0, ran.output
    assert "events.csv: " in ran.stdout
    assert "a new row" in ran.stdout
    changed = [line for line in ran.stdout.splitlines() if "->" in line]
    assert all(": locator: " in line for line in changed)
    assert load(folder).events["event_id"].nunique() == MANY + 1


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_imported_is_what_a_reader_sees_without_a_folder(form):
    told = made(FORMATS[form](ROWS))
    dataset = build(files_of(told, "Made up"), name="x")
    assert dataset.events["event_id"].nunique() == MANY
