"""From the catalogue to the map's layers: which features, in which states, in which looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from shapely.geometry import Point

from corridors import styles
from corridors.catalogue import Catalogue
from corridors.lines.courses import course_of, quality_of, stretches_of
from corridors.model.corridor import BorderCrossing, Corridor, GaugeBreak
from corridors.model.things import Hub, Site
from corridors.names import label_of, name_of
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
from geo.layers import Feature, Glyph, Layer, Part, State, Style
from geo.speech import N_, language, spoken_cache
from geo.speech import gettext as _

Placed = Hub | Site | BorderCrossing | GaugeBreak

GROUP_HUBS = N_("Hubs")
GROUP_RELATED = N_("Related corridors")
GROUP_ON_THE_WAY = N_("On the way")
SITE_ZOOM = 6
CROSSING_ZOOM = 5
SITE_SIZE, CROSSING_SIZE, HUB_SIZE, TOWN_SIZE = 15.0, 15.0, 24.0, 5.0
ALWAYS = State(start=None, end=None, code=TOWNS)
TOWN_COLOUR = "#5A564F"
BREAK_SHAPES = {"gauge": "gauge-break", "mode": "mode-change"}
POINT_LAYERS: Mapping[str, tuple[str, str, int]] = {
    HUBS: (N_("Five cross-border hubs"), GROUP_HUBS, 0),
    SITES: (N_("Sites: ports, stations, posts"), GROUP_HUBS, SITE_ZOOM),
    CROSSINGS: (N_("Border crossings"), GROUP_ON_THE_WAY, CROSSING_ZOOM),
    GAUGE_BREAKS: (N_("Breaks of gauge and mode"), GROUP_ON_THE_WAY, CROSSING_ZOOM),
}
"""Title, group and the zoom from which they are drawn."""
BRANCH_TITLES: Mapping[str, str] = {
    "brkuap": N_("Main route by Moscow and Kabul"),
    "brkuap-south": N_("South variant by Uralsk"),
    "brkuap-kabul-railway": N_("Kabul railway"),
    "brkuap-west": N_("West variant by Herat"),
    "brkuap-branches": N_("Branches and bypasses"),
}


def layers_of(catalogue: Catalogue) -> tuple[Layer, ...]:
    """Return every layer in the order of the panel."""
    return tuple(layer_of(catalogue, layer_id) for layer_id in layer_ids(catalogue))


@spoken_cache(maxsize=1024)
def layer_of(catalogue: Catalogue, layer_id: str) -> Layer:
    """Return one layer with its features and looks.

    Raises:
        UnknownLayerError: no layer has that id.
    """
    if layer_id not in layer_ids(catalogue):
        msg = _("expected the id of a layer, found {found!r}").format(found=layer_id)
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
        title=_line_title(catalogue, layer_id, corridor),
        group=label_of(catalogue, corridor.id) if is_mission else _(GROUP_RELATED),
        geometry="line",
        styles=styles.line_styles(corridor.colour, _width(corridor, layer_id)),
        features=features,
        on=_is_on(catalogue, layer_id),
        swatch=_most_common(features),
    )


def _line_title(catalogue: Catalogue, layer_id: str, corridor: Corridor) -> str:
    title = BRANCH_TITLES.get(layer_id)
    return _(title) if title else label_of(catalogue, corridor.id)


def _width(corridor: Corridor, layer_id: str) -> float:
    if corridor.rank > 1:
        return styles.RELATED_WIDTH
    return styles.MAIN_WIDTH if layer_id == corridor.id else styles.VARIANT_WIDTH


def _most_common(features: Iterable[Feature]) -> str:
    """Return the style key that most features end with: the layer's swatch."""
    codes = [feature.states[-1].code for feature in features if feature.states]
    return max(sorted(set(codes), reverse=True), key=codes.count, default="")


def _section_feature(catalogue: Catalogue, section_id: str) -> Feature:
    section, quality = catalogue.sections[section_id], quality_of(catalogue, section_id)
    leg = catalogue.legs[section.leg]
    return Feature(
        id=section_id,
        name=name_of(catalogue, section_id),
        geometry=course_of(catalogue, section_id),
        states=_states(catalogue, section_id, lambda code: styles.line_key(code, quality)),
        kind=section.mode.value,
        extra={"leg": leg.id, "quality": quality.value},
        parts=_parts(catalogue, section_id),
    )


def _parts(catalogue: Catalogue, section_id: str) -> tuple[Part, ...]:
    """Return the runs of a section that are not equally well known, none where all of it is."""
    stretches = stretches_of(catalogue, section_id)
    if len({stretch.quality for stretch in stretches}) == 1:
        return ()
    return tuple(Part(geometry=one.course, look=styles.line_look(one.quality)) for one in stretches)


