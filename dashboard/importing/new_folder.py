"""Files of a new dataset -> a folder."""

from collections.abc import Mapping
from pathlib import Path

from dashboard.new import made_empty


def write(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a folder that is empty or not there yet.

    Raises
    ------
    FileExistsError
        If there is anything in it, or it is no folder.
    InUseError
        If somebody else begins there.
    OSError
        If it cannot be written.
    """
    with made_empty(folder):
        for file, content in contents.items():
            (folder / file).parent.mkdir(exist_ok=True, parents=True)
            (folder / file).write_bytes(content)
