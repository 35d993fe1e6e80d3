"""Pictures: right size, same bytes, true scale, fonts inside, labels apart, an honest legend."""

import base64
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path as File

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.path import Path
from matplotlib.text import Text
from PIL import Image
from shapely.geometry import LineString, Point, box

from geo import cartouche, lettering, markings, scale_bar
from geo.basemap import DATA_FOLDER, country_polygons
from geo.bibliography import source_sheets
from geo.drawing import frame_of
from geo.errors import GeoDataError
from geo.fonts import FAMILIES, MISSING, family_of, font_file, width_of, wrapped, writable
from geo.labelling import Room
from geo.layers import Feature, Fill, Glyph, Layer, State, Stroke, Style
from geo.legend import MARK, codes_in_sight, legend_of
from geo.map_page import Place
from geo.measure import distance_km
from geo.mercator import Frame, fitted, to_degrees, to_world
from geo.outlines import vertices_of
from geo.picture import SIZES, Picture, Size, render_picture
from geo.shapes import glyph_svg, shape_table, stamps_of

ROOT = File(__file__).parents[2]
BOUNDS = (45.0, 36.0, 84.0, 56.0)
ALWAYS = State(start=None, end=None, code="operating")
SCRIPTS = "Қорғас ʻ Ўзбекистон خورګوس ۍ ے پاکستان Ünal 霍尔果斯 ფოთი"
HOSTILE = '<script>alert(1)</script> $x^2$ & "quotes" {brace} \\frac'


def line(name: str, *points: tuple[float, float], code: str = "operating") -> Feature:
    state = replace(ALWAYS, code=code)
    return Feature(id=name, name=name, geometry=LineString(points), states=(state,))


def sample_layers(label: str = "Hub") -> tuple[Layer, ...]:
    return (hub_layer(label), line_layer(), area_layer())


def hub_layer(label: str) -> Layer:
    hub = Glyph(shape="hub", size=24, colour="#D95F0E")
    khorgos = Feature(
        id="khorgos",
        name="Khorgos",
        geometry=Point(80.2, 44.2),
        states=(ALWAYS,),
        label=label,
        rank=1,
    )
    looks = {
        "operating": Style(label="hub", remark="operating", glyph=hub),
        "planned": Style(label="hub", remark="planned", glyph=replace(hub, hollow=True)),
    }
    return Layer(
        id="hubs", title="Hubs", group="Hubs", geometry="point", styles=looks, features=(khorgos,)
    )


def line_layer() -> Layer:
    pen = Stroke(colour="#AA3377", width=3)
    looks = {
        "operating": Style(label="operating", strokes=(pen,)),
        "planned": Style(label="planned", strokes=(replace(pen, dash=(2, 5)),)),
    }
    return Layer(
        id="main",
        title="Main route",
        group="Main",
        geometry="line",
        styles=looks,
        features=(line("a", (50, 52), (70, 45), (80, 44)),),
    )


def area_layer(**changes: object) -> Layer:
    """Return a layer with one area, drawn as it is unless it is said to be a country."""
    area = Feature(id="UZ", name="Uzbekistan", geometry=box(56, 38, 70, 45), states=(ALWAYS,))
    fill = Fill(colour="#AA3377", opacity=0.3, hatch="lines")
    return Layer(
        id="standing",
        title="Standing",
        group="Main",
        geometry="area",
        styles={"operating": Style(label="intends", fill=fill)},
        features=(replace(area, **changes),),  # type: ignore[arg-type]  # any field of a feature
    )


