"""Of rows that contradict each other one is used, by a written rule; none is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue, with_rows
from corridors.evidence import Evidence
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence
from tests.corridors.samples import decision, event, fact, partial, with_events, with_facts


def used(catalogue: Catalogue) -> set[str]:
    """Return the ids of the facts in use."""
    evidence = Evidence(catalogue)
    return {one.id for one in catalogue.all_facts() if evidence.is_used(one)}


def test_a_row_that_nothing_contradicts_is_used(small: Catalogue) -> None:
    assert used(with_facts(small, fact("a"))) == {"a"}


def test_the_nature_of_the_source_comes_before_all_else(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", when="2024-01-01", sources=("s-agency-late",), confidence=Confidence.HIGH),
        fact("b", sources=("s-act",), confidence=Confidence.LOW, contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_the_best_source_of_several_speaks_for_a_row(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", sources=("s-agency",)),
        fact("b", sources=("s-agency", "s-act"), contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_a_row_without_source_ranks_last(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", when="2024-01-01", sources=(), confidence=Confidence.BACKGROUND),
        fact("b", sources=("s-agency",), confidence=Confidence.LOW, contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_confidence_decides_between_equal_sources(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", when="2024-01-01", confidence=Confidence.MEDIUM),
        fact("b", when="2024", confidence=Confidence.MEDIUM_HIGH, contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_precision_decides_between_equal_confidence(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", when="2024", sources=("s-agency-late",)),
        fact("b", when="2024-01-01", sources=("s-agency",), contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_an_open_span_is_less_precise_than_a_closed_one(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", not_before=partial("2024-01-01")),
        fact("b", when="2024", contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_a_span_without_beginning_is_less_precise_than_a_closed_one(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", not_after=partial("2024-01-01")),
        fact("b", when="2024", contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_an_undated_source_is_the_least_recent(small: Catalogue) -> None:
    undated = replace(small.sources["s-agency"], id="s-undated", date=None)
    held = with_facts(
        with_rows(small, sources={**small.sources, "s-undated": undated}),
        fact("a", sources=("s-undated",)),
        fact("b", sources=("s-agency",), contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_a_kind_of_source_without_rank_ranks_last(small: Catalogue) -> None:
    kinds = small.vocabularies["source-kind"]
    unranked = {**kinds, "press": replace(kinds["press"], rank=None)}
    sources = {
        **small.sources,
        "s-press": replace(small.sources["s-agency-late"], id="s-press", kind="press"),
    }
    held = with_facts(
        with_rows(
            small, sources=sources, vocabularies={**small.vocabularies, "source-kind": unranked}
        ),
        fact("a", sources=("s-press",)),
        fact("b", sources=("s-agency",), contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_recency_decides_between_equal_precision(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", when="2024", sources=("s-agency",)),
        fact("b", when="2024", sources=("s-agency-late",), contradicts=("a",)),
    )

    assert used(held) == {"b"}


def test_the_first_id_is_taken_when_nothing_else_decides(small: Catalogue) -> None:
    assert used(with_facts(small, fact("b"), fact("a", contradicts=("b",)))) == {"a"}


def test_a_contradiction_named_on_one_side_binds_both(small: Catalogue) -> None:
    held = with_facts(small, fact("a", contradicts=("b",)), fact("b", value=20.0))
    evidence = Evidence(held)

    assert [evidence.is_disputed(one) for one in held.all_facts()] == [True, True]


def test_a_decision_overrules_the_rule(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", sources=("s-act",)),
        fact("b", sources=("s-agency",), contradicts=("a",)),
        decisions=(decision("b", "a"),),
    )

    assert used(held) == {"b"}


def test_a_decision_gives_its_reason(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a"),
        fact("b", contradicts=("a",)),
        decisions=(decision("b", "a", reason="The act was amended."),),
    )
    (found,) = Evidence(held).disagreements(["hub-a"])

    assert (found.reason, found.is_reviewed) == ("The act was amended.", True)


@pytest.mark.parametrize(
    ("better", "worse", "reason"),
    [
        ({"sources": ("s-act",)}, {"sources": ("s-agency",)}, "its source ranks higher"),
        ({}, {"confidence": Confidence.LOW}, "it is held with more confidence"),
        ({"when": "2024-01"}, {"when": "2024"}, "it is more precise"),
        (
            {"sources": ("s-agency-late",)},
            {"sources": ("s-agency",)},
            "its source is more recent",
        ),
        ({}, {}, "the rule finds no difference and takes the first by id"),
    ],
)
def test_a_disagreement_names_the_step_that_decided(
    small: Catalogue, better: dict[str, str], worse: dict[str, str], reason: str
) -> None:
    held = with_facts(
        small,
        fact("a", **better),  # type: ignore[arg-type]
        fact("b", contradicts=("a",), **worse),  # type: ignore[arg-type]
    )
    (found,) = Evidence(held).disagreements(["hub-a"])

    assert (found.chosen.id, found.reason, found.is_reviewed) == ("a", reason, False)


def test_of_three_rows_that_exclude_each_other_one_is_used(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", contradicts=("b", "c")),
        fact("b", contradicts=("c",), sources=("s-agency",)),
        fact("c", sources=("s-agency-late",)),
    )

    assert used(held) == {"a"}


def test_a_disagreement_of_three_shows_the_others_best_first(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", contradicts=("b", "c")),
        fact("b", contradicts=("c",), sources=("s-agency",)),
        fact("c", sources=("s-agency-late",)),
    )
    (found,) = Evidence(held).disagreements(["hub-a"])

    assert [one.id for one in found.others] == ["c", "b"]


def test_rows_that_both_contradict_a_third_stay_both_in_use(small: Catalogue) -> None:
    held = with_facts(
        small, fact("a"), fact("b"), fact("c", sources=("s-agency",), contradicts=("a", "b"))
    )

    assert used(held) == {"a", "b"}


def test_a_row_that_nothing_contradicts_makes_no_disagreement(small: Catalogue) -> None:
    assert Evidence(with_facts(small, fact("a"))).disagreements(["hub-a"]) == ()


def test_disagreements_are_those_of_the_subjects_asked_for(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", contradicts=("a",)))

    assert Evidence(held).disagreements(["main"]) == ()


def test_events_contradict_each_other_by_the_same_rule(small: Catalogue) -> None:
    one = event("a", when="2024", sources=("s-agency",))
    other = event("b", when="2024", contradicts=("a",))
    evidence = Evidence(with_events(small, one, other))

    assert [evidence.is_used(one), evidence.is_used(other)] == [False, True]


@st.composite
def _facts(draw: st.DrawFn) -> list[Fact]:
    """Return facts that contradict each other at random."""
    count = draw(st.integers(1, 6))
    ids = [f"fact-{number}" for number in range(count)]
    return [
        fact(
            name,
            when=draw(st.sampled_from([None, "2024", "2024-05", "2024-05-01", "2023/2024"])),
            sources=draw(st.sampled_from([("s-act",), ("s-agency",), ("s-agency-late",), ()])),
            confidence=draw(st.sampled_from(Confidence)),
            contradicts=tuple(sorted(draw(st.sets(st.sampled_from(ids))) - {name})),
        )
        for name in ids
    ]


@given(facts=_facts(), data=st.data())
def test_the_order_of_rows_is_irrelevant(
    small: Catalogue, facts: list[Fact], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(facts))

    assert used(with_facts(small, *facts)) == used(with_facts(small, *shuffled))


@given(facts=_facts())
def test_by_the_rule_alone_something_is_always_used(small: Catalogue, facts: list[Fact]) -> None:
    assert used(with_facts(small, *facts))


@given(facts=_facts())
def test_no_two_rows_in_use_contradict_each_other(small: Catalogue, facts: list[Fact]) -> None:
    chosen = used(with_facts(small, *facts))

    assert not any(chosen & set(one.contradicts) for one in facts if one.id in chosen)


@given(facts=_facts())
def test_every_row_not_in_use_is_shown_beside_one_that_beats_it(
    small: Catalogue, facts: list[Fact]
) -> None:
    held = with_facts(small, *facts)
    evidence = Evidence(held)
    beaten = [one for one in held.all_facts() if not evidence.is_used(one)]

    assert all(evidence.against(one) for one in beaten)
