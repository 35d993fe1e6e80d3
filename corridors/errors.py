"""The errors of the domain: one family, said in sentences fit to be shown."""

from __future__ import annotations

from dataclasses import dataclass


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
        place = self.file + (f", row {self.row}" if self.row else "")
        place += f", {self.column}" if self.column else ""
        return f"{place}: expected {self.expected}, found {self.found}."


class DataError(CorridorsError, ValueError):
    """The data folder is not what FORMAT.md says; carries every fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults and name the first in the message."""
        self.faults = faults
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}" if faults else "the data has no fault")


class DateError(CorridorsError, ValueError):
    """A text is not a date of the precision asked for."""


class UnknownIdError(CorridorsError, LookupError):
    """No thing of that id is in the catalogue."""
