"""What facts are about: countries, hubs, sites, agreements and topics."""

from __future__ import annotations

from dataclasses import dataclass

from corridors.model.vocabulary import Confidence, Obtained


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by its ISO 3166 two-letter code."""

    id: str
    name: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """One of the five cross-border hubs of Kazakhstan's Concept to 2030."""

    id: str
    label: str
    country: str
    partner: str | None
    region: str | None
    lon: float
    lat: float
    radius_km: float
    obtained: Obtained
    confidence: Confidence
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A port, dry port, station, checkpoint, zone, airport or town of a hub or on a corridor."""

    id: str
    hub: str | None
    kind: str
    country: str
    name: str
    lon: float | None
    lat: float | None
    radius_km: float | None
    obtained: Obtained | None
    confidence: Confidence
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A legal or political instrument."""

    id: str
    name: str
    kind: str
    corridor: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Anything else facts are about: a programme, a bilateral relation, a project."""

    id: str
    name: str
    kind: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An id that was renamed; links made with the old one still open."""

    old: str
    id: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A count below which the data counts as damaged."""

    table: str
    at_least: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionEntry:
    """A key and value about the edition of the data."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A code of a vocabulary with the words people read."""

    code: str
    label: str
    description: str | None
    rank: int | None = None
