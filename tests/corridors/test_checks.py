"""The checks between rows: one thing is broken, one fault is told, exactly there."""

import pytest

from corridors.errors import Fault
from corridors.model.vocabulary import Standing, Status
from corridors.reading.checks import CHECKS, CHECKS_OF_THE_TABLES
from corridors.reading.floors import counted
from corridors.reading.folder import read_folder
from tests.corridors.samples import DataFolder

ID = "lowercase letters, digits and hyphens"


def test_a_repeated_key_is_a_fault(folder: DataFolder) -> None:
    assert folder.add("topics", 0).faults() == [
        Fault("topics.csv", 3, "id", "a key not used before", "'topic-a'")
    ]


def test_a_repeated_compound_key_is_a_fault(folder: DataFolder) -> None:
    assert folder.add("relations", 0).faults() == [
        Fault("relations.csv", 3, "object", "a key not used before", "'hub-a/on-corridor/main'")
    ]


def test_an_id_of_another_table_of_things_is_a_fault(folder: DataFolder) -> None:
    assert folder.add("topics", 0, id="x-a").faults() == [
        Fault("topics.csv", 3, "id", "an id not used in crossings", "'x-a'")
    ]


def test_an_id_shared_by_an_event_and_a_fact_is_a_fault(folder: DataFolder) -> None:
    assert folder.add("events", 1, id="fact-a").faults() == [
        Fault("facts.csv", 2, "id", "an id not used in events", "'fact-a'")
    ]


def test_rows_out_of_order_are_a_fault(folder: DataFolder) -> None:
    assert folder.add("topics", 0, id="a-topic").faults() == [
        Fault("topics.csv", 3, "id", "rows sorted (after ('topic-a',))", "\"('a-topic',)\"")
    ]


def test_waypoints_are_ordered_as_numbers(folder: DataFolder) -> None:
    assert folder.add("waypoints", 6, order="100").faults() == []


@pytest.mark.parametrize("spelt", ["Topic", "topic_b", "-b", "9b", "тема"])
def test_an_id_is_spelt_in_lowercase_letters_digits_and_hyphens(
    folder: DataFolder, spelt: str
) -> None:
    assert (
        Fault("topics.csv", 2, "id", ID, repr(spelt)) in folder.set("topics", 0, id=spelt).faults()
    )


@pytest.mark.parametrize("table", ["facts", "events", "sources"])
def test_ids_of_what_is_said_are_spelt_like_all_ids(folder: DataFolder, table: str) -> None:
    folder.add(table, 0, id="Zz")
    row = len(folder.tables[table]) + 1

    assert Fault(f"{table}.csv", row, "id", ID, "'Zz'") in folder.faults()


def test_a_country_has_a_two_letter_code(folder: DataFolder) -> None:
    assert folder.add("countries", 2, id="UZB").faults() == [
        Fault("countries.csv", 5, "id", "a two-letter country code", "'UZB'")
    ]


def test_an_edition_without_its_day_is_a_fault(folder: DataFolder) -> None:
    folder.tables["edition"].pop()

    assert folder.faults() == [Fault("edition.csv", 0, "key", "a row edition", "none")]


def test_an_edition_that_is_no_day_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("edition", 1, value="2026-11").faults() == [
        Fault("edition.csv", 3, "value", "YYYY-MM-DD", "'2026-11'")
    ]


def test_the_time_of_checking_is_a_partial_date(folder: DataFolder) -> None:
    assert folder.set("edition", 0, value="autumn").faults() == [
        Fault("edition.csv", 2, "value", "YYYY, YYYY-MM or YYYY-MM-DD", "'autumn'")
    ]


def test_a_second_shown_name_in_one_language_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("names", 0, role="name", name="A hub").faults() == [
        Fault("names.csv", 3, "role", "one shown name per language (en)", "'Hub A'")
    ]


def test_several_aliases_in_one_language_are_sound(folder: DataFolder) -> None:
    assert folder.set("names", 1, role="alias", name="Узел").faults() == []


@pytest.mark.parametrize("colour", ["red", "#aa3377", "#FFF", "#AA3377;x:url(//evil)"])
def test_a_colour_is_six_hexadecimal_digits(folder: DataFolder, colour: str) -> None:
    assert folder.set("corridors", 0, colour=colour).faults() == [
        Fault("corridors.csv", 2, "colour", "a colour, #RRGGBB", repr(colour))
    ]


