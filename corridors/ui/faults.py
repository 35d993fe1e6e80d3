"""The page shown instead of the atlas when its data breaks the contract."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd
import streamlit as st

from corridors.errors import DataError
from corridors.settings import DATA_VARIABLE
from geo.speech import N_, ngettext
from geo.speech import gettext as _

HEADS = {
    "file": N_("File"),
    "row": N_("Row"),
    "column": N_("Column"),
    "expected": N_("Expected"),
    "found": N_("Found"),
}


def show(error: DataError) -> None:
    """List every fault with its place, and say what to do."""
    st.title(_("The data needs mending"), anchor=False)
    found = ngettext("{n} fault found:", "{n} faults found:", len(error.faults))
    why = _("The atlas shows nothing while its facts break their contract.")
    st.markdown(f"{why} {found}")
    st.dataframe(
        pd.DataFrame([asdict(fault) for fault in error.faults]),
        hide_index=True,
        column_config={name: _(head) for name, head in HEADS.items()},
        alt=_("Faults of the data with file, row, column, what was expected and what was found"),
    )
    st.markdown(
        _(
            "Mend the cells named above (`FORMAT.md` in the data folder says what each may hold), "
            "check with `python -m corridors validate` (and `--data FOLDER` where "
            "`{variable}` names another folder), then reload this page."
        ).format(variable=DATA_VARIABLE)
    )
