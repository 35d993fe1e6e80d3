"""From the catalogue to the map's layers: which features, in which states, in which looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from shapely.geometry import Point

from corridors import styles
from corridors.catalogue import Catalogue
from corridors.courses import course_of
from corridors.model.corridor import BorderCrossing, Corridor, GaugeBreak
from corridors.model.things import Hub, Site
from corridors.names import name_of
from corridors.timeline import intervals, parties_of
from corridors.view import (
    CROSSINGS,
    GAUGE_BREAKS,
    HUBS,
    SITES,
    STANDING,
    TOWNS,
    default_view,
    layer_ids,
)
from geo.basemap import country_polygons, places
from geo.errors import UnknownLayerError
from geo.layers import Feature, Glyph, Layer, State, Style

Placed = Hub | Site | BorderCrossing | GaugeBreak

GROUP_HUBS = "Hubs"
GROUP_RELATED = "Related corridors"
GROUP_ON_THE_WAY = "On the way"
SITE_ZOOM = 6
CROSSING_ZOOM = 5
SITE_SIZE, CROSSING_SIZE, HUB_SIZE, TOWN_SIZE = 15.0, 15.0, 24.0, 5.0
ALWAYS = State(start=None, end=None, code=TOWNS)
BRANCH_TITLES: Mapping[str, str] = {
    "brkuap": "Main route by Moscow and Kabul",
    "brkuap-south": "South variant by Uralsk",
    "brkuap-kabul-railway": "Kabul railway",
    "brkuap-west": "West variant by Herat",
    "brkuap-branches": "Branches and bypasses",
}


def layers_of(catalogue: Catalogue) -> tuple[Layer, ...]:
    """Return every layer in the order of the panel."""
    return tuple(layer_of(catalogue, layer_id) for layer_id in layer_ids(catalogue))


@lru_cache(maxsize=256)
def layer_of(catalogue: Catalogue, layer_id: str) -> Layer:
    """Return one layer with its features and looks.

    Raises:
        UnknownLayerError: no layer has that id.
    """
    if layer_id not in layer_ids(catalogue):
        msg = f"expected the id of a layer, found {layer_id!r}"
        raise UnknownLayerError(msg)
    return _BUILDERS.get(layer_id, _line_layer)(catalogue, layer_id)


def _is_on(catalogue: Catalogue, layer_id: str) -> bool:
    return layer_id in default_view(catalogue).layers


def _line_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    legs = {leg.id: leg for leg in catalogue.legs.values() if leg.layer == layer_id}
    corridor = catalogue.corridors[next(iter(legs.values())).corridor]
    is_mission = corridor.rank == 1
    features = tuple(
        _section_feature(catalogue, section_id)
        for section_id, section in catalogue.sections.items()
        if section.leg in legs
    )
    return Layer(
        id=layer_id,
        title=BRANCH_TITLES.get(layer_id, corridor.name),
        group=_mission_title(corridor) if is_mission else GROUP_RELATED,
        geometry="line",
        styles=styles.line_styles(corridor.colour, is_mission=is_mission),
        features=features,
        on=_is_on(catalogue, layer_id),
        swatch=_most_common(features),
    )


def _mission_title(corridor: Corridor) -> str:
    return " – ".join((corridor.countries[0], "…", corridor.countries[-1]))


def _most_common(features: Iterable[Feature]) -> str:
    """Return the style key that most features end with: the layer's swatch."""
    codes = [feature.states[-1].code for feature in features if feature.states]
    return max(sorted(set(codes)), key=codes.count, default="")


def _section_feature(catalogue: Catalogue, section_id: str) -> Feature:
    section = catalogue.sections[section_id]
    leg = catalogue.legs[section.leg]
    points = {p.order: p for p in catalogue.waypoints[leg.id]}
    ends = f"{points[section.first].name} – {points[section.last].name}"
    return Feature(
        id=section_id,
        name=ends,
        geometry=course_of(catalogue, section_id),
        states=_states(catalogue, section_id, lambda code: styles.line_key(code, section.quality)),
        kind=section.mode.value,
        extra={"leg": leg.id, "quality": section.quality.value},
    )


def _states(
    catalogue: Catalogue, subject: str, key: Callable[[str], str], party: str | None = None
) -> tuple[State, ...]:
    return tuple(
        State(start=span.start, end=span.end, code=key(span.code))
        for span in intervals(catalogue, subject, party)
    )


def _standing_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    corridor = min(catalogue.corridors.values(), key=lambda c: c.rank)
    polygons = country_polygons().set_index("id").geometry
    features = tuple(
        Feature(
            id=party,
            name=catalogue.countries[party].name,
            geometry=polygons[party],
            states=_states(catalogue, corridor.id, str, party),
            kind="country",
        )
        for party in parties_of(catalogue, corridor.id)
    )
    return Layer(
        id=layer_id,
        title="Standing of the countries",
        group=_mission_title(corridor),
        geometry="area",
        styles=styles.STANDING_STYLES,
        features=features,
        on=_is_on(catalogue, layer_id),
        swatch="signatory",
    )