@pytest.mark.parametrize("layer", ["hubs", "mainly", "main-", "main-b,towns", "other"])
def test_a_layer_is_its_corridor_or_a_branch_of_it(folder: DataFolder, layer: str) -> None:
    assert folder.set("legs", 0, layer=layer).faults() == [
        Fault("legs.csv", 2, "layer", "main, or main-… for a branch", repr(layer))
    ]


def test_a_break_is_of_gauge_or_of_mode(folder: DataFolder) -> None:
    assert folder.set("gauge-breaks", 0, kind="width").faults() == [
        Fault("gauge-breaks.csv", 2, "kind", "gauge or mode", "'width'")
    ]


def test_two_corridors_of_one_rank_are_a_fault(folder: DataFolder) -> None:
    assert folder.set("corridors", 1, rank="1").faults() == [
        Fault("corridors.csv", 3, "rank", "a rank not that of main", "1")
    ]


def test_a_folder_without_the_missions_corridor_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("corridors", 0, rank="3").faults() == [
        Fault("corridors.csv", 0, "rank", "a corridor of rank 1, the mission's", "none")
    ]


@pytest.mark.parametrize(
    ("table", "column", "vocabulary"),
    [
        ("sites", "kind", "site-kind"),
        ("waypoints", "kind", "waypoint-kind"),
        ("events", "kind", "event-kind"),
        ("sources", "kind", "source-kind"),
        ("agreements", "kind", "agreement-kind"),
        ("topics", "kind", "topic-kind"),
        ("facts", "measure", "measure"),
        ("facts", "unit", "unit"),
        ("relations", "relation", "relation"),
        ("names", "role", "role"),
        ("names", "language", "language"),
        ("toponyms", "language", "language"),
        ("sources", "language", "language"),
    ],
)
def test_a_code_that_no_vocabulary_has_is_a_fault(
    folder: DataFolder, table: str, column: str, vocabulary: str
) -> None:
    folder.set(table, 0, **{column: "aa"})

    assert folder.faults() == [
        Fault(f"{table}.csv", 2, column, f"a code of vocabularies/{vocabulary}.csv", "'aa'")
    ]


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("names", "subject", "subjects"),
        ("relations", "subject", "subjects"),
        ("relations", "object", "subjects"),
        ("facts", "subject", "subjects"),
        ("events", "subject", "subjects"),
        ("aliases", "id", "subjects"),
        ("events", "party", "countries"),
        ("hubs", "country", "countries"),
        ("hubs", "partner", "countries"),
        ("sites", "country", "countries"),
        ("sections", "country", "countries"),
        ("crossings", "country_a", "countries"),
        ("crossings", "country_b", "countries"),
        ("corridors", "countries", "countries"),
        ("waypoints", "country", "countries"),
        ("facts", "contradicts", "facts"),
        ("events", "contradicts", "events"),
        ("sites", "hub", "hubs"),
        ("variants", "corridor", "corridors"),
        ("variants", "legs", "legs"),
        ("agreements", "corridor", "corridors"),
        ("gauge-breaks", "crossing", "crossings"),
        ("hubs", "sources", "sources"),
        ("sites", "sources", "sources"),
        ("crossings", "sources", "sources"),
        ("gauge-breaks", "sources", "sources"),
        ("corridors", "sources", "sources"),
        ("names", "sources", "sources"),
        ("toponyms", "sources", "sources"),
        ("toponyms", "country", "countries"),
        ("relations", "sources", "sources"),
        ("facts", "sources", "sources"),
        ("events", "sources", "sources"),
        ("corrections", "sources", "sources"),
        ("waypoints", "sources", "sources"),
    ],
)
def test_a_link_to_nothing_is_a_fault(
    folder: DataFolder, table: str, column: str, target: str
) -> None:
    folder.set(table, 0, **{column: "aa"})

    assert folder.faults() == [Fault(f"{table}.csv", 2, column, f"an id of {target}", "'aa'")]


