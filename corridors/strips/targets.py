"""What on a strip answers to pointer and keyboard: where, what it selects and what it tells."""

from __future__ import annotations

from collections.abc import Iterator

from corridors import styles
from corridors.model.vocabulary import Status
from corridors.strips.flags import STAFF, Flag
from corridors.strips.layout import (
    BELOW_ROW,
    HEAD_HEIGHT,
    HEAD_TOP,
    LINE_Y,
    ROW,
    TARGET,
    Plan,
    below_y,
    row_y,
)
from corridors.strips.marks import Target
from corridors.ways.cells import KM_WORDS
from corridors.ways.landmarks import Landmark
from corridors.ways.stations import Station
from corridors.ways.strip import Band, Break, Segment
from corridors.wording import STATUS_UNKNOWN

LEAST_WIDTH = 3.0
_KINDS = {
    "border": "Border",
    "gauge": "Break of gauge",
    "mode": "Change of mode",
    "hub": "Hub",
    "missing": "Not open",
}


def targets_of(plan: Plan) -> Iterator[Target]:
    """Yield the targets of a strip, those lying on others last."""
    yield from (_band(band, plan) for band in plan.strip.bands)
    yield from (_segment(segment, plan) for segment in plan.strip.segments)
    yield from (_gap(gap, plan) for gap in plan.strip.gaps)
    yield from (_station(station, flag) for station, flag in plan.stations if flag)
    for mark, flag in (*plan.hubs, *plan.marks):
        if mark.kind == "border":
            yield _glyph(mark, plan, is_repeat=flag is not None)
        if flag:
            y = row_y(flag) - 14 if mark.kind == "hub" else below_y(flag) - 12
            yield _flagged(mark.id, flag, y, BELOW_ROW, _told(mark))


def _station(station: Station, flag: Flag) -> Target:
    local = f"{station.name_local} · " if station.name_local else ""
    told = (station.name, f"{local}{station.kind}", f"km {station.along_km:,.0f} of the way")
    return _flagged(None, flag, row_y(flag) - 11, ROW, told)


def _band(band: Band, plan: Plan) -> Target:
    x, end = plan.scale.x(band.from_km), plan.scale.x(band.to_km)
    lines = (
        f"{band.km:,.0f} km of the way",
        f"km {band.from_km:,.0f} to {band.to_km:,.0f}",
        band.standing_text,
    )
    return Target(
        id=band.country,
        x=x,
        y=HEAD_TOP,
        width=end - x,
        height=HEAD_HEIGHT,
        title=band.name,
        lines=tuple(filter(None, lines)),
    )


def _segment(one: Segment, plan: Plan) -> Target:
    x, end = plan.scale.x(one.from_km), plan.scale.x(one.to_km)
    gauge = f", {one.gauge_mm} mm" if one.gauge_mm else ""
    country = f", {one.country}" if one.country else ""
    return Target(
        id=one.id,
        x=x,
        y=LINE_Y - TARGET,
        width=max(end - x, LEAST_WIDTH),
        height=2 * TARGET,
        title=f"{one.first} – {one.last}",
        lines=(
            f"{one.km:,.1f} km, {' and '.join(KM_WORDS[kind] for kind in one.kinds)}",
            f"km {one.from_km:,.0f} to {one.to_km:,.0f} of the way",
            f"{one.mode.value}{gauge}{country}",
            one.status_text,
        ),
    )


def _gap(gap: Break, plan: Plan) -> Target:
    km = gap.to_km - gap.from_km
    return Target(
        id=None,
        x=plan.scale.x((gap.from_km + gap.to_km) / 2) - 7,
        y=LINE_Y - TARGET,
        width=14,
        height=2 * TARGET,
        title=f"Gap: {gap.first} – {gap.last}",
        lines=(
            f"{km:.1f} km in a straight line, not counted",
            "The points known of the two legs do not meet here.",
        ),
    )


def _glyph(mark: Landmark, plan: Plan, *, is_repeat: bool) -> Target:
    title, *lines = _told(mark)
    return Target(
        id=mark.id,
        x=plan.scale.x(mark.along_km) - 8,
        y=LINE_Y - 8,
        width=16,
        height=16,
        title=title,
        lines=tuple(lines),
        is_repeat=is_repeat,
    )


def _flagged(
    thing: str | None, flag: Flag, y: float, height: float, told: tuple[str, ...]
) -> Target:
    return Target(
        id=thing,
        x=flag.left - STAFF,
        y=y,
        width=flag.right - flag.left + 2 * STAFF,
        height=height,
        title=told[0],
        lines=told[1:],
    )


def _told(mark: Landmark) -> tuple[str, ...]:
    """Return the name of a mark, then what it is, its status and its place."""
    status = styles.STATUS_WORDS[Status(mark.status)] if mark.status else STATUS_UNKNOWN
    what = f"{_KINDS[mark.kind]}: {mark.detail}"
    return (mark.name, what, status, f"km {mark.along_km:,.0f} of the way")
