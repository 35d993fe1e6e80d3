"""The command about languages: ``words``."""

from __future__ import annotations

from pathlib import Path

import click

from corridors.settings import data_folder
from corridors.translation import renew_all
from geo.speech import gettext as _

SHOWN = 20


@click.command()
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="A data folder.")
def words(data: Path | None) -> None:
    """Bring the catalogues of words up to date with code and data, and say what is missing."""
    for (language, domain), left in renew_all(data or data_folder()).items():
        sentence = _("{language} {domain}: {count} to be translated")
        click.echo(sentence.format(language=language, domain=domain, count=len(left)))
        for text in left[:SHOWN]:
            click.echo(f"  {text}")
