"""What a view shows: its layers with the states its filters let through, and their sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from corridors.catalogue import Catalogue
from corridors.doubts.known import known_on
from corridors.layers import layer_of
from corridors.past_layers import layer_known
from corridors.reports.citations import Citations
from corridors.timeline import condition_on
from corridors.view import STANDING, STATUSES, View, layer_ids
from geo.layers import Feature, Layer, State, Style
from geo.speech import day_text
from geo.speech import gettext as _

_PARTS = re.compile(r"[.:/ ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A feature that is visible on the day, with its layer, style and sources."""

    layer: Layer
    feature: Feature
    style: Style
    code: str
    sources: tuple[str, ...]


def seen(catalogue: Catalogue, view: View) -> Catalogue:
    """Return the catalogue a view tells of: as it is, or as it was known on the view's day."""
    return known_on(catalogue, view.on) if view.as_known else catalogue


def as_of_text(view: View) -> str:
    """Return the day a view is of, in words, and whether it tells only what was known on it."""
    words = _("As of {day}, as known then") if view.as_known else _("As of {day}")
    return words.format(day=day_text(view.on))


def marked_text(view: View) -> str:
    """Return what a mark on a view means, or nothing where it marks nothing."""
    if view.since is None:
        return ""
    return _("changed since {day}").format(day=day_text(view.since))


def layers_in(catalogue: Catalogue, view: View) -> tuple[Layer, ...]:
    """Return the layers a view shows, in the panel's order, without the statuses it leaves out.

    What stood otherwise on the day a view looks back to is marked.
    """
    ids = (one for one in layer_ids(catalogue) if one in view.layers)
    return tuple(_marked(catalogue, view, _layer(catalogue, view, one, view.on)) for one in ids)


def _layer(catalogue: Catalogue, view: View, layer_id: str, day: date) -> Layer:
    known = layer_known(catalogue, layer_id, day) if view.as_known else None
    return _filtered(known or layer_of(catalogue, layer_id), view.statuses)


def _marked(catalogue: Catalogue, view: View, layer: Layer) -> Layer:
    if view.since is None:
        return layer
    before = _layer(catalogue, view, layer.id, view.since)
    return replace(layer, marked=changed_between(before, view.since, layer, view.on))


def changed_between(before: Layer, a: date, after: Layer, b: date) -> frozenset[str]:
    """Return the features shown on day ``b`` that stood otherwise, or were not there, on ``a``."""
    stood = {feature.id: _code(feature, a) for feature in before.features}
    now = {feature.id: _code(feature, b) for feature in after.features}
    return frozenset(one for one, code in now.items() if code and code != stood.get(one))


def _code(feature: Feature, day: date) -> str:
    state = feature.state_on(day)
    return state.code if state else ""


def _filtered(layer: Layer, statuses: tuple[str, ...]) -> Layer:
    if set(statuses) == set(STATUSES):
        return layer
    features = tuple(
        replace(feature, states=tuple(s for s in feature.states if is_let_through(s, statuses)))
        for feature in layer.features
    )
    return replace(layer, features=features)


def is_let_through(state: State, statuses: tuple[str, ...]) -> bool:
    """Tell whether a filter by status lets a state through; one without status always passes."""
    found = [part for part in _PARTS.split(state.code) if part in STATUSES]
    return all(part in statuses for part in found)


def shown_on(catalogue: Catalogue, layers: Iterable[Layer], day: date) -> Iterator[Shown]:
    """Yield what layers show on a day, with the sources its place and its state rest on."""
    for layer in layers:
        for feature in layer.features:
            state = feature.state_on(day)
            if state and state.code in layer.styles:
                yield Shown(
                    layer=layer,
                    feature=feature,
                    style=layer.styles[state.code],
                    code=state.code,
                    sources=tuple(dict.fromkeys(_sources(catalogue, layer, feature, day))),
                )


def citations_of(catalogue: Catalogue, view: View) -> Citations:
    """Return the sources of what a view shows, numbered in the order of the panel."""
    held = seen(catalogue, view)
    cited = Citations(held)
    for shown in shown_on(held, layers_in(catalogue, view), view.on):
        cited.of(shown.sources)
    return cited


def _sources(catalogue: Catalogue, layer: Layer, feature: Feature, day: date) -> Iterator[str]:
    if layer.id == STANDING:
        mission = min(catalogue.corridors.values(), key=lambda corridor: corridor.rank)
        condition = condition_on(catalogue, mission.id, day, feature.id)
    else:
        condition = condition_on(catalogue, feature.id, day)
    if condition:
        yield from condition.event.sources
    yield from _sources_of_place(catalogue, feature)


def _sources_of_place(catalogue: Catalogue, feature: Feature) -> Iterator[str]:
    """Yield the sources of where a thing is; towns and countries are the base map's."""
    section = catalogue.sections.get(feature.id)
    if section:
        for point in catalogue.waypoints[section.leg]:
            if section.first <= point.order <= section.last:
                yield from point.sources
        return
    groups = (catalogue.hubs, catalogue.sites, catalogue.crossings, catalogue.gauge_breaks)
    for group in groups:
        if feature.id in group:
            yield from group[feature.id].sources
