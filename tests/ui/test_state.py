"""Day and selection: read from the address once, then led by the session on every page."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from corridors.ui.state import DAY_KEY, THING_KEY
from tests.ui.shown import details, map_data


def test_address_opens_its_day_and_thing(app: AppTest) -> None:
    app.query_params["on"] = "2024-03-15"
    app.query_params["sel"] = "khorgos"
    app.run()
    assert details(app)["thing"]["id"] == "khorgos"
    assert map_data(app)["on"] == "2024-03-15"
    assert map_data(app)["mark"] == "khorgos"


def test_address_opens_its_layers_and_place(app: AppTest) -> None:
    app.query_params["layers"] = "hubs,brkuap"
    app.query_params["at"] = "44.1,70.2,6"
    app.run()
    first = map_data(app)["first"]
    assert first["layers"] == ["hubs", "brkuap"]
    assert first["at"] == {"lat": 44.1, "lon": 70.2, "zoom": 6.0}


def test_without_a_query_the_welcome_names_the_five_hubs(app: AppTest) -> None:
    app.run()
    welcome = details(app)["welcome"]
    assert len(welcome["hubs"]) == 5
    assert welcome["corridor"]["id"] == "brkuap"


@pytest.mark.parametrize(
    ("part", "text"),
    [("on", "2024-13-77"), ("layers", "hubs,foo"), ("sel", "no-such-thing"), ("at", "x,y,z")],
)
def test_a_bad_part_of_the_address_is_noted_and_the_rest_works(
    app: AppTest, part: str, text: str
) -> None:
    app.query_params[part] = text
    app.run()
    assert not app.exception
    assert len(details(app)["notes"]) == 1
    assert "welcome" in details(app)


def test_a_note_quotes_the_address_as_plain_text(app: AppTest) -> None:
    app.query_params["sel"] = "![x](http://example.invalid/x.png)"
    app.run().switch_page("app_pages/places.py").run()
    assert "example.invalid" in app.text[0].value
    assert not any("example.invalid" in element.value for element in app.markdown)


def test_day_chosen_on_a_page_is_the_day_of_the_map(app: AppTest) -> None:
    app.run().switch_page("app_pages/membership.py").run()
    app.date_input(key=DAY_KEY).set_value(date(2023, 1, 1)).run()
    app.switch_page("app_pages/map_page.py").run()
    assert map_data(app)["on"] == "2023-01-01"


def test_thing_chosen_on_a_page_is_selected_on_the_map(app: AppTest) -> None:
    app.run().switch_page("app_pages/places.py").run()
    app.selectbox(key=THING_KEY).select("itlk").run()
    assert details(app)["thing"]["id"] == "itlk"
    app.switch_page("app_pages/map_page.py").run()
    assert map_data(app)["sel"] == "itlk"


def test_thing_that_is_not_drawn_is_selected_but_not_marked(app: AppTest) -> None:
    app.query_params["sel"] = "concept-2030"
    app.run()
    assert map_data(app)["sel"] == "concept-2030"
    assert map_data(app)["mark"] is None


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_any_day_of_the_calendar_can_be_shown(app: AppTest, day: str) -> None:
    app.query_params["on"] = day
    app.run().switch_page("app_pages/places.py").run()
    assert not app.exception
    assert app.date_input(key=DAY_KEY).value == date.fromisoformat(day)
