"""Everything known of one thing as of a day, gathered for a reader; sources are numbered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corridors.catalogue import Catalogue, Thing
from corridors.doubts.ageing import ageing_on
from corridors.model.evidence import Fact, Name
from corridors.model.things import Country
from corridors.model.vocabulary import Confidence, Obtained
from corridors.names import (
    name_of,
    names_by_language,
    origin_note,
    other_names,
    row_note,
    spoken_name,
)
from corridors.reports.citations import Citations, SourceLine
from corridors.reports.claims import Dispute, EventLine, FactLine, Teller
from corridors.reports.keyfacts import key_facts_of
from corridors.reports.kinship import Tie, has_status, kind_line, ties_of
from corridors.reports.standings import Standing, standings_of
from corridors.timeline import condition_on
from corridors.wording import STATUS_UNKNOWN, condition_text
from geo.speech import fact_text, number_text
from geo.speech import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """A name with its language and its role; empty where there is none.

    ``note`` says who else a name is from that no source gives.
    """

    code: str
    language: str
    name: str
    role: str
    sources: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """The status on the day, since when, how surely and on whose word.

    ``ageing`` says since when nothing has confirmed a plan or building site, if for years.
    """

    code: str
    text: str
    confidence: str
    is_disputed: bool
    sources: tuple[int, ...]
    ageing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What is known of a thing on a day."""

    id: str
    kind: str
    title: str
    names: tuple[NameLine, ...]
    other_names: tuple[NameLine, ...]
    status: StatusLine | None
    place: str
    note: str
    standings: tuple[Standing, ...]
    key_facts: tuple[FactLine, ...]
    disputes: tuple[Dispute, ...]
    events: tuple[EventLine, ...]
    facts: tuple[FactLine, ...]
    background: tuple[FactLine, ...]
    ties: tuple[Tie, ...]
    sources: tuple[SourceLine, ...]


def dossier_of(catalogue: Catalogue, thing_id: str, day: date) -> Dossier:
    """Return what is known of a thing as of a day.

    Raises:
        UnknownIdError: no thing has that id.
    """
    thing = catalogue.thing(thing_id)
    cited = Citations(catalogue)
    tell = Teller(catalogue, thing.id, day, cited)
    subjects = subjects_of(catalogue, thing)
    facts = [fact for subject in subjects for fact in catalogue.facts.get(subject, ())]
    return Dossier(  # in the order of reading, so that sources are numbered in it
        id=thing.id,
        kind=kind_line(catalogue, thing),
        title=name_of(catalogue, thing.id),
        names=_shown_names(catalogue, thing.id, cited),
        other_names=_other_names(catalogue, thing.id, cited),
        status=_status_line(catalogue, thing, day, cited),
        place=_place_text(catalogue, thing),
        note=fact_text(getattr(thing, "note", None) or ""),
        standings=standings_of(catalogue, thing.id, day, cited),
        key_facts=tell.facts(key_facts_of(catalogue, facts, day)),
        disputes=tell.disputes(subjects),
        events=tell.events(subjects),
        facts=tell.facts(fact for fact in facts if _has_source(fact)),
        background=tell.facts(fact for fact in facts if not _has_source(fact)),
        ties=ties_of(catalogue, thing),
        sources=cited.lines(),
    )


def subjects_of(catalogue: Catalogue, thing: Thing | Country) -> tuple[str, ...]:
    """Return the ids whose facts belong to a thing: its own, then those of its parts."""
    if thing.id in catalogue.hubs:
        return (thing.id, *(s.id for s in catalogue.sites.values() if s.hub == thing.id))
    if thing.id in catalogue.sections:
        return (thing.id, catalogue.sections[thing.id].leg)
    if thing.id in catalogue.legs:
        return (thing.id, *(s.id for s in catalogue.sections.values() if s.leg == thing.id))
    if thing.id in catalogue.corridors:
        tied = (a.id for a in catalogue.agreements.values() if a.corridor == thing.id)
        return (thing.id, *tied)
    return (thing.id,)


def _has_source(fact: Fact) -> bool:
    return fact.confidence is not Confidence.BACKGROUND


def _status_line(
    catalogue: Catalogue, thing: Thing | Country, day: date, cited: Citations
) -> StatusLine | None:
    condition = condition_on(catalogue, thing.id, day)
    if condition is None:
        return _no_status() if has_status(thing) else None
    aged = ageing_on(catalogue, thing.id, day)
    return StatusLine(
        code=condition.code,
        text=condition_text(catalogue, condition, "status"),
        confidence=catalogue.label("confidence", condition.confidence),
        is_disputed=condition.is_disputed,
        sources=cited.of(condition.event.sources),
        ageing=aged.text if aged else "",
    )


def _no_status() -> StatusLine:
    text = _(STATUS_UNKNOWN)
    return StatusLine(code="", text=text, confidence="", is_disputed=False, sources=())


def _shown_names(catalogue: Catalogue, thing_id: str, cited: Citations) -> tuple[NameLine, ...]:
    names = names_by_language(catalogue, thing_id)
    return tuple(
        _name_line(catalogue, code, name, cited)
        if name
        else _placed_line(catalogue, thing_id, code, cited)
        for code, name in names.items()
    )


def _placed_line(catalogue: Catalogue, thing_id: str, code: str, cited: Citations) -> NameLine:
    """Return the name put together from place names, by rule or by translators, if there is one."""
    said = spoken_name(catalogue, thing_id, code)
    is_its_own = said.language == code and said.name != thing_id
    return NameLine(
        code=code,
        language=catalogue.label("language", code),
        name=said.name if is_its_own else "",
        role="",
        sources=cited.of(said.sources) if is_its_own and not said.is_by_rule else (),
        note=origin_note(said) if is_its_own else "",
    )


def _other_names(catalogue: Catalogue, thing_id: str, cited: Citations) -> tuple[NameLine, ...]:
    names = other_names(catalogue, thing_id)
    return tuple(_name_line(catalogue, name.language, name, cited) for name in names)


def _name_line(catalogue: Catalogue, code: str, name: Name | None, cited: Citations) -> NameLine:
    return NameLine(
        code=code,
        language=catalogue.label("language", code),
        name=name.name if name else "",
        role=catalogue.label("role", name.role) if name else "",
        sources=cited.of(name.sources) if name else (),
        note=row_note(name) if name else "",
    )


def _place_text(catalogue: Catalogue, thing: Thing | Country) -> str:
    lon, lat = getattr(thing, "lon", None), getattr(thing, "lat", None)
    if lon is None or lat is None:
        return ""
    radius = getattr(thing, "radius_km", None)
    obtained = getattr(thing, "obtained", None)
    vocabulary = "confidence" if obtained is Obtained.BACKGROUND else "obtained"
    how = catalogue.label(vocabulary, obtained or "")
    if radius:
        how = _("{how}, within {km} km").format(how=how, km=number_text(radius))
    return _("{lat}° N, {lon}° E · {how}").format(lat=f"{lat:.4f}", lon=f"{lon:.4f}", how=how)
