"""The commands about places: ``find`` by any spelling, ``geocode`` to compare positions."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from corridors.catalogue import load_catalogue
from corridors.commands.options import another_data_folder, how_to_print
from corridors.language import LANGUAGES
from corridors.search.agreement import Comparison, compare_positions
from corridors.search.finder import DEFAULT_LIMIT, MOST_LIMIT, Found, finder_of, found_place
from corridors.settings import current_catalogue
from geo.geocoding import ONLINE_VARIABLE, Geocoded
from geo.speech import gettext as _
from geo.speech import ngettext

BROKEN = 1


@click.command()
@click.argument("text")
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_LIMIT),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="How many answers at most.",
)
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default="en", help="Language of the names."
)
@click.option(
    "--online",
    is_flag=True,
    envvar=ONLINE_VARIABLE,
    help="Ask Nominatim too where the atlas knows nothing: one request, to another host.",
)
@another_data_folder
@how_to_print
def find(
    text: str, limit: int, language: str, data: Path | None, form: str, *, online: bool
) -> None:
    """Find hubs, sites, crossings, corridors, countries and towns in any spelling, best first."""
    catalogue = load_catalogue(data) if data else current_catalogue()
    answers = [
        asdict(one) for one in finder_of(catalogue).find(text, limit=limit, language=language)
    ]
    if not answers and online:
        answers = _asked_online(text, limit)
    if form == "json":
        _print_json(answers)
        return
    for one in answers:
        click.echo(_answer_line(one))
    if not answers:
        click.echo(_("Nothing found."))


def _asked_online(text: str, limit: int) -> list[dict[str, Any]]:
    """Return what the online geocoder knows; why it could not be asked goes to stderr."""
    # Wanted here alone, and geopy takes 0.1 s to load.
    from geo.nominatim import online_geocoder  # noqa: PLC0415

    geocoder = online_geocoder()
    answers = geocoder.locate(text)
    if geocoder.note:
        click.echo(geocoder.note, err=True)
    return [asdict(_online_found(one)) for one in answers[:limit]]


def _online_found(one: Geocoded) -> Found:
    return found_place(one, name=one.name, kind="place", score=round(one.score, 3))


def _answer_line(one: dict[str, Any]) -> str:
    if one["lon"] is None:
        return _("{name} ({kind}), no position known").format(name=one["name"], kind=one["type"])
    sentence = _("{name} ({kind}, {country}) {lon}, {lat} within {km} km; {source}")
    return sentence.format(
        name=one["name"],
        kind=one["type"],
        country=one["country"],
        lon=round(one["lon"], 4),
        lat=round(one["lat"], 4),
        km=one["precision_km"],
        source=one["source"],
    )


@click.command()
@click.option("--check", is_flag=True, required=True, help="Compare; nothing is changed.")
@another_data_folder
@how_to_print
def geocode(*, check: bool, data: Path | None, form: str) -> None:
    """Compare the facts' positions with those a geocoder gives; fail where they differ too far."""
    del check  # the only thing the command does; said, so that nobody expects it to write
    compared = compare_positions(load_catalogue(data) if data else current_catalogue())
    differing = [one for one in compared if one.verdict == "differs"]
    if form == "json":
        _print_json([_comparison(one) for one in compared])
    else:
        for one in compared:
            if one.verdict in ("differs", "accepted"):
                click.echo(_comparison_line(one))
        click.echo(_counts_line(compared))
    sys.exit(BROKEN if differing else 0)


def _comparison(one: Comparison) -> dict[str, Any]:
    answer = one.answer
    return {
        "id": one.thing.id,
        "name": one.thing.name,
        "verdict": one.verdict,
        "lon": one.thing.lon,
        "lat": one.thing.lat,
        "radius_km": one.thing.radius_km,
        "geocoded": answer and {"name": answer.name, "lon": answer.lon, "lat": answer.lat},
        "source": answer and answer.source,
        "km": one.km,
        "allowed_km": one.allowed_km,
        "reason": one.reason or None,
    }


def _comparison_line(one: Comparison) -> str:
    sentence = _("{name} ({id}): {km} km from {answer} of {source}, {allowed} km allowed")
    said = sentence.format(
        name=one.thing.name,
        id=one.thing.id,
        km=one.km,
        answer=one.answer.name if one.answer else "",
        source=one.answer.source if one.answer else "",
        allowed=one.allowed_km,
    )
    return (
        _("{difference}; looked into: {reason}").format(difference=said, reason=one.reason)
        if (one.reason)
        else said
    )


def _counts_line(compared: list[Comparison]) -> str:
    counts = dict.fromkeys(("agrees", "accepted", "differs", "unknown"), 0)
    for one in compared:
        counts[one.verdict] += 1
    parts = (
        ngettext("{n} position agrees", "{n} positions agree", counts["agrees"]),
        ngettext("{n} differs", "{n} differ", counts["differs"]),
        ngettext(
            "{n} difference is explained", "{n} differences are explained", counts["accepted"]
        ),
        ngettext("{n} is known to no geocoder", "{n} are known to no geocoder", counts["unknown"]),
    )
    return "; ".join(parts) + "."


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


FINDING_COMMANDS = (find, geocode)