def sample_picture(**changes: object) -> Picture:
    picture = Picture(
        size=SIZES["card"],
        day=date(2024, 3, 15),
        edition=date(2026, 11, 22),
        title="Corridors",
        as_of="As of 15 Mar 2024",
        data="Data of 22 Nov 2026",
        bounds=BOUNDS,
        home=BOUNDS,
        note=SCRIPTS,
        sources=tuple(f"Source {number} of the map. Publisher" for number in range(150)),
        disclaimer="Boundaries imply nothing.",
        attribution="Natural Earth",
        link="https://atlas.example/s/abcdefghijklmnop",
        focus=("KZ", "UZ"),
    )
    return replace(picture, **changes)  # type: ignore[arg-type]  # any field of a picture


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("card", (1200, 630)),
        ("square", (1080, 1080)),
        ("wide", (1920, 1080)),
        ("card-2x", (2400, 1260)),
    ],
)
def test_a_picture_has_the_pixels_it_is_named_for(name: str, size: tuple[int, int]) -> None:
    content = render_picture(sample_layers(), sample_picture(size=SIZES[name]), "png")
    assert Image.open(io.BytesIO(content)).size == size


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("a4-landscape", (841.89, 595.28)),
        ("a4-portrait", (595.28, 841.89)),
        ("a3-landscape", (1190.55, 841.89)),
        ("a3-portrait", (841.89, 1190.55)),
    ],
)
def test_a_page_has_the_paper_it_is_named_for(name: str, points: tuple[float, float]) -> None:
    content = render_picture(sample_layers(), sample_picture(size=SIZES[name]), "pdf")
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", content)
    assert len(boxes) >= 2, "the sources follow the map"
    for width, height in boxes:
        assert (float(width), float(height)) == pytest.approx(points, abs=0.1)


PROGRAM = """
import hashlib, sys
from tests.geo.test_picture import render_picture, sample_layers, sample_picture
for form in ("png", "svg", "pdf"):
    content = render_picture(sample_layers(), sample_picture(), form)
    sys.stdout.write(hashlib.sha256(content).hexdigest() + " ")
"""


def test_the_same_picture_has_the_same_bytes_in_another_process() -> None:
    found = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC+{seed}"}
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, env=env
        )
        found.append(done.stdout.split())
    assert found[0] == found[1]
    assert len(set(found[0])) == 3


def test_files_are_dated_by_the_edition_never_by_the_clock() -> None:
    picture = sample_picture(edition=date(2020, 2, 3))
    contents = {form: render_picture((), picture, form) for form in ("png", "svg", "pdf")}
    assert b"/CreationDate (D:20200203000000Z)" in contents["pdf"]
    assert b"dc:date" not in contents["svg"]
    assert b"tIME" not in contents["png"]


def test_another_day_gives_another_picture() -> None:
    layers = sample_layers()
    begins = replace(ALWAYS, start=date(2025, 1, 1))
    later = replace(layers[1], features=(replace(layers[1].features[0], states=(begins,)),))
    before = pixels(render_picture((layers[0], later), sample_picture(), "png"))
    after_day = sample_picture(day=date(2025, 1, 1))
    after = pixels(render_picture((layers[0], later), after_day, "png"))
    assert (before != after).any()


def has_colour(image: np.ndarray, colour: str) -> bool:
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return bool((image == wanted).all(axis=2).any())


def test_lines_glyphs_and_ground_are_in_the_colours_of_the_styles() -> None:
    image = pixels(render_picture(sample_layers(), sample_picture(), "png"))
    for colour in ("#AA3377", "#D95F0E", "#CFE0EA", "#F6F4EF"):
        assert has_colour(image, colour), colour


def test_what_is_selected_and_what_has_changed_is_ringed() -> None:
    hubs, *_ = sample_layers()
    plain = pixels(render_picture((hubs,), sample_picture(), "png"))
    chosen = pixels(render_picture((hubs,), sample_picture(selected="khorgos"), "png"))
    assert not has_colour(plain, markings.HALO)
    assert (chosen == [0xFF, 0xC5, 0x31]).all(axis=2).sum() > 200, "a ring, not an edge"
    changed = replace(hubs, marked=frozenset({"khorgos"}))
    marked = pixels(render_picture((changed,), sample_picture(marked="changed since"), "png"))
    assert (marked != plain).any()


