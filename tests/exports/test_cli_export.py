"""The commands that make files, as a person calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corridors.cli import cli
from corridors.errors import CorridorsError
from corridors.settings import DATA_VARIABLE, _catalogue
from corridors.snapshots import place
from corridors.snapshots.place import FOLDER_VARIABLE, URL_VARIABLE, current_store
from geo.errors import GeoError
from tests.corridors.samples import DataFolder


@pytest.fixture(autouse=True)
def _small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.write()
    monkeypatch.setenv(DATA_VARIABLE, str(folder.path))
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "var"))
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    _catalogue.cache_clear()
    place._store.cache_clear()


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, catch_exceptions=True)


def test_export_lists_layers_and_suffixes() -> None:
    said = run("export", "--list").output
    assert "hubs\tFive cross-border hubs" in said
    assert "suffixes: geojson, gpkg, kml, csv, xlsx, parquet" in said


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "kml", "csv", "xlsx", "parquet"])
def test_export_writes_a_layer_as_its_suffix_says(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"hubs.{suffix}"
    result = run("export", "hubs", "--to", str(path), "--on", "2024-06-01")
    assert result.exit_code == 0, result.output
    assert "1 feature as of 2024-06-01" in result.output
    assert path.stat().st_size > 0


def test_export_writes_all_layers_together(tmp_path: Path) -> None:
    path = tmp_path / "all.geojson"
    assert run("export", "all", "--to", str(path)).exit_code == 0
    found = {one["properties"]["layer"] for one in json.loads(path.read_text())["features"]}
    assert {"hubs", "sites", "crossings", "standing", "towns"} <= found


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "html"])
def test_render_writes_a_view_as_its_suffix_says(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"map.{suffix}"
    result = run("render", "--view", "on=2024-06-01", "--title", "T", "--to", str(path))
    assert result.exit_code == 0, result.output
    first = path.read_bytes()
    run("render", "--view", "on=2024-06-01", "--title", "T", "--to", str(path))
    assert path.read_bytes() == first


def test_render_says_what_of_a_view_it_left_out(tmp_path: Path) -> None:
    result = run("render", "--view", "layers=hubs,nonsense", "--to", str(tmp_path / "m.svg"))
    assert result.exit_code == 0
    assert "“nonsense” was left out" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "hubs", "--to", "x.doc"), "expected a file ending in geojson"),
        (("export", "nothing", "--to", "x.csv"), "found 'nothing'"),
        (("render", "--to", "x.gif"), "expected a file ending in png, svg, pdf, html"),
        (("render", "--to", "/nowhere/x.svg"), "could not be written"),
        (("render", "--to", "x.svg", "--title", "x" * 200), "at most 120 characters"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(words: tuple[str, ...], said: str) -> None:
    result = run(*words)
    assert isinstance(result.exception, CorridorsError | GeoError)
    assert said in str(result.exception)


@pytest.mark.parametrize(
    "words", [("export",), ("export", "hubs"), ("export", "hubs", "--on", "x")]
)
def test_a_command_without_its_words_says_which(words: tuple[str, ...]) -> None:
    assert run("export", *words).exit_code == 2


def test_snapshot_keeps_a_view_and_says_its_id() -> None:
    made = [json.loads(run("snapshot", "--view", "on=2024-06-01").output) for _ in range(2)]
    assert made[0]["id"] == made[1]["id"]
    assert current_store().get(made[0]["id"]).bundle.data == made[0]["data"]
    assert current_store().data(made[0]["data"]).startswith(b"PK")
