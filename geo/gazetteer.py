"""An offline index of towns and villages: found in any spelling, script or with a typing error.

The index is SQLite with FTS5, derived from GeoNames by ``geo.build.gazetteer``. Candidates come
from it by sound and by words; those with typing errors from lists of sounds by length, compared
by rapidfuzz, because trigrams lose short names: one wrong letter leaves a name of five none.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.errors import GeoDataError
from geo.likeness import SAME_SOUND, Spelled, errors_allowed, likeness, spelled
from geo.spelling import beginnings, is_ideographic

INDEX_FILE = Path(__file__).parent / "data" / "places" / "gazetteer.sqlite"
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE place (
    rank INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, country TEXT, lon REAL, lat REAL,
    population INTEGER, russian TEXT, kazakh TEXT, spellings TEXT
);
CREATE VIRTUAL TABLE word USING fts5 (words, heard, content='', columnsize=0, detail=column);
CREATE TABLE heard (length INTEGER PRIMARY KEY, sounds TEXT, ranks BLOB);
"""
"""Places by size; their words and sounds; the sounds to compare with errors, by length."""

MOST_CANDIDATES = 80
MOST_WITH_ERRORS = 40
SHORTEST_BEGINNING = 3
_PART_OF_NAME, _SHARE = 0.62, 0.3
_BEGINNING, _BEGUN_SHARE = 0.78, 0.08
_OTHER, _OTHER_BEGUN = 0.97, 0.9
WELL_KNOWN = 100_000
"""What another name than the main one counts for a place with fewer inhabitants than this.

Small places borrow the names of great ones.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town or village, WGS 84; ``population`` 0 where GeoNames has none."""

    geonameid: int
    name: str
    country: str
    lon: float
    lat: float
    population: int
    russian: str | None = None
    kazakh: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHit:
    """A place with the likeness, 0 to 1, of its best spelling to what was asked."""

    place: Place
    alike: float


class Gazetteer:
    """The index, opened read-only at the first question; safe to ask from several threads."""

    def __init__(self, path: Path = INDEX_FILE) -> None:
        """Keep where the index lies."""
        self.path = path
        self._lock = threading.Lock()
        self._opened: sqlite3.Connection | None = None
        self._heard: dict[int, tuple[list[str], array[int]]] = {}

    def find(self, text: str, *, is_typing: bool = False) -> list[PlaceHit]:
        """Return the places a text may name, the most alike first, of these the largest.

        With ``is_typing`` the text may be the beginning of a name.

        Raises:
            GeoDataError: the index is missing or damaged.
        """
        asked = spelled(text)
        if not asked.letters:
            return []
        with self._lock:
            hits = self._hits(asked, is_typing=is_typing)
        return sorted(hits, key=lambda hit: (-hit.alike, -hit.place.population))

    def _hits(self, asked: Spelled, *, is_typing: bool) -> list[PlaceHit]:
        try:
            ranks = dict.fromkeys(self._ranks_by_sound(asked.heard))
            ranks |= dict.fromkeys(self._ranks_by_words(asked, is_typing=is_typing))
            ranks |= dict.fromkeys(self._ranks_with_errors(asked))
            return [hit for hit in self._weighed(asked, list(ranks), is_typing) if hit.alike > 0]
        except sqlite3.Error as error:
            message = (
                f"{self.path.name}: expected the index of places, found {str(error)!r}; "
                "derive it again with `python -m corridors build`."
            )
            raise GeoDataError(message) from error

    @property
    def _index(self) -> sqlite3.Connection:
        if self._opened is None:
            address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._opened = sqlite3.connect(address, uri=True, check_same_thread=False)
        return self._opened

    def _ranks_by_sound(self, heard: str) -> Iterator[int]:
        yield from self._matching(f'heard : "{heard}"')

    def _ranks_by_words(self, asked: Spelled, *, is_typing: bool) -> Iterator[int]:
        words = [f'"{word}"' for word in asked.folded.split()]
        yield from self._matching(f"words : {' AND '.join(words)}")
        if is_typing and len(asked.heard) >= SHORTEST_BEGINNING:
            yield from self._matching(f'heard : "{asked.heard}" *')

    def _matching(self, query: str) -> Iterator[int]:
        rows = self._index.execute(
            "SELECT rowid FROM word WHERE word MATCH ? LIMIT ?", (query, MOST_CANDIDATES)
        )
        return (rank for (rank,) in rows)

    def _ranks_with_errors(self, asked: Spelled) -> Iterator[int]:
        """Yield the places of which a sound differs by no more errors than allowed."""
        errors = errors_allowed(asked.letters)
        if not errors or is_ideographic(asked.letters):
            return
        length = len(asked.heard)
        found: list[tuple[float, int]] = []
        for near in range(length - errors, length + errors + 1):
            sounds, ranks = self._sounds(near)
            close = process.extract(
                asked.heard,
                sounds,
                scorer=OSA.distance,
                score_cutoff=errors,
                limit=MOST_WITH_ERRORS,
            )
            found.extend((distance, ranks[place]) for _, distance, place in close)
        yield from (rank for _, rank in sorted(found)[:MOST_WITH_ERRORS])

    def _sounds(self, length: int) -> tuple[list[str], array[int]]:
        if length not in self._heard:
            row = self._index.execute(
                "SELECT sounds, ranks FROM heard WHERE length = ?", (length,)
            ).fetchone()
            ranks: array[int] = array("H")
            ranks.frombytes(row[1] if row else b"")
            self._heard[length] = (row[0].split("\n") if row else [], ranks)
        return self._heard[length]

    def _weighed(self, asked: Spelled, ranks: list[int], is_typing: bool) -> Iterator[PlaceHit]:  # noqa: FBT001
        marks = ", ".join("?" * len(ranks))
        rows = self._index.execute(
            # Only question marks are put in.
            "SELECT geonameid, name, country, lon, lat, population, russian, kazakh, spellings "  # noqa: S608
            f"FROM place WHERE rank IN ({marks})",
            ranks,
        )
        for *cells, spellings in rows:
            names = (
                "geonameid",
                "name",
                "country",
                "lon",
                "lat",
                "population",
                "russian",
                "kazakh",
            )
            place = Place(**dict(zip(names, cells, strict=True)))
            alike = _best(asked, spellings, is_typing=is_typing)
            main = spellings.partition("\n")[0].partition("\t")[2]
            is_begun = is_typing and alike < SAME_SOUND
            if is_begun:
                alike *= 1 if main.startswith(beginnings(asked.heard)) else _OTHER_BEGUN
            elif main != asked.heard and place.population < WELL_KNOWN:
                alike *= _OTHER
            yield PlaceHit(place=place, alike=alike)


@cache
def shipped_gazetteer() -> Gazetteer:
    """Return the shipped index, one for the whole process."""
    return Gazetteer()


def _best(asked: Spelled, spellings: str, *, is_typing: bool) -> float:
    pairs = (line.split("\t") for line in spellings.split("\n"))
    return max(_alike(asked, folded, heard, is_typing=is_typing) for folded, heard in pairs)


def _alike(asked: Spelled, folded: str, heard: str, *, is_typing: bool) -> float:
    whole = likeness(asked, Spelled(folded, folded.replace(" ", ""), heard))
    if whole >= SAME_SOUND:
        return whole
    share = len(asked.heard) / max(len(heard), 1)
    if is_typing and heard.startswith(beginnings(asked.heard)):
        return max(whole, _BEGINNING + _BEGUN_SHARE * share)
    if f" {asked.folded} " in f" {folded} ":
        return max(whole, _PART_OF_NAME + _SHARE * share)
    return whole
