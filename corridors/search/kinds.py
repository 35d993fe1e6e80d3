"""Words that say what kind of thing is meant: ``port``, ``станция``, ``қаласы``, ``口岸``.

They are taken out of a question, so that the rest is compared with names; what they say only
moves things of the kind forward.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.spelling import fold, is_ideographic

KINDS_FILE = Path(__file__).parent / "kinds.csv"
SHORTEST_IDEOGRAPHIC = 2
LONGEST_PHRASE = 6
SHORTEST_FORGIVING, LONG = 5, 9

MEANT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "port": frozenset({"port", "dry-port", "terminal"}),
        "dry-port": frozenset({"dry-port"}),
        "station": frozenset({"station", "border-station", "junction"}),
        "crossing": frozenset({"crossing", "checkpoint", "border-crossing", "border-station"}),
        "bridge": frozenset({"bridge", "crossing"}),
        "hub": frozenset({"hub", "zone"}),
        "airport": frozenset({"airport"}),
        "zone": frozenset({"zone"}),
        "terminal": frozenset({"terminal", "dry-port"}),
        "town": frozenset({"town", "city", "station", "junction", "border-station"}),
        "corridor": frozenset({"corridor"}),
        "railway": frozenset({"variant", "topic"}),
        "road": frozenset({"corridor", "variant"}),
        "pass": frozenset({"pass", "tunnel", "border-crossing", "crossing", "checkpoint"}),
        "gauge-break": frozenset({"gauge-break"}),
        "country": frozenset({"country"}),
    }
)
"""The types of things each kind word may mean."""


def meant_kind(word: str) -> str:
    """Return the kind word that a word with an error or two means; else the word itself."""
    return corrected(word, _words()) if len(word) >= SHORTEST_FORGIVING else word


def corrected(word: str, known: Sequence[str]) -> str:
    """Return the known word nearest to one with few errors; the word itself where none is."""
    errors = 2 if len(word) >= LONG else 1
    near = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=errors)
    return near[0] if near else word


def take_out_kind(folded: str) -> tuple[str, frozenset[str]]:
    """Return a folded text without its kind words, and the types of things they may mean.

    A text of nothing but kind words stays as it is.
    """
    rest, meant = folded.split(), frozenset[str]()
    for words in _phrases_in(rest):
        place = _place_of(words, rest)
        if place is not None and len(rest) > len(words):
            rest = rest[:place] + rest[place + len(words) :]
            meant |= _phrases()[words]
    if not meant and is_ideographic(folded):
        return _without_suffix(folded)
    return " ".join(rest), meant


def _phrases_in(text: list[str]) -> list[tuple[str, ...]]:
    """Return the kind phrases a text holds, the longest first."""
    runs = (
        tuple(text[first : first + length])
        for length in range(LONGEST_PHRASE, 0, -1)
        for first in range(len(text) - length + 1)
    )
    return [run for run in runs if run in _phrases()]


def _without_suffix(folded: str) -> tuple[str, frozenset[str]]:
    """Take a kind word off the end of a Chinese text, which has no spaces."""
    for length in range(LONGEST_PHRASE, 0, -1):
        rest, types = folded[:-length].strip(), _phrases().get((folded[-length:],))
        if types and len(rest) >= SHORTEST_IDEOGRAPHIC:
            return rest, types
    return folded, frozenset()


def _place_of(words: tuple[str, ...], text: list[str]) -> int | None:
    return next(
        (n for n in range(len(text)) if tuple(text[n : n + len(words)]) == words),
        None,
    )


@cache
def _phrases() -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return the types that phrases, folded and in words, may mean."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    with KINDS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for phrase in row["words"].split("|"):
                words = tuple(fold(phrase).split())
                found[words] = found.get(words, frozenset()) | MEANT[row["kind"]]
    return found


@cache
def _words() -> tuple[str, ...]:
    """Return the phrases of one word that is long enough to hold an error."""
    words = (phrase[0] for phrase in _phrases() if len(phrase) == 1)
    return tuple(sorted(word for word in words if len(word) >= SHORTEST_FORGIVING))
