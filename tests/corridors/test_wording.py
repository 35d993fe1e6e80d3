"""Facts and dates in words: neither more nor less precise than their source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue
from corridors.language import speaking
from corridors.model.dates import parse_date
from corridors.timeline import condition_on
from corridors.wording import (
    condition_text,
    date_text,
    fact_date_text,
    opening,
    span_text,
    value_text,
    written_date,
)
from geo.speech import day_text, number_text
from tests.corridors.samples import event, fact, partial, with_events

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("value", "text"),
    [(4.0, "4"), (2.3, "2.3"), (0.0, "0"), (21000.0, "21,000"), (0.25, "0.25")],
)
def test_a_number_has_no_needless_decimals(value: float, text: str) -> None:
    assert number_text(value) == text


@given(value=st.integers(-(10**12), 10**12))
def test_a_whole_number_keeps_its_digits(value: int) -> None:
    assert int(number_text(float(value)).replace(",", "")) == value


def test_an_abbreviation_that_opens_a_line_stays_large() -> None:
    assert [opening(one) for one in ("SEZ of the port", "dry port", "")] == [
        "SEZ of the port",
        "Dry port",
        "",
    ]


def test_a_date_is_written_as_tables_write_it_and_its_limits_in_words() -> None:
    dates = partial("2023"), partial("2024-05")

    assert written_date(dates[0], None, None) == "2023"
    assert written_date(None, *dates) == "2023 – 2024-05"
    assert written_date(None, dates[0], None) == "after 2023"
    assert written_date(None, None, dates[1]) == "by 2024-05"
    assert written_date(None, None, None) == "undated"


@pytest.mark.parametrize(
    ("text", "words"), [("2024", "2024"), ("2024-04", "Apr 2024"), ("2024-04-03", "3 Apr 2024")]
)
def test_a_date_is_said_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert date_text(parse_date(text)) == words


@given(day=st.dates())
def test_any_day_can_be_said(day: date) -> None:
    assert day_text(day).endswith(f"{day.year:04}")


@pytest.mark.parametrize(
    ("when", "not_before", "not_after", "words"),
    [
        ("2024", None, None, "2024"),
        (None, "2018-09", "2018-11", "between Sep 2018 and Nov 2018"),
        (None, "2018", None, "not before 2018"),
        (None, None, "2018", "by 2018"),
        (None, None, None, "undated"),
    ],
)
def test_what_a_source_leaves_open_is_said(
    when: str | None, not_before: str | None, not_after: str | None, words: str
) -> None:
    assert span_text(partial(when), partial(not_before), partial(not_after)) == words


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (None, "4 ha"),
        (">", "more than 4 ha"),
        (">=", "at least 4 ha"),
        ("<", "less than 4 ha"),
        ("<=", "at most 4 ha"),
        ("~", "about 4 ha"),
    ],
)
def test_a_value_is_said_with_its_bound_and_unit(
    small: Catalogue, bound: str | None, words: str
) -> None:
    assert value_text(small, fact("a", 4.0, bound=bound)) == words


def test_a_range_is_said_with_both_ends(small: Catalogue) -> None:
    assert value_text(small, fact("a", 4.0, value_max=6.0)) == "4 – 6 ha"


def test_a_fact_without_number_has_no_value(small: Catalogue) -> None:
    assert value_text(small, fact("a", None)) == ""


def test_a_value_of_nought_is_said(small: Catalogue) -> None:
    assert value_text(small, fact("a", 0.0)) == "0 ha"


@pytest.mark.parametrize(
    ("when", "words"),
    [("2024", "2024"), ("2025-01/2025-07", "Jan 2025 – Jul 2025"), (None, "")],
)
def test_the_time_a_fact_speaks_of_is_said(when: str | None, words: str) -> None:
    assert fact_date_text(fact("a", when=when)) == words


def test_the_limits_of_a_facts_time_are_said() -> None:
    assert fact_date_text(fact("a", not_after=partial("2024"))) == "by 2024"


@pytest.mark.parametrize(
    ("when", "span", "words"),
    [
        ("2024-04", (None, None), "operating since Apr 2024"),
        (None, ("2024-04", None), "operating since Apr 2024 or later"),
        (None, (None, "2024-04"), "operating, begun by Apr 2024"),
        (None, (None, None), "operating, beginning not documented"),
    ],
)
def test_a_status_says_since_when_it_holds(
    small: Catalogue, when: str | None, span: tuple[str | None, str | None], words: str
) -> None:
    held = with_events(small, event("a", when=when, span=span))
    found = condition_on(held, "hub-a", DAY)

    assert found is not None
    assert condition_text(held, found, "status") == words


def test_what_a_source_leaves_open_is_grammatical_in_russian() -> None:
    with speaking("ru"):
        said = span_text(None, partial("2024-05"), partial("2025-03"))

    assert " ".join(said.split()) == "не ранее мая 2024 г. и не позднее мар. 2025 г."
