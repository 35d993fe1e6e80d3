"""The one owner of ``st.session_state``: the day asked for, the thing selected, the first view.

A view is read from the address once, when a session begins; from then on the session leads.
What comes back from the browser is checked like anything else that comes from outside.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.errors import DateError, UnknownIdError
from corridors.language import LANGUAGES, preferred
from corridors.model.dates import parse_day
from corridors.settings import current_catalogue
from corridors.view import View, default_view, read_view
from corridors.ways.way import variants_of
from geo.basemap import ONLINE
from geo.speech import N_

MAP_KEY, DETAILS_KEY, DAY_KEY, THING_KEY = "atlas-map", "atlas-details", "atlas-day", "atlas-thing"
BEFORE_KEY, KNOWN_KEY = "atlas-before", "atlas-known"
LANGUAGE_KEY = "atlas-language"
STRIP_KEY, CORRIDOR_KEY, VARIANT_KEY = "atlas-strip", "atlas-corridor", "atlas-variant"
_FIRST, _DAY, _SELECTED, _NOTES, _STEP = "first", "day", "selected", "notes", "step"
_BEFORE, _KNOWN, _VARIANT, _LANGUAGE = "before", "known", "variant", "language"
_SINCE = "since"
_FEBRUARY = 2


def begin(catalogue: Catalogue) -> None:
    """Take the view the address asks for, once per session."""
    if _FIRST in st.session_state:
        return
    asked = [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]
    found = read_view(urlencode(asked, errors="replace"), catalogue, bases=online_bases())
    st.session_state[_FIRST] = found.view
    st.session_state[_LANGUAGE] = found.view.language if "lang" in st.query_params else wished()
    st.session_state[_DAY] = found.view.on
    st.session_state[_SELECTED] = found.view.selected
    st.session_state[_NOTES] = found.notes
    st.session_state[_STEP] = 0
    st.session_state[_BEFORE] = found.view.since or year_before(found.view.on)
    st.session_state[_KNOWN] = found.view.as_known
    st.session_state[_SINCE] = found.view.since


def online_bases() -> tuple[str, ...]:
    """Return the ids of the online base maps a link may ask for."""
    return tuple(base.id for base in ONLINE)


def first_view() -> View:
    """Return the view the session began with."""
    view: View = st.session_state[_FIRST]
    return view


def plain_view() -> View:
    """Return day, knowledge, selection and language as a view that is otherwise as at first."""
    first = default_view(current_catalogue())
    return replace(
        first,
        on=day(),
        as_known=is_as_known(),
        since=since(),
        selected=selected(),
        language=language(),
    )


def language() -> str:
    """Return the language the person reads; before a view was taken, the link's or browser's."""
    found: str = st.session_state.get(_LANGUAGE) or linked() or wished()
    return found


def linked() -> str | None:
    """Return the language the address asks for, if it asks for one there is."""
    asked = st.query_params.get("lang")
    return asked if asked in LANGUAGES else None


def wished() -> str:
    """Return the language the browser prefers."""
    return preferred(st.context.headers.get("Accept-Language") or "")


def offer_language() -> None:
    """Give the choice of languages the one of the session; call it before it is drawn."""
    st.session_state[LANGUAGE_KEY] = language()


def take_language() -> None:
    """Take the language chosen."""
    st.session_state[_LANGUAGE] = st.session_state[LANGUAGE_KEY] or language()


def day() -> date:
    """Return the day everything is shown as of."""
    found: date = st.session_state[_DAY]
    return found


def selected() -> str | None:
    """Return the id of the selected thing."""
    found: str | None = st.session_state[_SELECTED]
    return found


def step_to(to: date | None) -> None:
    """Move to a day, if there is one to move to."""
    if to is not None:
        st.session_state[_DAY] = to


def before() -> date:
    """Return the day that the day is compared with."""
    found: date = st.session_state[_BEFORE]
    return found


def since() -> date | None:
    """Return the day the map looks back to, if it marks what has changed."""
    found: date | None = st.session_state[_SINCE]
    return found


def mark_changes(*, as_known: bool) -> None:
    """Let the map mark what has changed, or become known, from the day compared with."""
    st.session_state[_SINCE] = before()
    st.session_state[_KNOWN] = as_known


def is_as_known() -> bool:
    """Tell whether only what had been published by the day is shown."""
    found: bool = st.session_state[_KNOWN]
    return found


def notes() -> tuple[str, ...]:
    """Return what could not be done as asked, in marked sentences, until the next action."""
    found: tuple[str, ...] = st.session_state[_NOTES]
    return found


def step() -> int:
    """Return the number of the last message of the map that was taken."""
    found: int = st.session_state[_STEP]
    return found


def select(thing_id: str | None) -> None:
    """Select a thing, or nothing; an unknown id selects nothing and leaves a note."""
    st.session_state[_NOTES] = ()
    try:
        thing = current_catalogue().thing(thing_id) if thing_id else None
    except UnknownIdError:
        st.session_state[_NOTES] = (N_("Nothing more is known of what was chosen."),)
        thing = None
    st.session_state[_SELECTED] = thing.id if thing else None


def take_map() -> None:
    """Take day and selection from the map's message."""
    told = st.session_state[MAP_KEY].get("view")
    if not isinstance(told, Mapping):
        return
    st.session_state[_STEP] = _whole(told.get("step"))
    _take_day(told.get("on"))
    st.session_state[_KNOWN] = told.get("known") is True
    _take_since(told.get("since"))
    chosen = told.get("sel")
    if chosen != selected():
        select(chosen if isinstance(chosen, str) else None)


