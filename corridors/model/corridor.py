"""A corridor and its parts: variants, legs, waypoints, sections, crossings and gauge breaks."""

from __future__ import annotations

from dataclasses import dataclass

from corridors.model.vocabulary import Confidence, Mode, Obtained, Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """An international transport corridor; ``countries`` in the order of its name."""

    id: str
    name: str
    label: str
    rank: int
    colour: str
    countries: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: Confidence
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way through a corridor: leg ids in travel order."""

    id: str
    corridor: str
    name: str
    legs: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A stretch of one corridor, as the reference divides it."""

    id: str
    corridor: str
    layer: str
    name: str
    mode: Mode
    gauge_mm: str | None
    operator: str | None
    reference: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waypoint:
    """A point of a leg, WGS 84."""

    leg: str
    order: int
    name: str
    name_local: str | None
    country: tuple[str, ...]
    lon: float
    lat: float
    kind: str
    obtained: Obtained
    confidence: Confidence
    sources: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The stretch of a leg, between two waypoint orders, that a fact states the length of."""

    fact: str
    leg: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The part of a leg between two waypoint orders: one country, one mode, one gauge."""

    id: str
    leg: str
    first: int
    last: int
    country: str | None
    mode: Mode
    gauge_mm: int | None
    quality: Quality
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderCrossing:
    """A border crossing with the name of its post or station on both sides."""

    id: str
    mode: Mode
    name_a: str
    country_a: str
    name_b: str
    country_b: str
    lon: float | None
    lat: float | None
    radius_km: float | None
    obtained: Obtained | None
    confidence: Confidence
    sources: tuple[str, ...]
    note: str | None

    @property
    def name(self) -> str:
        """Return both names, the first side first."""
        return f"{self.name_a} – {self.name_b}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GaugeBreak:
    """A place where the gauge changes, or where goods change between rail and road."""

    id: str
    name: str
    kind: str
    gauge_a_mm: int | None
    gauge_b_mm: int | None
    crossing: str | None
    lon: float | None
    lat: float | None
    radius_km: float | None
    obtained: Obtained | None
    confidence: Confidence
    sources: tuple[str, ...]
    note: str | None
