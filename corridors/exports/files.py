"""Exports by the suffix of their file: which there are, and how each is written.

Each writer is imported when a file of its form is first asked for: GDAL, Arrow, openpyxl and the
glyphs of the styles take 0.8 s and 60 MB, which most servers never need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from corridors.errors import CorridorsError, UnknownIdError
from corridors.exports.features import Export
from geo.speech import gettext as _


def _geojson(export: Export) -> bytes:
    from corridors.exports.geojson import geojson_of  # noqa: PLC0415 - see the module

    return geojson_of(export)


def _geopackage(export: Export) -> bytes:
    from corridors.exports.frames import geopackage_of  # noqa: PLC0415 - see the module

    return geopackage_of(export)


def _kml(export: Export) -> bytes:
    from corridors.exports.kml import kml_of  # noqa: PLC0415 - see the module

    return kml_of(export)


def _csv(export: Export) -> bytes:
    from corridors.exports.sheets import csv_of  # noqa: PLC0415 - see the module

    return csv_of(export)


def _xlsx(export: Export) -> bytes:
    from corridors.exports.sheets import xlsx_of  # noqa: PLC0415 - see the module

    return xlsx_of(export)


def _parquet(export: Export) -> bytes:
    from corridors.exports.frames import parquet_of  # noqa: PLC0415 - see the module

    return parquet_of(export)


WRITERS: Mapping[str, Callable[[Export], bytes]] = {
    "geojson": _geojson,
    "gpkg": _geopackage,
    "kml": _kml,
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
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
        msg = _("Export form: expected one of {forms}, found {found!r}.")
        raise UnknownIdError(msg.format(forms=", ".join(WRITERS), found=form))
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
        msg = _("{file}: the file could not be written: {reason}.")
        raise ExportError(msg.format(file=path, reason=error.strerror)) from error
