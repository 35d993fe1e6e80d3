"""A view as a picture: what it shows, says and cites, ready to be drawn, and its words for the ear.

The alternative text is written from what is visible, so that it is never wrong about the picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corridors.catalogue import Catalogue
from corridors.errors import UnknownIdError
from corridors.framing import BOUNDS, CREDITS, OWN_REGION, TITLE
from corridors.reports.citations import SourceLine
from corridors.scene import (
    Shown,
    as_of_text,
    citations_of,
    layers_in,
    marked_text,
    seen,
    shown_on,
)
from corridors.view import HUBS, STANDING, TOWNS, View
from geo.basemap import DISCLAIMER
from geo.direction import isolated
from geo.map_page import Place
from geo.picture import FORMS, SIZES, Form, Picture, Size, render_picture
from geo.speech import day_text, number_text, spoken_cache
from geo.speech import gettext as _

MOST_ALT = 900
CACHED_PICTURES = 48
"""A card weighs some 0.4 MB: 20 MB at most."""


def picture_of(
    catalogue: Catalogue,
    view: View,
    *,
    size: str = "card",
    title: str = "",
    note: str = "",
    link: str = "",
) -> Picture:
    """Return the description of a view's picture; ``size`` is a name of ``SIZES``.

    Raises:
        UnknownIdError: no size has that name.
    """
    at = view.at
    return Picture(
        size=_size(size),
        day=view.on,
        edition=catalogue.edition,
        title=title or _(TITLE),
        note=note,
        as_of=as_of_text(view),
        data=_data_text(catalogue),
        sources=tuple(source_text(line) for line in citations_of(catalogue, view).lines()),
        disclaimer=_(DISCLAIMER),
        attribution=CREDITS,
        link=link,
        alt=alternative_text(catalogue, view),
        language=view.language,
        bounds=BOUNDS,
        home=BOUNDS,
        place=Place(lat=at.lat, lon=at.lon, zoom=at.zoom) if at else None,
        focus=OWN_REGION,
        selected=view.selected,
        marked=marked_text(view),
    )


def _data_text(catalogue: Catalogue) -> str:
    words = _("Data of {edition}, {digest}")
    return words.format(edition=day_text(catalogue.edition), digest=catalogue.digest)


def draw_view(catalogue: Catalogue, view: View, picture: Picture, form: str) -> bytes:
    """Return the picture of a view as a file of a form: png, svg or pdf; drawn once, then kept.

    Raises:
        UnknownIdError: there is no such form.
    """
    if form not in FORMS:
        msg = _("Picture form: expected one of {forms}, found {found!r}.")
        raise UnknownIdError(msg.format(forms=", ".join(FORMS), found=form))
    return _drawn(catalogue, view, picture, form)


@spoken_cache(maxsize=CACHED_PICTURES)
def _drawn(catalogue: Catalogue, view: View, picture: Picture, form: Form) -> bytes:
    return render_picture(layers_in(catalogue, view), picture, form)


def _size(name: str) -> Size:
    if name not in SIZES:
        msg = _("Picture size: expected one of {sizes}, found {found!r}.")
        raise UnknownIdError(msg.format(sizes=", ".join(SIZES), found=name))
    return SIZES[name]


def source_text(line: SourceLine) -> str:
    """Return a source as a line of a list: title, publisher, date, address."""
    when = line.when if line.when != _("undated") else ""
    said = [isolated(line.title), isolated(line.publisher), when, line.url]
    return ". ".join(part.rstrip(".") for part in said if part)


def alternative_text(catalogue: Catalogue, view: View) -> str:
    """Return what a view shows in words: the day, hubs, lines and countries with their states."""
    shown = list(shown_on(seen(catalogue, view), layers_in(catalogue, view), view.on))
    parts = [_day_sentence(view), *_changed_sentence(view, shown), *_sentences(shown)]
    text = " ".join(parts)
    return text if len(text) <= MOST_ALT else f"{text[: MOST_ALT - 1].rsplit(' ', 1)[0]}…"


def _day_sentence(view: View) -> str:
    words = _("Map of Central Asia as of {day}.")
    if view.as_known:
        words = _("Map of Central Asia as of {day}, as known then.")
    # A day may end in a full stop of its own: "15 мар. 2024 г."
    return words.format(day=day_text(view.on)).replace("..", ".")


def _changed_sentence(view: View, shown: Iterable[Shown]) -> Iterator[str]:
    if view.since is not None:
        names = [one.feature.name for one in shown if one.feature.id in one.layer.marked]
        words = _("Changed since {day}: {names}.") if names else _("Changed since {day}: nothing.")
        yield words.format(day=day_text(view.since), names=", ".join(names))


def _sentences(shown: Iterable[Shown]) -> Iterator[str]:
    by_layer: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        by_layer[one.layer.id].append(one)
    if HUBS in by_layer:
        hubs = "; ".join(_hub_words(one) for one in by_layer[HUBS])
        yield _("Hubs: {list}.").format(list=hubs)
    lines = {k: v for k, v in by_layer.items() if v[0].layer.geometry == "line"}
    if lines:
        corridors = "; ".join(_line_words(group) for group in lines.values())
        yield _("Corridors: {list}.").format(list=corridors)
    if STANDING in by_layer:
        countries = "; ".join(_standing_words(by_layer[STANDING]))
        yield _("Countries: {list}.").format(list=countries)
    yield from _counted(by_layer)


def _hub_words(shown: Shown) -> str:
    status = shown.style.remark or _("status not documented")
    return _("{name} ({status})").format(name=shown.feature.label, status=status)


def _line_words(group: list[Shown]) -> str:
    statuses = dict.fromkeys(one.style.label for one in group)
    return _("{name} ({status})").format(name=group[0].layer.title, status=", ".join(statuses))


def _standing_words(group: list[Shown]) -> Iterator[str]:
    by_standing: dict[str, list[str]] = defaultdict(list)
    for one in group:
        by_standing[one.style.words].append(one.feature.name)
    words = _("{standing}: {names}")
    return (
        words.format(standing=label, names=", ".join(names)) for label, names in by_standing.items()
    )


def _counted(by_layer: Mapping[str, list[Shown]]) -> Iterator[str]:
    for layer_id, group in by_layer.items():
        if group[0].layer.geometry == "point" and layer_id not in (HUBS, TOWNS):
            count = number_text(len(group))
            yield _("{layer}: {n}.").format(layer=group[0].layer.title, n=count)
