"""Every word shown is marked for translation: told here in a language that shows its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from gettext import NullTranslations

import pytest
from babel import Locale

from corridors.catalogue import Catalogue
from corridors.doubts.ageing import aged_on
from corridors.doubts.disagreements import conflicts_of
from corridors.layers import layers_of
from corridors.measures import measure_of
from corridors.reports.comparison import compare_hubs
from corridors.reports.dossier import dossier_of
from corridors.reports.indicators import frame_on
from corridors.reports.ledger import counts, decisions_table
from corridors.reports.membership import membership_on
from corridors.view import read_view
from corridors.ways.estimate import default_assumptions, estimate_of
from corridors.ways.measure_rows import frontiers_table, sections_table, tallies_table
from corridors.ways.strip import alternative_text, strip_of
from geo.speech import Speech, speaking

DAY = date(2024, 5, 1)
MISSION = "brkuap"


class _Marking(NullTranslations):
    """Puts what it is given to translate between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        assert context
        return f"⟦{message}⟧"


MARKING = Speech(language="xx", locale=Locale("en"), words=_Marking(), facts=_Marking())


@pytest.fixture(autouse=True)
def _marked() -> Iterator[None]:
    with speaking(MARKING):
        yield


def _unmarked(texts: Iterable[str | None]) -> set[str]:
    """Return the texts with a word outside the brackets, which may stand in one another."""
    return {text for text in texts if text and re.search(r"[A-Za-z]{3,}", _outside(text))}


def _outside(text: str) -> str:
    depth, left = 0, ""
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        left += sign if not depth else ""
    return left


def test_layers_and_their_looks_are_in_marked_words(shipped: Catalogue) -> None:
    layers = layers_of(shipped)

    said = [text for one in layers for text in (one.title, one.group)]
    said += [style.label for one in layers for style in one.styles.values()]

    assert _unmarked(said) == set()


@pytest.mark.parametrize("thing", ["khorgos", "brkuap", "l10", "x-torkham", "g-brest", "KZ"])
def test_what_is_told_of_a_thing_is_in_marked_words(shipped: Catalogue, thing: str) -> None:
    told = dossier_of(shipped, thing, DAY)

    said = [told.place, told.note, *(one.relation for one in told.ties)]
    said += [told.status.text, told.status.ageing] if told.status else []
    said += [one.text for one in (*told.facts, *told.key_facts)]
    said += [one.text for one in told.events] + [one.text for one in told.standings]
    said += [claim.text for one in told.disputes for claim in (one.chosen, *one.others)]
    said += [one.reason for one in told.disputes]

    assert _unmarked(said) == set()


def test_hubs_are_compared_in_marked_words(shipped: Catalogue) -> None:
    compared = compare_hubs(shipped, DAY)
    lines = [line for one in compared.aspects for cell in one.cells for line in cell.lines]

    said = [one.words for one in compared.aspects]
    said += [line.detail for line in lines] + [line.text for line in lines if line.is_computed]

    assert _unmarked(said) == set()


def test_doubts_are_told_in_marked_words(shipped: Catalogue) -> None:
    conflicts = conflicts_of(shipped)

    said = [one.text for one in aged_on(shipped, DAY)]
    said += [conflict.reason for conflict in conflicts]
    said += [position.text for conflict in conflicts for position in conflict.positions]

    assert said
    assert _unmarked(said) == set()


def test_tables_of_the_data_are_in_marked_words(shipped: Catalogue) -> None:
    frame = frame_on(shipped, DAY)

    said = [*counts(shipped), *(share.words for share in (*frame.by_stage, *frame.by_country))]
    said += [row[column] for row in decisions_table(shipped) for column in ("chosen", "reason")]
    said += [cell.text for one in membership_on(shipped, DAY).parties for cell in one.cells]

    assert _unmarked(said) == set()


def test_measures_are_in_marked_words(shipped: Catalogue) -> None:
    measure = measure_of(shipped, MISSION, DAY)
    columns = ("mode", "status", "km_kind", "tracks", "traction", "quality", "operator")

    said = [row[column] for row in sections_table(shipped, measure) for column in columns]
    said += [row["kind"] for row in frontiers_table(shipped, measure)]
    for by in ("mode", "gauge", "status", "quality"):
        said += [row[by] for row in tallies_table(shipped, measure, by)]

    assert _unmarked(said) == set()


def test_an_estimate_is_in_marked_words(shipped: Catalogue) -> None:
    assumptions = default_assumptions(shipped)
    estimate = estimate_of(measure_of(shipped, MISSION, DAY), assumptions)

    said = [text for one in assumptions.values() for text in (one.words, one.unit, one.basis)]
    said += [text for one in estimate.items for text in (one.words, one.unit)]

    assert _unmarked([*said, *estimate.blocked]) == set()


def test_the_words_for_a_strip_are_marked(shipped: Catalogue) -> None:
    strip = strip_of(shipped, MISSION, None, DAY)

    said = [one.status_text for one in strip.segments] + [one.standing_text for one in strip.bands]
    said += [one.detail for one in strip.marks if one.kind in ("gauge", "mode", "hub")]

    assert _unmarked([*said, alternative_text(shipped, strip)]) == set()


def test_what_was_kept_in_one_language_is_not_told_in_another(shipped: Catalogue) -> None:
    marked = strip_of(shipped, MISSION, None, DAY), aged_on(shipped, DAY)
    with speaking(Speech(language="en", locale=Locale("en"))):
        plain = strip_of(shipped, MISSION, None, DAY), aged_on(shipped, DAY)

        said = alternative_text(shipped, plain[0]), plain[1][0].text

    assert not any("⟦" in text for text in said)
    assert _unmarked([alternative_text(shipped, marked[0]), marked[1][0].text]) == set()


def test_notes_on_a_link_are_in_the_language_it_asks_for(shipped: Catalogue) -> None:
    (asked,) = read_view("lang=en&base=nowhere", shipped).notes

    assert asked == "The link's base “nowhere” was left out: expected atlas."
