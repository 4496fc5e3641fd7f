"""How long a million dates take, as a ratio to pandas reading a million plain days.

Run from the root of the project: ``python -m benchmarks.dates``. A ratio says more than seconds
on a machine that others use too; the best of three runs counts.
"""

from collections.abc import Callable
from time import perf_counter

import numpy as np
import pandas as pd

from dashboard.model.dates.edtf import bounds, in_words

ROWS = 1_000_000


def distinct(rows: int) -> pd.Series:
    """Dates of many forms, each about once: days, times, ranges, intervals, lists, marks."""
    days = np.datetime_as_string(np.datetime64("0500-01-01") + np.arange(rows))
    text, later = pd.Series(days, dtype="str"), pd.Series(np.roll(days, -9), dtype="str")
    forms = [text, text + "~", "[" + text + ".." + later + "]", text + "/" + later, text + "/.."]
    forms += [text + "T10:45", text + "T10:45:30+03:00", text + "T23:59Z~", text + "/"]
    forms += ["{" + text + "," + later + "}", text + "T08:00/" + later + "T09:30"]
    return pd.concat([form[i :: len(forms)] for i, form in enumerate(forms)])


def seconds(work: Callable[[], object]) -> float:
    """The best of three runs."""
    times = []
    for _ in range(3):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    """Print one line per measurement."""
    rng = np.random.default_rng(0)
    plain = np.datetime64("1900-01-01") + rng.integers(0, 60_000, ROWS)
    days = pd.Series(np.datetime_as_string(plain), dtype="str")
    unit = seconds(lambda: pd.to_datetime(days))
    print(f"pd.to_datetime, {ROWS:,} ISO days: {unit:.2f} s")

    every = distinct(ROWS)
    each_day = np.datetime_as_string(np.datetime64("0500-01-01") + np.arange(ROWS))
    columns = {
        "days, all distinct": pd.Series(each_day, dtype="str"),
        "mixed, all distinct": every,
        "2,000 dates repeated": every.sample(2_000, random_state=0).sample(ROWS, replace=True),
        "2,000 refused texts repeated": (every.sample(2_000, random_state=0) + "!").sample(
            ROWS, replace=True
        ),
    }
    for name, column in columns.items():
        for method in (bounds, in_words):
            took = seconds(lambda method=method, column=column: method(column))
            print(f"{method.__name__:8}  {name:28}  {took:5.2f} s  {took / unit:6.1f} x")


if __name__ == "__main__":
    main()
