"""The content security policy of the map page: its own scripts by hash, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

from geo.basemap import ONLINE

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_HOST = re.compile(r"https://[^/]+")


@lru_cache(maxsize=16)
def page_policy(html: str) -> str:
    """Return the policy of a page: inline scripts by their hash, tiles only of the catalogue."""
    scripts = " ".join(sorted({_hash(text) for text in _INLINE_SCRIPT.findall(html)}))
    hosts = " ".join(sorted({host for one in ONLINE for host in _tile_hosts(one.url)}))
    rules = (
        "default-src 'none'",
        f"script-src 'self' {scripts}",
        "style-src 'self'",
        f"img-src 'self' data: {hosts}",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _tile_hosts(template: str) -> tuple[str, ...]:
    """Return the hosts of a tile address; a subdomain placeholder becomes a wildcard."""
    found = _HOST.match(template)
    return (found.group().replace("{s}", "*"),) if found else ()
