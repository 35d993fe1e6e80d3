"""Playing a timeline: the day steps from event to event, by hand or by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from corridors.reports.timeline_view import Moment
from corridors.settings import current_catalogue
from corridors.ui import clock, state
from geo.speech import gettext as _

STEP_S = 1.2
"""Seconds from event to event: time to read a line."""


def show(moments: Iterable[Moment]) -> None:
    """Show the buttons that step through the days of some events; step while it plays."""
    days = stops(moments, current_catalogue().edition)
    with st.container(horizontal=True, gap="small"):
        _show_step(_("Previous event"), "skip_previous", neighbour(days, state.day(), -1))
        _show_play(days)
        _show_step(_("Next event"), "skip_next", neighbour(days, state.day(), 1))
    if clock.is_playing():
        clock.wait()
        _tick(days)


def stops(moments: Iterable[Moment], last: date) -> tuple[date, ...]:
    """Return the days on which events that are used may have begun, each once, up to a last one."""
    begun = (one.start or one.end for one in moments if one.is_used)
    return tuple(sorted({day for day in begun if day and day <= last}))


def neighbour(days: tuple[date, ...], day: date, direction: int) -> date | None:
    """Return the next of some days in order, or with -1 the one before; None past the ends."""
    if direction > 0:
        return next((one for one in days if one > day), None)
    return next((one for one in reversed(days) if one < day), None)


def _show_step(words: str, icon: str, to: date | None) -> None:
    st.button(
        words,
        key=f"timeline-{icon}",
        icon=f":material/{icon}:",
        disabled=to is None,
        on_click=state.step_to,
        args=(to,),
    )


def _show_play(days: tuple[date, ...]) -> None:
    is_playing = clock.is_playing()
    st.button(
        _("Pause") if is_playing else _("Play"),
        key="timeline-play",
        icon=":material/pause:" if is_playing else ":material/play_arrow:",
        disabled=not days,
        help=_("Moves the day of all pages and the map from event to event."),
        on_click=_toggle,
        args=(days,),
        type="primary",
    )


def _toggle(days: tuple[date, ...]) -> None:
    """Play, from the first event if all are over; or stop."""
    clock.toggle()
    if clock.is_playing() and neighbour(days, state.day(), 1) is None:
        state.step_to(days[0])


@st.fragment(run_every=STEP_S)
def _tick(days: tuple[date, ...]) -> None:
    """Step to the next event each time the clock runs this alone; stop after the last."""
    if not clock.is_tick():
        return
    to = neighbour(days, state.day(), 1)
    if to is None:
        clock.toggle()
    state.step_to(to)
    st.rerun()
