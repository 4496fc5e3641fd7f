"""Which engine answers: as the environment names it."""

import os

from dashboard.corpus.engines.engine import Engine
from dashboard.corpus.engines.local import Duck, Pandas
from dashboard.corpus.errors import CorpusError

ENGINE = "DASHBOARD_ENGINE"
DUCKDB, PANDAS = "duckdb", "pandas"
SPARK = ("spark://", "local", "yarn", "k8s://")


def engine(name: str = "") -> Engine:
    """Give an engine.

    Parameters
    ----------
    name : str
        `duckdb`, `pandas`, or where Spark is: `spark://host:7077`, `local[2]`. Without one that
        which the environment names in `DASHBOARD_ENGINE`, else `duckdb`.

    Raises
    ------
    CorpusError
        If there is no such engine, it is not installed, or it is not there.
    """
    name = name or os.environ.get(ENGINE, "").strip() or DUCKDB
    if name == DUCKDB:
        return Duck()
    if name == PANDAS:
        return Pandas()
    if name.startswith(SPARK):
        from dashboard.corpus.engines.spark import Spark  # of which most know nothing

        return Spark(name)
    raise CorpusError(
        f"{ENGINE} is {name}, which is no engine. Write {DUCKDB}, {PANDAS}, or the address of a "
        "Spark: spark://host:7077, or local[2]."
    )
