"""The events of a corridor, hub or country as a timeline, filterable by kind."""

from datetime import date

import pytest

from corridors.catalogue import Catalogue
from corridors.errors import UnknownIdError
from corridors.model.vocabulary import Modality, Standing
from corridors.reports.timeline_view import FILTERS, Timeline, timeline_of
from tests.corridors.samples import event, standing, with_events

DAY = date(2024, 6, 1)


def ids(timeline: Timeline) -> list[str]:
    """Return the dated events."""
    return [one.id for one in timeline.dated]


def test_events_stand_in_time_order_and_undated_ones_apart(small: Catalogue) -> None:
    held = with_events(
        small, event("b", None, "2022"), event("a", None, "2021-05"), event("c", None)
    )
    found = timeline_of(held, "hub-a", DAY)

    assert (ids(found), [one.id for one in found.undated]) == (["a", "b"], ["c"])


def test_an_event_spans_the_days_its_source_leaves_open(small: Catalogue) -> None:
    (found,) = timeline_of(with_events(small, event("a", None, "2021-05")), "hub-a", DAY).dated

    assert (found.start, found.end, found.when) == (
        date(2021, 5, 1),
        date(2021, 5, 31),
        "May 2021",
    )


def test_a_timeline_begins_and_ends_with_its_events(small: Catalogue) -> None:
    held = with_events(small, event("a", None, "2021-05"), event("b", None, span=(None, "2023")))

    assert timeline_of(held, "hub-a", DAY).span == (date(2021, 5, 1), date(2023, 12, 31))


def test_a_thing_without_events_has_no_span(small: Catalogue) -> None:
    assert timeline_of(with_events(small), "hub-a", DAY).span is None


@pytest.mark.parametrize(
    ("when", "modality", "is_past", "is_only_said"),
    [
        ("2024-06-01", Modality.HAPPENED, True, False),
        ("2024-06-02", Modality.HAPPENED, False, False),
        ("2020", Modality.PLANNED, False, True),
        ("2020", Modality.ANNOUNCED, False, True),
    ],
)
def test_past_plans_and_what_lies_ahead_are_told_apart(
    small: Catalogue,
    when: str,
    modality: Modality,
    *,
    is_past: bool,
    is_only_said: bool,
) -> None:
    held = with_events(small, event("a", None, when, modality=modality))
    (found,) = timeline_of(held, "hub-a", DAY).dated

    assert (found.is_past, found.is_only_said) == (is_past, is_only_said)


def test_what_loses_is_shown_as_disputed_and_not_used(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", None, "2020"),
        event("b", None, "2021", sources=("s-agency",), contradicts=("a",)),
    )
    found = timeline_of(held, "hub-a", DAY).dated

    assert [(one.is_used, one.is_disputed) for one in found] == [(True, True), (False, True)]


def test_kinds_can_be_chosen(small: Catalogue) -> None:
    held = with_events(small, event("a", None, "2020"), event("b", None, "2021", kind="membership"))

    assert ids(timeline_of(held, "hub-a", DAY).of_kinds(["membership"])) == ["b"]


def test_kinds_are_counted_for_their_switches(small: Catalogue) -> None:
    held = with_events(small, event("a", None, "2020"), event("b", None), event("c", None, "2021"))

    assert timeline_of(held, "hub-a", DAY).counts == {"report": 3}


def test_a_hub_tells_the_events_of_its_sites(small: Catalogue) -> None:
    held = with_events(small, event("a", None, "2020", subject="port-a"))

    assert ids(timeline_of(held, "hub-a", DAY)) == ["a"]


def test_a_corridor_tells_the_events_of_its_legs_sections_and_agreements(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", None, "2020", subject="leg-a"),
        event("b", None, "2021", subject="sec-a1"),
        event("c", None, "2022", subject="mou"),
        event("d", None, "2023", subject="leg-c"),
    )

    assert ids(timeline_of(held, "main", DAY)) == ["a", "b", "c"]


def test_a_country_tells_what_it_did_and_what_lies_in_it(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.JOINED, "2020", "UZ"),
        event("b", None, "2021", subject="x-a"),
        event("c", None, "2022"),
    )

    assert ids(timeline_of(held, "UZ", DAY)) == ["a", "b"]


def test_an_unknown_thing_is_refused(small: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="nowhere"):
        timeline_of(small, "nowhere", DAY)


def test_the_filters_are_kinds_of_the_vocabulary(shipped: Catalogue) -> None:
    assert set(FILTERS) <= set(shipped.vocabularies["event-kind"])


def test_the_corridors_timeline_tells_of_the_trans_afghan_project(shipped: Catalogue) -> None:
    found = timeline_of(shipped, "brkuap", shipped.edition)

    assert "trans-afghan-railway" in {one.subject for one in found.dated}
