"""How the served map page gets its parts: few files, each made once and cached for good.

A first map that asks for each part by itself waits for thirty answers over six connections. So
what the first view needs travels together; what is off comes by itself, when it is wanted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache

from corridors.catalogue import Catalogue
from corridors.layers import layers_of
from corridors.web.assets import FILES, read_asset, served_assets
from geo.basemap import load_base
from geo.folium_map import BASE_PARTS
from geo.layers import Layer, layer_geojson
from geo.map_page import Delivery, Source
from geo.speech import language

LAYERS_AT = "/layers"
SCALES = ("overview", "detail")
VERSION_LENGTH = 10


def served_delivery(catalogue: Catalogue, layers: Sequence[Layer], layers_at: str) -> Delivery:
    """Return where the page finds its parts on this server.

    ``layers_at`` is where the layers of this very catalogue are served; only the server's own
    are served together.
    """
    return Delivery(
        assets=served_assets("/assets", assets_version()),
        layers={one.id: _layer_source(one, layers_at, catalogue.digest) for one in layers},
        base={scale: _base_sources(scale) for scale in SCALES},
    )


def _layer_source(layer: Layer, layers_at: str, version: str) -> Source:
    if layer.on and layers_at == LAYERS_AT:
        return Source(url=f"{LAYERS_AT}.json?v={version}&lang={language()}", part=layer.id)
    return Source(url=f"{layers_at}/{layer.id}.geojson?v={version}&lang={language()}")


def known_at(catalogue: Catalogue, layers_at: str) -> str:
    """Return where the states known on a day are served, up to the day itself."""
    parent = "" if layers_at == LAYERS_AT else layers_at
    return f"{parent}/states.json?v={catalogue.digest}&lang={language()}&known="


def _base_sources(scale: str) -> Mapping[str, Source]:
    url = f"/base/{scale}.json?v={base_version(scale)}"
    return {name: Source(url=url, part=name) for name in BASE_PARTS}


def first_layers(catalogue: Catalogue) -> str:
    """Return the layers of the first view by id, as one JSON object."""
    return _joined({one.id: layer_geojson(one) for one in layers_of(catalogue) if one.on})


def whole_base(scale: str) -> str:
    """Return what the page draws of the base map at a scale by name, as one JSON object."""
    return _joined({name: load_base(name, scale) for name in BASE_PARTS})


def _joined(texts: Mapping[str, str]) -> str:
    members = ",".join(f"{json.dumps(name)}:{text}" for name, text in texts.items())
    return f"{{{members}}}"


@cache
def base_version(scale: str) -> str:
    """Return what changes when the base map does."""
    return hashlib.sha256(whole_base(scale).encode()).hexdigest()[:VERSION_LENGTH]


@cache
def assets_version() -> str:
    """Return what changes when any script or style of the page does."""
    texts = "\0".join(read_asset(name) for name in FILES)
    return hashlib.sha256(texts.encode()).hexdigest()[:VERSION_LENGTH]
