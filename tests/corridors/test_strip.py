"""The strip: everything in order and to scale, every landmark labelled, hubs with distances."""

from datetime import date
from inspect import unwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue
from corridors.language import LANGUAGES, speaking
from corridors.strips.drawing import draw_strip
from corridors.strips.flags import CLEAR, Wish, place_flags
from corridors.strips.layout import HEIGHT, is_bold, plan_of
from corridors.strips.legend import UNKNOWN_WORDS
from corridors.strips.picture import strip_file
from corridors.strips.table import strip_rows
from corridors.ways.reach import reach_matrix, reach_of, reaches_of
from corridors.ways.strip import Strip, alternative_text, strip_of
from corridors.ways.whereabouts import variants_with

TODAY = date(2026, 11, 22)
MISSION = "brkuap"
SCALES = (1.0, 2.0, 4.0)


def every_strip(catalogue: Catalogue) -> list[Strip]:
    return [strip_of(catalogue, v.corridor, v.id, TODAY) for v in catalogue.variants.values()]


def main(catalogue: Catalogue, day: date = TODAY) -> Strip:
    return strip_of(catalogue, MISSION, None, day)


def test_every_strip_runs_from_its_start_to_its_end_without_a_hole(shipped: Catalogue) -> None:
    for strip in every_strip(shipped):
        ends = [(one.from_km, one.to_km) for one in strip.segments]
        ends = sorted([*ends, *((one.from_km, one.to_km) for one in strip.gaps)])
        assert ends[0][0] == 0
        assert ends[-1][1] == pytest.approx(strip.to_km)
        for (_, end), (start, _) in pairwise(ends):
            assert start == pytest.approx(end), strip.variant


def test_stations_stand_in_travel_order_and_on_the_way(shipped: Catalogue) -> None:
    for strip in every_strip(shipped):
        places = [one.along_km for one in strip.stations]
        assert places == sorted(places), strip.variant
        assert places[0] >= 0
        assert places[-1] <= strip.to_km + 1e-6


def test_the_main_strip_has_its_countries_in_the_order_of_its_name(shipped: Catalogue) -> None:
    bands = [one.country for one in main(shipped).bands]

    assert tuple(bands) == shipped.corridors[MISSION].countries


def test_a_country_that_comes_back_has_two_bands(shipped: Catalogue) -> None:
    strip = strip_of(shipped, MISSION, "v-south-uralsk", TODAY)

    assert [one.country for one in strip.bands][:5] == ["BY", "RU", "KZ", "RU", "KZ"]


def test_hubs_within_reach_stand_on_it_with_their_distance(shipped: Catalogue) -> None:
    strip = strip_of(shipped, MISSION, "v-south-uralsk", TODAY)
    hubs = {one.id: one.off_km for one in strip.marks if one.kind == "hub"}

    assert set(hubs) == {"eurasia", "icic-central-asia"}
    assert hubs["eurasia"] < 15


def test_what_is_not_open_on_the_day_is_marked(shipped: Catalogue) -> None:
    now = [one for one in main(shipped).marks if one.kind == "missing"]
    then = [one for one in main(shipped, date(2025, 6, 1)).marks if one.kind == "missing"]

    assert [(one.status, one.id) for one in now] == [("suspended", "l08-torkham-af")]
    assert then == []


def test_the_break_of_gauge_at_the_end_of_the_network_is_shown(shipped: Catalogue) -> None:
    assert main(shipped).marks[0].id == "g-brest"


@pytest.mark.parametrize("factor", SCALES)
def test_every_landmark_is_labelled_at_every_scale(shipped: Catalogue, factor: float) -> None:
    for strip in every_strip(shipped):
        plan = plan_of(strip, factor)
        missing = [mark.name for mark, flag in (*plan.hubs, *plan.marks) if flag is None]
        assert missing == [], strip.variant


def test_ends_and_capitals_are_labelled_at_the_smallest_scale(shipped: Catalogue) -> None:
    named = {station.name for station, flag in plan_of(main(shipped)).stations if flag}

    assert {"Brest-Tsentralny", "Minsk-Pasazhyrski", "Tashkent", "Kabul"} <= named
    assert "Kiamari (Karachi Port)" in named


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_best_known_places_are_labelled_in_every_language(
    shipped: Catalogue, language: str
) -> None:
    with speaking(language):
        for strip in every_strip(shipped):
            stations = plan_of(strip).stations
            unnamed = [one.name for one, flag in stations if is_bold(one) and flag is None]
            assert unnamed == [], strip.variant


def test_a_larger_scale_names_more_stations(shipped: Catalogue) -> None:
    counts = [
        sum(flag is not None for _, flag in plan_of(main(shipped), one).stations) for one in SCALES
    ]

    assert counts == sorted(set(counts))


wishes = st.lists(
    st.tuples(st.floats(0, 600), st.text("abcdefghij", min_size=1, max_size=12)), max_size=25
)


