"""Addresses are asked politely, one host a second, and what they answer is remembered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from corridors.sources.linkcheck import (
    MOST_HOPS,
    LinkError,
    LinkState,
    Outcome,
    Pace,
    Reply,
    check_links,
    due,
)
from corridors.sources.linkfetch import USER_AGENT, web_fetch
from corridors.sources.linkstate import LinkStateError, read_states, write_states
from tests.corridors.websites import WebSite, serving

TODAY = date(2026, 11, 22)


@dataclass
class Clock:
    """A clock that only moves when somebody sleeps."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Move on."""
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Servers:
    """Answers by method and address; what is not listed cannot be reached."""

    answers: dict[tuple[str, str], Reply]
    clock: Clock = field(default_factory=Clock)
    asked: list[tuple[str, str, float]] = field(default_factory=list)

    def __call__(self, method: str, url: str) -> Reply:
        """Answer as listed."""
        self.asked.append((method, url, self.clock.now))
        if (method, url) not in self.answers:
            message = "nobody there"
            raise LinkError(message)
        return self.answers[method, url]

    def pace(self) -> Pace:
        """Return a pace by this clock."""
        return Pace(clock=lambda: self.clock.now, sleep=self.clock.sleep)

    def check(self, *urls: str, known: dict[str, LinkState] | None = None) -> list[LinkState]:
        """Return what some addresses answer."""
        return list(check_links(urls, known or {}, self, self.pace(), TODAY))

    def outcome(self, url: str) -> Outcome:
        """Return what becomes of one address."""
        (state,) = self.check(url)
        return state.outcome


def servers(**answers: int | tuple[int, str]) -> Servers:
    """Return servers of ``https://x.example/``: ``HEAD_page=404``, ``GET_page=(301, '/b')``."""
    found = {}
    for name, answer in answers.items():
        method, _, page = name.partition("_")
        status, location = answer if isinstance(answer, tuple) else (answer, "")
        found[method, f"https://x.example/{page}"] = Reply(status=status, location=location)
    return Servers(found)


A, B = "https://x.example/a", "https://x.example/b"


def state(url: str, outcome: Outcome = Outcome.OK, checked: date = TODAY) -> LinkState:
    """Return what an address answered on a day."""
    return LinkState(
        url=url,
        outcome=outcome,
        status=200,
        final_url=url,
        detail="",
        checked=checked,
        since=checked,
    )


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.OK),
        (204, Outcome.OK),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (403, Outcome.REFUSED),
        (500, Outcome.REFUSED),
    ],
)
def test_a_status_is_told_in_a_word(status: int, outcome: Outcome) -> None:
    assert servers(HEAD_a=status, GET_a=status).outcome(A) is outcome


def test_an_address_that_answers_is_asked_once_and_not_for_its_body() -> None:
    found = servers(HEAD_a=200)
    found.check(A)

    assert [method for method, _, _ in found.asked] == ["HEAD"]


@pytest.mark.parametrize("refusal", [403, 404, 405, 501])
def test_where_head_is_refused_get_decides(refusal: int) -> None:
    assert servers(HEAD_a=refusal, GET_a=200).outcome(A) is Outcome.OK


def test_where_head_fails_get_decides() -> None:
    assert servers(GET_a=200).outcome(A) is Outcome.OK


def test_what_cannot_be_reached_says_why() -> None:
    (found,) = servers().check(A)

    assert (found.outcome, found.status, found.detail) == (
        Outcome.UNREACHABLE,
        None,
        "nobody there",
    )


def test_what_moved_for_good_names_its_new_address() -> None:
    (found,) = servers(HEAD_a=(301, "/b"), HEAD_b=200).check(A)

    assert (found.outcome, found.final_url) == (Outcome.MOVED, B)


def test_what_is_elsewhere_for_a_while_has_not_moved() -> None:
    assert servers(HEAD_a=(302, "b"), HEAD_b=200).outcome(A) is Outcome.OK


def test_a_circle_of_redirects_ends() -> None:
    found = servers(HEAD_a=(302, "/b"), HEAD_b=(302, "/a"), GET_a=(302, "/b"), GET_b=(302, "/a"))

    assert found.outcome(A) is Outcome.UNREACHABLE
    assert len(found.asked) == 2 * (MOST_HOPS + 1)


