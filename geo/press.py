"""From sheets to files: PNG, SVG and PDF with their fonts inside, the same bytes each time."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Literal

import matplotlib as mpl
from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.text import Text

from geo.fonts import FAMILIES, family_of, font_file
from geo.mercator import PIXELS_PER_INCH
from geo.sheet import HALO, Sheet

CREATOR = "Corridor Atlas"
mpl.rcParams.update(
    {
        "svg.fonttype": "none",  # text stays text; the fonts are put in below
        "svg.hashsalt": "corridor-atlas",
        "pdf.fonttype": 42,
        "pdf.compression": 6,
        "path.simplify": False,  # outlines are thinned before they are drawn
    }
)
"""Set once, before anything is drawn, and never changed: threads share these settings."""


def printed(  # noqa: PLR0913 - a file has a form, a scale, and says of itself what it is
    sheets: Sequence[Sheet],
    form: Literal["png", "svg", "pdf"],
    *,
    scale: float,
    title: str,
    description: str,
    edition: date,
    language: str,
) -> bytes:
    """Return sheets as a file; PNG and SVG hold the first sheet only.

    The file is dated by the edition of its data, never by the clock.
    """
    if form == "png":
        return _png(sheets[0], scale, {"Title": title, "Description": description})
    if form == "svg":
        return _svg(sheets[0], title=title, description=description, language=language)
    return _pdf(sheets, title=title, description=description, edition=edition)


def _png(sheet: Sheet, scale: float, said: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    FigureCanvasAgg(sheet.figure)
    metadata = {"Software": CREATOR, **said}
    sheet.figure.savefig(buffer, format="png", dpi=PIXELS_PER_INCH * scale, metadata=metadata)
    return buffer.getvalue()


def _pdf(sheets: Sequence[Sheet], *, title: str, description: str, edition: date) -> bytes:
    buffer = io.BytesIO()
    moment = datetime.combine(edition, time(), tzinfo=UTC)
    said: dict[str, Any] = {
        "Title": title,
        "Subject": description,
        "Creator": CREATOR,
        "Producer": CREATOR,
        "CreationDate": moment,
        "ModDate": moment,
    }
    with PdfPages(buffer, metadata=said) as pages:
        for sheet in sheets:
            FigureCanvasPdf(sheet.figure)
            pages.savefig(sheet.figure)
    return buffer.getvalue()


def _svg(sheet: Sheet, *, title: str, description: str, language: str) -> bytes:
    buffer = io.StringIO()
    FigureCanvasSVG(sheet.figure)
    for outline in sheet.figure.findobj(lambda artist: artist.get_gid() == HALO):
        outline.set_visible(False)  # the style rules outline the text itself
    said = {"Date": None, "Creator": CREATOR, "Title": title, "Description": description}
    sheet.figure.savefig(buffer, format="svg", metadata={**said, "Language": language})
    text = buffer.getvalue()
    rules = f"<style>{''.join((*_font_faces(sheet), *_halo_rules(sheet)))}</style>"
    return re.sub(r"(<svg\b[^>]*>)", lambda found: found[1] + rules, text, count=1).encode()


def _halo_rules(sheet: Sheet) -> Iterator[str]:
    for name, (colour, width) in sorted(sheet.halos.items()):
        look = f"stroke:{colour};stroke-width:{width:g}px;stroke-linejoin:round"
        yield f'g[id^="{name}"] text{{paint-order:stroke;{look}}}'


def _font_faces(sheet: Sheet) -> Iterator[str]:
    """Yield the fonts of a sheet as style rules, each cut to the letters it writes."""
    used: dict[tuple[str, bool], set[str]] = {}
    for text in sheet.figure.findobj(Text):
        bold = text.get_fontweight() == "bold"
        for letter in text.get_text():
            used.setdefault((family_of(letter) or FAMILIES[0], bold), set()).add(letter)
    for (family, bold), letters in sorted(used.items()):
        data = base64.b64encode(_cut_font(family, "".join(sorted(letters)), bold=bold)).decode()
        weight = 700 if bold else 400
        yield (
            f'@font-face{{font-family:"{family}";font-weight:{weight};'
            f'src:url("data:font/ttf;base64,{data}")}}'
        )


def _cut_font(family: str, letters: str, *, bold: bool) -> bytes:
    cutter = subset.Subsetter(subset.Options(layout_features=["*"], notdef_outline=True))
    cutter.populate(text=letters)
    buffer = io.BytesIO()
    with TTFont(font_file(family, bold=bold), recalcTimestamp=False, lazy=True) as font:
        cutter.subset(font)
        font.save(buffer)
    return buffer.getvalue()
