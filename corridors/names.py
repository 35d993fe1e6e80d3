"""Names of things by language, with a written order of what stands in for a missing one.

A row of ``names`` comes first. Without one, a place is named by its place names (see
``corridors.toponyms``), by rule where no row has them; what has a name of words, such as a
corridor or an agreement, has it translated. English, then the table's name, close the order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corridors.catalogue import Catalogue, Thing
from corridors.language import LANGUAGES, speaking
from corridors.model.corridor import BorderCrossing, Corridor, GaugeBreak, Section, Waypoint
from corridors.model.evidence import Name
from corridors.model.things import Country, Hub, Site
from corridors.toponyms import Spoken, toponyms_of
from geo.speech import fact_text
from geo.speech import gettext as _
from geo.speech import language as spoken

SHOWN = "name"
DASH = " – "


def name_of(catalogue: Catalogue, thing_id: str, language: str | None = None) -> str:
    """Return a thing's name in a language, else in English, else its table name, else its id.

    The language is the one spoken unless another is asked for.
    """
    return spoken_name(catalogue, thing_id, language).name


def spoken_name(catalogue: Catalogue, thing_id: str, language: str | None = None) -> Spoken:
    """Return a thing's name as ``name_of`` does, with its sources and whether a rule wrote it."""
    known = catalogue.aliases.get(thing_id, thing_id)
    language = language or spoken()
    rows = _shown(catalogue, known)
    if language in rows:
        return _of_row(rows[language])
    thing = catalogue.thing(known) if language in LANGUAGES and language != "en" else None
    placed = _place_name(catalogue, thing, language)
    return placed or _worded(catalogue, known, language)


def label_of(catalogue: Catalogue, thing_id: str) -> str:
    """Return the short form of a thing's name that stands on the map, in the language spoken."""
    thing = catalogue.thing(thing_id)
    if isinstance(thing, Hub | Corridor):
        return fact_text(thing.label)
    return _own_name(catalogue, thing.id) if spoken() == "en" else name_of(catalogue, thing.id)


def waypoint_name(catalogue: Catalogue, waypoint: Waypoint, language: str | None = None) -> str:
    """Return a waypoint's name in a language, the one spoken unless another is asked for."""
    return spoken_waypoint(catalogue, waypoint, language).name


def spoken_waypoint(
    catalogue: Catalogue, waypoint: Waypoint, language: str | None = None
) -> Spoken:
    """Return a waypoint's name in a language, with its sources and whether a rule wrote it."""
    names = toponyms_of(catalogue)
    return names.named(waypoint.name, waypoint.country, language or spoken())


def local_name(catalogue: Catalogue, waypoint: Waypoint) -> str:
    """Return a waypoint's local name where it is not the one shown in the language spoken."""
    local = waypoint.name_local or ""
    return "" if local == waypoint_name(catalogue, waypoint) else local


def origin_note(said: Spoken) -> str:
    """Return what a reader is told of a name that no source gives; nothing of others."""
    if said.is_by_rule:
        return _("transliterated by rule")
    if said.is_translated:
        return _("our translation")
    return "" if said.sources or said.language == "en" else _("house spelling, no source")


def row_note(row: Name) -> str:
    """Return what a reader is told of a row of ``names`` without a source; nothing of others."""
    return origin_note(_of_row(row))


def names_by_language(catalogue: Catalogue, thing_id: str) -> dict[str, Name | None]:
    """Return the shown name in each of the atlas's languages; None where no row gives one."""
    found = _shown(catalogue, thing_id)
    return {language: found.get(language) for language in LANGUAGES}


def other_names(catalogue: Catalogue, thing_id: str) -> tuple[Name, ...]:
    """Return every other name: further languages, aliases, abbreviations, former names."""
    return tuple(
        name
        for name in catalogue.names.get(thing_id, ())
        if name.role != SHOWN or name.language not in LANGUAGES
    )


def _shown(catalogue: Catalogue, thing_id: str) -> dict[str, Name]:
    return {n.language: n for n in catalogue.names.get(thing_id, ()) if n.role == SHOWN}


def _of_row(row: Name) -> Spoken:
    return Spoken(name=row.name, language=row.language, sources=row.sources)


def _worded(catalogue: Catalogue, thing_id: str, language: str) -> Spoken:
    """Return the English name, or the table's, as translators give it; else the English one."""
    english = _shown(catalogue, thing_id).get("en")
    own = _own_name(catalogue, thing_id)
    said = _of_row(english) if english else Spoken(name=own, language="en")
    with speaking(language):
        translated = {name: fact_text(name) for name in (said.name, own)}
    found = next((text for name, text in translated.items() if text != name), None)
    return Spoken(name=found, language=language, is_translated=True) if found else said


def _own_name(catalogue: Catalogue, thing_id: str) -> str:
    """Return the name a table gives; a section is named by its two ends."""
    thing = catalogue.thing(thing_id)
    if isinstance(thing, Section):
        return DASH.join(point.name for point in _ends(catalogue, thing))
    return getattr(thing, "name", None) or thing_id


def _ends(catalogue: Catalogue, section: Section) -> tuple[Waypoint, Waypoint]:
    points = {point.order: point for point in catalogue.waypoints[section.leg]}
    return points[section.first], points[section.last]


def _place_name(
    catalogue: Catalogue, thing: Thing | Country | None, language: str
) -> Spoken | None:
    """Return the name of a place, put together from place names; None for other things."""
    names = toponyms_of(catalogue)
    match thing:
        case Section():
            ends = _ends(catalogue, thing)
            return _joined(names.named(p.name, p.country, language) for p in ends)
        case BorderCrossing(country_a=one, country_b=other):
            sides = ((thing.name_a, (one, other)), (thing.name_b, (other, one)))
            return _joined(names.named(name, order, language) for name, order in sides)
        case GaugeBreak():
            return names.named(thing.name, _sides(catalogue, thing), language)
        case Site():
            return names.named(_english(catalogue, thing), (thing.country,), language)
    return None


def _english(catalogue: Catalogue, site: Site) -> str:
    english = _shown(catalogue, site.id).get("en")
    return english.name if english else site.name


def _sides(catalogue: Catalogue, broken: GaugeBreak) -> tuple[str, ...]:
    """Return the countries a break of gauge lies between; all, where it is at no crossing."""
    if broken.crossing is None:
        return tuple(catalogue.countries)
    crossing = catalogue.crossings[broken.crossing]
    return (crossing.country_a, crossing.country_b)


def _joined(parts: Iterable[Spoken]) -> Spoken:
    """Return the names of two ends or sides as one."""
    said = tuple(parts)
    sources = dict.fromkeys(source for one in said for source in one.sources)
    return replace(
        said[0],
        name=DASH.join(one.name for one in said),
        sources=tuple(sources),
        is_by_rule=any(one.is_by_rule for one in said),
    )
