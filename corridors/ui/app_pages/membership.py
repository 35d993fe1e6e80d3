"""Membership: which country stands where in which instrument, since when, on whose word."""

from corridors.ui import frame, parts
from corridors.ui.parts import matrix

PARTS = {
    "Matrix": matrix.show_matrix,
    "Over time": matrix.show_ribbons,
    "Table": matrix.show_table,
}

frame.show_heading(
    "Membership",
    "Standing is worked out from dated acts. A country that is only named in a corridor "
    "has not joined it.",
    has_known=True,
)
parts.choose(PARTS, key="membership-part")()
