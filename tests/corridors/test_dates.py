"""Dates keep the precision of their source, and know which days they span."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.errors import DateError
from corridors.model.dates import parse_date, parse_day, parse_period, span_of
from tests.corridors.samples import partial

DAYS = st.dates(min_value=date(1, 1, 1))
PARTIALS = DAYS.flatmap(
    lambda day: st.sampled_from([day.isoformat()[:size] for size in (4, 7, 10)])
)


def test_a_year_spans_its_days() -> None:
    parsed = parse_date("2024")

    assert (parsed.first, parsed.last) == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_month_spans_its_days() -> None:
    parsed = parse_date("2024-02")

    assert (parsed.first, parsed.last) == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_day_spans_itself() -> None:
    parsed = parse_date("2024-04-23")

    assert (parsed.first, parsed.last) == (date(2024, 4, 23), date(2024, 4, 23))


def test_only_a_day_is_precise_to_the_day() -> None:
    assert [parse_date(text).is_day for text in ("2024", "2024-04", "2024-04-23")] == [
        False,
        False,
        True,
    ]


NO_DATES = (
    *("", "24", "2024-4", "2024-04-2", "2024/04", "20240423", " 2024", "2024\n", "2024-04-23T00"),
    *("٢٠٢٤", "2024-13", "2024-00", "2023-02-29", "0000", "10000", "-2024", "2024-", "c. 2024"),
)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_partial_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="expected"):
        parse_date(text)


@given(text=PARTIALS)
def test_a_partial_date_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_date(text)) == text


@given(text=PARTIALS)
def test_a_partial_date_begins_before_it_ends(text: str) -> None:
    parsed = parse_date(text)

    assert parsed.first <= parsed.last


@given(day=DAYS)
def test_a_coarser_date_spans_every_finer_one(day: date) -> None:
    year, month = parse_date(day.isoformat()[:4]), parse_date(day.isoformat()[:7])

    assert year.first <= month.first <= day <= month.last <= year.last


@given(text=st.text() | st.from_regex(r"\A[0-9]{4}(-[0-9]{2}){0,3}\Z"))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        parsed = str(parse_date(text))
    except DateError:
        parsed = text

    assert parsed == text


@given(text=st.text() | st.from_regex(r"\A[0-9]{4}(-[0-9]{2})?/[0-9]{4}\Z"))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        first = parse_period(text).start.first
        last = parse_period(text).end.last
    except DateError:
        first, last = date.min, date.max

    assert first <= last


@given(day=DAYS)
def test_a_day_is_read_as_the_day_it_spells(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize("text", ["2024", "2024-04", "tomorrow", ""])
def test_what_is_less_than_a_day_is_no_day(text: str) -> None:
    with pytest.raises(DateError):
        parse_day(text)


def test_a_period_of_one_date_spans_that_date() -> None:
    period = parse_period("2024-04")

    assert (period.start, period.end) == (parse_date("2024-04"), parse_date("2024-04"))


@given(first=PARTIALS, second=PARTIALS)
def test_a_period_is_read_as_written_or_refused_when_reversed(first: str, second: str) -> None:
    text = f"{first}/{second}"
    if parse_date(second).last < parse_date(first).first:
        with pytest.raises(DateError, match="later date after the slash"):
            parse_period(text)
    else:
        assert str(parse_period(text)) in (text, first)


@pytest.mark.parametrize("text", ["2024/", "/2024", "2024/2025/2026", "2024–2025", "2025/2024"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_period(text)


def test_a_date_of_its_own_sets_the_span() -> None:
    span = span_of(partial("2024-04"), None, None)

    assert (span.earliest, span.latest) == (date(2024, 4, 1), date(2024, 4, 30))


def test_limits_span_from_the_first_day_of_one_to_the_last_of_the_other() -> None:
    span = span_of(None, partial("2018-09"), partial("2018-11"))

    assert (span.earliest, span.latest) == (date(2018, 9, 1), date(2018, 11, 30))


def test_a_missing_limit_leaves_the_span_open() -> None:
    span = span_of(None, None, partial("2018"))

    assert (span.earliest, span.latest) == (None, date(2018, 12, 31))


@pytest.mark.parametrize(
    ("not_before", "not_after", "text"),
    [
        ("2018-09", "2018-11", "2018-09 – 2018-11"),
        ("2018-09", None, "after 2018-09"),
        (None, "2018-11", "by 2018-11"),
        (None, None, "undated"),
    ],
)
def test_limits_are_said_in_words(not_before: str | None, not_after: str | None, text: str) -> None:
    assert span_of(None, partial(not_before), partial(not_after)).text == text


@given(not_before=st.none() | PARTIALS, not_after=st.none() | PARTIALS)
def test_a_span_is_exact_only_when_one_day_is_possible(
    not_before: str | None, not_after: str | None
) -> None:
    span = span_of(None, partial(not_before), partial(not_after))

    assert span.is_exact == (span.earliest is not None and span.earliest == span.latest)
