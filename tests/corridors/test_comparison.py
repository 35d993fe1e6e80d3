"""The five hubs side by side, each cell with its sources, the unknown shown as unknown."""

from datetime import date

import pytest

from corridors.catalogue import Catalogue
from corridors.model.vocabulary import Modality, Status
from corridors.reports.comparison import (
    Aspect,
    Comparison,
    compare_hubs,
    comparison_rows,
    sorted_hubs,
)
from corridors.reports.hubcells import NOTHING, UNKNOWN, Cell
from corridors.reports.quantities import Quantity
from tests.corridors.samples import event, fact, with_events, with_facts


@pytest.fixture(scope="module")
def hubs(shipped: Catalogue) -> Comparison:
    """Return the comparison on the day of the edition."""
    return compare_hubs(shipped, shipped.edition)


def aspect(comparison: Comparison, name: str) -> Aspect:
    """Return one row of the comparison."""
    return next(one for one in comparison.aspects if one.id == name)


def cell(comparison: Comparison, name: str, hub: str) -> Cell:
    """Return one cell of the comparison."""
    return next(one for one in aspect(comparison, name).cells if one.hub == hub)


def small_cell(catalogue: Catalogue, name: str, day: str = "2026-06-01") -> Cell:
    """Return a cell of the small catalogue's only hub."""
    return cell(compare_hubs(catalogue, date.fromisoformat(day)), name, "hub-a")


def test_five_hubs_stand_side_by_side(hubs: Comparison) -> None:
    assert all(len(one.cells) == len(hubs.hubs) == 5 for one in hubs.aspects)


@pytest.mark.parametrize(
    "name",
    [
        *("partner", "road-crossing", "rail-crossing", "border-distance", "distance/brkuap"),
        *("area", "capacity-built", "capacity-planned", "throughput", "investment", "operator"),
        *("jobs", "status", "milestone", "disputed", "unknown"),
    ],
)
def test_every_aspect_asked_for_is_there(hubs: Comparison, name: str) -> None:
    assert name in {one.id for one in hubs.aspects}


def test_every_statement_that_is_not_computed_names_a_source(hubs: Comparison) -> None:
    lines = [line for one in hubs.aspects for held in one.cells for line in held.lines]

    assert [line for line in lines if not line.sources and not line.is_computed] == []


def test_what_no_source_gives_is_said_to_be_unknown(hubs: Comparison) -> None:
    found = cell(hubs, "jobs", "eurasia")

    assert (found.is_unknown, found.text) == (True, UNKNOWN)


def test_no_disagreement_is_not_the_same_as_unknown(small: Catalogue) -> None:
    found = small_cell(with_facts(small), "disputed")

    assert (found.is_unknown, found.text) == (False, NOTHING)


def test_distances_are_marked_as_computed_and_say_how(hubs: Comparison) -> None:
    (line,) = cell(hubs, "border-distance", "khorgos").lines

    assert (line.is_computed, line.about, line.detail.startswith("Computed")) == (
        True,
        "China",
        True,
    )


def test_a_hub_without_partner_is_measured_to_the_nearest_land_border(hubs: Comparison) -> None:
    (line,) = cell(hubs, "border-distance", "caspian").lines

    assert line.about == "Turkmenistan"


@pytest.mark.parametrize(
    ("hub", "corridor", "low", "high"),
    [
        ("icic-central-asia", "brkuap", 0, 30),
        ("khorgos", "brkuap", 900, 1000),
        ("itlk", "we-wc", 0, 30),
        ("eurasia", "brkuap", 0, 15),
    ],
)
def test_the_distance_to_a_corridor_is_that_of_the_map(
    hubs: Comparison, hub: str, corridor: str, low: float, high: float
) -> None:
    found = cell(hubs, f"distance/{corridor}", hub).quantity

    assert found is not None
    assert (low <= found.value <= high, found.unit) == (True, "km")


def test_a_corridor_without_line_has_no_distance(hubs: Comparison) -> None:
    assert "distance/carec-6c" not in {one.id for one in hubs.aspects}


def test_what_is_planned_and_what_is_built_are_told_apart(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", 5.0, "2024", measure="capacity"),
        fact("b", 9.0, "2030", measure="capacity", modality=Modality.PLANNED),
    )

    assert [small_cell(held, name).text for name in ("capacity-built", "capacity-planned")] == [
        "5 ha (2024)",
        "9 ha, planned (2030)",
    ]


def test_the_hub_itself_speaks_before_its_parts(small: Catalogue) -> None:
    held = with_facts(small, fact("a", 99.0, "2025", subject="port-a"), fact("b", 5.0, "2020"))

    assert small_cell(held, "area").text == "5 ha (2020); Port: 99 ha (2025)"


def test_a_hub_is_sorted_by_what_its_cell_says_first(small: Catalogue) -> None:
    held = with_facts(small, fact("a", 2.0, "2020", unit="km2"), fact("b", 5.0, "2010"))

    assert small_cell(held, "area").quantity == Quantity(200.0, "ha")


def test_a_status_says_when_it_has_aged(small: Catalogue) -> None:
    held = with_events(small, event("a", Status.PLANNED, "2020"))

    assert small_cell(held, "status").text == "planned since 2020; not confirmed since 1 Jan 2024"


def test_the_next_milestone_is_the_first_one_due(small: Catalogue) -> None:
    held = with_events(
        small,
        event("a", None, "2028", modality=Modality.PLANNED),
        event("b", None, "2027", modality=Modality.ANNOUNCED),
        event("c", None, "2025", modality=Modality.PLANNED),
        event("d", None, "2026-07-01"),
    )

    assert small_cell(held, "milestone").text == "b. (2027)"


def test_a_disagreement_is_told_by_what_keeps_its_sides_apart(small: Catalogue) -> None:
    held = with_facts(small, fact("a", 10.0), fact("b", 20.0, contradicts=("a",)))

    assert small_cell(held, "disputed").text == "Area: 10 ha or 20 ha"


def numbered(*amounts: Quantity | None) -> Aspect:
    """Return an aspect whose hubs a, b, c… have these numbers."""
    cells = [
        Cell(hub="abcde"[number], lines=(), quantity=one) for number, one in enumerate(amounts)
    ]
    return Aspect(id="x", words="X", cells=tuple(cells))


def test_hubs_are_sorted_by_number_and_what_has_none_comes_last() -> None:
    row = numbered(None, Quantity(9.0, "ha"), Quantity(3.0, "ha"))

    assert [sorted_hubs(row), sorted_hubs(row, is_descending=True)] == [
        ("c", "b", "a"),
        ("b", "c", "a"),
    ]


def test_unlike_units_are_not_sorted_among_each_other() -> None:
    row = numbered(Quantity(9.0, "teu"), Quantity(50.0, "mt"), Quantity(7.0, "teu"))

    assert sorted_hubs(row) == ("b", "c", "a")


def test_throughput_over_time_stands_apart_by_place_and_unit(hubs: Comparison) -> None:
    found = {(one.hub, one.about, one.unit): one.quotes for one in hubs.series}

    assert [one.when for one in found["khorgos", "Khorgos Dry Port", "teu"]] == [
        "2016",
        "2018",
        "2025",
    ]


def test_a_file_holds_every_line_and_says_what_is_unknown(hubs: Comparison) -> None:
    rows = comparison_rows(hubs)
    unknown = {(row["aspect"], row["hub"]) for row in rows if row["text"] == UNKNOWN}

    assert ("Jobs", dict(hubs.hubs)["eurasia"]) in unknown
    assert len(rows) == sum(max(1, len(c.lines)) for a in hubs.aspects for c in a.cells)
