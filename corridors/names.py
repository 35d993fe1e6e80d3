"""Names of things by language, with a written order of what stands in for a missing one."""

from __future__ import annotations

from corridors.catalogue import Catalogue
from corridors.model.evidence import Name

SHOWN = "name"
LANGUAGES = ("en", "ru", "kk", "uz")


def name_of(catalogue: Catalogue, thing_id: str, language: str = "en") -> str:
    """Return a thing's name in a language, else in English, else its table name, else its id."""
    names = {n.language: n.name for n in catalogue.names.get(thing_id, ()) if n.role == SHOWN}
    own = getattr(catalogue.thing(thing_id), "name", None)
    return names.get(language) or names.get("en") or own or thing_id


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
