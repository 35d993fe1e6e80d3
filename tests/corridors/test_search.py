"""Search finds what people mean, in any spelling, and nothing where they mean nothing."""

import asyncio
import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response

from corridors.catalogue import Catalogue
from corridors.search.agreement import ACCEPTED_FILE, compare_positions
from corridors.search.asking import LONGEST, readings_of
from corridors.search.finder import Finder, Found
from corridors.search.kinds import KINDS_FILE, MEANT, take_out_kind
from corridors.search.nearby import nearest_things
from corridors.search.things import SPELLINGS_FILE, findable_things
from corridors.search.weights import FIRST_COUNTRIES
from corridors.web import finding
from geo.geocoding import FROM_ATLAS, Geocoded, reviewed_places
from geo.measure import distance_km
from geo.spelling import fold
from tests.corridors.commands import Run

QUERIES_FILE = Path(__file__).parent / "search_queries.csv"
FIRST_SHARE, THREE_SHARE = 0.98, 0.995
LETTERS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя")
NO_NAMES = (
    "",
    "   ",
    "x",
    "Хоргос" * 900,
    "\x00",
    "Хор\x07гос",
    "Хоргос\ud800",
    "'; DROP TABLE place; --",
    '" OR 1=1 --',
    "<script>alert(1)</script>",
    "<b>Aktau</b>",
    "../../etc/passwd",
    "{{7*7}}",
    "Хорgos霍尔",
    "Khorгос",
    "!!!???",
    "😀😀😀",
    "and the of",
)
NONSENSE = (
    "qwertyuiop",
    "asdfgh",
    "zxcvbnm",
    "фывапролд",
    "йцукенг",
    "ячсмитьб",
    "blablabla",
    "xqzjwkvpt",
    "hogwarts",
    "абракадабра",
    "neverland",
    "123456",
    "غغغغغغ",
    "丁丂七丄",
)


@pytest.fixture(scope="module")
def finder(shipped: Catalogue) -> Finder:
    """Return what finds in the shipped catalogue."""
    return Finder(shipped)


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_meant(found: Found, row: dict[str, str]) -> bool:
    """Tell whether an answer is the thing, or stands where it is."""
    if not row["lon"]:
        return found.id == row["id"]
    if found.lon is None or found.lat is None or found.kind in ("country", "corridor"):
        return False
    km = distance_km(found.lon, found.lat, float(row["lon"]), float(row["lat"]))
    return km <= float(row["within_km"])


def ranks(finder: Finder) -> Iterator[tuple[str, int | None]]:
    """Yield each query with the place of the right answer among the first three."""
    for row in rows(QUERIES_FILE):
        found = finder.find(row["query"], limit=3)
        yield row["query"], next((n for n, one in enumerate(found) if is_meant(one, row)), None)


def test_nearly_every_query_of_our_own_set_is_answered_first(finder: Finder) -> None:
    found = dict(ranks(finder))
    assert len(found) >= 200
    late = [query for query, rank in found.items() if rank != 0]
    lost = [query for query, rank in found.items() if rank is None]
    assert len(late) <= (1 - FIRST_SHARE) * len(found), late
    assert len(lost) <= (1 - THREE_SHARE) * len(found), lost


def with_error(name: str, dice: Random) -> str:
    """Return a name with one letter left out, doubled, changed or swapped with the next."""
    place = dice.randrange(1, len(name) - 1)
    letters = LETTERS[0] if name.isascii() else LETTERS[1]
    return dice.choice(
        (
            name[:place] + name[place + 1 :],
            name[:place] + name[place] + name[place:],
            name[:place] + dice.choice(letters) + name[place + 1 :],
            name[:place] + name[place + 1] + name[place] + name[place + 2 :],
        )
    )


def test_a_typing_error_in_a_longer_name_is_forgiven(finder: Finder) -> None:
    dice = Random(7)  # noqa: S311 - reproducible errors, not secrets
    asked = [
        row for row in rows(QUERIES_FILE) if len(row["query"]) >= 7 and " " not in row["query"]
    ]
    right = 0
    for row in asked:
        found = finder.find(with_error(row["query"], dice), limit=3)
        right += any(is_meant(one, row) for one in found)
    assert right / len(asked) >= 0.95


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_is_no_name_finds_nothing(finder: Finder, text: str) -> None:
    assert finder.find(text) == ()


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_finds_nothing(finder: Finder, text: str) -> None:
    assert finder.find(text) == ()


def test_random_letters_hardly_ever_find_anything(finder: Finder) -> None:
    dice = Random(3)  # noqa: S311 - reproducible nonsense
    texts = ["".join(dice.choices(LETTERS[n % 2], k=dice.randint(6, 14))) for n in range(200)]
    assert sum(bool(finder.find(text)) for text in texts) <= 2


@given(text=st.text(max_size=200), is_typing=st.booleans())
def test_no_text_breaks_the_search(finder: Finder, text: str, *, is_typing: bool) -> None:
    for one in finder.find(text, is_typing=is_typing):
        assert 0 < one.score <= 1


