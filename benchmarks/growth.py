"""How the work grows with the accounts: loading, choosing, the overview, comparing accounts.

Run from the root of the project: ``python -m benchmarks.growth``. Every step is done once for
made-up datasets of 1,000, 10,000 and 100,000 accounts, in which people, places and sources grow
likewise, and its CPU time is fitted by a power of their number: 1 is linear. Behind the exponent
of all sizes stands that of the two largest, which what is done once for any size does not lower.
For each step the function is named that grows fastest of those that take a share of it. Ends
with 1 where something grows faster than the limit.
"""

import argparse
import cProfile
import gc
import math
import pstats
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from time import process_time

import numpy as np

from benchmarks.made_up import Size, write
from dashboard.analysis import alt_texts
from dashboard.analysis.accounts.leading import leading
from dashboard.analysis.accounts.matrix import STANDINGS, in_order, matrix, standings, told_by
from dashboard.analysis.accounts.otherwise import other_dates
from dashboard.analysis.accounts.readable import readable_events, readable_statements, undated
from dashboard.analysis.accounts.support import support
from dashboard.analysis.choices.excluded import most_excluding
from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.disagreements.contradictions import (
    contradicted,
    disagreements,
    same_day,
    told_differently,
)
from dashboard.analysis.disagreements.refinements import refinements
from dashboard.analysis.journeys.legs import legs
from dashboard.analysis.journeys.readable_legs import readable_legs
from dashboard.analysis.journeys.routes import routes
from dashboard.analysis.lanes.since_arrival import readable_days
from dashboard.analysis.map_marks import marks, unplaced
from dashboard.analysis.places import place_labels
from dashboard.analysis.timeline import lanes
from dashboard.charts.counts import counts
from dashboard.charts.map.camera import Camera
from dashboard.charts.map.crowd import crowd
from dashboard.charts.map.crowded_map import crowded_map
from dashboard.charts.map.extent import extent, middle
from dashboard.charts.map.journeys.bundles import bundle
from dashboard.charts.map.scene import Scene
from dashboard.charts.matrix import agreement
from dashboard.charts.timeline.since_arrival import since_arrival
from dashboard.charts.timeline.span_strip import span_strip
from dashboard.charts.timeline.timeline import timeline
from dashboard.model.dataset import Dataset
from dashboard.model.load import load

SIZES = (1_000, 10_000, 100_000)
WARM_UP = 300
LIMIT = 1.1
SHARE = 0.1  # of a step's time, from which on a function counts
LEAST_SECONDS = 0.05  # at the largest size; what takes less tells nothing
PX = 400
DAYS = (date(2015, 3, 1), date(2018, 10, 1))
Step = Callable[[Dataset], object]
Taken = dict[str, list[float]]


def steps() -> dict[str, Step]:
    """Give what is done of a dataset, in the order in which a reader asks for it."""
    return {
        "search index, and a word": lambda data: apply(data, Filters(text="winter river")),
        "a span of days": lambda data: apply(data, Filters(days=DAYS)),
        "a person": lambda data: apply(data, Filters(people=("person-1",))),
        "a place": lambda data: apply(data, Filters(places=("place-0",))),
        "what leaves nothing": lambda data: most_excluding(data, Filters(text="nowhere at all")),
        "leading accounts": leading,
        "disagreements": disagreements,
        "marks of the map": marks,
        "what has no point": unplaced,
        "journeys": lambda data: (legs(data), routes(data)),
        "map": _map,
        "lanes": lanes,
        "timeline": _timeline,
        "other dates": other_dates,
        "strip of days": lambda data: span_strip(data.events, None, dark=False).to_dict(),
        "undated": undated,
        "legs in words": readable_legs,
        "days since arrival": _since_arrival,
        "events in words": readable_events,
        "statements in words": readable_statements,
        "counts": _counts,
        "contradicted": lambda data: [contradicted(data, one) for one in ("event", "statement")],
        "places by name": place_labels,
        "told differently": told_differently,
        "same day": same_day,
        "refinements": refinements,
        "support": support,
        "matrix": _matrix,
        "standings": standings,
    }


def _map(data: Dataset) -> object:
    """Draw the map of very many places, whatever their number, and bundle its journeys."""
    placed, lines = marks(data), routes(data)
    whole = extent(placed)
    near = middle(placed) or whole
    shown = crowd(placed, Camera(near), whole, PX)
    bundles = bundle(lines, near, PX)
    drawn = crowded_map(shown, placed, Scene(near, PX, dark=False, bundles=bundles))
    return drawn.to_dict(), alt_texts.of_places(placed, len(shown))


