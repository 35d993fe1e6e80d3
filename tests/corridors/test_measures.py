"""The way of a variant and what there is to measure of it: continuous, honest about its km."""

import json
from datetime import date
from itertools import pairwise

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue
from corridors.cli import cli
from corridors.errors import UnknownIdError
from corridors.lines.courses import course_of
from corridors.lines.shares import shares_of
from corridors.measures import measure_of, measures_of
from corridors.ways.cells import KmKind, cells_of
from corridors.ways.extents import stated_lengths
from corridors.ways.itinerary import Gap, itinerary_of
from corridors.ways.measure_rows import (
    comparisons_table,
    frontiers_table,
    sections_table,
    share_text,
    tallies_table,
    variants_table,
)
from corridors.ways.sayings import short_text
from corridors.ways.way import Part, variant_of, variants_of, way_of
from geo.measure import distance_km, length_km
from tests.corridors.samples import DataFolder

TODAY = date(2026, 11, 22)
MISSION = "brkuap"
THROUGH = [
    "v-north-kabul-road",
    "v-south-uralsk",
    "v-penza",
    "v-samara-bypass",
    "v-darbaza-maktaaral",
    "v-kabul-railway",
    "v-west",
    "v-west-mazar",
]
"""The variants that run from end to end of the mission's corridor."""