def test_nobody_is_followed_away_from_the_web() -> None:
    found = servers(HEAD_a=(302, "file:///etc/passwd"), GET_a=(302, "file:///etc/passwd"))

    assert found.outcome(A) is Outcome.UNREACHABLE
    assert {url for _, url, _ in found.asked} == {A}


def test_one_host_is_asked_at_most_once_a_second() -> None:
    found = servers(HEAD_a=405, GET_a=(302, "/b"), GET_b=200, HEAD_c=200)
    found.check(A, "https://x.example/c")
    times = [when for _, _, when in found.asked]

    assert all(late - early >= 1 for early, late in pairwise(times))


def test_other_hosts_are_not_waited_for() -> None:
    found = Servers({("HEAD", f"https://{name}.example/"): Reply(status=200) for name in "abc"})
    found.check(*(f"https://{name}.example/" for name in "abc"))

    assert found.clock.slept == []


def test_hosts_take_turns() -> None:
    urls = [A, B, "https://y.example/1"]

    assert due(urls, {}, TODAY) == (A, "https://y.example/1", B)


def test_each_address_is_asked_once() -> None:
    assert due([A, A, B], {}, TODAY) == (A, B)


def test_a_host_that_is_asked_too_often_is_left_alone() -> None:
    found = servers(HEAD_a=429, HEAD_b=200)

    assert [one.url for one in found.check(A, B)] == [A]


@pytest.mark.parametrize(("days", "asked"), [(0, ()), (5, ()), (6, (A,)), (400, (A,))])
def test_what_was_asked_this_week_is_not_asked_again(days: int, asked: tuple[str, ...]) -> None:
    known = {A: state(A, checked=TODAY - timedelta(days=days))}

    assert due([A], known, TODAY) == asked


def test_a_check_goes_on_where_it_was_interrupted() -> None:
    found = servers(HEAD_a=200, HEAD_b=200)
    first = next(iter(check_links([A, B], {}, found, found.pace(), TODAY)))

    assert [one.url for one in found.check(A, B, known={first.url: first})] == [B]


def test_it_is_remembered_since_when_an_address_is_gone() -> None:
    before = TODAY - timedelta(days=30)
    (found,) = servers(HEAD_a=404, GET_a=404).check(A, known={A: state(A, Outcome.GONE, before)})

    assert (found.since, found.checked) == (before, TODAY)


def test_another_outcome_counts_anew() -> None:
    before = TODAY - timedelta(days=30)
    (found,) = servers(HEAD_a=404, GET_a=404).check(A, known={A: state(A, Outcome.OK, before)})

    assert found.since == TODAY


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    states = {A: state(A), B: state(B, Outcome.GONE, TODAY - timedelta(days=1))}
    write_states(tmp_path / "new" / "links.json", states)

    assert read_states(tmp_path / "new" / "links.json") == states


def test_without_a_file_nothing_is_remembered(tmp_path: Path) -> None:
    assert read_states(tmp_path / "links.json") == {}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": {"url": 1}}', b"\xff"])
def test_a_file_of_something_else_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "links.json").write_bytes(content)

    with pytest.raises(LinkStateError, match="expected the file of an earlier link check"):
        read_states(tmp_path / "links.json")


def test_a_place_that_cannot_be_written_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(LinkStateError, match="expected a file that can be written"):
        write_states(tmp_path / "file" / "links.json", {})


@pytest.fixture
def site() -> Iterator[WebSite]:
    """Return a web site on this machine."""
    with serving() as found:
        yield found


def test_a_real_server_is_asked_over_the_wire(site: WebSite) -> None:
    clock = Clock()
    pace = Pace(clock=lambda: clock.now, sleep=clock.sleep)
    urls = [f"{site.url}/{page}" for page in ("ok", "moved", "no-head", "gone")]
    found = {
        one.url.rpartition("/")[2]: one.outcome
        for one in check_links(urls, {}, web_fetch(), pace, TODAY)
    }

    assert found == {
        "ok": Outcome.OK,
        "moved": Outcome.MOVED,
        "no-head": Outcome.OK,
        "gone": Outcome.GONE,
    }


def test_the_check_says_who_it_is(site: WebSite) -> None:
    web_fetch()("HEAD", f"{site.url}/ok")

    assert site.agents == [USER_AGENT]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://", "http://x..example/"])
def test_an_address_where_nobody_is_gives_a_link_error(url: str) -> None:
    with pytest.raises(LinkError):
        web_fetch(connect_seconds=0.5, read_seconds=0.5)("HEAD", url)
