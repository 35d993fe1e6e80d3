"""A layer's looks as a QGIS style (QML), so that a GeoPackage opens in QGIS as the map shows it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from geo.layers import Fill, Glyph, Layer, Stroke, Style
from geo.shapes import glyph_svg
from geo.sheet import HATCH_SPACING, HATCH_WIDTH, POINTS_PER_PIXEL

_HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
_SYMBOL_TYPES = {"point": "marker", "line": "line", "area": "fill"}


def qml_of(layer: Layer) -> str:
    """Return the layer's style: one category per state code."""
    root = ET.Element("qgis", version="3.22", styleCategories="Symbology")
    renderer = ET.SubElement(root, "renderer-v2", type="categorizedSymbol", attr="code")
    renderer.set("symbollevels", "0")
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    for number, (code, style) in enumerate(layer.styles.items()):
        name = str(number)
        ET.SubElement(
            categories, "category", symbol=name, value=code, label=style.words, render="true"
        )
        kind = _SYMBOL_TYPES[layer.geometry]
        symbol = ET.SubElement(symbols, "symbol", name=name, type=kind, alpha="1")
        _add_parts(symbol, style, layer.geometry == "area")
    return _HEAD + ET.tostring(root, encoding="unicode")


def _add_parts(symbol: ET.Element, style: Style, is_area: bool) -> None:  # noqa: FBT001 - kind of symbol
    if style.glyph:
        _add_part(symbol, "SvgMarker", _marker(style.glyph))
        return
    if style.fill and style.fill.hatch == "none":
        colour = _rgba(style.fill.colour, style.fill.opacity)
        _add_part(symbol, "SimpleFill", {"color": colour, "style": "solid", "outline_style": "no"})
    elif style.fill:
        for angle in (45, 135) if style.fill.hatch == "cross" else (45,):
            _add_hatch(symbol, style.fill, angle)
    for pen in style.strokes:
        _add_part(symbol, "SimpleLine", _line(pen))
    if is_area and not style.fill and not style.strokes:
        _add_part(symbol, "SimpleFill", {"style": "no", "outline_style": "no"})


def _marker(glyph: Glyph) -> Mapping[str, str]:
    picture = base64.b64encode(glyph_svg(glyph).encode()).decode()
    return {
        "name": f"base64:{picture}",
        "size": f"{glyph.size * POINTS_PER_PIXEL:g}",
        "size_unit": "Point",
    }


def _line(pen: Stroke) -> Mapping[str, str]:
    width = f"{pen.width * POINTS_PER_PIXEL:g}"
    look = {"line_color": _rgba(pen.colour, pen.opacity), "line_style": "solid"}
    look |= {"line_width": width, "line_width_unit": "Point", "joinstyle": "round"}
    look["capstyle"] = "flat" if pen.dash else "round"
    if pen.dash:
        dashes = ";".join(f"{step * POINTS_PER_PIXEL:g}" for step in pen.dash)
        look |= {"use_custom_dash": "1", "customdash": dashes, "customdash_unit": "Point"}
    return look


def _add_hatch(symbol: ET.Element, fill: Fill, angle: int) -> None:
    """Add a hatching; QGIS keeps its line as a symbol within the part."""
    distance = f"{HATCH_SPACING * POINTS_PER_PIXEL:g}"
    look = {"angle": str(angle), "distance": distance, "distance_unit": "Point"}
    part = _add_part(symbol, "LinePatternFill", look)
    name = f"@{symbol.get('name')}@{len(symbol) - 1}"
    line = ET.SubElement(part, "symbol", name=name, type="line", alpha="1")
    pen = Stroke(colour=fill.colour, width=HATCH_WIDTH, opacity=fill.opacity)
    _add_part(line, "SimpleLine", _line(pen))


def _add_part(symbol: ET.Element, kind: str, look: Mapping[str, str]) -> ET.Element:
    """Add a part of a symbol; newer QGIS reads the options, older the properties."""
    part = ET.SubElement(symbol, "layer", enabled="1", locked="0")
    part.set("class", kind)
    part.set("pass", "0")
    options = ET.SubElement(part, "Option", type="Map")
    for key, value in look.items():
        ET.SubElement(options, "Option", name=key, type="QString", value=value)
    for key, value in look.items():
        ET.SubElement(part, "prop", k=key, v=value)
    return part


def _rgba(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{round(opacity * 255)}"
