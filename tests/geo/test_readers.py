"""Rail data from outside: what is read of it, and the one sentence that refuses the rest."""

from collections.abc import Callable, Mapping
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point

from geo.build.rails import read_rails
from geo.errors import GeoDataError
from geo.measure import distance_km, length_km
from geo.rail_line import RailLine, RailTags
from geo.readers import day_of, read_rail_file
from tests.geo.rail_samples import DATED, RAIL, Points, eastward, write_extract

EXTRACTS = ("rails.osm.pbf", "rails.osm")
TRUNK = {**RAIL, "gauge": "1520", "electrified": "contact_line", "tracks": "2"}
BOX = (50.0, 40.0, 70.0, 50.0)


def silent(_: str) -> None:
    """Report to nobody."""


def read(path: Path, report: Callable[[str], None] = silent) -> list[RailLine]:
    return read_rail_file(path, report)


@pytest.fixture(params=EXTRACTS)
def extract(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    def write(*ways: tuple[Points, Mapping[str, str]]) -> Path:
        return write_extract(tmp_path / request.param, ways)

    return write


def test_ways_are_cut_where_they_meet_and_keep_their_tags(extract: Callable[..., Path]) -> None:
    trunk = [(60.0, 41.0), (60.5, 41.0), (61.0, 41.0)]
    lines = read(extract((trunk, TRUNK), ([(60.5, 41.0), (60.5, 41.5)], RAIL)))

    assert [line.ends for line in lines] == [
        ((60.0, 41.0), (60.5, 41.0)),
        ((60.5, 41.0), (61.0, 41.0)),
        ((60.5, 41.0), (60.5, 41.5)),
    ]
    assert lines[0].tags == RailTags(gauge="1520", electrified="contact_line", tracks="2")
    assert lines[2].tags == RailTags()
    assert lines[0].km == pytest.approx(distance_km(60, 41, 60.5, 41))


def test_what_is_no_railway_is_left_out(extract: Callable[..., Path]) -> None:
    along = [(60.0, 41.0), (60.5, 41.0)]
    kinds = ({"highway": "primary"}, {"railway": "tram"}, {"railway": "abandoned"})
    works = {"railway": "construction", "construction": "subway"}

    lines = read(extract((along, RAIL), *((along, kind) for kind in (*kinds, works))))

    assert len(lines) == 1


def test_sidings_and_idle_track_count_for_longer_than_they_are(
    extract: Callable[..., Path],
) -> None:
    along = [(60.0, 41.0), (60.5, 41.0)]
    kinds = (RAIL, {**RAIL, "service": "yard"}, {"railway": "construction"})

    main, siding, idle = read(extract(*((along, kind) for kind in kinds)))

    assert main.cost == 1.0 < siding.cost < idle.cost


def test_the_extract_says_of_which_moment_it_is(tmp_path: Path) -> None:
    path = write_extract(tmp_path / "rails.osm.pbf", [([(60.0, 41.0), (60.5, 41.0)], RAIL)])

    assert day_of(path) == DATED
    assert day_of(tmp_path / "rails.gpkg") is None


def test_a_way_whose_nodes_are_cut_off_keeps_the_rest(tmp_path: Path) -> None:
    path = write_extract(tmp_path / "rails.osm", [(eastward(41.0, 60, 61), RAIL)])
    text = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in text if '<node id="5"' not in line), "utf-8")

    lines = read(path)

    assert [line.ends for line in lines] == [
        ((60.0, 41.0), (60.15, 41.0)),
        ((60.25, 41.0), (61.0, 41.0)),
    ]


def test_progress_is_reported(tmp_path: Path) -> None:
    path = write_extract(tmp_path / "rails.osm.pbf", [([(60.0, 41.0), (60.5, 41.0)], RAIL)])
    told: list[str] = []

    read(path, told.append)

    assert told[-1] == "rails.osm.pbf: 1 rail lines"


def test_an_extract_without_rails_is_refused(extract: Callable[..., Path]) -> None:
    path = extract(([(60.0, 41.0), (60.5, 41.0)], {"highway": "primary"}))

    with pytest.raises(GeoDataError, match=r"expected railway lines .* found none"):
        read(path)


