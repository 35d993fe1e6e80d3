"""Tables written out for paper: every row, every column that says anything, as text."""

import math

from corridors.grids.plain import plain_grid

HEADS = {"name": "Name", "km": "km", "url": "Address", "empty": "Empty", "disputed": "Disputed"}


def texts(*rows: dict[str, object]) -> list[list[str]]:
    """Return the text of each cell."""
    grid = plain_grid(rows, HEADS, "Caption")
    cells = [[*grid.columns], *([*row.cells] for row in grid.rows)]
    return [["".join(line.text for line in cell.lines) for cell in row] for row in cells]


def test_rows_stand_under_their_heads_and_empty_columns_are_left_out() -> None:
    assert texts({"id": "a", "name": "A", "km": 1.5}, {"id": "b", "name": "B", "km": None}) == [
        ["Name", "km"],
        ["A", "1.5"],
        ["B", ""],
    ]


def test_what_is_missing_is_empty_however_it_is_spelt() -> None:
    assert texts({"name": "A", "km": math.nan, "disputed": False, "empty": ""}) == [["Name"], ["A"]]


def test_yes_is_said_in_words() -> None:
    assert texts({"name": "A", "disputed": True})[1] == ["A", "yes"]


def test_an_address_may_be_broken_anywhere() -> None:
    (row,) = plain_grid(({"url": "https://a.example/long"},), HEADS, "Caption").rows

    assert row.cells[0].lines[0].tone == "address"
