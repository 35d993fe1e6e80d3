"""Changes: between two days, along the timeline, where sources disagree, what has gone quiet."""

from corridors.ui import frame, parts
from corridors.ui.parts import between, doubts, editions, timeline
from geo.speech import N_
from geo.speech import gettext as _

PARTS = {
    N_("Between two days"): between.show_happened,
    N_("What became known"): between.show_known,
    N_("Since an edition"): editions.show_edition,
    N_("Since a snapshot"): editions.show_snapshot,
    N_("Timeline"): timeline.show,
    N_("Disagreements"): doubts.show_disagreements,
    N_("Aged and unknown"): doubts.show_aged,
}

frame.show_heading(
    _("Changes"),
    _("What happened when, what sources disagree on, and what nobody has confirmed for years."),
    has_known=True,
)
parts.choose(PARTS, key="changes-part")()
