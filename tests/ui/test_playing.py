"""The timeline plays: the day of all pages steps from event to event and stops at the end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from corridors.reports.timeline_view import timeline_of
from corridors.settings import current_catalogue
from corridors.ui.parts.playing import neighbour, stops
from corridors.ui.state import DAY_KEY
from tests.ui.shown import map_data

DAYS = st.lists(st.dates()).map(lambda days: tuple(sorted(set(days))))


@given(days=DAYS, day=st.dates())
def test_the_next_event_is_the_first_after_the_day(days: tuple[date, ...], day: date) -> None:
    found = neighbour(days, day, 1)

    assert found == min((one for one in days if one > day), default=None)


@given(days=DAYS, day=st.dates())
def test_the_previous_event_is_the_last_before_the_day(days: tuple[date, ...], day: date) -> None:
    found = neighbour(days, day, -1)

    assert found == max((one for one in days if one < day), default=None)


def test_it_stops_at_days_of_events_that_are_used_and_not_ahead_of_the_data() -> None:
    catalogue = current_catalogue()
    moments = timeline_of(catalogue, "brkuap", catalogue.edition).dated
    days = stops(moments, catalogue.edition)

    assert days == tuple(sorted(set(days)))
    assert max(days) <= catalogue.edition
    assert set(days) <= {one.start or one.end for one in moments if one.is_used}


@pytest.fixture
def played(app: AppTest) -> AppTest:
    """Return the app on the timeline as of a day."""
    app.query_params["on"] = "2023-10-15"
    app.run().switch_page("app_pages/changes.py").run()
    app.segmented_control(key="changes-part").set_value("Timeline").run()
    return app


def shown_day(app: AppTest) -> object:
    """Return the day in the field of the page."""
    return app.date_input(key=DAY_KEY).value


def test_a_step_moves_the_day_to_the_next_event_and_back(played: AppTest) -> None:
    played.button(key="timeline-skip_next").click().run()
    assert shown_day(played) == date(2023, 11, 1)

    played.button(key="timeline-skip_previous").click().run()
    assert shown_day(played) < date(2023, 10, 15)  # type: ignore[operator]  # a day or nothing


def test_what_was_stepped_to_is_the_day_of_the_map(played: AppTest) -> None:
    played.button(key="timeline-skip_next").click().run()
    played.switch_page("app_pages/map_page.py").run()

    assert map_data(played)["on"] == "2023-11-01"


def test_the_button_says_whether_it_plays(played: AppTest) -> None:
    assert played.button(key="timeline-play").label == "Play"
    played.button(key="timeline-play").click().run()
    assert not played.exception
    assert played.button(key="timeline-play").label == "Pause"
    assert shown_day(played) == date(2023, 10, 15)
