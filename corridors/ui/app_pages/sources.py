"""Sources: every page, act and dataset once, with what rests on it, and files to cite them."""

from functools import partial

import streamlit as st

from corridors.settings import current_catalogue
from corridors.sources import bibliography
from corridors.ui import cached, downloads, frame
from corridors.ui.parts import reliance
from geo.speech import gettext as _
from geo.speech import language, number_text

FORMS = (
    ("BibTeX", bibliography.bibtex_text, "bib", "application/x-bibtex"),
    ("CSL-JSON", bibliography.csl_text, "json", "application/vnd.citationstyles.csl+json"),
    ("CSV", bibliography.csv_text, "csv", "text/csv"),
)

catalogue = current_catalogue()
frame.show_heading(
    _("Sources"), _("Every fact of the atlas names at least one of these."), has_day=False
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    search = st.text_input(
        _("Search titles, publishers and addresses"), key="source-search", width=420
    )
    for name, make, suffix, mime in FORMS:
        downloads.text_button(
            name, partial(make, catalogue), f"corridor-atlas-sources.{suffix}", mime
        )
rows = cached.sources(catalogue.digest, search.strip(), language())
frame.say(
    _("{found} of {all} sources. Choose a row to read what rests on it.").format(
        found=number_text(len(rows)), all=number_text(len(catalogue.sources))
    )
)
reliance.show(rows)
