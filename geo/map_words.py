"""The words of the map page in English, by key; a page in another language gives its own."""

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "bad_date": "“{text}” is not a date; the map stays as it is.",
        "bad_place": "That is not a place on the map.",
        "base_atlas": "Atlas (works offline)",
        "base_failed": "The base map could not be loaded; the layers are shown without it.",
        "base_map": "Base map",
        "close": "Close",
        "data": "data",
        "date": "Date",
        "from_zoom": "Zoom in to see this layer (from zoom {zoom}).",
        "hide_panel": "Hide the layers",
        "layers": "Layers",
        "legend": "Legend",
        "load_failed": "“{title}” could not be loaded.",
        "noscript": "This map needs JavaScript. The same facts are in the tables of the atlas.",
        "pause": "Pause",
        "play": "Play from event to event",
        "retry": "Try again",
        "skip": "Skip to the date",
        "status": "Status",
        "unfinished": "planned or being built",
        "unknown_base": "There is no base map “{id}”.",
        "unknown_id": "Nothing on the map is called “{id}”.",
        "unknown_layer": "There is no layer “{id}”.",
        "within": "position known within about {km} km",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
    },
)
"""Braces name what the browser fills in."""
