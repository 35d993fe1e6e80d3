"""One HTTP request to another host, for the link check and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import urllib3

from corridors.sources.linkcheck import LinkError, Reply
from corridors.version import VERSION

CONNECT_SECONDS, READ_SECONDS = 10.0, 20.0
USER_AGENT = f"CorridorAtlas/{VERSION} (link check of cited sources, once a week)"


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


def web_fetch(
    *, connect_seconds: float = CONNECT_SECONDS, read_seconds: float = READ_SECONDS
) -> WebFetch:
    """Return a way to ask over the network that waits no longer than told."""
    timeout = urllib3.Timeout(connect=connect_seconds, read=read_seconds)
    headers = {"User-Agent": USER_AGENT, "Accept": "*/*"}
    return WebFetch(urllib3.PoolManager(timeout=timeout, headers=headers))
