"""Read the outlines of countries and cut the disputed areas out of them.

Natural Earth gives Crimea to Russia, Aksai Chin to China and splits Kashmir along the line
of control. The atlas takes no side: these areas become cells of their own, owned by nobody.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import geopandas as gpd
import numpy as np
import shapely

from geo.build.shapes import polygons_of
from geo.errors import GeoDataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Points = NDArray[np.float64]

Kind = Literal["country", "disputed", "sea"]

COUNTRIES_FILE = Path(__file__).parent.parent / "data" / "base" / "countries.csv"
HALF_WORLD = 180.0
WORLD_ATLAS_STEP = 0.004
"""World-atlas keeps coordinates on a grid of 360/100,000 of a degree; finer gaps are noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A piece of land with one owner: a country, or a disputed area with its parties."""

    key: str
    owner: str
    name: str
    kind: Kind
    geometry: BaseGeometry
    parties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How one piece of a disputed area is found in the outlines of a country.

    By provinces, by the lines of a claim around a seed, or, with neither, as the whole
    part in which the seed lies.
    """

    area: str
    name: str
    country: str
    parties: frozenset[str]
    seed: tuple[float, float]
    provinces: tuple[str, ...] = ()
    claim: str = ""


_THREE = frozenset({"CN", "IN", "PK"})

CUTS = (
    Cut(
        area="kashmir",
        name="Kashmir",
        country="India",
        parties=_THREE,
        seed=(74.80, 34.08),
        provinces=("Jammu and Kashmir",),
    ),
    Cut(
        area="kashmir",
        name="Kashmir",
        country="Pakistan",
        parties=frozenset({"IN", "PK"}),
        seed=(74.31, 35.92),
        provinces=("Northern Areas", "Azad Kashmir"),
    ),
    Cut(
        area="kashmir",
        name="Kashmir",
        country="Siachen Glacier",
        parties=_THREE,
        seed=(77.10, 35.40),
    ),
    Cut(
        area="aksai-chin",
        name="Aksai Chin",
        country="China",
        parties=_THREE,
        seed=(79.50, 35.20),
        claim="Indian claim",
    ),
    Cut(
        area="shaksgam",
        name="Shaksgam Valley",
        country="China",
        parties=_THREE,
        seed=(76.60, 36.10),
        claim="Indian claim",
    ),
    Cut(
        area="crimea",
        name="Crimea",
        country="Russia",
        parties=frozenset({"UA", "RU"}),
        seed=(34.10, 44.95),
    ),
)


def read_cells(sources: Mapping[str, Path], box: BaseGeometry) -> tuple[Cell, ...]:
    """Return the land inside ``box`` as cells: disputed areas first, then countries."""
    outlines = _read_outlines(sources["countries-10m.json"])
    disputed = tuple(_cut_out(cut, number, outlines, sources) for number, cut in enumerate(CUTS))
    countries = _country_cells(outlines, sources)
    found = [_clipped(cell, box) for cell in (*disputed, *countries)]
    return tuple(cell for cell in found if not cell.geometry.is_empty)


def _clipped(cell: Cell, box: BaseGeometry) -> Cell:
    return Cell(
        key=cell.key,
        owner=cell.owner,
        name=cell.name,
        kind=cell.kind,
        geometry=polygons_of(cell.geometry.intersection(box)),
        parties=cell.parties,
    )


def _read_outlines(path: Path) -> dict[str, BaseGeometry]:
    frame = gpd.read_file(path, layer="countries")
    return {
        name: polygons_of(_unwrapped(geometry))
        for name, geometry in zip(frame["name"], frame.geometry, strict=True)
    }


def _unwrapped(geometry: BaseGeometry) -> BaseGeometry:
    """Return an outline whose rings run on past 180° E instead of jumping to 180° W."""
    parts = [
        shapely.transform(part, _eastward) if np.ptp(part.bounds[::2]) > HALF_WORLD else part
        for part in shapely.get_parts(geometry)
    ]
    return shapely.MultiPolygon(parts)


def _eastward(points: Points) -> Points:
    return np.column_stack([points[:, 0] % 360.0, points[:, 1]])


