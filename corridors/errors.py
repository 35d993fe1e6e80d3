"""The errors of the domain: one family, said in sentences fit to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from geo.speech import gettext as _
from geo.speech import ngettext


class CorridorsError(Exception):
    """Anything the atlas refuses."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in the data: where, what was expected, what was found, what to do."""

    file: str
    row: int
    column: str
    expected: str
    found: str

    def __str__(self) -> str:
        """Return the fault as one sentence."""
        row = _("row {row}").format(row=self.row) if self.row else ""
        place = ", ".join(filter(None, (self.file, row, self.column)))
        sentence = _("{place}: expected {expected}, found {found}.")
        return sentence.format(place=place, expected=self.expected, found=self.found)


class DataError(CorridorsError, ValueError):
    """The data folder is not what FORMAT.md says; carries every fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults and name the first in the message."""
        self.faults = faults
        super().__init__(_summary(faults))


def _summary(faults: tuple[Fault, ...]) -> str:
    if not faults:
        return _("the data has no fault")
    left = len(faults) - 1
    others = ngettext("and {n} more", "and {n} more", left)
    return f"{faults[0]} ({others})" if left else str(faults[0])


class DateError(CorridorsError, ValueError):
    """A text is not a date of the precision asked for."""


class UnknownIdError(CorridorsError, LookupError):
    """No thing of that id is in the catalogue."""
