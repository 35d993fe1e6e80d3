"""A view as a picture: what it shows, says and cites, ready to be drawn, and its words for the ear.

The alternative text is written from what is visible, so that it is never wrong about the picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.errors import UnknownIdError
from corridors.framing import BOUNDS, CREDITS, OWN_REGION, TITLE
from corridors.reports.citations import SourceLine
from corridors.scene import Shown, citations_of, layers_in, shown_on
from corridors.view import HUBS, STANDING, TOWNS, View
from corridors.wording import day_text
from geo.basemap import DISCLAIMER
from geo.map_page import Place
from geo.picture import FORMS, SIZES, Form, Picture, Size, render_picture

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
        title=title or TITLE,
        note=note,
        as_of=f"As of {day_text(view.on)}",
        data=f"Data of {day_text(catalogue.edition)}, {catalogue.digest}",
        sources=tuple(source_text(line) for line in citations_of(catalogue, view).lines()),
        disclaimer=DISCLAIMER,
        attribution=CREDITS,
        link=link,
        alt=alternative_text(catalogue, view),
        language=view.language,
        bounds=BOUNDS,
        home=BOUNDS,
        place=Place(lat=at.lat, lon=at.lon, zoom=at.zoom) if at else None,
        focus=OWN_REGION,
        selected=view.selected,
    )


def draw_view(catalogue: Catalogue, view: View, picture: Picture, form: str) -> bytes:
    """Return the picture of a view as a file of a form: png, svg or pdf; drawn once, then kept.

    Raises:
        UnknownIdError: there is no such form.
    """
    if form not in FORMS:
        msg = f"Picture form: expected one of {', '.join(FORMS)}, found {form!r}."
        raise UnknownIdError(msg)
    return _drawn(catalogue, view, picture, form)


@lru_cache(maxsize=CACHED_PICTURES)
def _drawn(catalogue: Catalogue, view: View, picture: Picture, form: Form) -> bytes:
    return render_picture(layers_in(catalogue, view), picture, form)


def _size(name: str) -> Size:
    if name not in SIZES:
        msg = f"Picture size: expected one of {', '.join(SIZES)}, found {name!r}."
        raise UnknownIdError(msg)
    return SIZES[name]


def source_text(line: SourceLine) -> str:
    """Return a source as a line of a list: title, publisher, date, address."""
    said = [line.title, line.publisher, line.when if line.when != "undated" else "", line.url]
    return ". ".join(part.rstrip(".") for part in said if part)


def alternative_text(catalogue: Catalogue, view: View) -> str:
    """Return what a view shows in words: the day, hubs, lines and countries with their states."""
    shown = list(shown_on(catalogue, layers_in(catalogue, view), view.on))
    parts = [f"Map of Central Asia as of {day_text(view.on)}.", *_sentences(shown)]
    text = " ".join(parts)
    return text if len(text) <= MOST_ALT else f"{text[: MOST_ALT - 1].rsplit(' ', 1)[0]}…"


def _sentences(shown: Iterable[Shown]) -> Iterator[str]:
    by_layer: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        by_layer[one.layer.id].append(one)
    if HUBS in by_layer:
        yield f"Hubs: {'; '.join(_hub_words(one) for one in by_layer[HUBS])}."
    lines = {k: v for k, v in by_layer.items() if v[0].layer.geometry == "line"}
    if lines:
        yield f"Corridors: {'; '.join(_line_words(group) for group in lines.values())}."
    if STANDING in by_layer:
        yield f"Countries: {'; '.join(_standing_words(by_layer[STANDING]))}."
    yield from _counted(by_layer)


def _hub_words(shown: Shown) -> str:
    status = shown.style.label.partition(", ")[2] or "status not documented"
    return f"{shown.feature.label} ({status})"


def _line_words(group: list[Shown]) -> str:
    statuses = dict.fromkeys(one.style.label.partition(", ")[0] for one in group)
    return f"{group[0].layer.title} ({', '.join(statuses)})"


def _standing_words(group: list[Shown]) -> Iterator[str]:
    by_standing: dict[str, list[str]] = defaultdict(list)
    for one in group:
        by_standing[one.style.label].append(one.feature.name)
    return (f"{label}: {', '.join(names)}" for label, names in by_standing.items())


def _counted(by_layer: Mapping[str, list[Shown]]) -> Iterator[str]:
    for layer_id, group in by_layer.items():
        if group[0].layer.geometry == "point" and layer_id not in (HUBS, TOWNS):
            yield f"{group[0].layer.title}: {len(group)}."