def _cut_out(
    cut: Cut, number: int, outlines: dict[str, BaseGeometry], sources: Mapping[str, Path]
) -> Cell:
    """Take one piece out of its country's outline, which loses it."""
    country = outlines[cut.country]
    world_map = sources["world_map.gpkg"]
    if cut.provinces:
        piece = _by_provinces(country, _provinces(world_map, cut))
    elif cut.claim:
        piece = _around_seed(country, _claim_lines(world_map, cut), cut)
    else:
        piece = _part_at(shapely.get_parts(country), cut)
    outlines[cut.country] = polygons_of(country.difference(piece))
    return Cell(
        key=f"{cut.area}-{number}",
        owner=cut.area,
        name=cut.name,
        kind="disputed",
        geometry=piece,
        parties=cut.parties,
    )


def _provinces(world_map: Path, cut: Cut) -> BaseGeometry:
    frame = gpd.read_file(world_map, layer="states_provinces")
    wanted = frame[frame["name"].isin(cut.provinces) & (frame["admin"] == cut.country)]
    return polygons_of(shapely.union_all(wanted.geometry.to_numpy()))


def _by_provinces(country: BaseGeometry, provinces: BaseGeometry) -> BaseGeometry:
    """Return the provinces' land, with the slivers that two versions of a border leave."""
    piece = polygons_of(country.intersection(provinces))
    rest = country.difference(piece)
    opened = rest.buffer(-WORLD_ATLAS_STEP).buffer(1.25 * WORLD_ATLAS_STEP)
    slivers = shapely.get_parts(rest.difference(opened))
    near = [sliver for sliver in slivers if sliver.distance(piece) < WORLD_ATLAS_STEP / 4]
    return polygons_of(shapely.union_all([piece, *near]))


def _claim_lines(world_map: Path, cut: Cut) -> list[BaseGeometry]:
    frame = gpd.read_file(world_map, layer="disputed_borders")
    wanted = (frame["name"] == cut.claim) & (frame["adm0_left"] == cut.country)
    return [shapely.line_merge(line) for line in frame.geometry[wanted]]


def _around_seed(country: BaseGeometry, lines: list[BaseGeometry], cut: Cut) -> BaseGeometry:
    """Return the piece of a country between its border and the lines of a claim."""
    border = country.boundary
    ends = [
        shapely.shortest_line(shapely.Point(point), border)
        for line in lines
        for point in (line.coords[0], line.coords[-1])
    ]
    noded = shapely.union_all([border, *lines, *ends], grid_size=WORLD_ATLAS_STEP / 16)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    return polygons_of(_part_at(faces, cut).intersection(country))


def _part_at(parts: Iterable[BaseGeometry], cut: Cut) -> BaseGeometry:
    seed = shapely.Point(cut.seed)
    for part in parts:
        if part.contains(seed):
            return part
    message = f"{cut.country}: expected a part around {cut.seed!r} for {cut.name!r}, found none."
    raise GeoDataError(message)


def _country_cells(
    outlines: Mapping[str, BaseGeometry], sources: Mapping[str, Path]
) -> tuple[Cell, ...]:
    reviewed = _reviewed_countries()
    codes = _codes_by_places(outlines, sources["ne_10m_populated_places_simple.shp"])
    cells = []
    for found in sorted(outlines):
        row = reviewed.get(found, {})
        whole = row.get("part_of") or found
        code = reviewed.get(whole, {}).get("id") or codes.get(whole, "")
        name = reviewed.get(whole, {}).get("name") or whole
        cell = Cell(
            key=found, owner=code or whole, name=name, kind="country", geometry=outlines[found]
        )
        if not row.get("omit"):
            cells.append(cell)
    return tuple(cells)


def _reviewed_countries() -> dict[str, dict[str, str]]:
    with COUNTRIES_FILE.open(encoding="utf-8", newline="") as file:
        return {row["found"]: row for row in csv.DictReader(file)}


def _codes_by_places(outlines: Mapping[str, BaseGeometry], path: Path) -> dict[str, str]:
    """Return each country's two-letter code: the one most of the places inside it carry."""
    countries = gpd.GeoDataFrame(
        {"found": list(outlines)}, geometry=list(outlines.values()), crs="EPSG:4326"
    )
    places = gpd.read_file(path).to_crs("EPSG:4326")[["iso_a2", "geometry"]]
    places = places[places["iso_a2"].str.fullmatch("[A-Z]{2}")]
    inside = places.sjoin(countries, predicate="within")
    most = inside.groupby("found")["iso_a2"].agg(lambda codes: codes.value_counts().index[0])
    return cast("dict[str, str]", most.to_dict())
