"""The choice of corridor, variant and scale of the strip."""

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.model.corridor import Variant
from corridors.names import name_of
from corridors.ui import state
from corridors.ui.strip_view import marked
from corridors.ways.strip import Strip, strip_of
from corridors.ways.way import variants_of
from corridors.ways.whereabouts import variants_with
from geo.speech import N_, fact_text
from geo.speech import gettext as _

SCALES = {N_("Whole way"): 1.0, "× 2": 2.0, "× 4": 4.0}


def show(catalogue: Catalogue) -> tuple[Variant, float]:
    """Let corridor, variant and scale be chosen; return the variant and the scale."""
    variant = _shown(catalogue)
    state.choose_variant(variant.id)
    state.offer_variant(variant.id, variant.corridor)
    held = {one.corridor for one in catalogue.variants.values()}
    corridors = sorted(held, key=lambda one: (catalogue.corridors[one].rank, one))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Corridor"),
            corridors,
            format_func=lambda one: fact_text(catalogue.corridors[one].label),
            key=state.CORRIDOR_KEY,
            on_change=state.take_corridor,
            width=300,
        )
        st.selectbox(
            _("Variant"),
            [one.id for one in variants_of(catalogue, variant.corridor)],
            format_func=lambda one: name_of(catalogue, one),
            key=state.VARIANT_KEY,
            on_change=state.take_variant,
            width=440,
        )
        scale = st.segmented_control(
            _("Scale"),
            list(SCALES),
            format_func=_,
            default="Whole way",
            required=True,
            key="strip-scale",
        )
    return variant, SCALES[scale]


def show_elsewhere(catalogue: Catalogue, strip: Strip) -> None:
    """Say where the selected thing is if it is not on this strip, and offer to go there."""
    chosen = state.selected()
    if chosen is None or _is_on(catalogue, strip, chosen):
        return
    others = [one for one in variants_with(catalogue, chosen) if one != strip.variant]
    with st.container(horizontal=True, vertical_alignment="center"):
        said = _("{name} is selected, and is not on this way.")
        st.text(said.format(name=name_of(catalogue, chosen)))
        if others:
            st.button(
                _("Show the way it is on"),
                key="strip-elsewhere",
                on_click=state.choose_variant,
                args=(others[0],),
            )


def _shown(catalogue: Catalogue) -> Variant:
    """Return the variant last shown, or one with what has been selected elsewhere since."""
    last, beside = state.variant()
    shown = catalogue.variants.get(last or "") or _first(catalogue)
    selected = state.selected()
    if selected is None or selected == beside:
        return shown
    strip = strip_of(catalogue, shown.corridor, shown.id, state.day())
    if _is_on(catalogue, strip, selected):
        return shown
    held = variants_with(catalogue, selected)
    return catalogue.variants[held[0]] if held else shown


def _is_on(catalogue: Catalogue, strip: Strip, selected: str) -> bool:
    """Tell whether a strip shows a thing: it stands on it, or the strip is its own."""
    own = (strip.variant, strip.corridor)
    return catalogue.thing(selected).id in own or bool(marked(catalogue, strip, selected))


def _first(catalogue: Catalogue) -> Variant:
    """Return the first variant of the first corridor, the mission's."""
    mission = min(catalogue.variants.values(), key=lambda one: _rank(catalogue, one))
    return variants_of(catalogue, mission.corridor)[0]


def _rank(catalogue: Catalogue, variant: Variant) -> tuple[int, str]:
    return catalogue.corridors[variant.corridor].rank, variant.id
