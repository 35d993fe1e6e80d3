"""How much of a corridor's lines is how well known: km by mode, country and quality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corridors.catalogue import Catalogue
from corridors.errors import UnknownIdError
from corridors.lines.courses import stretches_of
from corridors.model.corridor import Section
from corridors.model.vocabulary import Mode, Quality
from geo.measure import length_km
from geo.speech import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The km, as drawn, of one mode, country and quality; ``share`` is of mode and country."""

    mode: Mode
    country: str | None
    quality: Quality
    km: float
    share: float


def shares_of(catalogue: Catalogue, corridor: str) -> tuple[Share, ...]:
    """Return the km of all of a corridor's sections, each counted once, the surest lines first.

    Raises:
        UnknownIdError: the corridor has no line, or there is no such corridor.
    """
    sections = _sections(catalogue, catalogue.aliases.get(corridor, corridor))
    kinds = dict.fromkeys((section.mode, section.country) for section in sections)
    return tuple(share for kind in kinds for share in _shares(catalogue, sections, kind))


def _sections(catalogue: Catalogue, corridor: str) -> list[Section]:
    found = [
        section
        for section in catalogue.sections.values()
        if catalogue.legs[section.leg].corridor == corridor
    ]
    if not found:
        lines = ", ".join(sorted({leg.corridor for leg in catalogue.legs.values()}))
        sentence = _("expected a corridor with a line ({known}), found {found!r}")
        msg = sentence.format(known=lines, found=corridor)
        raise UnknownIdError(msg)
    return found


def _shares(
    catalogue: Catalogue, sections: list[Section], kind: tuple[Mode, str | None]
) -> Iterator[Share]:
    km: dict[Quality, float] = {}
    for section in sections:
        if (section.mode, section.country) == kind:
            for stretch in stretches_of(catalogue, section.id):
                km[stretch.quality] = km.get(stretch.quality, 0.0) + length_km(stretch.course)
    for quality in (one for one in Quality if one in km):
        share = km[quality] / sum(km.values())
        yield Share(mode=kind[0], country=kind[1], quality=quality, km=km[quality], share=share)