MOSCOW = ("Moscow Belorussky", "Moscow Kazansky", 4.8)
AZAKHEL = ("Azakhel dry port", "Nowshera", 14.2)
GOLRA = ("Golra Sharif", "Rawalpindi", 12.0)
MAZAR = ("Mazar-i-Sharif airport terminal (Gur-e Mar)", "Mazar-i-Sharif", 8.9)
GAPS = {
    "v-north-kabul-road": [MOSCOW, AZAKHEL],
    "v-south-uralsk": [AZAKHEL],
    "v-penza": [MOSCOW, AZAKHEL],
    "v-samara-bypass": [MOSCOW, AZAKHEL],
    "v-darbaza-maktaaral": [MOSCOW, AZAKHEL],
    "v-kabul-railway": [MOSCOW, GOLRA],
    "v-west": [MOSCOW],
    "v-west-mazar": [MOSCOW, MAZAR],
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


@pytest.mark.parametrize("variant", THROUGH)
def test_a_variant_runs_from_brest_to_karachi(shipped: Catalogue, variant: str) -> None:
    parts = way_of(shipped, variant).parts

    assert parts[0].first.name == "Brest-Tsentralny"
    assert parts[-1].last.name == "Kiamari (Karachi Port)"


@pytest.mark.parametrize("variant", THROUGH)
def test_its_gaps_are_those_known_where_legs_do_not_meet(shipped: Catalogue, variant: str) -> None:
    gaps = way_of(shipped, variant).gaps

    found = [(one.gap.first.name, one.gap.last.name, round(one.gap.km, 1)) for one in gaps]
    assert found == GAPS[variant]


def test_every_variant_is_one_way_but_for_its_gaps(shipped: Catalogue) -> None:
    for variant in shipped.variants:
        items = way_of(shipped, variant).items
        for one, other in pairwise(items):
            assert other.from_km == pytest.approx(one.to_km)
            if isinstance(one, Part) and isinstance(other, Part):
                ends = one.last, other.first
                apart = distance_km(ends[0].lon, ends[0].lat, ends[1].lon, ends[1].lat)
                assert apart <= 1.5, (variant, ends[0].name, ends[1].name)


@pytest.mark.parametrize(
    ("variant", "leg", "first", "last"),
    [
        ("v-south-uralsk", "l04", "Iletsk I (Sol-Iletsk)", "Zhaisan"),
        ("v-south-uralsk", "l01", "Brest-Tsentralny", "Minsk-Pasazhyrski"),
        ("v-west", "l10", "Rohri", "Kiamari (Karachi Port)"),
        ("v-west", "l05", "Zhaisan", "Kandyagash"),
        ("v-kabul-railway", "l07", "Hairatan", "Naibabad terminal"),
        ("v-darbaza-maktaaral", "l06", "Sirdaryo", "Hairatan"),
        ("v-khyber-railway", "l09b", "Landi Kotal", "Peshawar Cantt"),
    ],
)
def test_a_leg_is_cut_where_the_variant_joins_or_leaves_it(
    shipped: Catalogue, variant: str, leg: str, first: str, last: str
) -> None:
    parts = [one for one in way_of(shipped, variant).parts if one.section.leg == leg]

    assert (parts[0].first.name, parts[-1].last.name) == (first, last)


def test_a_bypass_comes_back_to_the_leg_it_left(shipped: Catalogue) -> None:
    legs = [one.leg for one in itinerary_of(shipped, "v-penza") if not isinstance(one, Gap)]

    assert legs[2:6] == ["l03", "l03b", "l03", "l04"]


def test_a_leg_travelled_the_other_way_keeps_its_length(shipped: Catalogue) -> None:
    here = [one for one in way_of(shipped, "v-khyber-railway").parts if one.section.id == "l09b-pk"]
    whole = sum(cell.km for cell in cells_of(shipped, "l09b") if cell.section.id == "l09b-pk")

    assert sum(part.km for part in here) == pytest.approx(whole)


@given(data=st.data())
def test_every_tally_adds_up_to_the_whole(shipped: Catalogue, data: st.DataObject) -> None:
    variant = data.draw(st.sampled_from(sorted(shipped.variants)))
    day = data.draw(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
    measure = measure_of(shipped, shipped.variants[variant].corridor, day, variant)

    for tallies in (measure.by_country, measure.by_mode, measure.by_status, measure.by_quality):
        assert sum(one.km for one in tallies) == pytest.approx(measure.km)
    rail = sum(one.km for one in measure.by_mode if one.code == "rail")
    assert sum(one.km for one in measure.by_gauge) == pytest.approx(rail)
    assert sum(measure.by_kind.values()) == pytest.approx(measure.km)
    assert 0 <= measure.open_share <= 1


def test_a_stated_length_is_used_and_the_drawn_one_stands_beside_it(shipped: Catalogue) -> None:
    measure = measure_of(shipped, MISSION, TODAY, "v-west")
    line = next(one for one in measure.sections if one.part.section.id == "l16-herat-kandahar")

    assert line.part.km == pytest.approx(737)
    assert line.part.drawn_km < 0.8 * 737
    assert line.part.kinds == (KmKind.STATED,)


def test_lengths_that_do_not_fit_each_other_are_not_shared_out(shipped: Catalogue) -> None:
    cells = cells_of(shipped, "l06")

    assert {one.stated_by for one in cells if 210 <= one.first.order < 270} == {
        "l06-length-tashguzar-kumkurgan"
    }
    assert all(one.stated_by != "l06-length-karshi-termez" for one in cells)


def test_every_extent_speaks_of_a_length_of_its_leg(shipped: Catalogue) -> None:
    facts = {fact.id: fact for fact in shipped.all_facts()}
    extents = [extent for group in shipped.extents.values() for extent in group]
    assert len(extents) > 20
    for extent in extents:
        orders = {point.order for point in shipped.waypoints[extent.leg]}
        assert {extent.first, extent.last} <= orders, extent
        assert facts[extent.fact].measure in ("length", "part-length"), extent


def test_a_length_without_a_source_is_no_stated_length(shipped: Catalogue) -> None:
    assert [one for leg in ("l01", "l08", "l17") for one in stated_lengths(shipped, leg)] == []


def test_of_lengths_that_disagree_one_is_used(shipped: Catalogue) -> None:
    used = [one.fact.id for one in stated_lengths(shipped, "l15") if one.extent.last == 70]

    assert len(used) == 1


def test_borders_of_the_main_way_are_named(shipped: Catalogue) -> None:
    measure = measure_of(shipped, MISSION, TODAY)

    assert [one.id for one in measure.borders] == [
        "x-krasnoye-osinovka",
        "x-zhaisan-kos-aral",
        "x-saryagash-keles",
        "x-galaba-hairatan",
        "x-torkham",
    ]
    assert [one.id for one in measure.breaks] == ["g-hairatan", "g-azakhel"]


def test_the_line_by_uralsk_crosses_the_russian_border_three_times(shipped: Catalogue) -> None:
    measure = measure_of(shipped, MISSION, TODAY, "v-south-uralsk")

    pairs = [set(one.countries) for one in measure.borders]
    assert pairs.count({"RU", "KZ"}) == 3


def test_a_planned_railway_breaks_gauge_once_though_one_piece_is_undecided(
    shipped: Catalogue,
) -> None:
    measure = measure_of(shipped, MISSION, TODAY, "v-west")

    assert [(one.id, one.change) for one in measure.breaks] == [
        ("g-spin-boldak-chaman", ("1520", "1676"))
    ]


def test_a_crossing_of_another_mode_says_so(shipped: Catalogue) -> None:
    last = measure_of(shipped, MISSION, TODAY, "v-west").borders[-1]

    assert (last.id, last.is_of_way) == ("x-spin-boldak-chaman", False)


def test_what_is_open_follows_the_day(shipped: Catalogue) -> None:
    before = measure_of(shipped, MISSION, date(2025, 6, 1))
    after = measure_of(shipped, MISSION, TODAY)

    assert before.open_share == pytest.approx(1)
    assert before.shut_borders == ()
    assert after.open_share < 1
    assert [one.id for one in after.shut_borders] == ["x-torkham"]


def test_a_shut_border_ends_the_longest_open_run(shipped: Catalogue) -> None:
    run_before = measure_of(shipped, MISSION, date(2025, 6, 1)).longest_open
    run_after = measure_of(shipped, MISSION, TODAY).longest_open

    assert run_before[-1].part.last.name == "Kiamari (Karachi Port)"
    assert run_after[-1].part.last.name == "Torkham (AF side)"


def test_a_share_below_the_whole_is_not_rounded_up_to_it() -> None:
    assert share_text(99.99) == "99.9 %"
    assert share_text(100.0) == "100 %"


def test_tracks_without_a_source_are_marked_unverified(shipped: Catalogue) -> None:
    line = measure_of(shipped, MISSION, TODAY).sections[0]

    assert short_text(line.sayings, "tracks") == "2 tracks (unverified)"


def test_the_main_variant_comes_first(shipped: Catalogue) -> None:
    assert variants_of(shipped, MISSION)[0].id == "v-north-kabul-road"
    assert variants_of(shipped, "lapis-lazuli")[0].id == "v-lapis-torghundi"


def test_every_corridor_with_a_line_can_be_measured(shipped: Catalogue) -> None:
    for corridor in {one.corridor for one in shipped.variants.values()}:
        for measure in measures_of(shipped, corridor, TODAY):
            assert measure.km > 0


def test_every_table_has_its_rows(shipped: Catalogue) -> None:
    measure = measure_of(shipped, MISSION, TODAY)

    assert len(sections_table(shipped, measure)) == len(measure.sections)
    assert len(frontiers_table(shipped, measure)) == 7
    assert len(variants_table(shipped, measures_of(shipped, MISSION, TODAY))) == 9
    assert [row["country"] for row in tallies_table(shipped, measure, "country")][:2] == [
        "Belarus",
        "Russia",
    ]
    assert {row["stated_km"] for row in comparisons_table(shipped, measure)} >= {490.0, 223.0}


@pytest.mark.parametrize("corridor", ["", "no-such", "instc"])
def test_a_corridor_without_a_line_is_refused_in_a_sentence(
    shipped: Catalogue, corridor: str
) -> None:
    with pytest.raises(UnknownIdError, match="expected a corridor with a line"):
        variants_of(shipped, corridor)


def test_a_variant_of_another_corridor_is_refused(shipped: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="expected a variant of brkuap"):
        variant_of(shipped, MISSION, "v-cku")


def test_a_small_corridor_is_measured_from_its_points(folder: DataFolder) -> None:
    measure = measure_of(folder.load(), "main", TODAY)

    assert [line.part.section.id for line in measure.sections] == ["sec-a1", "sec-a2", "sec-b1"]
    assert measure.by_kind.keys() == {KmKind.DRAWN}
    assert (measure.borders, measure.breaks) == ((), ())


def test_measure_prints_json_and_nothing_else() -> None:
    result = run(
        "measure", MISSION, "--variant", "v-west", "--on", "2026-11-22", "--format", "json"
    )
    found = json.loads(result.stdout)

    assert result.exit_code == 0
    assert {"km", "countries", "modes", "gauges_mm", "statuses", "borders", "breaks"} <= set(found)
    assert sum(one["km"] for one in found["countries"]) == pytest.approx(found["km"], abs=1)


def test_measure_compares_all_variants() -> None:
    result = run("measure", MISSION, "--all", "--format", "json")

    assert len(json.loads(result.stdout)) == 9


def test_measure_says_which_kind_of_km_it_prints() -> None:
    result = run("measure", MISSION)

    assert "stated" in result.stdout
    assert "not counted" in result.stdout


def test_measure_refuses_a_bad_day() -> None:
    result = run("measure", MISSION, "--on", "2026-13-01")

    assert result.exit_code == 2
    assert "expected a day of the calendar, found '2026-13-01'" in result.stderr


def test_km_by_quality_are_those_of_the_stretches_not_of_whole_sections(shipped: Catalogue) -> None:
    measure = measure_of(shipped, MISSION, TODAY)
    km = {tally.code: tally.km for tally in measure.by_quality}
    whole = {one.quality.value for one in measure.sections}

    assert sum(km.values()) == pytest.approx(measure.km)
    assert sum(one.drawn_km for one in measure.by_quality) == pytest.approx(measure.drawn_km)
    by_section = sum(one.part.km for one in measure.sections if one.quality.value == "network")
    assert whole >= {"network", "station-to-station"}
    assert km["network"] != pytest.approx(by_section, rel=0.01)


def test_shares_of_a_corridor_count_each_section_once(shipped: Catalogue) -> None:
    shares = shares_of(shipped, MISSION)
    legs = {leg.id for leg in shipped.legs.values() if leg.corridor == MISSION}
    drawn = sum(
        length_km(course_of(shipped, one.id))
        for one in shipped.sections.values()
        if one.leg in legs
    )

    assert sum(one.km for one in shares) == pytest.approx(drawn, rel=1e-6)
    for kind in {(one.mode, one.country) for one in shares}:
        of_kind = [one.share for one in shares if (one.mode, one.country) == kind]
        assert sum(of_kind) == pytest.approx(1.0)


def test_shares_of_no_corridor_are_refused_with_those_there_are(shipped: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match=r"expected a corridor with a line \(brkuap, .*'nope'"):
        shares_of(shipped, "nope")


def test_the_command_tells_how_surely_the_lines_are_known() -> None:
    result = run("measure", MISSION, "--lines")

    assert result.exit_code == 0
    assert "rail, Belarus: follows the railway network" in result.output
    (first, *_) = json.loads(run("measure", MISSION, "--lines", "--format", "json").output)
    assert set(first) == {"mode", "country", "quality", "km", "share"}


@pytest.mark.parametrize("variant", ["v-north-kabul-road", "v-west", "v-titr-kuryk-poti"])
def test_the_pieces_of_a_part_join_end_to_end_and_differ_in_quality(
    shipped: Catalogue, variant: str
) -> None:
    for part in way_of(shipped, variant).parts:
        runs = part.runs
        assert (runs[0].from_km, runs[-1].to_km) == pytest.approx((part.from_km, part.to_km))
        for before, after in pairwise(runs):
            assert before.to_km == pytest.approx(after.from_km)
            assert before.quality is not after.quality


def test_a_cell_travelled_the_other_way_has_its_pieces_in_that_order(shipped: Catalogue) -> None:
    (cell,) = [one for one in cells_of(shipped, "l05") if one.section.id == "l05-kz"]
    assert len(cell.runs) > 2
    assert cell.turned().runs == cell.runs[::-1]
    assert cell.turned().turned().runs == cell.runs
