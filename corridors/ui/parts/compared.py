"""The five hubs side by side."""

import streamlit as st

from corridors.grids.hubs import comparison_grid, series_text, series_title
from corridors.reports.comparison import (
    Aspect,
    Comparison,
    compare_hubs,
    comparison_rows,
    sorted_hubs,
)
from corridors.ui import asked, charts, downloads, frame, grids, state
from geo.speech import N_
from geo.speech import gettext as _

AS_LISTED = N_("by name")
CHART_WIDTH = 330


def show() -> None:
    """Show the hubs aspect by aspect, in the order of a number, and their throughput."""
    catalogue = asked.catalogue()
    comparison = compare_hubs(catalogue, state.day())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = _choose_order(comparison)
        downloads.csv_button(comparison_rows(comparison), f"hubs-{state.day().isoformat()}")
    grids.show(comparison_grid(catalogue, comparison, order), key="hubs-grid")
    frame.say(_("Distances are computed from the map, as surely as their ends are known."))
    st.header(_("Throughput over time"), anchor=False)
    frame.say(_("Each chart has its own scale. A pale bar is not known to be of a whole year."))
    _say_unknown(comparison)
    with st.container(horizontal=True):
        for series in comparison.series:
            with st.container(width=CHART_WIDTH):
                st.text(series_title(comparison, series))
                unit = catalogue.label("unit", series.unit)
                st.altair_chart(
                    charts.bars(charts.quote_bars(series.quotes, unit=unit), unit),
                    alt=series_text(catalogue, comparison, series),
                )


def _say_unknown(comparison: Comparison) -> None:
    """Name the hubs of whose throughput no figure is known."""
    charted = {series.hub for series in comparison.series}
    silent = [name for hub, name in comparison.hubs if hub not in charted]
    if silent:
        st.text(_("No figure is known of: {hubs}.").format(hubs="; ".join(silent)))


def _choose_order(comparison: Comparison) -> tuple[str, ...]:
    aspects = {
        one.id: one for one in comparison.aspects if any(cell.quantity for cell in one.cells)
    }
    orders = {one: _by(aspect) for one, aspect in aspects.items()}
    chosen = st.selectbox(
        _("Order of the hubs"),
        (AS_LISTED, *aspects),
        format_func=lambda one: orders.get(one, _(AS_LISTED)),
        key="hubs-order",
        width=340,
    )
    is_descending = st.toggle(_("Largest first"), value=True, key="hubs-descending")
    if chosen not in aspects:
        return tuple(hub for hub, _ in comparison.hubs)
    return sorted_hubs(aspects[chosen], is_descending=is_descending)


def _by(aspect: Aspect) -> str:
    return _("by {aspect}").format(aspect=aspect.words.lower())
