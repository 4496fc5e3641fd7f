"""One run of `check --fix`: show what would change, ask, write, and say where the old files are."""

import sys
from pathlib import Path

import click

from dashboard.fixing.fix import fixes, write
from dashboard.model.reading.folder import read_folder

QUESTION = "Write these changes? The old files are kept beside the new ones"


def offer(folder: Path, *, yes: bool) -> None:
    """Mend in the files of a folder what is certain, if whoever runs it says so.

    Parameters
    ----------
    folder : Path
        Holds the tables.
    yes : bool
        Whether to write without asking. Where nobody can be asked, nothing is written.

    Raises
    ------
    InUseError
        If somebody else changes the folder, or has since it was read; nothing is written then.
    OSError
        If a file cannot be written; those before it are.
    """
    found = fixes(read_folder(folder))
    if not found:
        click.echo("Nothing can be mended with certainty.", err=True)
        return
    for fix in found:
        for line in fix.difference():
            click.echo(line, err=True)
    if not yes and not sys.stdin.isatty():
        click.echo("Nothing is written: add --yes to write these changes.", err=True)
    elif yes or click.confirm(QUESTION, err=True):
        for fix, backup in zip(found, write(folder, found), strict=True):
            click.echo(f"{fix.file} written; the old one is {backup.name}", err=True)
