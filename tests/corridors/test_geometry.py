"""The lines of sections: derived along rails, read with every fault, refined or left in place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corridors.catalogue import Catalogue, load_catalogue
from corridors.commands.geometry import refine as refine_command
from corridors.lines.courses import course_of, quality_of, stretches_of
from corridors.lines.geometry import derive_stretches, network_of
from corridors.lines.refine import RefineError, refine
from corridors.lines.stretches import origins_of, write_stretches
from corridors.model.vocabulary import Quality
from corridors.reading.folder import folder_digest
from corridors.snapshots.archive import packed, unpacked
from corridors.state import state_on
from geo.errors import GeoDataError
from geo.measure import length_km
from geo.rail_line import RailLine, nearest_on
from tests.corridors.samples import DataFolder
from tests.geo.rail_samples import RAIL, rail, write_extract

CURVE = [(50.5, 44.0), (51.0, 44.4), (51.5, 44.25), (52.0, 44.3), (52.5, 44.0), (53.5, 43.5)]
"""Rails through the waypoints of the sample's railway legs."""

TAGGED = {**RAIL, "gauge": "1520", "electrified": "no", "tracks": "2"}
REFINED = "geometry/refined.geojson"


def silent(_: str) -> None:
    """Report to nobody."""


def line_feature(section: str = "sec-a1", **changes: Any) -> dict[str, Any]:
    coordinates = changes.pop("coordinates", [[50.5, 44], [51, 44.4], [51.5, 44.25]])
    kind = changes.pop("kind", "LineString")
    properties = {"section": section, "part": 1, "quality": "network", **changes}
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def put(folder: DataFolder, *features: dict[str, Any], **members: Any) -> DataFolder:
    folder.write()
    collection = {"type": "FeatureCollection", "features": list(features), **members}
    return folder.put("geometry/main.geojson", json.dumps(collection))


def derived(catalogue: Catalogue, *lines: RailLine) -> dict[str, tuple[Any, ...]]:
    network = network_of(catalogue, lines, join_km=1, bridge_km=5)
    return dict(derive_stretches(catalogue, network))


def test_sections_follow_the_rails(small: Catalogue) -> None:
    found = derived(small, rail(*CURVE))

    assert sorted(found) == ["sec-a1", "sec-a2", "sec-b1"]
    (first,) = found["sec-a1"]
    assert first.quality is Quality.NETWORK
    assert first.course.coords[1] == pytest.approx((51.0, 44.4))
    assert first.origin == "test"
    assert first.track_km == pytest.approx(length_km(first.course), abs=0.1)


def test_sections_of_a_leg_meet_where_the_waypoint_between_them_stands(small: Catalogue) -> None:
    found = derived(small, rail(*CURVE))

    assert found["sec-a1"][-1].course.coords[-1] == found["sec-a2"][0].course.coords[0]


def test_where_the_rails_break_off_the_line_goes_on_from_stop_to_stop(small: Catalogue) -> None:
    found = derived(small, rail(*CURVE[:4]))

    assert {one.quality for one in found["sec-a1"]} == {Quality.NETWORK}
    assert "sec-b1" not in found


def test_a_planned_section_keeps_its_waypoints(folder: DataFolder) -> None:
    catalogue = folder.set("sections", 0, quality="approximate").load()

    assert "sec-a1" not in derived(catalogue, rail(*CURVE))
    assert quality_of(catalogue, "sec-a1") is Quality.APPROXIMATE


def test_a_road_keeps_its_waypoints_beside_the_rails(folder: DataFolder) -> None:
    catalogue = folder.set("sections", 0, mode="road").load()

    assert "sec-a1" not in derived(catalogue, rail(*CURVE))


def test_a_bypass_known_by_its_ends_is_not_laid_on_the_line_it_passes_by(
    folder: DataFolder,
) -> None:
    folder.set("waypoints", 3, lon="50.5").set("waypoints", 4, lon="52.5", lat="44")
    catalogue = folder.set("sections", 2, quality="schematic").load()

    found = derived(catalogue, rail(*CURVE))

    assert sorted(found) == ["sec-a1", "sec-a2"]


def test_no_rails_in_the_neighbourhood_are_refused(small: Catalogue) -> None:
    with pytest.raises(GeoDataError, match="expected rail lines"):
        derived(small, rail((10, 10), (11, 10)))


def test_derived_lines_are_read_back_and_change_the_digest(folder: DataFolder) -> None:
    before = folder_digest(folder.write())
    catalogue = put(folder, line_feature(track_km=95.5)).faults_as_is()

    assert catalogue == []
    loaded = load_catalogue(folder.path)
    assert loaded.digest != before
    assert len(course_of(loaded, "sec-a1").coords) == 3
    assert stretches_of(loaded, "sec-a1")[0].track_km == 95.5


