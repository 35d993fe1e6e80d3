"""The languages of the atlas: their catalogues of words, their order, and a reader's choice."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import IO, Any

from babel import Locale

from geo import speech

LOCALE_FOLDER = Path(__file__).parent / "locale"
LANGUAGES = ("en", "ru", "kk", "uz")
OWN_NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша", "uz": "Oʻzbekcha"}
"""What each language calls itself."""
_LOCALES = {"en": "en", "ru": "ru_RU", "kk": "kk_KZ", "uz": "uz_Latn_UZ"}
WORDS, FACTS = "atlas", "facts"
"""The words of the program, and translations of what rows of the data say."""


@cache
def speech_of(language: str) -> speech.Speech:
    """Return a language with its words; an unknown code speaks English."""
    code = language if language in LANGUAGES else LANGUAGES[0]
    return speech.Speech(
        language=code,
        locale=Locale.parse(_LOCALES[code]),
        words=_words(code, WORDS),
        facts=_words(code, FACTS),
    )


def _words(language: str, domain: str) -> NullTranslations:
    path = LOCALE_FOLDER / language / "LC_MESSAGES" / f"{domain}.mo"
    if not path.exists():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def speaking(language: str) -> AbstractContextManager[None]:
    """Speak a language for a while."""
    return speech.speaking(speech_of(language))


def speak(language: str) -> None:
    """Speak a language from here on, in this thread or task."""
    speech.speak(speech_of(language))


def preferred(accepted: str) -> str:
    """Return the atlas's language a browser likes best, from its Accept-Language header."""
    wished = sorted(_wishes(accepted), key=lambda wish: -wish[1])
    return next((code for code, weight in wished if weight > 0), LANGUAGES[0])


def _wishes(accepted: str) -> Iterator[tuple[str, float]]:
    for part in accepted[:1000].split(","):
        tag, _, parameters = part.strip().partition(";")
        code = tag.strip().lower().split("-")[0]
        if code in LANGUAGES:
            yield code, _weight(parameters)


def _weight(parameters: str) -> float:
    try:
        return float(parameters.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


def extract_labels(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterable[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield the labels of a vocabulary's table for Babel, each in the context of its table."""
    del keywords, comment_tags, options
    context = Path(getattr(fileobj, "name", "")).stem
    rows = csv.DictReader(io.StringIO(fileobj.read().decode("utf-8"), newline=""))
    for line, row in enumerate(rows, start=2):
        yield line, "pgettext", (context, row["label"]), [row["description"]]
