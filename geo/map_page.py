"""What a map page says and shows, and how its parts reach it: frozen descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from geo.basemap import OnlineBase
from geo.errors import GeoDataError
from geo.speech import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something comes from: an address on our own server, or its text itself.

    ``part`` names the member that is meant where several things travel in one JSON object.
    """

    url: str = ""
    text: str = ""
    part: str = ""

    def __post_init__(self) -> None:
        """Refuse a source that is both or neither."""
        if bool(self.url) == bool(self.text):
            msg = _(
                "Source: expected either a url or a text, "
                "found url {url!r} and {count} characters of text."
            )
            raise GeoDataError(msg.format(url=self.url, count=len(self.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A script or style sheet of the page."""

    kind: Literal["script", "style"]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How assets, layers (by id) and the base map's layers (by scale and name) reach the page.

    The nonce, if given, is written on every script and style element.
    """

    assets: tuple[Asset, ...]
    layers: Mapping[str, Source]
    base: Mapping[str, Mapping[str, Source]]
    nonce: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFilter:
    """A status that can be filtered out."""

    code: str
    label: str
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A view of the map: its centre and zoom."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """What the page says and shows at first; boxes are (west, south, east, north).

    ``bounds`` is the first view unless ``at`` is given, ``extent`` the edge of the base
    map, ``focus`` the codes of the countries drawn as the atlas's own region. The address
    of the page may ask for another view; what it leaves out is taken from here.

    ``as_known`` shows only what was known on the day, ``since`` marks what stood otherwise on
    that day. The states known on a day come from ``known_at``, an address to which the day is
    added, or stand in ``known`` by ISO day. The search box asks ``find_at``; without an address it
    searches the names on the page.
    """

    title: str
    edition: str
    digest: str
    day: date
    first_day: date
    last_day: date
    attribution: str
    disclaimer: str
    bounds: tuple[float, float, float, float]
    extent: tuple[float, float, float, float]
    language: str = "en"
    events: tuple[tuple[date, str], ...] = ()
    statuses: tuple[StatusFilter, ...] = ()
    at: Place | None = None
    layers_on: frozenset[str] | None = None
    selected: str | None = None
    focus: tuple[str, ...] = ()
    online_bases: tuple[OnlineBase, ...] = ()
    embed: bool = False
    as_known: bool = False
    since: date | None = None
    known_at: str = ""
    known: Mapping[str, Any] = field(default_factory=dict)
    find_at: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
