"""What the map page needs to show a day as it was known then: the states of all its features."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from corridors.catalogue import Catalogue
from corridors.layers import layer_of
from corridors.past_layers import layer_known
from corridors.view import TOWNS, layer_ids
from corridors.web.answers import Body, body_of
from geo.layers import Layer, states_json
from geo.speech import spoken_cache


def states_known(catalogue: Catalogue, day: date) -> Mapping[str, Any]:
    """Return by layer the states of its features as known by a day, and the looks only they need.

    A state is ``[from, to, code]`` with ISO days or None, as in a layer's GeoJSON.
    """
    return dict(_layers(catalogue, min(day, catalogue.edition)))


def states_body(catalogue: Catalogue, day: date) -> Body:
    """Return the same as JSON, ready to be sent; from the edition's day on it is always one."""
    return _body(catalogue, min(day, catalogue.edition))


@spoken_cache(maxsize=64)
def _body(catalogue: Catalogue, day: date) -> Body:
    found = states_known(catalogue, day)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return body_of(text.encode(), "application/json")


def _layers(catalogue: Catalogue, day: date) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what differs from day to day; towns do not."""
    for layer_id in layer_ids(catalogue):
        if layer_id != TOWNS:
            then = layer_known(catalogue, layer_id, day)
            yield (
                layer_id,
                {
                    "styles": _own_looks(layer_of(catalogue, layer_id), then),
                    "states": {one.id: states_json(one) for one in then.features},
                },
            )


def _own_looks(now: Layer, then: Layer) -> Mapping[str, Any]:
    return {code: asdict(style) for code, style in then.styles.items() if code not in now.styles}
