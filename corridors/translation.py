"""The catalogues of words for translators: drawn from code and data, brought up to date, compiled.

A word no longer used leaves the catalogue; a new one enters it empty; a changed one is a new one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from corridors.language import FACTS, LANGUAGES, LOCALE_FOLDER, WORDS

ROOT = Path(__file__).parents[1]
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
METHODS = [
    ("data/vocabularies/*.csv", "corridors.language:extract_labels"),
    ("**.py", "python"),
]
TOLD: Mapping[str, tuple[str, ...]] = {
    "corridors": ("name", "label", "note"),
    "agreements": ("name", "note"),
    "corrections": ("reason",),
    "crossings": ("note",),
    "decisions": ("reason",),
    "events": ("text", "note"),
    "facts": ("text", "note"),
    "gauge-breaks": ("note",),
    "hubs": ("label", "region", "note"),
    "legs": ("name", "operator", "note"),
    "relations": ("note",),
    "sections": ("note",),
    "sites": ("note",),
    "sources": ("note",),
    "topics": ("name", "note"),
    "variants": ("name", "note"),
}
"""The sentences of the data that pages show, by table."""
WIDTH = 100
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
HEADERS = {
    WORDS: "# Words of the atlas, drawn from its code and vocabularies by `corridors words`.",
    FACTS: "# Translations of what the facts say, drawn from the data by `corridors words`.\n"
    "# The English text is the record.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as the code or the data holds it, with where it stands."""

    text: str | tuple[str, str]
    context: str | None
    place: str


def file_of(language: str, domain: str, suffix: str = "po") -> Path:
    """Return the file of a catalogue of words."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{domain}.{suffix}"


def messages(domain: str, data: Path) -> tuple[Message, ...]:
    """Return every message of a domain, in the order of its places."""
    return tuple(_words() if domain == WORDS else _facts(data))


def _words() -> Iterator[Message]:
    for folder in ("geo", "corridors"):
        found = extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS)
        for name, _, text, _, context in sorted(found, key=lambda one: (one[0], one[1])):
            yield Message(
                text=(text[0], text[1]) if isinstance(text, tuple) else text,
                context=context,
                place=f"{folder}/{name}",
            )


def _facts(data: Path) -> Iterator[Message]:
    for table, columns in TOLD.items():
        single = data / f"{table}.csv"
        for path in [single] if single.exists() else sorted((data / table).glob("*.csv")):
            rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))
            texts = (row.get(column) for row in rows for column in columns)
            place = path.relative_to(data).as_posix()
            yield from (Message(text=text, context=None, place=place) for text in texts if text)


def read(language: str, domain: str) -> Catalog:
    """Return a catalogue of words as its file holds it; an empty one where there is none."""
    path = file_of(language, domain)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def renewed(language: str, domain: str, found: Iterable[Message]) -> Catalog:
    """Return a catalogue that holds the messages found, and what was translated of them."""
    before = read(language, domain)
    today = Catalog(
        locale=language, domain=domain, charset="utf-8", fuzzy=False, header_comment=HEADERS[domain]
    )
    for message in found:
        known = before.get(message.text, message.context)
        string = known.string if known else _untranslated(today, message)
        today.add(message.text, string, locations=[(message.place, 1)], context=message.context)
    return today


def _untranslated(catalogue: Catalog, message: Message) -> str | tuple[str, ...]:
    return "" if isinstance(message.text, str) else ("",) * catalogue.num_plurals


def po_text(catalogue: Catalog) -> bytes:
    """Return a catalogue as the text translators edit, without what changes by itself."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=WIDTH, omit_header=False, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(_CHANGING))
    return "".join(kept).encode()


_CHANGING = tuple(
    f'"{name}'
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Generated-By"),
        *("Report-Msgid-Bugs-To", "Language-Team", "Project-Id-Version"),
    )
)


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as gettext reads it, without the moment at which it was made."""
    timeless = copy(catalogue)
    timeless.creation_date = timeless.revision_date = LONG_AGO
    buffer = io.BytesIO()
    write_mo(buffer, timeless)
    return buffer.getvalue()


def missing(catalogue: Catalog) -> tuple[str, ...]:
    """Return the messages without a translation."""
    return tuple(
        str(one.id if isinstance(one.id, str) else one.id[0])
        for one in catalogue
        if one.id and not all(one.string if isinstance(one.string, tuple | list) else [one.string])
    )


def renew_all(data: Path) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Bring every catalogue's files up to date; return what is not translated, by catalogue."""
    left = {}
    for domain in (WORDS, FACTS):
        found = messages(domain, data)
        for language in LANGUAGES[1:]:
            catalogue = renewed(language, domain, found)
            file_of(language, domain).parent.mkdir(parents=True, exist_ok=True)
            file_of(language, domain).write_bytes(po_text(catalogue))
            file_of(language, domain, "mo").write_bytes(mo_bytes(catalogue))
            left[language, domain] = missing(catalogue)
    return left
