"""Small charts in the tones of the atlas: values become marks, texts stay texts.

Drawn with Altair, which Streamlit brings along. Each chart comes with a text and a table beside
it; none decides anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from textwrap import fill
from typing import Any

import altair as alt
from babel import Locale
from babel.dates import get_day_names, get_month_names

from corridors.language import speech_of
from corridors.reports.quotations import Quote
from corridors.reports.timeline_view import Moment
from geo.speech import N_, language
from geo.speech import gettext as _

PICKED = "picked"
SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)
INK, SOFT, ACCENT, PALE, GRID = "#26221D", "#5A564F", "#AA3377", "#D08DB3", "#EBE7DE"
HEADROOM = 1.7
AXIS_HEIGHT, LEGEND_HEIGHT, BAR_HEIGHT, ROW_HEIGHT = 64, 60, 28, 22
"""Pixels; the height of a chart takes in its axis and legend."""
Layered = alt.LayerChart | alt.FacetChart
"""What Altair makes of layers."""
EVERY_LABEL = alt.Axis(labelOverlap=False)
LINES = alt.Axis(labelOverlap=False, labelExpr=r"split(datum.label, '\n')")
LINE_LETTERS = 28
"""Labels longer than a line go on below: languages differ in how much room a period takes."""
SILENT = alt.MarkConfig(aria=False)
"""Vega describes each mark in English; the page says all of a chart in its alternative text."""
PER, DAYS_OF_A_YEAR = "-per-", 365
STATES = (N_("happened"), N_("planned or later"), N_("not used"))
STATE_COLOURS = (ACCENT, "#7A5C99", "#8A857B")


STATE_LEGEND = alt.Legend(title=None, orient="bottom", columns=3)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is of, its length, its value in words, and whether it is of a whole year.

    What is no sum of a year, such as a number a day, counts as whole.
    """

    label: str
    value: float
    words: str
    is_whole: bool = True


def timeline(moments: Iterable[Moment], day: date, years: tuple[int, int]) -> Layered:
    """Return events by kind over time; one can be picked, the wheel and dragging zoom."""
    values = [_moment(one) for one in moments]
    kinds = list(dict.fromkeys(one["kind"] for one in values))
    span = [f"{years[0]}-01-01", f"{years[1]}-12-31"]
    x = alt.X("start:T", title=None, scale=alt.Scale(domain=span), axis=alt.Axis(grid=True))
    states = alt.Scale(domain=[_(one) for one in STATES], range=list(STATE_COLOURS))
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=x,
        y=alt.Y("kind:N", title=None, sort=kinds, axis=EVERY_LABEL),
        stroke=alt.Stroke("state:N", scale=states, legend=STATE_LEGEND),
        fill=alt.Fill("state:N", scale=states, legend=STATE_LEGEND),
        fillOpacity=alt.condition("datum.happened", alt.value(0.85), alt.value(0)),
        tooltip=[alt.Tooltip("when:N", title=_("When")), alt.Tooltip("text:N", title=_("What"))],
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
        y=alt.Y("label:N", title=None, sort=None, axis=LINES),
        tooltip=[alt.Tooltip("label:N", title=_("Of")), alt.Tooltip("words:N", title=_("Value"))],
    )
    words = base.mark_text(align="left", dx=4, color=INK).encode(text="words:N")
    drawn = base.mark_bar(color=PALE, height=14, stroke=PALE, strokeWidth=1.2).encode(
        fillOpacity=alt.condition("datum.is_whole", alt.value(1), alt.value(0.25))
    )
    layers = [drawn, words, *_goal_rule(goal)]
    return _plain(alt.layer(*layers), AXIS_HEIGHT + BAR_HEIGHT * max(len(values), 1))


def quote_bars(quotes: Iterable[Quote], scale: float = 1.0, unit: str = "") -> tuple[Bar, ...]:
    """Return quoted values as bars by the time they speak of; what has no number is left out.

    ``unit`` stands at the axis and is not said again at each bar.
    """
    return tuple(
        Bar(
            one.when or _("no time named"),
            one.quantity.value * scale,
            one.value.removesuffix(unit).strip(),
            is_whole_year(one),
        )
        for one in quotes
        if one.quantity
    )


def is_whole_year(quote: Quote) -> bool:
    """Tell whether a value speaks of a whole year or more, or is no sum of one at all."""
    if quote.start is None or quote.end is None or quote.quantity is None:
        return True
    is_rate = PER in quote.quantity.unit
    return is_rate or (quote.end - quote.start).days + 1 >= DAYS_OF_A_YEAR


def _apart(rows: Iterable[Bar]) -> Iterator[Bar]:
    """Yield bars whose labels differ, if only by spaces: bars of one label would be stacked."""
    seen: Counter[str] = Counter()
    for row in rows:
        lines = fill(row.label, LINE_LETTERS, break_long_words=False)
        yield replace(row, label=lines + " " * seen[row.label])
        seen[row.label] += 1


def _moment(one: Moment) -> Mapping[str, Any]:
    start, end = one.start or one.end, one.end or one.start
    state = STATES[not one.is_past] if one.is_used else STATES[2]
    return {
        "id": one.id,
        "kind": one.kind_words,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "when": one.when,
        "text": one.text,
        "state": _(state),
        "happened": state == STATES[0],
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
        .configure(locale=_locale(), mark=SILENT)
        .configure_view(stroke=None)
        .configure_axis(
            aria=False,
            gridColor=GRID,
            domainColor="#B9B3A8",
            labelColor=SOFT,
            titleColor=SOFT,
            labelLimit=180,
        )
        .configure_legend(aria=False, labelColor=SOFT)
    )
    return plain


def _locale() -> alt.Locale:
    """Return how the axes of a chart write numbers and times in the language spoken."""
    locale = speech_of(language()).locale
    symbols = locale.number_symbols["latn"]
    numbers = alt.NumberLocale(
        decimal=symbols["decimal"], thousands=symbols["group"], grouping=[3], currency=["", ""]
    )
    return alt.Locale(number=numbers, time=_time_locale(locale))


def _time_locale(locale: Locale) -> alt.TimeLocale:
    """Return the names of months and of days, Sunday first; the rest is as in ISO 8601."""
    months, days = (
        {
            width: [name for _key, name in sorted(names(width, locale=locale).items())]
            for width in ("wide", "abbreviated")
        }
        for names in (partial(get_month_names, context="stand-alone"), get_day_names)
    )
    return alt.TimeLocale(
        dateTime="%Y-%m-%d %H:%M:%S",
        date="%Y-%m-%d",
        time="%H:%M:%S",
        periods=["AM", "PM"],
        days=[days["wide"][day] for day in SUNDAY_FIRST],
        shortDays=[days["abbreviated"][day] for day in SUNDAY_FIRST],
        months=months["wide"],
        shortMonths=months["abbreviated"],
    )


def picked_ids(event: Any) -> tuple[str, ...]:
    """Return the ids of what was picked in a timeline; what is no pick gives none."""
    picked = event.selection.get(PICKED, ()) if event else ()
    rows = picked if isinstance(picked, list) else ()
    return tuple(str(row["id"]) for row in rows if isinstance(row, Mapping) and "id" in row)
