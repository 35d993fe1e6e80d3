"""The app in Streamlit's test harness, with caches that no other test has filled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from corridors import ui

SCRIPT = Path(ui.__file__).parent / "main.py"


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def app() -> AppTest:
    """Return the app, not yet run."""
    return AppTest.from_file(SCRIPT, default_timeout=20)
