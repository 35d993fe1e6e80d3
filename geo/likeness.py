"""How alike two spellings are, from 0 to 1: the same letters, the same sound, or a few errors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from geo.spelling import fold, is_ideographic, skeleton, sound, squeezed

SAME_SOUND = 0.88
"""At least this alike are spellings of one sound; below are those with errors."""

_BETTER_SHARE, _WORSE_SHARE = 0.7, 0.3
_OTHER_SPACES = 0.985
_LETTERS_SHARE = 0.1
_WITH_ERRORS = 0.82
_BONUS = 0.02
_ERRORS = ((12, 3), (7, 2), (4, 1))
_IDEOGRAPHIC_ERRORS = ((4, 1),)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelling, folded once: its words, its letters without spaces, its sound."""

    folded: str
    letters: str
    heard: str


@lru_cache(maxsize=2048)
def spelled(text: str) -> Spelled:
    """Return a spelling folded."""
    folded = fold(text)
    return Spelled(folded, squeezed(folded), sound(folded))


def likeness(asked: Spelled, known: Spelled) -> float:
    """Return how alike they are: 1 for the same words, 0 for too many errors."""
    if asked.letters == known.letters:
        return 1.0 if asked.folded == known.folded else _OTHER_SPACES
    by_letters = OSA.normalized_similarity(asked.letters, known.letters)
    if asked.heard == known.heard:
        return SAME_SOUND + _LETTERS_SHARE * by_letters
    errors = errors_allowed(asked.letters)
    if _errors(asked, known, errors) > errors:
        return 0.0
    by_sound = OSA.normalized_similarity(asked.heard, known.heard)
    better, worse = max(by_sound, by_letters), min(by_sound, by_letters)
    alike = _BETTER_SHARE * better + _WORSE_SHARE * worse
    return _WITH_ERRORS * alike + _BONUS * _agreements(asked.heard, known.heard)


@lru_cache(maxsize=2048)
def errors_allowed(letters: str) -> int:
    """Return how many typing errors a text of this length may hold."""
    steps = _IDEOGRAPHIC_ERRORS if is_ideographic(letters) else _ERRORS
    return next((errors for length, errors in steps if len(letters) >= length), 0)


def _errors(asked: Spelled, known: Spelled, most: int) -> int:
    """Return the fewer errors of letters and of sounds; more than ``most`` are not counted out."""
    by_letters = OSA.distance(asked.letters, known.letters, score_cutoff=most)
    return min(by_letters, OSA.distance(asked.heard, known.heard, score_cutoff=most))


def _agreements(one: str, other: str) -> int:
    """Return in how much they agree: the first sound, the consonants, the last sound."""
    return (one[:1] == other[:1]) + (skeleton(one) == skeleton(other)) + (one[-1:] == other[-1:])
