"""What stands in the place of a file and is none: told at once, whatever it is."""

import os
import socket
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.describe import describe
from dashboard.model.files import LARGEST_BYTES, plain_bytes
from dashboard.model.load import load
from dashboard.model.problems import DataError
from tests.broken.folders import sound


def link(to):
    return lambda path: path.symlink_to(to)


def bound(path):
    """Make a socket; its address may have 100 signs, so it is made from beside."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def sparse(size):
    def make(path):
        path.touch()
        os.truncate(path, size)

    return make


IN_PLACE = {
    "a pipe": (os.mkfifo, "it is a pipe, a device or something else that is no file"),
    "a link to a pipe": (
        lambda path: (os.mkfifo(path.with_suffix(".pipe")), path.symlink_to("people.pipe")),
        "it is a pipe, a device or something else that is no file",
    ),
    "a device without end": (link("/dev/zero"), "it is a pipe, a device"),
    "a device of chance": (link("/dev/random"), "it is a pipe, a device"),
    "a terminal": (link("/dev/tty"), "cannot be read"),
    "a socket": (bound, "cannot be read"),
    "a link in a circle": (link("people.csv"), "Too many levels of symbolic links"),
    "2 GB of nothing": (sparse(2 * LARGEST_BYTES), "it has more than 1 GB"),
    "a folder": (Path.mkdir, "is a folder, not a file"),
}


@pytest.fixture
def folder(tmp_path):
    made = sound(tmp_path / "data")
    (made / "people.csv").unlink()
    return made


@pytest.mark.parametrize("what", IN_PLACE)
def test_what_is_no_file_is_told_and_nobody_waits(what, folder):
    make, said = IN_PLACE[what]
    make(folder / "people.csv")
    with pytest.raises(DataError, match=said) as caught:
        load(folder)
    assert [one.file for one in caught.value.problems][:1] == ["people.csv"]
    assert describe(folder) == []
    for command in (["check"], ["check", "--fix", "--yes"], ["geocode", "--judge"], ["describe"]):
        ran = CliRunner().invoke(main, [command[0], str(folder), *command[1:]])
        assert isinstance(ran.exception, SystemExit | None), ran.exception


def test_a_pipe_in_place_of_what_a_dataset_says_of_itself_is_told(folder):
    (folder / "datapackage.json").unlink()
    os.mkfifo(folder / "datapackage.json")
    ran = CliRunner().invoke(main, ["describe", str(folder)])
    assert ran.exit_code == 1
    assert "is a pipe" in ran.output
    assert stat.S_ISFIFO((folder / "datapackage.json").stat().st_mode)


def test_no_handle_stays_open(folder):
    before = len(os.listdir("/proc/self/fd"))
    for make, _ in IN_PLACE.values():
        path = folder / "people.csv"
        make(path)
        with pytest.raises(OSError, match=r"people\.csv"):
            plain_bytes(path)
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        path.with_suffix(".pipe").unlink(missing_ok=True)
    assert len(os.listdir("/proc/self/fd")) == before