@given(text=st.text(max_size=2 * LONGEST))
def test_every_reading_is_folded_and_short(text: str) -> None:
    for reading in readings_of(text):
        assert reading.name == fold(reading.name)


@given(limit=st.integers(1, 60))
def test_answers_are_no_more_than_asked_for_and_best_first(finder: Finder, limit: int) -> None:
    found = finder.find("Aktau", limit=limit)
    assert len(found) <= limit
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Atameken", "atameken-post"),
        ("Karasu", "karasu-post"),
        ("порт Актау", "aktau-port"),
        ("Актау", "aktau-city"),
        ("Хоргос", "khorgos"),
        ("霍尔果斯", "khorgos"),
        ("сухой порт Хоргос", "khorgos-dry-port"),
        ("Alatau", "itlk"),
        ("O'zbekiston", "UZ"),
        ("Middle Corridor", "titr"),
    ],
)
def test_a_name_means_the_thing_of_the_atlas(finder: Finder, text: str, first: str) -> None:
    assert finder.find(text)[0].id == first


def test_keles_is_the_uzbek_station_not_the_turkish_town(finder: Finder) -> None:
    assert [one.country for one in finder.find("Keles")][:1] == ["UZ"]


def test_a_country_named_with_a_place_decides(finder: Finder) -> None:
    assert {one.country for one in finder.find("Karasu Uzbekistan", limit=2)} <= {"UZ", "KG"}
    assert finder.find("Jalalabad Afghanistan")[0].country == "AF"
    assert finder.find("Jalalabad Kyrgyzstan")[0].country == "KG"


@pytest.mark.parametrize(
    ("text", "first"), [("Hyderabad Sindh", "Hyderabad"), ("Kant airbase", "Kant")]
)
def test_a_word_too_many_is_forgiven_where_nothing_else_is_found(
    finder: Finder, text: str, first: str
) -> None:
    assert finder.find(text)[0].name == first


def test_an_error_in_the_kind_word_is_forgiven(finder: Finder) -> None:
    assert finder.find("станця Достык")[0].id == "dostyk-station"
    assert finder.find("село Курык")[0].id == "kuryk-village"


def test_an_ambiguous_name_answers_with_all_its_places(finder: Finder) -> None:
    found = [one for one in finder.find("Karasu", limit=20) if one.kind == "town"]
    assert {"KZ", "UZ", "TR", "CN"} <= {one.country for one in found}
    assert found[0].country in FIRST_COUNTRIES


def test_names_are_in_the_language_asked_for(finder: Finder) -> None:
    assert finder.find("Aktau", language="kk")[0].name == "Ақтау"
    assert finder.find("Karaganda", language="en")[0].name == "Karaganda"
    assert finder.find("Kostanay", language="ru")[0].name == "Костанай"


@pytest.mark.parametrize(
    ("begun", "meant"),
    [
        ("Хорг", "Khorgos Hub"),
        ("ташк", "Tashkent"),
        ("алма", "Almaty"),
        ("pes", "Peshawar"),
        ("кара", "Karaganda"),
        ("порт кур", "Kuryk port"),
        ("中间", "Trans-Caspian International Transport Route (Middle Corridor)"),
    ],
)
def test_the_beginning_of_a_name_is_enough_while_it_is_typed(
    finder: Finder, begun: str, meant: str
) -> None:
    assert meant in [one.name for one in finder.find(begun, is_typing=True, limit=3)]


def test_the_beginning_of_a_name_is_not_the_name(finder: Finder) -> None:
    assert "khorgos" not in {one.id for one in finder.find("Хо")}


def test_a_thing_without_a_position_gets_one_that_says_so(finder: Finder) -> None:
    bakhty = finder.find("Бахты")[0]
    assert (bakhty.id, bakhty.source) == ("x-bakhty", "derived")
    assert bakhty.precision_km is not None
    assert bakhty.precision_km >= 20


def test_every_spelling_belongs_to_a_thing(shipped: Catalogue) -> None:
    known = {thing.id for thing in findable_things(shipped)}
    assert {row["thing"] for row in rows(SPELLINGS_FILE)} <= known


def test_every_kind_word_means_a_kind() -> None:
    assert {row["kind"] for row in rows(KINDS_FILE)} == set(MEANT)


@pytest.mark.parametrize(
    ("text", "rest", "type_"),
    [
        ("порт Курык", "kuryk", "port"),
        ("Kuryk", "kuryk", None),
        ("Құрық порты", "kuryk", "port"),
        ("霍尔果斯口岸", "霍尔果斯", "crossing"),
        ("port", "port", None),
        ("железнодорожная станция Достык", "dostyk", "station"),
    ],
)
def test_kind_words_are_taken_out(text: str, rest: str, type_: str | None) -> None:
    name, types = take_out_kind(fold(text))
    assert name == rest
    assert (type_ in types) if type_ else not types


def test_reviewed_places_of_the_atlas_stand_where_the_atlas_has_them(shipped: Catalogue) -> None:
    points = [(one.lon, one.lat) for one in findable_things(shipped) if one.lon and one.lat]
    for place in reviewed_places().places:
        if place.origin == FROM_ATLAS:
            nearest = min(distance_km(lon, lat, place.lon, place.lat) for lon, lat in points)
            assert nearest < 1, place.name


