"""A dossier gathers what is known of a thing as of a day, and numbers its sources."""

from dataclasses import replace
from datetime import date

import pytest

from corridors.catalogue import Catalogue, with_rows
from corridors.errors import UnknownIdError
from corridors.model.vocabulary import Confidence, Modality, Standing, Status
from corridors.reports.dossier import dossier_of, subjects_of
from corridors.reports.keyfacts import KEY_FACTS, key_facts_of
from tests.corridors.samples import decision, event, fact, standing, with_events, with_facts

DAY = date(2024, 3, 15)


def test_an_unknown_id_is_refused(small: Catalogue) -> None:
    with pytest.raises(UnknownIdError):
        dossier_of(small, "atlantis", DAY)


def test_a_dossier_of_an_old_id_is_that_of_the_thing(small: Catalogue) -> None:
    assert dossier_of(small, "old-hub", DAY) == dossier_of(small, "hub-a", DAY)


def test_a_dossier_says_what_the_thing_is_and_its_name(small: Catalogue) -> None:
    found = dossier_of(small, "hub-a", DAY)

    assert (found.id, found.title, found.kind[:3]) == ("hub-a", "Hub A", "Hub")


def test_names_are_listed_in_the_atlass_languages_also_where_missing(small: Catalogue) -> None:
    names = dossier_of(small, "hub-a", DAY).names

    assert [(line.code, line.name) for line in names] == [
        ("en", "Hub A"),
        ("ru", "Узел А"),
        ("kk", ""),
        ("uz", ""),
    ]


def test_a_status_is_that_of_the_day(small: Catalogue) -> None:
    held = with_events(
        small, event("a", Status.PLANNED, "2020"), event("b", Status.OPERATING, "2024-04-01")
    )
    codes = [
        status.code
        for day in (DAY, date(2024, 4, 1))
        if (status := dossier_of(held, "hub-a", day).status)
    ]

    assert codes == ["planned", "operating"]


def test_a_status_that_no_source_gives_is_said_to_be_unknown(small: Catalogue) -> None:
    status = dossier_of(with_events(small), "hub-a", DAY).status

    assert status is not None
    assert (status.code, status.sources) == ("", ())


def test_a_place_says_how_it_was_obtained_and_how_surely(small: Catalogue) -> None:
    assert (
        dossier_of(small, "hub-a", DAY).place == "44.0000° N, 50.0000° E · gazetteer, within 1 km"
    )


def test_a_thing_without_a_place_has_none(small: Catalogue) -> None:
    assert dossier_of(small, "topic-a", DAY).place == ""


def test_a_hubs_facts_are_also_those_of_its_sites(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", subject="port-a"))

    assert [(line.id, line.about) for line in dossier_of(held, "hub-a", DAY).facts] == [
        ("a", ""),
        ("b", "Port"),
    ]


def test_a_sections_facts_are_also_those_of_its_leg(small: Catalogue) -> None:
    assert subjects_of(small, small.sections["sec-a1"]) == ("sec-a1", "leg-a")


def test_a_legs_facts_are_also_those_of_its_sections(small: Catalogue) -> None:
    assert subjects_of(small, small.legs["leg-a"]) == ("leg-a", "sec-a1", "sec-a2")


def test_a_corridors_facts_are_also_those_of_its_agreements(small: Catalogue) -> None:
    assert subjects_of(small, small.corridors["main"]) == ("main", "mou")


def test_background_stands_apart_from_sourced_facts(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", sources=(), confidence=Confidence.BACKGROUND))
    found = dossier_of(held, "hub-a", DAY)

    assert ([line.id for line in found.facts], [line.id for line in found.background]) == (
        ["a"],
        ["b"],
    )


def test_background_is_never_a_key_fact(small: Catalogue) -> None:
    held = with_facts(small, fact("a", sources=(), confidence=Confidence.BACKGROUND))

    assert dossier_of(held, "hub-a", DAY).key_facts == ()


def test_a_row_that_lost_is_shown_and_marked(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", sources=("s-agency",), contradicts=("a",)))
    facts = dossier_of(held, "hub-a", DAY).facts

    assert {line.id: (line.is_used, line.is_disputed) for line in facts} == {
        "a": (True, True),
        "b": (False, True),
    }


def test_a_disagreement_shows_both_sides_and_why(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a"),
        fact("b", contradicts=("a",)),
        decisions=(decision("b", "a", reason="It is newer."),),
    )
    (dispute,) = dossier_of(held, "hub-a", DAY).disputes

    assert (dispute.chosen.text, [one.text for one in dispute.others], dispute.reason) == (
        "b.",
        ["a."],
        "It is newer.",
    )


def test_events_stand_in_time_order(small: Catalogue) -> None:
    held = with_events(small, event("c", when="2021"), event("a", when="2022"), event("b"))

    assert [line.id for line in dossier_of(held, "hub-a", DAY).events] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("when", "modality", "is_past"),
    [
        ("2024-03-15", Modality.HAPPENED, True),
        ("2024-03-16", Modality.HAPPENED, False),
        ("2024-03-01", Modality.PLANNED, False),
    ],
)
def test_an_event_is_past_once_it_had_happened_by_the_day(
    small: Catalogue, when: str, modality: Modality, *, is_past: bool
) -> None:
    held = with_events(small, event("a", when=when, modality=modality))
    (line,) = dossier_of(held, "hub-a", DAY).events

    assert line.is_past is is_past


def test_sources_are_numbered_from_1_without_gap(small: Catalogue) -> None:
    held = with_facts(small, fact("a", sources=("s-agency", "s-act")), fact("b"))
    numbers = [source.number for source in dossier_of(held, "hub-a", DAY).sources]

    assert numbers == list(range(1, len(numbers) + 1))


def test_a_source_has_one_number_wherever_it_is_cited(small: Catalogue) -> None:
    held = with_facts(small, fact("a", sources=("s-agency",)), fact("b", sources=("s-agency",)))
    facts = dossier_of(held, "hub-a", DAY).facts

    assert facts[0].sources == facts[1].sources


def test_every_number_cited_is_listed(shipped: Catalogue) -> None:
    found = dossier_of(shipped, "khorgos", shipped.edition)
    cited = {
        number
        for lines in (found.names, found.facts, found.events, found.key_facts)
        for line in lines
        for number in line.sources
    }

    assert cited <= {source.number for source in found.sources}


def test_a_source_without_address_is_listed_without_one(small: Catalogue) -> None:
    held = with_facts(small, fact("a", sources=("s-agency",)))
    urls = {source.title: source.url for source in dossier_of(held, "hub-a", DAY).sources}

    assert urls["News"] == ""


def test_a_corridor_shows_the_standing_of_each_party(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.SIGNATORY, "2023-11-01", "KZ"))
    (line,) = dossier_of(held, "main", DAY).standings

    assert (line.party, line.code) == ("KZ", "signatory")


def test_a_country_shows_its_standing_in_each_corridor(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.SIGNATORY, "2023-11-01", "KZ"))
    (line,) = dossier_of(held, "KZ", DAY).standings

    assert (line.party, line.code) == ("main", "signatory")


