"""The map page's scripts and style sheets: which, in what order, and from where."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from xstatic.pkg import leaflet

from corridors.errors import UnknownIdError
from corridors.web.answers import Body, body_of
from geo.map_page import Asset, Source
from geo.speech import gettext as _

_STATIC = Path(__file__).parent / "static"
_LEAFLET = Path(leaflet.BASE_DIR)

STYLES = ("leaflet-local.css", "map.css")
"""Leaflet's own sheet is renamed: it guesses its images from a name ending in leaflet.css."""

SCRIPTS = (
    "leaflet.js",
    "words.js",
    "shapes.js",
    "drawing.js",
    "base.js",
    "labels.js",
    "timeline.js",
    "panel.js",
    "tip.js",
    "bridge.js",
    "frame.js",
    "keyboard.js",
    "search.js",
    "map.js",
)

FILES: Mapping[str, Path] = MappingProxyType(
    {
        "leaflet.js": _LEAFLET / "leaflet.js",
        "leaflet-local.css": _LEAFLET / "leaflet.css",
        **{name: _STATIC / name for name in (*STYLES[1:], *SCRIPTS[1:])},
    },
)
"""Each file of the page by its name."""

BUNDLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"atlas.css": STYLES, "atlas.js": SCRIPTS},
)
"""The files as they are served: one style sheet and one script are asked for, not a dozen."""


def served_assets(prefix: str, version: str) -> tuple[Asset, ...]:
    """Return the assets as addresses under a prefix, to be cached for good by their version."""
    style, script = (Source(url=f"{prefix}/{name}?v={version}") for name in BUNDLES)
    return (Asset(kind="style", source=style), Asset(kind="script", source=script))


def inlined_assets() -> tuple[Asset, ...]:
    """Return the assets as their texts, for a page that is one file."""
    styles = tuple(Asset(kind="style", source=Source(text=read_asset(name))) for name in STYLES)
    scripts = tuple(Asset(kind="script", source=Source(text=read_asset(name))) for name in SCRIPTS)
    return styles + scripts


@cache
def asset(name: str) -> Body:
    """Return a file of the page, ready to be sent.

    Raises:
        UnknownIdError: the page has no file of that name.
    """
    if name not in FILES and name not in BUNDLES:
        raise UnknownIdError(_("The map page has no file {name!r}.").format(name=name))
    kind = "text/javascript" if name.endswith(".js") else "text/css"
    return body_of(read_asset(name).encode(), f"{kind}; charset=utf-8")


def read_asset(name: str) -> str:
    """Return the text of a file of the page, or of all that travel under one name.

    Joined scripts begin with "use strict", as in the middle of a file it would say nothing.
    """
    if name not in BUNDLES:
        return FILES[name].read_text(encoding="utf-8")
    texts = [read_asset(one) for one in BUNDLES[name]]
    return "\n".join(['"use strict";', *texts] if name.endswith(".js") else texts)
