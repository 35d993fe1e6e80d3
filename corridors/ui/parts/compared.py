"""The five hubs side by side."""

import streamlit as st

from corridors.grids.hubs import comparison_grid, series_text, series_title
from corridors.reports.comparison import Comparison, compare_hubs, comparison_rows, sorted_hubs
from corridors.ui import asked, charts, downloads, frame, grids, state

AS_LISTED = "by name"
CHART_WIDTH = 330


def show() -> None:
    """Show the hubs aspect by aspect, in the order of a number, and their throughput."""
    catalogue = asked.catalogue()
    comparison = compare_hubs(catalogue, state.day())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = _choose_order(comparison)
        downloads.csv_button(comparison_rows(comparison), f"hubs-{state.day().isoformat()}")
    grids.show(comparison_grid(catalogue, comparison, order), key="hubs-grid")
    frame.say("Distances are computed from the map, as surely as their ends are known.")
    st.subheader("Throughput over time", anchor=False)
    frame.say("Each chart has its own scale. A hub without a chart: no figure is known.")
    with st.container(horizontal=True):
        for series in comparison.series:
            with st.container(width=CHART_WIDTH):
                st.text(series_title(comparison, series))
                bars = charts.quote_bars(series.quotes)
                st.altair_chart(
                    charts.bars(bars, catalogue.label("unit", series.unit)),
                    alt=series_text(catalogue, comparison, series),
                )


def _choose_order(comparison: Comparison) -> tuple[str, ...]:
    aspects = {
        one.id: one for one in comparison.aspects if any(cell.quantity for cell in one.cells)
    }
    chosen = st.selectbox(
        "Order of the hubs",
        (AS_LISTED, *aspects),
        format_func=lambda one: f"by {aspects[one].words.lower()}" if one in aspects else one,
        key="hubs-order",
        width=340,
    )
    is_descending = st.toggle("Largest first", value=True, key="hubs-descending")
    if chosen not in aspects:
        return tuple(hub for hub, _ in comparison.hubs)
    return sorted_hubs(aspects[chosen], is_descending=is_descending)
