"""The estimate: only from stated assumptions, each with its basis, and never past what is shut."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue
from corridors.measures import measure_of
from corridors.ways.estimate import (
    OWN,
    AssumptionError,
    assume,
    bearing_on,
    default_assumptions,
    estimate_of,
    observed_times,
)

OPEN_DAY, TODAY = date(2025, 6, 1), date(2026, 11, 22)
RAIL = "speed.rail.operating"


def test_every_default_says_what_it_rests_on(shipped: Catalogue) -> None:
    facts = {fact.id for fact in shipped.all_facts()}
    for one in default_assumptions(shipped).values():
        assert one.basis
        assert (one.fact in facts) if one.fact else True


def test_a_number_without_a_source_is_called_an_assumption(shipped: Catalogue) -> None:
    for one in default_assumptions(shipped).values():
        if one.value is not None and one.fact is None:
            assert one.basis == OWN


def test_the_speed_at_sea_follows_from_the_hours_a_source_gives(shipped: Catalogue) -> None:
    sea = default_assumptions(shipped)["speed.sea.operating"]

    assert sea.fact == "aktau-port-travel-time-baku"
    assert sea.value == pytest.approx(22.5, abs=1)


def test_an_open_way_takes_the_sum_of_its_items(shipped: Catalogue) -> None:
    measure = measure_of(shipped, "brkuap", OPEN_DAY)
    estimate = estimate_of(measure, default_assumptions(shipped))

    assert estimate.blocked == ()
    assert estimate.hours == pytest.approx(sum(item.hours for item in estimate.items))
    assert {item.words for item in estimate.items} == {
        "by rail",
        "by road",
        "borders",
        "changes of mode",
    }


def test_a_way_that_is_shut_has_no_time_but_one_if_it_were_open(shipped: Catalogue) -> None:
    estimate = estimate_of(measure_of(shipped, "brkuap", TODAY), default_assumptions(shipped))

    assert estimate.hours is None
    assert estimate.hours_if_open > 0
    assert any("border Torkham" in reason for reason in estimate.blocked)


def test_a_speed_for_what_is_planned_lets_it_be_travelled(shipped: Catalogue) -> None:
    measure = measure_of(shipped, "brkuap", TODAY, "v-kabul-railway")
    before = estimate_of(measure, default_assumptions(shipped))
    after = estimate_of(measure, assume(default_assumptions(shipped), {"speed.rail.planned": 40}))

    assert any("planned" in reason for reason in before.blocked)
    assert not any(reason.endswith("km") for reason in after.blocked)


@given(speed=st.floats(5, 200))
def test_faster_trains_never_take_longer(shipped: Catalogue, speed: float) -> None:
    measure = measure_of(shipped, "brkuap", OPEN_DAY)
    plain = default_assumptions(shipped)
    slow = estimate_of(measure, assume(plain, {RAIL: speed}))
    fast = estimate_of(measure, assume(plain, {RAIL: speed * 1.5}))

    assert fast.hours_if_open < slow.hours_if_open


def test_there_is_no_cost_until_one_is_given_for_all_that_is_on_the_way(shipped: Catalogue) -> None:
    measure = measure_of(shipped, "brkuap", OPEN_DAY)
    plain = default_assumptions(shipped)
    costs = {"cost.rail": 0.1, "cost.road": 0.2, "cost.border": 100.0, "cost.mode": 50.0}

    assert estimate_of(measure, plain).cost is None
    assert estimate_of(measure, assume(plain, {"cost.rail": 0.1})).cost is None
    rail, road = (
        sum(one.km for one in measure.by_mode if one.code == mode) for mode in ("rail", "road")
    )
    cost = estimate_of(measure, assume(plain, costs)).cost
    assert cost == pytest.approx(0.1 * rail + 0.2 * road + 5 * 100 + 2 * 50)


def test_a_changed_assumption_says_that_it_was_changed(shipped: Catalogue) -> None:
    changed = assume(default_assumptions(shipped), {RAIL: 55})[RAIL]

    assert (changed.value, changed.is_changed, changed.fact) == (55, True, None)


def test_the_same_value_changes_nothing(shipped: Catalogue) -> None:
    plain = default_assumptions(shipped)

    assert assume(plain, {RAIL: plain[RAIL].value}) == plain


@pytest.mark.parametrize(
    "values",
    [{"speed.rail": 3.0}, {RAIL: 0.0}, {RAIL: -1.0}, {"hours.border": -1.0}, {RAIL: float("inf")}],
)
def test_what_cannot_be_meant_is_refused(shipped: Catalogue, values: dict[str, float]) -> None:
    with pytest.raises(AssumptionError, match="expected"):
        assume(default_assumptions(shipped), values)


def test_only_what_bears_on_a_way_is_asked_for(shipped: Catalogue) -> None:
    keys = set(bearing_on(measure_of(shipped, "brkuap", OPEN_DAY), default_assumptions(shipped)))

    assert RAIL in keys
    assert not any("sea" in key for key in keys)


def test_observed_times_are_sourced(shipped: Catalogue) -> None:
    found = observed_times(shipped, "brkuap")

    assert found
    assert all(fact.sources for fact in found)
