"""Flat rows as a CSV file that spreadsheets read as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_text(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows with the same columns as CSV; an apostrophe keeps a text from being a formula."""
    kept = tuple(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(kept[0]) if kept else [])
    if kept:
        writer.writeheader()
    writer.writerows({column: _inert(value) for column, value in row.items()} for row in kept)
    return out.getvalue()


def _inert(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(FORMULA)
    return f"'{value}" if is_formula else value
