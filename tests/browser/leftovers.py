"""English left standing on a page in another language, apart from what may stand in any language.

A word is English if an English message holds it and no translation does. Titles and publishers
of sources, addresses, codes, and names a translation itself keeps are nobody's to translate.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from babel.messages.catalog import Message
from playwright.sync_api import Frame, Page

from corridors.catalogue import load_catalogue
from corridors.language import FACTS, OWN_NAMES, WORDS, speech_of
from corridors.translation import read

GATHER = """(spoken) => {
  const BUILT_IN = ["stElementToolbar", "stFileUploaderDropzone", "stFileUploaderDropzoneInput",
    "stIconMaterial", "stDateInput", "stMainMenu", "stLogoLink", "stTopNavSection",
    "stSidebarCollapseButton", "stExpandSidebarButton", "stTooltipIcon", "stHeadingActionElements",
    "stSlider", "stSkeleton"];
  const skipped = ["script", "style", "template", "noscript", "code", "textarea", "title",
    ...BUILT_IN.map((id) => `[data-testid=${id}]`)].join(", ");
  const told = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"];
  const found = new Set();
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) found.add(node.data);
    if (node.nodeType === Node.ELEMENT_NODE) {
      const lang = node === document.documentElement ? "" : node.getAttribute("lang");
      if (node.matches(skipped) || (lang && lang !== spoken)) return;
      for (const name of told) found.add(node.getAttribute(name) ?? "");
      if (node.shadowRoot) visit(node.shadowRoot);
    }
    node.childNodes.forEach(visit);
  };
  visit(document);
  return [...found, document.title].map((text) => text.trim()).filter(Boolean);
}"""
STREAMLIT = {
    "Skip to main content",
    "App pages",
    "Choose an option",
    "Clear value",
    "Link to heading",
}
"""Streamlit's own words, for which it has no option."""
DAY_FIELD = "Selected Date:"
WORD = re.compile(r"(?<![\w’ʻʼ'-])[A-Za-z][A-Za-zʻʼ'’-]*")
RUN = re.compile(r"[A-Za-z][A-Za-z'’-]+(?:[ ,;:&]+[A-Za-z][A-Za-z'’-]+)+")
ADDRESS = re.compile(r"\S+://\S+")
CODE = re.compile(r"[\w.-]+\.[a-z]{2,4}\b(?:/\S*)?|\b[a-z0-9]+(?:-[a-z0-9]+)+")
PLACE = re.compile(r"\{\w*\}")


def english_on(page: Page | Frame, language: str) -> set[str]:
    """Return the texts of a page, seen or read out, that hold English."""
    texts: list[str] = page.evaluate(GATHER, language)
    ours = (text for text in texts if text not in STREAMLIT and not text.startswith(DAY_FIELD))
    return {text for text in ours if english_in(text, language)}


def english_in(text: str, language: str) -> tuple[str, ...]:
    """Return the English words of a text, and what runs on in Latin letters within Cyrillic."""
    rest = CODE.sub(" ", without_names(ADDRESS.sub(" ", text), language))
    words = [word for word in WORD.findall(rest) if _is_english(word, language)]
    runs = RUN.findall(rest) if language != "uz" else []
    return (*words, *(run for run in runs if re.search(r"\b[a-z]{2,}", run)))


def _is_english(word: str, language: str) -> bool:
    is_country_code = word.isupper() and len(word) == 2
    return word.lower() in english_words(language) and not is_country_code


def without_names(text: str, language: str) -> str:
    """Return a text without what is quoted from sources or kept by a translation."""
    for name in kept_names(language):
        text = text.replace(name, " ") if name in text else text
    return text


@cache
def kept_names(language: str) -> tuple[str, ...]:
    """Return what stands untranslated in any language, the longest first."""
    catalogue = load_catalogue()
    sources = {text for one in catalogue.sources.values() for text in (one.title, one.publisher)}
    cells = {text for one in catalogue.corrections for text in (one.reference, one.corrected)}
    runs = {run for text in _translations(language) for run in RUN.findall(text)}
    kept = {
        *sources,
        *cells,
        *runs,
        "Corridor Atlas",
        *OWN_NAMES.values(),
        "KTZE Khorgos Gateway",
        "Spin Boldak",
    }
    return tuple(sorted((one for one in kept if one and len(one) > 1), key=len, reverse=True))


@cache
def english_words(language: str) -> frozenset[str]:
    """Return the words English messages hold in small letters, and translations do not."""
    english = _words(text for message in _messages(language) for text in _forms(message.id))
    small = {word for word in english if word == word.lower() and len(word) > 1}
    translated = {word.lower() for word in _words(_translations(language))}
    months = set(_words(speech_of(language).locale.months["format"]["abbreviated"].values()))
    return frozenset(small - translated - {month.lower() for month in months})


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in WORD.findall(PLACE.sub(" ", text)))


def _translations(language: str) -> Iterator[str]:
    for message in _messages(language):
        english = set(_forms(message.id))
        yield from (text for text in _forms(message.string) if text not in english)


@cache
def _messages(language: str) -> tuple[Message, ...]:
    return tuple(one for domain in (WORDS, FACTS) for one in read(language, domain) if one.id)


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())
