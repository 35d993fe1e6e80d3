"""Corridor Atlas: ``streamlit run app.py`` serves the app and the atlas's own routes."""

import streamlit as st

from corridors.web.readiness import be_ready
from corridors.web.routes import ROUTES

app = st.App("corridors/ui/main.py", routes=ROUTES, lifespan=be_ready)
