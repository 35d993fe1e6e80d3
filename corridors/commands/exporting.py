"""The commands that make files: ``export``, ``render`` and ``snapshot``."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import click

from corridors.errors import CorridorsError, DateError
from corridors.exports.features import export_of
from corridors.exports.files import WRITERS, save, write_export
from corridors.layers import layer_of, layers_of
from corridors.model.dates import parse_day
from corridors.pictures import draw_view, picture_of
from corridors.settings import current_catalogue, data_folder
from corridors.snapshots.archive import packed
from corridors.snapshots.bundle import BASES, MOST_NOTE, MOST_TITLE, make_snapshot, plain_text
from corridors.snapshots.store import current_store
from corridors.view import read_view
from corridors.web.offline import offline_document
from geo.picture import FORMS, SIZES

ALL = "all"
HTML = "html"


class FormError(CorridorsError, ValueError):
    """A file was asked for in a form that there is not."""


@click.command()
@click.argument("layer", required=False, help="The id of a layer, or `all`; see --list.")
@click.option("--to", "path", type=click.Path(path_type=Path), help="The file; its suffix decides.")
@click.option("--on", "day", default=None, help="The day, YYYY-MM-DD; by default the edition's.")
@click.option("--list", "is_list", is_flag=True, help="List the layers and suffixes instead.")
def export(layer: str | None, path: Path | None, day: str | None, *, is_list: bool) -> None:
    """Write what a layer shows on a day as GeoJSON, GeoPackage, KML, CSV, XLSX or Parquet."""
    catalogue = current_catalogue()
    if is_list:
        for one in layers_of(catalogue):
            click.echo(f"{one.id}\t{one.title}")
        click.echo(f"suffixes: {', '.join(WRITERS)}")
        return
    if layer is None or path is None:
        msg = "expected LAYER and --to FILE, or --list"
        raise click.UsageError(msg)
    on = _day(day) if day else catalogue.edition
    layers = layers_of(catalogue) if layer == ALL else (layer_of(catalogue, layer),)
    found = export_of(catalogue, layers, on)
    save(write_export(found, _suffix(path, tuple(WRITERS))), path)
    click.echo(f"{path}: {sum(len(rows) for rows in found.rows.values())} features as of {on}.")


@click.command()
@click.option("--view", "query", default="", help="The view, as in a link: on=2024-05-01&…")
@click.option("--to", "path", type=click.Path(path_type=Path), required=True, help="The file.")
@click.option(
    "--size", type=click.Choice(list(SIZES)), default="card", help="Of pictures: their size."
)
@click.option("--title", default="", help="A title of your own, plain text.")
@click.option("--note", default="", help="A note under the title, plain text.")
@click.option("--link", default="", help="The address to print, with a QR code.")
def render(query: str, path: Path, size: str, title: str, note: str, link: str) -> None:
    """Write a view as a picture (PNG, SVG, PDF) or as one HTML file that opens offline."""
    catalogue = current_catalogue()
    read = read_view(query, catalogue, bases=BASES)
    for note_ in read.notes:
        click.echo(note_, err=True)
    texts = {
        "title": plain_text("title", title, MOST_TITLE),
        "note": plain_text("note", note, MOST_NOTE),
        "link": link,
    }
    form = _suffix(path, (*FORMS, HTML))
    if form == HTML:
        content = offline_document(catalogue, read.view, **texts).encode()
    else:
        picture = picture_of(catalogue, read.view, size=size, **texts)
        content = draw_view(catalogue, read.view, picture, form)
    save(content, path)
    click.echo(f"{path}: {len(content)} bytes.")


@click.command()
@click.option("--view", "query", default="", help="The view, as in a link.")
@click.option("--title", default="", help="A title, plain text.")
@click.option("--note", default="", help="A note, plain text.")
def snapshot(query: str, title: str, note: str) -> None:
    """Keep a view with its data in the store and print its id; same content, same id."""
    catalogue = current_catalogue()
    made = make_snapshot(
        catalogue, query=query, title=title, note=note, created=datetime.now(tz=UTC)
    )
    kept = current_store().put(made, lambda: packed(data_folder(), catalogue.digest))
    said = {"id": kept.id, "view": kept.bundle.view, "data": kept.bundle.data}
    click.echo(json.dumps(said, ensure_ascii=False, indent=2))


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except DateError as error:
        msg = f"--on: {error}"
        raise click.UsageError(msg) from error


def _suffix(path: Path, known: tuple[str, ...]) -> str:
    suffix = path.suffix.lower().lstrip(".")
    if suffix not in known:
        msg = f"--to {path}: expected a file ending in {', '.join(known)}, found {path.suffix!r}."
        raise FormError(msg)
    return suffix


EXPORT_COMMANDS = (export, render, snapshot)
"""The commands, for the group of the command line."""
