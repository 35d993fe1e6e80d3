"""Status and standing on a day follow from dated events, and from nothing else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue, with_rows
from corridors.model.evidence import Event
from corridors.model.vocabulary import Confidence, Modality, Standing, Status
from corridors.timeline import (
    condition_on,
    event_days,
    intervals,
    memberships_on,
    parties_of,
)
from tests.corridors.samples import event, standing, with_events

HUB = "hub-a"
SECTION, LEG = "sec-a1", "leg-a"
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2030, 12, 31)


def status(catalogue: Catalogue, day: str, subject: str = HUB) -> str | None:
    """Return the status of a thing on a day."""
    found = condition_on(catalogue, subject, date.fromisoformat(day))
    return found.code if found else None


def test_an_event_counts_from_its_day(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.OPERATING, "2024-04-23"))

    assert status(held, "2024-04-23") == "operating"


def test_before_its_first_event_a_thing_has_no_status(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.OPERATING, "2024-04-23"))

    assert status(held, "2024-04-22") is None


def test_a_thing_without_events_has_no_status(small: Catalogue) -> None:
    assert status(with_events(small), "2024-04-23") is None


@pytest.mark.parametrize(("when", "day"), [("2024", "2024-01-01"), ("2024-04", "2024-04-01")])
def test_a_coarse_date_counts_from_its_earliest_day(small: Catalogue, when: str, day: str) -> None:
    held = with_events(small, event("a", Status.OPERATING, when))

    assert [status(held, day), status(held, _before(day))] == ["operating", None]


def test_a_span_counts_from_its_lower_limit(small: Catalogue) -> None:
    held = with_events(small, event("a", span=("2018-09", "2018-11")))

    assert [status(held, "2018-09-01"), status(held, "2018-08-31")] == ["operating", None]


def test_an_event_with_only_an_upper_limit_has_no_known_beginning(small: Catalogue) -> None:
    held = with_events(small, event("a", span=(None, "2018-11")))

    assert status(held, "1900-01-01") == "operating"


def test_an_undated_event_counts_on_every_day_before_the_next(small: Catalogue) -> None:
    held = with_events(small, event("a"), event("b", Status.CLOSED, "2020"))

    assert [status(held, "2019-12-31"), status(held, "2020-01-01")] == ["operating", "closed"]


def test_what_was_planned_on_a_day_runs_only_from_the_report_of_its_running(
    small: Catalogue,
) -> None:
    held = with_events(
        small, event("a", Status.PLANNED, "2020"), event("b", span=(None, "2023-05-10"))
    )

    assert [status(held, "2023-05-09"), status(held, "2023-05-10")] == ["planned", "operating"]


def test_what_was_being_built_runs_only_from_the_report_of_its_running(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.UNDER_CONSTRUCTION, "2020"),
        event("b", span=(None, "2023-05-10")),
    )

    assert status(held, "2023-05-09") == "under-construction"


def test_a_plan_made_after_the_report_of_running_does_not_bind_it(small: Catalogue) -> None:
    held = with_events(
        small, event("a", Status.PLANNED, "2024"), event("b", span=(None, "2023-05-10"))
    )

    assert status(held, "2020-01-01") == "operating"


def test_of_two_events_of_one_day_the_one_that_may_be_later_wins(small: Catalogue) -> None:
    held = with_events(
        small,
        event("b", Status.OPERATING, "2024-01-01"),
        event("a", Status.SUSPENDED, "2024-01"),
    )

    assert status(held, "2024-01-01") == "suspended"


def test_of_two_equally_dated_events_the_greater_id_wins(small: Catalogue) -> None:
    held = with_events(
        small, event("b", Status.SUSPENDED, "2024"), event("a", Status.OPERATING, "2024")
    )

    assert status(held, "2024-06-01") == "suspended"


@pytest.mark.parametrize("modality", [Modality.ANNOUNCED, Modality.PLANNED, Modality.ESTIMATED])
def test_what_is_only_said_to_come_never_changes_a_status(
    small: Catalogue, modality: Modality
) -> None:
    held = with_events(small, event("a", when="2020", modality=modality))

    assert status(held, "2026-01-01") is None


def test_background_never_changes_a_status(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2020", sources=(), confidence=Confidence.BACKGROUND))

    assert status(held, "2026-01-01") is None


def test_a_claim_changes_a_status(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2020", modality=Modality.CLAIMED))

    assert status(held, "2026-01-01") == "operating"


def test_an_event_without_effect_changes_nothing(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2020"), event("b", None, "2021"))

    assert status(held, "2022-01-01") == "operating"


def test_an_event_that_loses_against_another_never_counts(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.OPERATING, "2020", contradicts=("b",)),
        event("b", Status.CLOSED, "2022", sources=("s-agency",)),
    )

    assert status(held, "2023-01-01") == "operating"


def test_a_standing_is_no_status(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.JOINED, "2020"))

    assert condition_on(held, "main", date(2024, 1, 1)) is None


def test_the_standing_of_one_country_says_nothing_of_another(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.JOINED, "2020", "KZ"))

    assert condition_on(held, "main", date(2024, 1, 1), "UZ") is None


def test_a_section_follows_its_leg(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2020", subject=LEG))

    assert status(held, "2024-01-01", SECTION) == "operating"


def test_a_section_follows_its_leg_until_its_own_first_event(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.OPERATING, "2020", subject=LEG),
        event("b", Status.SUSPENDED, "2022", subject=SECTION),
    )

    assert [status(held, day, SECTION) for day in ("2021-12-31", "2022-01-01")] == [
        "operating",
        "suspended",
    ]


def test_a_section_no_longer_follows_its_leg_after_its_own_first_event(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.OPERATING, "2020", subject=SECTION),
        event("b", Status.SUSPENDED, "2022", subject=LEG),
    )

    assert status(held, "2023-01-01", SECTION) == "operating"


def test_an_undated_event_of_a_section_covers_all_of_its_leg(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.CLOSED, subject=SECTION),
        event("b", Status.OPERATING, "2022", subject=LEG),
    )

    assert status(held, "2023-01-01", SECTION) == "closed"


def test_another_section_of_the_leg_is_left_alone(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.OPERATING, "2020", subject=LEG),
        event("b", Status.SUSPENDED, "2022", subject=SECTION),
    )

    assert status(held, "2023-01-01", "sec-a2") == "operating"


def test_what_only_says_again_what_holds_begins_nothing(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2020-01-01"), event("b", when="2022-01-01"))

    assert [(span.start, span.end) for span in intervals(held, HUB)] == [(date(2020, 1, 1), None)]


def test_a_condition_says_since_when_as_its_source_does(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2024-04"))
    found = condition_on(held, HUB, date(2024, 6, 1))

    assert found is not None
    assert found.since == "2024-04"


def test_a_condition_without_known_beginning_says_none(small: Catalogue) -> None:
    held = with_events(small, event("a", span=(None, "2024-04")))
    found = condition_on(held, HUB, date(2024, 6, 1))

    assert found is not None
    assert found.since is None


@pytest.mark.parametrize(
    ("changes", "day", "is_exact"),
    [
        ({"when": "2024-04-23"}, "2024-04-23", True),
        ({"when": "2024-04"}, "2024-04-29", False),
        ({"when": "2024-04"}, "2024-04-30", True),
        ({"span": ("2024-04", "2024-06")}, "2024-05-31", False),
        ({"span": ("2024-04", "2024-06")}, "2024-07-01", True),
        ({"span": ("2024-04", None)}, "2026-01-01", False),
        ({"span": (None, "2024-04")}, "2026-01-01", False),
    ],
)
def test_a_condition_is_exact_once_the_day_lies_behind_its_span(
    small: Catalogue, changes: dict[str, str], day: str, *, is_exact: bool
) -> None:
    held = with_events(small, event("a", **changes))  # type: ignore[arg-type]
    found = condition_on(held, HUB, date.fromisoformat(day))

    assert found is not None
    assert found.is_exact is is_exact


def test_a_condition_that_rests_on_a_disputed_event_says_so(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.OPERATING, "2020", contradicts=("b",)),
        event("b", Status.CLOSED, "2022", sources=("s-agency",)),
    )
    found = condition_on(held, HUB, date(2023, 1, 1))

    assert found is not None
    assert found.is_disputed


def test_memberships_come_in_the_order_of_the_corridors_name(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.SIGNATORY, "2020", "UZ"),
        standing("b", Standing.SIGNATORY, "2020", "RU"),
        standing("c", Standing.SIGNATORY, "2020", "KZ"),
    )

    assert [found.party for found in memberships_on(held, date(2024, 1, 1))] == ["RU", "KZ", "UZ"]


def test_a_country_without_a_standing_yet_is_no_member(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.JOINED, "2024-04-23"))

    assert memberships_on(held, date(2024, 4, 22)) == ()


def test_a_party_that_only_announces_is_no_party(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.JOINED, "2020", modality=Modality.ANNOUNCED))

    assert parties_of(held, "main") == ()


def test_a_status_of_the_corridor_itself_makes_no_party(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.OPERATING, "2020", subject="main"))

    assert parties_of(held, "main") == ()


def test_parties_the_name_leaves_out_come_last_in_the_order_of_their_codes(
    small: Catalogue,
) -> None:
    events = (standing(code, Standing.JOINED, "2020", code) for code in ("UZ", "TJ", "AF", "KZ"))

    assert parties_of(with_events(small, *events), "main") == ("KZ", "UZ", "AF", "TJ")


def test_event_days_are_in_time_order_and_leave_out_what_is_undated(small: Catalogue) -> None:
    events = (event("b", when="2022"), event("a", when="2021-05"), event("c"))

    assert event_days(with_events(small, *events), events) == (
        (date(2021, 5, 1), events[1]),
        (date(2022, 1, 1), events[0]),
    )


def test_event_days_leave_out_what_loses(small: Catalogue) -> None:
    events = (
        event("a", when="2020", contradicts=("b",)),
        event("b", Status.CLOSED, "2022", sources=("s-agency",)),
    )

    assert [found.id for _, found in event_days(with_events(small, *events), events)] == ["a"]


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


DAYS = st.dates(FIRST_DAY, LAST_DAY)
TEXTS = DAYS.flatmap(lambda day: st.sampled_from([day.isoformat()[:size] for size in (4, 7, 10)]))


@st.composite
def _events(draw: st.DrawFn) -> list[Event]:
    """Return events of a leg and its section, dated in every way there is."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        form = draw(st.sampled_from(["date", "after", "by", "none"]))
        text = draw(TEXTS)
        others = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set()
        found.append(
            event(
                f"event-{number}",
                draw(st.sampled_from(Status)),
                text if form == "date" else None,
                span=(text if form == "after" else None, text if form == "by" else None),
                subject=draw(st.sampled_from([LEG, SECTION])),
                modality=draw(st.sampled_from(Modality)),
                sources=draw(st.sampled_from([("s-act",), ("s-agency",), ("s-agency-late",)])),
                confidence=draw(st.sampled_from(Confidence)),
                contradicts=tuple(f"event-{other}" for other in sorted(others)),
            )
        )
    return found


