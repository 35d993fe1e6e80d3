"""Facts and dates as a reader sees them: numbers, units, spans and conditions in words."""

from __future__ import annotations

from datetime import date

from corridors.catalogue import Catalogue
from corridors.model.dates import PartialDate, parse_date
from corridors.model.evidence import Fact
from corridors.timeline import Condition

BOUNDS = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ", "~": "about "}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATUS_UNKNOWN = "status on this day not documented"


def number_text(value: float) -> str:
    """Return a number without needless decimals, thousands set apart by commas."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def value_text(catalogue: Catalogue, fact: Fact) -> str:
    """Return a fact's value with bound, range and unit, or nothing where it has no number."""
    if fact.value is None:
        return ""
    high = f" – {number_text(fact.value_max)}" if fact.value_max is not None else ""
    unit = catalogue.label("unit", fact.unit or "")
    return f"{BOUNDS.get(fact.bound or '', '')}{number_text(fact.value)}{high} {unit}".strip()


def date_text(when: PartialDate) -> str:
    """Return a partial date as precise as it is: 2024, Apr 2024 or 23 Apr 2024."""
    parts = when.text.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:  # noqa: PLR2004 - a day is given
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def day_text(day: date) -> str:
    """Return a calendar day in words."""
    return date_text(parse_date(day.isoformat()))


def span_text(
    when: PartialDate | None, not_before: PartialDate | None, not_after: PartialDate | None
) -> str:
    """Return the date of a dated row in words, saying what its source leaves open."""
    if when is not None:
        return date_text(when)
    if not_before and not_after:
        return f"between {date_text(not_before)} and {date_text(not_after)}"
    if not_before:
        return f"not before {date_text(not_before)}"
    return f"by {date_text(not_after)}" if not_after else "undated"


def fact_date_text(fact: Fact) -> str:
    """Return the day or period a fact speaks of, or nothing where the source does not say."""
    if fact.date is None:
        dated = fact.not_before or fact.not_after
        return span_text(None, fact.not_before, fact.not_after) if dated else ""
    if fact.date.start == fact.date.end:
        return date_text(fact.date.start)
    return f"{date_text(fact.date.start)} – {date_text(fact.date.end)}"


def condition_text(catalogue: Catalogue, condition: Condition, vocabulary: str) -> str:
    """Return a status or standing with since when it holds, as far as its source tells."""
    label = catalogue.label(vocabulary, condition.code)
    event = condition.event
    if event.date:
        return f"{label} since {date_text(event.date)}"
    if event.not_before and event.not_after:
        span = span_text(None, event.not_before, event.not_after)
        return f"{label} since a day {span}"
    if event.not_before:
        return f"{label} since {date_text(event.not_before)} or later"
    if event.not_after:
        return f"{label}, begun by {date_text(event.not_after)}"
    return f"{label}, beginning not documented"
