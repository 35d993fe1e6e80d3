"""Everything the catalogue holds as disputed, aged or unknown as of a day, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corridors.catalogue import Catalogue
from corridors.doubts.ageing import Ageing, aged_on
from corridors.doubts.disagreements import Conflict, Position, conflicts_of
from corridors.doubts.gaps import gaps_on
from corridors.names import name_of
from geo.speech import gettext as _


class DoubtKind(StrEnum):
    """Why something is to be taken with care; in the order of a list."""

    DISPUTED = "disputed"
    AGED = "aged"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to be taken with care, and on whose word it is in doubt."""

    kind: DoubtKind
    subject: str
    text: str
    sources: tuple[str, ...]


def doubts_on(catalogue: Catalogue, day: date) -> tuple[Doubt, ...]:
    """Return all that is disputed, aged or unknown as of a day."""
    return tuple(_doubts(catalogue, day))


def _doubts(catalogue: Catalogue, day: date) -> Iterator[Doubt]:
    for conflict in conflicts_of(catalogue):
        notes = (note.id for one in conflict.positions for note in one.sources)
        yield Doubt(
            kind=DoubtKind.DISPUTED,
            subject=conflict.subject,
            text=_conflict_text(conflict),
            sources=tuple(dict.fromkeys(notes)),
        )
    for aged in aged_on(catalogue, day):
        yield Doubt(
            kind=DoubtKind.AGED,
            subject=aged.subject,
            text=_aged_text(catalogue, aged),
            sources=aged.last.sources,
        )
    for gap in gaps_on(catalogue, day):
        text = gap.text
        yield Doubt(kind=DoubtKind.UNKNOWN, subject=gap.subject, text=text, sources=gap.sources)


def _conflict_text(conflict: Conflict) -> str:
    chosen, *others = (_position_text(one) for one in conflict.positions)
    sentence = _("{thing}, {matter}: {chosen}, against {others}; used: {reason}")
    return sentence.format(
        thing=conflict.name,
        matter=conflict.matter,
        chosen=chosen,
        others=" / ".join(others),
        reason=conflict.reason,
    )


def _position_text(position: Position) -> str:
    said = " ".join(filter(None, (position.value, position.when)))
    return f"“{position.text}” ({said})" if said else f"“{position.text}”"


def _aged_text(catalogue: Catalogue, aged: Ageing) -> str:
    status = catalogue.label("status", aged.code)
    return f"{name_of(catalogue, aged.subject)}: {status}, {aged.text}."
