"""The timeline of one thing: every dated event, by kind, in step with the day."""

from collections.abc import Mapping

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.framing import FIRST_DAY
from corridors.grids.moments import moments_grid, timeline_names, timeline_text, within_years
from corridors.reports.timeline_view import FILTERS, Timeline, timeline_of
from corridors.ui import asked, charts, frame, grids, state
from corridors.ui.parts import playing
from geo.speech import gettext as _


def show() -> None:
    """Show the events of the thing chosen, of the kinds chosen, on a line and as a table."""
    catalogue = asked.catalogue()
    names = timeline_names(catalogue)
    if not names:
        st.info(_("No event had been published by this day."))
        return
    thing = _choose_thing(names)
    found = timeline_of(catalogue, thing, state.day())
    kinds = _choose_kinds(catalogue, found)
    shown = found.of_kinds(kinds) if kinds else found
    if not (shown.dated or shown.undated):
        st.info(_("No event of these kinds is recorded."))
        return
    years = _choose_years(shown)
    shown = within_years(shown, *years)
    if shown.dated:
        playing.show(shown.dated)
        shown = _show_chart(thing, names[thing], shown, years)
    grids.show(moments_grid(catalogue, (*shown.dated, *shown.undated)), key="timeline-grid")


def _choose_thing(names: Mapping[str, str]) -> str:
    chosen = state.selected()
    ids = list(names)
    first = ids.index(chosen) if chosen and chosen in names else 0
    return st.selectbox(
        _("Timeline of"), ids, index=first, format_func=lambda one: names[one], key="timeline-of"
    )


def _choose_kinds(catalogue: Catalogue, found: Timeline) -> list[str]:
    counts = found.counts
    usual = [one for one in FILTERS if one in counts]
    return st.pills(
        _("Kinds of event (none chosen: all)"),
        [*usual, *sorted(set(counts) - set(usual))],
        selection_mode="multi",
        format_func=lambda one: f"{catalogue.label('event-kind', one)} {counts.get(one, 0)}",
        key=f"timeline-kinds-{'-'.join(counts)}",
    )


def _choose_years(shown: Timeline) -> tuple[int, int]:
    """Return the first and last year shown: at first those of the map's slider and after."""
    span = shown.span or (state.day(), state.day())
    first, last = span[0].year, max(span[1].year, state.day().year)
    if first == last:
        return first, last
    start = min(max(first, FIRST_DAY.year), last - 1)
    key = f"timeline-years-{first}-{last}"
    return st.slider(_("Years"), first, last, (start, last), key=key, format="%d")


def _show_chart(thing: str, name: str, shown: Timeline, years: tuple[int, int]) -> Timeline:
    """Show the timeline; return the event picked in it, or all."""
    event = st.altair_chart(
        charts.timeline(shown.dated, state.day(), years),
        key=f"timeline-{thing}",
        on_select="rerun",
        selection_mode=charts.PICKED,
        alt=timeline_text(name, shown),
    )
    frame.say(
        _(
            "The dark line is the day shown; a bar means that the day is only known to lie within "
            "it; hollow marks had not happened by then, or are not used. Click a mark for its "
            "sources alone, a date in the table to show everything as of it."
        )
    )
    picked = charts.picked_ids(event)
    dated = tuple(one for one in shown.dated if one.id in picked)
    return Timeline(dated=dated, undated=()) if dated else shown
