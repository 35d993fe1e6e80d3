"""What all pages share: title, wordmark, navigation, and the line with day and edition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.settings import current_catalogue
from corridors.ui import address, asked, languages, layout, share, state
from corridors.view import write_view
from geo.speech import N_, day_text
from geo.speech import gettext as _

TITLE = "Corridor Atlas"
DAY_WIDTH = 170
WORDMARK = Path(__file__).parent / "assets" / "wordmark.svg"
MARK = Path(__file__).parent / "assets" / "mark.svg"


def configure() -> None:
    """Set the page up; must be the first call of the script."""
    st.set_page_config(page_title=TITLE, page_icon=str(MARK), layout="wide")
    st.logo(str(WORDMARK), size="large")
    layout.apply()


def name(page: st.Page) -> None:
    """Name the window after the page, so that windows and bookmarks can be told apart."""
    st.set_page_config(page_title=f"{page.title} · {TITLE}")


PAGES = (
    (
        "map_page",
        N_("Map"),
        N_("Corridors and hubs on a map, as of any day, with what is known of each."),
    ),
    (
        "strip",
        N_("Corridor strip"),
        N_("A corridor in order and to scale: countries, borders, gauges."),
    ),
    ("places", N_("Hubs"), N_("Places as tables, the five hubs side by side, and their Concept.")),
    ("membership", N_("Membership"), N_("Which country stands where, since when, on whose word.")),
    ("changes", N_("Changes"), N_("Between two days, along a timeline, where sources disagree.")),
    ("sources", N_("Sources"), N_("Every page, act and dataset the facts rest on.")),
    ("method", N_("Data"), N_("The rules by which facts are kept and shown, licences, download.")),
)
"""File, title and help of each page, in the order of the navigation; the first is the default."""
ADDRESSES = {"map_page": None, "method": "data"}
"""Addresses that are not the file's name."""


def pages() -> Sequence[st.Page]:
    """Return the pages in the order of the navigation."""
    return [
        st.Page(
            f"app_pages/{file}.py",
            title=_(title),
            url_path=ADDRESSES.get(file, file),
            default=file == PAGES[0][0],
            help=_(words),
        )
        for file, title, words in PAGES
    ]


def show_edition(catalogue: Catalogue) -> None:
    """Show as of which day the page speaks, from which edition of the data, and how to share it."""
    layout.make_room()
    with st.container(key=layout.HEAD, horizontal=True, vertical_alignment="center"):
        with st.container(key=layout.EDITION, horizontal=True, vertical_alignment="center"):
            st.markdown(_day_words(), width="content")
            edition = _("data {edition}").format(edition=catalogue.edition.isoformat())
            st.markdown(edition, width="content")
        languages.show()
        share.show()


def _day_words() -> str:
    words = _("as of {day}, as known then") if state.is_as_known() else _("as of {day}")
    return words.format(day=f"**{day_text(state.day())}**")


def show_heading(
    title: str, caption: str, *, has_day: bool = True, has_known: bool = False
) -> None:
    """Show the heading of a page, the field for the day, and what a link asked for in vain.

    ``has_known`` adds the switch to what had been published by the day.
    """
    words, controls = st.columns([3, 2], vertical_alignment="bottom")
    with words.container(gap=None):
        st.title(title, anchor=False)
        say(caption)
    with controls.container(
        horizontal=True, vertical_alignment="bottom", horizontal_alignment="right"
    ):
        if has_known:
            asked.show_switch()
        if has_day:
            _show_day_field()
    address.keep(write_view(state.plain_view(), current_catalogue()))
    show_notes()


def say(sentence: str) -> None:
    """Show a sentence of our own in the quiet ink; captions of Streamlit are too pale to read."""
    st.markdown(f":gray[{sentence}]")


def _show_day_field() -> None:
    state.offer_day()
    day_field(_("As of"), state.day(), key=state.DAY_KEY, on_change=state.take_day)


def day_field(label: str, day: date, *, key: str, on_change: Callable[[], None]) -> None:
    """Show a field for a day whose key has been given the day."""
    low, high = layout.day_range(day)
    st.date_input(
        label,
        key=key,
        min_value=low,
        max_value=high,
        format="YYYY-MM-DD",
        on_change=on_change,
        width=DAY_WIDTH,
    )


def show_notes() -> None:
    """Show what could not be done as asked; as plain text, as it may quote the address."""
    if state.notes():
        with st.container(border=True, gap=None):
            for note in state.notes():
                st.text(_(note))