@pytest.mark.parametrize("table", ["waypoints", "sections"])
def test_a_part_of_an_unknown_leg_is_a_fault(folder: DataFolder, table: str) -> None:
    row = len(folder.tables[table]) - 1
    folder.set(table, row, leg="leg-z")

    assert Fault(f"{table}.csv", row + 2, "leg", "an id of legs", "'leg-z'") in folder.faults()


def test_a_leg_of_an_unknown_corridor_is_a_fault(folder: DataFolder) -> None:
    folder.set("legs", 2, corridor="another", layer="another")

    assert folder.faults() == [Fault("legs.csv", 4, "corridor", "an id of corridors", "'another'")]


def test_an_alias_of_an_id_in_use_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("aliases", 0, old="port-a").faults() == [
        Fault("aliases.csv", 2, "old", "an id no longer in use", "'port-a'")
    ]


def test_a_row_that_contradicts_itself_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("events", 0, contradicts="event-a").faults() == [
        Fault("events.csv", 2, "contradicts", "ids of other rows", "'event-a'")
    ]


@pytest.mark.parametrize(
    "table", ["hubs", "sites", "crossings", "gauge-breaks", "corridors", "names", "relations"]
)
def test_a_thing_without_source_is_a_fault(folder: DataFolder, table: str) -> None:
    assert folder.set(table, 0, sources="").faults() == [
        Fault(f"{table}.csv", 2, "sources", "a source, or confidence background", "an empty cell")
    ]


@pytest.mark.parametrize("table", ["facts", "events"])
def test_a_statement_without_source_is_a_fault(folder: DataFolder, table: str) -> None:
    assert folder.set(table, 0, sources="").faults() == [
        Fault(f"{table}.csv", 2, "sources", "a source, or confidence background", "an empty cell")
    ]


@pytest.mark.parametrize("table", ["facts", "events", "names", "toponyms", "relations"])
def test_background_needs_no_source(folder: DataFolder, table: str) -> None:
    assert folder.set(table, 0, sources="", confidence="background").faults() == []


@pytest.mark.parametrize("table", ["facts", "events", "names", "relations", "hubs"])
def test_background_with_a_source_is_a_fault(folder: DataFolder, table: str) -> None:
    assert folder.set(table, 0, confidence="background").faults() == [
        Fault(f"{table}.csv", 2, "sources", "no source with confidence background", "'s-act'")
    ]


def test_a_hub_placed_by_background_knowledge_needs_no_source(folder: DataFolder) -> None:
    assert folder.set("hubs", 0, sources="", obtained="background").faults() == []


def test_a_waypoint_without_source_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("waypoints", 0, sources="").faults() == [
        Fault("waypoints.csv", 2, "sources", "a source, or obtained background", "an empty cell")
    ]


def test_a_background_position_needs_no_source(folder: DataFolder) -> None:
    assert folder.set("waypoints", 0, sources="", obtained="background").faults() == []


@pytest.mark.parametrize("table", ["sites", "crossings", "gauge-breaks"])
@pytest.mark.parametrize("column", ["lon", "lat", "radius_km", "obtained"])
def test_a_position_in_part_is_a_fault(folder: DataFolder, table: str, column: str) -> None:
    assert folder.set(table, 0, **{column: ""}).faults() == [
        Fault(
            f"{table}.csv",
            2,
            "lon",
            "lon, lat, radius_km and obtained together, or none",
            "'a part of them'",
        )
    ]


@pytest.mark.parametrize("table", ["sites", "crossings", "gauge-breaks"])
def test_a_thing_without_any_position_is_sound(folder: DataFolder, table: str) -> None:
    assert folder.set(table, 0, lon="", lat="", radius_km="", obtained="").faults() == []


@pytest.mark.parametrize("table", ["hubs", "sites", "crossings", "gauge-breaks", "waypoints"])
def test_swapped_coordinates_beyond_the_pole_are_a_fault(folder: DataFolder, table: str) -> None:
    assert folder.set(table, 0, lon="44", lat="105").faults() == [
        Fault(f"{table}.csv", 2, "lat", "degrees from -90 to 90", "105.0")
    ]


@pytest.mark.parametrize("lon", ["180.001", "-181"])
def test_a_longitude_off_the_globe_is_a_fault(folder: DataFolder, lon: str) -> None:
    assert folder.set("hubs", 0, lon=lon).faults() == [
        Fault("hubs.csv", 2, "lon", "degrees from -180 to 180", str(float(lon)))
    ]


