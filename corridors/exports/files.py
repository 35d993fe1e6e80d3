"""Exports by the suffix of their file: which there are, and how each is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from corridors.errors import CorridorsError, UnknownIdError
from corridors.exports.features import Export
from corridors.exports.frames import geopackage_of, parquet_of
from corridors.exports.geojson import geojson_of
from corridors.exports.kml import kml_of
from corridors.exports.sheets import csv_of, xlsx_of

WRITERS: Mapping[str, Callable[[Export], bytes]] = {
    "geojson": geojson_of,
    "gpkg": geopackage_of,
    "kml": kml_of,
    "csv": csv_of,
    "xlsx": xlsx_of,
    "parquet": parquet_of,
}
MEDIA_TYPES: Mapping[str, str] = {
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "kml": "application/vnd.google-earth.kml+xml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


class ExportError(CorridorsError, OSError):
    """A file could not be written."""


def write_export(export: Export, form: str) -> bytes:
    """Return an export as a file of a form, a key of ``WRITERS``.

    Raises:
        UnknownIdError: there is no such form.
    """
    if form not in WRITERS:
        msg = f"Export form: expected one of {', '.join(WRITERS)}, found {form!r}."
        raise UnknownIdError(msg)
    return WRITERS[form](export)


def save(content: bytes, path: Path) -> None:
    """Write a file whole or not at all.

    Raises:
        ExportError: the disk refuses.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        msg = f"{path}: the file could not be written: {error.strerror}."
        raise ExportError(msg) from error
