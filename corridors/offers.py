"""What a view can be taken away as: forms and sizes, in the words they are chosen by.

The words are translated where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.speech import N_


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
    Choice(code="card", label=N_("1200 × 630, for links")),
    Choice(code="square", label=N_("1080 × 1080, square")),
    Choice(code="wide", label=N_("1920 × 1080, slide")),
)
SHARP = (
    Choice(code="card-2x", label=N_("2400 × 1260, twice as sharp")),
    Choice(code="square-2x", label=N_("2160 × 2160, twice as sharp")),
    Choice(code="wide-2x", label=N_("3840 × 2160, twice as sharp")),
)
PAPER = (
    Choice(code="a4-landscape", label=N_("A4 landscape")),
    Choice(code="a4-portrait", label=N_("A4 portrait")),
    Choice(code="a3-landscape", label=N_("A3 landscape")),
    Choice(code="a3-portrait", label=N_("A3 portrait")),
)
PICTURE, PAGE, DATA = N_("Picture"), N_("Page"), N_("What is visible, as data")
FORMS = (
    Form(code="png", label=N_("PNG picture"), group=PICTURE, sizes=SCREEN + SHARP),
    Form(code="svg", label=N_("SVG drawing"), group=PICTURE, sizes=SCREEN),
    Form(code="pdf", label=N_("PDF to print"), group=PICTURE, sizes=PAPER),
    Form(code="html", label=N_("HTML that opens offline"), group=PAGE),
    Form(code="geojson", label="GeoJSON", group=DATA),
    Form(code="gpkg", label=N_("GeoPackage, styled for QGIS"), group=DATA),
    Form(code="kml", label=N_("KML, for Google Earth"), group=DATA),
    Form(code="csv", label=N_("CSV table"), group=DATA),
    Form(code="xlsx", label=N_("XLSX workbook"), group=DATA),
)


def first_size(form: str) -> str:
    """Return the size a picture comes in where none is asked for: a card, of a PDF a sheet."""
    sizes = (one.sizes[0].code for one in FORMS if one.code == form and one.sizes)
    return next(sizes, SCREEN[0].code)
