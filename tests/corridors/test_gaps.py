"""What is not known is listed as such: not found, without source, without status."""

from corridors.catalogue import Catalogue
from corridors.doubts.gaps import Gap, GapKind, gaps_of, gaps_on
from corridors.model.vocabulary import Confidence, Status
from tests.corridors.samples import event, fact, with_events, with_facts


def kinds(gaps: tuple[Gap, ...], subject: str) -> list[GapKind]:
    """Return why something of a thing is not known."""
    return [one.kind for one in gaps if one.subject == subject]


def test_what_was_looked_for_and_not_found_is_a_gap(small: Catalogue) -> None:
    held = with_facts(small, fact("a", None, measure="gap"), fact("b"))

    assert kinds(gaps_of(held, ["hub-a"]), "hub-a") == [GapKind.NOT_FOUND]


def test_what_is_only_believed_is_a_gap(small: Catalogue) -> None:
    held = with_facts(small, fact("a", sources=(), confidence=Confidence.BACKGROUND))

    assert kinds(gaps_of(held, ["hub-a"]), "hub-a") == [GapKind.NO_SOURCE]


def test_a_thing_without_status_on_the_day_is_a_gap_until_it_has_one(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.OPERATING, "2027"))
    day = held.edition

    assert [
        GapKind.NO_STATUS in kinds(gaps_on(held, one), "hub-a")
        for one in (day, day.replace(year=2028))
    ] == [True, False]


def test_every_shipped_gap_is_listed(shipped: Catalogue) -> None:
    noted = {one.text for one in shipped.all_facts() if one.measure == "gap"}

    assert noted <= {one.text for one in gaps_on(shipped, shipped.edition)}
