"""The map document as it is served: few files, which hold what the document says they hold."""

import json
import re
from typing import Any

import pytest

from corridors.catalogue import Catalogue
from corridors.errors import UnknownIdError
from corridors.layers import layer_of
from corridors.web.assets import BUNDLES, FILES, asset, read_asset
from corridors.web.delivery import first_layers, whole_base
from corridors.web.document import map_document
from geo.basemap import load_base
from geo.errors import UnknownLayerError
from geo.layers import layer_geojson


@pytest.fixture(scope="module")
def document(shipped: Catalogue) -> str:
    return map_document(shipped)


@pytest.fixture(scope="module")
def settings(document: str) -> Any:
    found = re.search(r'id="atlas-settings">(.*?)</script>', document, re.DOTALL)
    assert found
    return json.loads(found.group(1))


def test_the_first_map_needs_one_style_one_script_the_base_and_the_layers(document: str) -> None:
    asked = re.findall(r'(?:src|href)="(/[^"?]+)\?v=\w+(?:&#38;lang=en)?"', document)
    assert asked == ["/assets/atlas.css", "/assets/atlas.js", "/base/overview.json", "/layers.json"]


def test_each_layer_of_the_first_view_is_in_the_file_it_is_said_to_be_in(
    shipped: Catalogue, settings: Any
) -> None:
    together = json.loads(first_layers(shipped))
    said = {one["source"]["part"] for one in settings["layers"] if one["on"]}
    assert said == set(together)
    for layer_id, collection in together.items():
        assert collection == json.loads(layer_geojson(layer_of(shipped, layer_id)))


def test_a_layer_that_is_off_comes_by_itself(shipped: Catalogue, settings: Any) -> None:
    off = [one for one in settings["layers"] if not one["on"]]
    assert off
    for one in off:
        url = f"/layers/{one['id']}.geojson?v={shipped.digest}&lang=en"
        assert one["source"] == {"url": url}


@pytest.mark.parametrize("scale", ["overview", "detail"])
def test_the_base_in_one_file_is_the_base_in_many(scale: str, settings: Any) -> None:
    together = json.loads(whole_base(scale))
    assert {source["part"] for source in settings["base"][scale].values()} == set(together)
    for name, collection in together.items():
        assert collection == json.loads(load_base(name, scale))


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(UnknownLayerError, match="overview"):
        whole_base("huge")


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_bundle_holds_its_files_whole_and_in_order(bundle: str) -> None:
    text = asset(bundle).plain.decode()
    places = [text.index(read_asset(name)) for name in BUNDLES[bundle]]
    assert places == sorted(places)


def test_every_file_travels_in_a_bundle() -> None:
    assert {name for names in BUNDLES.values() for name in names} == set(FILES)


def test_joined_scripts_stay_strict() -> None:
    assert read_asset("atlas.js").startswith('"use strict";')


def test_an_unknown_file_is_refused() -> None:
    with pytest.raises(UnknownIdError, match=r"no file 'passwd'"):
        asset("passwd")
