"""Figures of the benchmarks: medians, the table that is printed, the file that is kept."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

Number = float | int
Bound = Literal["≤", "≥"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure, and the budget it is held against, if it has one."""

    what: str
    value: Number | str
    unit: str = ""
    budget: Number | None = None
    bound: Bound = "≤"

    @property
    def is_met(self) -> bool | None:
        """Tell whether the budget is met; None without a budget."""
        if self.budget is None or isinstance(self.value, str):
            return None
        return self.value <= self.budget if self.bound == "≤" else self.value >= self.budget

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """Return the row as words."""
        budget = "" if self.budget is None else f"{self.bound} {write(self.budget)} {self.unit}"
        met = {None: "", True: "met", False: "MISSED"}[self.is_met]
        return self.what, f"{write(self.value)} {self.unit}".strip(), budget.strip(), met


@dataclass(frozen=True, slots=True)
class Options:
    """What every benchmark can be asked for."""

    json: Path | None
    rounds: int


def read_options(description: str | None, *, rounds: int = 0) -> Options:
    """Read the command line; ``rounds`` is offered where a benchmark has rounds."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    if rounds:
        parser.add_argument("--rounds", type=int, default=rounds, help=f"default {rounds}")
    given = parser.parse_args()
    return Options(json=given.json, rounds=getattr(given, "rounds", 0))


def report(
    name: str, rows: Sequence[Row], *, raw: dict[str, Any], options: Options, notes: str = ""
) -> None:
    """Print the table and, where asked for, write the figures with everything measured."""
    cells = [("", "figure", "budget", ""), *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    for line in cells:
        print("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip())
    if notes:
        print(f"\n{notes}")
    if options.json:
        found = {"benchmark": name, **machine(), "rows": [as_json(r) for r in rows], "raw": raw}
        text = json.dumps(found, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


def as_json(row: Row) -> dict[str, Any]:
    """Return a row with its budget and whether it is met."""
    fields = {"what": row.what, "value": row.value, "unit": row.unit}
    judged = {"bound": row.bound, "budget": row.budget, "met": row.is_met}
    return fields if row.budget is None else {**fields, **judged}


def machine() -> dict[str, Any]:
    """Return when and on what was measured, and how busy it was just now."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    }


def median(values: Sequence[float]) -> float:
    """Return the median, to a tenth."""
    return round(statistics.median(values), 1)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that a share of all values does not exceed."""
    ordered = sorted(values)
    place = max(0, -(-len(ordered) * share // 1) - 1)
    return round(ordered[int(place)], 1)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the quotient of two medians."""
    return round(statistics.median(ours) / statistics.median(theirs), 2)


def write(value: Number | str) -> str:
    """Write a number without needless decimals."""
    return value if isinstance(value, str) else f"{value:,.2f}".rstrip("0").rstrip(".")
