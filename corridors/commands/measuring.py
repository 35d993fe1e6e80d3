"""The command ``measure``: a corridor's variant in km, borders and breaks of gauge, as of a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from corridors.catalogue import Catalogue, load_catalogue
from corridors.commands.options import another_data_folder, how_to_print
from corridors.errors import DateError
from corridors.lines.shares import Share, shares_of
from corridors.measures import Measure, measure_of, measures_of
from corridors.model.dates import parse_day
from corridors.names import name_of, waypoint_name
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
from geo.speech import N_, number_text
from geo.speech import gettext as _

TALLIES: Mapping[str, str] = {
    "country": N_("by country: {tallies}"),
    "mode": N_("by mode: {tallies}"),
    "gauge": N_("by gauge: {tallies}"),
    "status": N_("by status: {tallies}"),
    "quality": N_("by quality: {tallies}"),
}


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
        key, _sign, number = str(value).partition("=")
        try:
            return key.strip(), float(number)
        except ValueError:
            sentence = _("expected KEY=NUMBER, such as speed.rail.operating=35, found {found!r}.")
            self.fail(sentence.format(found=value), param, ctx)


@click.command()
@click.argument("corridor")
@click.option("--variant", default=None, help="A variant of it; the main one by default.")
@click.option("--on", "day", type=Day(), default=None, help="The day; that of the edition else.")
@click.option("--all", "all_variants", is_flag=True, help="Compare all variants of the corridor.")
@click.option("--lines", is_flag=True, help="How surely the lines of all of it are known.")
@click.option("--estimate", "has_estimate", is_flag=True, help="Add travel time from assumptions.")
@click.option("--assume", "assumed", type=Assumed(), multiple=True, help="Change an assumption.")
@another_data_folder
@how_to_print
def measure(  # noqa: PLR0913 - a command has as many arguments as options
    corridor: str,
    variant: str | None,
    day: date | None,
    *,
    all_variants: bool,
    lines: bool,
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
    if lines:
        _print_shares(catalogue, shares_of(catalogue, corridor), form)
    elif all_variants:
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
            _(
                "{id}: {km} km, borders {borders}, breaks of gauge or mode {breaks}, "
                "{share} open, longest open run {run}"
            ).format(
                id=row["id"],
                km=number_text(row["km"], 0),
                borders=row["borders"],
                breaks=row["breaks"],
                share=share_text(row["open_share"]),
                run=row["longest_open"],
            )
        )
    for one in measures if assumptions else ():
        estimate = estimate_of(one, assumptions or {})
        sentence = _("{id}: {hours} (estimate from assumptions)")
        click.echo(sentence.format(id=one.way.variant.id, hours=_hours_text(estimate)))


def _print_shares(catalogue: Catalogue, shares: Sequence[Share], form: str) -> None:
    if form == "json":
        rounded = (replace(s, km=round(s.km, 1), share=round(s.share, 4)) for s in shares)
        _print_json([asdict(share) for share in rounded])
        return
    for kind, group in groupby(shares, key=lambda one: (one.mode, one.country)):
        mode, country = kind
        place = name_of(catalogue, country) if country else _("at sea")
        found = [
            _("{quality} {km} km ({share})").format(
                quality=catalogue.label("quality", one.quality),
                km=number_text(one.km, 0),
                share=f"{one.share:.0%}",
            )
            for one in group
        ]
        click.echo(f"{catalogue.label('mode', mode)}, {place}: {', '.join(found)}")


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
    yield _("{id}, {first} – {last}, on {day}: {km} km").format(
        id=found.way.variant.id,
        first=found.sections[0].first,
        last=found.sections[-1].last,
        day=found.on,
        km=number_text(found.km, 0),
    )
    kinds = ", ".join(f"{number_text(km, 0)} km {kind.value}" for kind, km in found.by_kind.items())
    drawn = number_text(found.drawn_km, 0)
    sentence = _("how known: {kinds}; the lines drawn are {km} km long")
    yield sentence.format(kinds=kinds, km=drawn)
    for by, sentence in TALLIES.items():
        rows = tallies_table(catalogue, found, by)
        tallies = ", ".join(f"{row[by]} {number_text(row['km'], 0)} km" for row in rows)
        yield _(sentence).format(tallies=tallies)
    sentence = _("open: {share}; longest run {run}")
    yield sentence.format(
        share=share_text(found.open_share * 100), run=run_text(found.longest_open)
    )
    yield from _frontier_lines(catalogue, found)


def _frontier_lines(catalogue: Catalogue, found: Measure) -> Iterator[str]:
    """Yield the borders, the breaks of gauge and mode, and the gaps, each with its place."""
    for one in found.borders:
        sentence, km = _("border at km {km}: {name}, {status}"), number_text(one.along_km, 0)
        yield sentence.format(km=km, name=one.name, status=one.status or _("unknown"))
    for change in found.breaks:
        yield _("break at km {km}: {name}, {change}, {status}").format(
            km=number_text(change.along_km, 0),
            name=change.name,
            change=" → ".join(change.change),
            status=change.status or _("unknown"),
        )
    for missing in found.gaps:
        yield _("gap at km {along}: {first} – {last}, {km} km, not counted").format(
            along=number_text(missing.from_km, 0),
            first=waypoint_name(catalogue, missing.gap.first),
            last=waypoint_name(catalogue, missing.gap.last),
            km=number_text(missing.gap.km, 1),
        )


def _estimate_lines(estimate: Estimate, found: Measure, assumptions: Assumptions) -> Iterator[str]:
    yield _("estimate, not a fact: {hours}").format(hours=_hours_text(estimate))
    for item in estimate.items:
        amount = f"{number_text(item.amount, 0)} {item.unit}".strip()
        hours = _("{hours} h").format(hours=number_text(item.hours, 0))
        yield f"  {item.words}: {amount}, {hours}"
    for reason in estimate.blocked:
        yield "  " + _("not open: {what}").format(what=reason)
    for key in bearing_on(found, assumptions):
        one = assumptions[key]
        value = _("none") if one.value is None else f"{one.value:g} {one.unit}"
        sentence = _("assumed {key} = {value}: {basis}")
        yield "  " + sentence.format(key=key, value=value, basis=one.basis)


def _hours_text(estimate: Estimate) -> str:
    if estimate.hours is None:
        sentence = _("cannot be travelled throughout; {hours} h if all were open")
        return sentence.format(hours=number_text(estimate.hours_if_open, 0))
    return _("{hours} h").format(hours=number_text(estimate.hours, 0))


def _print_json(value: Mapping[str, Any] | list[Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


MEASURE_COMMANDS = (measure,)
