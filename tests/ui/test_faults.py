"""Broken data: one clear page that names every fault, never a traceback."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corridors.catalogue import DATA
from corridors.settings import DATA_VARIABLE


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the data with two faults, used by the app."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    hubs = folder / "hubs.csv"
    text = hubs.read_text(encoding="utf-8")
    hubs.write_text(text.replace(",51.2207,", ",512.2207,", 1), encoding="utf-8")
    countries = folder / "countries.csv"
    countries.write_text(countries.read_text(encoding="utf-8") + "zz,Nowhere,\n", encoding="utf-8")
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    return folder


@pytest.mark.usefixtures("broken")
def test_every_fault_is_listed_with_its_place(app: AppTest) -> None:
    app.run()
    assert not app.exception
    rows = app.dataframe[0].value
    places = {(row.file, row.column) for row in rows.itertuples()}
    assert {("hubs.csv", "lon"), ("countries.csv", "id")} <= places


@pytest.mark.usefixtures("broken")
def test_the_page_says_what_to_do(app: AppTest) -> None:
    app.run()
    assert any("python -m corridors validate" in element.value for element in app.markdown)


@pytest.mark.usefixtures("broken")
def test_no_component_of_the_atlas_is_shown(app: AppTest) -> None:
    app.run()
    assert not app.get("bidi_component")


def test_mended_data_opens_at_the_next_run(app: AppTest, broken: Path) -> None:
    app.run()
    shutil.rmtree(broken)
    shutil.copytree(DATA, broken)
    app.run()
    assert not app.exception
    assert {one.key for one in app.get("bidi_component")} >= {"atlas-map", "atlas-details"}


def test_a_missing_folder_is_a_fault_like_another(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "nowhere"))
    app.run()
    assert not app.exception
    assert len(app.dataframe[0].value) > 0
