"""How long a browser takes to paint: a first visit, and a choice that nobody made before.

Against an empty page, and against what one would write without this project: a map, a chart and
two tables of the same files, and a list of people to filter by. By turns, in Chromium. Run from
the root of the project: ``python -m benchmarks.painted``. Ends with 1 where a limit does not hold.
"""

import argparse
import shutil
import statistics
import sys
from collections import defaultdict

from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.reader import ROOT, side_by_side
from benchmarks.rerun import EMPTY, ids
from tests.browser.conftest import ARGUMENTS, BROWSERS

NAIVE = f"""import altair as alt
import pandas as pd
import streamlit as st

st.set_page_config(layout="wide")
st.title("Naive")
people, places, events, statements = (
    pd.read_csv("{ROOT}/data/" + name + ".csv")
    for name in ("people", "places", "events", "statements")
)
names = dict(zip(people["person_id"], people["name"]))
chosen = st.sidebar.multiselect("Person", list(names), format_func=names.get)
if chosen:
    has = lambda ids: any(one in str(ids).split(";") for one in chosen)
    events = events[events["person_ids"].map(has)]
    statements = statements[statements["speaker_ids"].map(has)]
st.map(places.dropna(subset=["latitude", "longitude"])[["latitude", "longitude"]])
day = pd.to_datetime(events["date"], errors="coerce")
st.altair_chart(alt.Chart(events.assign(day=day)).mark_point().encode(x="day:T", y="kind:N"))
st.dataframe(events)
st.dataframe(statements)
"""
# Notes when the first key of a choice is pressed, and tells when all is painted after it.
WATCH = """
const drawn = 'svg, canvas';
const holders = ['stVegaLiteChart', 'stDeckGlJsonChart', 'stDataFrame'];
window.since = 0;
const painted = () => {
  const app = document.querySelector('[data-testid=stApp]');
  const parts = holders.flatMap(one => [...document.querySelectorAll(`[data-testid=${one}]`)]);
  return app?.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid=stMain] h1')
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && parts.every(part => part.querySelector(drawn));
};
window.took = () => new Promise(resolve => {
  const look = () => requestAnimationFrame(
    () => painted() ? resolve((performance.now() - window.since) / 1000) : look()
  );
  look();
});
addEventListener('keydown', event => {
  if (event.key === 'Enter') window.since = performance.now();
}, true);
"""
# A first visit in those of the empty page, a choice in those of the naive page.
LIMITS = {"first visit": 1.4, "choice": 1.5}


class Visitor:
    """Somebody who was never there, before a page that is painted."""

    def __init__(self, browser: Browser, port: int) -> None:
        self.page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        self.page.add_init_script(WATCH)
        self._finished = 0
        self.page.on("websocket", lambda line: line.on("framereceived", self._note))
        self.page.goto(f"http://127.0.0.1:{port}/")
        self.first_visit = self._painted(after=0)

    def choose(self, person: str) -> float:
        """Choose a person by keys, and wait until all is painted; in seconds."""
        field = self.page.get_by_role("combobox", name="Person")
        field.click()
        field.press_sequentially(person)
        self.page.get_by_role("option").first.wait_for()
        before = self._finished
        field.press("Enter")
        return self._painted(after=before)

    def _note(self, frame: bytes | str) -> None:
        """Count the runs of the whole script that have finished."""
        answer = ForwardMsg()
        if isinstance(frame, bytes):
            answer.ParseFromString(frame)
        whole = answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY  # and no fragment
        self._finished += answer.WhichOneof("type") == "script_finished" and whole

    def _painted(self, after: int) -> float:
        """Wait until another run has finished and all is painted; how long it took, in seconds."""
        while self._finished == after:
            self.page.wait_for_timeout(1)
        return float(self.page.evaluate("window.took()"))


def measure(
    browser: Browser, ports: dict[str, int], people: list[str]
) -> dict[str, dict[str, float]]:
    """Visit and choose by turns; medians in seconds."""
    taken: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for port in ports.values():  # the very first visitor waits for the modules
        Visitor(browser, port).page.context.close()
    for person in people:
        for name, port in ports.items():
            visitor = Visitor(browser, port)
            taken[name]["first visit"].append(visitor.first_visit)
            if name != "empty":
                taken[name]["choice"].append(visitor.choose(person))
            visitor.page.context.close()
    return {
        name: {what: statistics.median(seconds) for what, seconds in own.items()}
        for name, own in taken.items()
    }


def names() -> list[str]:
    """Read the names of the people of the shipped dataset, each of which tells them apart."""
    return ids("people", column=1)


def main() -> int:
    """Measure, print, and tell whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, help="how many of them are chosen; else all")
    asked = parser.parse_args()
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with side_by_side(empty=EMPTY, naive=NAIVE) as ports, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        medians = measure(browser, ports, names()[: asked.people])
    for name, seconds in medians.items():
        print(f"{name}: " + ", ".join(f"{what} {took:.2f} s" for what, took in seconds.items()))
    ratios = {
        "first visit": medians["app"]["first visit"] / medians["empty"]["first visit"],
        "choice": medians["app"]["choice"] / medians["naive"]["choice"],
    }
    for what, ratio in ratios.items():
        print(f"{what}: {ratio:.2f} (limit {LIMITS[what]})")
    return int(any(ratio > LIMITS[what] for what, ratio in ratios.items()))


if __name__ == "__main__":
    sys.exit(main())
