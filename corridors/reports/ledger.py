"""What the data itself rests on, as tables: sources, corrections, decisions, counts."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corridors.catalogue import Catalogue
from corridors.differences.columns import column_words
from corridors.differences.rowwords import noun_of
from corridors.evidence import Claim
from corridors.model.evidence import Correction
from corridors.reading.tables import THINGS
from corridors.wording import opening, written_date
from geo.speech import N_, fact_text
from geo.speech import gettext as _

Row = Mapping[str, Any]

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""One fixed time for every file, so that the same data gives the same bytes."""


def sources_table(catalogue: Catalogue, search: str = "") -> tuple[Row, ...]:
    """Return the sources that hold every word searched for, most used first."""
    uses = Counter(_cited(catalogue))
    words = search.casefold().split()
    rows = (
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "date": written_date(source.date, source.not_before, source.not_after),
            "nature": catalogue.label("source-kind", source.kind),
            "language": catalogue.label("language", source.language) if source.language else None,
            "rows": uses[source.id],
            "url": source.url,
            "note": fact_text(source.note or "") or None,
        }
        for source in catalogue.sources.values()
    )
    found = [row for row in rows if all(word in _haystack(row) for word in words)]
    return tuple(sorted(found, key=lambda row: (-row["rows"], row["id"])))


def corrections_table(catalogue: Catalogue) -> tuple[Row, ...]:
    """Return every departure from the reference files, with its reason."""
    return tuple(
        {
            "where": " · ".join(filter(None, _place(one))),
            "reference": one.reference,
            "corrected": one.corrected,
            "reason": fact_text(one.reason),
            "sources": len(one.sources),
            "date": one.date.text,
        }
        for one in catalogue.corrections
    )


def _place(one: Correction) -> tuple[str, ...]:
    """Return which cell a correction is of, in words: what row, its key, and its column."""
    return opening(noun_of(one.table)), one.key, column_words(one.column or "")


def decisions_table(catalogue: Catalogue) -> tuple[Row, ...]:
    """Return every reviewed choice between contradicting rows, with its reason."""
    rows: tuple[Claim, ...] = (*catalogue.all_events(), *catalogue.all_facts())
    claims = {row.id: row for row in rows}
    return tuple(
        {
            "chosen": fact_text(claims[one.chosen].text),
            "over": " | ".join(fact_text(claims[lost].text) for lost in one.over),
            "reason": fact_text(one.reason),
            "date": one.date.text,
        }
        for one in catalogue.decisions
    )


def counts(catalogue: Catalogue) -> Mapping[str, int]:
    """Return how many rows the tables hold, in words."""
    things = {_(_COUNTED[name]): len(_group(catalogue, name)) for name in THINGS}
    said = {
        _("facts"): len(tuple(catalogue.all_facts())),
        _("events"): len(tuple(catalogue.all_events())),
        _("names"): sum(len(names) for names in catalogue.names.values()),
        _("relations"): len(catalogue.relations),
        _("sources"): len(catalogue.sources),
        _("waypoints"): sum(len(points) for points in catalogue.waypoints.values()),
    }
    return {**things, **said}


_COUNTED: Mapping[str, str] = {
    "hubs": N_("hubs"),
    "sites": N_("sites"),
    "crossings": N_("crossings"),
    "gauge-breaks": N_("gauge breaks"),
    "corridors": N_("corridors"),
    "variants": N_("variants"),
    "legs": N_("legs"),
    "sections": N_("sections"),
    "agreements": N_("agreements"),
    "topics": N_("topics"),
}


def zipped(folder: Path) -> bytes:
    """Return a data folder as a zip file; the same data gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
    return buffer.getvalue()


def _group(catalogue: Catalogue, table: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = getattr(catalogue, table.replace("-", "_"))
    return found


def _haystack(row: Row) -> str:
    return " ".join(str(row[key] or "") for key in ("title", "publisher", "url", "id")).casefold()


def _cited(catalogue: Catalogue) -> Iterator[str]:
    """Yield the id of a source once for every row that rests on it."""
    things = (row for name in THINGS for row in _group(catalogue, name).values())
    tables = (catalogue.names, catalogue.toponyms)
    names = (name for table in tables for group in table.values() for name in group)
    points = (point for group in catalogue.waypoints.values() for point in group)
    claims = (*catalogue.all_facts(), *catalogue.all_events())
    for row in (*things, *names, *points, *claims, *catalogue.relations, *catalogue.corrections):
        yield from getattr(row, "sources", ())
