"""The events of a timeline as a grid, and the timeline in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corridors.catalogue import Catalogue
from corridors.grids.grid import Grid, GridCell, GridLine, GridRow, grid_of, said
from corridors.names import name_of
from corridors.reports.citations import Citations
from corridors.reports.timeline_view import Moment, Timeline
from geo.speech import gettext as _
from geo.speech import number_text


def moments_grid(catalogue: Catalogue, moments: Iterable[Moment]) -> Grid:
    """Return events as rows; the day on which one began can be chosen."""
    heads = (_("When"), _("Kind"), _("What happened"), _("Where"))
    return grid_of(
        catalogue, moments, _row, caption=_("Events with date, kind and sources"), heads=heads
    )


def timeline_text(name: str, timeline: Timeline) -> str:
    """Return what a timeline shows, in words."""
    if not timeline.dated:
        return _("Timeline of {name}: no dated event.").format(name=name)
    first, last = timeline.dated[0], timeline.dated[-1]
    counts = timeline.counts
    words = {one.kind: one.kind_words for one in (*timeline.dated, *timeline.undated)}
    kinds = ", ".join(f"{words[kind]} {counts[kind]}" for kind in sorted(counts))
    return _(
        "Timeline of {name}: {n} dated events from {first} to {last}. "
        "By kind: {kinds}. The table below lists them all."
    ).format(
        name=name,
        n=number_text(len(timeline.dated)),
        first=first.when,
        last=last.when,
        kinds=kinds,
    )


def _row(moment: Moment, cited: Citations) -> GridRow:
    when = GridCell(lines=(GridLine(text=moment.when),), day=moment.start or moment.end)
    kind = [GridLine(text=moment.kind_words)]
    kind.extend(GridLine(text=one, tone="soft") for one in _marks(moment))
    text = GridCell(lines=(GridLine(text=moment.text, sources=cited.of(moment.sources)),))
    return GridRow(cells=(when, GridCell(lines=tuple(kind)), text, said(moment.name, tone="soft")))


def _marks(moment: Moment) -> Iterable[str]:
    if moment.is_only_said:
        yield _("planned or announced only")
    elif not moment.is_past:
        yield _("after the day shown")
    if not moment.is_used:
        yield _("not used")
    elif moment.is_disputed:
        yield _("disputed")


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
