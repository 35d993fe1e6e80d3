"""Who stands how in which instrument, cell by cell, with its grounds."""

from dataclasses import replace
from datetime import date

import pytest

from corridors.catalogue import Catalogue
from corridors.doubts.known import known_on
from corridors.model.dates import parse_date
from corridors.model.vocabulary import Standing
from corridors.reports.membership import NO_STANDING, Cell, Matrix, membership_on
from corridors.timeline import memberships_on
from tests.corridors.samples import event, standing, with_events

DAY = date(2024, 10, 1)


def cell(matrix: Matrix, party: str, instrument: str) -> Cell:
    """Return the cell of a country in an instrument."""
    column = [one.id for one in matrix.instruments].index(instrument)
    (row,) = [one for one in matrix.parties if one.id == party]
    return row.cells[column]


@pytest.fixture(scope="module")
def signed(small: Catalogue) -> Catalogue:
    """Return a catalogue whose corridor was founded by the memorandum."""
    return with_events(
        small,
        standing("a", Standing.SIGNATORY, "2023-11-01"),
        event("b", None, "2023-11-01", subject="mou", kind="agreement"),
    )


def test_a_corridors_standings_stand_under_its_founding_instrument(signed: Catalogue) -> None:
    (column,) = membership_on(signed, DAY).instruments

    assert (column.id, column.holder, column.when) == ("mou", "main", "1 Nov 2023")


def test_a_corridor_without_founding_instrument_stands_for_itself(small: Catalogue) -> None:
    held = with_events(small, event("a", Standing.TAKES_PART, "2010", subject="other", party="KZ"))
    (column,) = membership_on(held, DAY).instruments

    assert (column.id, column.holder, column.is_mission) == ("other", "other", False)


def test_a_cell_says_the_standing_since_when_how_surely_and_on_whose_word(
    signed: Catalogue,
) -> None:
    found = cell(membership_on(signed, DAY), "KZ", "mou")

    assert (found.code, found.since, found.confidence, found.sources) == (
        "signatory",
        "1 Nov 2023",
        "high",
        ("s-act",),
    )


def test_before_the_day_a_cell_has_no_standing(signed: Catalogue) -> None:
    found = cell(membership_on(signed, date(2023, 10, 31)), "KZ", "mou")

    assert (found.code, found.text, found.sources) == ("", NO_STANDING, ())


def test_the_ribbon_is_the_same_on_every_day(signed: Catalogue) -> None:
    ribbons = [
        [(part.start, part.code) for part in cell(membership_on(signed, day), "KZ", "mou").ribbon]
        for day in (date(2020, 1, 1), DAY)
    ]

    assert ribbons == [[(date(2023, 11, 1), "signatory")]] * 2


def test_a_disagreement_stands_in_the_cell_with_both_positions(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.JOINED, "2024-04-23"),
        standing("b", Standing.INTENDS, "2024-09", sources=("s-agency",), contradicts=("a",)),
    )
    found = cell(membership_on(held, DAY), "KZ", "main").conflict

    assert found is not None
    assert [(one.value, one.sources[0].id) for one in found.positions] == [
        ("joined", "s-act"),
        ("intends", "s-agency"),
    ]


def test_the_memorandum_comes_first_then_the_roadmap(shipped: Catalogue) -> None:
    columns = [one.id for one in membership_on(shipped, DAY).instruments]

    assert columns[:2] == ["brkuap-mou-2023", "brkuap-roadmap-2024"]


def test_the_countries_of_the_mission_come_first_in_the_order_of_its_name(
    shipped: Catalogue,
) -> None:
    parties = [one.id for one in membership_on(shipped, DAY).parties]

    assert parties[:6] == ["BY", "RU", "KZ", "UZ", "AF", "PK"]


@pytest.mark.parametrize(
    ("party", "code"),
    [("BY", "joined"), ("KZ", "signatory"), ("AF", "named"), ("PK", "joined"), ("CN", "")],
)
def test_the_standings_of_october_2024(shipped: Catalogue, party: str, code: str) -> None:
    assert cell(membership_on(shipped, DAY), party, "brkuap-mou-2023").code == code


def test_belarus_is_disputed_in_its_cell_by_review(shipped: Catalogue) -> None:
    found = cell(membership_on(shipped, DAY), "BY", "brkuap-mou-2023").conflict

    assert found is not None
    assert (found.is_reviewed, len(found.positions)) == (True, 2)


def test_taking_part_in_the_meeting_is_told_and_is_no_standing(shipped: Catalogue) -> None:
    found = cell(membership_on(shipped, DAY), "AF", "brkuap-roadmap-2024")

    assert (found.code, found.text, bool(found.sources)) == (
        "",
        "took part in the meeting of 23 Apr 2024, no signature documented",
        True,
    )


def test_before_the_meeting_nothing_is_told_of_it(shipped: Catalogue) -> None:
    found = cell(membership_on(shipped, date(2024, 4, 22)), "AF", "brkuap-roadmap-2024")

    assert found.text == NO_STANDING


def test_as_known_by_the_article_belarus_intends_to_join(shipped: Catalogue) -> None:
    day = date(2024, 4, 23)
    found = cell(membership_on(known_on(shipped, day), day), "BY", "brkuap-mou-2023")

    assert (found.code, found.conflict) == ("intends", None)


def test_associations_of_related_corridors_are_columns(shipped: Catalogue) -> None:
    holders = {one.holder for one in membership_on(shipped, DAY).instruments}

    assert {"titr", "instc-east", "cku", "lapis-lazuli", "carec"} <= holders


def test_the_matrix_says_the_same_as_the_map(shipped: Catalogue) -> None:
    matrix = membership_on(shipped, DAY)
    told = {
        (column.holder, party.id): one.code
        for party in matrix.parties
        for column, one in zip(matrix.instruments, party.cells, strict=True)
    }

    assert all(
        told[one.corridor, one.party] == one.condition.code for one in memberships_on(shipped, DAY)
    )


@pytest.mark.parametrize(
    ("day", "doubt"),
    [(date(2000, 1, 1), "had perhaps not begun by this day"), (date(2022, 3, 1), "")],
)
def test_a_standing_without_documented_beginning_says_so(
    small: Catalogue, day: date, doubt: str
) -> None:
    joined = event("a", Standing.JOINED, None, subject="other", party="KZ")
    held = with_events(small, replace(joined, not_after=parse_date("2022-02")))
    found = cell(membership_on(held, day), "KZ", "other")

    assert (found.text, found.doubt) == ("joined by Feb 2022, beginning not documented", doubt)


def test_a_standing_is_doubtful_until_the_latest_day_of_its_beginning(small: Catalogue) -> None:
    held = with_events(small, event("a", Standing.JOINED, "2010", subject="other", party="KZ"))
    doubts = [
        bool(cell(membership_on(held, day), "KZ", "other").doubt)
        for day in (date(2010, 1, 1), date(2010, 12, 30), date(2010, 12, 31))
    ]

    assert doubts == [True, True, False]


def test_a_ribbon_tells_from_which_day_on_it_is_sure(small: Catalogue) -> None:
    held = with_events(small, event("a", Standing.JOINED, "2010", subject="other", party="KZ"))
    (part,) = cell(membership_on(held, DAY), "KZ", "other").ribbon

    assert (part.start, part.sure) == (date(2010, 1, 1), date(2010, 12, 31))
