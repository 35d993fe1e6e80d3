"""The strip in the page: a drawing as values, painted by the browser; what is picked comes back."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.model.corridor import Leg
from corridors.strips.drawing import draw_strip
from corridors.strips.marks import GlyphMark, Mark
from corridors.strips.picture import length_words
from corridors.ui import assets, state
from corridors.ui.values import plain
from corridors.ways.strip import Strip, alternative_text
from geo.shapes import BOX, stamps_of
from geo.speech import gettext as _
from geo.speech import language, spoken_cache

_strip = st.components.v2.component(
    "atlas_strip",
    html=assets.text("strip.html"),
    css=assets.text("strip.css"),
    js=assets.text("strip.js"),
)


def show(catalogue: Catalogue, strip: Strip, factor: float) -> None:
    """Show a strip so many times as wide as the page; what is picked comes back by ``state``."""
    data = {
        "key": f"{catalogue.digest} {strip.variant} {strip.on.isoformat()} {factor:g} {language()}",
        "drawing": _painted(strip, factor),
        "alt": alternative_text(catalogue, strip),
        "note": length_words(strip),
        "words": {"selected": _("Selected: {title}")},
        "marked": list(marked(catalogue, strip, state.selected())),
    }
    _strip(key=state.STRIP_KEY, data=data, on_pick_change=partial(state.take_pick, state.STRIP_KEY))


def marked(catalogue: Catalogue, strip: Strip, selected: str | None) -> tuple[str, ...]:
    """Return the ids on a strip that show a selection: its own, or a leg's sections."""
    if selected is None:
        return ()
    thing = catalogue.thing(selected)
    if isinstance(thing, Leg):
        sections = (one.id for one in catalogue.sections.values() if one.leg == thing.id)
        return tuple(one for one in sections if one in strip.things())
    return (thing.id,) if thing.id in strip.things() else ()


@spoken_cache(maxsize=32)
def _painted(strip: Strip, factor: float) -> dict[str, Any]:
    """Return a drawing as JSON; glyphs come as their painted paths."""
    drawing = draw_strip(strip, factor)
    return {
        "width": drawing.width,
        "height": drawing.height,
        "marks": [_mark(one) for one in drawing.marks],
        "targets": plain(drawing.targets),
        "legend": [
            {"words": entry.words, "marks": [_mark(one) for one in entry.marks]}
            for entry in drawing.legend
        ],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": type(mark).__name__, **plain(mark)}
    if isinstance(mark, GlyphMark):
        scale = mark.glyph.size / BOX
        values["glyph"] = {"scale": scale, "stamps": [_stamp(one) for one in stamps_of(mark.glyph)]}
    return values


def _stamp(stamp: Any) -> dict[str, Any]:
    return {
        "outline": stamp.outline,
        "fill": stamp.fill,
        "fill_opacity": stamp.fill_opacity,
        "stroke": stamp.stroke,
        "width": stamp.width,
        "dash": list(stamp.dash),
        "cap": stamp.cap,
    }
