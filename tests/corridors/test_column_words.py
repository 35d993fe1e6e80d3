"""Every column that may differ between two editions is called by a word, not by its code."""

from dataclasses import fields

import pytest

from corridors.differences.columns import COLUMNS, column_words
from corridors.language import LANGUAGES, speaking
from corridors.model.corridor import (
    BorderCrossing,
    Corridor,
    Extent,
    GaugeBreak,
    Leg,
    Section,
    Variant,
    Waypoint,
)
from corridors.model.evidence import (
    Correction,
    Decision,
    Event,
    Fact,
    Name,
    Relation,
    Source,
    Toponym,
)
from corridors.model.geometry import Stretch
from corridors.model.things import Agreement, Country, Hub, Site, Term, Topic

ROWS = (
    *(BorderCrossing, Corridor, Extent, GaugeBreak, Leg, Section, Variant, Waypoint),
    *(Correction, Decision, Event, Fact, Name, Relation, Source, Toponym),
    *(Stretch, Agreement, Country, Hub, Site, Term, Topic),
)
KEYS = {"id", "table", "key"}
"""Columns that say which row it is, and so never differ."""


@pytest.mark.parametrize("row", ROWS)
def test_every_column_has_words(row: type) -> None:
    assert {field.name for field in fields(row)} - KEYS <= set(COLUMNS)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_columns_are_called_in_the_language_spoken(language: str) -> None:
    english = {name: column_words(name) for name in COLUMNS}
    with speaking(language):
        assert [name for name in COLUMNS if column_words(name) == english[name]] == SAME[language]


SAME = {"ru": [], "kk": [], "uz": ["operator", "radius_km"]}
"""Words two languages share."""


def test_an_unknown_column_keeps_its_name() -> None:
    assert column_words("novelty") == "novelty"
