"""What has changed in the facts since a snapshot was made, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass

from corridors.catalogue import Catalogue
from corridors.differences.changes import Change, ChangeKind, changes_of
from geo.speech import gettext as _
from geo.speech import ngettext, spoken_cache

APART = ("edition", "vocabularies", "sources", "corrections", "aliases", "toponyms")
LAST = ("names", "stretches", "waypoints")
"""Told after what has happened and what is said of things: how they are called, where they run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFact:
    """A row that was added, withdrawn or corrected, with the sentences that say how."""

    row: str
    kind: ChangeKind
    sentences: tuple[str, ...]
    sources: tuple[str, ...]


@spoken_cache(maxsize=16)
def changed_facts(then: Catalogue, now: Catalogue) -> tuple[ChangedFact, ...]:
    """Return the facts that differ, one per row of the tables; none for equal catalogues.

    Statuses are not counted again: they follow from events. Words of vocabularies, sources, the
    edition's own date and how other languages spell a place are no facts about corridors.
    """
    if then.digest == now.digest:
        return ()
    groups: dict[str, list[Change]] = {}
    for change in changes_of(then, now):
        table, _, rest = change.about.partition("/")
        if rest and table not in (*APART, "standing"):
            groups.setdefault(_row(table, rest, change.kind), []).append(change)
    rows = sorted(groups, key=lambda row: row.partition("/")[0] in LAST)
    return tuple(_fact(row, groups[row]) for row in rows)


def _row(table: str, rest: str, kind: ChangeKind) -> str:
    """Return table and key; of a corrected row the last part names the column."""
    key = rest.rpartition("/")[0] if kind is ChangeKind.CORRECTED else rest
    return f"{table}/{key or rest}"


def _fact(row: str, changes: list[Change]) -> ChangedFact:
    return ChangedFact(
        row=row,
        kind=changes[0].kind,
        sentences=tuple(change.sentence for change in changes),
        sources=tuple(dict.fromkeys(one for change in changes for one in change.sources)),
    )


def changes_sentence(changed: tuple[ChangedFact, ...]) -> str:
    """Return how much has changed, in words."""
    count = len(changed)
    if count == 0:
        return _("No fact has changed since.")
    return ngettext("{n} fact has changed since.", "{n} facts have changed since.", count)
