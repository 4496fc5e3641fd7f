"""A folder under work: what is half saved or broken is never shown, what is sound soon is."""

import gc
import os
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import pytest

from dashboard.analysis.choices.filters import Filters
from dashboard.model.load import load
from dashboard.ui.data import watched
from dashboard.ui.data.watched import Watched
from dashboard.ui.memo import Scope
from dashboard.ui.view import View
from tests.elsewhere import folder as folder_of
from tests.pictures import png

SECOND = watched.SETTLED_SECONDS


@pytest.fixture
def clock(monkeypatch):
    """Let time pass only where a test says so, an hour unless told."""
    now = SimpleNamespace(start=time.time(), later=0.0)
    told = SimpleNamespace(time=lambda: now.start + now.later, monotonic=lambda: now.later)
    monkeypatch.setattr(watched, "time", told)

    def passes(seconds: float = 3600) -> None:
        now.later += seconds

    passes.now = now
    return passes


@pytest.fixture
def save(folder):
    """Save a file of the folder as another text."""

    def write(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8", newline="")

    return write


@pytest.fixture
def title(save):
    """Give the dataset another title."""
    titles = ["What two Chinese men captured in Ukraine said"]

    def rename(new: str) -> None:
        save("datapackage.json", titles[-1], new)
        titles.append(new)

    return rename


def seen(watching: Watched) -> str:
    """Give the title of what is shown."""
    return watching.look().dataset.title


def test_a_folder_is_read_once_while_nothing_changes(folder, clock):
    read = []
    watching = Watched(folder, lambda path: read.append(path) or load(path))
    first = watching.look()
    clock()
    assert watching.look() is first
    assert read == [folder]
    assert first.trouble is None


def test_a_change_counts_when_it_has_stayed_for_a_second(folder, clock, title):
    clock.now.start = 0  # far behind the clock of whoever saves, which then tells nothing
    watching = Watched(folder, load)
    before = seen(watching)
    title("One")
    assert seen(watching) == before
    clock(SECOND * 0.9)
    assert seen(watching) == before
    title("Two")
    assert seen(watching) == before
    clock(SECOND * 0.9)
    assert seen(watching) == before
    clock(SECOND * 0.2)
    assert seen(watching) == "Two"


def test_a_change_of_long_ago_counts_at_once(folder, clock, title):
    watching = Watched(folder, load)
    watching.look()
    title("Last night")
    clock()
    assert seen(watching) == "Last night"


def test_what_is_saved_while_it_is_read_is_not_shown(folder, clock, title):
    saving = iter(["", "Half", "", ""])

    def read(path):
        dataset = load(path)
        if new := next(saving):
            title(new)
        return dataset

    watching = Watched(folder, read)
    before = seen(watching)
    title("Begun")
    clock()
    assert seen(watching) == before
    clock()
    watching.look()
    clock()
    assert seen(watching) == "Half"


IN_PLACE = {  # of a table
    "a pipe": os.mkfifo,
    "a folder": os.mkdir,
    "a circle": lambda path: path.symlink_to(path.name),
    "no end": lambda path: path.symlink_to("/dev/zero"),
    "chance": lambda path: path.symlink_to("/dev/random"),
    "2 GB": lambda path: (path.touch(), os.truncate(path, 2 * 1024**3)),
}


@pytest.mark.parametrize("breaking", ["truncate", "delete", "empty folder", "no folder", *IN_PLACE])
def test_broken_files_leave_what_was_sound_and_say_since_when(breaking, folder, clock, tmp_path):
    watching = Watched(folder, load)
    sound = watching.look().dataset
    if breaking == "truncate":
        content = (folder / "events.csv").read_bytes()
        (folder / "events.csv").write_bytes(content[: content.rindex(b'"')])
    elif breaking in ("delete", *IN_PLACE):
        (folder / "events.csv").unlink()
        IN_PLACE.get(breaking, str)(folder / "events.csv")
    else:
        folder.rename(tmp_path / "away")
    if breaking == "empty folder":
        folder.mkdir()
    assert watching.look().trouble is None
    clock()
    broken = watching.look()
    assert broken.dataset is sound
    assert "events.csv" in {problem.file for problem in broken.trouble.problems}
    assert watching.look() is broken


def test_it_is_broken_since_it_broke_whatever_is_wrong_later(folder, clock):
    watching = Watched(folder, load)
    watching.look()
    (folder / "events.csv").unlink()
    clock()
    first = watching.look()
    (folder / "people.csv").unlink()
    clock()
    second = watching.look()
    assert second != first
    assert len(second.trouble.problems) == 2
    assert second.trouble.since == first.trouble.since


def test_mended_files_are_shown_and_nothing_is_said_any_more(folder, clock, title):
    watching = Watched(folder, load)
    sound = watching.look()
    events = (folder / "events.csv").read_bytes()
    (folder / "events.csv").write_bytes(b"")
    clock()
    watching.look()
    (folder / "events.csv").write_bytes(events)
    clock()
    assert watching.look() == sound
    assert watching.look().dataset is sound.dataset
    title("Better")
    clock()
    assert seen(watching) == "Better"


def test_what_never_was_sound_is_shown_as_soon_as_it_is(folder, clock):
    events = (folder / "events.csv").read_bytes()
    (folder / "events.csv").unlink()
    watching = Watched(folder, load)
    state = watching.look()
    assert state.dataset is None
    assert [problem.file for problem in state.trouble.problems] == ["events.csv"]
    (folder / "events.csv").write_bytes(events)
    assert watching.look().dataset is not None


def test_a_row_that_is_set_aside_breaks_nothing(folder, clock, save):
    watching = Watched(folder, load)
    watching.look()
    save("events.csv", ",2024-12-24,", ",2024-12-32,")
    clock()
    state = watching.look()
    assert state.trouble is None
    assert len(state.dataset.set_aside) == 1


def test_files_that_are_saved_without_a_change_are_the_same_dataset(folder, clock):
    watching = Watched(folder, load)
    first = watching.look()
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes())
    clock()
    assert watching.look().dataset is first.dataset


