"""The words of the map page by key; the browser fills in what braces name."""

from collections.abc import Mapping
from types import MappingProxyType

from geo.speech import N_
from geo.speech import gettext as _

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "as_known": N_("As known then"),
        "as_known_badge": N_("as known then"),
        "as_known_help": N_("Only what had been published by the day shown."),
        "bad_date": N_("“{text}” is not a date; the map stays as it is."),
        "bad_place": N_("That is not a place on the map."),
        "base_atlas": N_("Atlas (works offline)"),
        "base_failed": N_("The base map could not be loaded; the layers are shown without it."),
        "base_map": N_("Base map"),
        "changed_count": N_("{changed}: {n}"),
        "changed_since": N_("changed since {day}"),
        "close": N_("Close"),
        "data": N_("data"),
        "date": N_("Date"),
        "from_zoom": N_("Zoom in to see this layer (from zoom {zoom})."),
        "hide_panel": N_("Hide the layers"),
        "known_failed": N_("What was known on that day could not be loaded."),
        "layers": N_("Layers"),
        "legend": N_("Legend"),
        "load_failed": N_("“{title}” could not be loaded."),
        "mark_since": N_("Mark changes since"),
        "noscript": N_("This map needs JavaScript. The same facts are in the tables of the atlas."),
        "pause": N_("Pause"),
        "play": N_("Play from event to event"),
        "retry": N_("Try again"),
        "skip": N_("Skip to the date"),
        "status": N_("Status"),
        "time": N_("Time and knowledge"),
        "unfinished": N_("planned or being built"),
        "unknown_base": N_("There is no base map “{id}”."),
        "unknown_id": N_("Nothing on the map is called “{id}”."),
        "unknown_layer": N_("There is no layer “{id}”."),
        "within": N_("position known within about {km} km"),
        "zoom_in": N_("Zoom in"),
        "zoom_out": N_("Zoom out"),
    },
)
"""What is shown where a page gives no words of its own."""


def map_words() -> Mapping[str, str]:
    """Return the words in the language spoken."""
    return {key: _(word) for key, word in ENGLISH.items()}
