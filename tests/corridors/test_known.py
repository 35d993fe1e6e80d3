"""The catalogue as known then: what had been published by a day, and nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridors.catalogue import Catalogue, with_rows
from corridors.doubts.known import REFERENCE_KINDS, known_on, published_on
from corridors.evidence import Claim, evidence_of
from corridors.model.evidence import Source
from corridors.model.vocabulary import Confidence, Modality
from corridors.timeline import condition_on, memberships_on
from tests.corridors.samples import decision, event, fact, partial, with_events, with_facts

ARTICLE = date(2024, 4, 23)
"""The last day on which the seed article may have been published."""


def source(
    name: str,
    when: str | None = None,
    *,
    span: tuple[str | None, str | None] = (None, None),
    kind: str = "press",
) -> Source:
    """Return a source; ``span`` holds its limits."""
    return Source(
        id=name,
        title=name,
        publisher="Publisher",
        url=None,
        date=partial(when),
        not_before=partial(span[0]),
        not_after=partial(span[1]),
        language=None,
        kind=kind,
        keys=(),
        note=None,
    )


@pytest.fixture(scope="module")
def wide(small: Catalogue) -> Catalogue:
    """Return a catalogue with sources dated in every way there is, and our own notes."""
    more = (
        source("s-limits", span=("2023-11-01", "2024-04-23")),
        source("s-from", span=("2024-01-01", None)),
        source("s-undated"),
        source("s-notes", "2026-11", kind="compilation"),
    )
    return with_rows(small, sources={**small.sources, **{one.id: one for one in more}})


def facts_on(catalogue: Catalogue, day: str) -> list[str]:
    """Return the ids of the facts known on a day."""
    return [one.id for one in known_on(catalogue, date.fromisoformat(day)).all_facts()]


def events_on(catalogue: Catalogue, day: str) -> list[str]:
    """Return the ids of the events known on a day."""
    return [one.id for one in known_on(catalogue, date.fromisoformat(day)).all_events()]


def claims_of(catalogue: Catalogue) -> list[Claim]:
    """Return every fact and event."""
    return [*catalogue.all_facts(), *catalogue.all_events()]


@pytest.mark.parametrize(
    ("source_id", "before", "day"),
    [
        ("s-act", "2023-12-31", "2024-01-01"),
        ("s-agency", "2024-03-30", "2024-03-31"),
        ("s-limits", "2024-04-22", "2024-04-23"),
        ("s-from", "2026-11-21", "2026-11-22"),
        ("s-undated", "2026-11-21", "2026-11-22"),
        ("s-notes", "2026-11-21", "2026-11-22"),
    ],
)
def test_a_source_counts_from_the_latest_day_on_which_it_may_have_been_published(
    wide: Catalogue, source_id: str, before: str, day: str
) -> None:
    held = with_facts(wide, fact("a", sources=(source_id,)))

    assert [facts_on(held, before), facts_on(held, day)] == [[], ["a"]]


def test_nothing_counts_as_published_after_the_edition(wide: Catalogue) -> None:
    days = {published_on(wide, one) for one in wide.sources.values()}

    assert max(days) == wide.edition


def test_one_source_published_is_enough_and_only_that_one_is_shown(wide: Catalogue) -> None:
    held = with_facts(wide, fact("a", sources=("s-agency-late", "s-act")))
    (found,) = known_on(held, date(2024, 6, 1)).all_facts()

    assert found.sources == ("s-act",)


def test_what_happened_long_ago_was_not_known_before_somebody_wrote_it(wide: Catalogue) -> None:
    held = with_events(wide, event("a", when="1999", sources=("s-agency-late",)))

    assert [events_on(held, "2025-03-30"), events_on(held, "2025-03-31")] == [[], ["a"]]


def test_an_event_in_reference_works_alone_is_known_since_it_happened(wide: Catalogue) -> None:
    held = with_events(wide, event("a", when="2010-05", sources=("s-notes",)))

    assert [events_on(held, "2010-05-30"), events_on(held, "2010-05-31")] == [[], ["a"]]


def test_an_undated_event_in_reference_works_alone_was_always_known(wide: Catalogue) -> None:
    assert events_on(with_events(wide, event("a", sources=("s-notes",))), "1950-01-01") == ["a"]


def test_a_fact_in_reference_works_alone_is_known_since_the_time_it_speaks_of(
    wide: Catalogue,
) -> None:
    held = with_facts(wide, fact("a", when="2015", sources=("s-notes",)))

    assert [facts_on(held, "2015-12-30"), facts_on(held, "2015-12-31")] == [[], ["a"]]


def test_an_undated_fact_in_our_notes_alone_is_known_since_the_notes(wide: Catalogue) -> None:
    held = with_facts(wide, fact("a", sources=("s-notes",)))

    assert [facts_on(held, "2026-11-21"), facts_on(held, "2026-11-22")] == [[], ["a"]]


def test_news_beside_a_reference_work_decides_when_a_row_is_known(wide: Catalogue) -> None:
    held = with_events(wide, event("a", when="2010", sources=("s-notes", "s-act")))

    assert [events_on(held, "2023-12-31"), events_on(held, "2024-01-01")] == [[], ["a"]]


def test_what_has_no_source_is_known_from_the_edition_on(wide: Catalogue) -> None:
    held = with_facts(wide, fact("a", sources=(), confidence=Confidence.BACKGROUND))

    assert [facts_on(held, "2026-11-21"), facts_on(held, "2026-11-22")] == [[], ["a"]]


def test_a_contradiction_not_yet_published_disputes_nothing(wide: Catalogue) -> None:
    held = with_facts(wide, fact("a"), fact("b", sources=("s-agency-late",), contradicts=("a",)))
    then = known_on(held, date(2024, 6, 1))
    (found,) = then.all_facts()

    assert not evidence_of(then).is_disputed(found)


def test_a_decision_counts_from_its_own_day(wide: Catalogue) -> None:
    held = with_facts(
        wide,
        fact("a", sources=("s-act",)),
        fact("b", sources=("s-agency",), contradicts=("a",)),
        decisions=(decision("b", "a"),),
    )
    used = [
        [one.id for one in then.all_facts() if evidence_of(then).is_used(one)]
        for then in (known_on(held, date(2025, 1, 1)), known_on(held, held.edition))
    ]

    assert used == [["a"], ["b"]]


def test_from_the_edition_on_the_catalogue_itself_is_known(shipped: Catalogue) -> None:
    assert known_on(shipped, shipped.edition) is shipped


def test_the_digest_names_the_day(small: Catalogue) -> None:
    assert known_on(small, date(2024, 4, 23)).digest == f"{small.digest}-20240423"


def test_it_is_worked_out_once(small: Catalogue) -> None:
    assert known_on(small, ARTICLE) is known_on(small, ARTICLE)


DAYS = st.dates(date(1990, 1, 1), date(2027, 1, 1))


@given(a=DAYS, b=DAYS)
def test_what_was_known_stays_known(shipped: Catalogue, a: date, b: date) -> None:
    earlier, later = (known_on(shipped, day) for day in sorted((a, b)))
    ids = [{one.id for one in claims_of(then)} for then in (earlier, later)]

    assert ids[0] <= ids[1]


@given(day=DAYS)
def test_no_source_of_the_future_is_shown(shipped: Catalogue, day: date) -> None:
    rows = claims_of(known_on(shipped, day)) if day < shipped.edition else []
    shown = {shipped.sources[one] for row in rows for one in row.sources}
    late = {one.kind for one in shown if published_on(shipped, one) > day}

    assert late <= set(REFERENCE_KINDS)


@settings(max_examples=25)
@given(day=DAYS)
def test_every_day_can_be_asked_for_its_state(shipped: Catalogue, day: date) -> None:
    then = known_on(shipped, day)

    assert len(memberships_on(then, day)) <= len(memberships_on(shipped, day))


def standing_then(catalogue: Catalogue, party: str) -> str | None:
    """Return a country's standing in the corridor as the article could know it."""
    found = condition_on(known_on(catalogue, ARTICLE), "brkuap", ARTICLE, party)
    return found.code if found else None


