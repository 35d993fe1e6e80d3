"""How long a variant might take and cost, from assumptions the reader can see and change.

An estimate is never a fact. Each assumption says what it rests on: a fact of the atlas, or
nothing but our own round number. What is not open on the day is not reckoned as if it were,
unless a speed for it is assumed; beside that stands the time if everything were open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corridors.catalogue import Catalogue
from corridors.errors import CorridorsError
from corridors.evidence import evidence_of
from corridors.measures import UNKNOWN, Measure, SectionLine
from corridors.model.evidence import Fact
from corridors.model.vocabulary import Confidence, Mode, Status
from corridors.styles import STATUS_WORDS
from corridors.ways.frontiers import GAUGE_BREAK
from corridors.ways.way import way_of
from geo.speech import N_, fact_text, number_text
from geo.speech import gettext as _

OWN = N_("Assumption of the atlas: a round number, from no source.")
CLOSED = N_("Not open on the day: no speed, unless you assume one.")
NO_COST = N_("No tariff of the corridor was found: give your own.")
CHANGED = N_("Changed by you.")
FERRY_FACT, FERRY_LEG = "aktau-port-travel-time-baku", "t3a"
_OWN_SPEEDS: Mapping[Mode, float] = {
    Mode.RAIL: 30.0,
    Mode.ROAD: 40.0,
    Mode.SEA: 20.0,
    Mode.MULTIMODAL: 30.0,
}
_STATUSES = (*(status.value for status in Status), UNKNOWN)
HOURS_PER_BORDER, HOURS_PER_GAUGE, HOURS_PER_MODE = 24.0, 24.0, 24.0


class AssumptionError(CorridorsError, ValueError):
    """An assumption of that name does not exist, or its value cannot be meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One number an estimate rests on; None where there is none. ``fact`` is what it is from."""

    key: str
    words: str
    unit: str
    value: float | None
    basis: str
    fact: str | None = None
    is_changed: bool = False


Assumptions = Mapping[str, Assumption]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of an estimate: what for, how much of it, the hours and the cost of it."""

    words: str
    amount: float
    unit: str
    hours: float
    cost: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The hours and cost of a variant; ``hours`` is None where it cannot be travelled throughout.

    ``hours_if_open`` takes everything as open, at the speeds of what is. ``cost`` is None where
    no cost was assumed for a mode on the way.
    """

    items: tuple[Item, ...]
    blocked: tuple[str, ...]
    hours: float | None
    hours_if_open: float
    cost: float | None


def default_assumptions(catalogue: Catalogue) -> Assumptions:
    """Return every assumption with its default, what it is in words, and what it rests on."""
    found = [
        *(_speed(catalogue, mode, status) for mode in Mode for status in _STATUSES),
        _own("hours.border", _("Per border"), _("h"), HOURS_PER_BORDER),
        _own("hours.gauge", _("Per break of gauge"), _("h"), HOURS_PER_GAUGE),
        _own("hours.mode", _("Per change between rail, road and sea"), _("h"), HOURS_PER_MODE),
        *(_cost(f"cost.{mode}", _(_PER_KM[mode]), _("per km")) for mode in Mode),
        _cost("cost.border", _("Per border"), _("each")),
        _cost("cost.gauge", _("Per break of gauge"), _("each")),
        _cost("cost.mode", _("Per change between rail, road and sea"), _("each")),
    ]
    return {one.key: one for one in found}


def assume(assumptions: Assumptions, values: Mapping[str, float | None]) -> Assumptions:
    """Return assumptions with some values changed; None takes a value away.

    Raises:
        AssumptionError: there is no such assumption, or a value is negative or a speed of 0.
    """
    changed = dict(assumptions)
    for key, value in values.items():
        if key not in changed:
            sentence = _("expected one of {known}, found {found!r}")
            msg = sentence.format(known=", ".join(sorted(assumptions)), found=key)
            raise AssumptionError(msg)
        if value is not None and not _is_sound(key, value):
            sentence = _(
                "{key}: expected a number above 0 (costs and hours may be 0), found {found}"
            )
            msg = sentence.format(key=key, found=f"{value:g}")
            raise AssumptionError(msg)
        if value != changed[key].value:
            changed[key] = replace(
                changed[key], value=value, basis=_(CHANGED), fact=None, is_changed=True
            )
    return changed


def estimate_of(measure: Measure, assumptions: Assumptions) -> Estimate:
    """Return the estimate of a measured variant under some assumptions."""
    blocked = tuple(_blocked(measure, assumptions))
    items = tuple(_items(measure, assumptions))
    if_open = sum(item.hours for item in items)
    hours = None if blocked else if_open
    costs = [item.cost for item in items]
    known = [cost for cost in costs if cost is not None]
    cost = sum(known) if known and len(known) == len(costs) else None
    return Estimate(items=items, blocked=blocked, hours=hours, hours_if_open=if_open, cost=cost)


def bearing_on(
    measure: Measure, assumptions: Assumptions, *, has_costs: bool = False
) -> Iterator[str]:
    """Yield the keys of the assumptions that bear on a way, or that were changed."""
    sections = measure.sections
    modes = {line.part.section.mode.value for line in sections}
    states = {f"speed.{line.part.section.mode}.{line.status or UNKNOWN}" for line in sections}
    opened = {f"speed.{mode}.{Status.OPERATING}" for mode in modes}
    kinds = {"gauge" if one.kind == GAUGE_BREAK else "mode" for one in measure.breaks}
    counted = kinds | ({"border"} if measure.borders else set())
    held = states | opened | {f"hours.{one}" for one in counted}
    costs = {f"cost.{one}" for one in modes | counted} if has_costs else set()
    yield from (k for k, one in assumptions.items() if k in held | costs or one.is_changed)


def observed_times(catalogue: Catalogue, corridor: str) -> tuple[Fact, ...]:
    """Return what sources say that journeys along a corridor took, to hold an estimate against."""
    evidence = evidence_of(catalogue)
    return tuple(
        fact
        for fact in catalogue.facts.get(corridor, ())
        if fact.measure == "travel-time"
        and evidence.is_used(fact)
        and fact.confidence is not Confidence.BACKGROUND
    )


def _speed(catalogue: Catalogue, mode: Mode, status: str) -> Assumption:
    state = _("unknown") if status == UNKNOWN else catalogue.label("status", status)
    key, words = f"speed.{mode}.{status}", f"{_(_WAYS[mode])}, {state}"
    if status != Status.OPERATING:
        return Assumption(key=key, words=words, unit=_("km/h"), value=None, basis=_(CLOSED))
    ferry = _ferry_speed(catalogue, words) if mode is Mode.SEA else None
    return ferry or _own(key, words, _("km/h"), _OWN_SPEEDS[mode])


def _ferry_speed(catalogue: Catalogue, words: str) -> Assumption | None:
    """Return the speed at sea that follows from the hours a source gives for a crossing."""
    fact = next((one for one in catalogue.all_facts() if one.id == FERRY_FACT), None)
    ways = [v for v in catalogue.variants.values() if FERRY_LEG in v.legs]
    if fact is None or not fact.value or not ways:
        return None
    parts = way_of(catalogue, ways[0].id).parts
    km = sum(part.drawn_km for part in parts if part.section.leg == FERRY_LEG)
    basis = _("{fact} The line as drawn is {km} km long, which gives this speed.")
    return Assumption(
        key=f"speed.{Mode.SEA}.{Status.OPERATING}",
        words=words,
        unit=_("km/h"),
        value=round(km / fact.value, 1),
        basis=basis.format(fact=fact_text(fact.text), km=number_text(km, 0)),
        fact=fact.id,
    )


def _own(key: str, words: str, unit: str, value: float) -> Assumption:
    return Assumption(key=key, words=words, unit=unit, value=value, basis=_(OWN))


def _cost(key: str, words: str, unit: str) -> Assumption:
    return Assumption(key=key, words=words, unit=unit, value=None, basis=_(NO_COST))


def _is_sound(key: str, value: float) -> bool:
    is_finite = abs(value) < float("inf")
    return is_finite and (value > 0 if key.startswith("speed.") else value >= 0)


def _speed_of(line: SectionLine, assumptions: Assumptions) -> float | None:
    mode = line.part.section.mode
    return assumptions[f"speed.{mode}.{line.status or UNKNOWN}"].value


def _open_speed(line: SectionLine, assumptions: Assumptions) -> float | None:
    mode = line.part.section.mode
    return assumptions[f"speed.{mode}.{Status.OPERATING}"].value


def _blocked(measure: Measure, assumptions: Assumptions) -> Iterable[str]:
    """Yield what cannot be travelled on the day under the assumptions."""
    for line in measure.sections:
        if _speed_of(line, assumptions) is None:
            yield _("{first} – {last}: {status}, {km} km").format(
                first=line.first,
                last=line.last,
                status=_status_words(line.status),
                km=number_text(line.part.km, 0),
            )
    for border in measure.shut_borders:
        status = _status_words(border.status)
        yield _("border {name}: {status}").format(name=border.name, status=status)


def _status_words(status: str | None) -> str:
    return _(STATUS_WORDS[Status(status)]) if status else _("status not documented")


def _items(measure: Measure, assumptions: Assumptions) -> Iterable[Item]:
    modes = dict.fromkeys(line.part.section.mode for line in measure.sections)
    for mode in modes:
        lines = [line for line in measure.sections if line.part.section.mode is mode]
        km = sum(line.part.km for line in lines)
        hours = sum(_hours(line, assumptions) for line in lines)
        yield Item(
            words=_(_ITEMS[mode]),
            amount=km,
            unit=_("km"),
            hours=hours,
            cost=_times(km, assumptions[f"cost.{mode}"]),
        )
    gauges = sum(one.kind == GAUGE_BREAK for one in measure.breaks)
    counts = {"border": len(measure.borders), "gauge": gauges, "mode": len(measure.breaks) - gauges}
    for key, count in counts.items():
        if count:
            yield Item(
                words=_(_COUNTED[key]),
                amount=count,
                unit="",
                hours=count * (assumptions[f"hours.{key}"].value or 0.0),
                cost=_times(count, assumptions[f"cost.{key}"]),
            )


_COUNTED = {
    "border": N_("borders"),
    "gauge": N_("breaks of gauge"),
    "mode": N_("changes of mode"),
}
_ITEMS: Mapping[Mode, str] = {
    Mode.RAIL: N_("by rail"),
    Mode.ROAD: N_("by road"),
    Mode.SEA: N_("by sea"),
    Mode.MULTIMODAL: N_("by multimodal"),
}
_WAYS: Mapping[Mode, str] = {
    Mode.RAIL: N_("By rail"),
    Mode.ROAD: N_("By road"),
    Mode.SEA: N_("By sea"),
    Mode.MULTIMODAL: N_("By multimodal"),
}
_PER_KM: Mapping[Mode, str] = {
    Mode.RAIL: N_("By rail, per km"),
    Mode.ROAD: N_("By road, per km"),
    Mode.SEA: N_("By sea, per km"),
    Mode.MULTIMODAL: N_("By multimodal, per km"),
}


def _hours(line: SectionLine, assumptions: Assumptions) -> float:
    speed = _speed_of(line, assumptions) or _open_speed(line, assumptions)
    return line.part.km / speed if speed else 0.0


def _times(amount: float, assumption: Assumption) -> float | None:
    return None if assumption.value is None else amount * assumption.value
