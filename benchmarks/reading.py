"""How long the reading of a dataset takes, and how it grows: `python -m benchmarks.reading`.

Made-up datasets of 1,000, 10,000 and 100,000 accounts are read as the app reads them, in CPU
time, the best of a few turns. The exponent is the slope of a line through the logarithms: 1 where
ten times the rows take ten times as long. It must not exceed 1.1 over all three, once what a
dataset without rows takes is taken off. What is kept on disk is read back for comparison.
"""

import gc
import math
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.made_up import write
from dashboard.analysis.texts.legible import made_legible
from dashboard.model.dataset import Dataset
from dashboard.model.kept.packed import packed, unpacked
from dashboard.model.load import build
from dashboard.model.reading.folder import read_folder

SIZES = (1_000, 10_000, 100_000)
TURNS = {1_000: 7, 10_000: 4, 100_000: 2}
EXPONENT, SECONDS = 1.1, 5.0


def main() -> int:
    """Measure, print, and tell whether the bounds are kept."""
    with tempfile.TemporaryDirectory() as place:
        folders = {n: write(Path(place) / str(n), n) for n in (2, *SIZES)}
        contents = {n: read_folder(folder) for n, folder in folders.items()}
    read(contents[2])  # once, as it loads modules
    nothing = min(seconds(lambda: read(contents[2])) for _ in range(7))
    print(f"without rows         {nothing:7.3f} s")
    found = {}
    for n in SIZES:
        found[n] = min(seconds(lambda n=n: read(contents[n])) for _ in range(TURNS[n]))
        print(f"{n:8,} accounts    {found[n]:7.3f} s")
    dataset = read(contents[SIZES[-1]])
    content = packed(dataset)
    back = seconds(lambda: unpacked(content, dataset.files))
    print(f"the last, kept       {back:7.3f} s, {len(content) / 1e6:.0f} MB")
    slope = exponent(SIZES, [found[n] - nothing for n in SIZES])
    print(f"exponent             {slope:7.2f}")
    return int(slope > EXPONENT or found[SIZES[-1]] > SECONDS)


def read(contents: Mapping[str, bytes]) -> Dataset:
    """Read a dataset as the app does."""
    return made_legible(build(contents, name="made up"))


def seconds(work: Callable[[], Any]) -> float:
    """Give the CPU time that something takes, without garbage of before."""
    gc.collect()
    before = time.process_time()
    work()
    return time.process_time() - before


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Fit a line through the logarithms, and give its slope."""
    xs, ys = [[math.log(max(one, 1e-9)) for one in several] for several in (sizes, times)]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return across / sum((a - x) ** 2 for a in xs)


if __name__ == "__main__":
    sys.exit(main())
