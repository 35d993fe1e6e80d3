"""Dates as precise as their source: a year, a month, a day, or a span between two of them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corridors.errors import DateError
from geo.speech import N_
from geo.speech import gettext as _

_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
EXPECTED = N_("YYYY, YYYY-MM or YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day, as written; ``first`` and ``last`` are the days it spans."""

    text: str
    first: date
    last: date

    def __str__(self) -> str:
        """Return the date as written."""
        return self.text

    @property
    def is_day(self) -> bool:
        """Tell whether it is precise to the day."""
        return self.first == self.last


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """Return the partial date a text spells.

    Raises:
        DateError: the text is not YYYY, YYYY-MM or YYYY-MM-DD, or no such day exists.
    """
    match = _PATTERN.fullmatch(text)
    if match is None or not text.isascii():
        sentence = _("expected {expected}, found {found!r}")
        msg = sentence.format(expected=_(EXPECTED), found=text)
        raise DateError(msg)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return _span(text, year or 0, month, day)
    except ValueError as error:
        msg = _("expected a day of the calendar, found {found!r}").format(found=text)
        raise DateError(msg) from error


def _span(text: str, year: int, month: int | None, day: int | None) -> PartialDate:
    if month is None:
        return PartialDate(text, date(year, 1, 1), date(year, 12, 31))
    if day is None:
        last = calendar.monthrange(year, month)[1]
        return PartialDate(text, date(year, month, 1), date(year, month, last))
    exact = date(year, month, day)
    return PartialDate(text, exact, exact)


def parse_day(text: str) -> date:
    """Return the calendar day a text spells, precise to the day.

    Raises:
        DateError: the text is not YYYY-MM-DD.
    """
    parsed = parse_date(text)
    if not parsed.is_day:
        msg = _("expected a day, YYYY-MM-DD, found {found!r}").format(found=text)
        raise DateError(msg)
    return parsed.first


@dataclass(frozen=True, slots=True)
class Period:
    """The day or the time a measured value speaks of: one partial date, or from one to another."""

    start: PartialDate
    end: PartialDate

    def __str__(self) -> str:
        """Return the period as written in the tables."""
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"


def parse_period(text: str) -> Period:
    """Return the period a text spells: a partial date, or two joined by a slash.

    Raises:
        DateError: a part is no partial date, or the second begins before the first.
    """
    first, slash, second = text.partition("/")
    start = parse_date(first)
    end = parse_date(second) if slash else start
    if end.last < start.first:
        sentence = _("expected the later date after the slash, found {found!r}")
        msg = sentence.format(found=text)
        raise DateError(msg)
    return Period(start, end)


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something may have happened; None where the source sets no limit."""

    earliest: date | None
    latest: date | None
    text: str

    @property
    def is_exact(self) -> bool:
        """Tell whether only one day is possible."""
        return self.earliest is not None and self.earliest == self.latest


def span_of(
    when: PartialDate | None, not_before: PartialDate | None, not_after: PartialDate | None
) -> Span:
    """Return the span of a dated row: its own date, or else the limits its source sets."""
    if when is not None:
        return Span(when.first, when.last, when.text)
    return Span(
        not_before.first if not_before else None,
        not_after.last if not_after else None,
        _limits_text(not_before, not_after),
    )


def _limits_text(not_before: PartialDate | None, not_after: PartialDate | None) -> str:
    if not_before and not_after:
        return f"{not_before} – {not_after}"
    if not_before:
        return f"after {not_before}"
    return f"by {not_after}" if not_after else "undated"
