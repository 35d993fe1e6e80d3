"""Labels on staffs: texts set in rows beside a line so that neither texts nor staffs collide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.fonts import width_of

GAP = 5.0
STAFF = 3.0
"""Pixels between texts of a row, and between a staff and its text."""

CLEAR = 1.0
"""Pixels that a staff keeps from a text it passes."""

FORESIGHT, BESIDE = 8, 60.0
"""How many waiting texts count about fully, and within how many pixels a staff is in their way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A text that wants a place at ``x``; ``room`` is kept free before it for a glyph.

    Wishes are granted in the order given. ``rows`` are those it may stand in, best first; row 0
    is the one nearest to the line.
    """

    key: int
    x: float
    text: str
    size: float
    rows: Sequence[int]
    bold: bool = False
    room: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A granted wish: its row, and from where to where its text and glyph reach."""

    wish: Wish
    row: int
    left: float
    right: float

    @property
    def is_turned(self) -> bool:
        """Tell whether the text stands on the left of its staff."""
        return self.right <= self.wish.x


def place_flags(wishes: Iterable[Wish], width: float) -> dict[int, Flag]:
    """Return the wishes that find a place within a width, by their keys.

    Of the places free each takes the one that leaves the most room to those after it.
    """
    waiting = list(wishes)
    rows = 1 + max((row for wish in waiting for row in wish.rows), default=0)
    placed: dict[int, Flag] = {}
    while waiting:
        wish = waiting.pop(0)
        free = [one for one in _tries(wish, width) if _is_free(one, placed.values())]
        if free:
            placed[wish.key] = min(free, key=lambda one: _cost(one, waiting, rows))
    return placed


def _cost(flag: Flag, waiting: Sequence[Wish], rows: int) -> float:
    """Return how much a flag is in the way of those still waiting, the next ones most.

    Its text bars the staffs that rise through it from the rows beyond; its staff bars texts.
    """
    barred = sum(
        1 / (1 + place / FORESIGHT)
        for place, wish in enumerate(waiting)
        if flag.left - CLEAR < wish.x < flag.right + CLEAR
    )
    beside = sum(abs(wish.x - flag.wish.x) < BESIDE for wish in waiting)
    return barred * (rows - 1 - flag.row) + beside * flag.row / BESIDE


def _tries(wish: Wish, width: float) -> Iterable[Flag]:
    """Yield the places a wish may have: in each row on the right of its staff, then on the left."""
    size = width_of(wish.text, wish.size, bold=wish.bold) + wish.room
    right, left = wish.x + STAFF, wish.x - STAFF
    for row in wish.rows:
        if right + size <= width:
            yield Flag(wish=wish, row=row, left=right, right=right + size)
        if left - size >= 0:
            yield Flag(wish=wish, row=row, left=left - size, right=left)


def _is_free(flag: Flag, others: Iterable[Flag]) -> bool:
    return not any(_collide(flag, other) for other in others)


def _collide(one: Flag, other: Flag) -> bool:
    if one.row == other.row:
        return one.left < other.right + GAP and other.left < one.right + GAP
    near, far = (one, other) if one.row < other.row else (other, one)
    return near.left - CLEAR < far.wish.x < near.right + CLEAR
