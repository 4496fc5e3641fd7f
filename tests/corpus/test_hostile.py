"""A corpus of which every text tries to be something else: it is kept, found and told as text."""

import csv
import io
import zipfile

import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.texts.legible import is_formula
from dashboard.corpus.as_case import as_case
from dashboard.corpus.building.build import build
from dashboard.corpus.opened import open_corpus
from dashboard.exporting.csv_folder import zipped_rows
from dashboard.model.load import build as build_case
from tests.corpus.test_choices import of_case, of_corpus
from tests.hostile import FORMULA, HOSTILE, MARKUP, TURNED

INJECTED = ["' OR 1=1 --", "%", "_", "\\", '"', "';'", "(?i).*", "[", "{}", "$1", MARKUP, FORMULA]


@pytest.fixture(scope="module")
def files(csvs):
    return csvs(**HOSTILE)


@pytest.fixture(scope="module")
def built(files, tmp_path_factory):
    """The folder of a corpus of hostile files, as the command builds it; some rows are refused."""
    folder, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    lost = f'{FORMULA}",markup,,arrival'
    with (folder / "events-more.csv").open("wb") as more:
        more.write(files["events.csv"].partition(b"\n")[0] + b"\n")
        row = next(csv.DictReader(io.StringIO(files["events.csv"].decode())))
        writer = csv.writer(text := io.StringIO(), lineterminator="\n")
        writer.writerow([FORMULA, *[*row.values()][1:]])
        writer.writerow([*[*row.values()][:1], lost, *[*row.values()][2:]])
        more.write(text.getvalue().encode())
    made = build([folder], out, redacting=False, say=lambda _: None, cores=1)
    assert (made.read, made.kept, made.refused) == (8, 6, 2)
    return out


@pytest.fixture(scope="module")
def corpus(built, by):
    return open_corpus(built, by=by)


def test_no_spreadsheet_runs_anything_of_what_is_refused(built):
    (path,) = built.glob("version-*/refused.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file)]
    assert sum(FORMULA in cell for row in rows for cell in row) == 2
    assert not [cell for row in rows for cell in row if is_formula(cell)]


@pytest.mark.parametrize("text", INJECTED)
def test_what_is_sought_is_a_text_and_nothing_else(corpus, files, text):
    case = build_case(files, name="hostile")
    for filters in (Filters(text=text), Filters(people=(text,)), Filters(places=(text, "markup"))):
        assert of_corpus(corpus, filters) == of_case(case, filters)
    names = {one for one, name in case.people_names.items() if text.lower() in name.lower()}
    assert {*corpus.matching("people", text)} == names
    assert corpus.names("people", [text, "markup"]) == {"markup": case.people_names["markup"]}


def test_texts_come_back_as_they_were(corpus, files):
    left = apply(build_case(files, name="hostile"), Filters(people=("markup",)))
    rows = corpus.all_rows(Filters(people=("markup",)))
    packed = zipped_rows(MARKUP, FORMULA, as_case(corpus, rows))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        taken = {one.rpartition("/")[2]: archive.read(one) for one in archive.namelist()}
        assert not [one for one in archive.namelist() if ".." in one or one.startswith("/")]
    again = build_case(taken, name="taken")
    assert not again.set_aside
    assert {*again.events["title"]} == {*left.events["title"]} == {MARKUP, FORMULA, TURNED}
    assert {*again.people["name"]} == {MARKUP, FORMULA, TURNED}
