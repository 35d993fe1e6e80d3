"""Ask Nominatim where a place is, through geopy: only if allowed, politely, each question once.

One request a second, a user agent that names the atlas, answers kept in a file for good and
failures never kept. Whatever goes wrong becomes a short note; nothing is raised.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from geo.geocoding import Geocoded
from geo.likeness import likeness, spelled
from geo.measure import distance_km
from geo.speech import gettext as _

CACHE_VARIABLE = "CORRIDORS_GEOCODER_CACHE"
SOURCE = "nominatim"
USER_AGENT = "corridor-atlas/1 (offline-first atlas of transport corridors)"
TIMEOUT_S, PAUSE_S = 5.0, 1.0
MOST_ANSWERS, LONGEST = 5, 120
CODES = "by,ru,kz,uz,af,pk,kg,tm,tj,cn,ir,az,ge,tr,mn,pl"
_SCHEMA = "CREATE TABLE IF NOT EXISTS answer (question TEXT PRIMARY KEY, found TEXT NOT NULL)"
_FAILURES = (GeopyError, OSError, ValueError, KeyError, TypeError)


class Ask(Protocol):
    """How the service is asked: a text in, raw answers of Nominatim out."""

    def __call__(self, text: str) -> Sequence[Mapping[str, Any]]:
        """Return the raw answers."""
        ...


class NominatimPlaces:
    """Places as Nominatim tells them; ``note`` says why the last question had no answer."""

    def __init__(self, ask: Ask | None = None, cache_file: Path | None = None) -> None:
        """Take how to ask, and where to keep answers; kept nowhere without a file."""
        self._ask = ask or _asking_nominatim()
        self._cache_file = cache_file
        self._lock = threading.Lock()
        self.note = ""

    def locate(self, text: str, *, is_typing: bool = False) -> Sequence[Geocoded]:
        """Return the places of a complete name; nobody is asked while it is being typed."""
        self.note = ""
        question = " ".join(text.split())
        if is_typing or not question or len(question) > LONGEST or not question.isprintable():
            return []
        with self._lock:
            try:
                return [_geocoded(raw, question) for raw in self._answers(question)]
            except _FAILURES as error:
                sentence = _("Nominatim could not be asked ({reason}); the answers are offline.")
                self.note = sentence.format(reason=type(error).__name__)
                return []

    def _answers(self, question: str) -> Sequence[Mapping[str, Any]]:
        kept = self._kept(question)
        if kept is not None:
            return kept
        found = [_reduced(raw) for raw in self._ask(question)]
        self._keep(question, found)
        return found

    def _kept(self, question: str) -> Sequence[Mapping[str, Any]] | None:
        if self._cache_file is None or not self._cache_file.exists():
            return None
        with closing(sqlite3.connect(self._cache_file)) as kept:
            kept.execute(_SCHEMA)
            row = kept.execute(
                "SELECT found FROM answer WHERE question = ?", (question,)
            ).fetchone()
        found: Sequence[Mapping[str, Any]] | None = json.loads(row[0]) if row else None
        return found

    def _keep(self, question: str, found: Sequence[Mapping[str, Any]]) -> None:
        if self._cache_file is None:
            return
        self._cache_file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._cache_file)) as kept:
            kept.execute(_SCHEMA)
            text = json.dumps(found, ensure_ascii=False)
            kept.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", (question, text))
            kept.commit()


@cache
def online_geocoder() -> NominatimPlaces:
    """Return the geocoder that asks Nominatim, one for the whole process."""
    kept = Path(os.environ.get(CACHE_VARIABLE) or Path("build-cache") / "nominatim.sqlite")
    return NominatimPlaces(cache_file=kept)


def _asking_nominatim() -> Ask:
    service = Nominatim(user_agent=USER_AGENT, timeout=TIMEOUT_S)
    limited = RateLimiter(
        service.geocode, min_delay_seconds=PAUSE_S, max_retries=0, swallow_exceptions=False
    )

    def ask(text: str) -> Sequence[Mapping[str, Any]]:
        options = {"exactly_one": False, "limit": MOST_ANSWERS, "addressdetails": True}
        found = limited(text, country_codes=CODES, **options)
        return [location.raw for location in found or ()]

    return ask


def _reduced(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return of an answer what is used; an answer without it is an error."""
    names = ("osm_type", "osm_id", "display_name", "lat", "lon", "boundingbox")
    country = raw.get("address", {}).get("country_code", "")
    kind = str(raw.get("addresstype") or raw.get("type") or "place")
    return {**{name: raw[name] for name in names}, "country": country, "kind": kind}


def _geocoded(raw: Mapping[str, Any], question: str) -> Geocoded:
    name = str(raw["display_name"]).partition(",")[0]
    lon, lat = float(raw["lon"]), float(raw["lat"])
    south, north, west, east = (float(edge) for edge in raw["boundingbox"])
    return Geocoded(
        name=name,
        kind=str(raw["kind"]),
        country=str(raw["country"]).upper(),
        lon=lon,
        lat=lat,
        precision_km=round(distance_km(west, south, east, north) / 2, 1),
        source=SOURCE,
        score=likeness(spelled(question), spelled(name)),
        key=f"osm:{raw['osm_type']}/{raw['osm_id']}",
        origin=SOURCE,
    )
