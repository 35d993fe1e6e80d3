"""The strip as files, and as a table of all that is on it."""

from functools import partial

import pandas as pd
import streamlit as st

from corridors.catalogue import Catalogue
from corridors.strips.picture import Form, strip_file
from corridors.strips.table import strip_rows
from corridors.ui import downloads
from corridors.ui.parts.way_tables import show_table as show_rows
from corridors.ways.strip import Strip
from geo.speech import gettext as _

FORMS: dict[Form, tuple[str, str]] = {
    "svg": ("SVG", "image/svg+xml"),
    "png": ("PNG", "image/png"),
}


def show(catalogue: Catalogue, strip: Strip, factor: float) -> None:
    """Offer the strip as SVG, PNG and CSV; each is made when it is asked for."""
    name = f"{strip.variant}-{strip.on.isoformat()}"
    with st.container(horizontal=True):
        for form, (label, mime) in FORMS.items():
            st.download_button(
                _("Download {form}").format(form=label),
                data=downloads.spoken(partial(strip_file, catalogue, strip, form, factor)),
                file_name=f"{name}.{form}",
                mime=mime,
                on_click="ignore",
                icon=":material/download:",
                key=f"strip-{form}",
            )
        downloads.csv_button(strip_rows(strip), name)


def show_table(strip: Strip) -> None:
    """Show all that is on the strip in travel order."""
    rows = pd.DataFrame(strip_rows(strip))
    alt = _("{variant}: everything on the strip in travel order").format(variant=strip.title)
    show_rows(rows, alt=alt, height=520)
