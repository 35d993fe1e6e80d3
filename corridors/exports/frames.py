"""An export as GeoPackage and as GeoParquet, through GDAL and Arrow."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from pathlib import Path
from threading import Lock

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio

from corridors.exports.features import COLUMNS, Export
from corridors.exports.qml import qml_of
from geo.speech import gettext as _

CRS = "EPSG:4326"
GEOMETRY = "geom"
STYLES, README = "layer_styles", "readme"
TYPES = {"point": "Point", "line": "MultiLineString", "area": "MultiPolygon"}
_WRITING = Lock()
"""GDAL's date for new files is a setting of the whole process."""


def geopackage_of(export: Export) -> bytes:
    """Return the export as a GeoPackage: a table per layer, styles that QGIS shows, a readme."""
    with tempfile.TemporaryDirectory(prefix="corridors-") as name, _WRITING:
        path = Path(name) / "export.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _moment(export.edition)})
        try:
            _write_tables(path, export)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return path.read_bytes()


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00.000Z"


def _write_tables(path: Path, export: Export) -> None:
    for layer in export.layers:
        pyogrio.write_dataframe(
            _frame(export, layer.id),
            path,
            layer=layer.id,
            driver="GPKG",
            geometry_type=TYPES[layer.geometry],
            promote_to_multi=layer.geometry != "point",
            layer_options={"GEOMETRY_NAME": GEOMETRY, "IDENTIFIER": layer.title},
            append=path.exists(),
        )
    readme = pd.DataFrame(list(export.readme.items()), columns=["what", "text"])
    pyogrio.write_dataframe(readme, path, layer=README, driver="GPKG", append=path.exists())
    options = {"FID": "id"}
    pyogrio.write_dataframe(
        _styles(export), path, layer=STYLES, driver="GPKG", layer_options=options, append=True
    )


def _styles(export: Export) -> pd.DataFrame:
    """Return the table in which QGIS looks for the styles of a file's layers."""
    return pd.DataFrame(
        [
            {
                "f_table_catalog": "",
                "f_table_schema": "",
                "f_table_name": layer.id,
                "f_geometry_column": GEOMETRY,
                "styleName": layer.title,
                "styleQML": qml_of(layer),
                "styleSLD": "",
                "useAsDefault": True,
                "description": _("{layer}, as on the map").format(layer=layer.title),
                "owner": "",
                "ui": None,
                "update_time": _moment(export.edition),
            }
            for layer in export.layers
        ]
    )


def parquet_of(export: Export) -> bytes:
    """Return the export as GeoParquet, all layers in one table, the readme in its metadata."""
    rows = [row for layer in export.layers for row in export.rows[layer.id]]
    frame = gpd.GeoDataFrame(
        [dict(row.cells) for row in rows],
        columns=list(COLUMNS),
        geometry=[row.geometry for row in rows],
        crs=CRS,
    )
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    table = pq.read_table(pa.BufferReader(buffer.getvalue()))
    readme = {f"readme {key}".encode(): text.encode() for key, text in export.readme.items()}
    known = table.schema.metadata or {}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({**known, **readme}), out)
    return out.getvalue()


def _frame(export: Export, layer_id: str) -> gpd.GeoDataFrame:
    rows = export.rows[layer_id]
    cells = [dict(row.cells) for row in rows]
    shapes = gpd.GeoSeries([row.geometry for row in rows], crs=CRS)
    return gpd.GeoDataFrame(cells, columns=list(COLUMNS), geometry=shapes)
