"""From a strip to a drawing, once for each scale."""

from __future__ import annotations

from corridors.strips.course import course_of_strip
from corridors.strips.lanes import lanes_of
from corridors.strips.layout import HEIGHT, plan_of
from corridors.strips.legend import legend_of
from corridors.strips.marks import Drawing
from corridors.strips.targets import targets_of
from corridors.ways.strip import Strip
from geo.speech import spoken_cache


@spoken_cache(maxsize=64)
def draw_strip(strip: Strip, factor: float = 1.0) -> Drawing:
    """Return a strip as a drawing, ``factor`` times as wide as a page."""
    plan = plan_of(strip, factor)
    return Drawing(
        width=plan.scale.width,
        height=HEIGHT,
        marks=(*lanes_of(strip, plan.scale), *course_of_strip(plan)),
        targets=tuple(targets_of(plan)),
        legend=legend_of(strip),
    )
