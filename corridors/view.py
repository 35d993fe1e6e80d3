"""A view: what a person sees, as a frozen value and as the short query of a link.

Reading never fails: what is unknown or misspelt is left out and said in a note. Defaults are
left out of the text, ids are resolved through aliases, and equal views give equal text.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, quote

from corridors.catalogue import Catalogue
from corridors.errors import DateError, UnknownIdError
from corridors.language import LANGUAGES, speaking
from corridors.model.dates import parse_day
from corridors.model.vocabulary import Status
from geo.speech import N_, either_text, language
from geo.speech import gettext as _

VERSION = "1"
ALL_BUT = "-"
YES, NO = "1", "0"
OWN_BASE = "atlas"
MIN_ZOOM, MAX_ZOOM = 3.0, 14.0
MAX_QUERY = 4000
MAX_NOTES = 5
STATUSES = tuple(status.value for status in Status)
PARTS = ("v", "lang", "on", "known", "since", "layers", "at", "sel", "status", "base")
PASSED_BY = ("embed", "embed_options")
"""Parts of an address that are not the view's: the page's own."""
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,9})?")

HUBS, SITES, CROSSINGS, GAUGE_BREAKS, STANDING, TOWNS = (
    "hubs",
    "sites",
    "crossings",
    "gauge-breaks",
    "standing",
    "towns",
)
SHOWN_RELATED = ("titr", "instc-east", "cku")
"""Related corridors switched on at first; more would compete with the mission's corridor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Centre of the map, WGS 84 degrees, and zoom."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is shown: the day, layers in their order, statuses, place, selection, language.

    ``as_known`` shows only what had been published by the day; what stood otherwise on the day
    ``since`` is marked.
    """

    on: date
    layers: tuple[str, ...]
    as_known: bool = False
    since: date | None = None
    statuses: tuple[str, ...] = STATUSES
    at: Position | None = None
    selected: str | None = None
    language: str = "en"
    base: str = OWN_BASE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadView:
    """A view read from a query, with a note for each part that was left out."""

    view: View
    notes: tuple[str, ...] = ()


def layer_ids(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of all layers in the order of the panel."""
    legs = catalogue.legs.values()
    corridors = sorted(catalogue.corridors.values(), key=lambda c: (c.rank, c.id))
    lines = [leg.layer for corridor in corridors for leg in legs if leg.corridor == corridor.id]
    mission = [one for one in lines if one.split("-")[0] == corridors[0].id] if corridors else []
    related = [one for one in lines if one not in mission]
    ids = (HUBS, SITES, *mission, STANDING, *related, CROSSINGS, GAUGE_BREAKS, TOWNS)
    return tuple(dict.fromkeys(ids))


def default_view(catalogue: Catalogue) -> View:
    """Return the first view: the edition's day, all layers but the lesser related corridors."""
    related = {leg.layer for leg in catalogue.legs.values()} & set(catalogue.corridors)
    mission = {c.id for c in catalogue.corridors.values() if c.rank == 1}
    hidden = related - mission - set(SHOWN_RELATED)
    shown = tuple(one for one in layer_ids(catalogue) if one not in hidden)
    return View(on=catalogue.edition, layers=shown)


def write_view(view: View, catalogue: Catalogue) -> str:
    """Return the view as a query, without what is as at first.

    Day and language always stand in it: a later edition has a later first day, and a link without
    a language opens in its reader's. Codes are written as
    those shown or, where that is shorter, as ``-`` and those left out of the version's own.
    """
    first = default_view(catalogue)
    parts = [("v", VERSION), ("lang", view.language), ("on", view.on.isoformat())]
    if view.as_known:
        parts.append(("known", YES))
    if view.since:
        parts.append(("since", view.since.isoformat()))
    if view.layers != first.layers:
        parts.append(("layers", _codes_text(view.layers, layer_ids(catalogue))))
    if view.at:
        parts.append(("at", f"{view.at.lat:.2f},{view.at.lon:.2f},{view.at.zoom:g}"))
    if view.selected:
        parts.append(("sel", view.selected))
    if view.statuses != first.statuses:
        parts.append(("status", _codes_text(view.statuses, STATUSES)))
    if view.base != first.base:
        parts.append(("base", view.base))
    return "&".join(f"{key}={quote(value, safe=',-.')}" for key, value in parts)


def _codes_text(codes: tuple[str, ...], known: tuple[str, ...]) -> str:
    left_out = ALL_BUT + ",".join(code for code in known if code not in codes)
    return min(",".join(codes), left_out, key=len)


