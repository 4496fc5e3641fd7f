"""The corpus behind the case: counted under the choices, near a record, and gone."""

import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.corpus.building.written import write_dataset
from dashboard.corpus.errors import StoppedError
from dashboard.corpus.questions import Corpus
from dashboard.ui.corpus import asking
from tests.pages.script import ROOT, opened, pulled_out, ran, shown

TRAY = "around in corpus"
ON_ITS_WAY = "Asking the corpus"
RUNS = 40  # each waits a while for an answer


@pytest.fixture(scope="module")
def built(shipped, tmp_path_factory) -> Path:
    """The dataset that ships, as a corpus."""
    out = tmp_path_factory.mktemp("corpus")
    write_dataset(shipped, out)
    return out


@pytest.fixture
def corpus(built, tmp_path, monkeypatch) -> Path:
    """A corpus of its own behind the shipped case."""
    copy = shutil.copytree(built, tmp_path / "corpus")
    monkeypatch.setenv("DASHBOARD_DATA", str(ROOT / "data"))
    monkeypatch.setenv("DASHBOARD_CORPUS", str(copy))
    return copy


@pytest.fixture
def alone(corpus, monkeypatch) -> Path:
    """A corpus in front of which no case stands."""
    monkeypatch.delenv("DASHBOARD_DATA")
    return corpus


def answered(app):
    """Wait for what is on its way."""
    for _ in range(RUNS):
        if ON_ITS_WAY not in shown(app):
            return app
        app = ran(app)
    raise AssertionError("the corpus does not answer")


def told(app) -> str:
    """Give all that is written, warnings too."""
    return "\n".join([shown(app), *(one.value.replace("\\", "") for one in app.warning)])


def test_without_a_corpus_nothing_of_it_is_loaded():
    code = (
        "import sys\n"
        "from tests.pages.script import opened\n"
        "opened('overview', event='wang-arrival')\n"
        "print([name for name in sys.modules if name.startswith("
        "('duckdb', 'pyspark', 'dashboard.corpus', 'dashboard.ui.corpus'))])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip().endswith("[]")


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ({}, Filters()),
        ({"person": "wang-guangjun"}, Filters(people=("wang-guangjun",))),
        ({"place": "russia", "q": "moscow"}, Filters(places=("russia",), text="moscow")),
        ({"place": "russia", "words": "mosc"}, Filters(places=("russia",), words="mosc")),
    ],
)
def test_the_same_choice_leaves_the_same_number_of_accounts(corpus, shipped, query, filters):
    left = apply(shipped, filters)
    number = len(left.events) + len(left.statements)
    every = len(shipped.events) + len(shipped.statements)
    written = shown(answered(opened("corpus", **query)))
    assert f"**{number:,} of {every:,} accounts in the corpus.**" in written
    assert "with a date" in written
    assert "without a point." in written


def test_tables_count_and_list(corpus, shipped):
    app = answered(opened("corpus", **{"sort.corpus": "-source", "page.corpus": "3"}))
    tops = [one.value for one in app.dataframe if [*one.value] == ["name", "rows"]]
    places = next(frame for frame in tops if "Moscow" in set(frame["name"]))
    own = apply(shipped, Filters(places=("moscow",)))
    number = places.set_index("name")["rows"]["Moscow"]
    assert number == len(own.events) + len(own.statements)
    (rows,) = [one.value for one in app.dataframe if "source" in one.value]
    every = len(shipped.events) + len(shipped.statements)
    assert len(rows) == every - 200
    assert f"Accounts 201 to {every} of {every}" in shown(app)


def test_what_a_corpus_knows_nothing_of_is_named(corpus):
    app = answered(opened("corpus", lead="babel-116964"))
    assert "A corpus knows nothing of this part of the choice" in shown(app)
    assert "258 of 258 accounts" in shown(app)


def test_what_the_case_does_not_have_is_found_and_chosen_by_address(built, monkeypatch, csvs,
                                                                    tmp_path):  # fmt: skip
    for name, content in csvs().items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    monkeypatch.setenv("DASHBOARD_CORPUS", str(built))
    app = answered(opened("corpus", corpus="people:wang-guangjun"))
    assert "Wang Guangjun" in [one.label for one in app.button]
    assert "258 of 258" not in shown(app)
    app = answered(ran(app.text_input("words sought in corpus").set_value("chang ren")))
    (found,) = [one for one in app.button if one.label == "Chang Renbo"]
    app = answered(ran(found.click()))
    assert app.query_params["corpus"] == ["people:wang-guangjun", "people:chang-renbo"]


