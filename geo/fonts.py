"""The fonts of pictures: shipped with the project, so that every machine writes the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.ft2font import FT2Font, LoadFlags

from geo.basemap import DATA_FOLDER
from geo.direction import MARKS

FONT_FOLDER = DATA_FOLDER / "fonts"
FAMILIES = ("Atlas Sans", "Atlas Arabic", "Atlas Armenian", "Atlas Georgian", "Atlas Han")
"""Tried in this order, letter by letter."""
MISSING = "\ufffd"
ELLIPSIS = "…"
_FIXED = 65536.0
_MEASURED_AT = 100


def font_file(family: str, *, bold: bool) -> Path:
    """Return the file of a shipped font."""
    return FONT_FOLDER / f"{family.replace(' ', '')}-{'Bold' if bold else 'Regular'}.ttf"


for _family in FAMILIES:
    for _bold in (False, True):
        fontManager.addfont(font_file(_family, bold=_bold))


@lru_cache(maxsize=64)
def font_of(size: float, *, bold: bool = False) -> FontProperties:
    """Return the fonts at a size in points."""
    return FontProperties(family=list(FAMILIES), size=size, weight="bold" if bold else "normal")


def family_of(letter: str) -> str | None:
    """Return the first family that has a letter, or None."""
    return next((f for f in FAMILIES if ord(letter) in _letters(f)), None)


def writable(text: str) -> str:
    """Return text with what no font has replaced by a mark, and without control characters.

    What tells the direction of writing stays; it has no shape.
    """
    return "".join(_written(letter) for letter in unicodedata.normalize("NFC", text))


def _written(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter in MARKS:
        return letter
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    if kind.startswith("C"):
        return ""
    return letter if family_of(letter) else MISSING


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in the unit of ``size``.

    Pairs of letters are not drawn together, and Arabic letters are taken unjoined: a little too
    wide rather than too narrow.
    """
    return sum(_advance(letter, bold) for letter in text) * size


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines a text breaks into at a width; a word that is too long is cut."""
    lines: list[str] = [""]
    for word in _words(text, size, width, bold=bold):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(line for line in lines if line)


def shortened(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return at most so many lines; where some are left out the last one says so."""
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], f"{lines[most - 1].rstrip(' ,.;:')}{ELLIPSIS}")


def _words(text: str, size: float, width: float, *, bold: bool) -> Iterator[str]:
    """Yield the words of a text; one that is wider than a line comes in pieces."""
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and width_of(piece + letter, size, bold=bold) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


@lru_cache(maxsize=8192)
def _advance(letter: str, bold: bool) -> float:  # noqa: FBT001 - a key of the cache
    """Return how far a letter takes the pen, in parts of the font's size."""
    if letter in MARKS:
        return 0.0
    family = family_of(letter)
    font = _measured(family or FAMILIES[0], bold)
    glyph = font.load_char(ord(letter if family else MISSING), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / _FIXED / _MEASURED_AT


@cache
def _measured(family: str, bold: bool) -> FT2Font:  # noqa: FBT001 - a key of the cache
    font = FT2Font(str(font_file(family, bold=bold)))
    font.set_size(_MEASURED_AT, 72)
    return font


@cache
def _letters(family: str) -> frozenset[int]:
    """Return the letters that both faces of a family have."""
    faces = (_measured(family, bold).get_charmap() for bold in (False, True))
    return frozenset.intersection(*(frozenset(face) for face in faces))
