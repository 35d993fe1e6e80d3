"""The page shown instead of the atlas when its data breaks the contract."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd
import streamlit as st

from corridors.errors import DataError
from corridors.settings import DATA_VARIABLE

HEADS = {
    "file": "File",
    "row": "Row",
    "column": "Column",
    "expected": "Expected",
    "found": "Found",
}


def show(error: DataError) -> None:
    """List every fault with its place, and say what to do."""
    count = len(error.faults)
    st.title("The data needs mending", anchor=False)
    st.markdown(
        f"The atlas shows nothing while its facts break their contract. "
        f"{count} fault{'s' if count != 1 else ''} found:"
    )
    st.dataframe(
        pd.DataFrame([asdict(fault) for fault in error.faults]),
        hide_index=True,
        column_config=HEADS,
        alt="Faults of the data with file, row, column, what was expected and what was found",
    )
    st.markdown(
        "Mend the cells named above (`FORMAT.md` in the data folder says what each may hold), "
        "check with `python -m corridors validate` (and `--data FOLDER` where "
        f"`{DATA_VARIABLE}` names another folder), then reload this page."
    )
