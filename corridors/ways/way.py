"""A variant as one way from end to end: its parts in travel order, each with its km from and to.

A part is what is travelled of one section. A gap between legs that do not meet stands in the
order too, with the straight line across it, and never counts towards the corridor's length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from corridors.catalogue import Catalogue
from corridors.errors import UnknownIdError
from corridors.model.corridor import Section, Variant, Waypoint
from corridors.model.vocabulary import Quality
from corridors.ways.cells import Cell, KmKind, cells_of
from corridors.ways.itinerary import Gap, Run, itinerary_of
from geo.speech import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A piece of the way by how its line was obtained, from and to so many km along it."""

    quality: Quality
    from_km: float
    to_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is travelled of a section, from and to so many km along the way."""

    section: Section
    cells: tuple[Cell, ...]
    from_km: float

    @property
    def km(self) -> float:
        """Return its length: stated where a source states one, else as the lines give it."""
        return sum(cell.km for cell in self.cells)

    @property
    def to_km(self) -> float:
        """Return how far along the way it ends."""
        return self.from_km + self.km

    @property
    def drawn_km(self) -> float:
        """Return the length of the line as drawn."""
        return sum(cell.drawn_km for cell in self.cells)

    @property
    def stated_km(self) -> float | None:
        """Return the length sources state, or None where they state it for no or not all of it."""
        lengths = [cell.stated_km for cell in self.cells]
        return None if None in lengths else sum(km for km in lengths if km is not None)

    @property
    def kinds(self) -> tuple[KmKind, ...]:
        """Return in which ways its length is known."""
        return tuple(dict.fromkeys(cell.kind for cell in self.cells))

    @property
    def runs(self) -> tuple[Known, ...]:
        """Return the pieces that are equally well known, in travel order."""
        found: list[Known] = []
        along = self.from_km
        for quality, km in ((one, c.km * share) for c in self.cells for one, share in c.runs):
            if found and found[-1].quality is quality:
                found[-1] = replace(found[-1], to_km=along + km)
            else:
                found.append(Known(quality=quality, from_km=along, to_km=along + km))
            along += km
        return tuple(found)

    @property
    def first(self) -> Waypoint:
        """Return where it begins."""
        return self.cells[0].first

    @property
    def last(self) -> Waypoint:
        """Return where it ends."""
        return self.cells[-1].last


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A gap between two legs, from and to so many km along the way."""

    gap: Gap
    from_km: float

    @property
    def to_km(self) -> float:
        """Return how far along the way it ends."""
        return self.from_km + self.gap.km


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a point comes nearest to a way: along and off it in km, and on which section."""

    along_km: float
    off_km: float
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A variant's parts and gaps in travel order."""

    variant: Variant
    items: tuple[Part | Missing, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the parts without the gaps."""
        return tuple(item for item in self.items if isinstance(item, Part))

    @property
    def gaps(self) -> tuple[Missing, ...]:
        """Return the gaps between legs that do not meet."""
        return tuple(item for item in self.items if isinstance(item, Missing))

    @property
    def km(self) -> float:
        """Return the length of the parts, gaps left out."""
        return sum(part.km for part in self.parts)

    @property
    def to_km(self) -> float:
        """Return how far along the end lies, gaps included."""
        return self.items[-1].to_km

    def spot(self, lon: float, lat: float) -> Spot:
        """Return where a point in WGS 84 degrees comes nearest to the way."""
        return min((_spot(part, lon, lat) for part in self.parts), key=lambda spot: (spot.off_km,))


def variants_of(catalogue: Catalogue, corridor: str) -> tuple[Variant, ...]:
    """Return the variants of a corridor, the one shown first at the head.

    Raises:
        UnknownIdError: no corridor has that id, or it has no line.
    """
    known = catalogue.aliases.get(corridor, corridor)
    found = [one for one in catalogue.variants.values() if one.corridor == known]
    if not found:
        lines = ", ".join(sorted({one.corridor for one in catalogue.variants.values()}))
        sentence = _("expected a corridor with a line ({known}), found {found!r}")
        msg = sentence.format(known=lines, found=corridor)
        raise UnknownIdError(msg)
    return tuple(sorted(found, key=lambda one: _precedence(catalogue, one)))


def variant_of(catalogue: Catalogue, corridor: str, variant: str | None = None) -> Variant:
    """Return a variant of a corridor by its id, or the one shown first.

    Raises:
        UnknownIdError: the corridor has no line, or no variant of that id.
    """
    variants = variants_of(catalogue, corridor)
    if variant is None:
        return variants[0]
    for one in variants:
        if one.id == catalogue.aliases.get(variant, variant):
            return one
    known = ", ".join(one.id for one in variants)
    sentence = _("expected a variant of {corridor} ({known}), found {found!r}")
    msg = sentence.format(corridor=corridor, known=known, found=variant)
    raise UnknownIdError(msg)


@lru_cache(maxsize=128)
def way_of(catalogue: Catalogue, variant: str) -> Way:
    """Return the way of a variant."""
    items: list[Part | Missing] = []
    along = 0.0
    for run in itinerary_of(catalogue, variant):
        for item in _items(catalogue, run, along):
            items.append(item)
            along = item.to_km
    return Way(variant=catalogue.variants[variant], items=tuple(items))


def _precedence(catalogue: Catalogue, variant: Variant) -> tuple[bool, int, int, str]:
    """Rank a variant: on the corridor's own layer first, then the one of most legs and points."""
    is_branch = any(catalogue.legs[leg].layer != variant.corridor for leg in variant.legs)
    points = sum(len(catalogue.waypoints[leg]) for leg in variant.legs)
    return is_branch, -len(variant.legs), -points, variant.id


def _items(catalogue: Catalogue, run: Run | Gap, along: float) -> Sequence[Part | Missing]:
    if isinstance(run, Gap):
        return (Missing(gap=run, from_km=along),)
    parts: list[Part] = []
    for _id, group in groupby(_travelled(catalogue, run), key=lambda cell: cell.section.id):
        cells = tuple(group)
        parts.append(Part(section=cells[0].section, cells=cells, from_km=along))
        along = parts[-1].to_km
    return parts


def _travelled(catalogue: Catalogue, run: Run) -> Iterable[Cell]:
    """Return the cells of a run in travel order."""
    low, high = sorted((run.first, run.last))
    cells = cells_of(catalogue, run.leg, frozenset((low, high)))
    inside = [cell for cell in cells if low <= cell.first.order and cell.last.order <= high]
    return inside if run.first <= run.last else [cell.turned() for cell in reversed(inside)]


def _spot(part: Part, lon: float, lat: float) -> Spot:
    """Return the spot of a point on one part; along a cell the km grow as along its line."""
    best: Spot | None = None
    along = part.from_km
    for cell in part.cells:
        foot = cell.chain.foot(lon, lat)
        share = foot.along_km / cell.drawn_km if cell.drawn_km else 0.0
        spot = Spot(along_km=along + share * cell.km, off_km=foot.off_km, section=part.section.id)
        best = spot if best is None or spot.off_km < best.off_km else best
        along += cell.km
    if best is None:
        sentence = _("expected a part with a line, found {found} without one")
        msg = sentence.format(found=part.section.id)
        raise UnknownIdError(msg)
    return best
