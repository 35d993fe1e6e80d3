"""The map page in other languages: days, numbers, units, names written leftward, longer words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from corridors.language import speech_of
from corridors.web.assets import inlined_assets
from geo import speech
from geo.folium_map import render_document
from geo.speech import Speech
from tests.geo.map_samples import inlined, sample_layers, sample_page
from tests.geo.speeches import lengthening

pytestmark = pytest.mark.browser

LEFTWARD = "تورخم"
DAYS = {
    "en": "15 March 2024",
    "ru": "15 марта 2024 г.",
    "kk": "2024 ж. 15 наурыз",
    "uz": "15-mart, 2024",
}
THOUSAND = {"en": "1,234.5", "ru": "1 234,5", "kk": "1 234,5", "uz": "1 234,5"}
WIDE, PHONE = (1440, 900), (390, 844)
OUTSIDE = """[...document.querySelectorAll(
    "button, input, .atlas-row, .atlas-date-text, .atlas-known, .atlas-legend li, .atlas-foot *"
)].filter((one) => {
    const box = one.getBoundingClientRect();
    const isCut = box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
    return isCut && !one.closest(".atlas-skip");
}).map((one) => one.outerHTML.slice(0, 90))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Begin with an empty page; whatever goes wrong on it fails the test."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]})
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def opened(page: Page, folder: Path, spoken: Speech) -> Page:
    """Open the map in a language, from a file of its own."""
    layers = sample_layers(LEFTWARD)
    with speech.speaking(spoken):
        described = replace(sample_page(), language=spoken.language)
        delivery = inlined(layers, inlined_assets())
        text = render_document(layers=layers, page=described, delivery=delivery)
    path = folder / f"{spoken.language}.html"
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    page.evaluate("async () => { await window.atlas.ready; }")
    return page


@pytest.mark.parametrize("language", DAYS)
def test_days_are_written_in_every_language(page: Page, tmp_path: Path, language: str) -> None:
    shown = opened(page, tmp_path, speech_of(language))
    assert shown.evaluate("document.documentElement.lang") == language
    day = shown.inner_text(".atlas-date-text").replace("\u00a0", " ").replace("\u202f", " ")
    assert day == DAYS[language]


@pytest.mark.parametrize("language", THOUSAND)
def test_numbers_are_written_in_every_language(page: Page, tmp_path: Path, language: str) -> None:
    shown = opened(page, tmp_path, speech_of(language))
    words = "JSON.parse(document.getElementById('atlas-settings').textContent).words"
    number = shown.evaluate(f"AtlasWords.makeSay({words}).number(1234.5)")
    assert number.replace("\u00a0", " ").replace("\u202f", " ") == THOUSAND[language]


def test_the_scale_has_its_unit_in_the_language_spoken(page: Page, tmp_path: Path) -> None:
    shown = opened(page, tmp_path, lengthening())
    assert shown.inner_text(".leaflet-control-scale-line").endswith("щ")


def test_a_name_written_leftward_turns_nothing_around_it(page: Page, tmp_path: Path) -> None:
    shown = opened(page, tmp_path, speech_of("en"))
    label = shown.locator(".atlas-marker").first.get_attribute("aria-label")
    assert label == f"\u2068{LEFTWARD}\u2069, hub, operating"
    shown.locator(".atlas-marker").first.focus()
    assert shown.locator("#atlas-tip strong").get_attribute("dir") == "auto"
    assert shown.inner_text("#atlas-tip span:nth-child(2)") == "hub, operating"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_longer_words_push_nothing_off_the_page(
    page: Page, tmp_path: Path, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    shown = opened(page, tmp_path, lengthening())
    assert shown.evaluate(OUTSIDE) == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
