"""Corridor strip: one variant of a corridor in order and to scale, and what there is to measure."""

from functools import partial

import streamlit as st

from corridors.measures import measure_of
from corridors.ui import asked, details, frame, parts, state, strip_view
from corridors.ui.parts import way_choice, way_compared, way_estimate, way_files, way_hubs, way_km
from corridors.ways.strip import strip_of
from geo.speech import N_
from geo.speech import gettext as _

frame.show_heading(
    _("Corridor strip"),
    _("A corridor read in order from end to end, to scale. Choose anything on it, or on the map."),
    has_known=True,
)
catalogue = asked.catalogue()
variant, factor = way_choice.show(catalogue)
strip = strip_of(catalogue, variant.corridor, variant.id, state.day())
way_choice.show_elsewhere(catalogue, strip)
strip_view.show(catalogue, strip, factor)
way_files.show(catalogue, strip, factor)
measure = measure_of(catalogue, variant.corridor, state.day(), variant.id)
if state.selected():
    left, right = st.columns([2, 3], gap="large")
    with left:
        details.show(catalogue, is_aside=False)
else:
    right = st.container()
with right:
    choice = {
        N_("Measures"): partial(way_km.show, catalogue, measure),
        N_("Sections"): partial(way_km.show_sections, catalogue, measure),
        N_("Everything in order"): partial(way_files.show_table, strip),
        N_("Variants compared"): partial(way_compared.show, catalogue, variant.corridor),
        N_("Hubs and corridors"): partial(way_hubs.show, catalogue),
        N_("Estimate"): partial(way_estimate.show, catalogue, measure),
    }
    parts.choose(choice, key="strip-part")()