def test_a_truncated_extract_is_refused(extract: Callable[..., Path]) -> None:
    path = extract((eastward(41.0, 50, 70, step=0.001), RAIL))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])

    with pytest.raises(GeoDataError, match="expected a whole OpenStreetMap extract"):
        read(path)


def test_a_file_that_only_calls_itself_an_extract_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rails.osm.pbf"
    path.write_bytes(b"not an extract" * 100)

    with pytest.raises(GeoDataError, match="expected a whole OpenStreetMap extract"):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GeoDataError, match="found nothing there"):
        read(tmp_path / "rails.osm.pbf")


def table(path: Path, *shapes: LineString | Point, crs: str | None = "EPSG:4326") -> Path:
    frame = gpd.GeoDataFrame({"gauge": ["1520"] * len(shapes)}, geometry=list(shapes), crs=crs)
    frame.to_file(path)
    return path


def test_lines_in_another_coordinate_system_are_brought_to_degrees(tmp_path: Path) -> None:
    course = LineString([(60, 41), (60.5, 41.2)])
    metres = gpd.GeoSeries([course], crs="EPSG:4326").to_crs("EPSG:32641").iloc[0]

    (line,) = read(table(tmp_path / "rails.gpkg", metres, crs="EPSG:32641"))

    assert line.km == pytest.approx(length_km(course))
    assert line.tags.gauge == "1520"


def test_metres_called_degrees_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "rails.gpkg", LineString([(500000, 4500000), (600000, 4500000)]))

    with pytest.raises(GeoDataError, match="names a coordinate system it is not in"):
        read(path)


def test_lines_without_a_coordinate_system_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="'crs' was not provided"):
        path = table(tmp_path / "rails.shp", LineString([(60, 41), (61, 41)]), crs=None)

    with pytest.raises(GeoDataError, match="says its coordinate system"):
        read(path)


def test_a_file_of_points_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "rails.gpkg", Point(60, 41))

    with pytest.raises(GeoDataError, match="found no line"):
        read(path)


def test_a_file_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rails.gpkg"
    path.write_text("nothing of the sort", "utf-8")

    with pytest.raises(GeoDataError, match="expected a file of lines"):
        read(path)


def package(tmp_path: Path, graph: str, nodes: str = "[[41.0, 60.0], [41.0, 60.5]]") -> Path:
    path = tmp_path / "world_railways.py"
    path.write_text(f"\nfrom scgraph.core import GeoGraph\ngraph={graph}\nnodes={nodes}\n", "utf-8")
    return path


def test_the_package_gives_lines_with_the_length_of_their_track(tmp_path: Path) -> None:
    on_sphere = 6371.0 * 0.5 / 57.29577951 * 0.75471  # half a degree at 41 N
    path = package(tmp_path, f"[{{1: {on_sphere * 1.2:.6f}}}, {{0: {on_sphere * 1.2:.6f}}}]")

    (line,) = read_rails(path, BOX, "rails")

    assert line.ends == ((60.0, 41.0), (60.5, 41.0))
    assert line.km == pytest.approx(length_km(line.course) * 1.2, rel=1e-4)


def test_only_lines_inside_the_box_are_taken(tmp_path: Path) -> None:
    path = package(tmp_path, "[{1: 50.0}, {0: 50.0}]")

    assert read_rails(path, (0.0, 0.0, 60.2, 50.0), "rails") == []


@pytest.mark.parametrize(
    "graph", ["[{1: __import__('os').getpid()}]", "[{1: 2.0}", "17", '[{1: "far"}]', "[{9: 1.0}]"]
)
def test_anything_but_a_graph_is_refused_and_never_run(tmp_path: Path, graph: str) -> None:
    with pytest.raises(GeoDataError, match="expected lists called graph and nodes"):
        read_rails(package(tmp_path, graph), BOX, "rails")


def test_a_file_without_a_graph_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "world_railways.py"
    path.write_text("nodes=[[41.0, 60.0]]\n", "utf-8")

    with pytest.raises(GeoDataError, match="found 'nodes'"):
        read_rails(path, BOX, "rails")
