"""Build the shipped geometry of railway sections from the rail lines a package carries."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corridors.catalogue import Catalogue
from corridors.lines.geometry import BRIDGE_KM, JOIN_KM, derive_stretches, network_of
from corridors.lines.runs import TOLERANCE_DEGREES
from corridors.lines.stretches import GEOMETRY, REFINED, write_stretches
from corridors.model.geometry import Stretch
from geo.build.rails import RAILS_FILE, RAILS_ORIGIN, read_rails
from geo.build.sources import fetch_sources, origins

BOX = (20.0, 22.0, 92.0, 62.0)
"""West, south, east, north of all the corridors, in degrees."""

PUBLISHED = "2024-04-19"
"""The day the package was published; it does not say of which day its map data is."""


def build_geometry(catalogue: Catalogue, out: Path, cache: Path) -> None:
    """Write one geometry file per corridor below ``out``, with packages kept in ``cache``."""
    rails = fetch_sources(cache, RAILS_ORIGIN)[RAILS_FILE]
    name, origin = _origin()
    lines = read_rails(rails, BOX, name)
    network = network_of(catalogue, lines, join_km=JOIN_KM, bridge_km=BRIDGE_KM)
    files: dict[str, list[Stretch]] = defaultdict(list)
    for section, stretches in derive_stretches(catalogue, network).items():
        files[catalogue.legs[catalogue.sections[section].leg].corridor].extend(stretches)
    for corridor, found in files.items():
        write_stretches(out / GEOMETRY / f"{corridor}.geojson", found, {name: origin})


def check_geometry(catalogue: Catalogue, folder: Path, cache: Path) -> tuple[str, ...]:
    """Return the geometry files below ``folder`` that a new build would write differently."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        build_geometry(catalogue, fresh, cache)
        paths = {
            path.relative_to(top)
            for top in (fresh, folder)
            for path in (top / GEOMETRY).glob("*.geojson")
            if path.name != REFINED
        }
        return tuple(
            path.as_posix()
            for path in sorted(paths)
            if _bytes_of(fresh / path) != _bytes_of(folder / path)
        )


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _origin() -> tuple[str, Mapping[str, Any]]:
    """Return the name of the package and what the files say of it."""
    (source,) = origins(RAILS_ORIGIN)
    name = f"{source.package} {source.version}"
    return name, {
        "title": f"Rail lines of OpenStreetMap as the package {name} ({source.file}) carries them",
        "attribution": "© OpenStreetMap contributors",
        "licence": "ODbL-1.0",
        "published": PUBLISHED,
        "sha256": source.sha256,
        "joined_within_km": JOIN_KM,
        "bridged_within_km": BRIDGE_KM,
        "simplified_by_degrees": TOLERANCE_DEGREES,
    }
