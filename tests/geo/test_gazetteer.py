"""The gazetteer finds towns by sound, script and with errors; it is small, read-only and shared."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.build.gazetteer import PLACES_ORIGIN, write_index
from geo.build.sources import origins
from geo.errors import GeoDataError
from geo.gazetteer import INDEX_FILE, Gazetteer, shipped_gazetteer
from geo.likeness import SAME_SOUND, likeness, spelled
from geo.spelling import fold, scripts_of, sound

MOST_BYTES = 15_000_000


def town(number: int, name: str, country: str, people: int, *others: str) -> dict[str, Any]:
    """Return a place as GeoNames has it."""
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "population": people,
        "longitude": 60.0 + number,
        "latitude": 40.0,
        "alternatenames": [*others, name],
    }


TOWNS = (
    town(1, "Aktau", "KZ", 147_443, "Ақтау", "Актау", "阿克套", "SCO", "aktw", "Aqtaū"),
    town(2, "Aktau", "KZ", 9_500, "Актау"),
    town(3, "Kızıltepe", "TR", 20_000, "Kiziltepe"),
    town(4, "Bonn", "DE", 300_000),
    town(5, "Tashkent", "UZ", 1_978_028, "Toshkent", "Ташкент", "Ташкент ош", "タシュケント"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Return a gazetteer of a few towns."""
    path = tmp_path_factory.mktemp("places") / "small.sqlite"
    write_index(path, TOWNS)
    return Gazetteer(path)


def names(gazetteer: Gazetteer, text: str, **options: bool) -> list[tuple[str, str]]:
    """Return name and country of what a text finds."""
    return [(hit.place.name, hit.place.country) for hit in gazetteer.find(text, **options)]


@pytest.mark.parametrize("text", ["Aktau", "АКТАУ", "Ақтау", "Aqtaw", "阿克套", "Aqta’u", "Ақ-тау"])
def test_a_town_is_found_in_every_spelling(small: Gazetteer, text: str) -> None:
    assert names(small, text)[0] == ("Aktau", "KZ")


def test_of_equal_names_the_larger_town_comes_first(small: Gazetteer) -> None:
    assert [hit.place.geonameid for hit in small.find("Aktau")] == [1, 2]


def test_a_typing_error_is_forgiven_near_the_corridors_only(small: Gazetteer) -> None:
    assert names(small, "Tashkemt") == [("Tashkent", "UZ")]
    assert names(small, "Kizilteqe") == []
    assert names(small, "Kiziltepe") == [("Kızıltepe", "TR")]


def test_other_countries_airports_codes_and_transcriptions_are_left_out(small: Gazetteer) -> None:
    assert names(small, "Bonn") == []
    assert names(small, "SCO") == []
    assert names(small, "aktw") == []


def test_a_beginning_is_found_only_while_typing(small: Gazetteer) -> None:
    assert names(small, "Tashk") == []
    assert names(small, "Tashk", is_typing=True) == [("Tashkent", "UZ")]


def test_cyrillic_names_are_kept_with_and_without_kazakh_letters(small: Gazetteer) -> None:
    place = small.find("Aktau")[0].place
    assert (place.russian, place.kazakh) == ("Актау", "Ақтау")


def test_the_same_places_give_the_same_index(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_index(tmp_path / name, TOWNS if name == "one" else reversed(TOWNS))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_missing_index_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(GeoDataError, match=r"none.sqlite: expected the index of places"):
        Gazetteer(tmp_path / "none.sqlite").find("Aktau")


def test_a_damaged_index_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.sqlite").write_bytes(b"no database at all" * 99)
    with pytest.raises(GeoDataError, match="derive it again"):
        Gazetteer(tmp_path / "bad.sqlite").find("Aktau")


def test_the_index_is_never_written(small: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        small._index.execute("DELETE FROM place")


def test_threads_share_one_gazetteer() -> None:
    asked = ["Karaganda", "Ташкент", "塔什干", "Gwadar", "کابل"] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(shipped_gazetteer().find, asked))
    assert [hits[0].place.name for hits in found] == [
        shipped_gazetteer().find(text)[0].place.name for text in asked
    ]


def test_the_shipped_index_is_small_and_holds_the_places() -> None:
    assert INDEX_FILE.stat().st_size < MOST_BYTES
    with sqlite3.connect(f"file:{INDEX_FILE}?mode=ro", uri=True) as index:
        (count,) = index.execute("SELECT count(*) FROM place").fetchone()
    assert count == 30_676


def test_the_origin_of_the_index_is_told() -> None:
    (origin,) = origins(PLACES_ORIGIN)
    assert "CC BY 4.0" in origin.licence
    assert json.loads(f'"{origin.sha256}"').isalnum()


@given(text=st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(text=st.text(alphabet="аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіьэюя"))
def test_cyrillic_becomes_latin(text: str) -> None:
    assert fold(text).isascii()


@given(text=st.text(alphabet="abcdefgh ʻʼ'`’-", min_size=1))
def test_apostrophes_and_case_do_not_count(text: str) -> None:
    plain = text.translate(dict.fromkeys(map(ord, "ʻʼ'`’")))
    assert fold(text.upper()) == fold(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Хоргос", "Horgos"),
        ("Қорғас", "Qorghas"),
        ("Жезқазған", "Dzhezkazgan"),
        ("Маңғыстау", "Mangystau"),
        ("Ўзбекистон", "O'zbekiston"),
        ("Гʻузор", "Guzor"),
        ("Атырау", "Atyraw"),
        ("Şımkent", "Шымкент"),
        ("Xiva", "Khiva"),
        ("بندرعباس", "بندر عباس"),
        ("کراچی", "كراچي"),
        ("烏魯木齊", "乌鲁木齐"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other))


@given(one=st.text(max_size=20), other=st.text(max_size=20))
def test_likeness_is_the_same_both_ways_and_within_bounds(one: str, other: str) -> None:
    alike = likeness(spelled(one), spelled(other))
    assert 0 <= alike <= 1
    if len(fold(one)) == len(fold(other)):
        assert alike == pytest.approx(likeness(spelled(other), spelled(one)))


def test_same_sound_outranks_any_error() -> None:
    assert likeness(spelled("Korgas"), spelled("Қорғас")) >= SAME_SOUND
    assert 0 < likeness(spelled("Tashkent"), spelled("Tashkemt")) < SAME_SOUND


def test_scripts_are_told() -> None:
    assert scripts_of("Актау") == {"CYRILLIC"}
    assert scripts_of("Хорgos") == {"CYRILLIC", "LATIN"}
    assert scripts_of("oʻz") == {"LATIN"}
