"""Status that ages: what was planned or being built and has long not been heard of again.

The written rule is ``RULE``. It is applied as of a day: going back in time, a claim is young again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from corridors.catalogue import Catalogue
from corridors.doubts.known import REFERENCE_KINDS, published_on
from corridors.evidence import Claim
from corridors.model.corridor import GaugeBreak, Leg, Section
from corridors.model.dates import PartialDate
from corridors.model.evidence import Fact
from corridors.model.things import Agreement, Hub, Site, Topic
from corridors.model.vocabulary import Confidence, Modality
from corridors.timeline import NOT_YET, condition_on
from corridors.wording import date_text
from geo.speech import N_
from geo.speech import gettext as _

UNCONFIRMED_YEARS, DORMANT_YEARS = 2, 4

RULE = (
    N_(
        "A planned or under-construction status that nothing has confirmed for 2 years before the "
        "day shown is marked “not confirmed since …”, after 4 years “probably dormant”."
    ),
    N_(
        "It is confirmed by every sourced fact or event about the thing itself, about the hub"
        " or leg it belongs to and their parts, and about the railway project or agreement it"
        " is tied to: on the day a source of it was published, and on the day it happened."
    ),
    N_(
        "Encyclopedias, datasets, code files, our own notes, undated sources and notes that "
        "something was not found confirm nothing by their publication."
    ),
    N_("The status itself is not changed: the rule says only how long ago anybody was heard."),
)
"""The rule in words; its years are those above."""

_GAP = "gap"
_REAL = (Modality.HAPPENED, Modality.CLAIMED)
_TIES = ("part-of", "about")
_CROSSINGS = ("rail-crossing", "road-crossing")
_PROJECT = "project"


class Age(StrEnum):
    """How long ago a plan or building site was last confirmed."""

    UNCONFIRMED = "unconfirmed"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A day on which something was said of a thing or happened to it, and on whose word.

    ``when`` is that day as precise as its source; of one day the most precise comes last.
    """

    day: date
    when: PartialDate
    sources: tuple[str, ...]

    @property
    def place(self) -> tuple[date, str, tuple[str, ...]]:
        """Return its place in the order of confirmations."""
        return self.day, self.when.text, self.sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """A status that has aged: since when nothing has confirmed it."""

    subject: str
    code: str
    age: Age
    last: Confirmation

    @property
    def text(self) -> str:
        """Return the mark in words."""
        sentence = _("not confirmed since {date}")
        if self.age is Age.DORMANT:
            sentence = _("probably dormant, not confirmed since {date}")
        return sentence.format(date=date_text(self.last.when, in_phrase=True))


def aged_on(catalogue: Catalogue, day: date) -> tuple[Ageing, ...]:
    """Return every status that has aged by a day, the longest unheard of first."""
    things = (*catalogue.events, *catalogue.sections)
    found = (ageing_on(catalogue, one, day) for one in dict.fromkeys(things))
    return tuple(sorted(filter(None, found), key=lambda one: (one.last.day, one.subject)))


@lru_cache(maxsize=4096)
def ageing_on(catalogue: Catalogue, subject: str, day: date) -> Ageing | None:
    """Return how a thing's status has aged by a day; None where it has not or cannot."""
    condition = condition_on(catalogue, subject, day)
    if condition is None or condition.code not in NOT_YET:
        return None
    found = _confirmations(catalogue, subject, day)
    last = max(found, key=lambda one: one.place, default=None)
    age = _age(last.day, day) if last else None
    if last is None or age is None:
        return None
    return Ageing(subject=subject, code=condition.code, age=age, last=last)


def _age(confirmed: date, day: date) -> Age | None:
    if _years_later(confirmed, DORMANT_YEARS) <= day:
        return Age.DORMANT
    return Age.UNCONFIRMED if _years_later(confirmed, UNCONFIRMED_YEARS) <= day else None


def _years_later(day: date, years: int) -> date:
    """Return the same day some years later; 28 February for the 29th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _confirmations(catalogue: Catalogue, subject: str, day: date) -> Iterator[Confirmation]:
    for one in _kin(catalogue, subject):
        claims: tuple[Claim, ...] = (
            *catalogue.events.get(one, ()),
            *catalogue.facts.get(one, ()),
        )
        for claim in claims:
            if _may_confirm(claim):
                found = (*_publications(catalogue, claim), *_occurrence(claim, day))
                yield from (each for each in found if each.day <= day)


def _may_confirm(claim: Claim) -> bool:
    is_gap = isinstance(claim, Fact) and claim.measure == _GAP
    return not is_gap and claim.confidence is not Confidence.BACKGROUND


def _publications(catalogue: Catalogue, claim: Claim) -> Iterator[Confirmation]:
    for source in (catalogue.sources[one] for one in claim.sources):
        latest = source.date or source.not_after
        if latest and source.kind not in REFERENCE_KINDS:
            day = published_on(catalogue, source)
            yield Confirmation(day=day, when=latest, sources=(source.id,))


def _occurrence(claim: Claim, day: date) -> Iterator[Confirmation]:
    """Yield the day a claim speaks of; of limits the first, lest it confirm too much."""
    when = _own_date(claim)
    if when is not None and claim.modality in _REAL and when.first <= day:
        own = claim.not_before is when
        last = when.first if own else min(when.last, day)
        yield Confirmation(day=last, when=when, sources=claim.sources)


def _own_date(claim: Claim) -> PartialDate | None:
    if isinstance(claim, Fact):
        return claim.date.end if claim.date else claim.not_before or claim.not_after
    return claim.date or claim.not_before or claim.not_after


def _kin(catalogue: Catalogue, subject: str) -> frozenset[str]:
    """Return the things whose news is news of a thing."""
    thing = catalogue.thing(subject)
    leg = thing.leg if isinstance(thing, Section) else subject
    return frozenset({subject, *_owners(catalogue, subject), *_projects(catalogue, leg)})


def _owners(catalogue: Catalogue, subject: str) -> Iterator[str]:
    """Yield what a thing belongs to and what belongs to it."""
    for tie in catalogue.relations:
        if tie.relation in _CROSSINGS and tie.object == subject:
            yield tie.subject
    match catalogue.thing(subject):
        case Site(hub=str() as hub):
            yield hub
        case Hub():
            yield from (site.id for site in catalogue.sites.values() if site.hub == subject)
        case Section(leg=leg):
            yield leg
        case Leg():
            yield from (one.id for one in catalogue.sections.values() if one.leg == subject)
        case GaugeBreak(crossing=str() as crossing):
            yield crossing


def _projects(catalogue: Catalogue, subject: str) -> Iterator[str]:
    """Yield the legs, projects and agreements tied to a thing, one step away."""
    for tie in catalogue.relations:
        if tie.relation in _TIES and subject in (tie.subject, tie.object):
            other = tie.object if tie.subject == subject else tie.subject
            thing = catalogue.thing(other)
            is_project = isinstance(thing, Topic) and thing.kind == _PROJECT
            if is_project or isinstance(thing, Leg | Agreement):
                yield other
