"""The command ``measure``: a corridor's variant in km, borders and breaks of gauge, as of a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from corridors.catalogue import Catalogue, load_catalogue
from corridors.errors import DateError
from corridors.measures import Measure, measure_of, measures_of
from corridors.model.dates import parse_day
from corridors.settings import current_catalogue
from corridors.ways.estimate import (
    Assumptions,
    Estimate,
    assume,
    bearing_on,
    default_assumptions,
    estimate_of,
)
from corridors.ways.measure_json import measure_json
from corridors.ways.measure_rows import run_text, share_text, tallies_table, variants_table

TALLIES = ("country", "mode", "gauge", "status", "quality")


class Day(click.ParamType[date]):
    """A calendar day on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or say what was expected."""
        try:
            return value if isinstance(value, date) else parse_day(str(value))
        except DateError as error:
            self.fail(f"{error}.", param, ctx)


class Assumed(click.ParamType[tuple[str, float]]):
    """An assumption on the command line, KEY=NUMBER."""

    name = "key=number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float]:
        """Return key and number, or say what was expected."""
        key, _, number = str(value).partition("=")
        try:
            return key.strip(), float(number)
        except ValueError:
            expected = "expected KEY=NUMBER, such as speed.rail.operating=35"
            self.fail(f"{expected}, found {value!r}.", param, ctx)


@click.command()
@click.argument("corridor")
@click.option("--variant", default=None, help="A variant of it; the main one by default.")
@click.option("--on", "day", type=Day(), default=None, help="The day; that of the edition else.")
@click.option("--all", "all_variants", is_flag=True, help="Compare all variants of the corridor.")
@click.option("--estimate", "has_estimate", is_flag=True, help="Add travel time from assumptions.")
@click.option("--assume", "assumed", type=Assumed(), multiple=True, help="Change an assumption.")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Another data folder.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print."
)
def measure(  # noqa: PLR0913 - a command has as many arguments as options
    corridor: str,
    variant: str | None,
    day: date | None,
    *,
    all_variants: bool,
    has_estimate: bool,
    assumed: tuple[tuple[str, float], ...],
    data: Path | None,
    form: str,
) -> None:
    """Km per country, mode, gauge and status of a corridor, its borders and breaks of gauge."""
    catalogue = load_catalogue(data) if data else current_catalogue()
    on = day or catalogue.edition
    assumptions = assume(default_assumptions(catalogue), dict(assumed))
    shown = assumptions if has_estimate or assumed else None
    if all_variants:
        _print_all(catalogue, measures_of(catalogue, corridor, on), form, shown)
    else:
        _print_one(catalogue, measure_of(catalogue, corridor, on, variant), form, shown)


def _print_one(
    catalogue: Catalogue, found: Measure, form: str, assumptions: Assumptions | None
) -> None:
    if form == "json":
        _print_json(_with_estimate(catalogue, found, assumptions))
        return
    for line in _lines(catalogue, found):
        click.echo(line)
    if assumptions:
        for line in _estimate_lines(estimate_of(found, assumptions), found, assumptions):
            click.echo(line)


def _print_all(
    catalogue: Catalogue, found: Iterable[Measure], form: str, assumptions: Assumptions | None
) -> None:
    measures = tuple(found)
    if form == "json":
        _print_json([_with_estimate(catalogue, one, assumptions) for one in measures])
        return
    for row in variants_table(catalogue, measures):
        click.echo(
            f"{row['id']}: {row['km']:,.0f} km, borders {row['borders']}, "
            f"breaks of gauge or mode {row['breaks']}, "
            f"{share_text(row['open_share'])} open, longest open run {row['longest_open']}"
        )
    for one in measures if assumptions else ():
        estimate = estimate_of(one, assumptions or {})
        click.echo(f"{one.way.variant.id}: {_hours_text(estimate)} (estimate from assumptions)")


def _with_estimate(
    catalogue: Catalogue, found: Measure, assumptions: Assumptions | None
) -> dict[str, Any]:
    values = measure_json(catalogue, found)
    if assumptions:
        used = bearing_on(found, assumptions)
        values["estimate"] = {
            "is_fact": False,
            **asdict(estimate_of(found, assumptions)),
            "assumptions": [asdict(assumptions[key]) for key in used],
        }
    return values


def _lines(catalogue: Catalogue, found: Measure) -> Iterator[str]:
    first, last = found.sections[0].part.first.name, found.sections[-1].part.last.name
    yield f"{found.way.variant.id}, {first} – {last}, on {found.on}: {found.km:,.0f} km"
    kinds = ", ".join(f"{km:,.0f} km {kind.value}" for kind, km in found.by_kind.items())
    yield f"how known: {kinds}; the lines drawn are {found.drawn_km:,.0f} km long"
    for by in TALLIES:
        rows = tallies_table(catalogue, found, by)
        yield f"by {by}: " + ", ".join(f"{row[by]} {row['km']:,.0f} km" for row in rows)
    yield f"open: {share_text(found.open_share * 100)}; longest run {run_text(found.longest_open)}"
    for border in found.borders:
        yield f"border at km {border.along_km:,.0f}: {border.name}, {border.status or 'unknown'}"
    for one in found.breaks:
        change = " → ".join(one.change)
        yield f"break at km {one.along_km:,.0f}: {one.name}, {change}, {one.status or 'unknown'}"
    for missing in found.gaps:
        ends = f"{missing.gap.first.name} – {missing.gap.last.name}"
        yield f"gap at km {missing.from_km:,.0f}: {ends}, {missing.gap.km:.1f} km, not counted"


def _estimate_lines(estimate: Estimate, found: Measure, assumptions: Assumptions) -> Iterator[str]:
    yield f"estimate, not a fact: {_hours_text(estimate)}"
    for item in estimate.items:
        yield f"  {item.words}: {item.amount:,.0f} {item.unit}, {item.hours:,.0f} h".replace(
            " ,", ","
        )
    for reason in estimate.blocked:
        yield f"  not open: {reason}"
    for key in bearing_on(found, assumptions):
        one = assumptions[key]
        value = "none" if one.value is None else f"{one.value:g} {one.unit}"
        yield f"  assumed {key} = {value}: {one.basis}"


def _hours_text(estimate: Estimate) -> str:
    if estimate.hours is None:
        return f"cannot be travelled throughout; {estimate.hours_if_open:,.0f} h if all were open"
    return f"{estimate.hours:,.0f} h"


def _print_json(value: Mapping[str, Any] | list[Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


MEASURE_COMMANDS = (measure,)
