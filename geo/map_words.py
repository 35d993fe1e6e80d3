"""The words of the map page by key; the browser fills in what braces name.

Days and numbers are written with words from here too: browsers do not know the months of every
language of the atlas.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from geo.speech import N_, long_day_text, number_text
from geo.speech import gettext as _

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "as_known": N_("As known then"),
        "as_known_badge": N_("as known then"),
        "as_known_on": N_("as known on {day}"),
        "as_known_help": N_("Only what had been published by the day shown."),
        "bad_date": N_("“{text}” is not a date; the map stays as it is."),
        "bad_place": N_("That is not a place on the map."),
        "base_atlas": N_("Atlas (works offline)"),
        "base_failed": N_("The base map could not be loaded; the layers are shown without it."),
        "base_map": N_("Base map"),
        "changed_count": N_("{changed}: {n}"),
        "changed_since": N_("changed since {day}"),
        "close": N_("Close"),
        "data": N_("data {edition}"),
        "date": N_("Date"),
        "events_on": N_("{day}: {events}"),
        "find": N_("Search places"),
        "find_failed": N_("The search could not be asked."),
        "find_hint": N_("Place, hub, corridor, country"),
        "found_count": N_("found: {n}"),
        "found_nothing": N_("Nothing found."),
        "from_zoom": N_("Zoom in to see this layer (from zoom {zoom})."),
        "hide_panel": N_("Hide the layers"),
        "known_failed": N_("What was known on that day could not be loaded."),
        "layers": N_("Layers"),
        "legend": N_("Legend"),
        "km": N_("{km} km"),
        "load_failed": N_("“{title}” could not be loaded."),
        "m": N_("{m} m"),
        "map_keys": N_(
            "Arrow keys move the map, + and − zoom. Enter goes to what is drawn: there arrow keys "
            "step, Page Up and Page Down change the layer, Enter selects, Esc goes back."
        ),
        "mark_since": N_("Mark changes since"),
        "nearest_corridor": N_("Nearest corridor"),
        "nearest_crossing": N_("Nearest border crossing"),
        "nearest_hub": N_("Nearest hub"),
        "no_position": N_("No position is known."),
        "noscript": N_(
            "This map needs JavaScript. A snapshot's page, picture and files can be read "
            "without it."
        ),
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

_DAY = date(2001, 1, 22)
"""Its numbers are written nowhere else in a date."""


def map_words() -> Mapping[str, str]:
    """Return the words in the language spoken, with how it writes days and numbers.

    ``month_1`` to ``month_12`` are a day of each month with ``{day}`` and ``{year}``;
    ``group`` and ``decimal`` stand between a number's digits.
    """
    words = {key: _(word) for key, word in _WORDS.items()}
    return {**words, **_months(), **_separators()}


def _months() -> Mapping[str, str]:
    days = {month: long_day_text(_DAY.replace(month=month)) for month in range(1, 13)}
    return {
        f"month_{month}": text.replace(str(_DAY.day), "{day}").replace(str(_DAY.year), "{year}")
        for month, text in days.items()
    }


def _separators() -> Mapping[str, str]:
    return {
        "group": number_text(10_000).strip("10"),
        "decimal": number_text(0.5).strip("05"),
    }
