"""The answers the atlas was made for, asked of the shipped facts."""

import json
import sys
from datetime import date, timedelta
from typing import Any

import pytest

from corridors.catalogue import Catalogue
from corridors.cli import main
from corridors.state import state_on
from corridors.timeline import condition_on, intervals, memberships_on, parties_of

MISSION = "brkuap"
DAY_OF_SIGNING = date(2023, 11, 1)
NAMED_ONLY = {"named"}

Standings = dict[str, str]


def standings(catalogue: Catalogue, day: str) -> Standings:
    """Return who stands how in the mission's corridor."""
    members = memberships_on(catalogue, date.fromisoformat(day))
    return {one.party: one.condition.code for one in members if one.corridor == MISSION}


def asked_on_the_command_line(
    day: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    """Return what ``python -m corridors state`` prints."""
    monkeypatch.setattr(sys, "argv", ["corridors", "state", "--on", day, "--format", "json"])
    with pytest.raises(SystemExit) as ended:
        main()
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return {**found, "code": ended.value.code}


def test_in_march_2024_three_had_signed_one_intended_to_and_two_were_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = asked_on_the_command_line("2024-03-15", monkeypatch, capsys)
    members = {m["party"]: m["standing"] for m in found["memberships"] if m["corridor"] == MISSION}

    assert members == {
        "KZ": "signatory",
        "RU": "signatory",
        "UZ": "signatory",
        "BY": "intends",
        "AF": "named",
        "PK": "named",
    }


def test_the_command_line_names_the_day_and_the_data(
    shipped: Catalogue, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = asked_on_the_command_line("2024-03-15", monkeypatch, capsys)

    assert (found["on"], found["data"], found["code"]) == ("2024-03-15", shipped.digest, 0)


def test_on_18_september_2024_pakistan_had_joined(shipped: Catalogue) -> None:
    assert standings(shipped, "2024-09-18")["PK"] == "joined"


def test_on_17_september_2024_pakistan_was_only_named(shipped: Catalogue) -> None:
    assert standings(shipped, "2024-09-17")["PK"] == "named"


def test_on_23_april_2024_belarus_had_joined(shipped: Catalogue) -> None:
    assert standings(shipped, "2024-04-23")["BY"] == "joined"


def test_on_22_april_2024_belarus_only_intended_to(shipped: Catalogue) -> None:
    assert standings(shipped, "2024-04-22")["BY"] == "intends"


def test_that_belarus_joined_in_april_is_disputed(shipped: Catalogue) -> None:
    found = condition_on(shipped, MISSION, date(2024, 4, 23), "BY")

    assert found is not None
    assert found.is_disputed


def test_that_belarus_intended_to_join_is_not_exact_to_the_day(shipped: Catalogue) -> None:
    found = condition_on(shipped, MISSION, date(2024, 3, 15), "BY")

    assert found is not None
    assert not found.is_exact


def test_belarus_stays_joined_after_an_agency_still_expected_it(shipped: Catalogue) -> None:
    assert standings(shipped, "2024-10-01")["BY"] == "joined"


def test_the_three_founders_signed_on_the_day_of_the_memorandum(shipped: Catalogue) -> None:
    found = state_on(shipped, DAY_OF_SIGNING)["memberships"]
    signed = {
        m["party"]: m["since"]
        for m in found
        if (m["corridor"], m["standing"]) == (MISSION, "signatory")
    }

    assert signed == dict.fromkeys(("RU", "KZ", "UZ"), "2023-11-01")


def test_before_the_memorandum_nobody_has_a_standing(shipped: Catalogue) -> None:
    starts = [
        interval.start
        for party in parties_of(shipped, MISSION)
        for interval in intervals(shipped, MISSION, party)
    ]

    assert all(start is not None and start >= DAY_OF_SIGNING for start in starts)


def test_on_the_eve_of_the_memorandum_nobody_has_a_standing(shipped: Catalogue) -> None:
    assert standings(shipped, "2023-10-31") == {}


def test_afghanistan_is_never_more_than_named(shipped: Catalogue) -> None:
    days = (shipped.edition - DAY_OF_SIGNING).days
    found = {
        condition.code
        for count in range(-30, days + 1)
        if (condition := condition_on(shipped, MISSION, DAY_OF_SIGNING + timedelta(count), "AF"))
    }

    assert found == NAMED_ONLY


def test_no_other_country_has_a_standing_in_the_missions_corridor(shipped: Catalogue) -> None:
    assert parties_of(shipped, MISSION) == ("BY", "RU", "KZ", "UZ", "AF", "PK")


@pytest.mark.parametrize("day", ["2023-11-01", "2024-04-23", "2024-09-18", "2026-11-22"])
def test_every_standing_rests_on_a_source(shipped: Catalogue, day: str) -> None:
    members = state_on(shipped, date.fromisoformat(day))["memberships"]

    assert [member for member in members if not member["sources"]] == []


def test_every_hub_has_a_status_today(shipped: Catalogue) -> None:
    hubs = state_on(shipped, shipped.edition)["hubs"]

    assert [hub["id"] for hub in hubs if hub["status"] is None] == []


def test_every_section_of_the_missions_corridor_has_a_status_today(shipped: Catalogue) -> None:
    sections = state_on(shipped, shipped.edition)["sections"]
    unknown = [s["id"] for s in sections if s["corridor"] == MISSION and s["status"] is None]

    assert unknown == []


def test_khorgos_dry_port_does_not_run_before_it_was_built(shipped: Catalogue) -> None:
    found = condition_on(shipped, "khorgos-dry-port", date(2010, 1, 1))

    assert found is None or found.code != "operating"


@pytest.mark.parametrize("leg", ["l11", "l14"])
def test_a_line_not_yet_open_does_not_run_today(shipped: Catalogue, leg: str) -> None:
    found = condition_on(shipped, leg, shipped.edition)

    assert found is not None
    assert found.code in ("planned", "under-construction")