@pytest.mark.parametrize(
    ("party", "code"),
    [
        ("KZ", "signatory"),
        ("RU", "signatory"),
        ("UZ", "signatory"),
        ("BY", "intends"),
        ("AF", "named"),
        ("PK", "named"),
    ],
)
def test_the_article_reads_as_it_did_then(shipped: Catalogue, party: str, code: str) -> None:
    assert standing_then(shipped, party) == code


def test_of_belarus_more_is_known_of_the_same_day_today(shipped: Catalogue) -> None:
    found = condition_on(shipped, "brkuap", ARTICLE, "BY")

    assert found is not None
    assert found.code == "joined"


def test_the_article_plans_five_hubs_then(shipped: Catalogue) -> None:
    facts = known_on(shipped, ARTICLE).facts["concept-2030"]
    planned = [
        one.value for one in facts if one.unit == "hubs" and one.modality is Modality.PLANNED
    ]

    assert planned == [5.0]


def test_the_hubs_are_not_further_on_than_they_were_then(shipped: Catalogue) -> None:
    then = known_on(shipped, ARTICLE)
    found = {one: condition_on(then, one, ARTICLE) for one in shipped.hubs}

    assert {one: held.code for one, held in found.items() if held} == {
        "caspian": "operating",
        "eurasia": "planned",
        "icic-central-asia": "planned",
        "itlk": "planned",
        "khorgos": "operating",
    }


def test_a_day_before_the_article_nothing_of_it_is_known(shipped: Catalogue) -> None:
    then = known_on(shipped, date(2024, 4, 22))

    assert [one.id for one in claims_of(then) if "seed" in one.sources] == []
