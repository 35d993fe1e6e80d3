"""The state on a day in the form other programs read: its shape and its values."""

import json
from datetime import date

import pytest

from corridors.catalogue import Catalogue
from corridors.model.vocabulary import Standing, Status
from corridors.state import state_on
from geo.measure import distance_km
from tests.corridors.samples import event, standing, with_events

DAY = date(2024, 3, 15)
GROUNDS = {"since", "exact", "confidence", "disputed", "sources", "event"}


def test_the_state_has_its_day_data_and_four_groups(small: Catalogue) -> None:
    assert list(state_on(small, DAY)) == [
        "on",
        "data",
        "memberships",
        "hubs",
        "corridors",
        "sections",
    ]


def test_the_state_names_its_day_and_data(small: Catalogue) -> None:
    found = state_on(small, DAY)

    assert (found["on"], found["data"]) == ("2024-03-15", small.digest)


def test_a_membership_says_who_what_since_when_and_on_whose_word(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.SIGNATORY, "2023-11-01"))

    assert state_on(held, DAY)["memberships"] == [
        {
            "corridor": "main",
            "party": "KZ",
            "standing": "signatory",
            "since": "2023-11-01",
            "exact": True,
            "confidence": "high",
            "disputed": False,
            "sources": ["s-act"],
            "event": "a",
        }
    ]


def test_a_hub_says_its_status_since_when_and_on_whose_word(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.OPERATING, "2020"))

    assert state_on(held, DAY)["hubs"] == [
        {
            "id": "hub-a",
            "status": "operating",
            "since": "2020",
            "exact": True,
            "confidence": "high",
            "disputed": False,
            "sources": ["s-act"],
            "event": "a",
        }
    ]


@pytest.mark.parametrize("group", ["hubs", "corridors"])
def test_a_thing_without_known_status_has_the_same_shape(small: Catalogue, group: str) -> None:
    shapes = [set(thing) for thing in state_on(with_events(small), DAY)[group]]

    assert all(shape == {"id", "status", *GROUNDS} for shape in shapes)


def test_a_thing_without_known_status_has_none(small: Catalogue) -> None:
    assert [hub["status"] for hub in state_on(with_events(small), DAY)["hubs"]] == [None]


def test_answers_share_no_list(small: Catalogue) -> None:
    state_on(with_events(small), DAY)["hubs"][0]["sources"].append("x")

    assert state_on(with_events(small), DAY)["hubs"][0]["sources"] == []


def test_a_section_says_what_it_is_and_how_long(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.OPERATING, "2020", subject="leg-a"))
    found = state_on(held, DAY)["sections"][0]

    assert found == {
        "id": "sec-a1",
        "corridor": "main",
        "leg": "leg-a",
        "status": "operating",
        "mode": "rail",
        "gauge_mm": 1520,
        "km": round(distance_km(50.5, 44.0, 51.5, 44.25), 1),
        "country": "KZ",
        "geometry_quality": "station-to-station",
    }


def test_every_thing_is_listed_once(small: Catalogue) -> None:
    found = state_on(small, DAY)
    listed = {group: [one["id"] for one in found[group]] for group in ("hubs", "corridors")}

    assert listed == {"hubs": list(small.hubs), "corridors": list(small.corridors)}


def test_the_state_is_written_as_json_as_it_stands(small: Catalogue) -> None:
    found = state_on(small, DAY)

    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize("day", [date.min, date(1900, 1, 1), date.max])
def test_any_day_has_a_state(shipped: Catalogue, day: date) -> None:
    assert state_on(shipped, day)["on"] == day.isoformat()
