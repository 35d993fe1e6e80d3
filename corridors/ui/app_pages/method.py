"""Data & method: the edition, the rules in plain words, departures with reasons, the download."""

import pandas as pd
import streamlit as st

from corridors.reports import ledger
from corridors.settings import current_catalogue
from corridors.ui import cached, frame, paper
from corridors.ui.parts import method
from geo.speech import gettext as _
from geo.speech import number_text

catalogue = current_catalogue()
digest = catalogue.digest
frame.show_heading(
    _("Data & method"),
    _("How facts are kept, chosen and shown, and what was changed."),
    has_day=False,
)
left, right = st.columns([2, 1], gap="large")
with left:
    method.show()
with right:
    st.header(_("This edition"), anchor=False)
    st.table(
        {
            _("Edition"): catalogue.edition.isoformat(),
            _("Sources looked at up to"): catalogue.checked,
            _("Digest of the data"): digest,
        },
        border="horizontal",
    )
    st.download_button(
        _("Download the data (zip)"),
        data=lambda: cached.download(digest),
        file_name=f"corridor-atlas-data-{catalogue.edition.isoformat()}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/download:",
    )
    frame.say(_("Text tables as described in FORMAT.md, which is in the file."))
    st.header(_("What it holds"), anchor=False)
    st.table(
        {name.capitalize(): number_text(n) for name, n in ledger.counts(catalogue).items()},
        border="horizontal",
    )
st.header(_("Decisions between sources that disagree"), anchor=False)
decisions = pd.DataFrame(ledger.decisions_table(catalogue))
paper.show_table(decisions, key="decisions", alt=_("Reviewed decisions with reasons"), height=320)
st.header(_("Corrections of the reference files"), anchor=False)
corrections = pd.DataFrame(ledger.corrections_table(catalogue))
paper.show_table(corrections, key="corrections", alt=_("Corrections with reasons"), height=420)
