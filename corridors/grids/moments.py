"""The events of a timeline as a grid, and the timeline in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corridors.catalogue import Catalogue
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, headed, said
from corridors.names import name_of
from corridors.reports.citations import Citations
from corridors.reports.timeline_view import Moment, Timeline


def moments_grid(catalogue: Catalogue, moments: Iterable[Moment]) -> Grid:
    """Return events as rows; the day on which one began can be chosen."""
    cited = Citations(catalogue)
    rows = tuple(_row(one, cited) for one in moments)
    return Grid(
        caption="Events with date, kind and sources",
        columns=headed("When", "Kind", "What happened", "Where"),
        rows=rows,
        sources=cited.lines(),
    )


def timeline_text(name: str, timeline: Timeline) -> str:
    """Return what a timeline shows, in words."""
    if not timeline.dated:
        return f"Timeline of {name}: no dated event."
    first, last = timeline.dated[0], timeline.dated[-1]
    counts = timeline.counts
    words = {one.kind: one.kind_words for one in (*timeline.dated, *timeline.undated)}
    kinds = ", ".join(f"{words[kind]} {counts[kind]}" for kind in sorted(counts))
    return (
        f"Timeline of {name}: {len(timeline.dated)} dated events from {first.when} to {last.when}. "
        f"By kind: {kinds}. The table below lists them all."
    )


def _row(moment: Moment, cited: Citations) -> GridRow:
    when = GridCell(lines=(GridLine(text=moment.when),), day=moment.start or moment.end)
    kind = [GridLine(text=moment.kind_words)]
    kind.extend(GridLine(text=one, tone="soft") for one in _marks(moment))
    text = GridCell(lines=(GridLine(text=moment.text, sources=cited.of(moment.sources)),))
    return GridRow(cells=(when, GridCell(lines=tuple(kind)), text, said(moment.name, tone="soft")))


def _marks(moment: Moment) -> Iterable[str]:
    if moment.is_only_said:
        yield "planned or announced only"
    elif not moment.is_past:
        yield "after the day shown"
    if not moment.is_used:
        yield "not used"
    elif moment.is_disputed:
        yield "disputed"


def within_years(timeline: Timeline, first: int, last: int) -> Timeline:
    """Return the events that may have happened in some years, and those without any date."""
    dated = (one for one in timeline.dated if _may_lie_within(one, first, last))
    return Timeline(dated=tuple(dated), undated=timeline.undated)


def _may_lie_within(moment: Moment, first: int, last: int) -> bool:
    days = [day.year for day in (moment.start, moment.end) if day]
    return min(days) <= last and max(days) >= first


def timeline_names(catalogue: Catalogue) -> Mapping[str, str]:
    """Return what has a timeline, in words by id: corridors by rank, hubs, then countries."""
    corridors = sorted(catalogue.corridors.values(), key=lambda one: (one.rank, one.id))
    ids = (*(one.id for one in corridors), *catalogue.hubs, *catalogue.countries)
    subjects = {event.subject for event in catalogue.all_events()}
    parties = {event.party for event in catalogue.all_events()}
    with_events = (one for one in ids if one in subjects | parties)
    return {one: name_of(catalogue, one) for one in with_events}
