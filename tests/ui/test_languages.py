"""The app in its four languages, and that nothing of its own is shown untranslated."""

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any, cast

import pytest
from babel import Locale
from streamlit.testing.v1 import AppTest

from corridors import language, ui
from corridors.language import LANGUAGES
from corridors.ui.state import LANGUAGE_KEY
from geo.speech import Speech, speaking
from tests.ui.shown import given, grids, map_data

PAGES = sorted(path.name for path in (Path(ui.__file__).parent / "app_pages").glob("*.py"))
MAP = "map_page.py"
PARTS = {
    "changes.py": "changes-part",
    "membership.py": "membership-part",
    "places.py": "hubs-part",
    "strip.py": "strip-part",
}
OWN = ("BibTeX", "CSL-JSON", "CSV", "EN", "REST", "SVG", "PNG")
"""Names of forms and badges, the same in every language."""


class Marked(NullTranslations):
    """Translates by setting brackets around what was marked for translation."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)


MARKED = Speech(language="marked", locale=Locale("en"), words=Marked(), facts=Marked())


@pytest.fixture
def marked(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """Return the app speaking a language in which all that is translated stands in brackets."""
    monkeypatch.setattr(language, "speech_of", lambda _: MARKED)
    app.default_timeout = 60
    with speaking(MARKED):
        yield app


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_the_language_of_its_link_and_keeps_it(
    app: AppTest, page: str, code: str
) -> None:
    app.default_timeout = 60
    app.query_params["lang"] = code
    app.run().switch_page(f"app_pages/{page}").run()

    assert not app.exception
    assert app.radio(key=LANGUAGE_KEY).value == code
    assert map_data(app)["lang"] == code if page == MAP else f"lang={code}" in address(app)


def test_the_language_chosen_stays_when_pages_are_changed(app: AppTest) -> None:
    app.run().radio(key=LANGUAGE_KEY).set_value("kk").run()
    app.switch_page("app_pages/sources.py").run().switch_page("app_pages/membership.py").run()

    assert app.radio(key=LANGUAGE_KEY).value == "kk"
    assert "lang=kk" in address(app)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_of_a_page_s_own_is_shown_untranslated(marked: AppTest, page: str) -> None:
    marked.run().switch_page(f"app_pages/{page}").run()

    assert not marked.exception
    assert left_in_english(marked) == []


@pytest.mark.parametrize("page", PARTS)
def test_nothing_of_a_part_s_own_is_shown_untranslated(marked: AppTest, page: str) -> None:
    marked.run().switch_page(f"app_pages/{page}").run()
    for part in marked.segmented_control(key=PARTS[page]).options[1:]:
        own = part.removeprefix("⟦").removesuffix("⟧")
        marked.segmented_control(key=PARTS[page]).set_value(own).run()

        assert not marked.exception
        assert (part, left_in_english(marked)) == (part, [])


def address(app: AppTest) -> str:
    query: str = given(app, "atlas_address")["query"]
    return query


def left_in_english(app: AppTest) -> list[str]:
    """Return what a page says of its own, not of its data, that no translation has touched."""
    return [text for text in spoken(app) if re.search("[A-Za-z]{2}", untouched(text))]


def untouched(text: str) -> str:
    """Return what of a text stands outside of all brackets, but for names and markup."""
    text = text.replace(":gray[", "").removeprefix("Corridor Atlas")
    while "⟦" in text:
        text = re.sub("⟦[^⟦⟧]*⟧", "", text)
    return re.sub(rf"\b({'|'.join(OWN)})\b", "", text)


def spoken(app: AppTest) -> Iterator[str]:
    for kind in ("title", "header", "markdown", "info", "warning", "error"):
        yield from (element.value for element in getattr(app, kind))
    for kind in ("button", "date_input", "number_input", "selectbox", "text_input", "toggle"):
        for element in getattr(app, kind):
            yield from (element.label, getattr(element, "help", None) or "")
    for group in app.get("button_group"):
        yield from cast("Any", group).options
    yield from (element.label for element in app.metric)
    yield from (element.proto.label for element in app.get("download_button"))
    yield from columns(app)
    for grid in grids(app):
        yield from (grid["caption"], *first_column(grid["columns"]))
    for component in ("atlas_share", *(() if app.title else ("atlas_details",))):
        yield from texts(given(app, component)["words"])


def columns(app: AppTest) -> Iterator[str]:
    """Yield the heads of all tables but of those whose columns are named by data."""
    for table in app.dataframe:
        heads = re.findall('"label": ?"([^"]*)"', table.proto.columns)
        yield from (head.encode().decode("unicode_escape") for head in heads)


def first_column(cells: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the head of the first column; others may be things of the data."""
    yield from (line["text"] for cell in cells[:1] for line in cell["lines"])


def texts(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return [value]
