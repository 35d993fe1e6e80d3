"""The map as known then: what had been published by the day, and what had not stands untold."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridors import styles
from corridors.catalogue import Catalogue, with_rows
from corridors.doubts.known import known_on
from corridors.layers import layer_of, layers_of
from corridors.past_layers import layer_known
from corridors.scene import changed_between, layers_in, seen
from corridors.timeline import condition_on
from corridors.view import STANDING, TOWNS, default_view, layer_ids
from corridors.web.past_states import states_body, states_known
from geo.layers import Layer

ARTICLE = date(2024, 4, 22)
DAYS = st.dates(date(2005, 1, 1), date(2026, 12, 31))


def codes(layer: Layer, day: date) -> dict[str, str]:
    """Return what a layer shows on a day, by feature."""
    return {one.id: state.code for one in layer.features if (state := one.state_on(day))}


def test_from_the_editions_day_on_a_layer_is_itself(shipped: Catalogue) -> None:
    assert layer_known(shipped, "hubs", shipped.edition) is layer_of(shipped, "hubs")


def test_belarus_only_intends_to_join_as_known_then(shipped: Catalogue) -> None:
    day = date(2024, 5, 1)
    now, then = (
        codes(layer, day)["BY"]
        for layer in (layer_of(shipped, STANDING), layer_known(shipped, STANDING, day))
    )

    assert (now, then) == ("joined", "intends")


def test_a_country_without_a_published_standing_is_not_tinted(shipped: Catalogue) -> None:
    day = date(2023, 10, 1)

    assert codes(layer_known(shipped, STANDING, day), day) == {}


@settings(max_examples=15)
@given(day=DAYS)
def test_what_is_drawn_as_known_is_drawn_on_that_day_at_all_or_told_by_its_sources(
    shipped: Catalogue, day: date
) -> None:
    then = known_on(shipped, day)
    for layer in layers_of(shipped):
        shown = codes(layer_known(shipped, layer.id, day), day)
        extra = set(shown) - set(codes(layer, day))
        party = {one: one if layer.id == STANDING else None for one in extra}
        subject = {one: "brkuap" if layer.id == STANDING else one for one in extra}

        assert all(condition_on(then, subject[one], day, party[one]) for one in extra)


@settings(max_examples=15)
@given(day=DAYS)
def test_what_had_no_published_status_is_drawn_as_not_documented(
    shipped: Catalogue, day: date
) -> None:
    then = known_on(shipped, day)
    for layer in layers_of(shipped):
        if layer.geometry != "line":
            continue
        for section, code in codes(layer_known(shipped, layer.id, day), day).items():
            assert (code == styles.UNKNOWN) is (condition_on(then, section, day) is None)


@settings(max_examples=15)
@given(day=DAYS)
def test_every_state_as_known_has_its_look(shipped: Catalogue, day: date) -> None:
    for layer_id in layer_ids(shipped):
        layer = layer_known(shipped, layer_id, day)

        assert {s.code for one in layer.features for s in one.states} <= set(layer.styles)


def test_the_page_is_sent_states_and_only_the_looks_it_has_not(shipped: Catalogue) -> None:
    found = states_known(shipped, ARTICLE)

    assert set(found) == set(layer_ids(shipped)) - {TOWNS}
    for layer_id, part in found.items():
        layer = layer_of(shipped, layer_id)
        assert set(part["states"]) == {one.id for one in layer.features}
        assert set(part["styles"]).isdisjoint(layer.styles)


def test_days_after_the_edition_are_answered_with_the_editions_own(shipped: Catalogue) -> None:
    later = shipped.edition.replace(year=shipped.edition.year + 5)

    assert states_body(shipped, later) is states_body(shipped, shipped.edition)


def test_a_view_as_known_tells_of_the_catalogue_as_known(shipped: Catalogue) -> None:
    view = replace(default_view(shipped), on=ARTICLE)

    assert seen(shipped, view) is shipped
    assert seen(shipped, replace(view, as_known=True)) is known_on(shipped, ARTICLE)


def test_a_view_that_looks_back_marks_what_stood_otherwise(shipped: Catalogue) -> None:
    view = replace(default_view(shipped), on=date(2024, 5, 1), since=date(2024, 4, 1))
    marked = {layer.id: layer.marked for layer in layers_in(shipped, view)}

    assert marked[STANDING] == {"BY"}
    assert marked["brkuap"] == frozenset()


def test_a_view_that_looks_back_to_its_own_day_marks_nothing(shipped: Catalogue) -> None:
    view = replace(default_view(shipped), since=shipped.edition)

    assert not any(layer.marked for layer in layers_in(shipped, view))


def test_a_view_that_does_not_look_back_keeps_the_very_layers(shipped: Catalogue) -> None:
    view = default_view(shipped)

    assert [*layers_in(shipped, view)] == [layer_of(shipped, one) for one in view.layers]


@given(a=DAYS, b=DAYS)
def test_what_is_marked_is_what_differs(shipped: Catalogue, a: date, b: date) -> None:
    for layer in layers_of(shipped):
        before, now = codes(layer, a), codes(layer, b)

        assert changed_between(layer, a, layer, b) == {
            one for one, code in now.items() if before.get(one) != code
        }


def test_a_status_left_out_of_a_view_is_not_what_a_mark_compares_with(small: Catalogue) -> None:
    view = replace(default_view(small), since=date(1990, 1, 1), statuses=())

    assert not any(layer.marked for layer in layers_in(small, view) if layer.geometry == "line")


def test_a_point_of_which_nothing_had_been_published_stands_as_unknown(small: Catalogue) -> None:
    events = {
        subject: tuple(replace(one, sources=("s-agency-late",)) for one in rows)
        for subject, rows in small.events.items()
    }
    held = with_rows(small, events=MappingProxyType(events))
    day = min(one.span.earliest for one in held.all_events() if one.span.earliest)
    found = codes(layer_known(held, "hubs", day), day)

    assert set(found.values()) <= {styles.point_key("hub", None)}


@pytest.mark.parametrize("layer_id", ["hubs", "brkuap"])
def test_a_layer_as_known_is_made_once(shipped: Catalogue, layer_id: str) -> None:
    assert layer_known(shipped, layer_id, ARTICLE) is layer_known(shipped, layer_id, ARTICLE)
