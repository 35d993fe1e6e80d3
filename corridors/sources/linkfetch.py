"""One HTTP request to another host, for the link check and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import urllib3

from corridors.sources.linkcheck import LinkError, Reply
from corridors.version import VERSION

CONNECT_SECONDS, READ_SECONDS = 10.0, 20.0
AGENT = "CorridorAtlas"
"""The name by which a robots.txt may speak of the check."""
USER_AGENT = f"{AGENT}/{VERSION} (link check of cited sources, once a week)"
MOST_BYTES = 500 * 1024
_FOUND, _FAILED = 200, 500
_FOLLOWED = urllib3.Retry(total=5, connect=0, read=0, other=0, status=0, redirect=5)


@dataclass(frozen=True, slots=True)
class WebFetch:
    """Asks over the network; certificates are checked, redirects are not followed."""

    pool: urllib3.PoolManager

    def __call__(self, method: str, url: str) -> Reply:
        """Return the status and where it points to; the body is not read.

        Raises:
            LinkError: no answer within the time, or no such host.
        """
        try:
            response = self.pool.request(
                method, url, redirect=False, retries=False, preload_content=False
            )
        except (urllib3.exceptions.HTTPError, UnicodeError) as error:
            message = type(error).__name__
            raise LinkError(message) from error
        reply = Reply(status=response.status, location=response.headers.get("Location", ""))
        response.close()
        return reply

    def robots_text(self, url: str) -> str | None:
        """Return a site's robots.txt: an empty text where there is none, None where it fails.

        Raises:
            LinkError: no answer within the time, or no such host.
        """
        try:
            response = self.pool.request("GET", url, retries=_FOLLOWED, preload_content=False)
            text = response.read(MOST_BYTES).decode("utf-8", "replace")
        except (urllib3.exceptions.HTTPError, UnicodeError) as error:
            message = type(error).__name__
            raise LinkError(message) from error
        response.close()
        if response.status >= _FAILED:
            return None
        return text if response.status == _FOUND else ""


def web_fetch(
    *, connect_seconds: float = CONNECT_SECONDS, read_seconds: float = READ_SECONDS
) -> WebFetch:
    """Return a way to ask over the network that waits no longer than told."""
    timeout = urllib3.Timeout(connect=connect_seconds, read=read_seconds)
    headers = {"User-Agent": USER_AGENT, "Accept": "*/*"}
    return WebFetch(urllib3.PoolManager(timeout=timeout, headers=headers))