def test_state_tells_the_drawn_length_and_the_prevailing_quality(folder: DataFolder) -> None:
    short = line_feature(part=2, quality="schematic", coordinates=[[51.5, 44.25], [51.6, 44.25]])
    catalogue = load_catalogue(put(folder, line_feature(), short).path)
    state = state_on(catalogue, catalogue.edition)

    (section,) = (one for one in state["sections"] if one["id"] == "sec-a1")

    assert section["geometry_quality"] == "network"
    assert section["km"] == pytest.approx(length_km(course_of(catalogue, "sec-a1")), abs=0.1)


def test_a_section_without_derived_line_begins_where_the_one_before_it_ends(
    folder: DataFolder,
) -> None:
    off = [[50.5, 44], [51.52, 44.26]]
    catalogue = load_catalogue(put(folder, line_feature(coordinates=off)).path)

    assert course_of(catalogue, "sec-a2").coords[0] == (51.52, 44.26)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"section": "sec-x"}, "an id of sections"),
        ({"part": 2}, "part 1 of its section"),
        ({"quality": "guessed"}, "a stretch of a section"),
        ({"kind": "Point", "coordinates": [50, 44]}, "a stretch of a section"),
        ({"origin": "nobody"}, "a key of origins"),
        ({"coordinates": [[5050000, 44000], [51, 44]]}, "degrees of longitude and latitude"),
        ({"coordinates": [[50.5, 45], [51.5, 44.25]]}, "a line with an end within 20 km"),
        ({"coordinates": [[50.5, 44], [51.5, 45]]}, "a line with an end within 20 km"),
    ],
)
def test_an_unsound_line_is_a_fault(
    folder: DataFolder, change: dict[str, Any], expected: str
) -> None:
    (fault,) = put(folder, line_feature(**change)).faults_as_is()

    assert fault.file == "geometry/main.geojson"
    assert fault.row == 2
    assert fault.expected.startswith(expected)


def test_stretches_that_do_not_meet_are_a_fault(folder: DataFolder) -> None:
    parts = [
        line_feature(coordinates=[[50.5, 44], [51, 44.4]]),
        line_feature(part=2, coordinates=[[51.1, 44.4], [51.5, 44.25]]),
    ]

    (fault,) = put(folder, *parts).faults_as_is()

    assert "where the last ends" in fault.expected


def test_lines_in_metres_are_a_fault(folder: DataFolder) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:3857"}}

    (fault,) = put(folder, line_feature(), crs=crs).faults_as_is()

    assert (fault.column, fault.found) == ("crs", "'EPSG:3857'")


@pytest.mark.parametrize("text", ["", "[1]", "{}", '{"features": 3', "\x00"])
def test_a_file_that_is_no_geojson_is_a_fault(folder: DataFolder, text: str) -> None:
    folder.write()

    (fault,) = folder.put("geometry/main.geojson", text).faults_as_is()

    assert fault.expected == "a GeoJSON FeatureCollection of LineStrings"


def test_a_refined_line_is_taken_instead_of_the_built_one(folder: DataFolder) -> None:
    put(folder, line_feature())
    other = {"features": [line_feature(coordinates=[[50.5, 44], [51.5, 44.25]])]}
    folder.put(REFINED, json.dumps(other))

    assert len(course_of(load_catalogue(folder.path), "sec-a1").coords) == 2


def test_a_snapshot_keeps_the_lines_with_the_facts(folder: DataFolder) -> None:
    path = put(folder, line_feature()).path
    catalogue = load_catalogue(path)

    with unpacked(packed(path, catalogue.digest), catalogue.digest) as copy:
        assert load_catalogue(copy).stretches.keys() == catalogue.stretches.keys()


def test_what_is_written_is_read_back_the_same(small: Catalogue, tmp_path: Path) -> None:
    found = [one for group in derived(small, rail(*CURVE)).values() for one in group]
    path = tmp_path / "geometry" / "main.geojson"

    write_stretches(path, found, {"test": {"licence": "ODbL-1.0"}})
    first = path.read_bytes()
    write_stretches(path, reversed(found), {"test": {"licence": "ODbL-1.0"}})

    assert path.read_bytes() == first
    assert [one.name for one in path.parent.iterdir()] == ["main.geojson"]
    assert origins_of(path) == {"test": {"licence": "ODbL-1.0"}}


@pytest.fixture
def refined(folder: DataFolder, tmp_path: Path) -> Callable[..., Any]:
    def run(*ways: list[tuple[float, float]], name: str = "land.osm.pbf") -> Any:
        path = write_extract(tmp_path / name, [(way, TAGGED) for way in ways])
        return refine(folder.load(), folder.path, [path], silent)

    return run


def test_an_extract_refines_the_sections_it_covers(
    refined: Callable[..., Any], folder: DataFolder
) -> None:
    results = refined(CURVE)

    catalogue = load_catalogue(folder.path)
    (stretch,) = catalogue.stretches["sec-a1"]
    assert {one.section for one in results if one.km} == {"sec-a1", "sec-a2", "sec-b1"}
    assert (stretch.gauge, stretch.electrified, stretch.tracks) == ("1520", "no", "2")
    assert stretch.origin == "land.osm.pbf"
    origin = origins_of(folder.path / REFINED)["land.osm.pbf"]
    assert (origin["licence"], origin["date"]) == ("ODbL-1.0", "2026-11-01T00:00:00Z")


