"""What comes back from the browser is taken where it is sound, and only there."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

SOUND = {
    "on": "2024-03-15",
    "known": True,
    "since": "2023-01-01",
    "sel": "khorgos",
    "step": 3,
}


def script() -> None:
    """Take one message of the map, or one pick of the details, and say what became of it."""
    import streamlit as st  # noqa: PLC0415 - the harness runs only what stands in the function

    from corridors.settings import current_catalogue  # noqa: PLC0415
    from corridors.ui import state  # noqa: PLC0415

    state.begin(current_catalogue())
    if "told" in st.session_state:
        st.session_state[state.MAP_KEY] = {"view": st.session_state["told"]}
        state.take_map()
    if "picked" in st.session_state:
        st.session_state[state.DETAILS_KEY] = {"pick": st.session_state["picked"]}
        state.take_pick()
    st.json(
        {
            "on": state.day().isoformat(),
            "sel": state.selected(),
            "step": state.step(),
            "notes": len(state.notes()),
            "known": state.is_as_known(),
            "since": since.isoformat() if (since := state.since()) else None,
        }
    )


def after(**given: Any) -> dict[str, Any]:
    """Return what the session holds after something came from the browser."""
    app = AppTest.from_function(script, default_timeout=20)
    app.query_params["on"] = "2020-01-01"
    for key, value in given.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    found: dict[str, Any] = json.loads(app.json[0].value)
    return found


def test_a_sound_message_is_taken_whole() -> None:
    assert after(told=SOUND) == {**SOUND, "notes": 0}


@pytest.mark.parametrize("told", [None, "x", 7, [], ["on"]])
def test_what_is_no_message_changes_nothing(told: Any) -> None:
    assert after(told=told) == {
        "on": "2020-01-01",
        "known": False,
        "since": None,
        "sel": None,
        "step": 0,
        "notes": 0,
    }


@pytest.mark.parametrize("on", [None, "", "2024-3-1", "2024-02-31", 20240315, {"a": 1}])
def test_a_bad_day_leaves_the_day_as_it_was(on: Any) -> None:
    assert after(told={**SOUND, "on": on})["on"] == "2020-01-01"


@pytest.mark.parametrize("since", [None, "", "2024-3-1", 20240315, ["2024-03-01"]])
def test_what_is_no_day_to_look_back_to_looks_back_to_none(since: Any) -> None:
    assert after(told={**SOUND, "since": since})["since"] is None


@pytest.mark.parametrize("known", [None, "true", 1, [True]])
def test_only_a_plain_yes_shows_what_was_known_then(known: Any) -> None:
    assert after(told={**SOUND, "known": known})["known"] is False


@pytest.mark.parametrize("sel", [7, ["khorgos"], {"id": "khorgos"}, ""])
def test_what_is_no_id_selects_nothing(sel: Any) -> None:
    assert after(told={**SOUND, "sel": sel})["sel"] is None


def test_an_unknown_thing_selects_nothing_and_leaves_a_note() -> None:
    found = after(told={**SOUND, "sel": "place-123"})
    assert (found["sel"], found["notes"]) == (None, 1)


@pytest.mark.parametrize("step", [None, "9", 1.5, []])
def test_a_step_that_is_no_number_counts_as_none(step: Any) -> None:
    assert after(told={**SOUND, "step": step})["step"] == 0


def test_a_pick_selects() -> None:
    assert after(picked={"id": "itlk"})["sel"] == "itlk"


@pytest.mark.parametrize("picked", [None, "itlk", {}, {"id": 3}, {"id": None}])
def test_a_pick_of_nothing_selects_nothing(picked: Any) -> None:
    assert after(picked=picked)["sel"] is None
