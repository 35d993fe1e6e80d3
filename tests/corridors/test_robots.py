"""A site's wishes are kept: what to leave alone, and how far apart to ask."""

from collections.abc import Callable
from datetime import date

import pytest

from corridors.sources.linkcheck import LinkError, Outcome, Pace, check_links
from corridors.sources.linkfetch import AGENT, web_fetch
from corridors.sources.robots import MOST_SECONDS_APART, Robots
from tests.corridors.websites import serving

TODAY = date(2026, 11, 22)
PAGE, HIDDEN = "https://a.example/page", "https://a.example/hidden/page"


def robots(read: Callable[[str], str | None]) -> Robots:
    """Return the rules of sites by what their files say; nobody waits."""
    return Robots(AGENT, read, Pace(clock=lambda: 0.0, sleep=lambda _: None))


def saying(text: str | None) -> Robots:
    """Return the rules of sites that all say the same."""
    return robots(lambda _: text)


def test_what_is_to_be_left_alone_is_not_asked() -> None:
    found = saying("User-agent: *\nDisallow: /hidden/")

    assert (found.may_ask(PAGE), found.may_ask(HIDDEN)) == (True, False)


def test_a_rule_for_the_check_itself_counts_before_one_for_all() -> None:
    found = saying(f"User-agent: *\nDisallow: /\n\nUser-agent: {AGENT}\nDisallow: /hidden/")

    assert (found.may_ask(PAGE), found.may_ask(HIDDEN)) == (True, False)


def test_a_site_without_rules_may_be_asked() -> None:
    assert saying("").may_ask(HIDDEN)


def test_a_site_whose_rules_cannot_be_had_is_left_alone() -> None:
    assert not saying(None).may_ask(PAGE)


def test_where_nobody_answers_the_page_itself_may_be_asked() -> None:
    def silent(_: str) -> str:
        raise LinkError

    assert robots(silent).may_ask(PAGE)


def test_the_rules_of_a_site_are_read_once() -> None:
    read: list[str] = []

    def reading(url: str) -> str:
        read.append(url)
        return ""

    found = robots(reading)
    for url in (PAGE, HIDDEN, "https://b.example/x", PAGE):
        found.may_ask(url)

    assert read == ["https://a.example/robots.txt", "https://b.example/robots.txt"]


@pytest.mark.parametrize(("asked", "kept"), [("5", 5.0), ("100000", MOST_SECONDS_APART)])
def test_a_site_is_asked_as_slowly_as_it_wishes(asked: str, kept: float) -> None:
    found = saying(f"User-agent: *\nCrawl-delay: {asked}")
    found.may_ask(PAGE)

    assert found.pace.apart["a.example"] == kept


def test_a_real_site_is_asked_for_its_rules_and_obeyed() -> None:
    with serving() as site:
        fetch = web_fetch(connect_seconds=5, read_seconds=5)
        slept: list[float] = []
        pace = Pace(clock=lambda: 0.0, sleep=slept.append)
        rules = Robots(AGENT, fetch.robots_text, pace)
        urls = (f"{site.url}/ok", f"{site.url}/private")
        found = check_links(urls, {}, fetch, pace, TODAY, may_ask=rules.may_ask)

        assert [one.outcome for one in found] == [Outcome.OK, Outcome.LEFT_ALONE]
        assert site.paths == ["/robots.txt", "/ok"]
        assert slept == [2.0]
