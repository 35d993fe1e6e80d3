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
from geo.speech import fact_text, number_text
from geo.speech import gettext as _

HOURS_PER_DAY = 24
FIELDS_PER_ROW = 4


def show(catalogue: Catalogue, measure: Measure) -> None:
    """Show the estimate of a way, the assumptions it rests on, and what journeys have taken."""
    st.warning(
        _("An estimate, not a fact: it follows from the assumptions below and from nothing else."),
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
    show_table(rows, alt=_("The estimate item by item"))
    st.header(_("What it rests on"), anchor=False)
    used = [assumptions[key] for key in bearing_on(measure, assumptions)]
    basis = [
        {"assumption": one.words, "amount": one.value, "unit": one.unit, "basis": one.basis}
        for one in used
    ]
    show_table(pd.DataFrame(basis), alt=_("Assumptions with what each rests on"))
    _show_observed(catalogue, measure)


def _ask(measure: Measure, defaults: Assumptions) -> Assumptions:
    """Let the assumptions that bear on a way be changed; an emptied field takes one away."""
    keys = list(bearing_on(measure, defaults, has_costs=True))
    values: dict[str, float | None] = {}
    with st.expander(_("Change the assumptions")):
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
            st.metric(_("Time on the day, estimated"), _days(estimate.hours), width="content")
        else:
            st.metric(
                _("If all were open, estimated"), _days(estimate.hours_if_open), width="content"
            )
        if estimate.cost is not None:
            st.metric(_("Cost, estimated"), number_text(estimate.cost, 0), width="content")
    if estimate.blocked:
        st.markdown(_("**On this day it cannot be travelled throughout:**"))
    for reason in estimate.blocked:
        st.text(_("Not open: {reason}").format(reason=reason))


def _days(hours: float) -> str:
    return _("{n} days").format(n=number_text(hours / HOURS_PER_DAY, 1))


def _show_observed(catalogue: Catalogue, measure: Measure) -> None:
    facts = observed_times(catalogue, measure.way.variant.corridor)
    if facts:
        st.header(_("What journeys have taken, by sources"), anchor=False)
        frame.say(_("Other ends and other ways than the whole variant: to compare, not to add up."))
        for fact in facts:
            when = fact_date_text(fact) or _("no date given")
            st.text(f"{fact_text(fact.text)} ({when})")
