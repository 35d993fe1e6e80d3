"""The layers as they could have been drawn on a day: with what had been published by then.

Names, places and lines are those of this edition. What the map shows on the day, but of whose
status nothing had been published by then, stands there as not documented; a country without a
published standing is left untinted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from corridors import styles
from corridors.catalogue import Catalogue
from corridors.doubts.known import known_on
from corridors.layers import layer_of
from geo.layers import Feature, Layer, State, Style
from geo.speech import spoken_cache


def layer_known(catalogue: Catalogue, layer_id: str, day: date) -> Layer:
    """Return one layer as known by a day; from the edition's day on that is the layer itself.

    Raises:
        UnknownLayerError: no layer has that id.
    """
    if known_on(catalogue, day) is catalogue:
        return layer_of(catalogue, layer_id)
    return _layer_then(catalogue, layer_id, day)


@spoken_cache(maxsize=256)
def _layer_then(catalogue: Catalogue, layer_id: str, day: date) -> Layer:
    now, then = layer_of(catalogue, layer_id), layer_of(known_on(catalogue, day), layer_id)
    known = {feature.id: feature.states for feature in then.features}
    features = tuple(
        replace(feature, states=_states(feature, known.get(feature.id, ()), now.geometry, day))
        for feature in now.features
    )
    return replace(now, features=features, styles=_looks(now, then))


def _states(now: Feature, known: tuple[State, ...], geometry: str, day: date) -> tuple[State, ...]:
    """Return the states known by a day, or that none is, of what the map shows on it."""
    if any(not _is_unknown(state) for state in known):
        return known
    if geometry == "area" or now.state_on(day) is None:
        return ()
    key = styles.point_key(now.kind, None) if geometry == "point" else styles.UNKNOWN
    return (State(start=None, end=None, code=key),)


def _is_unknown(state: State) -> bool:
    return state.code.rpartition(".")[2] == styles.UNKNOWN


def _looks(now: Layer, then: Layer) -> Mapping[str, Style]:
    """Return the looks of a layer with those that only what is not documented needs."""
    if now.geometry == "line":
        colour = next(iter(now.styles.values())).strokes[-1].colour
        return {**now.styles, styles.UNKNOWN: styles.unknown_line(colour)}
    return {**now.styles, **then.styles}