def test_near_a_record_nothing_is_asked_until_it_is_opened(corpus):
    app = opened("overview", event="wang-arrival", near="100,60")
    assert "inquiry of record" not in app.session_state
    app = answered(pulled_out(app, TRAY))
    assert "3 accounts of the corpus within 100 km of Moscow and 60 days" in shown(app)
    assert "Not part of the case" in shown(app)
    (rows,) = [one.value for one in app.dataframe if {"km", "url"} <= {*one.value}]
    assert [*rows["km"].round()] == [0, 0, 0]
    assert not rows["what"].str.startswith("Wang Guangjun arrives").any()
    app = answered(ran(app.number_input("days in corpus").set_value(0)))
    assert "100,0" in app.query_params["near"]
    (fewer,) = [one.value for one in app.dataframe if {"km", "url"} <= {*one.value}]
    assert len(fewer) < len(rows)
    assert "of the corpus within 100 km of Moscow and 0 days" in shown(app)


def test_an_address_that_asks_for_nothing_sensible_is_told(corpus):
    app = answered(opened("corpus", corpus="nobody", near="far"))
    (warning,) = [one.value for one in app.warning]
    assert "corpus\\=nobody" in warning
    assert "near\\=far" in warning


@pytest.mark.parametrize("broken", ["gone", "half", "cut"])
def test_a_corpus_that_cannot_be_opened_says_so_and_leaves_the_case(corpus, broken):
    if broken == "gone":
        shutil.rmtree(corpus)
    elif broken == "half":
        (corpus / "corpus.json").write_text('{"version": ', "utf-8")
    else:
        (file,) = corpus.glob("version-*/accounts-1.parquet")
        file.write_bytes(file.read_bytes()[:-10])
    for app in (opened("corpus"), pulled_out(opened("corpus", event="wang-arrival"), TRAY)):
        assert "The corpus cannot be asked." in told(app)
        assert str(corpus) not in told(app)
    assert " events and " in shown(opened("overview"))


def test_a_corpus_that_goes_under_a_reader_says_so(corpus):
    app = answered(opened("corpus"))
    for file in corpus.glob("version-*/*"):
        file.unlink()
    app.query_params["q"] = "moscow rostov"
    app = answered(ran(app.text_input("filter words").set_value("moscow rostov")))
    assert "The corpus cannot be asked." in told(app)
    assert str(corpus) not in told(app)
    assert "Ask again" in [one.label for one in app.button]


def first_page() -> AppTest:
    """Open the page that a visitor comes to."""
    return answered(ran(AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60)))


def test_a_corpus_alone_is_the_first_page_and_is_asked_as_ever(alone, shipped):
    app = first_page()
    assert [one.value for one in app.title] == ["Corpus"]
    assert "No case stands in front of them" in shown(app)
    assert "258 of 258 accounts in the corpus." in shown(app)
    assert "the other pages" not in shown(app)
    app = answered(ran(app.text_input("filter words").set_value("moscow")))
    app = answered(ran(app.text_input("words sought in corpus").set_value("wang guang")))
    (found,) = [one for one in app.button if one.label == "Wang Guangjun"]
    app = answered(ran(found.click()))
    left = apply(shipped, Filters(people=("wang-guangjun",), words="moscow"))
    number = len(left.events) + len(left.statements)
    assert f"**{number} of 258 accounts in the corpus.**" in shown(app)


def test_a_corpus_alone_that_is_gone_says_so_and_speaks_of_no_case(alone):
    shutil.rmtree(alone)
    app = first_page()
    assert "The corpus cannot be asked." in told(app)
    assert "goes on as before" not in told(app)


def test_a_case_that_is_asked_for_stands_in_front_of_its_corpus(corpus):
    app = first_page()
    assert " events and " in shown(app)
    assert "accounts in the corpus." not in shown(app)


def test_names_stay_where_they_are_when_they_are_to_be_hidden(corpus, monkeypatch, shipped):
    monkeypatch.setenv("DASHBOARD_REDACT", "1")
    app = answered(opened("corpus", event="wang-arrival"))
    app = answered(pulled_out(app, TRAY))
    assert "names that are to be hidden" in told(app)
    written = told(app) + " ".join(one.label for one in app.button)
    written += " ".join(str(one.value.to_dict()) for one in app.dataframe)
    assert "Wang Guangjun" not in written
    assert "258" not in shown(app)


def test_a_long_answer_says_that_it_is_on_its_way_and_is_cancelled(corpus, monkeypatch):
    stopped, count = Event(), Corpus.count

    def counts_for_ever(self, *_, **__):
        assert stopped.wait(60)
        raise StoppedError("The question was stopped.")

    monkeypatch.setattr(asking, "PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(Corpus, "count", counts_for_ever)
    monkeypatch.setattr(Corpus, "stop", lambda _: stopped.set())
    app = opened("corpus")
    assert "Asking the corpus of 258 accounts: 0 of 9 questions are answered." in shown(app)
    (cancel,) = [one for one in app.button if one.label == "Cancel"]
    app = answered(ran(cancel.click()))
    assert "You have cancelled this question to the corpus." in shown(app)
    monkeypatch.setattr(Corpus, "count", count)
    (again,) = [one for one in app.button if one.label == "Ask again"]
    app = answered(ran(again.click()))
    assert "258 of 258 accounts in the corpus." in shown(app)
