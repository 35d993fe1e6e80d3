"""Answers as the search box is given them: JSON values with the words that stand beside a name."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from corridors.catalogue import Catalogue
from corridors.names import label_of
from corridors.search.finder import finder_of
from corridors.search.nearby import nearest_things
from corridors.search.wording import origin_of, what_is, where_is
from geo.speech import language


def answers(
    catalogue: Catalogue, text: str, *, limit: int, is_typing: bool
) -> list[dict[str, Any]]:
    """Return what a text names, the best first, in the language spoken."""
    found = finder_of(catalogue).find(text, limit=limit, language=language(), is_typing=is_typing)
    return [
        {
            **asdict(one),
            "what": what_is(catalogue, one),
            "where": where_is(catalogue, one),
            "origin": origin_of(one),
        }
        for one in found
    ]


def nearest(catalogue: Catalogue, lon: float, lat: float) -> list[dict[str, Any]]:
    """Return the nearest hub, corridor and crossing of a place in WGS 84 (lon, lat)."""
    return [
        {**asdict(one), "name": label_of(catalogue, one.id)}
        for one in nearest_things(catalogue, lon, lat)
    ]
