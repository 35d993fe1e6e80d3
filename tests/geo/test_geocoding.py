"""Geocoders answer in their order; Nominatim is asked rarely and never breaks anything."""

import csv
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from geopy.exc import GeocoderTimedOut, GeocoderUnavailable
from hypothesis import given
from hypothesis import strategies as st

from geo.countries import country_places
from geo.errors import GeoDataError
from geo.geocoding import (
    OVERRIDES_FILE,
    GazetteerPlaces,
    Geocoded,
    GeocoderChain,
    ReviewedPlaces,
    offline_geocoder,
    reviewed_places,
    town_radius_km,
)
from geo.nominatim import NominatimPlaces
from geo.spelling import fold

CORRIDOR = ("KZ", "UZ", "RU", "BY", "AF", "PK")
ASKED_FOR = (
    *("Nurkent", "Altynkol", "Nur Zholy", "Ak-Tilek", "Karasu", "Hairatan", "Torkham", "Kharlachi"),
    *("Galaba", "Keles", "Atameken", "Kuryk port", "Dostyk", "Bakhty", "Irkeshtam", "Torugart"),
    *("Sherkhan Bandar", "Aqina", "Spin Boldak", "Serhetabat", "Torghundi"),
)


@pytest.mark.parametrize("name", ASKED_FOR)
def test_reviewed_places_come_before_the_gazetteer(name: str) -> None:
    first = offline_geocoder(CORRIDOR).locate(name)[0]
    assert (first.name, first.source, first.score) == (name, "reviewed", 1.0)
    assert first.precision_km > 0


def test_atameken_is_the_post_at_the_uzbek_border_first_and_the_villages_after_it() -> None:
    found = [one for one in offline_geocoder(CORRIDOR).locate("Атамекен") if one.score > 0.9]
    assert (round(found[0].lat), round(found[0].lon)) == (41, 69)
    assert len(found) == 3


def test_ambiguous_names_put_the_corridors_countries_first_then_size() -> None:
    chain = GeocoderChain((GazetteerPlaces(),), first=CORRIDOR)
    found = [one for one in chain.locate("Aksai") if one.score >= 0.98]
    is_first = [one.country in CORRIDOR for one in found]
    assert is_first == sorted(is_first, reverse=True)
    sizes = [one.population for one in found if one.country in CORRIDOR]
    assert sizes == sorted(sizes, reverse=True)


def test_every_reviewed_place_tells_where_it_is_from() -> None:
    with OVERRIDES_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == sorted(rows, key=lambda row: (row["name"], row["country"]))
    for row in rows:
        assert row["source"] in {"atlas", "geonames", "directory", "background"}, row
        assert row["country"] in country_places()
        assert float(row["radius_km"]) > 0
        folded = [fold(text) for text in (row["name"], *filter(None, row["spellings"].split("|")))]
        assert all(folded), row


def test_a_reviewed_place_without_a_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "overrides.csv"
    columns = "name,kind,country,lon,lat,radius_km,spellings,source,note\n"
    path.write_text(f"{columns}Nowhere,town,KZ,east,44,1,,atlas,\n", encoding="utf-8")
    with pytest.raises(GeoDataError, match="Nowhere: expected lon, lat and radius_km"):
        ReviewedPlaces(path)


@given(people=st.integers(0, 30_000_000))
def test_larger_towns_reach_farther(people: int) -> None:
    assert town_radius_km(people) <= town_radius_km(people + 1_000_000)
    assert town_radius_km(people) >= 1


@given(text=st.text(max_size=300))
def test_any_text_may_be_asked(text: str) -> None:
    for one in offline_geocoder(CORRIDOR).locate(text):
        assert -180 <= one.lon <= 180
        assert -90 <= one.lat <= 90


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert offline_geocoder(CORRIDOR).locate("Ташкент")
    assert reviewed_places().locate("Nurkent")


RAW = {
    "osm_type": "node",
    "osm_id": 1,
    "display_name": "Nurkent, Panfilov District, Kazakhstan",
    "lat": "44.21",
    "lon": "80.31",
    "boundingbox": ["44.20", "44.22", "80.30", "80.32"],
    "addresstype": "town",
    "address": {"country_code": "kz"},
    "licence": "not used",
}


class Asked:
    """A service that counts how often it is asked."""

    def __init__(self, *answers: Sequence[Mapping[str, Any]] | Exception) -> None:
        self.answers = list(answers)
        self.count = 0

    def __call__(self, text: str) -> Sequence[Mapping[str, Any]]:
        assert text
        self.count += 1
        answer = self.answers[min(self.count, len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_an_online_answer_carries_source_precision_and_score() -> None:
    (found,) = NominatimPlaces(Asked([RAW])).locate("Nurkent")
    assert (found.name, found.country, found.kind) == ("Nurkent", "KZ", "town")
    assert (found.source, found.score) == ("nominatim", 1.0)
    assert found.precision_km == pytest.approx(1.4, abs=0.1)


def test_a_question_is_asked_once_and_kept(tmp_path: Path) -> None:
    service = Asked([RAW])
    first = NominatimPlaces(service, tmp_path / "kept.sqlite")
    second = NominatimPlaces(service, tmp_path / "kept.sqlite")
    assert first.locate("Nurkent") == second.locate("  Nurkent ")
    assert service.count == 1


@pytest.mark.parametrize(
    "trouble",
    [
        GeocoderTimedOut("slow"),
        GeocoderUnavailable("away"),
        OSError("no network"),
        ValueError("not JSON"),
    ],
)
def test_trouble_is_a_note_and_is_not_kept(tmp_path: Path, trouble: Exception) -> None:
    service = Asked(trouble, [RAW])
    places = NominatimPlaces(service, tmp_path / "kept.sqlite")
    assert places.locate("Nurkent") == []
    assert "the answers are offline" in places.note
    assert len(places.locate("Nurkent")) == 1
    assert places.note == ""


@pytest.mark.parametrize(
    "nonsense", [[{}], [{"lat": "x"}], [{**RAW, "lat": "north"}], [{**RAW, "boundingbox": []}]]
)
def test_nonsense_from_the_service_is_a_note(nonsense: list[Mapping[str, Any]]) -> None:
    places = NominatimPlaces(Asked(nonsense))
    assert places.locate("Nurkent") == []
    assert places.note


@pytest.mark.parametrize("text", ["", "   ", "x" * 500, "Nur\x00kent", "Nur\ud800kent"])
def test_what_is_no_name_is_not_asked_online(text: str) -> None:
    service = Asked([RAW])
    assert NominatimPlaces(service).locate(text) == []
    assert service.count == 0


def test_nobody_is_asked_while_a_name_is_typed() -> None:
    service = Asked([RAW])
    assert NominatimPlaces(service).locate("Nurk", is_typing=True) == []
    assert service.count == 0


def test_offline_answers_stay_when_the_service_fails() -> None:
    chain = GeocoderChain((reviewed_places(), NominatimPlaces(Asked(OSError("away")))))
    assert [one.name for one in chain.locate("Nurkent")][:1] == ["Nurkent"]


def test_an_answer_of_the_same_spot_is_not_repeated() -> None:
    chain = GeocoderChain((reviewed_places(), NominatimPlaces(Asked([RAW]))))
    found: Sequence[Geocoded] = chain.locate("Nurkent")
    assert [one.source for one in found] == ["reviewed"]
