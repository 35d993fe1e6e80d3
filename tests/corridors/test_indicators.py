"""The frame of the seed article: its figures, every later one, and what it leaves open."""

from datetime import date

import pytest

from corridors.catalogue import Catalogue
from corridors.doubts.known import known_on
from corridors.reports.indicators import Frame, Share, frame_on
from corridors.reports.quotations import quotes_of
from tests.corridors.samples import fact, with_facts


@pytest.fixture(scope="module")
def frame(shipped: Catalogue) -> Frame:
    """Return the frame on the day of the edition."""
    return frame_on(shipped, shipped.edition)


def amounts(shares: tuple[Share, ...]) -> list[tuple[float, float]]:
    """Return the projects and the money of parts of the portfolio."""
    return [
        (
            one.projects.quantity.value if one.projects and one.projects.quantity else 0.0,
            one.money.quantity.value if one.money and one.money.quantity else 0.0,
        )
        for one in shares
    ]


def test_the_portfolio_holds_60_projects_for_2600_million(frame: Frame) -> None:
    assert amounts((frame.total,)) == [(60.0, 2600.0)]


def test_11_are_done_3_under_way_and_46_in_preparation(frame: Frame) -> None:
    assert amounts(frame.by_stage) == [(11.0, 144.0), (3.0, 181.0), (46.0, 2300.0)]


def test_55_lie_in_kazakhstan_and_5_in_uzbekistan(frame: Frame) -> None:
    assert [count for count, _ in amounts(frame.by_country)] == [55.0, 5.0]


@pytest.mark.parametrize("parts", ["by_stage", "by_country"])
def test_the_parts_of_the_portfolio_add_up_to_it(frame: Frame, parts: str) -> None:
    counts = [count for count, _ in amounts(getattr(frame, parts))]

    assert sum(counts) == 60


def test_the_parts_are_called_what_their_facts_say(frame: Frame) -> None:
    told = {one.words: one.projects.text for one in frame.by_stage if one.projects}

    assert "completed" in told["completed"]
    assert "being carried out" in told["under way"]
    assert "in preparation" in told["in preparation"]


def test_the_turnover_stands_in_the_order_of_time(frame: Frame) -> None:
    assert [one.id for one in frame.turnover] == [
        "seed-f05",
        "kz-uz-trade-turnover-2024",
        "seed-l3-turnover-2025",
        "seed-l1-turnover",
    ]


def test_every_target_is_10_billion(frame: Frame) -> None:
    assert {one.quantity.value for one in frame.targets if one.quantity} == {10_000.0}


def test_a_later_portfolio_stands_beside_that_of_the_article(frame: Frame) -> None:
    assert "seed-l3-portfolio" in {one.id for one in frame.portfolio_later}


def test_the_hubs_are_to_raise_exports_by_30_percent(frame: Frame) -> None:
    assert {one.value for one in frame.export_growth} == {"30 %"}


def test_the_concept_reaches_to_2030_and_names_five_hubs(frame: Frame) -> None:
    assert {"concept-2030-term", "seed-f18-a"} <= {one.id for one in frame.concept}


def test_every_figure_names_a_source(frame: Frame) -> None:
    quotes = (*frame.turnover, *frame.targets, *frame.portfolio_later, *frame.export_growth)

    assert [one.id for one in quotes if not one.sources] == []


def test_it_is_said_until_when_sources_were_looked_at(frame: Frame) -> None:
    assert frame.last_checked == "Nov 2026"


def test_before_the_article_its_figures_are_not_known(shipped: Catalogue) -> None:
    early = frame_on(shipped, date(2023, 10, 31))

    assert (early.total.projects, early.portfolio_later) == (None, ())


def test_as_known_by_the_article_nothing_later_stands_there(shipped: Catalogue) -> None:
    day = date(2024, 4, 23)
    then = frame_on(known_on(shipped, day), day)

    assert [one.id for one in (*then.turnover, *then.targets)] == ["seed-f05", "seed-f06"]


def quoted(catalogue: Catalogue, day: str) -> list[str]:
    """Return the facts about the hub's area that stand on a day."""
    return [one.id for one in quotes_of(catalogue, ("hub-a",), ("area",), date.fromisoformat(day))]


def test_a_value_stands_from_the_time_it_speaks_of(small: Catalogue) -> None:
    held = with_facts(small, fact("a", when="2020"))

    assert [quoted(held, "2019-12-31"), quoted(held, "2020-01-01")] == [[], ["a"]]


def test_a_value_that_names_no_time_stands_from_its_source(small: Catalogue) -> None:
    held = with_facts(small, fact("a"))

    assert [quoted(held, "2023-12-31"), quoted(held, "2024-01-01")] == [[], ["a"]]


def test_a_plan_stands_from_its_source_and_not_from_its_target(small: Catalogue) -> None:
    held = with_facts(small, fact("a", when="2030", modality="planned"))

    assert [quoted(held, "2023-12-31"), quoted(held, "2024-01-01")] == [[], ["a"]]


def test_what_loses_is_not_quoted(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", sources=("s-agency",), contradicts=("a",)))

    assert quoted(held, "2026-01-01") == ["a"]
