"""Names of things by language, with a written order of what stands in for a missing one."""

from __future__ import annotations

from corridors.catalogue import Catalogue
from corridors.language import LANGUAGES
from corridors.model.corridor import Section
from corridors.model.evidence import Name
from geo.speech import language as spoken

SHOWN = "name"


def name_of(catalogue: Catalogue, thing_id: str, language: str | None = None) -> str:
    """Return a thing's name in a language, else in English, else its table name, else its id.

    The language is the one spoken unless another is asked for.
    """
    known = catalogue.aliases.get(thing_id, thing_id)
    language = language or spoken()
    names = {n.language: n.name for n in catalogue.names.get(known, ()) if n.role == SHOWN}
    return names.get(language) or names.get("en") or _own_name(catalogue, known)


def _own_name(catalogue: Catalogue, thing_id: str) -> str:
    """Return the name a table gives; a section is named by its two ends."""
    thing = catalogue.thing(thing_id)
    if isinstance(thing, Section):
        points = {point.order: point.name for point in catalogue.waypoints[thing.leg]}
        return f"{points[thing.first]} – {points[thing.last]}"
    return getattr(thing, "name", None) or thing_id


def names_by_language(catalogue: Catalogue, thing_id: str) -> dict[str, Name | None]:
    """Return the shown name in each of the atlas's languages; None where no source gives one."""
    found = {n.language: n for n in catalogue.names.get(thing_id, ()) if n.role == SHOWN}
    return {language: found.get(language) for language in LANGUAGES}


def other_names(catalogue: Catalogue, thing_id: str) -> tuple[Name, ...]:
    """Return every other name: further languages, aliases, abbreviations, former names."""
    return tuple(
        name
        for name in catalogue.names.get(thing_id, ())
        if name.role != SHOWN or name.language not in LANGUAGES
    )
