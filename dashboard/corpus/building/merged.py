"""The finished batches of a build -> its Parquet files: checked against each other, in order."""

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.corpus.building.batch import REFUSED
from dashboard.corpus.columns import ACCOUNTS, COMPRESSION
from dashboard.corpus.engines.local import duckdb_connection
from dashboard.corpus.errors import CorpusError

REFUSED_FILE = "refused.csv"
MEMORY, GROUP, ROWS_OF_A_FILE = "2GB", 122_880, 250_000
ALIKE = ("duplicate-key", "stands in another part of the files too", "Make the ids different")
RESTING = ("unknown-id", "names no row of events.csv that is shown", "Add it, or mend it first")
WRITING = re.compile(r'"errno":"(\d+)"')  # as DuckDB tells of what the system has refused
_SPREAD = (  # each bit of a number of 16 is moved to twice its place
    (8, 0x00FF00FF),
    (4, 0x0F0F0F0F),
    (2, 0x33333333),
    (1, 0x55555555),
)


def merge(parts: Path, out: Path) -> tuple[int, int]:
    """Write accounts in order of month and of where they lie, and what is refused.

    Of two accounts with one key in different batches neither can be trusted; an account of an
    event that no batch has is refused, and so is what refers to that, in turn.

    Returns
    -------
    tuple of int
        The rows that are written, and those that are refused here.
    """
    connection = duckdb_connection(MEMORY, temporary=parts)
    try:
        refused = _compared(connection, parts, out)
        rows = 0
        for number, (first, last) in enumerate(_months(connection), 1):
            rows += _written(connection, out / f"accounts-{number:04}.parquet", first, last, rows)
        if not rows:
            _written(connection, out / "accounts-0001.parquet", 0, 0, 0)
    except Exception as error:
        if type(error).__module__.partition(".")[0].strip("_") != "duckdb":
            raise
        if refused_by_system := WRITING.search(str(error)):
            code = int(refused_by_system[1])
            raise OSError(code, os.strerror(code)) from error
        first_line = str(error).partition("\n")[0][:300]
        raise CorpusError(f"The files could not be put in order: {first_line}") from error
    finally:
        connection.close()
    return rows, refused


def _compared(connection: Any, parts: Path, out: Path) -> int:
    """Make the table `bad` of the accounts that other batches do not bear out; count it."""
    connection.execute(
        f"CREATE VIEW parts AS FROM read_parquet('{_quoted(parts)}/accounts-*.parquet');"
        f"CREATE VIEW refs AS FROM read_parquet('{_quoted(parts)}/references-*.parquet');"
        'CREATE TABLE bad ("table" VARCHAR, id VARCHAR, source_id VARCHAR, kind VARCHAR, '
        "part VARCHAR)"
    )
    known = [row for path in sorted(parts.glob("refused-*.csv")) for row in _rows(path)]
    twice = [(row[2].removesuffix("_id") + "s", row[3]) for row in known if row[6] == ALIKE[0]]
    connection.execute('CREATE TABLE twice ("table" VARCHAR, key VARCHAR)')
    if twice:
        connection.executemany("INSERT INTO twice VALUES (?, ?)", twice)
    connection.execute(
        "INSERT INTO bad "
        "SELECT \"table\", id, source_id, 'duplicate-key', id || ' + ' || source_id FROM parts "
        'GROUP BY ALL HAVING count(*) > 1 UNION SELECT "table", id, source_id, '
        "'duplicate-key', key FROM parts JOIN twice USING (\"table\") "
        "WHERE key = id || ' + ' || source_id"
    )
    while _resting(connection):
        pass
    found = connection.execute(
        'SELECT file, line, "table", bad.kind, part FROM parts JOIN bad '
        'USING ("table", id, source_id) ORDER BY file, line'
    ).fetchall()
    _write_refused(out / REFUSED_FILE, known, found)
    return len({(file, line) for file, line, *_ in found})


def _resting(connection: Any) -> int:
    """Refuse accounts that refer to an event of which no account stands; count them."""
    [(count,)] = connection.execute(
        "INSERT INTO bad SELECT \"table\", id, source_id, 'unknown-id', min(event_id) FROM refs "
        "ANTI JOIN (SELECT id AS event_id FROM parts ANTI JOIN bad "
        'USING ("table", id, source_id) WHERE "table" = \'events\') USING (event_id) '
        'ANTI JOIN bad USING ("table", id, source_id) GROUP BY ALL'
    ).fetchall()
    return int(count)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


def _write_refused(
    path: Path, known: list[list[str]], found: list[tuple[str, int, str, str, str]]
) -> None:
    """Write the rows that are refused, each with file, line, column, value and reason."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(REFUSED)
        writer.writerows(known)
        for name, line, table, kind, part in found:
            _, reason, hint = ALIKE if kind == ALIKE[0] else RESTING
            key = f"{table.removesuffix('s')}_id"
            column = key if kind == ALIKE[0] or table == "statements" else "after"
            column = "event_id" if kind != ALIKE[0] and table == "statements" else column
            writer.writerow([name, line, column, part, reason, hint, kind])


def _months(connection: Any) -> Iterator[tuple[int, int]]:
    """Part the months so that a file has so many rows; what has no date is in the last one."""
    connection.execute(
        "CREATE VIEW kept AS SELECT *, "
        "coalesce(earliest_month, latest_month, 2147483647) AS month "  # what has none is last
        'FROM parts ANTI JOIN bad USING ("table", id, source_id)'
    )
    counted = connection.execute(
        "SELECT month, count(*) FROM kept GROUP BY month ORDER BY month"
    ).fetchall()
    first, rows = None, 0
    for at, (month, number) in enumerate(counted):
        first, rows = month if first is None else first, rows + number
        if rows >= ROWS_OF_A_FILE or at == len(counted) - 1:
            yield first, month
            first, rows = None, 0


def _written(connection: Any, path: Path, first: int, last: int, before: int) -> int:
    """Write the rows of some months, numbered on from those before; count them."""
    names = ", ".join(f'"{name}"' for name in ACCOUNTS.names if name != "row")
    numbered = f"SELECT (row_number() OVER () - 1 + {before})::BIGINT AS row, {names}"
    order = f'month, {_curve()}, "table", id, source_id'
    [(count,)] = connection.execute(
        f"COPY ({numbered} FROM (FROM kept WHERE month BETWEEN {first} AND {last} "
        f"ORDER BY {order})) TO '{_quoted(path)}' "
        f"(FORMAT parquet, COMPRESSION {COMPRESSION}, ROW_GROUP_SIZE {GROUP})"
    ).fetchall()
    return int(count)


def _curve() -> str:
    """Give where a point lies on the curve that fills the square, for points near each other."""
    return f"({_spread('x')} | ({_spread('y')} << 1)) NULLS LAST"


def _spread(column: str) -> str:
    made = f"{column}::BIGINT"
    for shift, mask in _SPREAD:
        made = f"((({made}) | (({made}) << {shift})) & {mask})"
    return made


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
