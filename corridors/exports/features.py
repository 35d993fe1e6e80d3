"""The rows of every export: what layers show on a day, with state, place, sources and terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shapely.geometry.base import BaseGeometry

from corridors.catalogue import Catalogue
from corridors.framing import CREDITS, TITLE
from corridors.lines.courses import quality_of, stretches_of
from corridors.scene import Shown, shown_on
from corridors.version import VERSION
from geo.basemap import DISCLAIMER
from geo.layers import Layer
from geo.speech import N_, day_text
from geo.speech import gettext as _

Cell = str | float | None
LICENCE = N_(
    "Facts and their wording: CC BY 4.0, “Corridor Atlas”. Positions marked osm-line "
    "and courses marked network: © OpenStreetMap contributors, ODbL 1.0. Positions marked "
    "gazetteer: GeoNames, CC BY 4.0. Outlines of countries and towns: Natural Earth, public domain."
)
COLUMNS: Mapping[str, str] = {
    "layer": N_("id of the layer"),
    "id": N_("id of the thing; it never changes"),
    "name": N_("name in the language of the file"),
    "kind": N_("kind of site, mode of transport, or country"),
    "status": N_("status or standing on the day, in words"),
    "code": N_("status or standing on the day, as a key of the styles"),
    "obtained": N_("how the position or the course was obtained"),
    "radius_km": N_("radius within which the true point lies, in km"),
    "as_of": N_("the day that status and standing are of"),
    "data": N_("digest of the data; equal digests, equal data"),
    "sources": N_("ids of the sources of position and status"),
    "source_titles": N_("titles of these sources, in the same order, parted by “ | ”"),
    "source_urls": N_("addresses of these sources, in the same order, parted by “ | ”"),
    "licence": N_("terms of use in short; all of them stand in the readme"),
    "part": N_("number of the part, where the parts of a line are not equally well known"),
}
"""Each column with what it holds, translated where it is shown."""
BETWEEN, BASE_MAP = " | ", "base map"
SHORT_LICENCE = N_("CC BY 4.0 Corridor Atlas; see obtained: osm-line, network ODbL 1.0")
READ_FIRST: Mapping[str, str] = {
    "title": N_("title"),
    "as of": N_("as of"),
    "edition of the data": N_("edition of the data"),
    "digest of the data": N_("digest of the data"),
    "sources looked at up to": N_("sources looked at up to"),
    "made by": N_("made by"),
    "address": N_("address"),
    "licence": N_("licence"),
    "attribution": N_("attribution"),
    "disclaimer": N_("disclaimer"),
    "coordinates": N_("coordinates"),
    **{f"column {name}": N_("column {name}") for name in COLUMNS},
}
"""The keys of what is to be read first, which programs may rely on, with their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A feature of an export: its cells by column, and its geometry in WGS 84 (lon, lat)."""

    cells: Mapping[str, Cell]
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Everything a file of features says: layers with their rows, and what is to be read first.

    ``readme`` has the keys of ``READ_FIRST``; its texts are in the language spoken.
    """

    title: str
    day: date
    edition: date
    layers: tuple[Layer, ...]
    rows: Mapping[str, tuple[Row, ...]]
    readme: Mapping[str, str]


def export_of(
    catalogue: Catalogue,
    layers: Sequence[Layer],
    day: date,
    *,
    title: str = "",
    link: str = "",
    as_of: str = "",
) -> Export:
    """Return what layers show on a day, ready to be written; layers that show nothing are out.

    ``as_of`` says the day in words, where there is more to say than the day.
    """
    rows: dict[str, list[Row]] = {}
    for shown in shown_on(catalogue, layers, day):
        rows.setdefault(shown.layer.id, []).extend(_rows(catalogue, shown, day))
    return Export(
        title=title or _(TITLE),
        day=day,
        edition=catalogue.edition,
        layers=tuple(layer for layer in layers if layer.id in rows),
        rows={layer: tuple(found) for layer, found in rows.items()},
        readme={
            "title": title or _(TITLE),
            "as of": as_of or day_text(day),
            **dict(_readme(catalogue, link)),
        },
    )


def _rows(catalogue: Catalogue, shown: Shown, day: date) -> Iterator[Row]:
    """Yield a feature's row, or one for each part of a line whose parts differ in quality."""
    whole = _row(catalogue, shown, day)
    if not shown.feature.parts:
        yield whole
        return
    pieces = shown.layer.pieces_on(shown.feature, day)
    stretches = stretches_of(catalogue, shown.feature.id)
    for number, ((line, code), stretch) in enumerate(zip(pieces, stretches, strict=True), start=1):
        own: dict[str, Cell] = {
            "part": number,
            "status": shown.layer.styles[code].words,
            "code": code,
            "obtained": stretch.quality.value,
        }
        yield Row(cells={**whole.cells, **own}, geometry=line)


def _row(catalogue: Catalogue, shown: Shown, day: date) -> Row:
    feature = shown.feature
    sources = [catalogue.sources[one] for one in shown.sources]
    cells: dict[str, Cell] = {
        "layer": shown.layer.id,
        "id": feature.id,
        "name": feature.name,
        "kind": feature.kind,
        "status": shown.style.words,
        "code": shown.code,
        "obtained": _obtained(catalogue, feature.id),
        "radius_km": feature.radius_km,
        "as_of": day.isoformat(),
        "data": catalogue.digest,
        "sources": " ".join(shown.sources),
        "source_titles": BETWEEN.join(source.title for source in sources),
        "source_urls": BETWEEN.join(source.url or "" for source in sources),
        "licence": _(SHORT_LICENCE),
        "part": None,
    }
    return Row(cells=cells, geometry=feature.geometry)


def _obtained(catalogue: Catalogue, thing_id: str) -> str:
    if thing_id in catalogue.sections:
        return quality_of(catalogue, thing_id).value
    groups = (catalogue.hubs, catalogue.sites, catalogue.crossings, catalogue.gauge_breaks)
    found = next((group[thing_id] for group in groups if thing_id in group), None)
    how = getattr(found, "obtained", None)
    return str(how.value) if how else BASE_MAP


def _readme(catalogue: Catalogue, link: str) -> Iterator[tuple[str, str]]:
    yield "edition of the data", day_text(catalogue.edition)
    yield "digest of the data", catalogue.digest
    yield "sources looked at up to", catalogue.checked
    yield "made by", f"Corridor Atlas {VERSION}"
    if link:
        yield "address", link
    yield "licence", _(LICENCE)
    yield "attribution", CREDITS
    yield "disclaimer", _(DISCLAIMER)
    yield "coordinates", _("WGS 84, longitude then latitude, decimal degrees")
    yield from ((f"column {name}", _(text)) for name, text in COLUMNS.items())


def read_first(export: Export) -> Iterator[tuple[str, str]]:
    """Yield what is to be read first, for people: its keys too are in the language spoken."""
    for key, text in export.readme.items():
        yield _(READ_FIRST.get(key, key)).format(name=key.rpartition(" ")[2]), text
