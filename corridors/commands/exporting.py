"""The commands that make files: ``export``, ``render`` and ``snapshot``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import click

from corridors.catalogue import Catalogue
from corridors.errors import CorridorsError, DateError
from corridors.exports.features import export_of
from corridors.exports.files import WRITERS, save, write_export
from corridors.language import speaking
from corridors.layers import layer_of, layers_of
from corridors.model.dates import parse_day
from corridors.offers import first_size
from corridors.pictures import draw_view, picture_of
from corridors.settings import current_catalogue, data_folder
from corridors.snapshots.archive import packed
from corridors.snapshots.bundle import BASES, MOST_NOTE, MOST_TITLE, make_snapshot, plain_text
from corridors.snapshots.place import current_store
from corridors.view import View, read_view
from geo.picture import FORMS, SIZES
from geo.speech import gettext as _
from geo.speech import ngettext

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
        click.echo(_("suffixes: {suffixes}").format(suffixes=", ".join(WRITERS)))
        return
    if layer is None or path is None:
        msg = _("expected LAYER and --to FILE, or --list")
        raise click.UsageError(msg)
    on = _day(day) if day else catalogue.edition
    layers = layers_of(catalogue) if layer == ALL else (layer_of(catalogue, layer),)
    found = export_of(catalogue, layers, on)
    save(write_export(found, _suffix(path, tuple(WRITERS))), path)
    count = sum(len(rows) for rows in found.rows.values())
    features = ngettext("{n} feature", "{n} features", count)
    click.echo(_("{path}: {features} as of {day}.").format(path=path, features=features, day=on))


@click.command()
@click.option("--view", "query", default="", help="The view, as in a link: on=2024-05-01&…")
@click.option("--to", "path", type=click.Path(path_type=Path), required=True, help="The file.")
@click.option(
    "--size", type=click.Choice(list(SIZES)), default=None, help="Of pictures: their size."
)
@click.option("--title", default="", help="A title of your own, plain text.")
@click.option("--note", default="", help="A note under the title, plain text.")
@click.option("--link", default="", help="The address to print, with a QR code.")
def render(query: str, path: Path, size: str | None, title: str, note: str, link: str) -> None:
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
    with speaking(read.view.language):
        content = _rendered(catalogue, read.view, form, size or first_size(form), texts)
    save(content, path)
    said = ngettext("{n} byte", "{n} bytes", len(content))
    click.echo(f"{path}: {said}.")


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


def _rendered(
    catalogue: Catalogue, view: View, form: str, size: str, texts: Mapping[str, str]
) -> bytes:
    """Return a view as a picture, or as a page; ``texts`` are its title, note and link."""
    if form == HTML:
        # folium is wanted here alone, and takes 0.3 s to load.
        from corridors.web.offline import offline_document  # noqa: PLC0415

        return offline_document(catalogue, view, **texts).encode()
    picture = picture_of(catalogue, view, size=size, **texts)
    return draw_view(catalogue, view, picture, form)


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except DateError as error:
        msg = f"--on: {error}"
        raise click.UsageError(msg) from error


def _suffix(path: Path, known: tuple[str, ...]) -> str:
    suffix = path.suffix.lower().lstrip(".")
    if suffix not in known:
        sentence = _("--to {path}: expected a file ending in {known}, found {found!r}.")
        msg = sentence.format(path=path, known=", ".join(known), found=path.suffix)
        raise FormError(msg)
    return suffix


EXPORT_COMMANDS = (export, render, snapshot)
"""The commands, for the group of the command line."""
