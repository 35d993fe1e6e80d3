"""The strip as rows: everything on it in travel order, for reading, for the ear and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corridors.model.vocabulary import Status
from corridors.strips.lanes import MODE_WORDS
from corridors.styles import STATUS_WORDS
from corridors.ways.measure_rows import kind_words
from corridors.ways.strip import Strip
from geo.speech import N_, number_text
from geo.speech import gettext as _

Row = Mapping[str, Any]


def strip_rows(strip: Strip) -> tuple[Row, ...]:
    """Return sections, gaps, stations and landmarks by their km; empty cells are not known."""
    rows = (*_segments(strip), *_gaps(strip), *_stations(strip), *_marks(strip))
    ranks = {_(what): rank for rank, what in enumerate(_ORDER)}
    return tuple(sorted(rows, key=lambda row: (row["from_km"], ranks.get(row["what"], len(ranks)))))


_ORDER = (
    N_("section"),
    N_("gap"),
    N_("not open"),
    N_("border"),
    N_("break of gauge"),
    N_("change of mode"),
)
"""What a row is about, in the order of rows that begin at one place; all else follows."""


def _row(what: str, name: str, from_km: float, **values: Any) -> Row:
    empty: dict[str, Any] = dict.fromkeys(
        ("to_km", "km", "km_kind", "drawn_km", "country", "mode", "gauge_mm", "status", "off_km")
    )
    head = {"what": what, "name": name, "from_km": round(from_km, 1)}
    return {**head, **empty, "detail": None, "id": None, **values}


def _segments(strip: Strip) -> Iterator[Row]:
    for one in strip.segments:
        yield _row(
            _("section"),
            f"{one.first} – {one.last}",
            one.from_km,
            to_km=round(one.to_km, 1),
            km=round(one.km, 1),
            km_kind=kind_words(one.kinds),
            drawn_km=round(one.drawn_km, 1),
            country=one.country or None,
            mode=_(MODE_WORDS[one.mode]),
            gauge_mm=one.gauge_mm,
            status=_status(one.status),
            detail=one.status_text,
            id=one.id,
        )


def _gaps(strip: Strip) -> Iterator[Row]:
    for gap in strip.gaps:
        yield _row(
            _("gap"),
            f"{gap.first} – {gap.last}",
            gap.from_km,
            to_km=round(gap.to_km, 1),
            detail=_("{km} km in a straight line, not counted").format(
                km=number_text(gap.to_km - gap.from_km, 1)
            ),
        )


def _stations(strip: Strip) -> Iterator[Row]:
    for station in strip.stations:
        yield _row(station.kind, station.name, station.along_km, detail=station.name_local or None)


_KINDS = {
    "border": N_("border"),
    "gauge": N_("break of gauge"),
    "mode": N_("change of mode"),
    "missing": N_("not open"),
    "hub": N_("hub"),
}


def _status(code: str | None) -> str | None:
    """Return the words for a status, None where no source gives one."""
    return _(STATUS_WORDS[Status(code)]) if code else None


def _marks(strip: Strip) -> Iterator[Row]:
    for mark in strip.marks:
        is_stretch = mark.kind == "missing"
        yield _row(
            _(_KINDS[mark.kind]),
            mark.detail if is_stretch else mark.name,
            mark.from_km if is_stretch else mark.along_km,
            to_km=round(mark.to_km, 1) if is_stretch else None,
            status=_status(mark.status),
            off_km=round(mark.off_km, 1) if mark.kind == "hub" else None,
            detail=mark.name if is_stretch else mark.detail,
            id=mark.id,
        )
