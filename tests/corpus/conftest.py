"""One corpus of the dataset that ships, asked of each engine by the same tests."""

import pytest

from dashboard.corpus.building.written import write_dataset
from dashboard.corpus.engines.chosen import engine
from dashboard.corpus.opened import open_corpus

ENGINES = ["pandas", "duckdb", "local[2]"]


QUICKER = {  # for a few rows: nothing is compiled, and one task does it all
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
}


@pytest.fixture(scope="session", params=ENGINES)
def by(request):
    """An engine; of Spark one session for all tests."""
    made = engine(request.param)
    for name, value in QUICKER.items() if request.param == ENGINES[-1] else ():
        made._session.conf.set(name, value)
    return made


@pytest.fixture(scope="session")
def shipped_corpus(shipped, tmp_path_factory):
    """The folder of a corpus of the dataset that ships."""
    out = tmp_path_factory.mktemp("corpus")
    write_dataset(shipped, out)
    return out


@pytest.fixture(scope="session")
def corpus(shipped_corpus, by):
    """The dataset that ships, as a corpus."""
    return open_corpus(shipped_corpus, by=by)
