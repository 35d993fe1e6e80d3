"""The rows of every export: what layers show on a day, with state, place, sources and terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shapely.geometry.base import BaseGeometry

from corridors.catalogue import Catalogue
from corridors.framing import CREDITS, TITLE
from corridors.lines.courses import quality_of
from corridors.scene import Shown, shown_on
from corridors.version import VERSION
from corridors.wording import day_text
from geo.basemap import DISCLAIMER
from geo.layers import Layer

Cell = str | float | None
LICENCE = (
    "Facts and their wording: CC BY 4.0, “Corridor Atlas”. Positions marked osm-line "
    "and courses marked network: © OpenStreetMap contributors, ODbL 1.0. Positions marked "
    "gazetteer: GeoNames, CC BY 4.0. Outlines of countries and towns: Natural Earth, public domain."
)
COLUMNS: Mapping[str, str] = {
    "layer": "id of the layer",
    "id": "id of the thing; it never changes",
    "name": "name in English",
    "kind": "kind of site, mode of transport, or country",
    "status": "status or standing on the day, in words",
    "code": "status or standing on the day, as a key of the styles",
    "obtained": "how the position or the course was obtained",
    "radius_km": "radius within which the true point lies, in km",
    "as_of": "the day that status and standing are of",
    "data": "digest of the data; equal digests, equal data",
    "sources": "ids of the sources of position and status",
    "source_titles": "titles of these sources, in the same order, parted by “ | ”",
    "source_urls": "addresses of these sources, in the same order, parted by “ | ”",
    "licence": "terms of use in short; all of them stand in the readme",
}
"""Each column with what it holds."""
BETWEEN = " | "
SHORT_LICENCE = "CC BY 4.0 Corridor Atlas; see obtained: osm-line, network ODbL 1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A feature of an export: its cells by column, and its geometry in WGS 84 (lon, lat)."""

    cells: Mapping[str, Cell]
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Everything a file of features says: layers with their rows, and what is to be read first."""

    title: str
    day: date
    edition: date
    layers: tuple[Layer, ...]
    rows: Mapping[str, tuple[Row, ...]]
    readme: Mapping[str, str]


def export_of(
    catalogue: Catalogue, layers: Sequence[Layer], day: date, *, title: str = "", link: str = ""
) -> Export:
    """Return what layers show on a day, ready to be written; layers that show nothing are out."""
    rows: dict[str, list[Row]] = {}
    for shown in shown_on(catalogue, layers, day):
        rows.setdefault(shown.layer.id, []).append(_row(catalogue, shown, day))
    return Export(
        title=title or TITLE,
        day=day,
        edition=catalogue.edition,
        layers=tuple(layer for layer in layers if layer.id in rows),
        rows={layer: tuple(found) for layer, found in rows.items()},
        readme=dict(_readme(catalogue, day, title or TITLE, link)),
    )


def _row(catalogue: Catalogue, shown: Shown, day: date) -> Row:
    feature = shown.feature
    sources = [catalogue.sources[one] for one in shown.sources]
    cells: dict[str, Cell] = {
        "layer": shown.layer.id,
        "id": feature.id,
        "name": feature.name,
        "kind": feature.kind,
        "status": shown.style.label,
        "code": shown.code,
        "obtained": _obtained(catalogue, feature.id),
        "radius_km": feature.radius_km,
        "as_of": day.isoformat(),
        "data": catalogue.digest,
        "sources": " ".join(shown.sources),
        "source_titles": BETWEEN.join(source.title for source in sources),
        "source_urls": BETWEEN.join(source.url or "" for source in sources),
        "licence": SHORT_LICENCE,
    }
    return Row(cells=cells, geometry=feature.geometry)


def _obtained(catalogue: Catalogue, thing_id: str) -> str:
    if thing_id in catalogue.sections:
        return quality_of(catalogue, thing_id).value
    groups = (catalogue.hubs, catalogue.sites, catalogue.crossings, catalogue.gauge_breaks)
    found = next((group[thing_id] for group in groups if thing_id in group), None)
    how = getattr(found, "obtained", None)
    return str(how.value) if how else "base map"


def _readme(catalogue: Catalogue, day: date, title: str, link: str) -> Iterator[tuple[str, str]]:
    yield "title", title
    yield "as of", day_text(day)
    yield "edition of the data", day_text(catalogue.edition)
    yield "digest of the data", catalogue.digest
    yield "sources looked at up to", catalogue.checked
    yield "made by", f"Corridor Atlas {VERSION}"
    if link:
        yield "address", link
    yield "licence", LICENCE
    yield "attribution", CREDITS
    yield "disclaimer", DISCLAIMER
    yield "coordinates", "WGS 84, longitude then latitude, decimal degrees"
    yield from ((f"column {name}", text) for name, text in COLUMNS.items())