def test_the_nearest_things_of_a_place(shipped: Catalogue) -> None:
    found = {one.kind: one for one in nearest_things(shipped, 69.25, 41.3)}
    assert set(found) == {"hub", "corridor", "crossing"}
    assert found["hub"].id == "icic-central-asia"
    assert found["crossing"].id == "x-saryagash-keles"
    assert found["corridor"].km < 10


def test_the_nearest_hub_is_as_far_as_the_ellipsoid_says(shipped: Catalogue) -> None:
    hub = shipped.hubs["khorgos"]
    found = {one.kind: one for one in nearest_things(shipped, hub.lon + 1, hub.lat)}
    assert found["hub"].km == pytest.approx(
        distance_km(hub.lon, hub.lat, hub.lon + 1, hub.lat), abs=0.1
    )


class Elsewhere:
    """A geocoder that answers with a place far off."""

    def locate(self, text: str, *, is_typing: bool = False) -> list[Geocoded]:
        del is_typing
        return [replace(SOMEWHERE, name=text)]


SOMEWHERE = Geocoded(
    name="", kind="town", country="KZ", lon=60.0, lat=50.0, precision_km=1, source="test", score=1
)


def test_a_wide_difference_of_positions_is_reported(shipped: Catalogue) -> None:
    compared = {one.thing.id: one for one in compare_positions(shipped, Elsewhere())}
    zharkent = compared["zharkent"]
    assert zharkent.verdict == "differs"
    assert zharkent.km is not None
    assert zharkent.km > 1500


def test_accepted_differences_are_still_differences(shipped: Catalogue) -> None:
    verdicts = {one.thing.id: one.verdict for one in compare_positions(shipped)}
    assert {verdicts.get(row["thing"]) for row in rows(ACCEPTED_FILE)} == {"accepted"}
    assert all(row["reason"] for row in rows(ACCEPTED_FILE))


def test_most_positions_agree_with_the_geocoder(shipped: Catalogue) -> None:
    verdicts = [one.verdict for one in compare_positions(shipped)]
    assert verdicts.count("agrees") >= 300
    assert verdicts.count("differs") <= 3


def test_find_prints_answers_with_the_agreed_fields(run: Run) -> None:
    answer = run("find", "Қорғас", "--limit", "2", "--format", "json")
    found = json.loads(answer.out)
    assert answer.code == 0
    assert len(found) == 2
    fields = {"name", "kind", "id", "country", "lon", "lat", "precision_km", "source", "score"}
    assert fields <= set(found[0])
    assert found[0]["id"] == "khorgos"


def test_find_says_that_nothing_was_found(run: Run) -> None:
    assert run("find", "qwertyuiop").out.strip() == "Nothing found."
    assert json.loads(run("find", "qwertyuiop", "--format", "json").out) == []


def test_find_takes_any_text(run: Run) -> None:
    for text in NO_NAMES[4:]:
        answer = run("find", "--format", "json", "--", text)
        assert (answer.code, json.loads(answer.out)) == (0, [])


def test_geocode_check_counts_and_fails_where_positions_differ(run: Run) -> None:
    answer = run("geocode", "--check", "--format", "json")
    verdicts = [one["verdict"] for one in json.loads(answer.out)]
    assert answer.code == (1 if "differs" in verdicts else 0)
    assert "accepted" in verdicts


def ask(query: str) -> Response:
    """Ask the route with a query as it stands in an address."""
    scope = {"type": "http", "method": "GET", "headers": [], "query_string": query.encode()}

    async def answered() -> Response:
        return await finding.find(Request(scope))

    return asyncio.run(answered())


def answered(query: str) -> dict[str, Any]:
    """Return what the route answers."""
    found: dict[str, Any] = json.loads(bytes(ask(query).body))
    return found


def test_the_route_answers_with_what_is_shown() -> None:
    query = urlencode({"q": "Құрық порты", "lang": "ru", "limit": "3"})
    found = answered(query)["answers"]
    assert ask(query).headers["cache-control"] == "no-store"
    shown = (found[0]["id"], found[0]["name"], found[0]["where"])
    assert shown == ("kuryk-port", "Порт Курык", "Казахстан")
    assert len(found) <= 3


def test_the_route_tells_what_is_near() -> None:
    near = answered("near=80.4,44.2")["nearest"]
    assert [one["kind"] for one in near] == ["hub", "corridor", "crossing"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%00",
        "q=%ED%A0%80",
        "q=" + "%D0%A5" * 3000,
        "q=Aktau&limit=-1",
        "q=Aktau&limit=99999999999999999999",
        "q=Aktau&limit=²",
        "q=Aktau&lang=%00",
        "near=",
        "near=nan,nan",
        "near=1e999,0",
        "near=1,2,3",
        "near=200,100",
        "near=%00",
    ],
)
def test_the_route_takes_any_query(query: str) -> None:
    assert ask(query).status_code == 200
    assert len(answered(query).get("answers", [])) <= 20
