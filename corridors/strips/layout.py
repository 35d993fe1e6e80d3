"""The lanes of a strip and the places in them: heights, inks, and where labels find room."""

from __future__ import annotations

from dataclasses import dataclass

from corridors import styles
from corridors.model.vocabulary import Status
from corridors.strips.flags import Flag, Wish, place_flags
from corridors.ways.landmarks import Landmark
from corridors.ways.stations import Station
from corridors.ways.strip import Strip
from geo.speech import gettext as _
from geo.speech import number_text

WIDTH, MARGIN = 1240.0, 18.0
HEAD_TOP, HEAD_HEIGHT = 4.0, 36.0
HUB_Y, HUB_ROWS, HUB_ROW = 60.0, 2, 19.0
STATION_ROWS, ROW = 7, 14.0
ROW_0_Y = HUB_Y + (HUB_ROWS - 1) * HUB_ROW + STATION_ROWS * ROW + 4
LINE_Y = ROW_0_Y + 20
BELOW_ROWS, BELOW_ROW = 6, 16.0
BELOW_0_Y = LINE_Y + 34
MODE_Y = BELOW_0_Y + (BELOW_ROWS - 1) * BELOW_ROW + 12
MODE_HEIGHT = 17.0
AXIS_Y = MODE_Y + MODE_HEIGHT + 8
HEIGHT = AXIS_Y + 24

INK, SOFT, FAINT, RULE = "#26221D", "#5A564F", "#8A857B", "#B9B3A8"
TINTS = ("#F6F4EF", "#FBFAF7")
TEXT, SMALL = 11.5, 11.0
TARGET = 13.0
"""Half the height of what answers along the line."""
BIG = 3.0
"""Ends of the way and great towns are set in bold."""

ORDER = ("border", "missing", "gauge", "mode")


class Scale:
    """Places of the strip in pixels: so many times as wide as the page's width."""

    def __init__(self, strip: Strip, factor: float) -> None:
        """Fit the strip into the width times the factor."""
        self.width = 2 * MARGIN + (WIDTH - 2 * MARGIN) * factor
        self.per_km = (self.width - 2 * MARGIN) / strip.to_km

    def x(self, along_km: float) -> float:
        """Return where a place so many km along stands."""
        return round(MARGIN + along_km * self.per_km, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A strip with its scale and the labels that found room.

    ``hubs``, ``stations`` and ``marks`` hold each thing with its flag, None where it has none.
    """

    strip: Strip
    scale: Scale
    hubs: tuple[tuple[Landmark, Flag | None], ...]
    stations: tuple[tuple[Station, Flag | None], ...]
    marks: tuple[tuple[Landmark, Flag | None], ...]


def plan_of(strip: Strip, factor: float = 1.0) -> Plan:
    """Return where everything on a strip stands, ``factor`` times as wide as a page."""
    scale = Scale(strip, factor)
    hubs = tuple(mark for mark in strip.marks if mark.kind == "hub")
    marks = tuple(mark for mark in strip.marks if mark.kind != "hub")
    above = _above((*_hub_wishes(hubs, scale), *_station_wishes(strip, scale)), scale.width)
    wishes = _mark_wishes(marks, scale)
    below = max((place_flags(one, scale.width) for one in _orders(wishes)), key=len)
    return Plan(
        strip=strip,
        scale=scale,
        hubs=tuple((mark, above.get(-1 - index)) for index, mark in enumerate(hubs)),
        stations=tuple((one, above.get(index)) for index, one in enumerate(strip.stations)),
        marks=tuple((mark, below.get(index)) for index, mark in enumerate(marks)),
    )


def row_y(flag: Flag) -> float:
    """Return the baseline of a label above the line; hubs have the topmost rows."""
    if flag.row < STATION_ROWS:
        return ROW_0_Y - flag.row * ROW
    return HUB_Y + (STATION_ROWS + HUB_ROWS - 1 - flag.row) * HUB_ROW


def below_y(flag: Flag) -> float:
    """Return the baseline of a label below the line."""
    return BELOW_0_Y + flag.row * BELOW_ROW


def short_name(name: str) -> str:
    """Return a name without what stands in brackets after it."""
    return name.partition(" (")[0]


def is_bold(station: Station) -> bool:
    """Tell whether a station's name is set in bold."""
    return station.rank < BIG


def is_open(status: str | None) -> bool:
    """Tell whether a thing is open, or nothing is known of it."""
    return status in (None, Status.OPERATING)


def _above(wishes: tuple[Wish, ...], width: float) -> dict[int, Flag]:
    """Place the labels above the line in the first order in which all bold ones find room.

    The best known first may leave no room for one between them: long names stand side by side
    only where each is lower than the one before it.
    """
    bold = sorted((wish for wish in wishes if wish.bold), key=lambda wish: wish.x)
    others = [wish for wish in wishes if not wish.bold]
    best: dict[int, Flag] = {}
    for order in (wishes, (*bold, *others), (*bold[::-1], *others)):
        placed = place_flags(order, width)
        if all(wish.key in placed for wish in bold):
            return placed
        best = max(best, placed, key=lambda one: sum(wish.key in one for wish in bold))
    return best


def _hub_wishes(hubs: tuple[Landmark, ...], scale: Scale) -> list[Wish]:
    """Return the wishes of hubs, keyed -1 and down."""
    return [
        Wish(
            key=-1 - index,
            x=scale.x(mark.along_km),
            text=_hub_text(mark),
            size=TEXT,
            rows=range(STATION_ROWS, STATION_ROWS + HUB_ROWS),
            bold=True,
            room=20.0,
        )
        for index, mark in enumerate(hubs)
    ]


def _station_wishes(strip: Strip, scale: Scale) -> list[Wish]:
    """Return the wishes of stations, keyed by their order, the best known first."""
    ranked = sorted(enumerate(strip.stations), key=lambda pair: (pair[1].rank, pair[0]))
    return [
        Wish(
            key=index,
            x=scale.x(station.along_km),
            text=short_name(station.name),
            size=SMALL,
            rows=range(STATION_ROWS),
            bold=is_bold(station),
        )
        for index, station in ranked
    ]


def _mark_wishes(marks: tuple[Landmark, ...], scale: Scale) -> list[Wish]:
    """Return the wishes of borders, missing links and changes of gauge and mode, in this order."""
    ranked = sorted(enumerate(marks), key=lambda pair: (ORDER.index(pair[1].kind), pair[0]))
    return [
        Wish(
            key=index,
            x=scale.x(mark.along_km),
            text=_mark_text(mark),
            size=TEXT,
            rows=range(BELOW_ROWS),
            room=18.0 if mark.kind in ("gauge", "mode") else 0.0,
        )
        for index, mark in ranked
    ]


def _orders(wishes: list[Wish]) -> tuple[list[Wish], ...]:
    """Return the orders in which labels below the line may be set: all of them should find room."""
    along = sorted(wishes, key=lambda wish: wish.x)
    return wishes, along, along[::-1]


def _hub_text(mark: Landmark) -> str:
    if mark.off_km < 1:
        return mark.name
    return _("{name} · {km} km off").format(name=mark.name, km=number_text(mark.off_km, 0))


def _mark_text(mark: Landmark) -> str:
    if mark.kind == "missing":
        return mark.name
    words = "" if is_open(mark.status) else _(styles.STATUS_WORDS[Status(mark.status or "")])
    status = f" · {words}" if words else ""
    change = f": {mark.detail}" if mark.kind in ("gauge", "mode") and "," not in mark.detail else ""
    return f"{mark.name}{change}{status}"