@given(wishes)
def test_labels_collide_neither_with_each_other_nor_with_staffs(
    asked: list[tuple[float, str]],
) -> None:
    granted = place_flags(
        (Wish(key=i, x=x, text=text, size=11, rows=range(4)) for i, (x, text) in enumerate(asked)),
        600,
    ).values()

    for flag in granted:
        assert 0 <= flag.left <= flag.right <= 600
        for other in granted:
            if other is flag:
                continue
            if other.row == flag.row:
                assert flag.right < other.left or other.right < flag.left
            elif other.row > flag.row:
                assert not flag.left - CLEAR < other.wish.x < flag.right + CLEAR


def test_sections_are_drawn_to_scale(shipped: Catalogue) -> None:
    strip = main(shipped)
    drawing = draw_strip(strip)
    widths = {
        target.id: target.width
        for target in drawing.targets
        if target.id in {one.id for one in strip.segments}
    }
    per_km = widths["l05-kz"] / next(one.km for one in strip.segments if one.id == "l05-kz")

    for segment in strip.segments:
        if segment.km * per_km > 4:
            assert widths[segment.id] == pytest.approx(segment.km * per_km, abs=0.1)


def test_everything_that_can_be_selected_answers(shipped: Catalogue) -> None:
    for strip in every_strip(shipped):
        answering = {target.id for target in draw_strip(strip).targets}
        assert strip.things() <= answering, strip.variant


def test_targets_lie_on_the_drawing(shipped: Catalogue) -> None:
    for strip in every_strip(shipped):
        drawing = draw_strip(strip)
        for target in drawing.targets:
            assert -1 <= target.x <= drawing.width
            assert 0 <= target.y <= HEIGHT


def test_an_unknown_status_is_drawn_and_named_as_such(shipped: Catalogue) -> None:
    words = [entry.words for entry in draw_strip(strip_of(shipped, "carec-5", None, TODAY)).legend]

    assert UNKNOWN_WORDS in words


def test_the_legend_names_each_look_once(shipped: Catalogue) -> None:
    for strip in every_strip(shipped):
        words = [entry.words for entry in draw_strip(strip).legend]
        assert len(words) == len(set(words)), strip.variant


def test_the_alternative_text_says_what_is_seen(shipped: Catalogue) -> None:
    text = alternative_text(shipped, main(shipped))

    assert "Brest-Tsentralny" in text
    assert "5 borders" in text
    assert "suspended" in text
    assert "Open throughout" in alternative_text(shipped, main(shipped, date(2025, 6, 1)))


def test_the_table_holds_all_that_is_on_the_strip(shipped: Catalogue) -> None:
    strip = main(shipped)
    rows = strip_rows(strip)

    parts = (strip.segments, strip.gaps, strip.stations, strip.marks)
    assert len(rows) == sum(map(len, parts))
    assert [row["from_km"] for row in rows] == sorted(row["from_km"] for row in rows)
    assert len({tuple(row) for row in rows}) == 1


@pytest.mark.parametrize(("form", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_a_file_of_the_same_strip_has_the_same_bytes(
    shipped: Catalogue, form: str, start: bytes
) -> None:
    strip = strip_of(shipped, "cku", None, TODAY)
    one = unwrap(strip_file)(shipped, strip, form)
    other = unwrap(strip_file)(shipped, strip, form)

    assert one.startswith(start)
    assert one == other


def test_the_svg_says_its_day_its_km_and_where_they_come_from(shipped: Catalogue) -> None:
    text = strip_file(shipped, strip_of(shipped, "cku", None, TODAY), "svg").decode()

    assert "as of 22 Nov 2026" in text
    assert "a source states" in text
    assert "<script" not in text


def test_a_thing_is_found_on_the_variants_it_lies_on(shipped: Catalogue) -> None:
    assert variants_with(shipped, "l13-kz") == ("v-south-uralsk",)
    assert variants_with(shipped, "eurasia") == ("v-south-uralsk",)
    assert variants_with(shipped, "x-torkham")[0] == "v-north-kabul-road"
    assert variants_with(shipped, "concept-2030") == ()
    assert variants_with(shipped, "TM")[0] == "v-west"


def test_a_hub_knows_its_nearest_corridors_and_where_on_them(shipped: Catalogue) -> None:
    first = reaches_of(shipped, "khorgos")[0]

    assert first.off_km < 10
    reach = reach_of(shipped, "eurasia", MISSION)
    assert reach is not None
    assert (reach.variant, reach.spot.section) == ("v-south-uralsk", "l13-kz")
    assert reach.border is not None


def test_every_hub_has_a_distance_to_every_corridor_with_a_line(shipped: Catalogue) -> None:
    rows = reach_matrix(shipped)

    assert [row["hub"] for row in rows] == [hub.label for hub in shipped.hubs.values()]
    assert {len(row) for row in rows} == {1 + len({v.corridor for v in shipped.variants.values()})}