def read_view(query: str, catalogue: Catalogue, *, bases: tuple[str, ...] = ()) -> ReadView:
    """Return the view a query asks for; whatever it says, a view comes back."""
    reader = _Reader(catalogue, bases)
    pairs = parse_qsl(query[:MAX_QUERY].lstrip("?"), keep_blank_values=True)
    asked = dict(reversed(pairs))
    first = default_view(catalogue)
    reader.choice(N_("version"), asked.get("v"), (VERSION,), VERSION)
    for part in asked:
        reader.choice(N_("part"), part, (*PARTS, *PASSED_BY), "")
    view = View(
        on=reader.day(N_("date"), asked.get("on")) or first.on,
        as_known=reader.choice(N_("known"), asked.get("known"), (NO, YES), NO) == YES,
        since=reader.day(N_("since"), asked.get("since")),
        layers=reader.codes(N_("layers"), asked.get("layers"), layer_ids(catalogue), first.layers),
        statuses=reader.codes(N_("status"), asked.get("status"), STATUSES, STATUSES),
        at=reader.position(asked.get("at")),
        selected=reader.thing(asked.get("sel")),
        language=reader.choice(N_("lang"), asked.get("lang"), LANGUAGES, first.language),
        base=reader.choice(N_("base"), asked.get("base"), (OWN_BASE, *bases), first.base),
    )
    spoken = view.language if asked.get("lang") in LANGUAGES else language()
    return ReadView(view=view, notes=reader.said(spoken))


class _Reader:
    """Reads the parts of a query, noting what it leaves out."""

    def __init__(self, catalogue: Catalogue, bases: tuple[str, ...]) -> None:
        self.catalogue = catalogue
        self.bases = bases
        self.left_out: list[tuple[str, str, str]] = []

    def note(self, part: str, found: str, expected: str) -> None:
        """Note that a part was left out."""
        shown = "".join(c if c.isprintable() else "?" for c in found[:40])
        self.left_out.append((part, shown, expected))

    def said(self, spoken: str) -> tuple[str, ...]:
        """Return what was left out, in sentences of a language, each once."""
        with speaking(spoken):
            sentence = _("The link's {part} “{found}” was left out: expected {expected}.")
            found = (
                sentence.format(part=_(part), found=shown, expected=_(expected))
                for part, shown, expected in self.left_out
            )
            return tuple(dict.fromkeys(found))[:MAX_NOTES]

    def day(self, part: str, text: str | None) -> date | None:
        """Return the day asked for, or None."""
        if text is None:
            return None
        try:
            return parse_day(text)
        except DateError:
            self.note(part, text, N_("a day, YYYY-MM-DD"))
            return None

    def codes(
        self, part: str, text: str | None, known: tuple[str, ...], default: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return the known codes asked for, in their own order."""
        if text is None:
            return default
        named = text.removeprefix(ALL_BUT).split(",")
        asked = {self.catalogue.aliases.get(code, code) for code in named if code}
        for code in sorted(asked - set(known)):
            self.note(part, code, N_("one of the atlas's own"))
        if asked and asked.isdisjoint(known):
            return default
        is_left_out = text.startswith(ALL_BUT)
        return tuple(code for code in known if (code in asked) is not is_left_out)

    def choice(self, part: str, text: str | None, known: tuple[str, ...], default: str) -> str:
        """Return the code asked for if it is known, or the default."""
        if text is None or text in known:
            return text or default
        self.note(part, text, either_text(known))
        return default

    def position(self, text: str | None) -> Position | None:
        """Return the place asked for, or None."""
        if text is None:
            return None
        parts = text.split(",")
        if len(parts) != 3 or not all(_NUMBER.fullmatch(part) for part in parts):  # noqa: PLR2004
            self.note(N_("place"), text, N_("latitude,longitude,zoom"))
            return None
        lat, lon, zoom = (float(part) for part in parts)
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and math.isfinite(zoom)):  # noqa: PLR2004
            self.note(N_("place"), text, N_("a latitude to ±90 and a longitude to ±180"))
            return None
        lat, lon = round(lat, 2) + 0.0, round(lon, 2) + 0.0  # no -0.0: equal views, equal text
        return Position(lat=lat, lon=lon, zoom=round(min(max(zoom, MIN_ZOOM), MAX_ZOOM), 2))

    def thing(self, text: str | None) -> str | None:
        """Return the id of the thing asked for, or None."""
        if not text:
            return None
        try:
            return self.catalogue.thing(text).id
        except UnknownIdError:
            self.note(N_("selection"), text, N_("a thing of the atlas"))
            return None
