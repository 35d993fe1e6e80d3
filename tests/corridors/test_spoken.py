"""What people see of maps, files and errors is asked for as messages, so it can be translated."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.numbers import format_decimal

from corridors import web
from corridors.catalogue import Catalogue
from corridors.exports.features import READ_FIRST, export_of, read_first
from corridors.language import LANGUAGES, speaking, speech_of
from corridors.layers import layers_of
from corridors.pictures import alternative_text, picture_of
from corridors.snapshots.errors import FILES, TooManyError
from corridors.view import default_view
from corridors.web.document import map_document
from corridors.web.offline import offline_document
from geo import speech
from geo.map_words import map_words
from tests.geo.speeches import CLOSE, OPEN, bare, marking

SCRIPTS = tuple(sorted((Path(web.__file__).parent / "static").glob("*.js")))
SAID = re.compile(r'\bsay\(\s*"(\w+)"')
BEGUN = re.compile(r"\bsay\(\s*`(\w+)\$\{")
CHOSEN = re.compile(r'say\(\w+ \? "(\w+)" : "(\w+)"\)')
IN_TEMPLATE = {"skip", "noscript", "layers", "hide_panel", "data", "map_keys"}
BY_NAME = re.compile(r"month_\d+|group|decimal")


def blocks_of(page: str, name: str) -> Any:
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found.group(1))


def is_message(text: str) -> bool:
    """Tell whether nothing of a text but signs was left unmarked."""
    return not re.search(r"[A-Za-z]", bare(text))


def shown_in(settings: Any) -> Iterator[str]:
    """Yield what the map page writes, but for the names of things."""
    yield from (text for key, text in settings["words"].items() if not BY_NAME.fullmatch(key))
    yield from (status["label"] for status in settings["statuses"])
    yield from (text for _, text in settings["events"])
    for layer in settings["layers"]:
        yield from (layer["title"], layer["group"])
        for style in layer["styles"].values():
            yield from (style["label"], style["remark"])


@pytest.fixture(scope="module")
def page(shipped: Catalogue) -> str:
    with speech.speaking(marking()):
        return map_document(shipped)


def test_everything_the_map_page_writes_is_a_message(page: str) -> None:
    unmarked = [
        text for text in shown_in(blocks_of(page, "atlas-settings")) if not is_message(text)
    ]
    assert unmarked == []


def test_the_frame_of_the_map_page_is_made_of_messages(page: str) -> None:
    body = page.partition("<body>")[2].partition("<script")[0]
    texts = re.findall(r'(?:title|aria-label)="([^"]*)"|>([^<>]+)<', body)
    said = [one for pair in texts for one in pair if re.search(r"[A-Za-z]", one)]
    thanks = "Natural Earth · GeoNames · © OpenStreetMap contributors"
    assert [one for one in said if not is_message(one) and one.strip() != thanks] == []


def test_the_scripts_ask_for_words_that_there_are_and_for_all_of_them() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    asked = {*SAID.findall(text), *(key for pair in CHOSEN.findall(text) for key in pair)}
    begun = tuple(BEGUN.findall(text))
    known = {key for key in map_words() if not BY_NAME.fullmatch(key)}
    asked |= {key for key in known if begun and key.startswith(begun)}
    assert asked - known == set()
    assert known - asked == IN_TEMPLATE - asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_writes_days_and_numbers_as_its_language_does(language: str) -> None:
    with speaking(language):
        words = map_words()
    months = [words[f"month_{month}"] for month in range(1, 13)]
    assert len(set(months)) == 12
    assert all(text.count("{day}") == text.count("{year}") == 1 for text in months)
    number = format_decimal(12_345.5, locale=speech_of(language).locale)
    assert number == f"12{words['group']}345{words['decimal']}5"


def test_english_days_stay_as_they_were() -> None:
    assert map_words()["month_4"] == "{day} April {year}"


def test_a_saved_page_says_what_it_is_in_messages(shipped: Catalogue) -> None:
    with speech.speaking(marking()):
        text = offline_document(shipped, default_view(shipped), link="https://a.example/s/x")
    about = blocks_of(text, "atlas-about")
    assert all(is_message(word) for word in about["words"].values())
    assert all(is_message(name) for name, _ in about["rows"])
    assert is_message(about["title"])
    assert '<html lang="ru-x-marking">' in text


def test_what_a_picture_says_is_made_of_messages(shipped: Catalogue) -> None:
    with speech.speaking(marking()):
        picture = picture_of(shipped, default_view(shipped))
        alt = alternative_text(shipped, default_view(shipped))
    for text in (picture.title, picture.as_of, picture.disclaimer):
        assert is_message(text), text
    assert bare(picture.data) == ""
    assert alt.startswith(f"{OPEN}Map of Central Asia as of ")


def test_what_an_export_says_first_is_made_of_messages(shipped: Catalogue) -> None:
    view = default_view(shipped)
    with speech.speaking(marking()):
        export = export_of(shipped, layers_of(shipped)[:1], view.on)
        shown = list(read_first(export))
    assert len(shown) == len(export.readme)
    assert all(is_message(name) for name, _ in shown)
    statuses = [str(row.cells["status"]) for rows in export.rows.values() for row in rows]
    assert all(is_message(status) for status in statuses)


def test_the_keys_of_what_is_to_be_read_first_are_those_of_programs(shipped: Catalogue) -> None:
    view = default_view(shipped)
    with speech.speaking(marking()):
        export = export_of(shipped, layers_of(shipped)[:1], view.on, link="https://a.example")
    assert set(export.readme) == set(READ_FIRST)


def test_a_refusal_is_a_message() -> None:
    with speech.speaking(marking()):
        said = str(TooManyError(3, FILES))
    assert said == f"{OPEN}Too many files in a short time: please try again in 3 seconds.{CLOSE}"
