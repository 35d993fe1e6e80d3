"""What on a strip answers to pointer and keyboard: where, what it selects and what it tells."""

from __future__ import annotations

from collections.abc import Iterator

from corridors import styles
from corridors.model.vocabulary import Status
from corridors.strips.flags import STAFF, Flag
from corridors.strips.lanes import MODE_WORDS
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
from geo.direction import isolated
from geo.speech import N_, number_text
from geo.speech import gettext as _

LEAST_WIDTH = 3.0
_KINDS = {
    "border": N_("Border"),
    "gauge": N_("Break of gauge"),
    "mode": N_("Change of mode"),
    "hub": N_("Hub"),
    "missing": N_("Not open"),
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
    local = f"{isolated(station.name_local)} · " if station.name_local else ""
    told = (station.name, f"{local}{station.kind}", _place(station.along_km))
    return _flagged(None, flag, row_y(flag) - 11, ROW, told)


def _band(band: Band, plan: Plan) -> Target:
    x, end = plan.scale.x(band.from_km), plan.scale.x(band.to_km)
    lines = (
        _("{km} km of the way").format(km=number_text(band.km, 0)),
        _("km {first} to {last}").format(
            first=number_text(band.from_km, 0), last=number_text(band.to_km, 0)
        ),
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
    gauge = _(", {gauge} mm").format(gauge=one.gauge_mm) if one.gauge_mm else ""
    country = f", {one.country}" if one.country else ""
    return Target(
        id=one.id,
        x=x,
        y=LINE_Y - TARGET,
        width=max(end - x, LEAST_WIDTH),
        height=2 * TARGET,
        title=f"{one.first} – {one.last}",
        lines=(
            _("{km} km, {how}").format(km=number_text(one.km, 1), how=_how_known(one)),
            _("km {first} to {last} of the way").format(
                first=number_text(one.from_km, 0), last=number_text(one.to_km, 0)
            ),
            f"{_(MODE_WORDS[one.mode])}{gauge}{country}",
            one.status_text,
        ),
    )


def _gap(gap: Break, plan: Plan) -> Target:
    km = number_text(gap.to_km - gap.from_km, 1)
    return Target(
        id=None,
        x=plan.scale.x((gap.from_km + gap.to_km) / 2) - 7,
        y=LINE_Y - TARGET,
        width=14,
        height=2 * TARGET,
        title=_("Gap: {first} – {last}").format(first=gap.first, last=gap.last),
        lines=(
            _("{km} km in a straight line, not counted").format(km=km),
            _("The points known of the two legs do not meet here."),
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
    status = _(styles.STATUS_WORDS[Status(mark.status)] if mark.status else STATUS_UNKNOWN)
    what = f"{_(_KINDS[mark.kind])}: {mark.detail}"
    return (mark.name, what, status, _place(mark.along_km))


def _place(along_km: float) -> str:
    return _("km {km} of the way").format(km=number_text(along_km, 0))


def _how_known(segment: Segment) -> str:
    """Return how a section's length is known, in words."""
    words = [_(KM_WORDS[kind]) for kind in segment.kinds]
    if not words[1:]:
        return "".join(words)
    return _("{some} and {more}").format(some=", ".join(words[:-1]), more=words[-1])