def _states(
    catalogue: Catalogue, subject: str, key: Callable[[str], str], party: str | None = None
) -> tuple[State, ...]:
    return tuple(
        State(start=span.start, end=span.end, code=key(span.code))
        for span in intervals(catalogue, subject, party)
    )


def _standing_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    corridor = min(catalogue.corridors.values(), key=lambda c: c.rank)
    polygons = country_polygons("overview").set_index("id").geometry
    features = tuple(
        Feature(
            id=party,
            name=name_of(catalogue, party),
            geometry=polygons[party],
            states=_states(catalogue, corridor.id, str, party),
            kind="country",
        )
        for party in parties_of(catalogue, corridor.id)
    )
    return Layer(
        id=layer_id,
        title=_("Standing of the countries"),
        group=label_of(catalogue, corridor.id),
        geometry="area",
        styles=styles.standing_styles(),
        features=features,
        on=_is_on(catalogue, layer_id),
        swatch="signatory",
    )


def _hub_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    features = [
        _point(catalogue, hub, shape="hub", label=label_of(catalogue, hub.id), rank=1)
        for hub in catalogue.hubs.values()
    ]
    looks = styles.point_styles("hub", HUB_SIZE, styles.HUB_COLOUR, _("hub"))
    return _point_layer(catalogue, layer_id, features, looks)


def _site_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    looks: dict[str, Style] = {}
    for term in catalogue.vocabularies["site-kind"].values():
        words = catalogue.label("site-kind", term.code)
        looks |= styles.point_styles(term.code, SITE_SIZE, styles.SITE_COLOUR, words)
    features = [
        _point(catalogue, site, shape=site.kind, label=label_of(catalogue, site.id))
        for site in catalogue.sites.values()
        if site.lon is not None
    ]
    return _point_layer(catalogue, layer_id, features, looks)


def _crossing_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    features = [
        _point(catalogue, one, shape="crossing", label=label_of(catalogue, one.id))
        for one in catalogue.crossings.values()
        if one.lon is not None
    ]
    ink = styles.CROSSING_COLOUR
    looks = styles.point_styles("crossing", CROSSING_SIZE, ink, _("border crossing"))
    return _point_layer(catalogue, layer_id, features, looks)


def _break_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    features = [
        _point(catalogue, one, shape=BREAK_SHAPES[one.kind], label=label_of(catalogue, one.id))
        for one in catalogue.gauge_breaks.values()
        if one.lon is not None
    ]
    ink = styles.CROSSING_COLOUR
    looks = {
        **styles.point_styles("gauge-break", CROSSING_SIZE, ink, _("break of gauge")),
        **styles.point_styles("mode-change", CROSSING_SIZE, ink, _("change between rail and road")),
    }
    return _point_layer(catalogue, layer_id, features, looks)


def _point_layer(
    catalogue: Catalogue, layer_id: str, features: list[Feature], looks: Mapping[str, Style]
) -> Layer:
    used = {state.code for feature in features for state in feature.states}
    title, group, min_zoom = POINT_LAYERS[layer_id]
    return Layer(
        id=layer_id,
        title=_(title),
        group=_(group),
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
    return Feature(
        id=thing.id,
        name=name_of(catalogue, thing.id),
        geometry=Point(thing.lon or 0.0, thing.lat or 0.0),
        states=tuple(_point_states(catalogue, thing.id, shape)),
        label=label,
        kind=shape,
        rank=rank,
        radius_km=thing.radius_km,
    )


def _point_states(catalogue: Catalogue, subject: str, shape: str) -> Iterator[State]:
    """Yield a point's states; one without any known status stands there as unknown.

    What is first heard of on a dated day, such as a plan, was not there before.
    """
    spans = intervals(catalogue, subject)
    if not spans:
        yield State(start=None, end=None, code=styles.point_key(shape, None))
    for span in spans:
        yield State(start=span.start, end=span.end, code=styles.point_key(shape, span.code))


def _town_layer(catalogue: Catalogue, layer_id: str) -> Layer:
    glyph = Glyph(shape="town", size=TOWN_SIZE, colour=TOWN_COLOUR, hollow=True)
    features = tuple(
        Feature(
            id=f"place-{place.id}",
            name=place.name,
            geometry=place.geometry,
            states=(ALWAYS,),
            label=place.name,
            kind="capital" if place.capital else "town",
            rank=place.rank,
        )
        for place in places("detail", language()).itertuples()
    )
    return Layer(
        id=layer_id,
        title=_("Towns"),
        group=_(GROUP_ON_THE_WAY),
        geometry="point",
        styles={TOWNS: Style(label=_("town"), glyph=glyph)},
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
