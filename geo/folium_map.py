"""The map document: layers, base map and settings become one folium page, as a string.

Facts never pass through folium's templates: they travel as JSON and the page's own
scripts write them as text. folium makes the document and Leaflet's map; how assets and
layers reach it is a ``Delivery``, so that the served page and a saved file are the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from geo.errors import GeoDataError
from geo.layers import Layer
from geo.map_page import Asset, Delivery, MapPage, Source
from geo.map_words import map_words
from geo.speech import gettext as _

SETTINGS_ID = "atlas-settings"
FIRST_SCALE = "overview"
BASE_PARTS = ("countries", "water", "rivers", "borders", "disputed")
_ESCAPED = {character: f"&#{ord(character)};" for character in "&<>\"'`${}\\"}
_JSON_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_IN_SCRIPT = re.compile(r"<(?=!--|/?script)", re.IGNORECASE)
_IN_STYLE = re.compile(r"<(?=/style)", re.IGNORECASE)
_NONCED = re.compile(r"<(script|style)(?=[\s>])")


def render_document(*, layers: Sequence[Layer], page: MapPage, delivery: Delivery) -> str:
    """Return the map page as HTML; equal arguments give equal bytes."""
    _check_delivery(layers, delivery)
    figure = Figure(title=escape_text(page.title))
    _add_assets(figure, layers, page, delivery)
    for name, text in _json_blocks(layers, page, delivery):
        figure.html.add_child(_Verbatim(_json_tag(name, text)))
    atlas = _AtlasMap(page)
    atlas.add_to(figure)
    atlas.add_child(_Start())  # type: ignore[no-untyped-call]
    text = _renumber_ids(figure.render(), figure)
    text = text.replace("<html>", f'<html lang="{escape_text(page.language)}">', 1)
    if page.embed:
        text = text.replace("<body>", '<body class="is-embedded">', 1)
    return _add_nonce(text, delivery.nonce)


def escape_text(text: str) -> str:
    """Escape text that passes through folium: inert as HTML, as template and in a script."""
    return "".join(_ESCAPED.get(character, character) for character in text)


def escape_json(text: str) -> str:
    """Escape JSON so that it may stand in a script element: no markup can end it."""
    for character, escaped in _JSON_ESCAPED.items():
        text = text.replace(character, escaped)
    return text


class _AtlasMap(folium.Map):
    """folium's map with our page around it and none of folium's foreign assets."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  # folium's own attribute
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="same-origin">
            <link rel="icon" href="data:,">
        {% endmacro %}
        {% macro html(this, kwargs) %}
            {%- set say = this.texts %}
            <a class="atlas-skip" href="#atlas-timeline">{{ say.skip }}</a>
            <noscript><p>{{ say.noscript }}</p></noscript>
            <div class="atlas">
              <aside class="atlas-panel" id="atlas-panel" aria-label="{{ say.layers }}">
                <div class="atlas-panel-head">
                  <h2>{{ say.layers }}</h2>
                  <button type="button" class="atlas-icon" id="atlas-panel-close"
                    title="{{ say.hide_panel }}" aria-label="{{ say.hide_panel }}">«</button>
                </div>
                <div id="atlas-panel-body"></div>
              </aside>
              <main class="atlas-stage">
                <h1 class="atlas-heading">{{ say.title }}</h1>
                <div class="folium-map" id="{{ this.get_name() }}" role="application"
                  aria-label="{{ say.title }}" aria-describedby="atlas-keys"></div>
                <p class="atlas-keys" id="atlas-keys">{{ say.map_keys }}</p>
                <button type="button" class="atlas-icon" id="atlas-panel-open"
                  aria-controls="atlas-panel">{{ say.layers }}</button>
                <div class="atlas-legend" id="atlas-legend"></div>
                <div class="atlas-timeline" id="atlas-timeline" tabindex="-1"></div>
                <div class="atlas-tip" id="atlas-tip" hidden></div>
                <div class="atlas-notes" id="atlas-notes" role="status"></div>
              </main>
              <footer class="atlas-foot">
                <span><span id="atlas-attribution">{{ say.attribution }}</span>
                  · <span>{{ say.disclaimer }}</span></span>
                <strong>{{ say.data }}</strong>
              </footer>
            </div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map("{{ this.get_name() }}", {
                zoomControl: false, attributionControl: false, zoomSnap: 0.25, maxZoom: 12,
                zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches
            });
        {% endmacro %}
        """,
    )

    def __init__(self, page: MapPage) -> None:
        super().__init__(tiles=None)
        words = _words(page)
        own = {name: getattr(page, name) for name in _PAGE_TEXTS}
        own["data"] = words["data"].format(edition=page.edition)
        self.texts = {name: escape_text(text) for name, text in {**words, **own}.items()}


_PAGE_TEXTS = ("title", "attribution", "disclaimer")


class _Start(MacroElement):
    """The call that starts the page on folium's map; a child, so that the map exists."""

    _template = Template(
        "{% macro script(this, kwargs) %}AtlasMap.start({{ this._parent.get_name() }});"
        "{% endmacro %}",
    )


