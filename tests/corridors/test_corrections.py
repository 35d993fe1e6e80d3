"""Corrections: what replaces a value of the reference is told, true and fit for its column."""

import pytest

from corridors.catalogue import load_catalogue
from corridors.errors import Fault
from tests.corridors.samples import DataFolder


def test_a_correction_replaces_the_value_when_the_data_is_read(folder: DataFolder) -> None:
    assert folder.load().waypoints["leg-a"][1].lat == 44.25


def test_a_correction_leaves_the_other_cells_alone(folder: DataFolder) -> None:
    assert folder.load().waypoints["leg-a"][1].lon == 51.5


def test_a_correction_to_an_empty_cell_removes_the_value(folder: DataFolder) -> None:
    folder.set("hubs", 0, note="Wrong.")
    folder.add("corrections", 0, table="hubs", key="hub-a", column="note")
    folder.set("corrections", 1, reference="Wrong.", corrected="")

    assert folder.load().hubs["hub-a"].note is None


def test_an_empty_cell_can_be_corrected_to_a_value(folder: DataFolder) -> None:
    folder.add("corrections", 0, table="hubs", key="hub-a", column="note")
    folder.set("corrections", 1, reference="", corrected="Approximate.")

    assert folder.load().hubs["hub-a"].note == "Approximate."


def test_several_columns_of_one_row_are_corrected_together(folder: DataFolder) -> None:
    folder.add("corrections", 0, column="lon", reference="51.5", corrected="51.25")
    point = folder.load().waypoints["leg-a"][1]

    assert (point.lon, point.lat) == (51.25, 44.25)


def test_a_dropped_row_is_not_used(folder: DataFolder) -> None:
    folder.add("corrections", 0, table="topics", key="topic-a", column="")
    folder.set("corrections", 1, reference="", corrected="dropped")

    assert dict(folder.load().topics) == {}


def test_an_added_row_is_used_as_it_stands(folder: DataFolder) -> None:
    folder.add("corrections", 0, table="topics", key="topic-a", column="")
    folder.set("corrections", 1, reference="", corrected="added")

    assert set(folder.load().topics) == {"topic-a"}


def test_a_row_of_corrections_stays_in_the_catalogue(folder: DataFolder) -> None:
    assert [row.reason for row in folder.load().corrections] == ["Off the rails."]


@pytest.mark.parametrize(
    ("cell", "value", "expected", "found"),
    [
        ("key", "leg-a/25", "the key of a row of waypoints", "'leg-a/25'"),
        ("table", "waypoint", "the key of a row of waypoint", "'leg-a/20'"),
        ("column", "latitude", "a column of waypoints", "'latitude'"),
        ("reference", "44.6", "the value in the row, '44.5'", "'44.6'"),
        ("reference", "", "the value in the row, '44.5'", "''"),
        ("corrected", "north", "a number", "'north'"),
        ("corrected", "1_0", "a number", "'1_0'"),
        ("corrected", "", "a number", "''"),
    ],
)
def test_a_correction_that_does_not_fit_is_a_fault(
    folder: DataFolder, cell: str, value: str, expected: str, found: str
) -> None:
    faults = folder.set("corrections", 0, **{cell: value}).faults()

    assert [(fault.file, fault.row, fault.expected, fault.found) for fault in faults] == [
        ("corrections.csv", 2, expected, found)
    ]


def test_a_correction_to_nothing_of_what_needs_a_value_is_a_fault(folder: DataFolder) -> None:
    folder.set("corrections", 0, column="name", reference="P20", corrected="")

    assert folder.faults() == [Fault("corrections.csv", 2, "corrected", "a value", "''")]


def test_a_correction_of_a_whole_row_says_added_or_dropped(folder: DataFolder) -> None:
    assert folder.set("corrections", 0, column="", reference="", corrected="gone").faults() == [
        Fault("corrections.csv", 2, "corrected", "added or dropped", "'gone'")
    ]


def test_a_correction_of_a_whole_row_replaces_no_value(folder: DataFolder) -> None:
    folder.set("corrections", 0, table="topics", key="topic-a", column="", corrected="dropped")

    assert folder.faults() == [
        Fault("corrections.csv", 2, "reference", "an empty cell, as for all whole rows", "'44.5'")
    ]


def test_what_is_computed_from_a_row_cannot_be_corrected(folder: DataFolder) -> None:
    folder.set("corrections", 0, table="crossings", key="x-a", column="name")

    assert folder.set("corrections", 0, reference="Saryagash – Keles").faults() == [
        Fault("corrections.csv", 2, "column", "a column of crossings", "'name'")
    ]


def test_an_id_cannot_be_corrected(folder: DataFolder) -> None:
    folder.set("corrections", 0, table="topics", key="topic-a", column="id")

    assert folder.set("corrections", 0, reference="topic-a", corrected="topic-b").faults() == [
        Fault("corrections.csv", 2, "column", "a column that is not part of the key", "'id'")
    ]


def test_a_corrected_value_off_the_globe_is_a_fault_of_the_row_it_enters(
    folder: DataFolder,
) -> None:
    assert folder.set("corrections", 0, corrected="144").faults() == [
        Fault("waypoints.csv", 3, "lat", "degrees from -90 to 90", "144.0")
    ]


def test_a_corrected_source_that_does_not_exist_is_a_fault(folder: DataFolder) -> None:
    folder.set("corrections", 0, column="sources", reference="s-act", corrected="s-none")

    assert folder.faults() == [Fault("waypoints.csv", 3, "sources", "an id of sources", "'s-none'")]


def test_a_waypoint_a_section_ends_at_cannot_be_dropped(folder: DataFolder) -> None:
    folder.set("corrections", 0, column="", reference="", corrected="dropped")

    assert [(fault.file, fault.row, fault.column) for fault in folder.faults()] == [
        ("sections.csv", 2, "last"),
        ("sections.csv", 3, "first"),
    ]


def test_a_waypoint_inside_a_section_can_be_dropped(folder: DataFolder) -> None:
    folder.set("sections", 0, last="30").tables["sections"].pop(1)
    folder.set("corrections", 0, column="", reference="", corrected="dropped")

    assert [point.order for point in folder.load().waypoints["leg-a"]] == [10, 30]


def test_a_number_is_compared_as_a_number_is_written(folder: DataFolder) -> None:
    folder.set("waypoints", 1, lat="44.50")

    assert load_catalogue(folder.write()).waypoints["leg-a"][1].lat == 44.25
