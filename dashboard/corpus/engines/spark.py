"""Spark as the engine: for what outgrows a machine."""

import socket
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import narwhals as nw

from dashboard.corpus.engines.engine import Engine, Rows
from dashboard.corpus.errors import CorpusError

SECONDS_TO_CONNECT = 3.0


class Spark(Engine):
    """A session of Spark: on this machine, or where its address leads."""

    def __init__(self, master: str) -> None:
        self._session = _session(master)
        self._master = master

    def read(self, paths: Sequence[str]) -> Rows:
        """Give the rows; nothing is read yet."""
        try:
            rows: Rows = nw.from_native(self._session.read.parquet(*paths))
        except Exception as error:
            raise self.told(error) from error
        return rows

    def stop(self) -> None:
        """Stop all that the session computes."""
        self._session.sparkContext.cancelAllJobs()


def _session(master: str) -> Any:
    """Begin a session of Spark, or go on with the one that there is."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CorpusError(
            "Spark is not installed: pip install -r requirements-spark.txt"
        ) from error
    _must_be_there(master)
    try:
        return (
            SparkSession.builder.master(master)
            .appName("Testimony Dashboard")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
    except Exception as error:
        first = str(error).partition("\n")[0][:300]
        raise CorpusError(f"Spark at {master} could not be begun. {first}") from error


def _must_be_there(master: str) -> None:
    """Ask whether anything listens at the address of a Spark, which would try for minutes."""
    if not master.startswith("spark://"):
        return
    for one in master.removeprefix("spark://").split(","):
        where = urlsplit(f"spark://{one}")
        try:
            with socket.create_connection(
                (where.hostname or "", where.port or 7077), timeout=SECONDS_TO_CONNECT
            ):
                return
        except (OSError, ValueError):
            continue
    raise CorpusError(
        f"There is no Spark at {master}: nothing answers. Correct DASHBOARD_ENGINE, or start it."
    )
