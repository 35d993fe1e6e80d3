"""The ten questions most likely to be asked, each answered within three clicks of the start page.

1. Who had joined the corridor by 1 May 2024, and on whose word?
2. Why does Belarus count as joined on 23 April 2024 when another source says later?
3. And what had been published of Belarus by then?
4. What runs at Khorgos today, and since when?
5. What changed in the last year?
6. What happened in the corridor, and when?
7. On what do sources disagree?
8. Which plans has nobody confirmed for years?
9. How do the five hubs compare, and what is not known of them?
10. How far is the trade of Kazakhstan and Uzbekistan from its goal of 10 billion dollars?

One more, as it is asked by whoever writes: how do I cite the sources?
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

MOST_CLICKS = 3
PATIENCE_MS = 20_000


class Walk:
    """A walk from the start page that counts its clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, target: Locator) -> None:
        """Click something, if that is still allowed."""
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS
        target.click(timeout=PATIENCE_MS)

    def turn_to(self, title: str) -> None:
        """Open a page through the navigation."""
        self.click(self.page.get_by_role("link", name=title, exact=True))
        expect(self.page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)

    def choose(self, part: str) -> None:
        """Choose a part of the page."""
        self.click(self.page.get_by_role("radio", name=part, exact=True))

    def go_to_day(self, digits: str) -> None:
        """Write a day into the field of the page."""
        self.click(self.page.get_by_test_id("stDateInput").get_by_role("spinbutton").first)
        self.page.keyboard.type(digits)
        self.page.keyboard.press("Escape")

    def row(self, head: str) -> Locator:
        """Return the rows that a text names."""
        heading = self.page.get_by_role("rowheader", name=head)
        return self.page.get_by_role("row").filter(has=heading)

    def shows(self, *answers: str | re.Pattern[str]) -> None:
        """Wait for answers to be on the page."""
        for answer in answers:
            found = self.page.get_by_text(answer).locator("visible=true").first
            expect(found).to_be_visible(timeout=PATIENCE_MS)


@pytest.fixture
def walk(browser: Browser, address: str) -> Iterator[Walk]:
    """Begin on the start page, and nowhere else: at its plain address."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.goto(f"{address}/")
    expect(page.locator("section.details, .details").first).to_be_visible(timeout=PATIENCE_MS)
    yield Walk(page)
    context.close()


def test_who_had_joined_by_a_day_and_on_whose_word(walk: Walk) -> None:
    walk.turn_to("Membership")
    walk.go_to_day("20240501")
    walk.shows("1 May 2024", "joined since 23 Apr 2024")
    sources = walk.row("Russia").first.get_by_role("link")
    assert (sources.first.get_attribute("href") or "").startswith("http")


def test_why_belarus_counts_as_joined(walk: Walk) -> None:
    walk.turn_to("Membership")
    walk.click(walk.row("Belarus").first.get_by_text("sources disagree"))
    walk.shows(re.compile("^Not used: "), re.compile("^(Reviewed decision|By rule): "))


def test_what_had_been_known_then(walk: Walk) -> None:
    walk.turn_to("Membership")
    walk.go_to_day("20240501")
    walk.click(walk.page.get_by_text("As known then", exact=True))
    expect(walk.row("Belarus").first).to_contain_text("intends to join", timeout=PATIENCE_MS)


def test_what_runs_at_khorgos_and_since_when(walk: Walk) -> None:
    walk.click(walk.page.get_by_role("button", name=re.compile("^Khorgos")).first)
    walk.shows("operating since 22 Dec 2012")


def test_what_changed_in_the_last_year(walk: Walk) -> None:
    walk.turn_to("Changes")
    walk.shows(re.compile("status moved [0-9]+"), "What moved")


def test_what_happened_in_the_corridor(walk: Walk) -> None:
    walk.turn_to("Changes")
    walk.choose("Timeline")
    walk.shows("The first meeting of the corridor's working group was to be held")


def test_on_what_sources_disagree(walk: Walk) -> None:
    walk.turn_to("Changes")
    walk.choose("Disagreements")
    walk.shows(re.compile("[0-9]+ disagreements"), re.compile("^Reviewed decision: "))


def test_which_plans_nobody_has_confirmed(walk: Walk) -> None:
    walk.turn_to("Changes")
    walk.choose("Aged and unknown")
    walk.shows(re.compile("not confirmed since"))


def test_how_the_hubs_compare_and_what_is_unknown(walk: Walk) -> None:
    walk.turn_to("Hubs")
    walk.choose("Hubs compared")
    walk.shows("Largest first")
    expect(walk.row("Jobs")).to_contain_text("not known", timeout=PATIENCE_MS)


def test_how_far_trade_is_from_its_goal(walk: Walk) -> None:
    walk.turn_to("Hubs")
    walk.choose("Concept and cooperation")
    walk.shows(
        "Trade between Kazakhstan and Uzbekistan was USD 4.3 billion in 2024.", "Trade target"
    )


def test_how_to_cite_the_sources(walk: Walk) -> None:
    walk.turn_to("Sources")
    with walk.page.expect_download(timeout=PATIENCE_MS) as download:
        walk.click(walk.page.get_by_role("button", name="BibTeX"))
    assert download.value.path().read_text(encoding="utf-8").startswith("@misc{")
