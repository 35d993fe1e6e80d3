"""Hubs: places as tables, the hubs compared, and the Concept that names them."""

from corridors.ui import frame, parts
from corridors.ui.parts import compared, concept, places
from geo.speech import N_
from geo.speech import gettext as _

PARTS = {
    N_("Places"): places.show,
    N_("Hubs compared"): compared.show,
    N_("Concept and cooperation"): concept.show,
}

frame.show_heading(
    _("Hubs and places"),
    _("Everything on the map as tables, the five hubs side by side, and the plans behind them."),
    has_known=True,
)
parts.choose(PARTS, key="hubs-part")()
