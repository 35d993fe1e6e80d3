"""Every disagreement is listed with all values, who says so, the choice and its reason."""

import pytest

from corridors.catalogue import Catalogue
from corridors.doubts.disagreements import RULE, Conflict, conflict_rows, conflicts_of
from corridors.evidence import Claim, Evidence
from corridors.model.vocabulary import Standing
from tests.corridors.samples import decision, fact, standing, with_events, with_facts


@pytest.fixture(scope="module")
def areas(small: Catalogue) -> Conflict:
    """Return the disagreement of an act and an agency about an area."""
    held = with_facts(
        small,
        fact("a", 10.0, "2024", sources=("s-agency", "s-agency-late")),
        fact("b", 20.0, "2024-05", sources=("s-act",), contradicts=("a",)),
    )
    (found,) = conflicts_of(held)
    return found


def test_the_position_chosen_stands_first(areas: Conflict) -> None:
    assert [(one.id, one.is_chosen) for one in areas.positions] == [("b", True), ("a", False)]


def test_every_position_has_its_value_and_its_date(areas: Conflict) -> None:
    assert [(one.value, one.when) for one in areas.positions] == [
        ("20 ha", "May 2024"),
        ("10 ha", "2024"),
    ]


def test_every_position_names_all_its_sources_and_their_dates(areas: Conflict) -> None:
    assert [[(s.publisher, s.when) for s in one.sources] for one in areas.positions] == [
        [("State", "1 Jan 2024")],
        [("Agency", "Mar 2024"), ("Agency", "Mar 2025")],
    ]


def test_the_choice_gives_the_reason_of_the_rule(areas: Conflict) -> None:
    assert (areas.reason, areas.is_reviewed) == ("its source ranks higher", False)


def test_a_reviewed_choice_gives_its_own_reason(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", sources=("s-agency",)),
        fact("b", contradicts=("a",)),
        decisions=(decision("a", "b", reason="The act was amended."),),
    )
    (found,) = conflicts_of(held)

    assert (found.id, found.reason, found.is_reviewed) == ("a", "The act was amended.", True)


def test_positions_on_a_standing_say_the_standing(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.JOINED, "2024-04-23"),
        standing("b", Standing.INTENDS, "2024-09", sources=("s-agency",), contradicts=("a",)),
    )
    (found,) = conflicts_of(held)

    assert [found.matter, *(one.value for one in found.positions)] == [
        "Report, Kazakhstan",
        "joined",
        "intends",
    ]


def test_only_the_subjects_asked_for_are_listed(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", contradicts=("a",)))

    assert (conflicts_of(held, ["port-a"]), len(conflicts_of(held, ["hub-a"]))) == ((), 1)


def test_a_file_has_a_row_for_each_claim_and_source(areas: Conflict) -> None:
    rows = conflict_rows([areas])

    assert [(row["claim"], row["published"], row["reason"]) for row in rows] == [
        ("b", "1 Jan 2024", "its source ranks higher"),
        ("a", "Mar 2024", ""),
        ("a", "Mar 2025", ""),
    ]


def test_every_shipped_contradiction_is_listed(shipped: Catalogue) -> None:
    evidence = Evidence(shipped)
    claims: list[Claim] = [*shipped.all_events(), *shipped.all_facts()]
    disputed = {one.id for one in claims if evidence.is_disputed(one)}
    listed = {position.id for one in conflicts_of(shipped) for position in one.positions}

    assert listed == disputed


def test_belarus_is_listed_with_april_and_september(shipped: Catalogue) -> None:
    found = {one.id: one for one in conflicts_of(shipped, ["brkuap"])}
    conflict = found["brkuap-2024-04-23-by-joins"]

    assert ([one.when for one in conflict.positions], conflict.is_reviewed) == (
        ["23 Apr 2024", "19 Sep 2024"],
        True,
    )


def test_official_acts_outrank_statements_operators_agencies_and_the_press(
    shipped: Catalogue,
) -> None:
    kinds = ("official-act", "official-statement", "operator", "agency", "press")
    ranks = [shipped.vocabularies["source-kind"][kind].rank or 0 for kind in kinds]

    assert ranks == sorted(set(ranks))


def test_every_kind_of_source_has_a_rank(shipped: Catalogue) -> None:
    terms = shipped.vocabularies["source-kind"].values()

    assert [one.code for one in terms if one.rank is None] == []


def test_the_rule_is_written_in_the_order_in_which_it_is_applied() -> None:
    words = " ".join(RULE)
    steps = ("better source", "more confidence", "more precise date", "more recent source")

    assert [words.index(step) for step in steps] == sorted(words.index(step) for step in steps)
