"""Options that several commands share, so that they read alike everywhere."""

from __future__ import annotations

from pathlib import Path

import click

how_to_print = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print.",
)
another_data_folder = click.option(
    "--data", type=click.Path(path_type=Path), default=None, help="Another data folder."
)