@pytest.mark.parametrize("radius", ["0", "-1"])
def test_a_radius_is_more_than_nothing(folder: DataFolder, radius: str) -> None:
    assert folder.set("hubs", 0, radius_km=radius).faults() == [
        Fault("hubs.csv", 2, "radius_km", "more than 0 km", str(float(radius)))
    ]


@pytest.mark.parametrize("table", ["events", "facts", "sources"])
@pytest.mark.parametrize("limit", ["not_before", "not_after"])
def test_a_date_and_a_limit_together_are_a_fault(
    folder: DataFolder, table: str, limit: str
) -> None:
    date = folder.tables[table][0]["date"]

    assert folder.set(table, 0, **{limit: "2020"}).faults() == [
        Fault(f"{table}.csv", 2, "date", "either a date or limits", f"'{date} and limits'")
    ]


@pytest.mark.parametrize("table", ["events", "facts", "sources"])
def test_limits_the_wrong_way_round_are_a_fault(folder: DataFolder, table: str) -> None:
    assert folder.set(table, 0, date="", not_before="2024", not_after="2023-12").faults() == [
        Fault(f"{table}.csv", 2, "not_after", "a date after not_before", "'2024 – 2023-12'")
    ]


def test_a_period_that_ends_before_it_begins_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("facts", 1, date="2024-07/2024-01").faults() == [
        Fault("facts.csv", 3, "date", "YYYY, YYYY-MM or YYYY-MM-DD", "'2024-07/2024-01'")
    ]


def test_a_value_without_unit_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("facts", 1, unit="").faults() == [
        Fault("facts.csv", 3, "unit", "a unit with a value, none without", "'None'")
    ]


def test_a_unit_without_value_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("facts", 1, value="").faults() == [
        Fault("facts.csv", 3, "unit", "a unit with a value, none without", "'ha'")
    ]


def test_a_bound_of_another_kind_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("facts", 0, bound="≈").faults() == [
        Fault("facts.csv", 2, "bound", "> >= < <= ~ or empty", "'≈'")
    ]


def test_a_bound_without_value_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("facts", 1, value="", unit="", bound=">").faults() == [
        Fault("facts.csv", 3, "bound", "a bound of a value, none without", "'>'")
    ]


@pytest.mark.parametrize("value_max", ["10", "9.5"])
def test_a_range_ends_above_its_beginning(folder: DataFolder, value_max: str) -> None:
    assert folder.set("facts", 0, value_max=value_max).faults() == [
        Fault("facts.csv", 2, "value_max", "more than value", str(float(value_max)))
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x.example", "www.x.example", "http://a b"]
)
def test_an_address_is_http_or_https(folder: DataFolder, url: str) -> None:
    assert folder.set("sources", 0, url=url).faults() == [
        Fault("sources.csv", 2, "url", "an http or https address", repr(url))
    ]


def test_a_source_without_address_says_why(folder: DataFolder) -> None:
    assert folder.set("sources", 1, note="").faults() == [
        Fault("sources.csv", 3, "note", "why there is no address", "an empty cell")
    ]


def test_a_status_given_to_a_country_is_a_fault(folder: DataFolder) -> None:
    allowed = ", ".join(sorted(Standing))

    assert folder.set("events", 0, effect="operating").faults() == [
        Fault("events.csv", 2, "effect", f"a standing (a party is given): {allowed}", "'operating'")
    ]


def test_a_standing_without_a_country_is_a_fault(folder: DataFolder) -> None:
    allowed = ", ".join(sorted(Status))

    assert folder.set("events", 1, effect="joined").faults() == [
        Fault("events.csv", 3, "effect", f"a status (no party is given): {allowed}", "'joined'")
    ]


def test_a_standing_in_what_has_no_parties_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("events", 0, subject="hub-a").faults() == [
        Fault(
            "events.csv",
            2,
            "subject",
            "a corridor, agreement or topic, where a party is given a standing",
            "'hub-a'",
        )
    ]


@pytest.mark.parametrize("subject", ["main", "mou", "topic-a"])
def test_a_standing_in_what_has_parties_is_sound(folder: DataFolder, subject: str) -> None:
    assert folder.set("events", 0, subject=subject).faults() == []


