"""Answers of the server: bodies compressed once, entity tags, caching and security headers."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
GZIP_LEVEL = 9
WORTH_COMPRESSING = 512
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes ready to be sent, plain and compressed, with their tag."""

    plain: bytes
    packed: bytes | None
    media_type: str
    tag: str


def body_of(content: bytes, media_type: str) -> Body:
    """Return content as a body; compressed once, deterministically."""
    packed = gzip.compress(content, GZIP_LEVEL, mtime=0)
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    is_worth_it = len(content) >= WORTH_COMPRESSING and len(packed) < len(content)
    return Body(content, packed if is_worth_it else None, media_type, tag)


def client_of(request: Request) -> str:
    """Return what tells one client from another: its address, as far as the server sees it."""
    return request.client.host if request.client else ""


def answer(request: Request, body: Body, **headers: str) -> Response:
    """Return the body, or that it has not changed; versioned addresses never change."""
    caching = IMMUTABLE if request.query_params.get("v") else REVALIDATE
    common = {
        "ETag": body.tag,
        "Cache-Control": headers.pop("cache_control", caching),
        "Vary": headers.pop("vary", "Accept-Encoding"),
        **SECURITY,
        **{name.replace("_", "-").title(): value for name, value in headers.items()},
    }
    if body.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=common)
    if body.packed and "gzip" in request.headers.get("accept-encoding", ""):
        common["Content-Encoding"] = "gzip"
        return Response(body.packed, media_type=body.media_type, headers=common)
    return Response(body.plain, media_type=body.media_type, headers=common)
