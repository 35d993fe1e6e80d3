"""Files made from what a page shows, only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from corridors.grids.flat import csv_text
from corridors.language import speaking
from geo.speech import gettext as _
from geo.speech import language

Made = TypeVar("Made")


def csv_button(rows: Iterable[Mapping[str, Any]], name: str) -> None:
    """Offer rows as a CSV file."""
    text_button(_("Download CSV"), partial(csv_text, tuple(rows)), f"{name}.csv", "text/csv")


def text_button(label: str, make: Callable[[], str], file_name: str, mime: str) -> None:
    """Offer a text as a file; it is made when the button is pressed."""
    st.download_button(
        label,
        data=spoken(make),
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
    )


def spoken(make: Callable[[], Made]) -> Callable[[], Made]:
    """Return work that is done later, and elsewhere, in the language spoken now."""
    chosen = language()

    def work() -> Made:
        with speaking(chosen):
            return make()

    return work
