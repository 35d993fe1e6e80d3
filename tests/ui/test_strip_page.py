"""The strip's page: what is chosen is shown, and the selection is the session's."""

import json
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corridors.ui.parts.way_choice import SCALES
from corridors.ui.state import CORRIDOR_KEY, DAY_KEY, KNOWN_KEY, VARIANT_KEY
from tests.ui.shown import details, given, map_data

PAGE = "app_pages/strip.py"
PARTS = ("Sections", "Everything in order", "Variants compared", "Hubs and corridors", "Estimate")


@pytest.fixture
def page(app: AppTest) -> AppTest:
    """Return the app on the page of the strip."""
    app.default_timeout = 60
    return app.run().switch_page(PAGE).run()


def strip(app: AppTest) -> dict[str, Any]:
    return given(app, "atlas_strip")


def test_it_opens_with_the_mission_s_main_variant(page: AppTest) -> None:
    assert not page.exception
    assert strip(page)["key"].split()[1] == "v-north-kabul-road"
    assert "5 borders" in strip(page)["alt"]
    assert strip(page)["marked"] == []


def test_another_corridor_opens_with_its_first_variant(page: AppTest) -> None:
    page.selectbox(key=CORRIDOR_KEY).set_value("titr").run()

    assert not page.exception
    assert strip(page)["key"].split()[1] == page.selectbox(key=VARIANT_KEY).value


def test_another_variant_is_shown_and_kept_across_pages(page: AppTest) -> None:
    page.selectbox(key=VARIANT_KEY).set_value("v-west").run()
    page.switch_page("app_pages/sources.py").run().switch_page(PAGE).run()

    assert strip(page)["key"].split()[1] == "v-west"


@pytest.mark.parametrize("scale", SCALES)
def test_every_scale_is_as_wide_as_it_says(page: AppTest, scale: str) -> None:
    page.segmented_control(key="strip-scale").set_value(scale).run()

    assert not page.exception
    assert strip(page)["drawing"]["width"] >= 1200 * SCALES[scale]


def test_the_day_reaches_the_strip(page: AppTest) -> None:
    assert "Not open" in strip(page)["alt"]
    page.date_input(key=DAY_KEY).set_value(date(2025, 6, 1)).run()

    assert "Open throughout" in strip(page)["alt"]


def test_as_known_then_the_strip_shows_what_had_been_published(page: AppTest) -> None:
    page.date_input(key=DAY_KEY).set_value(date(2024, 1, 1)).run()
    now = strip(page)["alt"]
    page.toggle(key=KNOWN_KEY).set_value(True).run()

    assert not page.exception
    assert strip(page)["alt"] != now
    for part in PARTS:
        page.segmented_control(key="strip-part").set_value(part).run()
        assert not page.exception


def test_a_thing_selected_on_the_map_is_marked_and_told_of(app: AppTest) -> None:
    app.default_timeout = 60
    app.query_params["sel"] = "x-torkham"
    app.run().switch_page(PAGE).run()

    assert strip(app)["marked"] == ["x-torkham"]
    assert details(app)["thing"]["id"] == "x-torkham"


def test_a_leg_is_marked_by_its_sections(app: AppTest) -> None:
    app.default_timeout = 60
    app.query_params["sel"] = "l09"
    app.run().switch_page(PAGE).run()

    assert set(strip(app)["marked"]) == {"l09-torkham", "l09-pk"}


def test_a_thing_on_another_variant_opens_that_variant(app: AppTest) -> None:
    app.default_timeout = 60
    app.query_params["sel"] = "eurasia"
    app.run().switch_page(PAGE).run()

    assert strip(app)["key"].split()[1] == "v-south-uralsk"
    assert strip(app)["marked"] == ["eurasia"]


def test_a_thing_that_is_elsewhere_is_said_and_can_be_gone_to(app: AppTest) -> None:
    app.default_timeout = 60
    app.query_params["sel"] = "l13-kz"
    app.run().switch_page(PAGE).run()
    app.selectbox(key=VARIANT_KEY).set_value("v-west").run()
    assert any("not on this way" in one.value for one in app.text)
    app.button(key="strip-elsewhere").click().run()

    assert strip(app)["marked"] == ["l13-kz"]


def test_what_is_selected_after_a_strip_was_seen_opens_the_one_it_is_on(page: AppTest) -> None:
    page.selectbox(key=VARIANT_KEY).set_value("v-west").run()
    page.session_state["selected"] = "l13-kz"
    page.run()

    assert strip(page)["marked"] == ["l13-kz"]


def test_the_strip_stays_when_what_opened_it_is_let_go(app: AppTest) -> None:
    app.default_timeout = 60
    app.query_params["sel"] = "eurasia"
    app.run().switch_page(PAGE).run()
    app.session_state["selected"] = None
    app.run()

    assert strip(app)["key"].split()[1] == "v-south-uralsk"


def test_a_corridor_selected_is_not_said_to_be_elsewhere_on_its_own_strip(app: AppTest) -> None:
    app.default_timeout = 60
    app.query_params["sel"] = "we-wc"
    app.run().switch_page(PAGE).run()

    assert strip(app)["key"].split()[1] == "v-we-wc"
    assert not any("not on this way" in one.value for one in app.text)


def test_what_is_selected_on_the_strip_is_marked_on_the_map(app: AppTest) -> None:
    app.default_timeout = 60
    app.query_params["sel"] = "l05-kz"
    app.run().switch_page(PAGE).run().switch_page("app_pages/map_page.py").run()

    assert map_data(app)["mark"] == "l05-kz"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_the_page_opens(page: AppTest, part: str) -> None:
    page.segmented_control(key="strip-part").set_value(part).run()

    assert not page.exception
    assert page.dataframe


def test_the_estimate_says_that_it_is_none_of_the_facts(page: AppTest) -> None:
    page.segmented_control(key="strip-part").set_value("Estimate").run()

    assert "not a fact" in page.warning[0].value


def test_a_changed_assumption_changes_the_estimate(page: AppTest) -> None:
    page.segmented_control(key="strip-part").set_value("Estimate").run()
    before = page.metric[0].value
    page.number_input(key="assume-speed.rail.operating").set_value(60.0).run()

    assert not page.exception
    assert page.metric[0].value != before


def test_a_drawing_holds_values_only(page: AppTest) -> None:
    text = json.dumps(strip(page)["drawing"])

    assert "<svg" not in text
    assert "<script" not in text
