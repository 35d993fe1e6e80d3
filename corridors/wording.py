"""Facts and dates as a reader sees them: numbers, units, spans and conditions in words."""

from __future__ import annotations

from functools import partial

from corridors.catalogue import Catalogue
from corridors.model.dates import PartialDate
from corridors.model.evidence import Fact
from corridors.timeline import Condition
from geo.speech import N_, day_text, month_text, number_text
from geo.speech import gettext as _

BOUNDS = {
    ">": N_("more than {value}"),
    ">=": N_("at least {value}"),
    "<": N_("less than {value}"),
    "<=": N_("at most {value}"),
    "~": N_("about {value}"),
}
STATUS_UNKNOWN = N_("status on this day not documented")
YEAR_LENGTH, MONTH_LENGTH = 4, 7


def opening(words: str) -> str:
    """Return words as they open a line: the first letter large, abbreviations left as they are."""
    return words[:1].upper() + words[1:]


def value_text(catalogue: Catalogue, fact: Fact) -> str:
    """Return a fact's value with bound, range and unit, or nothing where it has no number."""
    if fact.value is None:
        return ""
    value = number_text(fact.value)
    if fact.value_max is not None:
        value = f"{value} – {number_text(fact.value_max)}"
    if fact.bound:
        value = _(BOUNDS[fact.bound]).format(value=value)
    return f"{value} {catalogue.label('unit', fact.unit or '')}".strip()


def date_text(when: PartialDate, *, in_phrase: bool = False) -> str:
    """Return a partial date as precise as it is: 2024, Apr 2024 or 23 Apr 2024.

    ``in_phrase`` gives it as it stands after a preposition.
    """
    if len(when.text) == YEAR_LENGTH:
        return when.text
    if len(when.text) == MONTH_LENGTH:
        return month_text(when.first, in_phrase=in_phrase)
    return day_text(when.first)


_inside = partial(date_text, in_phrase=True)


def span_text(
    when: PartialDate | None, not_before: PartialDate | None, not_after: PartialDate | None
) -> str:
    """Return the date of a dated row in words, saying what its source leaves open."""
    if when is not None:
        return date_text(when)
    if not_before and not_after:
        return _("between {first} and {last}").format(
            first=_inside(not_before), last=_inside(not_after)
        )
    if not_before:
        return _("not before {date}").format(date=_inside(not_before))
    return _("by {date}").format(date=_inside(not_after)) if not_after else _("undated")


def written_date(
    when: PartialDate | None, not_before: PartialDate | None, not_after: PartialDate | None
) -> str:
    """Return the date of a dated row as tables write it, what its source leaves open in words."""
    if when is not None:
        return when.text
    if not_before and not_after:
        return f"{not_before} – {not_after}"
    if not_before:
        return _("after {date}").format(date=not_before)
    return _("by {date}").format(date=not_after) if not_after else _("undated")


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
        return _("{label} since {date}").format(label=label, date=_inside(event.date))
    if event.not_before and event.not_after:
        return _("{label} since a day between {first} and {last}").format(
            label=label, first=_inside(event.not_before), last=_inside(event.not_after)
        )
    if event.not_before:
        return _("{label} since {date} or later").format(
            label=label, date=_inside(event.not_before)
        )
    if event.not_after:
        return _("{label}, begun by {date}").format(label=label, date=_inside(event.not_after))
    return _("{label}, beginning not documented").format(label=label)
