"""Names by language: what is shown, and what stands in for a missing one."""

from dataclasses import replace

import pytest

from corridors.catalogue import Catalogue, with_rows
from corridors.language import speaking
from corridors.names import (
    label_of,
    local_name,
    name_of,
    names_by_language,
    origin_note,
    other_names,
    spoken_name,
)


def test_a_name_is_given_in_the_language_asked_for(small: Catalogue) -> None:
    assert name_of(small, "hub-a", "ru") == "Узел А"


def test_english_stands_in_for_a_missing_language(small: Catalogue) -> None:
    assert name_of(small, "hub-a", "kk") == "Hub A"


def test_the_tables_own_name_stands_in_for_a_missing_english_one(small: Catalogue) -> None:
    assert name_of(small, "main", "ru") == "Main corridor"


def test_a_section_is_named_by_its_ends(small: Catalogue) -> None:
    assert name_of(small, "sec-a1") == "P10 – P20"


def test_the_id_stands_in_for_everything_missing(small: Catalogue) -> None:
    held = with_rows(small, names={})

    assert name_of(held, "hub-a") == "hub-a"


def test_a_crossing_is_named_from_both_sides(small: Catalogue) -> None:
    assert name_of(small, "x-a") == "Saryagash – Keles"


def test_an_old_id_has_the_name_of_the_thing_it_leads_to(small: Catalogue) -> None:
    assert name_of(small, "old-hub", "ru") == "Узел А"


def test_an_alias_is_never_the_name_shown(small: Catalogue) -> None:
    shown = names_by_language(small, "hub-a").values()

    assert "The hub" not in {name.name for name in shown if name}


def test_the_atlass_languages_are_listed_also_where_no_name_is_known(small: Catalogue) -> None:
    names = names_by_language(small, "hub-a")

    assert {language: name and name.name for language, name in names.items()} == {
        "en": "Hub A",
        "ru": "Узел А",
        "kk": None,
        "uz": None,
    }


def test_other_names_are_aliases_and_names_in_further_languages(small: Catalogue) -> None:
    assert [name.name for name in other_names(small, "hub-a")] == ["The hub", "هاب"]


def test_a_short_label_is_that_of_the_table_in_english(small: Catalogue) -> None:
    assert label_of(small, "hub-a") == small.hubs["hub-a"].label
    assert label_of(small, "x-a") == "Saryagash – Keles"


def test_a_place_is_labelled_in_the_language_spoken(small: Catalogue) -> None:
    with speaking("ru"):
        assert label_of(small, "sec-a1") == "П-десять – П20"


def test_words_are_translated_and_never_transliterated(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corridors.names.fact_text", {"Main corridor": "Коридор"}.get)
    found = spoken_name(small, "main", "ru")

    assert (found.name, found.is_translated, found.is_by_rule) == ("Коридор", True, False)
    assert origin_note(found) == "our translation"


def test_a_local_name_is_told_only_beside_another_one(small: Catalogue) -> None:
    point = replace(small.waypoints["leg-a"][0], name="Dostyk", name_local="Достық")
    held = with_rows(small, waypoints={**small.waypoints, "leg-a": (point,)})

    assert local_name(held, point) == "Достық"
    with speaking("kk"):
        assert local_name(held, point) == ""
