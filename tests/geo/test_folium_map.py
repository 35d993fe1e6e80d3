"""The map document: same input same bytes, nothing foreign in it, and no text that acts."""

import html
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.basemap import OnlineBase
from geo.errors import GeoDataError
from geo.folium_map import SETTINGS_ID, escape_json, escape_text, render_document
from geo.map_page import Asset, Delivery, MapPage, Place, Source
from tests.geo.map_samples import HOSTILE, inlined, sample_layers, sample_page, served

ASSETS = (
    Asset(kind="style", source=Source(url="/assets/map.css?v=1")),
    Asset(kind="script", source=Source(url="/assets/map.js?v=1")),
)
LAYERS = sample_layers()


def document(page: MapPage | None = None, delivery: Delivery | None = None) -> str:
    return render_document(
        layers=LAYERS,
        page=page or sample_page(),
        delivery=delivery or served(LAYERS, ASSETS),
    )


def json_block(text: str, name: str) -> Any:
    block = rf'<script type="application/json" id="{name}">(.*?)</script>'
    found = re.search(block, text, re.DOTALL)
    assert found
    return json.loads(found.group(1))


def settings_of(text: str) -> Any:
    return json_block(text, SETTINGS_ID)


def test_equal_input_gives_equal_bytes() -> None:
    assert document() == document()


def test_ids_are_numbered_by_first_appearance() -> None:
    assert not re.search(r"[0-9a-f]{32}", document())
    assert '<div class="folium-map" id="map_1"' in document()


def test_the_document_names_no_other_host() -> None:
    assert not re.search(r"https?://|src=\"//", document())


def test_the_document_says_its_language_title_edition_and_disclaimer() -> None:
    text = document(sample_page(language="kk"))
    assert '<html lang="kk">' in text
    assert "<title>Corridors of Central Asia</title>" in text
    assert "data 2026-11-22" in text
    assert "Boundaries do not imply endorsement." in text


def test_the_page_can_be_zoomed_by_the_person() -> None:
    assert "user-scalable" not in document()


def test_every_script_and_style_carries_the_nonce() -> None:
    styles = (Asset(kind="style", source=Source(text="p{}")), *ASSETS)
    text = document(delivery=served(LAYERS, styles, nonce="n0"))
    tags = re.findall(r"<(?:script|style)[^>]*>", text)
    assert len(tags) >= 4
    assert all(' nonce="n0"' in tag for tag in tags)


def test_without_a_nonce_none_is_written() -> None:
    assert "nonce" not in document()


def test_hostile_words_of_the_page_are_inert_markup() -> None:
    page = sample_page(title=HOSTILE, attribution=HOSTILE, words={"layers": HOSTILE})
    text = document(page)
    markup = re.sub(r"<script type=.*?</script>", "", text, flags=re.DOTALL)
    assert "<img" not in text
    assert not re.search(r"\$\{|\{\{|`", markup)
    assert html.unescape(markup).count(HOSTILE) >= 4


def test_hostile_words_travel_unchanged_as_json() -> None:
    events = settings_of(document())["events"]
    assert events[1] == ["2020-06-01", HOSTILE]


def test_layers_and_base_can_be_inside_the_document() -> None:
    layers = sample_layers(HOSTILE)
    text = render_document(layers=layers, page=sample_page(), delivery=inlined(layers, ASSETS))
    source = settings_of(text)["layers"][0]["source"]
    assert source == {"inline": "atlas-layer-0"}
    block = json_block(text, source["inline"])
    assert block["features"][0]["properties"]["name"] == HOSTILE
    base = settings_of(text)["base"]["overview"]["countries"]["inline"]
    assert json_block(text, base)["features"][0]["properties"]["name"] == HOSTILE


def test_text_inside_scripts_and_styles_cannot_end_them() -> None:
    assets = (
        Asset(kind="script", source=Source(text='let a = "</script><script>x<!--"; // {{ 7*7 }}')),
        Asset(kind="style", source=Source(text='p::after { content: "</style>" }')),
    )
    text = document(delivery=served(LAYERS, assets))
    assert r'let a = "\x3C/script>\x3Cscript>x\x3C!--"; // {{ 7*7 }}' in text
    assert r'content: "\3C /style>"' in text


def test_only_what_is_on_at_first_is_asked_for_early() -> None:
    text = document(sample_page(layers_on=frozenset({"hubs"})))
    early = re.findall(r'rel="preload" as="fetch" crossorigin href="([^"]+)"', text)
    assert "/layers/hubs.geojson?v=1" in early
    assert "/layers/corridor.geojson?v=1" not in early
    assert [layer["on"] for layer in settings_of(text)["layers"]] == [True, False, False, False]


def test_the_settings_carry_the_style_table() -> None:
    style = settings_of(document())["layers"][1]["styles"]["planned"]
    assert [stroke["dash"] for stroke in style["strokes"]] == [[], [2, 5]]


def test_the_settings_carry_the_first_view() -> None:
    page = sample_page(at=Place(lat=45, lon=68, zoom=5), selected="khorgos")
    settings = settings_of(document(page))
    assert settings["at"] == {"lat": 45, "lon": 68, "zoom": 5}
    assert settings["selected"] == "khorgos"


def test_an_embedded_page_leaves_the_panel_out() -> None:
    assert '<body class="is-embedded">' in document(sample_page(embed=True))
    assert "is-embedded" not in document()


def test_online_bases_are_named_without_their_terms() -> None:
    base = OnlineBase(
        id="osm",
        title="OpenStreetMap",
        url="https://tile.example/{z}/{x}/{y}.png",
        attribution="© OpenStreetMap",
        max_zoom=19,
        is_overlay=False,
        terms="…",
        terms_url="https://tile.example/terms",
    )
    online = settings_of(document(sample_page(online_bases=(base,))))["base"]["online"]
    assert [one["id"] for one in online] == ["osm"]
    assert "terms" not in online[0]


def test_a_layer_without_a_source_is_refused() -> None:
    delivery = replace(served(LAYERS, ASSETS), layers={})
    with pytest.raises(GeoDataError, match="found none for hubs, corridor, standing, towns"):
        document(delivery=delivery)


def test_a_page_without_a_base_map_is_refused() -> None:
    with pytest.raises(GeoDataError, match="'overview'"):
        document(delivery=replace(served(LAYERS, ASSETS), base={}))


@pytest.mark.parametrize("parts", [{}, {"url": "/a", "text": "b"}])
def test_a_source_is_an_address_or_a_text(parts: dict[str, str]) -> None:
    with pytest.raises(GeoDataError, match="either a url or a text"):
        Source(**parts)


@given(st.text())
def test_escaped_text_reads_the_same_and_holds_nothing_that_acts(text: str) -> None:
    escaped = escape_text(text)
    assert not re.search(r"[<>\"'`${}\\]", escaped)
    assert html.unescape(escaped) == html.unescape(html.escape(text))


@given(st.text())
def test_escaped_json_reads_the_same_and_opens_no_tag(text: str) -> None:
    escaped = escape_json(json.dumps(text, ensure_ascii=False))
    assert "<" not in escaped
    assert json.loads(escaped) == text