def test_refined_lines_lie_on_the_rails(refined: Callable[..., Any], folder: DataFolder) -> None:
    refined(CURVE)
    catalogue = load_catalogue(folder.path)
    track = rail(*CURVE).course

    for section in ("sec-a1", "sec-a2", "sec-b1"):
        places = course_of(catalogue, section).coords
        assert max(nearest_on(track, (lon, lat))[1] for lon, lat in places) < 0.1


def test_a_second_extract_keeps_what_the_first_refined(
    refined: Callable[..., Any], folder: DataFolder
) -> None:
    refined(CURVE[:3])
    refined(CURVE[4:], name="east.osm")

    stretches = load_catalogue(folder.path).stretches
    assert [one.origin for one in stretches["sec-a1"]] == ["land.osm.pbf"]
    assert [one.origin for one in stretches["sec-b1"]] == ["east.osm"]


def test_disconnected_rails_leave_the_former_line(
    refined: Callable[..., Any], folder: DataFolder
) -> None:
    with pytest.raises(RefineError, match="the former geometry stays"):
        refined(CURVE[:2], [(52.4, 44.03), (52.5, 44.0)])

    assert not (folder.path / REFINED).exists()


def test_a_waypoint_far_from_any_rail_is_named(folder: DataFolder, tmp_path: Path) -> None:
    folder.set("waypoints", 1, lat="44.8").set("corrections", 0, reference="44.8", corrected="44.9")
    path = write_extract(tmp_path / "land.osm.pbf", [(CURVE, RAIL)])

    results = refine(folder.load(), folder.path, [path], silent)

    reasons = {one.section: one.reason for one in results if one.km is None}
    assert reasons["sec-a1"].startswith("P20 is 6")
    assert "from the nearest rail" in reasons["sec-a1"]


@pytest.mark.parametrize("damage", ["cut", "no rails", "elsewhere"])
def test_bad_rail_data_leaves_the_former_geometry_in_place(
    refined: Callable[..., Any], folder: DataFolder, tmp_path: Path, damage: str
) -> None:
    refined(CURVE)
    before = (folder.path / REFINED).read_bytes()
    tags = {"highway": "track"} if damage == "no rails" else RAIL
    away = [(10 + i / 1000, 10.0) for i in range(5000)] if damage != "no rails" else CURVE
    path = write_extract(tmp_path / "bad.osm.pbf", [(away, tags)])
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-2000])

    done = CliRunner().invoke(refine_command, ["--osm", str(path), "--data", str(folder.path)])

    assert isinstance(done.exception, GeoDataError)
    assert str(done.exception).count(". ") == 0
    assert (folder.path / REFINED).read_bytes() == before


def test_the_command_tells_what_became_of_each_section(folder: DataFolder, tmp_path: Path) -> None:
    path = write_extract(tmp_path / "land.osm", [(CURVE, RAIL)])
    folder.write()

    done = CliRunner().invoke(refine_command, ["--osm", str(path), "--data", str(folder.path)])

    assert done.exit_code == 0
    assert "sec-a1: refined, " in done.stdout
    assert "3 of 3 sections that the rails touch were refined." in done.stdout
    assert "land.osm: 1 rail lines" in done.stderr


def test_shipped_lines_name_their_origin_and_licence(shipped: Catalogue) -> None:
    folder = Path(__file__).parents[2] / "corridors" / "data" / "geometry"

    assert shipped.stretches
    for path in folder.glob("*.geojson"):
        assert {one["licence"] for one in origins_of(path).values()} == {"ODbL-1.0"}


@pytest.mark.parametrize("section", ["l01-by", "l02-ru", "l03-ru", "l04-ru", "l10-pk", "l13-by"])
def test_operating_main_lines_follow_the_rails(shipped: Catalogue, section: str) -> None:
    assert quality_of(shipped, section) is Quality.NETWORK
    assert len(course_of(shipped, section).coords) > 30


@pytest.mark.parametrize(
    ("sections", "official_km"),
    [(("l02-ru",), 490), (("l03-ru",), 1031), (("l10-pk",), 1687)],
)
def test_track_lengths_agree_with_the_official_ones_within_3_per_cent(
    shipped: Catalogue, sections: tuple[str, ...], official_km: float
) -> None:
    track = sum(
        stretch.track_km or length_km(stretch.course)
        for section in sections
        for stretch in stretches_of(shipped, section)
    )

    assert track == pytest.approx(official_km, rel=0.03)


def test_a_line_passes_its_sure_waypoints(shipped: Catalogue) -> None:
    far = {
        point.name
        for section in shipped.sections.values()
        if section.id in shipped.stretches
        for point in shipped.waypoints[section.leg]
        if section.first <= point.order <= section.last
        if point.confidence == "high"
        if nearest_on(course_of(shipped, section.id), (point.lon, point.lat))[1] > 10
    }

    assert far == {"Guzor", "Almaty"}  # the town of Guzor lies off the rails, Almaty on a branch
