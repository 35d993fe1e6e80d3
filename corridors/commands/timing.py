"""The commands about time and evidence: ``diff``, ``sources`` and ``doubts``."""

from __future__ import annotations

import json
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from corridors.catalogue import Catalogue, load_catalogue
from corridors.commands.options import another_data_folder, how_to_print
from corridors.differences.changes import Change, changes_between, changes_of
from corridors.doubts.known import known_on
from corridors.doubts.register import DoubtKind, doubts_on
from corridors.errors import CorridorsError, DateError
from corridors.model.dates import parse_day
from corridors.settings import current_catalogue
from corridors.snapshots.earlier import catalogue_of_zip, is_snapshot_name, snapshot_named
from corridors.snapshots.place import current_store
from corridors.sources.bibliography import bibtex_text, csl_text, csv_text
from corridors.sources.linkcheck import LinkState, Outcome, Pace, check_links
from corridors.sources.linkfetch import AGENT, web_fetch
from corridors.sources.linkstate import read_states, write_states
from corridors.sources.reliance import sources_overview
from corridors.sources.robots import Robots
from geo.speech import gettext as _
from geo.speech import ngettext

NOW = "now"
STATE_FILE = Path("build-cache") / "links.json"
_TEXTS: Mapping[str, Callable[[Catalogue], str]] = {
    "bibtex": bibtex_text,
    "csl": csl_text,
    "csv": csv_text,
}


class ComparisonError(CorridorsError, ValueError):
    """Two things were to be compared that are not of one kind."""


@click.command()
@click.argument("a", help="The earlier day, YYYY-MM-DD, or the older data.")
@click.argument("b", help="The later day, or the newer data; “now” is today's.")
@click.option(
    "--known",
    is_flag=True,
    help="Of two days compare what had been published by them, not what had happened.",
)
@another_data_folder
@how_to_print
def diff(a: str, b: str, *, known: bool, data: Path | None, form: str) -> None:
    """What changed between two days or two states of the data.

    A state of the data is a data folder, one packed as a zip file, or the id or link of a snapshot.
    """
    found = _changes(a, b, data, is_known=known)
    if form == "json":
        _print_json({"from": a, "to": b, "changes": [_change_json(one) for one in found]})
        return
    for change in found:
        when = f" ({change.when})" if change.when else ""
        click.echo(f"{change.kind}: {change.sentence}{when}")
    click.echo(ngettext("{n} change.", "{n} changes.", len(found)))


@click.command()
@another_data_folder
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", *_TEXTS]),
    default="text",
    help="How to print: words, JSON, BibTeX, CSL-JSON or CSV.",
)
@click.option(
    "--check-links",
    "is_check",
    is_flag=True,
    help="Ask whether each address still answers; report only.",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path),
    default=STATE_FILE,
    help="Where a link check remembers what it has asked, so that it can go on later.",
)
def sources(*, data: Path | None, form: str, is_check: bool, state: Path) -> None:
    """Every source and what rests on it; or whether their addresses still answer."""
    catalogue = load_catalogue(data) if data else current_catalogue()
    if is_check:
        _report_links(catalogue, state, form)
    elif form in _TEXTS:
        click.echo(_TEXTS[form](catalogue), nl=False)
    elif form == "json":
        _print_json(sources_overview(catalogue))
    else:
        _print_sources(sources_overview(catalogue))


