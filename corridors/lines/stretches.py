"""The geometry files of a data folder: sections' lines as GeoJSON, read with every fault, written.

``geometry/NAME.geojson`` is what the build derives, ``geometry/refined.geojson`` what the user's
own rail data gave; for a section that stands in both the refined line is taken.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from shapely.geometry import LineString, box

from corridors.errors import Fault
from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Quality
from geo.speech import N_
from geo.speech import gettext as _

GEOMETRY = "geometry"
REFINED = "refined.geojson"
WGS84_NAMES = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326")
WORLD = box(-180.0, -90.0, 180.0, 90.0)
DECIMALS = 4
"""About 10 m, finer than the rails of the source are known."""

_TEXTS = ("origin", "gauge", "electrified", "tracks")
_EXPECTED = N_("a GeoJSON FeatureCollection of LineStrings")


@dataclass(frozen=True, slots=True)
class PlacedStretch:
    """A stretch as read, with the file and line it stands in."""

    file: str
    row: int
    value: Stretch

    def fault(self, column: str, expected: str, found: object) -> Fault:
        """Return a fault of this stretch."""
        return Fault(self.file, self.row, column, expected, repr(found))


def geometry_files(folder: Path) -> list[Path]:
    """Return the geometry files of a data folder, the refined one last."""
    paths = [path for path in (folder / GEOMETRY).glob("*.geojson") if path.is_file()]
    return sorted(paths, key=lambda path: (path.name == REFINED, path.name))


def read_stretches(folder: Path, faults: list[Fault]) -> tuple[PlacedStretch, ...]:
    """Return the stretches of a data folder, refined ones in place of built ones."""
    lines: dict[str, list[PlacedStretch]] = {}
    for path in geometry_files(folder):
        read = list(read_file(path, f"{GEOMETRY}/{path.name}", faults))
        for section, group in groupby(read, key=lambda one: one.value.section):
            lines[section] = list(group)
    return tuple(one for section in sorted(lines) for one in lines[section])


def read_file(path: Path, name: str, faults: list[Fault]) -> Iterator[PlacedStretch]:
    """Yield the sound stretches of a file; add a fault for each unsound one."""
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        features = collection["features"]
        crs = collection.get("crs", {}).get("properties", {}).get("name", WGS84_NAMES[0])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        faults.append(Fault(name, 0, "", _(_EXPECTED), f"{type(error).__name__}: {error}"))
        return
    if crs not in WGS84_NAMES:
        faults.append(Fault(name, 0, "crs", _("WGS 84 longitudes and latitudes"), repr(crs)))
        return
    origins = collection.get("origins", {})
    for row, feature in enumerate(features, start=2):
        placed = _placed(feature, name, row, faults)
        if placed is not None and placed.value.origin not in (None, *origins):
            faults.append(placed.fault("origin", _("a key of origins"), placed.value.origin))
        elif placed is not None:
            yield placed


def origins_of(path: Path) -> dict[str, Any]:
    """Return what a geometry file says of the data it was derived from, {} where there is none."""
    if not path.exists():
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")).get("origins", {})
    return found


def _placed(feature: Any, name: str, row: int, faults: list[Fault]) -> PlacedStretch | None:
    try:
        stretch = _stretch(feature["properties"], feature["geometry"])
    except (KeyError, TypeError, ValueError) as error:
        faults.append(Fault(name, row, "", _("a stretch of a section"), f"{error!r}"))
        return None
    placed = PlacedStretch(name, row, stretch)
    if not WORLD.contains(stretch.course):
        found = stretch.course.coords[0]
        faults.append(placed.fault("geometry", _("degrees of longitude and latitude"), found))
        return None
    return placed


def _stretch(properties: Mapping[str, Any], geometry: Mapping[str, Any]) -> Stretch:
    if geometry["type"] != "LineString":
        msg = _("expected a LineString, found {found!r}").format(found=geometry["type"])
        raise ValueError(msg)
    km = properties.get("track_km")
    return Stretch(
        section=str(properties["section"]),
        part=int(properties["part"]),
        quality=Quality(properties["quality"]),
        course=LineString(geometry["coordinates"]),
        track_km=None if km is None else float(km),
        **{name: properties.get(name) for name in _TEXTS},
    )


def write_stretches(
    path: Path, stretches: Iterable[Stretch], origins: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write stretches in order of section and part, the old file in place until all is written."""
    ordered = sorted(stretches, key=attrgetter("section", "part"))
    head = json.dumps(dict(origins), ensure_ascii=False, sort_keys=True)
    lines = ",\n".join(_feature(stretch) for stretch in ordered)
    text = f'{{"type":"FeatureCollection","origins":{head},"features":[\n{lines}\n]}}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    os.replace(fresh, path)  # noqa: PTH105 - says that it is one step


def _feature(stretch: Stretch) -> str:
    properties = {
        "section": stretch.section,
        "part": stretch.part,
        "quality": stretch.quality.value,
        "track_km": stretch.track_km,
        **{name: getattr(stretch, name) for name in _TEXTS},
    }
    item = {
        "type": "Feature",
        "properties": {key: value for key, value in properties.items() if value is not None},
        "geometry": {
            "type": "LineString",
            "coordinates": [
                [round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in stretch.course.coords
            ],
        },
    }
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))
