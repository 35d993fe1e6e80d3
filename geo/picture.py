"""The map as a picture: layers, base map and all that a map needs around it, as PNG, SVG or PDF.

One frozen description gives the same bytes each time. The projection is the screen's (see
``geo.mercator``): a picture of a view shows that view, its centre and its zoom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.errors import GeoDataError
from geo.layers import Layer
from geo.map_page import Place
from geo.mercator import PIXELS_PER_INCH, Box
from geo.speech import gettext as _
from geo.speech import number_text

Form = Literal["png", "svg", "pdf"]
FORMS: tuple[Form, ...] = ("png", "svg", "pdf")
MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A picture's size in CSS pixels, and how many pixels of the file make one of them."""

    width: float
    height: float
    scale: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is too small to read or too large to draw."""
        pixels = self.width * self.height * self.scale**2
        if min(self.width, self.height) < SMALLEST or pixels > MOST_PIXELS:
            raise GeoDataError(self._refusal())

    def _refusal(self) -> str:
        words = _(
            "Picture size: expected at least {least} × {least} CSS pixels and at most "
            "{most} million pixels, found {width} × {height} at scale {scale}."
        )
        return words.format(
            least=SMALLEST,
            most=number_text(MOST_PIXELS / 1e6, 0),
            width=number_text(self.width),
            height=number_text(self.height),
            scale=number_text(self.scale),
        )


SMALLEST, MOST_PIXELS = 400, 40_000_000


def _paper(width_mm: float, height_mm: float) -> Size:
    """Return a paper size; as PNG it is printed at 192 dots per inch."""
    factor = PIXELS_PER_INCH / MM_PER_INCH
    return Size(width=width_mm * factor, height=height_mm * factor, scale=2.0)


SIZES: Mapping[str, Size] = {
    "card": Size(width=1200, height=630),
    "square": Size(width=1080, height=1080),
    "wide": Size(width=1280, height=720, scale=1.5),
    "card-2x": Size(width=1200, height=630, scale=2),
    "square-2x": Size(width=1080, height=1080, scale=2),
    "wide-2x": Size(width=1280, height=720, scale=3),
    "a4-landscape": _paper(297, 210),
    "a4-portrait": _paper(210, 297),
    "a3-landscape": _paper(420, 297),
    "a3-portrait": _paper(297, 420),
}
"""``wide`` is 1920 × 1080 pixels drawn half as large again, as it is looked at from afar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture shows and says.

    ``place`` is centre and zoom as on screen; without it ``bounds`` (west, south, east, north)
    fill the map. Towns in ``home`` are named sooner; countries in ``focus`` are the atlas's own
    region. ``sources`` are lines without their numbers, ``marked`` says what a ring means,
    ``edition`` dates the file itself. It is drawn in the language spoken, ``language`` names it.
    """

    size: Size
    day: date
    edition: date
    title: str
    as_of: str
    data: str
    bounds: Box
    home: Box
    place: Place | None = None
    note: str = ""
    sources: tuple[str, ...] = ()
    disclaimer: str = ""
    attribution: str = ""
    link: str = ""
    alt: str = ""
    language: str = "en"
    focus: tuple[str, ...] = ()
    selected: str | None = None
    marked: str = ""


def render_picture(layers: Sequence[Layer], picture: Picture, form: Form) -> bytes:
    """Return a picture of layers, in the order of the panel, as a file; equal input, equal bytes.

    Raises:
        GeoDataError: the form is not one of ``FORMS``.
    """
    if form not in FORMS:
        msg = _("Picture form: expected one of {forms}, found {found!r}.")
        raise GeoDataError(msg.format(forms=", ".join(FORMS), found=form))
    # Drawing needs matplotlib, 0.5 s and 25 MB, which a server's first answers do without.
    from geo.drawing import drawn  # noqa: PLC0415

    return drawn(layers, picture, form)