@click.command()
@click.option("--on", "day", default=None, help="The day asked for, YYYY-MM-DD; the edition's.")
@another_data_folder
@how_to_print
def doubts(day: str | None, data: Path | None, form: str) -> None:
    """Everything the catalogue holds as disputed, aged or unknown as of a day."""
    catalogue = load_catalogue(data) if data else current_catalogue()
    found = doubts_on(catalogue, parse_day(day) if day else catalogue.edition)
    if form == "json":
        _print_json([asdict(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.kind}: {one.text}")
    counts = Counter(one.kind.value for one in found)
    click.echo(", ".join(f"{counts[kind.value]} {kind}" for kind in DoubtKind) + ".")


def _changes(a: str, b: str, data: Path | None, *, is_known: bool) -> tuple[Change, ...]:
    first, second = _day(a), _day(b)
    if first is None and second is None:
        return changes_of(_state(a), _state(b))
    if first is None or second is None:
        sentence = _("expected two days or two states of the data, found {a!r} and {b!r}")
        message = sentence.format(a=a, b=b)
        raise ComparisonError(message)
    catalogue = load_catalogue(data) if data else current_catalogue()
    if is_known:
        return changes_of(known_on(catalogue, first), known_on(catalogue, second))
    return changes_between(catalogue, first, second)


def _state(text: str) -> Catalogue:
    """Return the state of the data that a word names."""
    if text == NOW:
        return current_catalogue()
    if Path(text).is_dir():
        return load_catalogue(Path(text))
    if zipfile.is_zipfile(text):
        return catalogue_of_zip(Path(text).read_bytes())
    return snapshot_named(text, current_store())[1]


def _day(text: str) -> date | None:
    """Return the day a word names, or None where it names a state of the data."""
    if text == NOW or Path(text).is_dir() or zipfile.is_zipfile(text) or is_snapshot_name(text):
        return None
    try:
        return parse_day(text)
    except DateError as error:
        message = _(
            "expected a day, YYYY-MM-DD, a data folder, a zip file of one, or a snapshot, "
            "found {found!r}"
        ).format(found=text)
        raise ComparisonError(message) from error


def _print_sources(rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        click.echo(f"{row['id']}: {row['title']} ({row['publisher']}, {row['date']})")
        facts = ngettext("{n} fact", "{n} facts", row["facts"])
        alone = ngettext("{n} on it alone", "{n} on it alone", row["unconfirmed"])
        click.echo(f"    {facts}, {alone}")
    click.echo(ngettext("{n} source.", "{n} sources.", len(rows)))


def _report_links(catalogue: Catalogue, path: Path, form: str) -> None:
    """Ask every address that is due, remembering each answer at once; then report on all."""
    cited = _cited_urls(catalogue)
    states = read_states(path)
    pace = Pace(clock=time.monotonic, sleep=time.sleep)
    today = datetime.now(UTC).date()
    fetch = web_fetch()
    robots = Robots(AGENT, fetch.robots_text, pace)
    for one in check_links(cited, states, fetch, pace, today, may_ask=robots.may_ask):
        states[one.url] = one
        write_states(path, states)
        click.echo(f"{one.outcome}: {one.url}", err=True)
    _print_links({url: states.get(url) for url in cited}, cited, form)


def _cited_urls(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return the addresses of the sources, each with the ids of those that have it."""
    cited: dict[str, list[str]] = {}
    for source in sorted(catalogue.sources.values(), key=lambda one: one.id):
        if source.url:
            cited.setdefault(source.url, []).append(source.id)
    return cited


def _print_links(
    states: Mapping[str, LinkState | None], cited: Mapping[str, list[str]], form: str
) -> None:
    if form == "json":
        _print_json([_link_json(one, cited[one.url]) for one in states.values() if one])
        return
    for outcome in Outcome:
        for one in states.values():
            if one and one.outcome is outcome and outcome is not Outcome.OK:
                click.echo(_link_line(one, cited[one.url]))
    counts = Counter(one.outcome.value if one else _("not asked") for one in states.values())
    said = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    click.echo(_("Addresses: {counts}.").format(counts=said or _("none")))


def _link_line(state: LinkState, source_ids: Iterable[str]) -> str:
    moved = f" → {state.final_url}" if state.final_url != state.url else ""
    why = state.detail or state.status or ""
    said = _("{outcome} ({why}) since {date}: {url}").format(
        outcome=state.outcome, why=why, date=state.since, url=f"{state.url}{moved}"
    )
    return f"{said} [{' '.join(source_ids)}]"


def _link_json(state: LinkState, source_ids: list[str]) -> dict[str, Any]:
    days = {"checked": state.checked.isoformat(), "since": state.since.isoformat()}
    return {**asdict(state), **days, "sources": source_ids}


def _change_json(change: Change) -> dict[str, Any]:
    return {**asdict(change), "sources": list(change.sources)}


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


TIME_COMMANDS = (diff, sources, doubts)
"""The commands, for the group of the command line."""
