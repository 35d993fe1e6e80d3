"""An estimate of travel time and cost, from assumptions that are shown and can be changed."""

import pandas as pd
import streamlit as st

from corridors.catalogue import Catalogue
from corridors.measures import Measure
from corridors.ui import frame
from corridors.ui.parts.way_tables import show_table
from corridors.ways.estimate import (
    Assumptions,
    Estimate,
    assume,
    bearing_on,
    default_assumptions,
    estimate_of,
    observed_times,
)
from corridors.wording import fact_date_text

HOURS_PER_DAY = 24
FIELDS_PER_ROW = 4


def show(catalogue: Catalogue, measure: Measure) -> None:
    """Show the estimate of a way, the assumptions it rests on, and what journeys have taken."""
    st.warning(
        "An estimate, not a fact: it follows from the assumptions below and from nothing else.",
        icon=":material/calculate:",
    )
    assumptions = _ask(measure, default_assumptions(catalogue))
    estimate = estimate_of(measure, assumptions)
    _show_result(estimate)
    rows = pd.DataFrame(
        [
            {"item": one.words, "amount": one.amount, "unit": one.unit, "hours": one.hours}
            for one in estimate.items
        ]
    )
    show_table(rows, alt="The estimate item by item")
    st.subheader("What it rests on", anchor=False)
    used = [assumptions[key] for key in bearing_on(measure, assumptions)]
    basis = [
        {"assumption": one.words, "amount": one.value, "unit": one.unit, "basis": one.basis}
        for one in used
    ]
    show_table(pd.DataFrame(basis), alt="Assumptions with what each rests on")
    _show_observed(catalogue, measure)


def _ask(measure: Measure, defaults: Assumptions) -> Assumptions:
    """Let the assumptions that bear on a way be changed; an emptied field takes one away."""
    keys = list(bearing_on(measure, defaults, has_costs=True))
    values: dict[str, float | None] = {}
    with st.expander("Change the assumptions"):
        for start in range(0, len(keys), FIELDS_PER_ROW):
            columns = st.columns(FIELDS_PER_ROW, vertical_alignment="bottom")
            for field, key in zip(columns, keys[start : start + FIELDS_PER_ROW], strict=False):
                one = defaults[key]
                values[key] = field.number_input(
                    f"{one.words}, {one.unit}",
                    min_value=1.0 if key.startswith("speed.") else 0.0,
                    value=one.value,
                    key=f"assume-{key}",
                    help=one.basis,
                )
    return assume(defaults, values)


def _show_result(estimate: Estimate) -> None:
    with st.container(horizontal=True):
        if estimate.hours is not None:
            st.metric("Time on the day, estimated", _days(estimate.hours), width=240)
        else:
            st.metric("If all were open, estimated", _days(estimate.hours_if_open), width=280)
        if estimate.cost is not None:
            st.metric("Cost, estimated", f"{estimate.cost:,.0f}", width=180)
    if estimate.blocked:
        st.markdown("**On this day it cannot be travelled throughout:**")
    for reason in estimate.blocked:
        st.text(f"Not open: {reason}")


def _days(hours: float) -> str:
    return f"{hours / HOURS_PER_DAY:,.1f} days"


def _show_observed(catalogue: Catalogue, measure: Measure) -> None:
    facts = observed_times(catalogue, measure.way.variant.corridor)
    if facts:
        st.subheader("What journeys have taken, by sources", anchor=False)
        frame.say("Other ends and other ways than the whole variant: to compare, not to add up.")
        for fact in facts:
            st.text(f"{fact.text} ({fact_date_text(fact) or 'no date given'})")
