"""An export as KML: a folder per layer, a style per look, every cell in the placemark's data.

KML knows neither dashes nor hatches, so the status stands in each placemark's description too.
Descriptions are read as HTML by whoever opens the file, so their text is escaped twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree as ET

import shapely
from shapely.geometry.base import BaseGeometry

from corridors.exports.features import Export, Row, read_first
from geo.layers import Layer, Style
from geo.speech import gettext as _

SPACE = "http://www.opengis.net/kml/2.2"
LARGEST_ICON, SMALLEST_ICON = 1.1, 0.5
_HUB_SIZE = 24.0


def kml_of(export: Export) -> bytes:
    """Return the export as KML 2.2; equal input, equal bytes."""
    ET.register_namespace("", SPACE)
    root = ET.Element(f"{{{SPACE}}}kml")
    document = _child(root, "Document")
    _child(document, "name", export.title)
    readme = "\n".join(f"{name}: {text}" for name, text in read_first(export))
    _child(document, "description", escape(readme))
    for layer in export.layers:
        _add_styles(document, layer)
    for layer in export.layers:
        _add_folder(document, layer, export.rows[layer.id])
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _add_styles(document: ET.Element, layer: Layer) -> None:
    for code, style in layer.styles.items():
        element = _child(document, "Style", id=_style_id(layer, code))
        if style.glyph:
            icon = _child(element, "IconStyle")
            _child(icon, "color", _colour(style.glyph.colour, 1))
            share = style.glyph.size / _HUB_SIZE * LARGEST_ICON
            _child(icon, "scale", f"{max(SMALLEST_ICON, share):.2f}")
        pen = _pen(style)
        if pen:
            line = _child(element, "LineStyle")
            _child(line, "color", _colour(pen[0], pen[2]))
            _child(line, "width", f"{pen[1]:g}")
        if layer.geometry == "area":
            _add_fill(element, style)


def _add_fill(element: ET.Element, style: Style) -> None:
    polygon = _child(element, "PolyStyle")
    if style.fill:
        _child(polygon, "color", _colour(style.fill.colour, style.fill.opacity))
    _child(polygon, "fill", "1" if style.fill else "0")
    _child(polygon, "outline", "1" if style.strokes else "0")


def _pen(style: Style) -> tuple[str, float, float] | None:
    """Return colour, width and opacity of a look's main line: its narrowest pen."""
    if not style.strokes:
        return None
    pen = min(style.strokes, key=lambda stroke: stroke.width)
    return pen.colour, pen.width, pen.opacity


def _add_folder(document: ET.Element, layer: Layer, rows: tuple[Row, ...]) -> None:
    folder = _child(document, "Folder")
    _child(folder, "name", layer.title)
    for row in rows:
        place = _child(folder, "Placemark")
        _child(place, "name", str(row.cells["name"]))
        words = _("{status}, as of {day}")
        said = words.format(status=row.cells["status"], day=row.cells["as_of"])
        _child(place, "description", escape(said))
        _child(place, "styleUrl", f"#{_style_id(layer, str(row.cells['code']))}")
        data = _child(place, "ExtendedData")
        for name, cell in row.cells.items():
            if cell is not None:
                _child(_child(data, "Data", name=name), "value", str(cell))
        place.append(_geometry(row.geometry))


def _geometry(geometry: BaseGeometry) -> ET.Element:
    """Return a geometry's element; several parts become one MultiGeometry."""
    parts = shapely.get_parts(geometry)
    if len(parts) > 1:
        whole = ET.Element(f"{{{SPACE}}}MultiGeometry")
        whole.extend(_geometry(part) for part in parts)
        return whole
    kind = parts[0].geom_type
    element = ET.Element(f"{{{SPACE}}}{kind}")
    if kind == "Polygon":
        rings = shapely.get_rings(parts[0])
        for number, ring in enumerate(rings):
            edge = _child(element, "innerBoundaryIs" if number else "outerBoundaryIs")
            _child(_child(edge, "LinearRing"), "coordinates", _coordinates(ring))
        return element
    if kind == "LineString":
        _child(element, "tessellate", "1")
    _child(element, "coordinates", _coordinates(parts[0]))
    return element


def _coordinates(geometry: BaseGeometry) -> str:
    return " ".join(_place(lon, lat) for lon, lat in shapely.get_coordinates(geometry).tolist())


def _place(lon: float, lat: float) -> str:
    return f"{lon:.5f},{lat:.5f}"


def _child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{SPACE}}}{tag}", attributes)
    element.text = "".join(_allowed(text)) or None
    return element


def _allowed(text: str) -> Iterator[str]:
    """Yield the letters that XML 1.0 allows."""
    return (one for one in text if one in "\t\n" or (one >= " " and one not in "\ufffe\uffff"))


def _colour(colour: str, opacity: float) -> str:
    """Return a colour as KML writes it: opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{round(opacity * 255):02x}{blue}{green}{red}".lower()


def _style_id(layer: Layer, code: str) -> str:
    return f"{layer.id}.{code}"