@given(events=_events(), day=DAYS, data=st.data())
def test_the_order_of_event_rows_is_irrelevant(
    small: Catalogue, events: list[Event], day: date, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(events))
    answers = [
        condition_on(with_events(small, *order), SECTION, day) for order in (events, shuffled)
    ]

    assert answers[0] == answers[1]


@given(events=_events(), day=DAYS)
def test_a_status_changes_only_on_a_day_that_an_event_names(
    small: Catalogue, events: list[Event], day: date
) -> None:
    held = with_events(small, *events)
    named = {day for one in events for day in (one.span.earliest, one.span.latest)}
    before = condition_on(held, SECTION, day - timedelta(days=1))
    after = condition_on(held, SECTION, day)

    assert day in named or (before and before.event) == (after and after.event)


@given(events=_events())
def test_intervals_are_in_order_and_leave_no_gap_between_them(
    small: Catalogue, events: list[Event]
) -> None:
    found = intervals(with_events(small, *events), SECTION)

    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]


@given(events=_events())
def test_no_interval_is_empty(small: Catalogue, events: list[Event]) -> None:
    found = intervals(with_events(small, *events), SECTION)

    assert all((one.start or date.min) < (one.end or date.max) for one in found)


@given(events=_events(), day=DAYS)
def test_the_condition_on_a_day_is_that_of_its_interval(
    small: Catalogue, events: list[Event], day: date
) -> None:
    held = with_events(small, *events)
    found = condition_on(held, SECTION, day)
    holding = [one.code for one in intervals(held, SECTION) if one.holds_on(day)]

    assert holding == ([found.code] if found else [])


@given(events=_events(), day=DAYS, extra=TEXTS)
def test_an_announcement_more_changes_no_status(
    small: Catalogue, events: list[Event], day: date, extra: str
) -> None:
    more = event("event-x", Status.CLOSED, extra, subject=SECTION, modality=Modality.ANNOUNCED)
    answers = [
        condition_on(with_events(small, *order), SECTION, day)
        for order in (events, [*events, more])
    ]

    assert answers[0] == answers[1]


@given(events=_events(), day=DAYS)
def test_a_status_rests_on_an_event_that_counts_and_is_used(
    small: Catalogue, events: list[Event], day: date
) -> None:
    found = condition_on(with_events(small, *events), SECTION, day)

    assert found is None or found.event.counts


def test_a_catalogue_changed_for_a_question_answers_for_itself(small: Catalogue) -> None:
    first = with_events(small, event("a", Status.OPERATING, "2020"))
    status(first, "2024-01-01")
    second = with_rows(first, events={HUB: (event("a", Status.CLOSED, "2020"),)})

    assert status(second, "2024-01-01") == "closed"
