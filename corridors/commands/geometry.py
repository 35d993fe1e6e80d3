"""The command about geometry: ``refine``."""

from __future__ import annotations

from pathlib import Path

import click

from corridors.catalogue import load_catalogue
from corridors.settings import data_folder


@click.command()
@click.option(
    "--osm",
    "paths",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="An OpenStreetMap extract (.osm.pbf, .osm) or a file of rail lines; may be repeated.",
)
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Another data folder.")
def refine(paths: tuple[Path, ...], data: Path | None) -> None:
    """Lead the railway sections along the rails of an extract of your own."""
    # Routing and OpenStreetMap libraries are wanted here alone and take 0.3 s to load.
    from corridors.lines.refine import refine as refine_sections  # noqa: PLC0415

    folder = data or data_folder()
    results = refine_sections(load_catalogue(folder), folder, paths, _report)
    for result in results:
        if result.km is None:
            click.echo(f"{result.section}: keeps its former line, {result.reason}")
        else:
            click.echo(f"{result.section}: refined, {result.km:.0f} km")
    refined = sum(result.km is not None for result in results)
    click.echo(f"{refined} of {len(results)} sections that the rails touch were refined.")


def _report(text: str) -> None:
    """Say how far the work has come, beside the data."""
    click.echo(text, err=True)


GEOMETRY_COMMANDS = (refine,)
"""The commands, for the group of the command line."""
