"""What is kept between reruns: details and tables, by edition of the data, day and language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from corridors.catalogue import Catalogue
from corridors.doubts.known import known_on
from corridors.reports import ledger, tabular
from corridors.reports.dossier import dossier_of
from corridors.reports.entries import named_places
from corridors.reports.membership import Matrix, membership_on
from corridors.reports.standings import ribbon_span
from corridors.settings import current_catalogue, data_folder
from corridors.snapshots.earlier import catalogue_of_folder, catalogue_of_zip
from corridors.sources.reliance import sources_overview
from corridors.ui.values import plain

SOURCE_COLUMNS = (
    "id",
    "title",
    "publisher",
    "date",
    "language",
    "nature",
    "facts",
    "unconfirmed",
    "oldest_unconfirmed_date",
    "oldest_unconfirmed",
    "url",
    "rows",
    "note",
)
"""What is known of a source, in the order of reading."""


@st.cache_data(max_entries=256)
def known(
    digest: str,  # noqa: ARG001 - part of the key
    thing_id: str,
    day: date,
    language: str,  # noqa: ARG001 - part of the key
    *,
    as_known: bool,
) -> dict[str, Any]:
    """Return what is known of a thing on a day, with the first and last day of its ribbons."""
    catalogue = _asked(day, as_known=as_known)
    dossier = dossier_of(catalogue, thing_id, day)
    span = ribbon_span(dossier.standings, max(day, catalogue.edition))
    return {"thing": plain(dossier), "span": plain(span)}


@st.cache_data(max_entries=16)
def membership(
    digest: str,  # noqa: ARG001 - part of the key
    day: date,
    language: str,  # noqa: ARG001 - part of the key
    *,
    as_known: bool,
) -> Matrix:
    """Return the matrix of membership as of a day, as it is or as it was known."""
    return membership_on(_asked(day, as_known=as_known), day)


@st.cache_data(max_entries=64)
def places(
    digest: str,  # noqa: ARG001 - part of the key
    table: str,
    day: date,
    language: str,  # noqa: ARG001 - part of the key
    *,
    as_known: bool,
) -> pd.DataFrame:
    """Return one of the tables of places as of a day."""
    return pd.DataFrame(tabular.places_on(_asked(day, as_known=as_known), table, day))


@st.cache_data(max_entries=8)
def names(digest: str, language: str) -> Mapping[str, str]:  # noqa: ARG001 - the key
    """Return what can be looked up by name."""
    return named_places(current_catalogue())


@st.cache_data(max_entries=8)
def sources(digest: str, search: str, language: str) -> pd.DataFrame:  # noqa: ARG001 - the key
    """Return the sources that hold some words."""
    return pd.DataFrame(sources_overview(current_catalogue(), search), columns=SOURCE_COLUMNS)


@st.cache_resource(max_entries=4)
def edition(content: bytes) -> Catalogue:
    """Return the catalogue of an uploaded edition of the data."""
    return catalogue_of_zip(content)


@st.cache_resource(max_entries=1)
def edition_of_folder(folder: str) -> Catalogue:
    """Return the catalogue of an edition of the data in another folder."""
    return catalogue_of_folder(Path(folder))


@st.cache_data(max_entries=1)
def download(digest: str) -> bytes:  # noqa: ARG001 - part of the key
    """Return the data folder as a zip file."""
    return ledger.zipped(data_folder())


def _asked(day: date, *, as_known: bool) -> Catalogue:
    catalogue = current_catalogue()
    return known_on(catalogue, day) if as_known else catalogue