def test_a_country_without_a_standing_yet_is_said_to_have_none(small: Catalogue) -> None:
    held = with_events(small, standing("a", Standing.JOINED, "2024-04-23", "KZ"))
    (line,) = dossier_of(held, "main", DAY).standings

    assert (line.code, line.sources) == ("", ())


def test_a_ribbon_shows_every_standing_over_time(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.NAMED, "2023-11-01", "KZ"),
        standing("b", Standing.JOINED, "2024-04-23", "KZ"),
    )
    (line,) = dossier_of(held, "main", DAY).standings

    assert [(part.code, part.start, part.end) for part in line.ribbon] == [
        ("named", date(2023, 11, 1), date(2024, 4, 23)),
        ("joined", date(2024, 4, 23), None),
    ]


def test_a_key_fact_is_the_latest_of_its_measure_by_the_day(small: Catalogue) -> None:
    facts = (fact("a", when="2022"), fact("b", when="2023"), fact("c", when="2025"))
    held = with_facts(small, *facts)

    assert [one.id for one in key_facts_of(held, facts, DAY)] == ["b"]


def test_a_surer_key_fact_comes_before_a_later_one(small: Catalogue) -> None:
    facts = (fact("a", when="2022"), fact("b", when="2023", confidence=Confidence.MEDIUM))
    held = with_facts(small, *facts)

    assert [one.id for one in key_facts_of(held, facts, DAY)] == ["a"]


def test_what_was_measured_comes_before_what_was_planned(small: Catalogue) -> None:
    facts = (fact("a", when="2022"), fact("b", when="2023", modality=Modality.PLANNED))
    held = with_facts(small, *facts)

    assert [one.id for one in key_facts_of(held, facts, DAY)] == ["a"]


def test_a_weak_fact_is_no_key_fact(small: Catalogue) -> None:
    facts = (fact("a", confidence=Confidence.LOW),)

    assert key_facts_of(with_facts(small, *facts), facts, DAY) == ()


def test_a_fact_that_lost_is_no_key_fact(small: Catalogue) -> None:
    facts = (fact("a"), fact("b", sources=("s-agency",), contradicts=("a",), when="2023"))

    assert [one.id for one in key_facts_of(with_facts(small, *facts), facts, DAY)] == ["a"]


def test_a_fact_without_number_is_no_key_fact(small: Catalogue) -> None:
    facts = (fact("a", None),)

    assert key_facts_of(with_facts(small, *facts), facts, DAY) == ()


def test_key_facts_are_few(shipped: Catalogue) -> None:
    found = [dossier_of(shipped, hub, shipped.edition).key_facts for hub in shipped.hubs]

    assert max(len(lines) for lines in found) <= KEY_FACTS


def test_a_note_of_the_table_is_passed_on(small: Catalogue) -> None:
    noted = replace(small.topics["topic-a"], note="By resolution.")
    held = with_rows(small, topics={"topic-a": noted})

    assert dossier_of(held, "topic-a", DAY).note == "By resolution."


def test_a_name_that_no_source_gives_says_who_it_is_from(small: Catalogue) -> None:
    found = {line.code: line for line in dossier_of(small, "sec-a1", DAY).names}

    assert (found["en"].name, found["en"].note) == ("P10 – P20", "")
    assert (found["ru"].name, found["ru"].note) == ("П-десять – П20", "transliterated by rule")
    assert found["ru"].sources == ()


def test_a_name_put_together_from_sourced_parts_cites_their_sources(small: Catalogue) -> None:
    point = replace(small.waypoints["leg-a"][1], name="P10")
    points = (small.waypoints["leg-a"][0], point, *small.waypoints["leg-a"][2:])
    held = with_rows(small, waypoints={**small.waypoints, "leg-a": points})
    line = dossier_of(held, "sec-a1", DAY).names[1]

    assert (line.name, line.note, len(line.sources)) == ("П-десять – П-десять", "", 1)


def test_a_row_without_a_source_is_called_a_house_spelling(small: Catalogue) -> None:
    rows = [replace(name, sources=()) for name in small.names["hub-a"]]
    found = dossier_of(with_rows(small, names={"hub-a": tuple(rows)}), "hub-a", DAY)

    assert {line.code: line.note for line in found.names if line.name} == {
        "en": "",
        "ru": "house spelling, no source",
    }
