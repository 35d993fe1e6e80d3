"""The atlas as tables: everything on the map has its row, as of a day."""

from datetime import date

import pytest

from corridors.catalogue import Catalogue
from corridors.model.vocabulary import Standing, Status
from corridors.reports.tabular import PLACES, membership_matrix, memberships_table, places_on
from corridors.state import state_on
from corridors.timeline import condition_on, memberships_on
from corridors.wording import STATUS_UNKNOWN
from tests.corridors.samples import event, standing, with_events

DAY = date(2024, 3, 15)


@pytest.mark.parametrize("table", PLACES)
def test_every_thing_has_one_row(shipped: Catalogue, table: str) -> None:
    things = getattr(shipped, table.replace("-", "_"))
    assert [row["id"] for row in places_on(shipped, table, DAY)] == list(things)


def test_a_status_is_that_of_the_day(small: Catalogue) -> None:
    held = with_events(
        small, event("a", Status.PLANNED, "2020"), event("b", Status.OPERATING, "2024-04-01")
    )
    days = (DAY, date(2024, 4, 1))
    assert [places_on(held, "hubs", day)[0]["status"] for day in days] == ["planned", "operating"]


def test_a_status_that_no_source_gives_has_no_grounds(small: Catalogue) -> None:
    row = places_on(with_events(small), "hubs", DAY)[0]
    assert row["status"] == STATUS_UNKNOWN
    assert (row["since"], row["confidence"], row["source_url"]) == (None, None, None)


def test_a_status_names_its_source_and_links_it(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.OPERATING, "2020"))
    row = places_on(held, "hubs", DAY)[0]
    condition = condition_on(held, "hub-a", DAY)
    assert condition is not None
    sources = [held.sources[one] for one in condition.event.sources]
    assert row["source_url"] == sources[0].url
    assert all(source.publisher in row["source_words"] for source in sources)


def test_a_section_has_its_ends_and_a_length(small: Catalogue) -> None:
    row = next(row for row in places_on(small, "sections", DAY) if row["id"] == "sec-a1")
    assert (row["from"], row["to"], row["gauge_mm"]) == ("P10", "P20", 1520)
    told = state_on(small, DAY)["sections"]
    assert row["km"] == next(one["km"] for one in told if one["id"] == "sec-a1")


def test_memberships_are_those_of_the_timeline(shipped: Catalogue) -> None:
    rows = memberships_table(shipped, DAY)
    assert len(rows) == len(memberships_on(shipped, DAY))


def test_the_matrix_has_a_row_per_country_and_a_column_per_corridor(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.SIGNATORY, "2020", "KZ"),
        standing("b", Standing.NAMED, "2021", "UZ"),
    )
    labels = {code: held.label("standing", code) for code in ("signatory", "named")}
    assert membership_matrix(held, DAY) == (
        {"country": "Kazakhstan", "Main corridor": labels["signatory"]},
        {"country": "Uzbekistan", "Main corridor": labels["named"]},
    )


def test_before_the_first_standing_the_matrix_is_empty(shipped: Catalogue) -> None:
    assert membership_matrix(shipped, date(1950, 1, 1)) == ()
