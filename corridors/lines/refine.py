"""Refine the lines of railway sections with rail data of the user's own.

What the data covers well is written to the refined geometry file; everything else keeps the
line it had, and so does everything where the data is of no use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import Point

from corridors.catalogue import Catalogue
from corridors.errors import CorridorsError
from corridors.lines.courses import stretches_of
from corridors.lines.geometry import derive_stretches, network_of, rail_sections
from corridors.lines.stretches import GEOMETRY, REFINED, origins_of, write_stretches
from corridors.model.corridor import Waypoint
from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Quality
from geo.measure import length_km
from geo.rail_line import RailLine, nearest_on
from geo.readers import day_of, read_rail_file
from geo.speech import gettext as _
from geo.speech import ngettext, number_text

JOIN_KM, BRIDGE_KM = 0.2, 1.0
"""Real extracts connect their lines: only small breaks are joined."""

ENOUGH = 0.5
"""A section is refined where more of its line than this is on the rails of the data."""

FAR_KM = 20.0
COVERED_KM = 60.0
"""A section all of whose waypoints are farther from any rail is not in the data at all."""

SURE = (Quality.SURVEYED, Quality.NETWORK)


class RefineError(CorridorsError, ValueError):
    """Rail data that refines nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refinement:
    """What became of a section: the km of its new line, or why it keeps the former one."""

    section: str
    km: float | None
    reason: str = ""


def refine(
    catalogue: Catalogue, folder: Path, paths: Sequence[Path], report: Callable[[str], None]
) -> tuple[Refinement, ...]:
    """Write the refined geometry of a data folder and return what became of each section.

    Sections outside the data are not named. The former file stays until the new one is whole.

    Raises:
        GeoDataError: a file cannot be read, or holds no rails in the neighbourhood.
        RefineError: the data refines no section.
    """
    lines = [line for path in paths for line in read_rail_file(path, report)]
    report(ngettext("joining {n} line", "joining {n} lines", len(lines)))
    network = network_of(catalogue, lines, join_km=JOIN_KM, bridge_km=BRIDGE_KM)
    report(_("leading the sections along them"))
    fresh = derive_stretches(catalogue, network)
    results = tuple(_results(catalogue, fresh, lines))
    taken = {result.section for result in results if result.km is not None}
    if not taken:
        raise RefineError(_nothing(paths, results))
    _write(catalogue, folder, paths, {name: fresh[name] for name in taken})
    return results


def _nothing(paths: Sequence[Path], results: Sequence[Refinement]) -> str:
    names = ", ".join(path.name for path in paths)
    if not results:
        return _(
            "{files}: expected rails along a railway section, found none that lead through one; "
            "the former geometry stays."
        ).format(files=names)
    return _(
        "{files}: expected rails along a railway section, found none that lead through one "
        "({section}: {reason}); the former geometry stays."
    ).format(files=names, section=results[0].section, reason=results[0].reason)


def _results(
    catalogue: Catalogue, fresh: Mapping[str, Sequence[Stretch]], lines: Sequence[RailLine]
) -> Iterator[Refinement]:
    tree = shapely.STRtree([line.course for line in lines])
    for section in (one for run in rail_sections(catalogue) for one in run):
        points = [
            point
            for point in catalogue.waypoints[section.leg]
            if section.first <= point.order <= section.last
        ]
        far = {point: _nearest_km(point, lines, tree) for point in points}
        if min(far.values()) <= COVERED_KM and (section.id in fresh or min(far.values()) <= FAR_KM):
            yield _result(catalogue, section.id, fresh.get(section.id, ()), far)


def _nearest_km(point: Waypoint, lines: Sequence[RailLine], tree: shapely.STRtree) -> float:
    place = (point.lon, point.lat)
    index = tree.nearest(Point(place))
    return nearest_on(lines[int(index)].course, place)[1] if index is not None else float("inf")


def _result(
    catalogue: Catalogue, section: str, fresh: Sequence[Stretch], far: Mapping[Waypoint, float]
) -> Refinement:
    """Take a section's new line where it is on rails for more of its length than the old one."""
    former = _share(stretches_of(catalogue, section), lambda one: one.quality in SURE)
    share = _share(fresh, lambda one: one.track_km is not None)
    if share > ENOUGH and share >= former:
        return Refinement(section=section, km=sum(length_km(one.course) for one in fresh))
    worst = max(far, key=lambda point: far[point])
    if far[worst] > FAR_KM:
        sentence = _("{place} is {km} km from the nearest rail")
        reason = sentence.format(place=worst.name, km=number_text(far[worst], 0))
    else:
        sentence = _("only {share} of its line is connected rails, {former} in the former one")
        reason = sentence.format(share=f"{share:.0%}", former=f"{former:.0%}")
    return Refinement(section=section, km=None, reason=reason)


def _share(stretches: Iterable[Stretch], is_on_rails: Callable[[Stretch], bool]) -> float:
    """Return the part of the length that is known to lie on rails."""
    lengths = [(is_on_rails(one), length_km(one.course)) for one in stretches]
    return sum(km for is_on, km in lengths if is_on) / (sum(km for _, km in lengths) or 1.0)


def _write(
    catalogue: Catalogue,
    folder: Path,
    paths: Sequence[Path],
    taken: Mapping[str, Sequence[Stretch]],
) -> None:
    """Write the new lines beside those that earlier data refined."""
    target = folder / GEOMETRY / REFINED
    former = origins_of(target)
    known = former | {path.name: _origin(path) for path in paths}
    earlier = [
        stretch
        for name, stretches in catalogue.stretches.items()
        if name not in taken
        for stretch in stretches
        if any(stretch.origin in former for stretch in stretches)
    ]
    kept = [*earlier, *(stretch for stretches in taken.values() for stretch in stretches)]
    used = {stretch.origin for stretch in kept}
    write_stretches(target, kept, {name: known[name] for name in sorted(known) if name in used})


def _origin(path: Path) -> dict[str, Any]:
    return {
        "title": f"Rail lines of the file {path.name}",
        "attribution": "© OpenStreetMap contributors",
        "licence": "ODbL-1.0",
        "date": day_of(path),
        "joined_within_km": JOIN_KM,
        "bridged_within_km": BRIDGE_KM,
    }
