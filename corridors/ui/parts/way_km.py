"""What there is to measure of one way: km, borders, breaks, and what sources state beside it."""

import pandas as pd
import streamlit as st

from corridors.catalogue import Catalogue
from corridors.measures import Measure
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

TALLIES = {
    "country": "By country",
    "status": "By status on the day",
    "mode": "By mode",
    "gauge": "Railway by gauge",
    "quality": "By quality of the line",
}


def show(catalogue: Catalogue, measure: Measure) -> None:
    """Show the figures of a way, then its frontiers, gaps and stated lengths."""
    _show_figures(measure)
    for by, title in TALLIES.items():
        rows = pd.DataFrame(tallies_table(catalogue, measure, by))
        if len(rows):
            st.subheader(title, anchor=False)
            show_table(rows, alt=f"Km {title.lower()}")
    st.subheader("Borders and breaks of gauge", anchor=False)
    rows = pd.DataFrame(frontiers_table(catalogue, measure))
    if len(rows):
        show_table(rows, alt="Borders and breaks of gauge or mode in travel order")
    for missing in measure.gaps:
        ends = f"{missing.gap.first.name} – {missing.gap.last.name}"
        km = f"{missing.gap.km:.1f} km"
        st.text(f"Gap at km {missing.from_km:,.0f}: {ends}, {km} in a straight line, not counted.")
    _show_comparisons(catalogue, measure)


def show_sections(catalogue: Catalogue, measure: Measure) -> None:
    """Show the sections of a way in travel order."""
    frame.say(
        "Tracks and traction are what sources say of the whole leg or a part of it; "
        "“unverified” is what no source was found for."
    )
    rows = pd.DataFrame(sections_table(catalogue, measure))
    show_table(rows, alt="Sections in travel order", height=520)


def _show_figures(measure: Measure) -> None:
    figures = {
        "Length": f"{measure.km:,.0f} km",
        "Open on the day": share_text(measure.open_share * 100),
        "Borders": f"{len(measure.borders)}",
        "Breaks of gauge or mode": f"{len(measure.breaks)}",
    }
    with st.container(horizontal=True):
        for label, value in figures.items():
            st.metric(label, value, width=170)
    frame.say(f"Longest open run: {run_text(measure.longest_open)}.")
    kinds = (f"{km:,.0f} km {KM_WORDS[kind]}" for kind, km in measure.by_kind.items())
    frame.say(f"How the length is known: {'; '.join(kinds)}.")


def _show_comparisons(catalogue: Catalogue, measure: Measure) -> None:
    rows = pd.DataFrame(comparisons_table(catalogue, measure))
    if len(rows):
        st.subheader("Stated lengths beside the line", anchor=False)
        frame.say("The line may be drawn straight where the way is not: then it is shorter.")
        show_table(rows, alt="Lengths stated by sources beside those of the lines")
