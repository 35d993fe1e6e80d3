"""What a view can be taken away as: forms and sizes, in the words they are chosen by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: its code in an address, and its name."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of file, the group it stands in, and the sizes it comes in, if there are several."""

    code: str
    label: str
    group: str
    sizes: tuple[Choice, ...] = ()


SCREEN = (
    Choice(code="card", label="1200 × 630, for links"),
    Choice(code="square", label="1080 × 1080, square"),
    Choice(code="wide", label="1920 × 1080, slide"),
)
SHARP = (
    Choice(code="card-2x", label="2400 × 1260, twice as sharp"),
    Choice(code="square-2x", label="2160 × 2160, twice as sharp"),
    Choice(code="wide-2x", label="3840 × 2160, twice as sharp"),
)
PAPER = (
    Choice(code="a4-landscape", label="A4 landscape"),
    Choice(code="a4-portrait", label="A4 portrait"),
    Choice(code="a3-landscape", label="A3 landscape"),
    Choice(code="a3-portrait", label="A3 portrait"),
)
PICTURE, PAGE, DATA = "Picture", "Page", "What is visible, as data"
FORMS = (
    Form(code="png", label="PNG picture", group=PICTURE, sizes=SCREEN + SHARP),
    Form(code="svg", label="SVG drawing", group=PICTURE, sizes=SCREEN),
    Form(code="pdf", label="PDF to print", group=PICTURE, sizes=PAPER),
    Form(code="html", label="HTML that opens offline", group=PAGE),
    Form(code="geojson", label="GeoJSON", group=DATA),
    Form(code="gpkg", label="GeoPackage, styled for QGIS", group=DATA),
    Form(code="kml", label="KML, for Google Earth", group=DATA),
    Form(code="csv", label="CSV table", group=DATA),
    Form(code="xlsx", label="XLSX workbook", group=DATA),
)
