"""The command about geometry: ``refine``."""

from __future__ import annotations

from pathlib import Path

import click

from corridors.catalogue import load_catalogue
from corridors.commands.options import another_data_folder
from corridors.settings import data_folder
from geo.speech import gettext as _
from geo.speech import number_text


@click.command()
@click.option(
    "--osm",
    "paths",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    help="An OpenStreetMap extract (.osm.pbf, .osm) or a file of rail lines; may be repeated.",
)
@another_data_folder
def refine(paths: tuple[Path, ...], data: Path | None) -> None:
    """Lead the railway sections along the rails of an extract of your own."""
    # Routing and OpenStreetMap libraries are wanted here alone and take 0.3 s to load.
    from corridors.lines.refine import refine as refine_sections  # noqa: PLC0415

    folder = data or data_folder()
    results = refine_sections(load_catalogue(folder), folder, paths, _report)
    for result in results:
        if result.km is None:
            sentence = _("{section}: keeps its former line, {reason}")
            click.echo(sentence.format(section=result.section, reason=result.reason))
        else:
            km = number_text(result.km, 0)
            click.echo(_("{section}: refined, {km} km").format(section=result.section, km=km))
    refined = sum(result.km is not None for result in results)
    sentence = _("{refined} of {all} sections that the rails touch were refined.")
    click.echo(sentence.format(refined=refined, all=len(results)))


def _report(text: str) -> None:
    """Say how far the work has come, beside the data."""
    click.echo(text, err=True)


GEOMETRY_COMMANDS = (refine,)
"""The commands, for the group of the command line."""
