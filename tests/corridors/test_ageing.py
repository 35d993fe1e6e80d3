"""A plan or building site that nobody confirms is marked so, as of the day shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue, with_rows
from corridors.doubts.ageing import RULE, Age, aged_on, ageing_on
from corridors.model.evidence import Event, Fact, Relation
from corridors.model.vocabulary import Confidence, Modality, Status
from tests.corridors.samples import event, fact

HUB = "hub-a"


def held_by(catalogue: Catalogue, *claims: Event | Fact, **groups: object) -> Catalogue:
    """Return the catalogue with these claims and no others."""
    events = [one for one in claims if isinstance(one, Event)]
    facts = [one for one in claims if isinstance(one, Fact)]
    subjects = {one.subject for one in claims}
    return with_rows(
        catalogue,
        events={one: tuple(e for e in events if e.subject == one) for one in subjects},
        facts={one: tuple(f for f in facts if f.subject == one) for one in subjects},
        decisions=(),
        **groups,
    )


def age_on(catalogue: Catalogue, day: str, subject: str = HUB) -> Age | None:
    """Return how a status has aged by a day."""
    found = ageing_on(catalogue, subject, date.fromisoformat(day))
    return found.age if found else None


@pytest.fixture(scope="module")
def planned(small: Catalogue) -> Catalogue:
    """Return a catalogue in which the hub is planned, as an act of 1 January 2024 says."""
    return held_by(small, event("a", Status.PLANNED, "2024-01-01"))


@pytest.mark.parametrize(
    ("day", "age"),
    [
        ("2024-01-01", None),
        ("2025-12-31", None),
        ("2026-01-01", Age.UNCONFIRMED),
        ("2027-12-31", Age.UNCONFIRMED),
        ("2028-01-01", Age.DORMANT),
    ],
)
def test_a_plan_ages_after_two_and_after_four_years(
    planned: Catalogue, day: str, age: Age | None
) -> None:
    assert age_on(planned, day) is age


def test_the_mark_says_since_when(planned: Catalogue) -> None:
    found = ageing_on(planned, HUB, date(2026, 6, 1))

    assert found is not None
    assert found.text == "not confirmed since 1 Jan 2024"


def test_after_four_years_the_mark_says_what_is_likely(planned: Catalogue) -> None:
    found = ageing_on(planned, HUB, date(2029, 6, 1))

    assert found is not None
    assert found.text == "probably dormant, not confirmed since 1 Jan 2024"


def test_a_leap_day_has_its_anniversary(small: Catalogue) -> None:
    held = held_by(small, event("a", Status.PLANNED, "2024-02-29"))

    assert [age_on(held, "2026-02-27"), age_on(held, "2026-02-28")] == [None, Age.UNCONFIRMED]


@pytest.mark.parametrize("status", [Status.OPERATING, Status.SUSPENDED, Status.CLOSED])
def test_only_what_is_to_come_ages(small: Catalogue, status: Status) -> None:
    assert age_on(held_by(small, event("a", status, "2000")), "2026-01-01") is None


def test_what_is_being_built_ages_too(small: Catalogue) -> None:
    held = held_by(small, event("a", Status.UNDER_CONSTRUCTION, "2020"))

    assert age_on(held, "2023-06-01") is Age.UNCONFIRMED


def test_a_later_source_confirms(planned: Catalogue, small: Catalogue) -> None:
    first = event("a", Status.PLANNED, "2024-01-01")
    held = held_by(small, first, fact("b", sources=("s-agency-late",)))

    assert [age_on(planned, "2026-06-01"), age_on(held, "2026-06-01")] == [Age.UNCONFIRMED, None]


def test_a_source_of_the_future_confirms_nothing_yet(small: Catalogue) -> None:
    held = held_by(small, event("a", Status.PLANNED, "2020"), fact("b", sources=("s-agency-late",)))

    assert [age_on(held, "2023-12-01"), age_on(held, "2025-04-01")] == [Age.UNCONFIRMED, None]


def test_what_happened_confirms_on_its_day_whenever_it_was_written(small: Catalogue) -> None:
    held = held_by(
        small,
        event("a", Status.PLANNED, "2018"),
        event("b", None, "2021-05-01", sources=("s-agency-late",)),
    )

    assert age_on(held, "2022-01-01") is None


def test_a_target_ahead_confirms_nothing_on_its_day(small: Catalogue) -> None:
    held = held_by(
        small,
        event("a", Status.PLANNED, "2020"),
        event("b", None, "2023", modality=Modality.PLANNED, sources=("s-agency-late",)),
    )

    assert age_on(held, "2023-06-01") is Age.UNCONFIRMED


@pytest.mark.parametrize(
    "changes",
    [
        {"measure": "gap", "value": None},
        {"sources": (), "confidence": Confidence.BACKGROUND},
    ],
)
def test_a_gap_or_a_belief_confirms_nothing(small: Catalogue, changes: dict[str, object]) -> None:
    late: dict[str, object] = {"when": "2025-01-01", "sources": ("s-agency-late",), **changes}
    held = held_by(
        small,
        event("a", Status.PLANNED, "2024-01-01"),
        fact("b", **late),  # type: ignore[arg-type]
    )

    assert age_on(held, "2026-06-01") is Age.UNCONFIRMED


def test_news_of_the_hub_is_news_of_its_site(small: Catalogue) -> None:
    held = held_by(
        small,
        event("a", Status.PLANNED, "2020", subject="port-a", sources=("s-act",)),
        fact("b", sources=("s-agency-late",)),
    )

    assert age_on(held, "2026-06-01", "port-a") is None


def test_news_of_the_leg_is_news_of_its_section(small: Catalogue) -> None:
    held = held_by(
        small,
        event("a", Status.PLANNED, "2020", subject="sec-a1"),
        event("b", None, "2025-03", subject="leg-a", sources=("s-agency-late",)),
    )

    assert age_on(held, "2026-06-01", "sec-a1") is None


def test_news_of_another_section_is_not(small: Catalogue) -> None:
    held = held_by(
        small,
        event("a", Status.PLANNED, "2020", subject="sec-a1"),
        event("b", None, "2025-03", subject="sec-a2", sources=("s-agency-late",)),
    )

    assert age_on(held, "2026-06-01", "sec-a1") is Age.UNCONFIRMED


def test_news_of_an_agreement_about_a_leg_is_news_of_it(small: Catalogue) -> None:
    tie = Relation(
        subject="mou",
        relation="about",
        object="leg-a",
        sources=("s-act",),
        confidence=Confidence.HIGH,
        note=None,
    )
    held = held_by(
        small,
        event("a", Status.PLANNED, "2020", subject="leg-a"),
        event("b", None, "2025-03", subject="mou", sources=("s-agency-late",)),
        relations=(tie,),
    )

    assert age_on(held, "2026-06-01", "leg-a") is None


def test_going_back_in_time_a_claim_is_young_again(planned: Catalogue) -> None:
    assert [age_on(planned, day) for day in ("2030-01-01", "2025-01-01")] == [Age.DORMANT, None]


@given(day=st.dates(date(2000, 1, 1), date(2045, 1, 1)))
def test_what_has_aged_was_to_come_and_unheard_of_for_two_years(
    shipped: Catalogue, day: date
) -> None:
    found = aged_on(shipped, day)

    assert all((day - one.last.day).days >= 730 for one in found)
    assert {one.code for one in found} <= {"planned", "under-construction"}


def test_nothing_grows_younger_while_nobody_speaks(shipped: Catalogue) -> None:
    early, late = (
        {one.subject: one.last.day for one in aged_on(shipped, day)}
        for day in (date(2028, 1, 1), date(2040, 1, 1))
    )

    assert early.items() <= late.items()


def test_the_shipped_marks_are_those_a_reader_can_follow(shipped: Catalogue) -> None:
    found = {one.subject: one.text for one in aged_on(shipped, shipped.edition)}

    assert found["southern-corridor"] == "not confirmed since Nov 2023"


def test_the_rule_names_its_own_years() -> None:
    assert "for 2 years" in RULE[0]
    assert "after 4 years" in RULE[0]
