"""How the hubs lie to the corridors."""

import pandas as pd

from corridors.catalogue import Catalogue
from corridors.ui import downloads, frame
from corridors.ui.parts.way_tables import show_table
from corridors.ways.distances import COMPUTED
from corridors.ways.reach import reach_matrix, reach_rows
from geo.speech import gettext as _


def show(catalogue: Catalogue) -> None:
    """Show the distance of each hub from each corridor, then where on it."""
    frame.say(_(COMPUTED))
    matrix = pd.DataFrame(reach_matrix(catalogue))
    show_table(matrix, alt=_("Distance in km of each hub from each corridor"))
    rows = reach_rows(catalogue)
    alt = _("Nearest section and border of each hub on each corridor")
    show_table(pd.DataFrame(rows), alt=alt)
    downloads.csv_button(rows, "hubs-and-corridors")
