"""The map as one file that opens with the network off: page, layers, details and sources inside."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from corridors.catalogue import Catalogue
from corridors.exports.features import LICENCE
from corridors.framing import CREDITS, TITLE
from corridors.layers import layers_of
from corridors.reports.citations import SourceLine
from corridors.reports.dossier import Dossier, dossier_of
from corridors.reports.panel_words import panel_words
from corridors.reports.standings import ribbon_span
from corridors.scene import as_of_text, citations_of, seen
from corridors.version import VERSION
from corridors.view import TOWNS, View
from corridors.web.assets import inlined_assets
from corridors.web.document import map_page_of
from corridors.web.past_states import states_known
from geo.basemap import DISCLAIMER, LAYERS, load_base
from geo.folium_map import escape_json, render_document
from geo.layers import layer_geojson
from geo.map_page import Asset, Delivery, Source
from geo.speech import day_text, number_text
from geo.speech import gettext as _

_HERE = Path(__file__).parent
_DETAILS = _HERE.parents[1] / "ui" / "assets"
"""The details are written by the app's own script and style, so that both say the same."""
_END = "</body>"


def offline_document(
    catalogue: Catalogue, view: View, *, title: str = "", note: str = "", link: str = ""
) -> str:
    """Return a view as one HTML file that asks nobody for anything; equal input, equal text."""
    layers = layers_of(catalogue)
    delivery = Delivery(
        assets=(*inlined_assets(), *_own_assets()),
        layers={layer.id: Source(text=layer_geojson(layer)) for layer in layers},
        base={"overview": {o.name: Source(text=load_base(o.name, "overview")) for o in LAYERS}},
    )
    page = map_page_of(catalogue, view=view)
    title = title or _(TITLE)
    own = replace(page, title=title, online_bases=(), known=dict(_states(catalogue, view)))
    text = render_document(layers=layers, page=own, delivery=delivery)
    blocks = {
        "atlas-about": _about(catalogue, view, title, note, link),
        "atlas-details-style": (_DETAILS / "details.css").read_text(encoding="utf-8"),
    }
    head, end, tail = text.rpartition(_END)
    ours = (_block(name, value) for name, value in blocks.items())
    known = _packed_block("atlas-known", _known(seen(catalogue, view), view.on))
    return "".join((head, *ours, known, _start(), end, tail))


def _states(catalogue: Catalogue, view: View) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what was known on the days that a view compares; nothing else can be asked for."""
    if view.as_known:
        for day in filter(None, (view.on, view.since)):
            yield day.isoformat(), states_known(catalogue, day)


def _own_assets() -> tuple[Asset, ...]:
    style, script = (
        Source(text=(_HERE / name).read_text(encoding="utf-8"))
        for name in ("offline.css", "offline.js")
    )
    return (Asset(kind="style", source=style), Asset(kind="script", source=script))


def _block(name: str, value: object) -> str:
    return f'<script type="application/json" id="{name}">{escape_json(_json(value))}</script>'


def _packed_block(name: str, value: object) -> str:
    """Return a block that the page unpacks itself; of long texts a fifth is left."""
    packed = base64.b64encode(gzip.compress(_json(value).encode(), mtime=0)).decode()
    return f'<script type="application/gzip" id="{name}">{packed}</script>'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    msg = f"expected a value of the domain, found {type(value).__name__}"
    raise TypeError(msg)


def _start() -> str:
    details = (_DETAILS / "details.js").read_text(encoding="utf-8")
    return f'<script type="module">{details}\nAtlasOffline.start(details);</script>'


def _about(catalogue: Catalogue, view: View, title: str, note: str, link: str) -> Mapping[str, Any]:
    lines = citations_of(catalogue, view).lines()
    return {
        "title": title,
        "note": note,
        "as_of": as_of_text(view),
        "day": {"iso": view.on.isoformat(), "text": day_text(view.on)},
        "panel": panel_words(catalogue),
        "words": _words(len(lines)),
        "rows": [row for row in _rows(catalogue, view, link) if row[1]],
        "sources": [_source(line) for line in lines],
    }


def _words(sources: int) -> Mapping[str, str]:
    """Return what stands on the page's own buttons and headings."""
    return {
        "about": _("About and sources"),
        "close": _("Close"),
        "details": _("Details"),
        "sources": _("Sources ({n})").format(n=number_text(sources)),
    }


def _rows(catalogue: Catalogue, view: View, link: str) -> Iterator[tuple[str, str]]:
    """Yield what the page says of itself, by name; what there is nothing of is empty."""
    yield _("As of"), day_text(view.on)
    yield _("Known"), _("only what had been published by that day") if view.as_known else ""
    yield _("Data"), f"{day_text(catalogue.edition)}, {catalogue.digest}"
    yield _("Address"), link
    yield _("Licence"), _(LICENCE)
    yield _("Credits"), CREDITS
    yield _("Borders"), _(DISCLAIMER)
    yield _("Made by"), f"Corridor Atlas {VERSION}"


def _source(line: SourceLine) -> Mapping[str, Any]:
    return {key: text for key, text in asdict(line).items() if key != "number"}


def _known(catalogue: Catalogue, day: date) -> Mapping[str, Any]:
    """Return the dossiers of all that can be selected, their sources listed once for all."""
    sources: dict[tuple[str, ...], int] = {}
    lines: list[Mapping[str, Any]] = []
    things: dict[str, Any] = {}
    for thing_id in dict.fromkeys(_selectable(catalogue)):
        dossier = dossier_of(catalogue, thing_id, day)
        indices = []
        for line in dossier.sources:
            key = (line.title, line.publisher, line.url, line.when)
            if key not in sources:
                sources[key] = len(lines)
                lines.append(_source(line))
            indices.append(sources[key])
        things[thing_id] = {
            "thing": {**_said(dossier), "sources": indices},
            "span": ribbon_span(dossier.standings, max(day, catalogue.edition)),
        }
    return {"things": things, "sources": lines}


def _said(dossier: Dossier) -> dict[str, Any]:
    return asdict(replace(dossier, sources=()))


def _selectable(catalogue: Catalogue) -> Iterator[str]:
    """Yield what is drawn, but for towns, and what it belongs to."""
    for layer in layers_of(catalogue):
        if layer.id != TOWNS:
            yield from (feature.id for feature in layer.features)
    yield from (*catalogue.corridors, *catalogue.legs, *catalogue.countries)