def test_an_svg_holds_its_fonts_and_keeps_text_as_text() -> None:
    content = render_picture(sample_layers(SCRIPTS), sample_picture(title=SCRIPTS), "svg").decode()
    root = ET.fromstring(content)  # noqa: S314 - our own file
    words = {"".join(one.itertext()).strip() for one in root.iter() if one.tag.endswith("}text")}
    assert SCRIPTS in words
    faces = re.findall(r'font-family:"([^"]+)";font-weight:(\d+);.*?base64,([^"]+)"', content)
    assert {(family, weight) for family, weight, _ in faces} >= {
        ("Atlas Sans", "400"),
        ("Atlas Sans", "700"),
        ("Atlas Arabic", "700"),
        ("Atlas Georgian", "700"),
        ("Atlas Han", "700"),
    }
    for family, weight, data in faces:
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            letters = set(font.getBestCmap())
        wanted = {ord(one) for one in SCRIPTS if family_of(one) == family}
        assert weight != "700" or wanted <= letters


def test_a_pdf_embeds_every_font_it_uses() -> None:
    content = render_picture(sample_layers(SCRIPTS), sample_picture(title=SCRIPTS), "pdf")
    fonts = set(re.findall(rb"/BaseFont /([A-Z]{6}\+[A-Za-z-]+)", content))
    named = {name.split(b"+")[1] for name in fonts}
    assert {b"AtlasSans-Regular", b"AtlasSans-Bold", b"AtlasArabic-Bold"} <= named
    assert content.count(b"/FontFile2") >= len(named)


@pytest.mark.parametrize(("zoom", "scale"), [(5, "overview"), (7, "detail")])
def test_a_country_is_tinted_within_the_outline_of_the_base_at_its_scale(
    zoom: float, scale: str
) -> None:
    picture = sample_picture(place=Place(lat=41.3, lon=69.2, zoom=zoom))
    base = country_polygons(scale).set_index("id").geometry["UZ"]
    rough = render_picture((area_layer(kind="country"),), picture, "png")
    assert rough == render_picture((area_layer(geometry=base),), picture, "png")
    assert rough != render_picture((area_layer(),), picture, "png")


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_a_hostile_text_is_drawn_as_text(form: str) -> None:
    layers = sample_layers(HOSTILE)
    picture = sample_picture(title=HOSTILE, note=HOSTILE, alt=HOSTILE, as_of="$\\frac{1}$")
    content = render_picture(layers, picture, form)  # type: ignore[arg-type]
    if form == "svg":
        assert b"<script>" not in content


def test_the_shipped_fonts_cover_the_scripts_of_the_region() -> None:
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі" + "ЎўҒғҲҳ" + "ʻʼ" + "ٹپچڈڑژکگںےۍېټځڅډړښڼ" + "ÇçĞğİıŞşÄä"
    letters += "霍尔果斯" + "ფოთი"
    assert [one for one in letters if family_of(one) is None] == []
    assert writable("Қก\x07\n") == f"Қ{MISSING}  "
    sizes = [font_file(one, bold=bold).stat().st_size for one in FAMILIES for bold in (True, False)]
    assert sum(sizes) < 1_500_000
    assert max(sizes) < 500_000


def test_every_source_stands_on_the_pages_after_the_map() -> None:
    content = cartouche.Content(
        width=1122,
        height=794,
        title="T",
        note="N",
        as_of="D",
        data="V",
        sources=tuple(f"Source number {number}" for number in range(1, 301)),
        disclaimer="",
        attribution="",
        link="",
    )
    sheets = source_sheets(content)
    written = [text.get_text() for sheet in sheets for text in sheet.figure.findobj(Text)]
    assert [one for one in written if one.startswith("300. ")] == ["300. Source number 300"]
    assert sum(bool(re.match(r"\d+\. ", one)) for one in written) == 300


FRAMES = st.builds(
    Frame,
    left=st.just(0.0),
    top=st.floats(0, 100),
    width=st.floats(400, 1600),
    height=st.floats(300, 1200),
    lon=st.floats(20, 100),
    lat=st.floats(-60, 70),
    zoom=st.floats(3, 12),
)


@given(st.floats(-179, 179), st.floats(-84, 84))
def test_projecting_there_and_back_changes_nothing(lon: float, lat: float) -> None:
    there = to_world(np.array([[lon, lat]]))
    assert to_degrees(there)[0] == pytest.approx((lon, lat), abs=1e-9)


