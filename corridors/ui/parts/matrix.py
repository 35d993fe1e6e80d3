"""Membership: the matrix, the same over time, and the same as a table."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from corridors.catalogue import Catalogue
from corridors.grids.grid import Grid
from corridors.grids.membership import (
    matrix_grid,
    matrix_of,
    membership_rows,
    ribbons_grid,
    silent_instruments,
)
from corridors.reports.membership import Matrix
from corridors.settings import current_catalogue
from corridors.ui import asked, cached, frame, grids, paper, state
from geo.speech import N_, language
from geo.speech import gettext as _

GROUPS = {
    True: N_("The corridor Belarus – Russia – Kazakhstan – Uzbekistan – Afghanistan – Pakistan"),
    False: N_("Related corridors and agreements"),
}
Maker = Callable[[Catalogue, Matrix], Grid]


def show_matrix() -> None:
    """Show who stands where in which instrument on the day."""
    _show_groups("matrix", matrix_grid)


def show_ribbons() -> None:
    """Show every standing over time."""
    _show_groups("ribbons", lambda held, part: ribbons_grid(held, part, held.edition))
    frame.say(_("Where a bar begins pale, no source tells on which of these days it began."))


def show_table() -> None:
    """Show the same as a table that can be sorted, searched and taken along."""
    rows = membership_rows(asked.catalogue(), _asked_matrix())
    if rows:
        alt = _("Standings with instrument, date, confidence and sources")
        paper.show_table(pd.DataFrame(rows), key="standings", alt=alt, height=620)
    else:
        _say_none()


def _asked_matrix() -> Matrix:
    digest = current_catalogue().digest
    return cached.membership(digest, state.day(), language(), as_known=state.is_as_known())


def _show_groups(name: str, make: Maker) -> None:
    catalogue, matrix = asked.catalogue(), _asked_matrix()
    for is_mission, title in GROUPS.items():
        part = matrix_of(matrix, is_mission=is_mission)
        st.header(_(title), anchor=False)
        if part.instruments:
            grids.show(make(catalogue, part), key=f"{name}-{is_mission}")
        else:
            _say_none()
    frame.say(_("– means: no standing documented on this day."))
    silent = silent_instruments(matrix)
    if silent:
        said = _("No standing of any country is documented on this day in: {instruments}")
        st.text(said.format(instruments="; ".join(silent)))


def _say_none() -> None:
    st.info(_("No country had a documented standing here on this day."))
