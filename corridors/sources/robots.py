"""What a site asks of programs: pages they are to leave alone, and how far apart to ask the others.

RFC 9309: a site without a robots.txt may be asked everything, one whose robots.txt fails nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from corridors.sources.linkcheck import LinkError, Pace

MOST_SECONDS_APART = 30.0
"""What asks for more is asked this far apart: a check has to end."""


CLOSED = "User-agent: *\nDisallow: /"
"""What a site says whose robots.txt cannot be had."""


@dataclass(slots=True)
class Robots:
    """Answers whether an address may be asked; ``read`` gives a site's robots.txt, once per site.

    ``read`` returns an empty text where there is none and None where the server fails.
    """

    agent: str
    read: Callable[[str], str | None]
    pace: Pace
    rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def may_ask(self, url: str) -> bool:
        """Tell whether the site of an address lets it be asked, and keep to its pace."""
        place = urljoin(url, "/robots.txt")
        if place not in self.rules:
            self.rules[place] = self._read(place)
        return self.rules[place].can_fetch(self.agent, url)

    def _read(self, place: str) -> RobotFileParser:
        rules = RobotFileParser()
        text = self._text(place)
        rules.parse((CLOSED if text is None else text).splitlines())
        seconds = float(rules.crawl_delay(self.agent) or 0)
        self.pace.apart[urlsplit(place).netloc] = min(seconds, MOST_SECONDS_APART)
        return rules

    def _text(self, place: str) -> str | None:
        """Return what a site says; where nobody answers, asking for the page itself tells so."""
        self.pace.wait_for(place)
        try:
            return self.read(place)
        except LinkError:
            return ""