class _Verbatim(Element):
    """Text that goes into the page as it is and is never read as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_kwargs: object) -> str:
        """Return the text."""
        return self.text


def _check_delivery(layers: Sequence[Layer], delivery: Delivery) -> None:
    missing = [layer.id for layer in layers if layer.id not in delivery.layers]
    if missing:
        msg = _("Delivery: expected a source for each layer, found none for {ids}.")
        raise GeoDataError(msg.format(ids=", ".join(missing)))
    if not delivery.base.get(FIRST_SCALE):
        msg = _("Delivery: expected the base map's scale {expected!r}, found {found}.")
        raise GeoDataError(msg.format(expected=FIRST_SCALE, found=[*delivery.base]))


def _add_assets(figure: Figure, layers: Sequence[Layer], page: MapPage, delivery: Delivery) -> None:
    for asset in delivery.assets:
        figure.header.add_child(_Verbatim(_asset_tag(asset)))
    on = (delivery.layers[one] for one in _layers_on(layers, page))
    sources = (*_base_sources(delivery, FIRST_SCALE).values(), *on)
    for url in dict.fromkeys(source.url for source in sources if source.url):
        figure.header.add_child(_Verbatim(_preload_tag(url)))


def _asset_tag(asset: Asset) -> str:
    url = escape_text(asset.source.url)
    if asset.kind == "script":
        text = _IN_SCRIPT.sub(r"\\x3C", asset.source.text)
        return f'<script src="{url}"></script>' if url else f"<script>{text}</script>"
    text = _IN_STYLE.sub(r"\\3C ", asset.source.text)
    return f'<link rel="stylesheet" href="{url}">' if url else f"<style>{text}</style>"


def _preload_tag(url: str) -> str:
    return f'<link rel="preload" as="fetch" crossorigin href="{escape_text(url)}">'


def _json_tag(name: str, text: str) -> str:
    return f'<script type="application/json" id="{name}">{escape_json(text)}</script>'


def _json_blocks(
    layers: Sequence[Layer], page: MapPage, delivery: Delivery
) -> Iterator[tuple[str, str]]:
    """Yield the settings and whatever is delivered as text, each with its element's id."""
    settings = _settings(layers, page, delivery)
    yield SETTINGS_ID, json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
    sources = {_layer_name(n): delivery.layers[layer.id] for n, layer in enumerate(layers)}
    for scale in delivery.base:
        sources |= _base_sources(delivery, scale)
    yield from ((name, source.text) for name, source in sources.items() if source.text)


def _layer_name(number: int) -> str:
    return f"atlas-layer-{number}"


def _base_sources(delivery: Delivery, scale: str) -> dict[str, Source]:
    """Return the base map's drawn layers at a scale by element id; places come as a layer."""
    parts = delivery.base[scale]
    return {f"atlas-base-{scale}-{name}": parts[name] for name in BASE_PARTS if name in parts}


def _settings(layers: Sequence[Layer], page: MapPage, delivery: Delivery) -> dict[str, Any]:
    on = _layers_on(layers, page)
    return {
        "language": page.language,
        "edition": page.edition,
        "attribution": page.attribution,
        "digest": page.digest,
        "day": page.day.isoformat(),
        "first_day": page.first_day.isoformat(),
        "last_day": page.last_day.isoformat(),
        "events": [[day.isoformat(), text] for day, text in page.events],
        "statuses": [asdict(status) for status in page.statuses],
        "bounds": page.bounds,
        "extent": page.extent,
        "at": asdict(page.at) if page.at else None,
        "selected": page.selected,
        "since": page.since.isoformat() if page.since else None,
        "known": {"on": page.as_known, "url": page.known_at, "days": page.known},
        "find_at": page.find_at,
        "words": _words(page),
        "base": _base_settings(page, delivery),
        "layers": [
            _layer_settings(layer, _address(delivery.layers[layer.id], _layer_name(n)), on)
            for n, layer in enumerate(layers)
        ],
    }


_ONLINE_FIELDS = ("id", "title", "url", "attribution", "max_zoom", "is_overlay")


def _base_settings(page: MapPage, delivery: Delivery) -> dict[str, Any]:
    scales = {
        scale: {
            name.rpartition("-")[2]: _address(source, name)
            for name, source in _base_sources(delivery, scale).items()
        }
        for scale in delivery.base
    }
    online = [{name: getattr(base, name) for name in _ONLINE_FIELDS} for base in page.online_bases]
    return {**scales, "focus": page.focus, "online": online}


def _layer_settings(layer: Layer, source: Mapping[str, str], on: Sequence[str]) -> dict[str, Any]:
    return {
        "id": layer.id,
        "title": layer.title,
        "group": layer.group,
        "geometry": layer.geometry,
        "styles": {code: asdict(style) for code, style in layer.styles.items()},
        "on": layer.id in on,
        "min_zoom": layer.min_zoom,
        "swatch": layer.swatch,
        "total": len(layer.features),
        "source": source,
    }


def _address(source: Source, name: str) -> dict[str, str]:
    if not source.url:
        return {"inline": name}
    return {"url": source.url, **({"part": source.part} if source.part else {})}


def _layers_on(layers: Sequence[Layer], page: MapPage) -> tuple[str, ...]:
    if page.layers_on is None:
        return tuple(layer.id for layer in layers if layer.on)
    return tuple(layer.id for layer in layers if layer.id in page.layers_on)


def _words(page: MapPage) -> dict[str, str]:
    return {**map_words(), **page.words}


def _renumber_ids(text: str, figure: Figure) -> str:
    """Replace folium's random ids by numbers in the order in which they first appear."""
    found = {element._id: text.find(element._id) for element in _elements(figure)}  # noqa: SLF001
    used = sorted((place, name) for name, place in found.items() if place >= 0)
    for number, (_place, name) in enumerate(used, start=1):
        text = text.replace(name, str(number))
    return text


def _elements(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():  # noqa: SLF001  # branca has no public way
        yield from _elements(child)


def _add_nonce(text: str, nonce: str) -> str:
    if not nonce:
        return text
    return _NONCED.sub(rf'<\1 nonce="{escape_text(nonce)}"', text)
