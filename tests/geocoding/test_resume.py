"""A run that is stopped, at any point: nothing is lost, nothing is asked twice."""

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer

ROOT = Path(__file__).parents[2]
NAMES = ["One", "Two", "Three", "Four"]
ANSWERS = {
    name: [answer(f"{name}, Don Oblast, Ukraine", 48 + number / 10, 37.5, f"node/{number}")]
    for number, name in enumerate(NAMES, start=1)
}


@pytest.fixture
def folder(dataset, server):
    server.answers = ANSWERS
    return dataset(*(village(name.lower(), name) for name in NAMES))


@pytest.fixture
def ctrl_c():
    """Let Ctrl-C reach what is started, as shells do not where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def start(folder, server, ctrl_c):
    """Start the real command; it is killed if the test leaves it running.

    It waits for an answer for as long as the test may take to act on a request that is held,
    however busy the machine is.
    """
    started = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-m", "dashboard", "geocode", str(folder.path)]
        command += ["--server", server.url, "--min-delay-seconds", "0.01"]
        command += ["--timeout-seconds", "600"]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stderr.close()


def wait_until_held(server, process):
    """Wait for the request that is held, or for the end of the process that should send it."""
    threading.Thread(target=lambda: (process.wait(), server.held.set()), daemon=True).start()
    server.held.wait()
    assert process.poll() is None


def test_a_killed_run_goes_on_where_it_was(server, folder, start):
    files = folder.content()
    server.faults["Three"] = [server.hold]
    killed = start()
    wait_until_held(server, killed)
    killed.kill()
    killed.wait()
    assert [folder.place(name)["latitude"] for name in ("one", "two", "three")] == [
        "48.1",
        "48.2",
        "",
    ]

    second = start()
    _, told = second.communicate()

    assert second.returncode == 0
    assert "2 of 2 places answered." in told
    assert server.asked == ["One", "Two", "Three", "Three", "Four"]
    assert [folder.place(name.lower())["latitude"] for name in NAMES] == [
        "48.1",
        "48.2",
        "48.3",
        "48.4",
    ]
    assert folder.content().keys() == files.keys()


def test_ctrl_c_says_what_is_saved(server, folder, start):
    server.faults["Two"] = [server.hold]
    process = start()
    wait_until_held(server, process)

    process.send_signal(signal.SIGINT)
    _, told = process.communicate()

    assert process.returncode == 130
    assert told.strip().endswith(
        "Stopped. The answers so far (1) are saved in places.csv and place_candidates.csv; "
        "the same command goes on from there."
    )
    assert folder.place("one")["latitude"] == "48.1"
    assert folder.place("two")["latitude"] == ""


@pytest.mark.parametrize(
    ("found", "resolution", "exit_code"),
    [
        pytest.param(ANSWERS["One"], "exact", 0, id="one fits"),
        pytest.param(
            [*ANSWERS["One"], answer("One, Don Oblast, Ukraine", 49, 38, "node/9")],
            "ambiguous",
            1,
            id="two fit",
        ),
        pytest.param([answer("One, Sea Oblast, Ukraine", 46, 31)], "", 1, id="none fits"),
    ],
)
def test_a_kill_between_the_two_files_is_repaired(
    server, dataset, geocode, monkeypatch, found, resolution, exit_code
):
    folder = dataset(village("one", "One"))
    server.answers = {"One": found}
    replace = os.replace

    def killed(source, target):
        if Path(target).name == "places.csv":
            raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", killed)
        assert geocode(folder).exit_code == 130
    assert len(folder.candidates_of("one")) == len(found)
    assert folder.place("one")["geocoder"] == ""
    asked = [*server.asked]

    assert geocode(folder).exit_code == exit_code

    assert server.asked == asked
    assert asked.count("One") == 1
    place = folder.place("one")
    assert (place["resolution"], place["geocoder"]) == (resolution, "nominatim")
    assert len(folder.candidates_of("one")) == len(found)


def test_a_full_disk_ends_the_run_and_leaves_the_files_whole(server, folder, geocode, monkeypatch):
    before = folder.content()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        result = geocode(folder)

    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert folder.content() == before
    assert server.asked == ["One"]


def test_what_a_killed_run_left_half_written_is_cleared_away(folder, geocode):
    left = folder.path / ".places.csv.part"
    left.write_text("place_id,na", "utf-8")

    assert geocode(folder).exit_code == 0

    assert not left.exists()
    assert folder.place("four")["latitude"] == "48.4"
