"""The catalogues of words: whole, up to date with code and data, and true to their places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from corridors.language import FACTS, LANGUAGES, WORDS
from corridors.settings import data_folder
from corridors.translation import (
    KEYWORDS,
    ROOT,
    file_of,
    messages,
    missing,
    mo_bytes,
    po_text,
    read,
    renewed,
)

TRANSLATED = LANGUAGES[1:]
CATALOGUES = [(language, domain) for language in TRANSLATED for domain in (WORDS, FACTS)]
PLACE = re.compile(r"\{(\w*)[^}]*\}")
TAG = re.compile(r"</?[a-z]+>|\*\*|`")


def strings(message: Message) -> Iterator[tuple[str, str]]:
    """Yield each form of a message as it stands in English and in the translation."""
    if isinstance(message.string, str):
        yield str(message.id), message.string
    else:
        yield from ((str(message.id[1]), form) for form in message.string or ())


def lost(catalogue: Catalog, pattern: re.Pattern[str]) -> list[str]:
    """Return translations that do not hold what a pattern finds in the English."""
    return [
        f"{english!r}: {translated!r}"
        for message in catalogue
        if message.id
        for english, translated in strings(message)
        if sorted(pattern.findall(english)) != sorted(pattern.findall(translated))
    ]


def unseen(path: Path) -> list[str]:
    """Return the marked words inside f-strings, where what draws words from code sees none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    calls = [node for one in strings for node in ast.walk(one) if isinstance(node, ast.Call)]
    return [
        f"{path.name}:{call.lineno}"
        for call in calls
        if getattr(call.func, "id", "") in KEYWORDS
        and any(isinstance(word, ast.Constant) for word in call.args)
    ]


@pytest.mark.parametrize("folder", ["geo", "corridors"])
def test_no_word_is_marked_where_it_would_not_be_found(folder: str) -> None:
    assert [place for path in (ROOT / folder).rglob("*.py") for place in unseen(path)] == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_no_word_is_missing_or_left_over(language: str, domain: str) -> None:
    text = po_text(renewed(language, domain, messages(domain, data_folder()))).decode()

    assert file_of(language, domain).read_text(encoding="utf-8") == text, "run `corridors words`"


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_what_is_read_is_what_was_translated(language: str, domain: str) -> None:
    assert file_of(language, domain, "mo").read_bytes() == mo_bytes(read(language, domain))


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_word_is_translated(language: str, domain: str) -> None:
    assert missing(read(language, domain)) == ()


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_translations_keep_their_places(language: str, domain: str) -> None:
    assert lost(read(language, domain), PLACE) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_what_stands_out(language: str) -> None:
    assert lost(read(language, WORDS), TAG) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_numbers_of_facts_are_not_changed_by_translation(language: str) -> None:
    digits = re.compile(r"\d+")
    assert lost(read(language, FACTS), digits) == []
