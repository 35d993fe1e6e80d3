"""What the components of the app were given to show."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def given(app: AppTest, component: str) -> dict[str, Any]:
    """Return the data a component was last given."""
    found = [e.proto for e in app.get("bidi_component") if e.proto.component_name == component]
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0].json)
    return data


def grids(app: AppTest) -> list[dict[str, Any]]:
    """Return the grids of text on a page, in their order."""
    found = [e.proto for e in app.get("bidi_component") if e.proto.component_name == "atlas_grid"]
    return [json.loads(one.json)["grid"] for one in found]


def details(app: AppTest) -> dict[str, Any]:
    """Return what the details were given."""
    return given(app, "atlas_details")


def map_data(app: AppTest) -> dict[str, Any]:
    """Return what the bridge to the map was given."""
    return given(app, "atlas_map")