@pytest.mark.parametrize("column", ["first", "last"])
def test_a_section_ends_at_waypoints_of_its_leg(folder: DataFolder, column: str) -> None:
    order = {"first": "15", "last": "25"}[column]

    assert folder.set("sections", 0, **{column: order}).faults() == [
        Fault("sections.csv", 2, column, "a waypoint order of leg-a", order)
    ]


@pytest.mark.parametrize("last", ["10", "20"])
def test_a_section_has_a_length(folder: DataFolder, last: str) -> None:
    assert folder.set("sections", 0, first="20", last=last).faults() == [
        Fault("sections.csv", 2, "last", "an order after first", last)
    ]


def test_a_decision_for_an_unknown_row_is_a_fault(folder: DataFolder) -> None:
    assert (
        Fault("decisions.csv", 2, "chosen", "an id of facts or events", "'fact-z'")
        in folder.set("decisions", 0, chosen="fact-z").faults()
    )


def test_a_decision_over_an_unknown_row_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("decisions", 0, over="fact-z").faults() == [
        Fault("decisions.csv", 2, "over", "ids of facts or events", "'fact-z'")
    ]


def test_a_decision_between_rows_that_agree_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("facts", 1, contradicts="").faults() == [
        Fault("decisions.csv", 2, "over", "rows that contradict fact-b", "'fact-a'")
    ]


def test_a_decision_made_both_ways_round_is_a_fault(folder: DataFolder) -> None:
    assert folder.add("decisions", 0, chosen="fact-a", over="fact-b").faults() == [
        Fault("decisions.csv", 2, "over", "rows not chosen over fact-b elsewhere", "'fact-a'"),
        Fault("decisions.csv", 3, "over", "rows not chosen over fact-a elsewhere", "'fact-b'"),
    ]


def test_a_count_below_its_floor_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("floors", 0, at_least="2").faults() == [
        Fault("floors.csv", 2, "at_least", "at least 2 hubs", "1")
    ]


def test_a_count_at_its_floor_is_sound(folder: DataFolder) -> None:
    assert folder.set("floors", 0, table="events:dated", at_least="1").faults() == []


def test_a_floor_of_nothing_that_is_counted_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("floors", 0, table="hub").faults() == [
        Fault("floors.csv", 2, "table", "a table or count that exists", "'hub'")
    ]


def test_counts_leave_out_what_they_do_not_speak_of(folder: DataFolder) -> None:
    for row in (0, 1):
        folder.set("facts", row, value="", value_max="", bound="", unit="")
    folder.set("events", 1, not_after="").set("sites", 0, lon="", lat="", radius_km="", obtained="")
    counts = counted(read_folder(folder.write()))

    assert (counts["facts:measured"], counts["events:dated"], counts["sites:placed"]) == (0, 1, 0)


def test_indicators_of_the_seed_article_are_counted_by_their_source(folder: DataFolder) -> None:
    folder.set("facts", 0, sources="s-act seed").set("facts", 1, sources="seed")

    assert counted(read_folder(folder.write()))["indicators:seed"] == 2


def test_a_row_with_a_fault_of_its_own_breaks_no_link_to_it(folder: DataFolder) -> None:
    assert folder.set("sources", 0, date="soon").faults() == [
        Fault("sources.csv", 2, "date", "YYYY, YYYY-MM or YYYY-MM-DD", "'soon'")
    ]


def test_every_check_says_what_it_holds_the_data_to() -> None:
    assert [check.__name__ for check in (*CHECKS, *CHECKS_OF_THE_TABLES) if not check.__doc__] == []


def test_the_stretch_of_a_stated_length_ends_at_waypoints_of_its_leg(folder: DataFolder) -> None:
    assert folder.set("extents", 0, last="25").faults() == [
        Fault("extents.csv", 2, "last", "a waypoint order of leg-a", "25")
    ]


def test_the_stretch_of_a_stated_length_belongs_to_a_fact(folder: DataFolder) -> None:
    assert folder.set("extents", 0, fact="fact-z").faults() == [
        Fault("extents.csv", 2, "fact", "an id of facts", "'fact-z'")
    ]
