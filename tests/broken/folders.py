"""Broken folders: a small sound one, and what a curator did to it.

`cases.toml` has a table for each: `did`, the mistake in words; how to make it; `says`, every
line that `check` prints; `rests`, what `--all` adds to them; `exits`, what it ends with (1
where that is not said).

A mistake is made by `replace` (file, text, other text: once), `all` (the same, wherever it
stands), `stretch` (file, text, letter, how many of it instead), `append`, `write`, `encode`
(file, encoding), `bytes` (file, bytes as latin-1), `delete`, `rename`, `folder` (in place of
the file), `link` (file, what it leads to), `size` (file, bytes that it has then), or `nothing`,
an empty list, where no folder is. With `evidence` the sound folder is one that has some.
"""

import json
import os
import shutil
import tomllib
from pathlib import Path
from typing import Any

from dashboard.describe import describe

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))
ABOUT = {"name": "sound", "title": "A small sound dataset", "description": "For the tests."}


def sound(path: Path, *, evidence: bool = False) -> Path:
    """Make the sound folder, which is older than some columns, and of most has no evidence."""
    folder = shutil.copytree(HERE / "sound", path)
    if evidence:
        shutil.copytree(HERE / "evidence", folder, dirs_exist_ok=True)
    (folder / "datapackage.json").write_text(json.dumps(ABOUT), "utf-8")
    describe(folder)
    return folder


def broken(path: Path, case: dict[str, Any]) -> Path:
    """Make the sound folder and break it."""
    folder = sound(path, evidence=case.get("evidence", False))
    for file, old, new in case.get("replace", []):
        text = read(folder / file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (folder / file).write_bytes(text.replace(old, new).encode())
    for file, old, new in case.get("all", []):
        (folder / file).write_bytes(read(folder / file).replace(old, new).encode())
    for file, old, letter, times in case.get("stretch", []):
        (folder / file).write_bytes(read(folder / file).replace(old, letter * times).encode())
    for file, text in case.get("append", []):
        (folder / file).write_bytes((read(folder / file) + text).encode())
    for file, text in case.get("write", []):
        (folder / file).write_bytes(text.encode())
    for file, text in case.get("bytes", []):
        (folder / file).write_bytes(text.encode("latin-1"))
    for file, encoding in case.get("encode", []):
        (folder / file).write_bytes(read(folder / file).encode(encoding))
    for file, name in case.get("rename", []):
        (folder / file).rename(folder / name)
    for file in [*case.get("delete", []), *case.get("folder", [])]:
        (folder / file).unlink()
    for file in case.get("folder", []):
        (folder / file).mkdir()
    for file, target in case.get("link", []):
        (folder / file).unlink()
        (folder / file).symlink_to(target)
    for file, size in case.get("size", []):
        os.truncate(folder / file, size)
    if "nothing" in case:
        shutil.rmtree(folder)
    return folder


def read(file: Path) -> str:
    """Give a file's text with its line ends as they are."""
    return file.read_bytes().decode()
