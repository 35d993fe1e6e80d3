"""The variants of a corridor side by side."""

import pandas as pd

from corridors.catalogue import Catalogue
from corridors.measures import measures_of
from corridors.ui import downloads, frame, state
from corridors.ui.parts.way_tables import show_table
from corridors.ways.measure_rows import variants_table
from geo.speech import gettext as _


def show(catalogue: Catalogue, corridor: str) -> None:
    """Show one row per variant as of the day."""
    rows = variants_table(catalogue, measures_of(catalogue, corridor, state.day()))
    frame.say(_("Each from its first to its last place; gaps between legs are not counted."))
    show_table(pd.DataFrame(rows), alt=_("Variants compared: km, borders, breaks, what is open"))
    downloads.csv_button(rows, f"{corridor}-variants-{state.day().isoformat()}")