def _hub_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    return _point_layer(
        catalogue,
        layer_id,
        title="Five cross-border hubs",
        group=GROUP_HUBS,
        features=[
            _point(catalogue, hub, shape="hub", label=name_of(catalogue, hub.id), rank=1)
            for hub in catalogue.hubs.values()
        ],
        looks=styles.point_styles("hub", HUB_SIZE, styles.HUB_COLOUR, "hub"),
    )


def _site_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    looks: dict[str, Style] = {}
    for term in catalogue.vocabularies["site-kind"].values():
        looks |= styles.point_styles(term.code, SITE_SIZE, styles.SITE_COLOUR, term.label)
    placed = [site for site in catalogue.sites.values() if site.lon is not None]
    return _point_layer(
        catalogue,
        layer_id,
        title="Sites: ports, stations, posts",
        group=GROUP_HUBS,
        features=[_point(catalogue, site, shape=site.kind, label=site.name) for site in placed],
        looks=looks,
        min_zoom=SITE_ZOOM,
    )


def _crossing_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    placed = [c for c in catalogue.crossings.values() if c.lon is not None]
    looks = styles.point_styles(
        "crossing", CROSSING_SIZE, styles.CROSSING_COLOUR, "border crossing"
    )
    return _point_layer(
        catalogue,
        layer_id,
        title="Border crossings",
        group=GROUP_ON_THE_WAY,
        features=[_point(catalogue, one, shape="crossing", label=one.name) for one in placed],
        looks=looks,
        min_zoom=CROSSING_ZOOM,
    )


def _break_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    placed = [b for b in catalogue.gauge_breaks.values() if b.lon is not None]
    looks = {
        **styles.point_styles(
            "gauge-break", CROSSING_SIZE, styles.CROSSING_COLOUR, "break of gauge"
        ),
        **styles.point_styles(
            "mode-change", CROSSING_SIZE, styles.CROSSING_COLOUR, "change between rail and road"
        ),
    }
    return _point_layer(
        catalogue,
        layer_id,
        title="Breaks of gauge and mode",
        group=GROUP_ON_THE_WAY,
        features=[
            _point(catalogue, one, shape=f"{one.kind}-{_BREAK_WORD[one.kind]}", label=one.name)
            for one in placed
        ],
        looks=looks,
        min_zoom=CROSSING_ZOOM,
    )


_BREAK_WORD = {"gauge": "break", "mode": "change"}


def _point_layer(
    catalogue: Catalogue,
    layer_id: str,
    *,
    title: str,
    group: str,
    features: list[Feature],
    looks: Mapping[str, Style],
    min_zoom: int = 0,
) -> Layer:
    used = {state.code for feature in features for state in feature.states}
    return Layer(
        id=layer_id,
        title=title,
        group=group,
        geometry="point",
        styles={code: style for code, style in looks.items() if code in used},
        features=tuple(features),
        on=_is_on(catalogue, layer_id),
        min_zoom=min_zoom,
        swatch=_most_common(features),
    )


def _point(
    catalogue: Catalogue, thing: Placed, *, shape: str, label: str, rank: int = 5
) -> Feature:
    found = tuple(_point_states(catalogue, thing.id, shape))
    return Feature(
        id=thing.id,
        name=name_of(catalogue, thing.id),
        geometry=Point(thing.lon, thing.lat),
        states=found,
        label=label,
        kind=shape,
        rank=rank,
        radius_km=thing.radius_km,
    )


def _point_states(catalogue: Catalogue, subject: str, shape: str) -> Iterator[State]:
    """Yield a point's states; before the first known one, and with none, it is shown as unknown.

    A place stands where it stands whether or not its status is known, except what is first
    heard of as planned or under construction: that was not there before.
    """
    spans = intervals(catalogue, subject)
    unknown = styles.point_key(shape, None)
    if not spans:
        yield State(start=None, end=None, code=unknown)
    for span in spans:
        yield State(start=span.start, end=span.end, code=styles.point_key(shape, span.code))


def _town_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    glyph = Glyph(shape="town", size=TOWN_SIZE, colour="#5A564F", hollow=True)
    features = tuple(
        Feature(
            id=f"place-{place.id}",
            name=place.name,
            geometry=Point(place.lon, place.lat),
            states=(ALWAYS,),
            label=place.name,
            kind="capital" if place.capital else "town",
            rank=place.rank,
        )
        for place in places()
    )
    return Layer(
        id=layer_id,
        title="Towns",
        group=GROUP_ON_THE_WAY,
        geometry="point",
        styles={TOWNS: Style(label="town", glyph=glyph)},
        features=features,
        on=_is_on(catalogue, layer_id),
        swatch=TOWNS,
    )


_BUILDERS: Mapping[str, Callable[[Catalogue, str], Layer]] = {
    HUBS: _hub_layer,
    SITES: _site_layer,
    CROSSINGS: _crossing_layer,
    GAUGE_BREAKS: _break_layer,
    STANDING: _standing_layer,
    TOWNS: _town_layer,
}
