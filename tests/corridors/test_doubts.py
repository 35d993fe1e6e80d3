"""Everything disputed, aged or unknown is listed, and says what keeps it in doubt."""

from corridors.catalogue import Catalogue
from corridors.doubts.ageing import aged_on
from corridors.doubts.disagreements import conflicts_of
from corridors.doubts.gaps import gaps_on
from corridors.doubts.register import DoubtKind, doubts_on
from corridors.model.vocabulary import Status
from tests.corridors.samples import event, fact, with_events, with_facts


def test_a_disagreement_tells_all_sides_and_why_one_is_used(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", 10.0, "2024"),
        fact("b", 20.0, sources=("s-agency",), contradicts=("a",)),
    )
    found = next(iter(doubts_on(held, held.edition)))

    assert found.text == (
        "Hub A, Area: “a.” (10 ha 2024), against “b.” (20 ha); used: its source ranks higher"
    )


def test_an_aged_status_tells_since_when_nobody_confirms_it(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.PLANNED, "2020"))
    aged = [one for one in doubts_on(held, held.edition) if one.kind is DoubtKind.AGED]

    assert [one.text for one in aged] == ["Hub A: planned, not confirmed since 1 Jan 2024."]


def test_nothing_shipped_is_left_out(shipped: Catalogue) -> None:
    day = shipped.edition
    found = [one.kind for one in doubts_on(shipped, day)]
    parts = (conflicts_of(shipped), aged_on(shipped, day), gaps_on(shipped, day))

    assert [found.count(kind) for kind in DoubtKind] == [len(part) for part in parts]
