"""The language spoken to whoever is being answered: words, numbers and dates.

Words stand in the code in English, marked ``_("…")``; the language spoken is a property of the
running answer, not of the program, so that two readers can be answered in two languages at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, wraps
from gettext import NullTranslations
from typing import Any, ParamSpec, TypeVar, cast

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A language by its code, with its words, those of the facts, and its customs."""

    language: str
    locale: Locale
    words: NullTranslations = field(default_factory=NullTranslations)
    facts: NullTranslations = field(default_factory=NullTranslations)


ENGLISH = Speech(language="en", locale=Locale("en"))
_spoken: ContextVar[Speech] = ContextVar("spoken", default=ENGLISH)


def language() -> str:
    """Return the code of the language spoken: en, ru, kk or uz."""
    return _spoken.get().language


def speak(speech: Speech) -> None:
    """Speak a language from here on, in this thread or task."""
    _spoken.set(speech)


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Speak a language for a while."""
    token = _spoken.set(speech)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str) -> str:
    """Return a message in the language spoken; imported as ``_``."""
    return _spoken.get().words.gettext(message) if message else ""


def ngettext(one: str, many: str, number: float) -> str:
    """Return the form of a message that goes with a number, which it holds as ``{n}``."""
    text = _spoken.get().words.ngettext(one, many, int(number))
    return text.format(n=number_text(number))


def pgettext(context: str, message: str) -> str:
    """Return a message whose sense its context tells, in the language spoken."""
    return _spoken.get().words.pgettext(context, message) if message else ""


def N_(message: str) -> str:  # noqa: N802 - the name gettext's readers know
    """Mark a message that is translated later, where it is shown."""
    return message


def fact_text(text: str) -> str:
    """Return what a row of the data says, in the language spoken where it was translated."""
    return _spoken.get().facts.gettext(text) if text else ""


def number_text(value: float, decimals: int = 4) -> str:
    """Return a number as the language writes it, without needless decimals."""
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    return str(format_decimal(value, format=pattern, locale=_spoken.get().locale))


def either_text(choices: Sequence[str]) -> str:
    """Return what can be chosen from as the language lists it: rail, road, or sea."""
    return str(format_list(choices, style="or", locale=_spoken.get().locale))


def day_text(day: date) -> str:
    """Return a calendar day as the language writes it: 23 Apr 2024."""
    return _date_text(day, "d MMM yyyy" if language() == "en" else "medium")


def long_day_text(day: date) -> str:
    """Return a calendar day with its month written out: 23 April 2024."""
    return _date_text(day, "d MMMM yyyy" if language() == "en" else "long")


def month_text(day: date, *, in_phrase: bool = False) -> str:
    """Return the month and year of a day: Apr 2024.

    Where a month has a case of its own after a preposition, as in Russian, ``in_phrase`` gives it.
    """
    locale = _spoken.get().locale
    alone = str(locale.datetime_skeletons["yMMM"].pattern)
    if in_phrase:
        return _date_text(day, alone.replace("LLL", "MMM"))
    return str(format_skeleton("yMMM", day, locale=locale))


def _date_text(day: date, pattern: str) -> str:
    return str(format_date(day, format=pattern, locale=_spoken.get().locale))


def territory_text(code: str) -> str:
    """Return the name of a country by its ISO 3166-1 code, as CLDR gives it, or the code."""
    return str(_spoken.get().locale.territories.get(code.upper(), code))


def spoken_cache(
    maxsize: int,
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Keep a function's answers, by what was asked and in which language."""

    def keep(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        @lru_cache(maxsize=maxsize)
        def kept(_: str, *args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs)

        @wraps(function)
        def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
            return cast("Answer", cast("Any", kept)(language(), *args, **kwargs))

        return ask

    return keep
