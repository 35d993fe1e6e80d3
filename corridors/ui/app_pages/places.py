"""Hubs: places as tables, the hubs compared, and the Concept that names them."""

from corridors.ui import frame, parts
from corridors.ui.parts import compared, concept, places

PARTS = {
    "Places": places.show,
    "Hubs compared": compared.show,
    "Concept and cooperation": concept.show,
}

frame.show_heading(
    "Hubs and places",
    "Everything on the map as tables, the five hubs side by side, and the plans behind them.",
    has_known=True,
)
parts.choose(PARTS, key="hubs-part")()
