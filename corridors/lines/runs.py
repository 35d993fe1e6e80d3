"""Runs of equal quality along a section's line: from many pieces to a few simplified stretches."""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from shapely.geometry import LineString

from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Quality
from geo.measure import length_km
from geo.rail_curve import curved
from geo.rail_line import Place, RailLine, nearest_on

MIN_CORNER = 2
"""A line of more places than this has corners."""

SHORT_RUN_KM = 4.0
"""A run of another quality shorter than this takes that of the run before it."""

SPIKE_KM, SPIKE_WIDTH_KM, SPIKE_TURN = 8.0, 0.5, math.radians(150)
"""A line that turns back on itself this sharply, for so short a way and so near, goes there and
back: to a station beside it, or to where the lines of the source do not quite meet."""

TOLERANCE_DEGREES = 0.0007
"""Lines are simplified by at most 80 m."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line with the quality it has in its section, and its true length where known."""

    course: LineString
    quality: Quality
    rail: RailLine | None = None


def with_curves(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces that follow one another, those known by ends and length alone as curves."""
    for _, group in groupby(pieces, key=lambda piece: piece.rail is None):
        run = list(group)
        courses = curved([piece.rail for piece in run if piece.rail])
        for piece, course in zip(run, courses or [piece.course for piece in run], strict=True):
            yield replace(piece, course=course)


def stretches_from(section: str, pieces: Sequence[Piece]) -> Iterator[Stretch]:
    """Yield the runs of pieces of equal quality as stretches, simplified."""
    for part, run in enumerate(_runs(pieces), start=1):
        coords = _unspiked(run)
        rails = [piece.rail for piece in run if piece.rail]
        yield Stretch(
            section=section,
            part=part,
            quality=_main_quality(run),
            course=LineString(LineString(coords).simplify(TOLERANCE_DEGREES).coords),
            track_km=_track_km(run),
            origin=next((rail.origin for rail in rails if rail.origin), None),
            gauge=_prevailing(rails, "gauge"),
            electrified=_prevailing(rails, "electrified"),
            tracks=_prevailing(rails, "tracks"),
        )


def _unspiked(run: Sequence[Piece]) -> list[Place]:
    """Return the places of a run of pieces without those it only goes to and comes back from."""
    kept: list[Place] = []
    places = (place for piece in run for place in piece.course.coords)
    for lon, lat in places:
        if not kept or kept[-1] != (lon, lat):
            kept.append((lon, lat))
        while len(kept) > MIN_CORNER and _turns_back(*kept[-3:]):
            del kept[-2]
    return kept


def _turns_back(before: Place, corner: Place, after: Place) -> bool:
    out, back = LineString([before, corner]), LineString([corner, after])
    if min(length_km(out), length_km(back)) > SPIKE_KM or _turn(before, corner, after) < SPIKE_TURN:
        return False
    is_out_longer = length_km(out) > length_km(back)
    far = nearest_on(out, after) if is_out_longer else nearest_on(back, before)
    return far[1] <= SPIKE_WIDTH_KM


def _turn(before: Place, corner: Place, after: Place) -> float:
    """Return by how much a line turns at a corner, 0 to pi."""
    wide = math.cos(math.radians(corner[1]))
    came = complex((corner[0] - before[0]) * wide, corner[1] - before[1])
    goes = complex((after[0] - corner[0]) * wide, after[1] - corner[1])
    return abs(cmath.phase(goes / came)) if came and goes else 0.0


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and runs[-1][-1].quality is piece.quality:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return _smoothed(runs)


def _smoothed(runs: list[list[Piece]]) -> list[list[Piece]]:
    """Return runs with short ones, and those left alike by it, added to the run before them."""
    smooth: list[list[Piece]] = []
    for run in runs:
        is_short = _drawn_km(run) < SHORT_RUN_KM
        if smooth and (is_short or _main_quality(smooth[-1]) is run[0].quality):
            smooth[-1].extend(run)
        else:
            smooth.append(list(run))
    if len(smooth) > 1 and _drawn_km(smooth[0]) < SHORT_RUN_KM:
        smooth[:2] = [smooth[0] + smooth[1]]
    return smooth


def _drawn_km(run: Sequence[Piece]) -> float:
    return sum(length_km(piece.course) for piece in run)


def _main_quality(run: Sequence[Piece]) -> Quality:
    """Return the quality of the greater part of a run."""
    lengths: dict[Quality, float] = {}
    for piece in run:
        lengths[piece.quality] = lengths.get(piece.quality, 0.0) + length_km(piece.course)
    return max(lengths, key=lambda quality: lengths[quality])


def _track_km(run: Sequence[Piece]) -> float | None:
    if not all(piece.rail for piece in run):
        return None
    return round(sum(piece.rail.km for piece in run if piece.rail), 1)


def _prevailing(rails: Sequence[RailLine], tag: str) -> str | None:
    """Return what a tag says on the greater part of the length, None where it is mostly silent."""
    lengths: dict[str, float] = {}
    for rail in rails:
        value = str(getattr(rail.tags, tag))
        lengths[value] = lengths.get(value, 0.0) + rail.km
    return max(lengths, key=lambda value: (lengths[value], value), default="") or None
