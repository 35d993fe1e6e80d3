"""What changed between two days or two catalogues is listed with before and after."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue, with_rows
from corridors.differences.changes import (
    Change,
    ChangeKind,
    changes_between,
    changes_of,
    conditions_on,
)
from corridors.model.evidence import Event
from corridors.model.vocabulary import Confidence, Modality, Standing, Status
from tests.corridors.samples import DataFolder, event, fact, standing, with_events, with_facts

A, B = date(2024, 1, 1), date(2025, 1, 1)
DAYS = st.dates(date(2019, 1, 1), date(2026, 1, 1))


def only(changes: tuple[Change, ...]) -> Change:
    """Return the one change there is."""
    (change,) = changes
    return change


def test_a_status_that_moved_is_told_with_before_and_after(small: Catalogue) -> None:
    held = with_events(
        small, event("a", Status.PLANNED, "2023"), event("b", Status.OPERATING, "2024-05-01")
    )
    change = only(changes_between(held, A, B))

    assert (change.kind, change.subject, change.before, change.after, change.when) == (
        ChangeKind.MOVED,
        "hub-a",
        "planned",
        "operating",
        "1 May 2024",
    )


def test_a_standing_names_the_country_and_the_corridor(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.INTENDS, "2023"),
        standing("b", Standing.JOINED, "2024-04-23"),
    )

    assert only(changes_between(held, A, B)).sentence == (
        "Kazakhstan in Main corridor: standing was intends, is joined."
    )


def test_a_first_status_is_added(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2024-05-01"))
    change = only(changes_between(held, A, B))

    assert (change.kind, change.before, change.after) == (ChangeKind.ADDED, None, "operating")


def test_going_back_a_first_status_is_withdrawn(small: Catalogue) -> None:
    held = with_events(small, event("a", when="2024-05-01"))

    assert only(changes_between(held, B, A)).kind is ChangeKind.WITHDRAWN


def test_a_change_carries_the_sources_of_both_sides_the_newer_first(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", Status.PLANNED, "2023", sources=("s-agency",)),
        event("b", when="2024-05-01", sources=("s-act",)),
    )

    assert only(changes_between(held, A, B)).sources == ("s-act", "s-agency")


def test_an_event_without_effect_is_added_once_it_took_place(small: Catalogue) -> None:
    held = with_events(small, event("a", None, "2024-05-01"))
    change = only(changes_between(held, A, B))

    assert (change.kind, change.about, change.after) == (ChangeKind.ADDED, "events/a", "a.")


def test_a_plan_is_no_change(small: Catalogue) -> None:
    held = with_events(small, event("a", None, "2024-05-01", modality=Modality.PLANNED))

    assert changes_between(held, A, B) == ()


def test_what_loses_or_has_no_source_is_no_change(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", None, "2023-05-01"),
        event("b", None, "2024-05-01", sources=("s-agency",), contradicts=("a",)),
        event("c", None, "2024-05-01", sources=(), confidence=Confidence.BACKGROUND),
    )

    assert changes_between(held, A, B) == ()


def test_what_happens_on_the_first_day_lies_before_and_on_the_last_between(
    small: Catalogue,
) -> None:
    held = with_events(small, event("a", None, "2024-01-01"), event("b", None, "2025-01-01"))

    assert only(changes_between(held, A, B)).about == "events/b"


@st.composite
def _events(draw: st.DrawFn) -> list[Event]:
    """Return events of a hub and of two countries in a corridor."""
    count = draw(st.integers(0, 6))
    days = st.one_of(st.none(), DAYS.map(str))
    parties = st.sampled_from(["KZ", "UZ"])
    statuses, standings = st.sampled_from([None, *Status]), st.sampled_from(list(Standing))
    return [
        event(f"e{number}", draw(statuses), draw(days))
        if draw(st.booleans())
        else standing(f"e{number}", draw(standings), draw(days), draw(parties))
        for number in range(count)
    ]


def codes_on(catalogue: Catalogue, day: date) -> dict[str, str]:
    """Return every status and standing on a day as what a change is about."""
    return {
        f"{subject}: {f'standing/{party}' if party else 'status'}": condition.code
        for (subject, party), condition in conditions_on(catalogue, day).items()
    }


def applied(codes: dict[str, str], changes: tuple[Change, ...]) -> dict[str, str]:
    """Return statuses and standings with changes applied to them."""
    new: dict[str, str | None] = dict(codes)
    new |= {f"{one.subject}: {one.about}": one.after for one in changes if "/e" not in one.about}
    return {about: code for about, code in new.items() if code}


@given(events=_events(), day=DAYS)
def test_between_a_day_and_itself_nothing_changes(
    small: Catalogue, events: list[Event], day: date
) -> None:
    assert changes_between(with_events(small, *events), day, day) == ()


@given(events=_events(), a=DAYS, b=DAYS)
def test_what_changed_applied_to_the_one_day_gives_the_other(
    small: Catalogue, events: list[Event], a: date, b: date
) -> None:
    held = with_events(small, *events)

    assert applied(codes_on(held, a), changes_between(held, a, b)) == codes_on(held, b)


@given(events=_events(), a=DAYS, b=DAYS)
def test_going_back_undoes_what_going_forth_did(
    small: Catalogue, events: list[Event], a: date, b: date
) -> None:
    held = with_events(small, *events)
    forth = {(c.subject, c.about, c.before, c.after) for c in changes_between(held, a, b)}
    back = {(c.subject, c.about, c.after, c.before) for c in changes_between(held, b, a)}

    assert forth == back


@given(events=_events(), a=DAYS, b=DAYS, data=st.data())
def test_the_order_of_rows_does_not_matter(
    small: Catalogue, events: list[Event], a: date, b: date, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(events))

    assert changes_between(with_events(small, *events), a, b) == changes_between(
        with_events(small, *shuffled), a, b
    )


def test_two_equal_catalogues_do_not_differ(small: Catalogue, tmp_path: Path) -> None:
    assert changes_of(small, DataFolder(tmp_path / "again").load()) == ()


def test_a_corrected_value_is_told_per_column(small: Catalogue) -> None:
    old, new = (
        with_facts(small, fact("a", value, text="The hub has an area.")) for value in (10.0, 12.5)
    )

    assert only(changes_of(old, new)) == Change(
        kind=ChangeKind.CORRECTED,
        subject="hub-a",
        about="facts/a/value",
        before="10",
        after="12.5",
        sentence="Hub A, fact corrected, value of “The hub has an area.”: was 10, is 12.5.",
        sources=("s-act",),
    )


def test_an_added_and_a_withdrawn_row_are_told_with_what_they_say(small: Catalogue) -> None:
    old, new = with_facts(small, fact("a")), with_facts(small, fact("b"))
    found = changes_of(old, new)

    assert [(one.kind, one.before, one.after) for one in found] == [
        (ChangeKind.ADDED, None, "b."),
        (ChangeKind.WITHDRAWN, "a.", None),
    ]


def test_a_new_event_also_moves_the_status_of_the_newer_edition(small: Catalogue) -> None:
    first = event("a", Status.PLANNED, "2023")
    old = with_events(small, first)
    new = with_events(small, first, event("b", when="2024"))

    assert [one.about for one in changes_of(old, new)] == ["status", "events/b"]


def test_a_thing_that_is_gone_is_still_called_by_its_name(small: Catalogue) -> None:
    old = with_rows(small, events={}, facts={}, decisions=())
    new = with_rows(old, topics={})

    assert only(changes_of(old, new)).sentence == "Concept, topic withdrawn: Concept"
