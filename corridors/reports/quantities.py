"""Units of one kind brought to one, so that values can be compared, sorted and drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_BASE: Mapping[str, tuple[str, float]] = {
    "km2": ("ha", 100.0),
    "m2": ("ha", 0.0001),
    "t": ("mt", 0.000_001),
    "kt": ("mt", 0.001),
    "kt-per-year": ("mt-per-year", 0.001),
    "usd": ("usd-million", 0.000_001),
    "usd-billion": ("usd-million", 1000.0),
    "kzt-million": ("kzt-billion", 0.001),
    "m": ("km", 0.001),
}
"""Per unit the one it is brought to, and by what it is multiplied; exact by definition."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, a code of ``vocabularies/unit.csv``."""

    value: float
    unit: str


def in_base_unit(value: float, unit: str | None) -> Quantity:
    """Return a value in the unit its kind is compared in; currencies and times are not mixed."""
    base, factor = _BASE.get(unit or "", (unit or "", 1.0))
    return Quantity(round(value * factor, 9), base)
