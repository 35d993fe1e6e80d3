"""Pictures in languages with longer words: everything still has its place."""

import pytest

from geo import cartouche, drawing, scale_bar
from geo.fonts import width_of
from geo.layers import Fill, Layer, Stroke, Style
from geo.legend import Entry
from geo.picture import SIZES, Picture, render_picture
from geo.speech import gettext as _
from geo.speech import speaking
from tests.geo.speeches import CLOSE, OPEN, lengthening, marking
from tests.geo.test_picture import sample_layers, sample_picture

LINE = Style(label="", strokes=(Stroke(colour="#AA3377", width=2),))
AREA = Style(label="", fill=Fill(colour="#AA3377", opacity=0.2))
STATES = (
    *("operating", "under construction", "planned", "suspended", "closed"),
    *("stations joined straight", "course known by main points", "course assumed"),
    *("Trans-Caspian International Transport Route", "North–South, eastern branch"),
    "China – Kyrgyzstan – Uzbekistan",
)
STANDINGS = ("signatory", "joined later", "intends to join", "takes part", "named only")
POINTS = ("hub", "dry port", "border crossing", "break of gauge", "planned or being built")


def full_legend() -> cartouche.Legend:
    """Return as much as a view of the atlas ever has to explain, in the language spoken."""
    return (
        tuple(Entry(kind="line", label=_(one), style=LINE) for one in STATES),
        tuple(Entry(kind="area", label=_(one), style=AREA) for one in STANDINGS),
        tuple(Entry(kind="line", label=_(one), style=LINE) for one in POINTS),
    )


def spoken_picture(size: str) -> Picture:
    return sample_picture(
        size=SIZES[size],
        title=_("Corridors and logistics hubs of Central Asia"),
        as_of=_("As of 15 Mar 2024, as known then"),
        disclaimer=_("Boundaries and names shown do not imply endorsement or acceptance."),
        sources=("Source",) * 104,
    )


@pytest.mark.parametrize("size", [name for name in SIZES if not name.endswith("-2x")])
def test_a_full_legend_of_longer_words_stays_on_the_sheet(size: str) -> None:
    with speaking(lengthening()):
        content = drawing._content(spoken_picture(size))
        layout = cartouche.layout_of(content, full_legend())
        heights = [cartouche._groups_height(groups) for groups in layout.columns]
    left, top, right, bottom = layout.side_box
    code = cartouche.QR_SIZE + 24 if content.is_wide else 0
    assert max(heights) + cartouche.HEADING + 6 + code <= bottom - top
    assert len(heights) * cartouche.ENTRY_WIDTH <= right - left


@pytest.mark.parametrize("size", ["card", "square", "a4-portrait"])
def test_the_map_keeps_most_of_the_sheet(size: str) -> None:
    with speaking(lengthening()):
        content = drawing._content(spoken_picture(size))
        x0, y0, x1, y1 = cartouche.layout_of(content, full_legend()).map_box
    assert (x1 - x0) * (y1 - y0) >= 0.5 * content.width * content.height


@pytest.mark.parametrize("size", ["card", "square", "a4-portrait"])
def test_no_line_of_longer_words_is_wider_than_the_sheet(size: str) -> None:
    with speaking(lengthening()):
        content = drawing._content(spoken_picture(size))
        layout = cartouche.layout_of(content, full_legend())
    room = content.width - 2 * cartouche.EDGE
    day = width_of(content.as_of, cartouche.NOTE, bold=True)
    titles = [width_of(line, cartouche.TITLE, bold=True) for line in layout.title]
    assert max(titles) + day < room
    assert max(width_of(line, cartouche.SMALL) for line in layout.small) <= room


def test_the_card_of_the_scale_is_as_wide_as_its_words() -> None:
    with speaking(lengthening()):
        frame = drawing.frame_of(spoken_picture("card"))
        left, _top, right, _bottom = scale_bar.scale_card(frame)
        scale = scale_bar._scale_of(frame)
    end = scale_bar.BAR_START + scale.latitude_at + width_of(scale.latitude, scale_bar.SIZE)
    assert end < right - left


def test_the_words_around_a_picture_are_in_the_language_spoken() -> None:
    layers: tuple[Layer, ...] = sample_layers()
    with speaking(marking()):
        text = render_picture(layers, sample_picture(), "svg").decode()
    for words in ("Legend", "N", "150 sources"):
        assert f"{OPEN}{words}{CLOSE}" in text