@given(FRAMES)
def test_the_centre_of_a_frame_is_the_place_it_was_asked_for(frame: Frame) -> None:
    x, y = frame.point(Point(frame.lon, frame.lat))
    left, top, right, bottom = frame.box
    assert (x, y) == pytest.approx(((left + right) / 2, (top + bottom) / 2), abs=1e-6)


@given(FRAMES, st.floats(20, 60), st.floats(61, 100), st.floats(10, 40), st.floats(41, 70))
def test_a_fitted_frame_shows_all_of_its_bounds(
    frame: Frame, west: float, east: float, south: float, north: float
) -> None:
    made = fitted(frame, (west, south, east, north), (10, 10, 10, 10))
    for lon, lat in ((west, south), (east, north)):
        x, y = made.point(Point(lon, lat))
        assert made.holds(x, y, margin=1e-6)


@pytest.mark.parametrize("lat", [0.0, 45.0, 60.0])
def test_the_scale_is_true_at_its_latitude(lat: float) -> None:
    frame = Frame(left=0, top=0, width=800, height=600, lon=60, lat=lat, zoom=6)
    length = 100 * frame.km_per_pixel(lat)
    x, y = frame.point(Point(60, lat))
    degrees = 100 * 360 / frame.scale
    assert length == pytest.approx(distance_km(60, lat, 60 + degrees, lat), rel=2e-4)
    assert frame.point(Point(60 + degrees, lat)) == pytest.approx((x + 100, y), abs=1e-6)


@given(st.floats(0.5, 4000))
def test_a_scale_bar_has_a_round_length_that_fits(most: float) -> None:
    length = scale_bar._round_length(most)
    assert most / 2.5 <= length <= most * (1 + 1e-9)
    assert float(f"{length:e}".partition("e")[0]) in (1, 2, 5)


def crowded(count: int) -> tuple[Layer, ...]:
    hubs, main, _ = sample_layers()
    random = np.random.default_rng(4)
    features = tuple(
        replace(
            hubs.features[0],
            id=f"h{number}",
            label=f"Hub {number}",
            geometry=Point(random.uniform(46, 83), random.uniform(37, 55)),
        )
        for number in range(count)
    )
    return (replace(hubs, features=features), main)


def test_labels_lie_neither_on_each_other_nor_on_lines_nor_on_markers() -> None:
    layers, picture = crowded(60), sample_picture()
    frame = frame_of(picture)
    courses = [Path(frame.pixels(to_world(np.array([[50, 52], [70, 45], [80, 44]]))))]
    markers = markings.markers_of(frame, layers, picture.day, None)
    room = Room(frame)
    lettering.take_room(room, courses, markers)
    labels = list(lettering.marker_labels(room, markers))
    boxes = [box(*label.box) for label in labels]
    assert 20 < len(labels) <= 60
    for place, one in enumerate(boxes):
        assert not any(one.intersects(other) for other in boxes[place + 1 :])
        assert not any(one.contains(Point(marker.x, marker.y)) for marker in markers)
        assert not one.intersects(LineString(vertices_of(courses[0])))
        assert box(*frame.box).contains(one)


def test_a_label_stands_clear_of_the_rings_around_its_marker() -> None:
    (hubs, *_), picture = sample_layers(), sample_picture()
    changed = replace(hubs, marked=frozenset({"khorgos"}))
    (marker,) = markings.markers_of(frame_of(picture), (changed,), picture.day, "khorgos")
    room = Room(frame_of(picture))
    lettering.take_room(room, (), (marker,))
    (label,) = lettering.marker_labels(room, (marker,))
    assert box(*label.box).distance(Point(marker.x, marker.y)) >= 24 / 2 + 2 * markings.RING


def test_hubs_are_labelled_before_towns() -> None:
    hubs, _, _ = sample_layers()
    town = Glyph(shape="town", size=5, colour="#000000")
    towns = Layer(
        id="towns",
        title="Towns",
        group="",
        geometry="point",
        styles={"operating": Style(label="town", glyph=town)},
        features=(
            Feature(
                id="t", name="Town", geometry=Point(80.2, 44.25), states=(ALWAYS,), kind="capital"
            ),
        ),
    )
    content = render_picture((towns, hubs), sample_picture(), "svg").decode()
    assert ">Hub</text>" in content
    assert ">Town</text>" not in content


