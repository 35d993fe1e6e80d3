"""What a reader is told beside a name that was found: what it is and where."""

from __future__ import annotations

from corridors.catalogue import Catalogue
from corridors.names import name_of
from corridors.search.finder import DERIVED, Found
from geo.geocoding import GAZETTEER, REVIEWED
from geo.speech import N_, territory_text
from geo.speech import gettext as _

_KINDS = {
    "hub": N_("hub"),
    "crossing": N_("border crossing"),
    "gauge-break": N_("break of gauge"),
    "corridor": N_("corridor"),
    "variant": N_("variant of a corridor"),
    "country": N_("country"),
    "topic": N_("subject"),
    "agreement": N_("agreement"),
    "waypoint": N_("point of a line"),
}
_SOURCES = {
    GAZETTEER: N_("Position: GeoNames"),
    REVIEWED: N_("Position: reviewed list of places"),
    DERIVED: N_("Position: derived from the names of its places"),
}


def what_is(catalogue: Catalogue, found: Found) -> str:
    """Return what kind of thing was found, in the language spoken."""
    if found.kind in _KINDS:
        return _(_KINDS[found.kind])
    vocabulary = "site-kind" if found.kind in ("site", "place") else "waypoint-kind"
    if found.type in catalogue.vocabularies.get(vocabulary, {}):
        return catalogue.label(vocabulary, found.type)
    return catalogue.label("waypoint-kind", found.type)


def where_is(catalogue: Catalogue, found: Found) -> str:
    """Return the country a thing lies in; nothing for what is a country or lies in several."""
    if not found.country or found.kind in ("country", "corridor", "variant"):
        return ""
    if found.country in catalogue.countries:
        return name_of(catalogue, found.country)
    return territory_text(found.country)


def origin_of(found: Found) -> str:
    """Return where a position comes from that is not the facts' own; nothing for those that are."""
    return _(_SOURCES[found.source]) if found.source in _SOURCES else ""
