"""A snapshot's page and citation in the language of its view."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from corridors.catalogue import Catalogue
from corridors.differences.changes import ChangeKind
from corridors.pictures import alternative_text
from corridors.scene import citations_of
from corridors.snapshots.bundle import Snapshot, view_of
from corridors.snapshots.changes import ChangedFact
from corridors.web.snapshot_page import PageContent, snapshot_page
from geo import speech
from tests.geo.speeches import CLOSE, OPEN, marking

URL = "https://atlas.example/s/abcdefghijklmnop"
FACT = ChangedFact(row="hubs/khorgos", kind=ChangeKind.CORRECTED, sentences=("One.",), sources=())


class Shown(HTMLParser):
    """Gathers the texts of a page by their element, and its labels."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.labels: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.labels.extend(value or "" for name, value in attrs if name == "aria-label")
        if tag in ("br", "meta", "link"):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            self.texts.append((self._open[-1], data.strip()))

    def of(self, tag: str) -> list[str]:
        return [text for one, text in self.texts if one == tag]


@pytest.fixture
def content(catalogue: Catalogue, snapshot: Snapshot) -> PageContent:
    view = view_of(snapshot, catalogue).view
    return PageContent(
        snapshot=snapshot,
        url=URL,
        day=date(2024, 6, 1),
        edition=catalogue.edition,
        alt=alternative_text(catalogue, view),
        sources=citations_of(catalogue, view).lines(),
        changed=(FACT, FACT),
        is_now=False,
    )


def shown(content: PageContent) -> Shown:
    with speech.speaking(marking()):
        return Shown(snapshot_page(content))


def test_the_page_says_which_language_it_is_in(content: PageContent) -> None:
    with speech.speaking(marking()):
        assert '<html lang="ru-x-marking">' in snapshot_page(content)


def test_headings_labels_and_links_are_messages(content: PageContent) -> None:
    page = shown(content)
    links = [text for text in page.of("a") if not text.isupper()]
    for text in (*page.of("h2"), *page.of("summary"), *links[:2], links[-1]):
        assert text.startswith(OPEN), text
        assert text.endswith(CLOSE), text
    labels = [label for label in page.labels if label != "BibTeX"]
    assert labels
    assert all(label.startswith(OPEN) for label in labels)


def test_the_sentence_of_its_days_is_one_message(content: PageContent) -> None:
    page = shown(content)
    words = "".join(text for tag, text in page.texts if tag in ("p", "strong"))
    assert f"{OPEN}As of" in words
    assert f"kept on 2026-11-22{CLOSE}" in words
    assert page.of("strong") == ["1 июн. 2024\u202fг."] or page.of("strong") == ["1 июн. 2024 г."]


def test_the_citation_is_in_the_language_spoken(content: PageContent) -> None:
    with speech.speaking(marking()):
        sentence = content.cited.sentence()
    assert sentence.startswith(f"{OPEN}Corridor Atlas, “Title”, as of 1 июн. 2024")
    assert sentence.endswith(f"{URL}{CLOSE}")


def test_a_title_written_leftward_turns_nothing_around_it(
    content: PageContent, snapshot: Snapshot
) -> None:
    bundle = replace(snapshot.bundle, title="تورخم", note="یادداشت")
    turned = replace(content, snapshot=replace(snapshot, bundle=bundle))
    assert "“\u2068تورخم\u2069”" in turned.cited.sentence()
    page = snapshot_page(turned)
    assert '<h1 dir="auto">تورخم</h1>' in page
    assert '<p dir="auto">یادداشت</p>' in page
