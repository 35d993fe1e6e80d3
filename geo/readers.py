"""Read rail lines from any vector file a person brings, or say in one sentence why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
from pyogrio.errors import DataSourceError

from geo.errors import GeoDataError
from geo.measure import length_km
from geo.osm import SUFFIXES, date_of, read_osm
from geo.rail_line import RailLine, RailTags
from geo.speech import gettext as _

WGS84 = "EPSG:4326"
LINES = ("LineString", "MultiLineString")


def read_rail_file(path: Path, report: Callable[[str], None]) -> list[RailLine]:
    """Return the rail lines of an OpenStreetMap extract or of a file of lines.

    Raises:
        GeoDataError: there is no such file, it is damaged, has no lines, or does not say
            truly in which coordinates it is.
    """
    if not path.is_file():
        msg = _("{file}: expected a file of rail lines, found nothing there.")
        raise GeoDataError(msg.format(file=path))
    if path.name.endswith(SUFFIXES):
        return read_osm(path, report)
    return list(_lines(_frame(path), path.name))


def day_of(path: Path) -> str | None:
    """Return the moment a file's data is of, as the file itself says it, or None."""
    return date_of(path) if path.name.endswith(SUFFIXES) else None


def _frame(path: Path) -> gpd.GeoDataFrame:
    try:
        frame = gpd.read_file(path)
    except (DataSourceError, OSError, ValueError) as error:
        msg = _("{file}: expected a file of lines, found {found!r}.")
        raise GeoDataError(msg.format(file=path.name, found=str(error))) from error
    if not isinstance(frame, gpd.GeoDataFrame) or not frame.geom_type.isin(LINES).any():
        msg = _("{file}: expected rail lines, found no line in it; is this the right file?")
        raise GeoDataError(msg.format(file=path.name))
    if frame.crs is None:
        msg = _(
            "{file}: expected a file that says its coordinate system, found none; "
            "please save it with one, WGS 84 (EPSG:4326) for degrees."
        )
        raise GeoDataError(msg.format(file=path.name))
    return _in_degrees(frame[frame.geom_type.isin(LINES)], path.name)


def _in_degrees(frame: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Return lines in WGS 84 degrees; refuse what then lies outside the world."""
    degrees = frame.to_crs(WGS84)
    west, south, east, north = degrees.total_bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):  # noqa: PLR2004
        found = ", ".join(f"{value:.6g}" for value in frame.total_bounds)
        msg = _(
            "{file}: expected coordinates of {system}, found {found}; "
            "the file names a coordinate system it is not in."
        )
        raise GeoDataError(msg.format(file=name, system=frame.crs.name, found=found))
    return degrees


def _lines(frame: gpd.GeoDataFrame, origin: str) -> Iterator[RailLine]:
    parts = frame.explode(index_parts=False)
    for row in parts.to_dict("records"):
        course = row[parts.geometry.name]
        km = length_km(course)
        if km > 0:
            yield RailLine(course=course, km=km, origin=origin, tags=_tags(row))


def _tags(row: dict[str, Any]) -> RailTags:
    said = {name: row.get(name) for name in ("gauge", "electrified", "tracks")}
    return RailTags(**{name: value for name, value in said.items() if isinstance(value, str)})
