"""What changed between two days of one catalogue, or between two catalogues.

Between two days only what happened counts: a status or standing that moved, and an event without
effect that took place. Between two catalogues every row counts, and the statuses that their rows
give on the newer one's day. What had been *published* between two days is the comparison of two
catalogues as known on them (``corridors/known.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corridors.catalogue import Catalogue
from corridors.differences.columns import column_words
from corridors.differences.patches import RowChange, row_changes
from corridors.differences.rowwords import (
    Cell,
    differing,
    noun_of,
    row_text,
    sources_of,
    subject_of,
)
from corridors.errors import UnknownIdError
from corridors.evidence import evidence_of
from corridors.model.evidence import Event
from corridors.model.vocabulary import Confidence, Modality
from corridors.names import name_of
from corridors.timeline import Condition, condition_on
from corridors.wording import opening, span_text
from geo.speech import N_, fact_text
from geo.speech import gettext as _

Holder = tuple[str, str | None]
"""A thing with a status, or a thing and the country that has a standing in it."""
Conditions = Mapping[Holder, Condition]


class ChangeKind(StrEnum):
    """How something differs, in the order in which changes are listed."""

    MOVED = "status-moved"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    CORRECTED = "value-corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference; ``before`` and ``after`` are None where there is nothing.

    ``about`` says what differs: ``status``, ``standing/KZ``, or table, key and column of a row;
    of a status or standing ``before`` and ``after`` are the codes. ``when`` is the day in words on
    which it happened, empty for rows.
    """

    kind: ChangeKind
    subject: str
    about: str
    before: str | None
    after: str | None
    sentence: str
    sources: tuple[str, ...]
    when: str = ""


def conditions_on(catalogue: Catalogue, day: date) -> Conditions:
    """Return every status and standing on a day that rests on an event of its own subject."""
    holders = {(event.subject, event.party) for event in catalogue.all_events() if event.counts}
    found = {(one, party): condition_on(catalogue, one, day, party) for one, party in holders}
    return {holder: condition for holder, condition in found.items() if condition}


def changes_between(catalogue: Catalogue, a: date, b: date) -> tuple[Change, ...]:
    """Return what changed from one day to another; going back, what was not yet so."""
    moved = _moved((catalogue,), conditions_on(catalogue, a), conditions_on(catalogue, b))
    return _listed((*moved, *_happened(catalogue, a, b)))


def changes_of(old: Catalogue, new: Catalogue) -> tuple[Change, ...]:
    """Return what changed from one catalogue to another; statuses as of the newer edition."""
    day = max(old.edition, new.edition)
    moved = _moved((new, old), conditions_on(old, day), conditions_on(new, day))
    rows = (change for one in row_changes(old, new) for change in _of_row((new, old), one))
    return _listed((*moved, *rows))


def _listed(changes: Iterable[Change]) -> tuple[Change, ...]:
    order = list(ChangeKind)
    return tuple(sorted(changes, key=lambda one: (order.index(one.kind), one.subject, one.about)))


def _moved(named_by: tuple[Catalogue, ...], a: Conditions, b: Conditions) -> Iterator[Change]:
    """Yield a change for each status or standing whose code differs."""
    for holder in {*a, *b}:
        before, after = a.get(holder), b.get(holder)
        if (before and before.code) != (after and after.code):
            yield _status_change(named_by, holder, before, after)


def _status_change(
    named_by: tuple[Catalogue, ...],
    holder: Holder,
    before: Condition | None,
    after: Condition | None,
) -> Change:
    subject, party = holder
    shown = after or before
    event = shown.event if shown else None
    return Change(
        kind=_kind(before, after),
        subject=subject,
        about=f"standing/{party}" if party else "status",
        before=before.code if before else None,
        after=after.code if after else None,
        sentence=_status_sentence(named_by, holder, before, after),
        sources=sources_of(*(one.event for one in (after, before) if one)),
        when=_when(event) if event else "",
    )


def _kind(before: object, after: object) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.WITHDRAWN if after is None else ChangeKind.MOVED


