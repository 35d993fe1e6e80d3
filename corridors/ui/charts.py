"""Small charts in the tones of the atlas: values become marks, texts stay texts.

Drawn with Altair, which Streamlit brings along. Each chart comes with a text and a table beside
it; none decides anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import altair as alt

from corridors.reports.quotations import Quote
from corridors.reports.timeline_view import Moment

PICKED = "picked"
INK, SOFT, ACCENT, PALE, GRID = "#26221D", "#5A564F", "#AA3377", "#D08DB3", "#EBE7DE"
HEADROOM = 1.7
AXIS_HEIGHT, LEGEND_HEIGHT, BAR_HEIGHT, ROW_HEIGHT = 64, 60, 28, 22
"""Pixels; the height of a chart takes in its axis and legend."""
Layered = alt.LayerChart | alt.FacetChart
"""What Altair makes of layers."""
EVERY_LABEL = alt.Axis(labelOverlap=False)
STATES = ("happened", "planned or later", "not used")


STATE_SCALE = alt.Scale(domain=list(STATES), range=[ACCENT, "#7A5C99", "#8A857B"])
STATE_LEGEND = alt.Legend(title=None, orient="bottom", columns=3)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is of, its length, and its value in words."""

    label: str
    value: float
    words: str


def timeline(moments: Iterable[Moment], day: date, years: tuple[int, int]) -> Layered:
    """Return events by kind over time; one can be picked, the wheel and dragging zoom."""
    values = [_moment(one) for one in moments]
    kinds = list(dict.fromkeys(one["kind"] for one in values))
    span = [f"{years[0]}-01-01", f"{years[1]}-12-31"]
    x = alt.X("start:T", title=None, scale=alt.Scale(domain=span), axis=alt.Axis(grid=True))
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=x,
        y=alt.Y("kind:N", title=None, sort=kinds, axis=EVERY_LABEL),
        stroke=alt.Stroke("state:N", scale=STATE_SCALE, legend=STATE_LEGEND),
        fill=alt.Fill("state:N", scale=STATE_SCALE, legend=None),
        fillOpacity=alt.condition("datum.state == 'happened'", alt.value(0.85), alt.value(0)),
        tooltip=[alt.Tooltip("when:N", title="When"), alt.Tooltip("text:N", title="What")],
    )
    spans = base.mark_bar(height=5, clip=True).encode(x2="end:T")
    points = base.mark_point(size=70, clip=True, strokeWidth=1.5, strokeOpacity=1)
    picked = alt.selection_point(name=PICKED, fields=["id"])
    zoom = alt.selection_interval(name="zoom", bind="scales", encodings=["x"])
    height = AXIS_HEIGHT + LEGEND_HEIGHT + ROW_HEIGHT * max(len(kinds), 1)
    return _plain(alt.layer(spans, points.add_params(picked, zoom), _day_rule(day)), height)


def bars(rows: Iterable[Bar], unit: str, *, goal: float | None = None) -> Layered:
    """Return values as bars under one another, each with its words; a goal as a dashed line."""
    values = [asdict(row) for row in _apart(rows)]
    top = max([row["value"] for row in values] + ([goal] if goal else []), default=1.0)
    reach = alt.Scale(domain=[0, top * HEADROOM])
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("value:Q", title=unit, axis=alt.Axis(tickCount=4), scale=reach),
        y=alt.Y("label:N", title=None, sort=None, axis=EVERY_LABEL),
        tooltip=[alt.Tooltip("label:N", title="Of"), alt.Tooltip("words:N", title="Value")],
    )
    words = base.mark_text(align="left", dx=4, color=INK).encode(text="words:N")
    layers = [base.mark_bar(color=PALE, height=14), words, *_goal_rule(goal)]
    return _plain(alt.layer(*layers), AXIS_HEIGHT + BAR_HEIGHT * max(len(values), 1))


def quote_bars(quotes: Iterable[Quote], scale: float = 1.0) -> tuple[Bar, ...]:
    """Return quoted values as bars by the time they speak of; what has no number is left out."""
    return tuple(
        Bar(one.when or "no time named", one.quantity.value * scale, one.value)
        for one in quotes
        if one.quantity
    )


def _apart(rows: Iterable[Bar]) -> Iterator[Bar]:
    """Yield bars whose labels differ, if only by spaces: bars of one label would be stacked."""
    seen: Counter[str] = Counter()
    for row in rows:
        yield replace(row, label=row.label + " " * seen[row.label])
        seen[row.label] += 1


def _moment(one: Moment) -> Mapping[str, Any]:
    start, end = one.start or one.end, one.end or one.start
    state = STATES[0] if one.is_past else STATES[1]
    return {
        "id": one.id,
        "kind": one.kind_words,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "when": one.when,
        "text": one.text,
        "state": state if one.is_used else STATES[2],
    }


def _day_rule(day: date) -> alt.Chart:
    values = alt.InlineData(values=[{"day": day.isoformat()}])
    rule = alt.Chart(values).mark_rule(color=INK, strokeWidth=2, clip=True)
    drawn: alt.Chart = rule.encode(x="day:T")
    return drawn


def _goal_rule(goal: float | None) -> Iterator[alt.Chart]:
    if goal is not None:
        values = alt.InlineData(values=[{"goal": goal}])
        rule = alt.Chart(values).mark_rule(color=ACCENT, strokeDash=[6, 4], strokeWidth=1.5)
        drawn: alt.Chart = rule.encode(x="goal:Q")
        yield drawn


def _plain(chart: Layered, height: int) -> Layered:
    """Return a chart of some height in pixels, with thin rules and quiet labels."""
    plain: Layered = (
        chart.properties(height=height)
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=GRID, domainColor="#B9B3A8", labelColor=SOFT, titleColor=SOFT, labelLimit=180
        )
        .configure_legend(labelColor=SOFT)
    )
    return plain


def picked_ids(event: Any) -> tuple[str, ...]:
    """Return the ids of what was picked in a timeline; what is no pick gives none."""
    picked = event.selection.get(PICKED, ()) if event else ()
    rows = picked if isinstance(picked, list) else ()
    return tuple(str(row["id"]) for row in rows if isinstance(row, Mapping) and "id" in row)
