"""The Streamlit script: the frame, the navigation and the page asked for.

Broken data is caught here, once, and said on a page of its own.
"""

import streamlit as st

from corridors.errors import DataError
from corridors.language import speak
from corridors.settings import current_catalogue
from corridors.ui import faults, frame, state

frame.configure()
speak(state.language())
try:
    catalogue = current_catalogue()
except DataError as error:
    st.navigation(frame.pages(), position="hidden")
    faults.show(error)
else:
    state.begin(catalogue)
    speak(state.language())
    page = st.navigation(frame.pages(), position="top")
    frame.name(page)
    frame.show_edition(catalogue)
    page.run()
