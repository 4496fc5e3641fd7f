"""The command line for curators: `python -m dashboard COMMAND`."""

import sys
from pathlib import Path

import click

from dashboard.describe import describe as describe_folder
from dashboard.model.load import load
from dashboard.model.problems import DataError

FOLDER = click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default="data"
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Work on a folder of CSV files that the dashboard shows."""


@main.command()
@FOLDER
def check(folder: Path) -> None:
    """Tell everything that is wrong with FOLDER.

    Ends with 0 if nothing is, with 1 if rows are set aside or something else is wrong,
    with 2 if the folder cannot be shown at all.
    """
    try:
        dataset = load(folder)
    except DataError as error:
        for problem in error.problems:
            click.echo(str(problem))
        click.echo(f"{folder} cannot be shown until this is mended.", err=True)
        sys.exit(2)
    for problem in dataset.problems:
        click.echo(str(problem))
    rows = len(dataset.events) + len(dataset.statements)
    click.echo(
        f"{rows} events and statements can be shown; "
        f"{len(dataset.problems)} problems, {len(dataset.set_aside)} rows set aside.",
        err=True,
    )
    sys.exit(1 if dataset.problems else 0)


@main.command()
@FOLDER
def describe(folder: Path) -> None:
    """Write the schema into FOLDER's datapackage.json and README.md."""
    try:
        changed = describe_folder(folder)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for path in changed:
        click.echo(f"{path} written")


if __name__ == "__main__":
    main(prog_name="python -m dashboard")
