"""The map below the facts: the shipped base layer, and the online maps one may choose instead.

The shipped files come from ``geo.build.base``; ``geo/data/base/ORIGIN.md`` says from what.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import geopandas as gpd

from geo.errors import UnknownLayerError
from geo.speech import N_
from geo.speech import gettext as _
from geo.transliteration import LANGUAGES

DATA_FOLDER = Path(__file__).parent / "data"
BASE_FOLDER = DATA_FOLDER / "base"

BaseScale = Literal["overview", "detail"]
BaseName = Literal["countries", "water", "rivers", "disputed", "borders", "places"]

DETAIL_FROM_ZOOM = 6
"""Below this zoom the overview is drawn, from it on the detail."""

ATTRIBUTION = "Natural Earth"
DISCLAIMER = N_("Boundaries and names shown do not imply endorsement or acceptance.")
"""Translated where it is shown."""

TRANSLATED = tuple(f"name_{language}" for language in LANGUAGES)
"""The properties that hold a name in the further languages; ``name`` is the English one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseLayer:
    """One layer of the shipped base: what it holds and which properties its features have."""

    name: BaseName
    title: str
    geometry: Literal["area", "line", "point"]
    properties: tuple[str, ...]


LAYERS: tuple[BaseLayer, ...] = (
    BaseLayer(
        name="countries", title="Countries", geometry="area", properties=("id", "name", *TRANSLATED)
    ),
    BaseLayer(
        name="disputed",
        title="Disputed areas",
        geometry="area",
        properties=("id", "name", *TRANSLATED),
    ),
    BaseLayer(name="rivers", title="Rivers", geometry="line", properties=("name", "rank")),
    BaseLayer(
        name="water",
        title="Sea and lakes",
        geometry="area",
        properties=("kind", "name", *TRANSLATED),
    ),
    BaseLayer(name="borders", title="Borders", geometry="line", properties=("disputed",)),
    BaseLayer(
        name="places",
        title="Capitals and towns",
        geometry="point",
        properties=("id", "name", "country", "rank", "capital", *TRANSLATED),
    ),
)
"""In drawing order, the lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineBase:
    """A map from another host, asked for only when somebody picks it."""

    id: str
    title: str
    url: str
    attribution: str
    max_zoom: int
    is_overlay: bool
    terms: str
    terms_url: str


@cache
def load_base(name: str, scale: str) -> str:
    """Return a layer of the shipped base as GeoJSON text."""
    known = tuple(layer.name for layer in LAYERS)
    if name not in known or scale not in get_args(BaseScale):
        message = _(
            "Base layer {name!r} at scale {scale!r}: expected one of {names} at one of {scales}."
        )
        names, scales = ", ".join(known), ", ".join(get_args(BaseScale))
        raise UnknownLayerError(message.format(name=name, scale=scale, names=names, scales=scales))
    return (BASE_FOLDER / scale / f"{name}.geojson").read_text(encoding="utf-8")


def base_frame(name: str, scale: str = "detail") -> gpd.GeoDataFrame:
    """Return a layer of the shipped base as a frame of its own, in WGS 84."""
    return _frame(name, scale).copy()


def country_polygons(scale: str = "detail") -> gpd.GeoDataFrame:
    """Return the countries (``id``, ``name``), without the disputed areas."""
    return base_frame("countries", scale)


def disputed_areas(scale: str = "detail") -> gpd.GeoDataFrame:
    """Return the areas (``id``, ``name``) that no country's tint may cover."""
    return base_frame("disputed", scale)


def places(scale: str = "detail", language: str = "en") -> gpd.GeoDataFrame:
    """Return capitals and towns, the greatest first; ``country`` is None in disputed areas.

    ``name`` is in the language, or in English where the base has no names in it.
    """
    frame = base_frame("places", scale)
    spoken = f"name_{language}"
    return frame.assign(name=frame[spoken]) if spoken in frame else frame


def online_bases() -> tuple[OnlineBase, ...]:
    """Return the online maps in the order of their catalogue."""
    with (DATA_FOLDER / "online-bases.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_online_base(row) for row in csv.DictReader(file))


@cache
def _frame(name: str, scale: str) -> gpd.GeoDataFrame:
    features = json.loads(load_base(name, scale))["features"]
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")


def _online_base(row: dict[str, str]) -> OnlineBase:
    return OnlineBase(
        id=row["id"],
        title=row["title"],
        url=row["url"],
        attribution=row["attribution"],
        max_zoom=int(row["max_zoom"]),
        is_overlay=row["overlay"] == "yes",
        terms=row["terms"],
        terms_url=row["terms_url"],
    )


ONLINE: tuple[OnlineBase, ...] = online_bases()
