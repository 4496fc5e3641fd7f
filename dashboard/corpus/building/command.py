"""The command `corpus build`, as curators and operators type it."""

import sys
from pathlib import Path

import click

from dashboard.corpus.errors import CorpusError


@click.group()
def corpus() -> None:
    """Work on a corpus: very many accounts behind a dataset."""


@corpus.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--redact",
    is_flag=True,
    help="Take out the names of those whose status hides them, before anything is written.",
)
def build(inputs: tuple[Path, ...], out: Path, *, redact: bool) -> None:
    """Build a corpus in the folder OUT from INPUTS: folders of tables, or files of them.

    A file belongs to the table with whose name its own begins, like events-2022.csv.gz; a table
    may have any number of them. Every row is checked as by `check`. What is refused stands in
    OUT/version-N/refused.csv with file, line, column, value and reason. A build that was stopped
    goes on where it was, and readers see the corpus of before until it is done.

    Ends with 0 if all rows are kept, with 1 if some are refused, with 2 if nothing is built, with
    4 if somebody else builds in OUT.
    """
    from dashboard.corpus.building import build as building  # Arrow takes a while

    def say(text: str) -> None:
        click.echo(text, err=True)

    try:
        made = building.build(inputs, out, redacting=redact, say=say)
    except CorpusError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"{made.read:,} rows read = {made.kept:,} kept + {made.refused:,} refused.")
    if made.refused:
        click.echo(f"Why they are refused: {out / made.contents.version / 'refused.csv'}")
    sys.exit(int(made.refused > 0))
