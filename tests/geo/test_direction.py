"""Names written from right to left stay whole and turn nothing around them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.direction import MARKS, isolated, running_right
from geo.fonts import width_of, writable
from geo.press import printed
from geo.sheet import Sheet

TORKHAM = "تورخم"


@pytest.mark.parametrize("name", ["Khorgos", "Қорғас", "霍尔果斯", "Oʻzbekiston", ""])
def test_a_name_that_runs_rightward_stays_as_it_is(name: str) -> None:
    assert isolated(name) == name
    assert running_right(name) == name


@pytest.mark.parametrize("name", [TORKHAM, "پشاور", "سپین بولدک (Spin Boldak)"])
def test_a_name_that_runs_leftward_is_isolated(name: str) -> None:
    assert isolated(name) == f"\u2068{name}\u2069"
    assert running_right(f"1. {name}") == f"\u200e1. {name}"


@given(st.text())
def test_nothing_but_marks_is_added(text: str) -> None:
    for made in (isolated(text), running_right(text)):
        assert made.replace(text, "", 1).strip("".join(MARKS)) == ""


def test_marks_of_direction_are_written_and_take_no_room() -> None:
    text = isolated(TORKHAM)
    assert writable(text) == text
    assert width_of(text, 10) == width_of(TORKHAM, 10)


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_marks_of_direction_need_no_glyph(form: str) -> None:
    sheet = Sheet(400, 60, paper="#FFFFFF", has_text=form != "png")
    sheet.text(5, 30, running_right(f"1. {isolated(TORKHAM)}"), size=12, colour="#000000")
    day = date(2024, 5, 1)
    assert printed(
        [sheet],
        form,  # type: ignore[arg-type]  # one of the forms
        scale=1.0,
        title="",
        description="",
        edition=day,
        language="en",
    )