def test_who_looks_while_another_reads_gets_what_there_was(folder, clock, title):
    reading, finished = Event(), Event()

    def read(path):
        reading.set()
        assert finished.wait(60)
        return load(path)

    finished.set()
    watching = Watched(folder, read)
    before = watching.look()
    title("New")
    clock()
    finished.clear()
    reading.clear()
    with ThreadPoolExecutor() as another:
        found = another.submit(watching.look)
        assert reading.wait(60)
        assert watching.look() is before
        finished.set()
        assert found.result().dataset.title == "New"


def test_what_is_replaced_is_gone_with_all_that_was_made_of_it(folder, clock, title):
    watching = Watched(folder, load)
    dataset = watching.look().dataset
    view = View(dataset, Filters(), dataset, dark=False)
    made = view.memo("itself", lambda whole: {"of": whole})
    assert view.memo("itself", dict) is made
    told = view.accounts(Scope.SOURCES)
    old = [weakref.ref(thing) for thing in (dataset, told)]
    title("New")
    clock()
    watching.look()
    del view, dataset, made, told
    gc.unfreeze()
    gc.collect()
    assert [thing() for thing in old] == [None, None]


def test_evidence_that_is_another_one_is_shown_without_a_change_in_any_table(tmp_path, csvs, clock):
    files = csvs(evidence=[{"file": "media/a.png"}], events=[{"evidence_ids": "evidence-1"}])
    path = folder_of(tmp_path / "data", files)
    (path / "media").mkdir()
    watching = Watched(path, load)
    first = watching.look().dataset
    assert [one.kind for one in first.problems] == ["media-missing"]
    (path / "media" / "a.png").write_bytes(png())
    clock()
    second = watching.look().dataset
    assert second.problems == ()
    assert second.version == first.version
    clock()
    assert watching.look().dataset is second
