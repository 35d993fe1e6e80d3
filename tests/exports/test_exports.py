"""Exports, each read back by another program: the right features, their sources, their terms."""

import csv
import io
import json
import warnings
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from pathlib import Path

import geopandas as gpd
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
from shapely import get_parts
from shapely.geometry import shape

from corridors.catalogue import Catalogue, load_catalogue
from corridors.errors import UnknownIdError
from corridors.exports.features import COLUMNS, Export, export_of
from corridors.exports.files import MEDIA_TYPES, WRITERS, ExportError, save, write_export
from corridors.exports.qml import qml_of
from corridors.layers import layer_of, layers_of
from corridors.names import name_of
from corridors.scene import layers_in, shown_on
from corridors.timeline import condition_on
from corridors.view import read_view
from geo.layers import layer_geojson
from tests.corridors.samples import DataFolder

DAY = date(2024, 6, 1)
HOSTILE = '=cmd|" /C calc"!A0</value><script>alert(1)</script>&\x0b'


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def export(shipped: Catalogue) -> Export:
    return export_of(
        shipped, layers_of(shipped), DAY, title="A title", link="https://a.example/s/x"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Export:
    folder = DataFolder(tmp_path_factory.mktemp("hostile") / "data")
    name = HOSTILE.replace("\x0b", "")
    folder.set("names", 1, name=name).set("sources", 0, title=name)
    catalogue = folder.load()
    return export_of(catalogue, (layer_of(catalogue, "hubs"),), DAY, title=HOSTILE)


@pytest.fixture(scope="module")
def expected(export: Export) -> dict[str, dict[str, str]]:
    """Return what every form must hold: the status by layer and id."""
    return {
        layer: {str(row.cells["id"]): str(row.cells["status"]) for row in rows}
        for layer, rows in export.rows.items()
    }


def written(export: Export, form: str, folder: Path) -> Path:
    path = folder / f"export.{form}"
    save(write_export(export, form), path)
    return path


@pytest.mark.parametrize("form", WRITERS)
def test_equal_input_gives_equal_bytes(export: Export, form: str) -> None:
    assert write_export(export, form) == write_export(export, form)
    assert form in MEDIA_TYPES


def test_an_export_holds_what_the_map_shows_on_the_day(shipped: Catalogue, export: Export) -> None:
    shown = list(shown_on(shipped, layers_of(shipped), DAY))
    told = {(layer, row.cells["id"]) for layer, rows in export.rows.items() for row in rows}
    assert told == {(one.layer.id, one.feature.id) for one in shown}
    assert len(told) > 700
    for row in export.rows["hubs"]:
        condition = condition_on(shipped, str(row.cells["id"]), DAY)
        assert condition is not None
        assert str(row.cells["code"]).endswith(condition.code)
        assert set(condition.event.sources) <= set(str(row.cells["sources"]).split())
        assert row.cells["name"] == name_of(shipped, str(row.cells["id"]))


def test_every_sourced_feature_names_its_sources(shipped: Catalogue, export: Export) -> None:
    for layer, rows in export.rows.items():
        for row in rows:
            ids = str(row.cells["sources"]).split()
            assert layer == "towns" or ids, row.cells["id"]
            titles = str(row.cells["source_titles"]).split(" | ") if ids else []
            assert titles == [shipped.sources[one].title for one in ids]


def test_a_filter_by_status_holds_for_exports(shipped: Catalogue) -> None:
    view = read_view("status=planned&layers=hubs", shipped).view
    rows = export_of(shipped, layers_in(shipped, view), DAY).rows["hubs"]
    assert {row.cells["code"] for row in rows} == {"hub.planned"}


def test_geojson_is_read_back(
    export: Export, expected: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    path = written(export, "geojson", tmp_path)
    frame = pyogrio.read_dataframe(path)
    found: dict[str, dict[str, str]] = {}
    for row in frame.itertuples():
        found.setdefault(row.layer, {})[row.id] = row.status
    assert found == expected
    assert frame.crs == "EPSG:4326"
    text = json.loads(path.read_text(encoding="utf-8"))
    assert "CC BY 4.0" in text["readme"]["licence"]
    assert text["title"] == "A title"


def test_geopackage_is_read_back_with_styles_and_readme(
    export: Export, expected: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    path = written(export, "gpkg", tmp_path)
    tables = {name for name, _ in pyogrio.list_layers(path)}
    assert tables == {*expected, "readme", "layer_styles"}
    for layer, wanted in expected.items():
        frame = pyogrio.read_dataframe(path, layer=layer)
        assert dict(zip(frame["id"], frame["status"], strict=True)) == wanted
        assert frame.crs == "EPSG:4326"
    styles = pyogrio.read_dataframe(path, layer="layer_styles")
    assert set(styles["f_table_name"]) == set(expected)
    assert styles["useAsDefault"].all()
    for row in styles.itertuples():
        codes = {one.get("value") for one in ET.fromstring(row.styleQML).iter("category")}  # noqa: S314 - our own text
        shown = pyogrio.read_dataframe(path, layer=row.f_table_name)["code"]
        assert set(shown) <= codes
        assert row.f_geometry_column == "geom"
    readme = pyogrio.read_dataframe(path, layer="readme")
    assert "digest of the data" in set(readme["what"])
    assert {f"column {name}" for name in COLUMNS} <= set(readme["what"])


def test_kml_is_read_back_with_a_folder_per_layer(
    export: Export, expected: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    path = written(export, "kml", tmp_path)
    titles = {layer.id: layer.title for layer in export.layers}
    assert [name for name, _ in pyogrio.list_layers(path)] == [*titles.values()]
    for layer, title in titles.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL tells of columns it renames
            frame = pyogrio.read_dataframe(path, layer=title)
        assert (
            dict(zip(frame["id2"].fillna(frame["id"]), frame["status"], strict=True))
            == (expected[layer])
            or dict(zip(frame["id"], frame["status"], strict=True)) == expected[layer]
        )
        assert len(frame) == len(export.rows[layer])


def test_kml_points_at_styles_it_has(export: Export) -> None:
    root = ET.fromstring(write_export(export, "kml"))  # noqa: S314 - our own text
    space = "{http://www.opengis.net/kml/2.2}"
    styles = {one.get("id") for one in root.iter(f"{space}Style")}
    used = {str(one.text).lstrip("#") for one in root.iter(f"{space}styleUrl")}
    assert used <= styles
    assert all(len(one.text or "") == 8 for one in root.iter(f"{space}color"))


def test_csv_is_read_back(
    export: Export, expected: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    with written(export, "csv", tmp_path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["id"] for row in rows if row["layer"] == "hubs"} == set(expected["hubs"])
    khorgos = next(row for row in rows if row["id"] == "khorgos")
    assert 79 < float(khorgos["lon"]) < 82
    assert all(row["wkt"] or row["lon"] for row in rows)
    assert {row["as_of"] for row in rows} == {"2024-06-01"}


def test_xlsx_is_read_back_with_a_readme(
    export: Export, expected: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(written(export, "xlsx", tmp_path))
    assert book.sheetnames == ["readme", *expected]
    for layer, wanted in expected.items():
        header, *rows = book[layer].iter_rows(values_only=True)
        found = {row[header.index("id")]: row[header.index("status")] for row in rows}
        assert found == wanted
    readme = {row[0]: row[1] for row in book["readme"].iter_rows(values_only=True)}
    assert readme["address"] == "https://a.example/s/x"
    with zipfile.ZipFile(written(export, "xlsx", tmp_path)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_parquet_is_read_back(
    export: Export, expected: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    path = written(export, "parquet", tmp_path)
    frame = gpd.read_parquet(path)
    found = frame.groupby("layer")["id"].apply(set).to_dict()
    assert found == {layer: set(rows) for layer, rows in expected.items()}
    assert frame.crs == "EPSG:4326"
    assert b"readme licence" in (pq.read_schema(path).metadata or {})


def test_geometries_are_those_of_the_map(export: Export, tmp_path: Path) -> None:
    path = written(export, "gpkg", tmp_path)
    frame = pyogrio.read_dataframe(path, layer="brkuap").set_index("id")
    layer = next(layer for layer in export.layers if layer.id == "brkuap")
    drawn = {
        one["id"]: shape(one["geometry"]) for one in json.loads(layer_geojson(layer))["features"]
    }
    for section, rows in frame.groupby(level=0):
        parts = get_parts(rows.geometry.to_numpy())
        wanted = get_parts(drawn[section])
        assert [one.equals_exact(other, 1e-4) for one, other in zip(parts, wanted, strict=True)]


def test_each_part_of_a_line_says_how_it_was_obtained_and_looks_so(
    export: Export, tmp_path: Path
) -> None:
    path = written(export, "gpkg", tmp_path)
    frame = pyogrio.read_dataframe(path, layer="brkuap")
    parts = frame[frame["part"].notna()].groupby("id")
    assert len(parts) > 0
    for _, rows in parts:
        assert rows["part"].tolist() == list(range(1, len(rows) + 1))
        assert rows["obtained"].nunique() > 1
        assert rows["code"].nunique() > 1
    layer = next(layer for layer in export.layers if layer.id == "brkuap")
    assert set(frame["code"]) <= set(layer.styles)


@pytest.mark.parametrize("form", WRITERS)
def test_hostile_text_stays_text(hostile: Export, form: str, tmp_path: Path) -> None:
    content = write_export(hostile, form)
    if form in ("kml", "xlsx"):
        assert b"<script>" not in content
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds
    save(content, tmp_path / f"x.{form}")


def test_a_style_names_the_looks_of_the_map(shipped: Catalogue) -> None:
    for layer in layers_of(shipped):
        root = ET.fromstring(qml_of(layer))  # noqa: S314 - our own text
        symbols = {one.get("name") for one in root.find("renderer-v2/symbols") or ()}
        for category in root.iter("category"):
            assert category.get("symbol") in symbols
        assert len(symbols) == len(layer.styles)
        assert all(len(one) for one in root.find("renderer-v2/symbols") or ())


def test_a_form_that_there_is_not_is_refused(export: Export) -> None:
    with pytest.raises(UnknownIdError, match=r"expected one of geojson, .*found 'doc'"):
        write_export(export, "doc")


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="could not be written"):
        save(b"x", tmp_path / "no folder" / "x.csv")
    (tmp_path / "taken").mkdir()
    with pytest.raises(ExportError):
        save(b"x", tmp_path / "taken")
    assert [one.name for one in tmp_path.iterdir()] == ["taken"]
