"""Answers as grids: nothing the domain says is lost on the way to the page, nothing is added."""

import csv
import io
from datetime import date

import pytest

from corridors.doubts.disagreements import conflicts_of
from corridors.grids.conflicts import conflicts_grid
from corridors.grids.flat import csv_text
from corridors.grids.grid import Grid
from corridors.grids.hubs import comparison_grid
from corridors.grids.membership import matrix_grid, matrix_of, membership_rows, ribbons_grid
from corridors.grids.moments import moments_grid, timeline_names, timeline_text, within_years
from corridors.reports.comparison import compare_hubs
from corridors.reports.dossier import dossier_of
from corridors.reports.membership import NO_STANDING, membership_on
from corridors.reports.tabular import places_on
from corridors.reports.timeline_view import timeline_of
from corridors.settings import current_catalogue

DAY = date(2024, 5, 1)


def cited(grid: Grid) -> set[int]:
    """Return every number of a source that stands anywhere in a grid."""
    cells = [*grid.columns, *(cell for row in grid.rows for cell in row.cells)]
    return {one for cell in cells for line in (*cell.lines, *cell.fold) for one in line.sources}


def grids() -> dict[str, Grid]:
    """Return one grid of each kind from the shipped data."""
    catalogue = current_catalogue()
    matrix = matrix_of(membership_on(catalogue, DAY), is_mission=True)
    comparison = compare_hubs(catalogue, DAY)
    moments = timeline_of(catalogue, "brkuap", DAY).dated
    return {
        "matrix": matrix_grid(catalogue, matrix),
        "ribbons": ribbons_grid(catalogue, matrix, catalogue.edition),
        "conflicts": conflicts_grid(catalogue, conflicts_of(catalogue)),
        "hubs": comparison_grid(catalogue, comparison, [one for one, _ in comparison.hubs]),
        "moments": moments_grid(catalogue, moments),
    }


@pytest.mark.parametrize("name", ["matrix", "ribbons", "conflicts", "hubs", "moments"])
def test_every_number_has_its_source_and_every_source_its_number(name: str) -> None:
    grid = grids()[name]
    assert cited(grid) == {source.number for source in grid.sources}


@pytest.mark.parametrize("name", ["matrix", "ribbons", "conflicts", "hubs", "moments"])
def test_rows_are_as_long_as_the_head(name: str) -> None:
    grid = grids()[name]
    assert {len(row.cells) for row in grid.rows} == {len(grid.columns)}


def test_the_two_matrices_together_hold_every_standing() -> None:
    catalogue = current_catalogue()
    matrix = membership_on(catalogue, DAY)
    parts = [matrix_of(matrix, is_mission=one) for one in (True, False)]
    said = [
        cell
        for part in parts
        for party in part.parties
        for cell in party.cells
        if cell.text != NO_STANDING
    ]
    assert len(said) == len(membership_rows(catalogue, matrix))


def test_years_keep_what_may_have_happened_in_them_and_no_more() -> None:
    timeline = timeline_of(current_catalogue(), "brkuap", DAY)
    kept = within_years(timeline, 2023, 2024).dated
    assert kept
    for moment in timeline.dated:
        first, last = moment.start or moment.end, moment.end or moment.start
        assert first is not None
        assert last is not None
        assert (moment in kept) == (first.year <= 2024 and last.year >= 2023)


def test_the_text_of_a_timeline_counts_its_events() -> None:
    timeline = timeline_of(current_catalogue(), "brkuap", DAY)
    assert f"{len(timeline.dated)} dated events" in timeline_text("the corridor", timeline)


def test_what_has_a_timeline_has_events() -> None:
    catalogue = current_catalogue()
    names = timeline_names(catalogue)
    assert next(iter(names)) == "brkuap"
    for thing in names:
        found = timeline_of(catalogue, thing, DAY)
        assert found.dated or found.undated


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    found = list(csv.DictReader(io.StringIO(csv_text([{"text": text, "number": -1}]), newline="")))
    assert found == [{"text": f"'{text}", "number": "-1"}]


def test_no_rows_make_an_empty_file() -> None:
    assert csv_text([]) == ""


def test_a_status_that_has_aged_says_so_in_the_details_and_in_tables() -> None:
    catalogue = current_catalogue()
    status = dossier_of(catalogue, "x-kharlachi", catalogue.edition).status
    assert status is not None
    assert status.ageing == "not confirmed since Jul 2023"
    rows = {row["id"]: row for row in places_on(catalogue, "crossings", catalogue.edition)}
    assert rows["x-kharlachi"]["ageing"] == status.ageing


def test_a_status_is_young_again_back_in_time() -> None:
    catalogue = current_catalogue()
    status = dossier_of(catalogue, "x-kharlachi", date(2024, 1, 1)).status
    assert status is not None
    assert status.ageing == ""