def test_the_legend_lists_what_is_in_sight_and_nothing_else() -> None:
    layers, day = sample_layers(), date(2024, 3, 15)
    legend = legend_of(layers, day, BOUNDS, unfinished="unfinished")
    assert [[one.label for one in group] for group in legend] == [
        ["operating"],
        ["intends"],
        ["hub"],
    ]
    assert legend_of(layers, day, (0.0, 0.0, 10.0, 10.0), unfinished="") == ()
    assert codes_in_sight(layers[0], day, BOUNDS) == ("operating",)


def test_what_has_changed_is_ringed_and_the_legend_says_so() -> None:
    layers = sample_layers()
    ringed = tuple(
        replace(layer, marked=frozenset(one.id for one in layer.features)) for layer in layers
    )
    pictures = [
        render_picture(shown, sample_picture(marked="changed since 2023"), "svg").decode().lower()
        for shown in (layers, ringed)
    ]
    assert [text.count(MARK.colour.lower()) > 0 for text in pictures] == [False, True]
    assert [">changed since 2023</text>" in text for text in pictures] == [False, True]
    assert pictures[1].count(MARK.colour.lower()) >= 1 + sum(len(one.marked) for one in ringed)


def test_the_view_of_the_screen_is_the_view_of_the_picture() -> None:
    picture = sample_picture(place=Place(lat=44.5, lon=66.25, zoom=6.5))
    frame = frame_of(picture)
    assert (frame.lat, frame.lon, frame.zoom) == (44.5, 66.25, 6.5)


@pytest.mark.parametrize(("width", "height", "scale"), [(100, 630, 1), (1200, 630, 20)])
def test_a_size_nobody_can_read_or_draw_is_refused(width: int, height: int, scale: int) -> None:
    with pytest.raises(GeoDataError, match="Picture size: expected"):
        Size(width=width, height=height, scale=scale)


def test_a_form_that_there_is_not_is_refused() -> None:
    with pytest.raises(GeoDataError, match="expected one of png, svg, pdf, found 'gif'"):
        render_picture((), sample_picture(), "gif")  # type: ignore[arg-type]


def test_a_picture_of_nothing_is_a_picture() -> None:
    assert render_picture((), sample_picture(link="", note="", sources=()), "png")


@settings(max_examples=200)
@given(st.text(max_size=80), st.floats(5, 30), st.floats(20, 400))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, size: float, width: float) -> None:
    lines = wrapped(text, size, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(one, size) <= width or len(one) == 1 for one in lines)


def test_browser_and_picture_read_the_same_shapes() -> None:
    script = (ROOT / "corridors/web/static/shapes.js").read_text(encoding="utf-8")
    if "shapes.json" in script or "SHAPES = {" not in script:
        return  # the browser reads the table itself
    written = script[script.index("SHAPES = {") : script.index("const LINE")]
    for name, parts in shape_table()["shapes"].items():
        for paint, outline in parts:
            assert f'["{paint}", "{outline}"]' in written, name


@pytest.mark.parametrize("shape", shape_table()["shapes"])
@pytest.mark.parametrize("hollow", [True, False])
def test_every_shape_lies_in_its_box_and_is_sound_svg(shape: str, hollow: bool) -> None:  # noqa: FBT001 - a parameter
    glyph = Glyph(shape=shape, size=20, colour="#123456", hollow=hollow)
    for stamp in stamps_of(glyph):
        assert np.abs(stamp.path.vertices).max() <= 13
    root = ET.fromstring(glyph_svg(glyph))  # noqa: S314 - our own text
    assert len(root) == len(stamps_of(glyph))
    assert "#123456" in glyph_svg(glyph)


def test_the_table_of_shapes_names_only_paints_it_has() -> None:
    table = json.loads((DATA_FOLDER / "shapes.json").read_text(encoding="utf-8"))
    used = {paint for parts in table["shapes"].values() for paint, _ in parts}
    assert used <= set(table["paints"])
    assert set(table["hollow"]) <= set(table["paints"])
