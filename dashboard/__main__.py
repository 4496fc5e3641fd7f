"""The command line for curators: `python -m dashboard COMMAND`."""

import sys
from pathlib import Path
from typing import Any

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


@main.command()
@FOLDER
@click.option(
    "--geocoder",
    type=click.Choice(["nominatim", "photon"]),
    default="nominatim",
    show_default=True,
    help="Whom to ask; both know the places of OpenStreetMap.",
)
@click.option("--server", default="", help="Web address of a server of your own.")
@click.option(
    "--user-agent",
    envvar="GEOCODE_USER_AGENT",
    show_envvar=True,
    default="",
    help="Who asks: a name and a way to reach you.",
)
@click.option(
    "--language", default="en", show_default=True, help="Language in which places are named."
)
@click.option(
    "--min-delay-seconds",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    help="Time between an answer and the next request; at least 1 on public servers.",
)
@click.option(
    "--timeout-seconds",
    type=click.FloatRange(0.1, 600),
    default=10.0,
    show_default=True,
    help="How long an answer is waited for.",
)
@click.option(
    "--recheck",
    is_flag=True,
    help="Change nothing; tell how far each place with a geocode_query lies from what the "
    "geocoder knows today, and end with 1 if that is more than its radius_km, or 5 km.",
)
def geocode(folder: Path, geocoder: str, recheck: bool, **service: Any) -> None:
    """Look up the towns and villages of FOLDER that have no coordinates.

    Each geocode_query is asked once. All answers become rows of place_candidates.csv. The only
    one that bears the name and lies in the stated country and region is chosen, and
    its point is written to places.csv; anything else is left to you, with what to decide.
    What a curator has decided is never changed. A run that was stopped goes on where it
    ended.

    Ends with 0 if all were asked and nothing is open, with 1 if something is to decide or was
    not found, with 2 if the dataset or an option is wrong, with 3 if the service failed.
    """
    from dashboard.geocode.asking import Service  # geopy takes 0.3 s
    from dashboard.geocode.run import run

    try:
        whom = Service(geocoder, say=lambda sentence: click.echo(sentence, err=True), **service)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    sys.exit(run(folder, whom, geocoder, recheck=recheck))


if __name__ == "__main__":
    main(prog_name="python -m dashboard")
