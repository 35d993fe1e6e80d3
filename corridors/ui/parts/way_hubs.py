"""How the hubs lie to the corridors."""

import pandas as pd

from corridors.catalogue import Catalogue
from corridors.ui import downloads, frame
from corridors.ui.parts.way_tables import show_table
from corridors.ways.distances import COMPUTED
from corridors.ways.reach import reach_matrix, reach_rows


def show(catalogue: Catalogue) -> None:
    """Show the distance of each hub from each corridor, then where on it."""
    frame.say(COMPUTED)
    matrix = pd.DataFrame(reach_matrix(catalogue))
    show_table(matrix, alt="Distance in km of each hub from each corridor")
    rows = reach_rows(catalogue)
    show_table(pd.DataFrame(rows), alt="Nearest section and border of each hub on each corridor")
    downloads.csv_button(rows, "hubs-and-corridors")
