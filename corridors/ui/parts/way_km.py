"""What there is to measure of one way: km, borders, breaks, and what sources state beside it."""

import pandas as pd
import streamlit as st

from corridors.catalogue import Catalogue
from corridors.measures import Measure
from corridors.names import waypoint_name
from corridors.ui import frame
from corridors.ui.parts.way_tables import show_table
from corridors.ways.cells import KM_WORDS
from corridors.ways.measure_rows import (
    comparisons_table,
    frontiers_table,
    run_text,
    sections_table,
    share_text,
    tallies_table,
)
from geo.speech import N_, number_text
from geo.speech import gettext as _

TALLIES = {
    "country": N_("By country"),
    "status": N_("By status on the day"),
    "mode": N_("By mode"),
    "gauge": N_("Railway by gauge"),
    "quality": N_("By quality of the line"),
}


def show(catalogue: Catalogue, measure: Measure) -> None:
    """Show the figures of a way, then its frontiers, gaps and stated lengths."""
    _show_figures(measure)
    for by, title in TALLIES.items():
        rows = pd.DataFrame(tallies_table(catalogue, measure, by))
        if len(rows):
            st.header(_(title), anchor=False)
            show_table(rows, alt=_("Km {by}").format(by=_(title).lower()))
    st.header(_("Borders and breaks of gauge"), anchor=False)
    rows = pd.DataFrame(frontiers_table(catalogue, measure))
    if len(rows):
        show_table(rows, alt=_("Borders and breaks of gauge or mode in travel order"))
    for missing in measure.gaps:
        points = (missing.gap.first, missing.gap.last)
        ends = " – ".join(waypoint_name(catalogue, point) for point in points)
        said = _("Gap at km {place}: {ends}, {km} km in a straight line, not counted.").format(
            place=number_text(missing.from_km, 0), ends=ends, km=number_text(missing.gap.km, 1)
        )
        st.text(said)
    _show_comparisons(catalogue, measure)


def show_sections(catalogue: Catalogue, measure: Measure) -> None:
    """Show the sections of a way in travel order."""
    frame.say(
        _(
            "Tracks and traction are what sources say of the whole leg or a part of it; "
            "“unverified” is what no source was found for."
        )
    )
    rows = pd.DataFrame(sections_table(catalogue, measure))
    show_table(rows, alt=_("Sections in travel order"), height=520)


def _show_figures(measure: Measure) -> None:
    figures = {
        _("Length"): _("{km} km").format(km=number_text(measure.km, 0)),
        _("Open on the day"): share_text(measure.open_share * 100),
        _("Borders"): number_text(len(measure.borders)),
        _("Breaks of gauge or mode"): number_text(len(measure.breaks)),
    }
    with st.container(horizontal=True):
        for label, value in figures.items():
            st.metric(label, value, width="content")
    frame.say(_("Longest open run: {run}.").format(run=run_text(measure.longest_open)))
    kinds = (
        _("{km} km {how}").format(km=number_text(km, 0), how=_(KM_WORDS[kind]))
        for kind, km in measure.by_kind.items()
    )
    frame.say(_("How the length is known: {kinds}.").format(kinds="; ".join(kinds)))


def _show_comparisons(catalogue: Catalogue, measure: Measure) -> None:
    rows = pd.DataFrame(comparisons_table(catalogue, measure))
    if len(rows):
        st.header(_("Stated lengths beside the line"), anchor=False)
        frame.say(_("The line may be drawn straight where the way is not: then it is shorter."))
        show_table(rows, alt=_("Lengths stated by sources beside those of the lines"))
