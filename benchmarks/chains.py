"""How long a chain of places takes whose last one dangles, and a circle, as a ratio to a sound one.

Run from the root of the project: ``python -m benchmarks.chains``. Each has 20,000 places; a ratio
far above 3 means that the time grows faster than the number of rows.
"""

from time import perf_counter

from dashboard.model.columns import columns
from dashboard.model.load import build
from dashboard.model.schema import TABLES

PLACES = 20_000


def files(step: int, last: str) -> dict[str, bytes]:
    """Write a dataset of places alone: each in the next or the one before, the end in `last`."""
    made = {f"{table}.csv": ",".join(c.name for c in columns(row)) for table, row in TABLES.items()}
    ends = PLACES - 1 if step > 0 else 0
    lines = [
        f"p{n},Place {n},,city,{last if n == ends else f'p{n + step}'},,,,,,,,,"
        for n in range(PLACES)
    ]
    made["places.csv"] = "\n".join([made["places.csv"], *lines])
    return {file: text.encode() for file, text in made.items()}


def seconds(contents: dict[str, bytes]) -> float:
    """The best of three runs."""
    times = []
    for _ in range(3):
        start = perf_counter()
        build(contents, name="chain")
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    """Print one line per measurement."""
    unit = seconds(files(1, ""))
    print(f"sound chain of {PLACES:,} places: {unit:.2f} s")
    for step, way in ((1, "down"), (-1, "up")):
        for last, name in (
            ("nowhere", "dangling"),
            (f"p{0 if step > 0 else PLACES - 1}", "circle"),
        ):
            took = seconds(files(step, last))
            print(f"{name:8}  {way:4}  {took:5.2f} s  {took / unit:5.1f} x")


if __name__ == "__main__":
    main()
