"""Charts: what a mark means is said beside it, and half a year does not pass for a whole one."""

from datetime import date
from typing import Any

import pytest

from corridors.model.vocabulary import Confidence
from corridors.reports.quantities import Quantity
from corridors.reports.quotations import Quote
from corridors.reports.timeline_view import timeline_of
from corridors.settings import current_catalogue
from corridors.ui import charts

DAY = date(2024, 5, 1)


def quote(start: date | None, end: date | None, unit: str = "mt", value: str = "3.1 Mt") -> Quote:
    """Return a value quoted of some days."""
    return Quote(
        id="q",
        subject="port",
        about="",
        measure="throughput",
        value=value,
        quantity=Quantity(3.1, unit),
        bound="",
        start=start,
        end=end,
        when="2024",
        said=None,
        text="",
        is_plan=False,
        is_disputed=False,
        confidence=Confidence.HIGH.value,
        sources=(),
    )


@pytest.mark.parametrize(
    ("start", "end", "unit", "is_whole"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "mt", True),
        (date(2025, 1, 1), date(2025, 7, 31), "mt", False),
        (date(2026, 1, 1), date(2026, 1, 31), "vehicles-per-day", True),
        (None, date(2025, 7, 31), "mt", True),
    ],
)
def test_a_value_of_less_than_a_year_does_not_count_as_whole(
    start: date | None, end: date | None, unit: str, *, is_whole: bool
) -> None:
    assert charts.is_whole_year(quote(start, end, unit)) is is_whole
    assert charts.quote_bars((quote(start, end, unit),))[0].is_whole is is_whole


def test_the_unit_of_the_axis_is_not_said_at_each_bar() -> None:
    found = [
        charts.quote_bars((quote(None, None, value=value),), unit="Mt")[0].words
        for value in ("3.1 Mt", "800 kt", "more than 1 Mt")
    ]

    assert found == ["3.1", "800 kt", "more than 1"]


def test_what_the_colours_of_the_timeline_mean_is_said_beside_it() -> None:
    moments = timeline_of(current_catalogue(), "brkuap", DAY).dated
    spec: dict[str, Any] = charts.timeline(moments, DAY, (2011, 2035)).to_dict()
    scales = [
        layer["encoding"][channel]
        for layer in spec["layer"]
        for channel in ("stroke", "fill")
        if channel in layer["encoding"]
    ]

    assert scales
    assert all(one["legend"] for one in scales)
    assert {tuple(one["scale"]["domain"]) for one in scales} == {charts.STATES}
