"""Measures as rows in words: for tables, the command line and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corridors.catalogue import Catalogue
from corridors.measures import AT_SEA, UNKNOWN, Measure, SectionLine, Tally
from corridors.names import name_of
from corridors.ways.cells import KmKind
from corridors.ways.frontiers import GAUGE_BREAK, Break
from corridors.ways.sayings import short_text
from geo.speech import N_, fact_text, number_text
from geo.speech import gettext as _

Row = Mapping[str, Any]
KM_DECIMALS = 1


def variants_table(catalogue: Catalogue, measures: Iterable[Measure]) -> tuple[Row, ...]:
    """Return one row per variant, to compare them."""
    return tuple(
        {
            "id": one.way.variant.id,
            "variant": name_of(catalogue, one.way.variant.id),
            "km": _km(one.km),
            "stated_share": one.by_kind.get(KmKind.STATED, 0.0) / one.km * 100,
            **{f"{code}_km": _km_of(one.by_mode, code) for code in ("rail", "road", "sea")},
            "countries": " ".join(t.code for t in one.by_country if t.code != AT_SEA),
            "borders": len(one.borders),
            "breaks": len(one.breaks),
            "open_share": one.open_share * 100,
            "longest_open": run_text(one.longest_open),
            "missing_km": _km(sum(t.km for t in one.by_status if t.code in _UNBUILT)),
        }
        for one in measures
    )


_UNBUILT = ("planned", "under-construction")


def tallies_table(catalogue: Catalogue, measure: Measure, by: str) -> tuple[Row, ...]:
    """Return the km per ``country``, ``mode``, ``gauge``, ``status`` or ``quality``, in words."""
    tallies: tuple[Tally, ...] = getattr(measure, f"by_{by}")
    return tuple(
        {
            by: tally_words(catalogue, by, one.code),
            "km": _km(one.km),
            "share": one.km / measure.km * 100,
            "drawn_km": _km(one.drawn_km),
            "stated_km": _km(one.stated_km) if one.stated_km else None,
        }
        for one in tallies
    )


def tally_words(catalogue: Catalogue, by: str, code: str) -> str:
    """Return the words for a code of a tally."""
    if code == UNKNOWN:
        return _("not decided") if by == "gauge" else _("not documented")
    if code == AT_SEA:
        return _("at sea")
    if by == "country":
        return name_of(catalogue, code)
    return _("{gauge} mm").format(gauge=code) if by == "gauge" else catalogue.label(by, code)


def sections_table(catalogue: Catalogue, measure: Measure) -> tuple[Row, ...]:
    """Return one row per section in travel order, in words."""
    return tuple(_section_row(catalogue, line) for line in measure.sections)


def frontiers_table(catalogue: Catalogue, measure: Measure) -> tuple[Row, ...]:
    """Return one row per border and break of gauge or mode, in travel order, in words."""
    borders = [
        {
            "id": one.id,
            "along_km": _km(one.along_km),
            "name": one.name,
            "kind": _("border, {mode}").format(mode=catalogue.label("mode", one.mode)),
            "change": " → ".join(name_of(catalogue, code) for code in one.countries),
            "status": catalogue.label("status", one.status) if one.status else None,
        }
        for one in measure.borders
    ]
    breaks = [
        {
            "id": one.id,
            "along_km": _km(one.along_km),
            "name": one.name,
            "kind": _("break of gauge") if one.kind == "gauge" else _("change of mode"),
            "change": _change_text(catalogue, one),
            "status": catalogue.label("status", one.status) if one.status else None,
        }
        for one in measure.breaks
    ]
    return tuple(sorted((*borders, *breaks), key=lambda row: float(str(row["along_km"]))))


def comparisons_table(catalogue: Catalogue, measure: Measure) -> tuple[Row, ...]:
    """Return the stated lengths of the way's legs beside the lengths of their lines."""
    return tuple(
        {
            "text": fact_text(one.stated.fact.text),
            "stated_km": _km(one.stated.km),
            "drawn_km": _km(one.drawn_km),
            "track_km": None if one.track_km is None else _km(one.track_km),
            "ratio": one.ratio * 100,
            "quality": catalogue.label("quality", one.quality),
            "confidence": catalogue.label("confidence", one.stated.fact.confidence),
        }
        for one in measure.comparisons
    )


def run_text(run: tuple[SectionLine, ...]) -> str:
    """Return the ends and the km of a run of sections, or that there is none."""
    if not run:
        return _("none")
    km = sum(line.part.km for line in run)
    return _("{first} – {last}, {km} km").format(
        first=run[0].first, last=run[-1].last, km=number_text(km, 0)
    )


def share_text(percent: float) -> str:
    """Return a share in percent, never rounded up to the whole."""
    return _("{share} %").format(share=number_text(int(percent * 10) / 10))


def kind_words(kinds: tuple[KmKind, ...]) -> str:
    """Return how a length is known, in a few words."""
    return ", ".join(_(_KIND_WORDS[kind]) for kind in kinds)


_KIND_WORDS: Mapping[KmKind, str] = {
    KmKind.STATED: N_("stated"),
    KmKind.TRACK: N_("along rail data"),
    KmKind.DRAWN: N_("as drawn"),
    KmKind.GAP: N_("gap"),
}


def _change_text(catalogue: Catalogue, one: Break) -> str:
    if one.kind == GAUGE_BREAK:
        return _("{gauge} mm").format(gauge=" → ".join(one.change))
    return " → ".join(catalogue.label("mode", code) for code in one.change)


def _section_row(catalogue: Catalogue, line: SectionLine) -> Row:
    section, part = line.part.section, line.part
    country = name_of(catalogue, section.country) if section.country else _("at sea")
    return {
        "id": section.id,
        "from_km": _km(part.from_km),
        "to_km": _km(part.to_km),
        "from": line.first,
        "to": line.last,
        "country": country,
        "mode": catalogue.label("mode", section.mode),
        "gauge_mm": section.gauge_mm,
        "status": catalogue.label("status", line.status) if line.status else _("not documented"),
        "km": _km(part.km),
        "km_kind": kind_words(part.kinds),
        "drawn_km": _km(part.drawn_km),
        "stated_km": None if part.stated_km is None else _km(part.stated_km),
        "tracks": short_text(line.sayings, "tracks") or None,
        "traction": short_text(line.sayings, "traction") or None,
        "operator": fact_text(line.operator or "") or None,
        "quality": catalogue.label("quality", line.quality),
    }


def _km_of(tallies: Iterable[Tally], code: str) -> float:
    return _km(sum(one.km for one in tallies if one.code == code))


def _km(km: float) -> float:
    return round(km, KM_DECIMALS)
