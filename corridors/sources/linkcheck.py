"""Do the addresses of the sources still answer? Asked politely, resumably, and only reported.

One request at a time, a second apart for each host; HEAD first, GET where that is refused. A host
that says it is asked too often is left alone for the rest of the run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain, zip_longest
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from corridors.errors import CorridorsError

SECONDS_APART = 1.0
MOST_HOPS = 5
FRESH_DAYS = 6
"""What was checked less than this many days ago is not asked again: once a week is enough."""

_BAD_REQUEST, _TOO_MANY = 400, 429
_GONE = (404, 410)
_REDIRECTS = range(300, 400)
_LASTING = (301, 308)


class LinkError(CorridorsError):
    """An address could not be reached."""


class Outcome(StrEnum):
    """What became of an address, in the order of a report."""

    GONE = "gone"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    LEFT_ALONE = "left-alone"
    MOVED = "moved"
    OK = "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A server's answer: the HTTP status, and where it points to."""

    status: int
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkState:
    """What an address answered when it was last asked; ``since`` the day it first did so."""

    url: str
    outcome: Outcome
    status: int | None
    final_url: str
    detail: str
    checked: date
    since: date


class Fetch(Protocol):
    """Asks a server once, without following where it points to."""

    def __call__(self, method: str, url: str) -> Reply:
        """Return the answer.

        Raises:
            LinkError: there is none.
        """


@dataclass(slots=True)
class Pace:
    """Keeps requests to one host apart; ``clock`` gives seconds, ``sleep`` waits them.

    ``apart`` holds the seconds that hosts ask for, where they ask for more than a second.
    """

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    last: dict[str, float] = field(default_factory=dict)
    apart: dict[str, float] = field(default_factory=dict)

    def wait_for(self, url: str) -> None:
        """Wait until the host of an address may be asked again."""
        host = urlsplit(url).netloc
        apart = max(SECONDS_APART, self.apart.get(host, 0.0))
        since = self.clock() - self.last.get(host, -apart)
        if since < apart:
            self.sleep(apart - since)
        self.last[host] = self.clock()


def due(urls: Iterable[str], known: Mapping[str, LinkState], today: date) -> tuple[str, ...]:
    """Return the addresses to ask, each once, the hosts taking turns."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        if not _is_fresh(known.get(url), today):
            by_host[urlsplit(url).netloc].append(url)
    turns = zip_longest(*by_host.values())
    return tuple(url for url in chain.from_iterable(turns) if url)


def anything(_url: str) -> bool:
    """Tell that any address may be asked."""
    return True


def check_links(
    urls: Iterable[str],
    known: Mapping[str, LinkState],
    fetch: Fetch,
    pace: Pace,
    today: date,
    *,
    may_ask: Callable[[str], bool] = anything,
) -> Iterator[LinkState]:
    """Yield what each address due answers, as soon as it does.

    What ``may_ask`` refuses is left alone, and said to be.
    """
    tired: set[str] = set()
    for url in due(urls, known, today):
        if urlsplit(url).netloc in tired:
            continue
        state = _left(url, today) if not may_ask(url) else _asked(url, fetch, pace, today)
        if state.status == _TOO_MANY:
            tired.add(urlsplit(url).netloc)
        yield _with_history(state, known.get(url))


def _is_fresh(state: LinkState | None, today: date) -> bool:
    return state is not None and today - state.checked < timedelta(days=FRESH_DAYS)


@dataclass(frozen=True, slots=True)
class _End:
    """Where a chain of redirects ended, and whether its first step is meant to last."""

    reply: Reply
    url: str
    is_moved: bool


def _left(url: str, today: date) -> LinkState:
    return _state(url, Outcome.LEFT_ALONE, today, detail="its robots.txt asks for that")


def _asked(url: str, fetch: Fetch, pace: Pace, today: date) -> LinkState:
    try:
        end = _answer(url, fetch, pace)
    except LinkError as error:
        return _state(url, Outcome.UNREACHABLE, today, detail=str(error))
    outcome = _outcome(end)
    return _state(url, outcome, today, status=end.reply.status, final_url=end.url)


def _answer(url: str, fetch: Fetch, pace: Pace) -> _End:
    """Return what HEAD leads to; where that is refused or fails, what GET does."""
    try:
        end = _followed("HEAD", url, fetch, pace)
    except LinkError:
        return _followed("GET", url, fetch, pace)
    is_final = end.reply.status < _BAD_REQUEST or end.reply.status == _TOO_MANY
    return end if is_final else _followed("GET", url, fetch, pace)


def _followed(method: str, url: str, fetch: Fetch, pace: Pace) -> _End:
    place, is_moved = url, False
    for hop in range(MOST_HOPS + 1):
        if urlsplit(place).scheme not in ("http", "https"):
            message = f"expected an http or https address, was sent to {place!r}"
            raise LinkError(message)
        pace.wait_for(place)
        reply = fetch(method, place)
        if reply.status not in _REDIRECTS or not reply.location:
            return _End(reply, place, is_moved)
        is_moved = is_moved or (hop == 0 and reply.status in _LASTING)
        place = urljoin(place, reply.location)
    message = f"sent on more than {MOST_HOPS} times"
    raise LinkError(message)


def _outcome(end: _End) -> Outcome:
    if end.reply.status in _GONE:
        return Outcome.GONE
    if end.reply.status >= _BAD_REQUEST:
        return Outcome.REFUSED
    return Outcome.MOVED if end.is_moved else Outcome.OK


def _state(
    url: str,
    outcome: Outcome,
    today: date,
    *,
    status: int | None = None,
    final_url: str = "",
    detail: str = "",
) -> LinkState:
    return LinkState(
        url=url,
        outcome=outcome,
        status=status,
        final_url=final_url or url,
        detail=detail,
        checked=today,
        since=today,
    )


def _with_history(state: LinkState, before: LinkState | None) -> LinkState:
    is_same = before is not None and before.outcome == state.outcome
    return replace(state, since=before.since) if before and is_same else state
