"""The sources as other programs read them: BibTeX, CSL-JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from corridors.catalogue import Catalogue
from corridors.grids import flat
from corridors.model.dates import PartialDate, parse_date
from corridors.model.evidence import Source
from corridors.sources.reliance import sources_overview
from corridors.wording import span_text

CSL_TYPES: Mapping[str, str] = {
    "official-act": "legislation",
    "agency": "article-newspaper",
    "press": "article-newspaper",
    "encyclopedia": "entry-encyclopedia",
    "dataset": "dataset",
    "code-file": "software",
    "compilation": "document",
}
"""What CSL calls the kinds of ``vocabularies/source-kind.csv``; the others are web pages."""

_NEWS = ("agency", "press")
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)
"""How TeX spells the signs it reads as its own; BibTeX counts even an escaped brace as a brace."""
_IN_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex_text(catalogue: Catalogue) -> str:
    """Return every source as a BibTeX entry, UTF-8, by id; dates also as biblatex reads them."""
    return "\n".join(_entry(catalogue, one) for one in _ordered(catalogue))


def csl_text(catalogue: Catalogue) -> str:
    """Return every source as CSL-JSON (version 1.0.2), by id."""
    items = [_item(catalogue, source) for source in _ordered(catalogue)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def csv_text(catalogue: Catalogue) -> str:
    """Return every source with what rests on it as CSV, by id."""
    return flat.csv_text(sorted(sources_overview(catalogue), key=lambda row: str(row["id"])))


def _ordered(catalogue: Catalogue) -> list[Source]:
    return sorted(catalogue.sources.values(), key=lambda source: source.id)


def _entry(catalogue: Catalogue, source: Source) -> str:
    fields = [(name, text) for name, text in _fields(catalogue, source) if text]
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields)
    return f"@misc{{{source.id},\n{lines}}}\n"


def _fields(catalogue: Catalogue, source: Source) -> Iterator[tuple[str, str]]:
    """Yield the fields of a BibTeX entry as they stand between their braces."""
    year, _, rest = (source.date.text if source.date else "").partition("-")
    yield "title", f"{{{tex_text(source.title)}}}"
    yield "author", f"{{{tex_text(source.publisher)}}}"
    yield "year", year
    yield "month", str(int(rest[:2])) if rest else ""
    yield "date", _iso(source)
    yield "url", (source.url or "").translate(_IN_URL)
    yield "language", source.language or ""
    yield "type", tex_text(catalogue.label("source-kind", source.kind))
    yield "note", tex_text(source.note or "")


def tex_text(text: str) -> str:
    """Return a text as TeX writes it, safe between the braces of a BibTeX field."""
    return text.translate(_TEX)


def _iso(source: Source) -> str:
    """Return the date as ISO 8601-2 writes it: a day, a month, a year, or an interval of them."""
    if source.date or not (source.not_before or source.not_after):
        return source.date.text if source.date else ""
    ends = (source.not_before, source.not_after)
    return "/".join(one.text if one else ".." for one in ends)


def _item(catalogue: Catalogue, source: Source) -> dict[str, Any]:
    publisher = "container-title" if source.kind in _NEWS else "publisher"
    item = {
        "id": source.id,
        "type": CSL_TYPES.get(source.kind, "webpage"),
        "title": source.title,
        publisher: source.publisher,
        "issued": _issued(source),
        "accessed": _csl_date(parse_date(catalogue.checked)),
        "URL": source.url,
        "language": source.language,
        "genre": catalogue.label("source-kind", source.kind),
        "note": source.note,
    }
    return {name: value for name, value in item.items() if value}


def _issued(source: Source) -> dict[str, Any] | None:
    """Return the date of publication; one with a limit on one side only in words."""
    if source.date:
        return _csl_date(source.date)
    if source.not_before and source.not_after:
        return _csl_date(source.not_before, source.not_after)
    if source.not_before or source.not_after:
        return {"literal": span_text(None, source.not_before, source.not_after)}
    return None


def _csl_date(*dates: PartialDate) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in one.text.split("-")] for one in dates]}
