"""A snapshot: a view with every part spelt out, its texts, and the data it was made from.

The id is made of the content alone: same content, same id, on whatever machine and day. Nothing
is left to defaults, for a later version of the app may have other ones.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import quote

from corridors.catalogue import Catalogue
from corridors.scene import citations_of
from corridors.snapshots.errors import SnapshotInputError
from corridors.version import VERSION
from corridors.view import VERSION as VIEW_VERSION
from corridors.view import YES, ReadView, View, read_view
from geo.basemap import ONLINE
from geo.speech import N_
from geo.speech import gettext as _

Text = Literal["query", "title", "note"]
MOST_TITLE, MOST_NOTE, MOST_QUERY = 120, 600, 2000
ID_LENGTH = 16
ID_PATTERN = re.compile(rf"[a-z2-7]{{{ID_LENGTH}}}")
BASES = tuple(base.id for base in ONLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a snapshot holds: the view as an explicit query, title, note, and data digest."""

    view: str
    title: str
    note: str
    data: str

    @property
    def id(self) -> str:
        """Return the id: 80 bits of the content's SHA-256 in lowercase base32."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).digest()
        return base64.b32encode(digest).decode().lower()[:ID_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is known of a snapshot's making: data, app version, moment (UTC), sources used."""

    data: str
    version: str
    created: datetime
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A bundle with its manifest."""

    bundle: Bundle
    manifest: Manifest

    @property
    def id(self) -> str:
        """Return the bundle's id."""
        return self.bundle.id


def make_snapshot(
    catalogue: Catalogue, *, query: str, title: str, note: str, created: datetime
) -> Snapshot:
    """Return the snapshot of a view; what the query misspells is left out, as when opening it.

    Raises:
        SnapshotInputError: a text is too long.
    """
    view = read_view(_short("query", query, MOST_QUERY), catalogue, bases=BASES).view
    bundle = Bundle(
        view=explicit_query(view),
        title=plain_text("title", title, MOST_TITLE),
        note=plain_text("note", note, MOST_NOTE),
        data=catalogue.digest,
    )
    sources = tuple(citations_of(catalogue, view).order)
    manifest = Manifest(data=catalogue.digest, version=VERSION, created=created, sources=sources)
    return Snapshot(bundle=bundle, manifest=manifest)


def view_of(snapshot: Snapshot, catalogue: Catalogue) -> ReadView:
    """Return the view a snapshot shows in a catalogue: its own, or a newer one."""
    return read_view(snapshot.bundle.view, catalogue, bases=BASES)


def explicit_query(view: View) -> str:
    """Return a view as a query with every part, also those that are as at first."""
    parts = {
        "v": VIEW_VERSION,
        "lang": view.language,
        "on": view.on.isoformat(),
        "layers": ",".join(view.layers),
        "status": ",".join(view.statuses),
        "base": view.base,
    }
    if view.as_known:
        parts["known"] = YES
    if view.since:
        parts["since"] = view.since.isoformat()
    if view.at:
        parts["at"] = f"{view.at.lat:.2f},{view.at.lon:.2f},{view.at.zoom:g}"
    if view.selected:
        parts["sel"] = view.selected
    return "&".join(f"{key}={quote(value, safe=',-.')}" for key, value in parts.items())


def plain_text(what: Text, text: str, most: int) -> str:
    """Return a text as one line without control characters.

    Raises:
        SnapshotInputError: it is longer than allowed.
    """
    composed = unicodedata.normalize("NFC", _short(what, text, 4 * most))
    kept = "".join(" " if unicodedata.category(one) == "Cc" else one for one in composed)
    shown = "".join(one for one in kept if not _is_hidden(one))
    return _short(what, " ".join(shown.split()), most)


def _is_hidden(letter: str) -> bool:
    """Tell whether a letter cannot be kept as text or would turn the text around it."""
    return unicodedata.category(letter) in ("Cs", "Co", "Cn") or letter in _TURNING


_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that override the direction of text; Arabic is written without them."""


_TOO_LONG: Mapping[Text, str] = {
    "query": N_("Snapshot view: expected at most {most} characters, found {found}."),
    "title": N_("Snapshot title: expected at most {most} characters, found {found}."),
    "note": N_("Snapshot note: expected at most {most} characters, found {found}."),
}


def _short(what: Text, text: str, most: int) -> str:
    if len(text) > most:
        msg = _(_TOO_LONG[what])
        raise SnapshotInputError(msg.format(most=most, found=len(text)))
    return text