def _status_sentence(
    named_by: tuple[Catalogue, ...],
    holder: Holder,
    before: Condition | None,
    after: Condition | None,
) -> str:
    subject, party = holder
    words = "standing" if party else "status"
    was, now = (
        named_by[0].label(words, one.code) if one else _("not documented")
        for one in (before, after)
    )
    sentence = _("{thing}: status was {before}, is {after}.")
    if party:
        sentence = _("{country} in {thing}: standing was {before}, is {after}.")
    country, thing = _name(named_by, party) if party else "", _name(named_by, subject)
    return sentence.format(country=country, thing=thing, before=was, after=now)


def _happened(catalogue: Catalogue, a: date, b: date) -> Iterator[Change]:
    """Yield the events without effect that took place in between, or had not yet going back."""
    evidence, first, last = evidence_of(catalogue), min(a, b), max(a, b)
    for event in catalogue.all_events():
        begins = event.span.earliest or event.span.latest
        took_place = begins is not None and first < begins <= last and _is_real(event)
        if took_place and event.effect is None and evidence.is_used(event):
            yield _event_change(catalogue, event, is_back=b < a)


def _is_real(event: Event) -> bool:
    is_sourced = event.confidence is not Confidence.BACKGROUND
    return is_sourced and event.modality in (Modality.HAPPENED, Modality.CLAIMED)


def _event_change(catalogue: Catalogue, event: Event, *, is_back: bool) -> Change:
    words = _("not yet") if is_back else catalogue.label("event-kind", event.kind)
    text = fact_text(event.text)
    return Change(
        kind=ChangeKind.WITHDRAWN if is_back else ChangeKind.ADDED,
        subject=event.subject,
        about=f"events/{event.id}",
        before=event.text if is_back else None,
        after=None if is_back else event.text,
        sentence=f"{name_of(catalogue, event.subject)}, {words}: {text}",
        sources=event.sources,
        when=_when(event),
    )


def _when(event: Event) -> str:
    return span_text(event.date, event.not_before, event.not_after)


def _of_row(named_by: tuple[Catalogue, ...], change: RowChange) -> Iterator[Change]:
    """Yield the changes of one row: one where it came or went, else one per column."""
    if change.old_id and change.new_id:
        for cell in differing(change.before, change.after):
            yield _cell_change(named_by, change, cell)
        return
    kind = ChangeKind.ADDED if change.new_id else ChangeKind.WITHDRAWN
    row = change.after if change.new_id else change.before
    text = row_text(row)
    yield Change(
        kind=kind,
        subject=subject_of(row),
        about="/".join(change.row_id),
        before=None if change.new_id else text,
        after=text if change.new_id else None,
        sentence=_(_ROW_SENTENCES[kind]).format(
            row=_lead(named_by, row, change), text=fact_text(text)
        ),
        sources=sources_of(row),
    )


def _cell_change(named_by: tuple[Catalogue, ...], change: RowChange, cell: Cell) -> Change:
    was, now = (fact_text(text) or _("empty") for text in (cell.before, cell.after))
    what = change.row_id.key
    if cell.column:
        text = fact_text(row_text(change.after))
        what = _("{column} of “{text}”").format(column=column_words(cell.column), text=text)
    sentence = _("{row} corrected, {what}: was {before}, is {after}.")
    return Change(
        kind=ChangeKind.CORRECTED,
        subject=subject_of(change.after),
        about="/".join(filter(None, (*change.row_id, cell.column))),
        before=cell.before,
        after=cell.after,
        sentence=sentence.format(
            row=_lead(named_by, change.after, change), what=what, before=was, after=now
        ),
        sources=sources_of(change.after, change.before),
    )


def _lead(named_by: tuple[Catalogue, ...], row: object, change: RowChange) -> str:
    """Return what a sentence begins with: the thing, and which kind of row."""
    noun, subject = noun_of(change.row_id.table), subject_of(row)
    return f"{_name(named_by, subject)}, {noun}" if subject else opening(noun)


_ROW_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: N_("{row} added: {text}"),
    ChangeKind.WITHDRAWN: N_("{row} withdrawn: {text}"),
}


def _name(named_by: tuple[Catalogue, ...], thing_id: str) -> str:
    """Return a thing's name as the first catalogue that has it gives it, else its id."""
    for catalogue in named_by:
        try:
            return name_of(catalogue, thing_id)
        except UnknownIdError:
            continue
    return thing_id
