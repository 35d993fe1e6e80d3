"""Membership: which country stands where in which instrument, since when, on whose word."""

from corridors.ui import frame, parts
from corridors.ui.parts import matrix
from geo.speech import N_
from geo.speech import gettext as _

PARTS = {
    N_("Matrix"): matrix.show_matrix,
    N_("Over time"): matrix.show_ribbons,
    N_("Table"): matrix.show_table,
}

frame.show_heading(
    _("Membership"),
    _(
        "Standing is worked out from dated acts. A country that is only named in a corridor "
        "has not joined it."
    ),
    has_known=True,
)
parts.choose(PARTS, key="membership-part")()
