"""Changes: between two days, along the timeline, where sources disagree, what has gone quiet."""

from corridors.ui import frame, parts
from corridors.ui.parts import between, doubts, timeline

PARTS = {
    "Between two days": between.show,
    "Timeline": timeline.show,
    "Disagreements": doubts.show_disagreements,
    "Aged and unknown": doubts.show_aged,
}

frame.show_heading(
    "Changes",
    "What happened when, what sources disagree on, and what nobody has confirmed for years.",
    has_known=True,
)
parts.choose(PARTS, key="changes-part")()
