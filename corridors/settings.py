"""Where the atlas finds its data: the shipped folder, unless the environment names another."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from corridors.catalogue import DATA, Catalogue, load_catalogue

DATA_VARIABLE, EARLIER_VARIABLE = "CORRIDORS_DATA", "CORRIDORS_EARLIER"


def data_folder() -> Path:
    """Return the folder the facts are read from."""
    return Path(os.environ.get(DATA_VARIABLE) or DATA)


def earlier_folder() -> Path | None:
    """Return the data folder of an earlier edition to compare today's with, if one is named."""
    named = os.environ.get(EARLIER_VARIABLE)
    return Path(named) if named else None


def current_catalogue() -> Catalogue:
    """Return the catalogue of the data folder, read once per process.

    Raises:
        DataError: the folder breaks its contract; it is read again at the next call.
    """
    return _catalogue(data_folder())


@lru_cache(maxsize=2)
def _catalogue(folder: Path) -> Catalogue:
    return load_catalogue(folder)