def take_pick(key: str = DETAILS_KEY) -> None:
    """Select what was picked among the details, or in another component."""
    picked = st.session_state[key].get("pick")
    if isinstance(picked, Mapping):
        chosen = picked.get("id")
        select(chosen if isinstance(chosen, str) else None)


def offer_day() -> None:
    """Give the date field the day of the session; call it before the field is drawn."""
    st.session_state[DAY_KEY] = day()


def take_day() -> None:
    """Take the day from the date field; an emptied field changes nothing."""
    chosen = st.session_state[DAY_KEY]
    if isinstance(chosen, date):
        st.session_state[_DAY] = chosen
        st.session_state[_NOTES] = ()


def take_grid_day(key: str) -> None:
    """Take the day chosen in a grid."""
    _take_day(st.session_state[key].get("day"))


def offer_before() -> None:
    """Give its field the day compared with; call it before the field is drawn."""
    st.session_state[BEFORE_KEY] = before()


def take_before() -> None:
    """Take the day compared with from its field; an emptied field changes nothing."""
    chosen = st.session_state[BEFORE_KEY]
    if isinstance(chosen, date):
        st.session_state[_BEFORE] = chosen


def offer_known() -> None:
    """Give the switch "as known then" its position; call it before the switch is drawn."""
    st.session_state[KNOWN_KEY] = is_as_known()


def take_known() -> None:
    """Take the position of the switch "as known then"."""
    st.session_state[_KNOWN] = bool(st.session_state[KNOWN_KEY])


def year_before(day: date) -> date:
    """Return the day a year earlier, as far as the calendar goes; 28 February for the 29th."""
    year = max(day.year - 1, date.min.year)
    return day.replace(year=year, day=min(day.day, 28) if day.month == _FEBRUARY else day.day)


def offer_thing(known: Container[str]) -> None:
    """Give the field of things the selection of the session; call it before it is drawn."""
    chosen = selected()
    st.session_state[THING_KEY] = chosen if chosen is not None and chosen in known else None


def take_thing() -> None:
    """Select what was chosen in the field of things."""
    select(st.session_state[THING_KEY])


def variant() -> tuple[str | None, str | None]:
    """Return the id of the variant last on the strip, if any, and what was selected then."""
    found: tuple[str | None, str | None] = st.session_state.get(_VARIANT, (None, None))
    return found


def choose_variant(chosen: str) -> None:
    """Choose the variant shown on the strip."""
    st.session_state[_VARIANT] = chosen, selected()


def offer_variant(shown: str, corridor: str) -> None:
    """Give the fields of the strip what it shows; call it before they are drawn."""
    st.session_state[CORRIDOR_KEY] = corridor
    st.session_state[VARIANT_KEY] = shown


def take_corridor() -> None:
    """Take the corridor chosen for the strip, with its first variant."""
    choose_variant(variants_of(current_catalogue(), st.session_state[CORRIDOR_KEY])[0].id)


def take_variant() -> None:
    """Take the variant chosen for the strip."""
    choose_variant(st.session_state[VARIANT_KEY])


def take_row(key: str, ids: tuple[str, ...]) -> None:
    """Select the thing of the row chosen in a table; no row selects nothing."""
    rows = st.session_state[key].selection.rows
    select(ids[rows[0]] if rows and rows[0] < len(ids) else None)


def _take_day(text: Any) -> None:
    try:
        st.session_state[_DAY] = parse_day(str(text))
    except DateError:
        return


def _take_since(text: Any) -> None:
    """Take the day looked back to, or none; it is the one that changes are compared with."""
    try:
        st.session_state[_SINCE] = parse_day(text) if isinstance(text, str) else None
    except DateError:
        return
    if since() is not None:
        st.session_state[_BEFORE] = since()


def _whole(number: Any) -> int:
    return number if isinstance(number, int) else 0
