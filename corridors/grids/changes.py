"""Changes as a grid: what, before, after, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from corridors.catalogue import Catalogue
from corridors.differences.changes import Change, ChangeKind
from corridors.errors import UnknownIdError
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, grid_of, said
from corridors.names import name_of
from corridors.reports.citations import Citations
from geo.speech import N_
from geo.speech import gettext as _

WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.MOVED: N_("Status moved"),
    ChangeKind.ADDED: N_("Added"),
    ChangeKind.WITHDRAWN: N_("Withdrawn"),
    ChangeKind.CORRECTED: N_("Value corrected"),
}
NOTHING = N_("nothing documented")


def moves_of(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that have a value before and after: of a status, standing or cell."""
    return tuple(one for one in changes if _has_values(one))


def news_of(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that have none: what took place, and rows that came or went."""
    return tuple(one for one in changes if not _has_values(one))


def moves_grid(catalogue: Catalogue, changes: Iterable[Change]) -> Grid:
    """Return changes of values as rows, each with before and after."""
    heads = (_("What"), _("Before"), _("After"), _("When"), _("In words"))
    return grid_of(
        catalogue,
        changes,
        partial(_move_row, catalogue),
        caption=_("What moved, with before and after"),
        heads=heads,
    )


def news_grid(catalogue: Catalogue, changes: Iterable[Change]) -> Grid:
    """Return what came or went as rows."""
    heads = (_("What"), _("When"), _("In words"))
    return grid_of(
        catalogue,
        changes,
        partial(_news_row, catalogue),
        caption=_("What took place, was added or withdrawn"),
        heads=heads,
    )


def change_rows(catalogue: Catalogue, changes: Iterable[Change]) -> tuple[Mapping[str, Any], ...]:
    """Return changes as flat rows, for a file; what has an id is named by it too."""
    return tuple(
        {
            "kind": one.kind.value,
            "id": one.subject,
            "name": _name(catalogue, one.subject),
            "what": one.about,
            "before": one.before,
            "after": one.after,
            "when": one.when,
            "text": one.sentence,
            "sources": " ".join(one.sources),
        }
        for one in changes
    )


def counts_of(changes: Iterable[Change]) -> Mapping[ChangeKind, int]:
    """Return how many changes there are of each kind, in the order of a list."""
    found = [one.kind for one in changes]
    return {kind: found.count(kind) for kind in ChangeKind}


def _has_values(change: Change) -> bool:
    return change.kind is ChangeKind.CORRECTED or _vocabulary(change) in ("status", "standing")


def _vocabulary(change: Change) -> str:
    return change.about.partition("/")[0]


def _move_row(catalogue: Catalogue, change: Change, cited: Citations) -> GridRow:
    return GridRow(
        cells=(
            _what(catalogue, change),
            _value(catalogue, change, change.before),
            _value(catalogue, change, change.after),
            said(change.when),
            _sentence(catalogue, change, cited),
        )
    )


def _news_row(catalogue: Catalogue, change: Change, cited: Citations) -> GridRow:
    sentence = _sentence(catalogue, change, cited)
    return GridRow(cells=(_what(catalogue, change), said(change.when), sentence))


def _what(catalogue: Catalogue, change: Change) -> GridCell:
    who = GridLine(text=_who(catalogue, change), tone="strong")
    return GridCell(lines=(who, GridLine(text=_(WORDS[change.kind]), tone="soft")))


def _sentence(catalogue: Catalogue, change: Change, cited: Citations) -> GridCell:
    sources = cited.of(one for one in change.sources if one in catalogue.sources)
    return said(change.sentence, sources)


def _who(catalogue: Catalogue, change: Change) -> str:
    kind, party = change.about.partition("/")[::2]
    name = _name(catalogue, change.subject)
    if kind != "standing":
        return name
    return _("{country} in {corridor}").format(country=_name(catalogue, party), corridor=name)


def _name(catalogue: Catalogue, thing_id: str) -> str:
    try:
        return name_of(catalogue, thing_id)
    except UnknownIdError:
        return thing_id


def _value(catalogue: Catalogue, change: Change, value: str | None) -> GridCell:
    """Return a status in words and in its look, or the text of a cell."""
    if value is None:
        return said(_(NOTHING), tone="missing")
    vocabulary = _vocabulary(change)
    if vocabulary not in ("status", "standing"):
        return said(value)
    return GridCell(lines=(GridLine(text=catalogue.label(vocabulary, value)),), code=value)
