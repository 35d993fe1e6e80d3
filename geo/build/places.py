"""Derive everything in ``geo/data/places`` that is derived: the index of towns, the countries."""

from __future__ import annotations

from pathlib import Path

from geo.build.countries import build_countries, check_countries
from geo.build.gazetteer import build_gazetteer, check_gazetteer
from geo.gazetteer import INDEX_FILE


def build_places(cache: Path) -> None:
    """Write the index of places and the table of countries, with packages kept in ``cache``."""
    build_gazetteer(INDEX_FILE, cache)
    build_countries()


def check_places(cache: Path) -> tuple[str, ...]:
    """Return what a new build would write differently."""
    return (*check_gazetteer(cache), *check_countries())
