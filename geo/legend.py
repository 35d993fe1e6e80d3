"""The legend: what is visible and nothing else, each thing once, by the browser's rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import shapely

from geo.layers import GeometryKind, Layer, Stroke, Style
from geo.mercator import Box

Kind = Literal["line", "remark", "layer", "area", "point", "hollow", "mark"]
GROUPS: tuple[tuple[Kind, ...], ...] = (
    ("line", "remark"),
    ("layer",),
    ("area",),
    ("point", "hollow"),
    ("mark",),
)
MARK = Stroke(colour="#00897B", width=7.0, opacity=0.45)
"""What rings a feature that has changed; wider than any line, so that the line stays seen."""
TOWN = "town"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the legend: a sample drawn in a style, and its words."""

    kind: Kind
    label: str
    style: Style

    @property
    def geometry(self) -> GeometryKind:
        """Return what the sample is of."""
        if self.style.glyph:
            return "point"
        return "area" if self.kind == "area" else "line"


def legend_of(
    layers: Sequence[Layer], day: date, bounds: Box, *, unfinished: str, marked: str = ""
) -> tuple[tuple[Entry, ...], ...]:
    """Return the legend, in groups, of what layers show on a day between bounds.

    ``bounds`` are west, south, east, north in degrees; ``unfinished`` says what a hollow glyph
    means, ``marked`` what the ring around a feature means.
    """
    collected = _Collected()
    for layer in layers:
        if not is_towns(layer):
            _collect(collected, layer, codes_in_sight(layer, day, bounds), unfinished)
    if marked and any(layer.marked for layer in layers):
        collected.add("mark", marked, Style(label=marked, strokes=(MARK,)))
    groups = (tuple(e for kind in kinds for e in collected.of(kind)) for kinds in GROUPS)
    return tuple(group for group in groups if group)


def codes_in_sight(layer: Layer, day: date, bounds: Box) -> tuple[str, ...]:
    """Return the style keys drawn between bounds on a day, in the order of the styles."""
    west, south, east, north = bounds
    window = shapely.box(west, south, east, north)
    drawn = (piece for feature in layer.features for piece in layer.pieces_on(feature, day))
    seen = {code for geometry, code in drawn if shapely.intersects(window, geometry)}
    return tuple(code for code in layer.styles if code in seen)


def is_towns(layer: Layer) -> bool:
    """Tell whether a layer is of towns, which their names explain."""
    glyphs = [style.glyph for style in layer.styles.values()]
    return bool(glyphs) and all(glyph and glyph.shape == TOWN for glyph in glyphs)


class _Collected:
    """Entries by their words: the first look of a thing is the one shown."""

    def __init__(self) -> None:
        self.entries: dict[tuple[Kind, str], Entry] = {}

    def of(self, kind: Kind) -> Iterator[Entry]:
        """Yield the entries of a kind in the order they came."""
        return (entry for (one, _), entry in self.entries.items() if one == kind)

    def add(self, kind: Kind, label: str, style: Style) -> bool:
        """Add an entry unless its words are there; tell whether they are there in another look."""
        shown = self.entries.setdefault(
            (kind, label), Entry(kind=kind, label=label, style=style)
        ).style
        return (shown.strokes, shown.fill, shown.glyph) != (style.strokes, style.fill, style.glyph)


def _collect(collected: _Collected, layer: Layer, codes: tuple[str, ...], unfinished: str) -> None:
    looks = [layer.styles[code] for code in codes]
    plain = [style for style in looks if not style.remark]
    other = [style for style in looks if style.remark]
    is_repeated = False
    for style in (*other, *plain) if layer.geometry == "point" else (*plain, *other):
        is_other = collected.add(layer.geometry, style.label, style)
        is_repeated |= is_other and layer.geometry == "line"
    for style in other:
        if layer.geometry == "line":
            collected.add("remark", style.remark, style)
        elif style.glyph and style.glyph.hollow:
            collected.add("hollow", unfinished, style)
    if is_repeated and _is_other_colour(layer, collected):
        collected.add("layer", layer.title, swatch_of(layer))


def swatch_of(layer: Layer) -> Style:
    """Return the look that stands for a whole layer."""
    return layer.styles.get(layer.swatch) or next(iter(layer.styles.values()))


def _is_other_colour(layer: Layer, collected: _Collected) -> bool:
    first = next(collected.of("line"))
    return _colour(swatch_of(layer)) != _colour(first.style)


def _colour(style: Style) -> str:
    return style.strokes[-1].colour if style.strokes else ""
