"""Two curators at once: one changes a folder, the other is told, and no change is lost."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from dashboard import folder_lock
from dashboard.__main__ import main
from dashboard.fixing.fix import Fix, write
from dashboard.folder_lock import LOCK, InUseError, changing
from tests.broken.folders import sound

ROOT = Path(__file__).parents[1]
HOLD = """
import sys, time
from pathlib import Path
from dashboard.folder_lock import changing
with changing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
AGENT = ("--user-agent", "test (test@localhost)", "--server", "http://127.0.0.1:9")


def packed(folder, path, old, new):
    """Pack a folder, of whose places only the row that is written otherwise."""
    with ZipFile(path, "w") as archive:
        for file in folder.glob("*.*"):
            text = file.read_text("utf-8")
            if file.name == "places.csv":
                header, *rows = text.splitlines()
                (row,) = [row for row in rows if old in row]
                text = "\n".join([header, row.replace(old, new), ""])
            archive.writestr(file.name, text)
    return path


@pytest.fixture
def folder(tmp_path):
    """A sound folder, but for what can be mended, and beside it what would change it."""
    made = sound(tmp_path / "data")
    packed(made, tmp_path / "other.zip", "Стрий", "Стрый")
    events = made / "events.csv"
    events.write_text(events.read_text("utf-8").replace("stated", "stated ", 1), "utf-8")
    return made


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LOCK}


def run(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments)])


WRITING = {
    "check --fix": lambda folder: ("check", folder, "--fix", "--yes"),
    "import --update": lambda folder: (
        *("import", folder.parent / "other.zip", folder),
        *("--update", "--yes"),
    ),
    "geocode": lambda folder: ("geocode", folder, *AGENT),
    "geocode --again": lambda folder: ("geocode", folder, "--again", "lviv", *AGENT),
    "geocode --judge": lambda folder: ("geocode", folder, "--judge"),
    "geocode --undo": lambda folder: ("geocode", folder, "--undo"),
    "describe": lambda folder: ("describe", folder),
}
READING = {
    "check": lambda folder: ("check", folder),
    "export": lambda folder: ("export", folder, "--to", folder.parent / "out.zip"),
    "geocode --recheck": lambda folder: ("geocode", folder, "--recheck", *AGENT),
}


@pytest.mark.parametrize("command", WRITING)
def test_the_second_is_told_who_changes_the_folder_and_since_when(command, folder):
    before = content(folder)
    with changing(folder):
        ran = run(*WRITING[command](folder))
        assert ran.exit_code == 4, ran.output
        assert f"{folder} is being changed: " in ran.stderr
        assert f", process {os.getpid()}, since 20" in ran.stderr
        assert "This command has changed nothing." in ran.stderr
        assert content(folder) == before
    assert run(*WRITING[command](folder)).exit_code != 4
    assert not (folder / LOCK).exists()


@pytest.mark.parametrize("command", READING)
def test_who_only_reads_is_not_held_up_and_disturbs_nobody(command, folder):
    (folder / ".places.csv.part").write_bytes(b"what another run is about to save")
    with changing(folder):
        ran = run(*READING[command](folder))
        assert ran.exit_code != 4
        assert "Traceback" not in ran.output
        assert isinstance(ran.exception, SystemExit | None), ran.exception
    assert (folder / ".places.csv.part").exists()


@pytest.mark.parametrize("command", [("new",), ("import", "other.zip")], ids=lambda one: one[0])
def test_two_do_not_begin_in_one_folder(command, folder, tmp_path):
    begun = tmp_path / "begun"
    begun.mkdir()
    given = [command[0], *(tmp_path / name for name in command[1:]), begun]
    with changing(begun):
        ran = run(*given)
        assert ran.exit_code == 4, ran.output
        assert content(begun) == {}
    assert run(*given).exit_code != 4
    assert "events.csv" in content(begun)


def test_of_a_killed_process_nothing_keeps_others_out(folder):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, folder],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout.readline() == b"held\n"
        ran = run("check", folder, "--fix", "--yes")
        assert ran.exit_code == 4
        assert f"process {other.pid}, since" in ran.stderr
        other.send_signal(signal.SIGKILL)
    assert (folder / LOCK).exists()
    assert run("check", folder, "--fix", "--yes").exit_code == 0
    assert not (folder / LOCK).exists()


def test_a_lock_that_another_user_left_is_taken_over(folder, monkeypatch):
    (folder / LOCK).write_text("left")
    opened = os.open

    def refused(path, flags, mode=0o777):
        if flags & os.O_CREAT and Path(path).exists():
            raise PermissionError(errno.EACCES, "not yours")
        return opened(path, flags, mode)

    monkeypatch.setattr(folder_lock.os, "open", refused)
    with changing(folder):
        assert f"process {os.getpid()}" in (folder / LOCK).read_text("utf-8")


def test_where_there_are_no_locks_it_is_said_and_gone_on(folder, monkeypatch):
    def without(_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(folder_lock, "_lock", without)
    ran = run("check", folder, "--fix", "--yes")
    assert ran.exit_code == 0
    assert "knows no locks" in ran.stderr


def test_what_the_note_of_a_lock_says_is_text_of_strangers(folder):
    with changing(folder):
        (folder / LOCK).write_text("\x1b[31mred\u202e")
        with pytest.raises(InUseError, match=r"\\x1b\[31mred\\u202e"), changing(folder):
            pass


def test_what_somebody_has_saved_meanwhile_is_not_written_over(folder):
    before = (folder / "places.csv").read_bytes()
    (folder / "places.csv").write_bytes(before + b"\n")
    events = (folder / "events.csv").read_bytes()
    fixes = [Fix("events.csv", events, b"mended"), Fix("places.csv", before, b"mended")]
    with pytest.raises(InUseError, match=r"places.csv has changed since it was read"):
        write(folder, fixes)
    assert (folder / "events.csv").read_bytes() == events
    assert not [*folder.glob("*.bak*")]


def test_of_updates_at_once_each_is_written_or_told(folder):
    names = {"Ukraine,Україна": "Ukraine,Украина", "Стрий": "Стрый", "Гай": "Лес"}
    started = []
    for number, (old, new) in enumerate(names.items()):
        file = packed(folder, folder.parent / f"{number}.zip", old, new)
        given = ["import", file, folder, "--update", "--yes"]
        command = [sys.executable, "-m", "dashboard", *map(str, given)]
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        started.append(subprocess.Popen(command, cwd=ROOT, **pipes))
    told = [process.communicate()[1] for process in started]
    codes = [process.returncode for process in started]
    written = (folder / "places.csv").read_text("utf-8")
    assert codes == [0 if new in written else 4 for new in names.values()], told
    assert 0 in codes
