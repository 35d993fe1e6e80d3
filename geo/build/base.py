"""Derive the shipped base layer from Natural Earth, as published packages carry it."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from geo.build.borders import border_lines
from geo.build.cells import read_cells
from geo.build.coverage import Scale, tile
from geo.build.geojson import write_features
from geo.build.sources import fetch_sources
from geo.build.towns import place_features
from geo.build.translations import with_translations
from geo.build.water import river_features, water_features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.build.cells import Cell

BASE_FOLDER = Path(__file__).parent.parent / "data" / "base"
NAMES_FILE = BASE_FOLDER / "names.csv"

BOX = (-20.0, -5.0, 155.0, 80.0)
"""What a map of 1920 × 1200 pixels centred on 45 N 65 E shows at zoom 4, and a little more."""

CORE = (20.0, 22.0, 95.0, 62.0)
"""Where the corridors run: drawn finer, with all rivers and places."""

SCALES = (
    Scale(
        name="overview",
        box=BOX,
        core=CORE,
        grid=0.01,
        decimals=2,
        core_tolerance=0.05,
        outer_tolerance=0.15,
        smallest_island=0.03,
        smallest_lake=0.1,
        rivers_up_to=5,
        places_up_to=4,
    ),
    Scale(
        name="detail",
        box=BOX,
        core=CORE,
        grid=0.001,
        decimals=3,
        core_tolerance=0.007,
        outer_tolerance=0.15,
        smallest_island=0.002,
        smallest_lake=0.01,
        rivers_up_to=8,
        places_up_to=7,
    ),
)


def build_base(out: Path, cache: Path) -> None:
    """Write the base layer's files below ``out``, with packages kept in ``cache``."""
    sources = fetch_sources(cache)
    cells = read_cells(sources, shapely.box(*BOX))
    for scale in SCALES:
        for layer, features in _layers(cells, scale, sources).items():
            write_features(out / scale.name / f"{layer}.geojson", features, scale.decimals)


def check_base(cache: Path, folder: Path = BASE_FOLDER) -> tuple[str, ...]:
    """Return the files below ``folder`` that a new build would write differently."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        build_base(fresh, cache)
        paths = {p.relative_to(top) for top in (fresh, folder) for p in top.rglob("*.geojson")}
        return tuple(
            str(path)
            for path in sorted(paths)
            if _bytes_of(fresh / path) != _bytes_of(folder / path)
        )


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _layers(
    cells: Sequence[Cell], scale: Scale, sources: Mapping[str, Path]
) -> dict[str, list[dict[str, Any]]]:
    tiles = tile(cells, scale)
    names = _reviewed_names()
    lines = border_lines(tiles, cells, scale, sources)
    named = {
        "countries": _areas(tiles, cells, "country"),
        "disputed": _areas(tiles, cells, "disputed"),
        "water": water_features(tiles, scale, sources, _plain(names["water"])),
        "places": place_features(cells, scale, sources, names["places"]),
    }
    return {
        **{layer: with_translations(layer, features) for layer, features in named.items()},
        "rivers": river_features(scale, sources, _plain(names["rivers"])),
        "borders": [{"disputed": disputed, "geometry": line} for disputed, line in lines.items()],
    }


def _areas(
    tiles: Mapping[str, BaseGeometry], cells: Sequence[Cell], kind: str
) -> list[dict[str, Any]]:
    """Return one feature per owner, its cells (Kazakhstan and Baikonur) made one."""
    owned: dict[str, list[BaseGeometry]] = defaultdict(list)
    for cell in cells:
        if cell.kind == kind and cell.key in tiles:
            owned[cell.owner].append(tiles[cell.key])
    names = {cell.owner: cell.name for cell in cells}
    return [
        {"id": owner, "name": names[owner], "geometry": shapely.union_all(owned[owner])}
        for owner in sorted(owned)
    ]


def _reviewed_names() -> dict[str, dict[tuple[str, str], str]]:
    names: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    with NAMES_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names[row["layer"]][row["country"], row["found"]] = row["name"]
    return names


def _plain(names: Mapping[tuple[str, str], str]) -> dict[str, str]:
    return {found: name for (_, found), name in names.items()}