def _timeline(data: Dataset) -> object:
    laid = lanes(data)
    people = list(data.people_names)
    drawn = timeline(laid, others=other_dates(data), people=people, dark=False)
    return drawn.to_dict(), alt_texts.of_lanes(laid)


def _since_arrival(data: Dataset) -> object:
    days = readable_days(data)
    people = list(data.people_names)
    drawn = since_arrival(days, people=people, dark=False)
    return drawn.to_dict(), alt_texts.of_days(days)


def _counts(data: Dataset) -> object:
    said = readable_statements(leading(data))
    topics, speakers = list(data.topics.values()), list(said["who"].unique())
    return counts(said, topics, speakers, dark=False).to_dict(), alt_texts.of_counts(said)


def _matrix(data: Dataset) -> object:
    cells = in_order(matrix(data), "conflicts")
    sources = told_by(cells, data)
    return agreement(cells, sources, STANDINGS, dark=False).to_dict(), alt_texts.of_cells(cells)


def measure(sizes: Sequence[int], *, profiled: bool) -> tuple[Taken, dict[str, Taken]]:
    """Do every step at every size; CPU seconds by step, and of its functions when profiled."""
    taken: Taken = {}
    functions: dict[str, Taken] = {}
    with tempfile.TemporaryDirectory() as folder:
        _seconds(steps(), load(write(Path(folder) / "first", WARM_UP)))  # charts are compiled once
        for size in sizes:
            written = write(Path(folder) / f"{size}", size, size=Size.growing(size))
            reading: Step = lambda _, path=written: load(path)  # noqa: E731
            each = {"loading": reading} | steps()
            for name, seconds in _seconds(each, load(written)).items():
                taken.setdefault(name, []).append(seconds)
            if profiled:
                for name, found in _by_function(each, load(written)).items():
                    for function, seconds in found.items():
                        known = functions.setdefault(name, {})
                        known.setdefault(function, []).append(seconds)
            print(f"{size:,} accounts done", file=sys.stderr, flush=True)
    return taken, functions


def _seconds(each: Mapping[str, Step], data: Dataset) -> dict[str, float]:
    """Do the steps, and give the CPU seconds of each."""
    found = {}
    for name, step in each.items():
        gc.collect()
        gc.freeze()  # as the app does, so that it is not searched again and again
        start = process_time()
        step(data)
        found[name] = process_time() - start
    return found


def _by_function(each: Mapping[str, Step], data: Dataset) -> dict[str, dict[str, float]]:
    """Do the steps under a profiler, and give the CPU seconds of our functions in each."""
    found: dict[str, dict[str, float]] = {}
    for name, step in each.items():
        profile = cProfile.Profile(process_time)
        profile.runcall(step, data)
        for place, (_, _, _, seconds, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
            file, _, function = place
            if "/dashboard/" in file and "<" not in function:
                module = file.rpartition("/dashboard/")[2].removesuffix(".py").replace("/", ".")
                found.setdefault(name, {})[f"{module}.{function}"] = seconds
    return found


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Fit seconds by a power of the sizes, and give its exponent."""
    return float(np.polyfit(np.log(sizes), np.log(np.maximum(seconds, 1e-4)), 1)[0])


def worst(sizes: Sequence[int], functions: Mapping[str, Sequence[float]], total: float) -> str:
    """Name the function that grows fastest of those that take a share of a step."""
    found = {
        name: exponent(sizes, seconds)
        for name, seconds in functions.items()
        if len(seconds) == len(sizes) and seconds[-1] >= max(SHARE * total, LEAST_SECONDS)
    }
    name = max(found, key=lambda one: found[one], default="")
    return f"{name} {found[name]:.2f}" if name else ""


def main() -> int:
    """Measure, print, and tell whether the limit holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of accounts")
    parser.add_argument(
        "--plain", action="store_true", help="name no functions, in a quarter of the time"
    )
    asked = parser.parse_args()
    sizes = asked.sizes
    taken, functions = measure(sizes, profiled=not asked.plain)
    print("CPU seconds at " + ", ".join(f"{size:,}" for size in sizes) + " accounts, exponents")
    missed = False
    for name, seconds in taken.items():
        grows, at_last = exponent(sizes, seconds), exponent(sizes[-2:], seconds[-2:])
        counted = seconds[-1] >= LEAST_SECONDS
        missed |= counted and grows > LIMIT
        told = " ".join(f"{one:8.3f}" for one in seconds)
        known = functions.get(name, {})
        total = max((each[-1] for each in known.values()), default=math.inf)
        mark = "  ABOVE THE LIMIT" if counted and grows > LIMIT else ""
        print(f"{name:26} {told} {grows:5.2f} {at_last:5.2f}  {worst(sizes, known, total)}{mark}")
    print(f"limit: {LIMIT}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
