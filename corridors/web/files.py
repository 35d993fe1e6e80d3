"""A view as a file: a picture, a page that opens offline, or its features; each made once.

Making a file is work for a whole processor, so each client may ask for so many new ones; what is
kept already costs nothing and is never refused.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from corridors.catalogue import Catalogue
from corridors.exports.features import export_of
from corridors.exports.files import MEDIA_TYPES, write_export
from corridors.language import speaking
from corridors.pictures import draw_view, picture_of
from corridors.scene import as_of_text, layers_in, seen
from corridors.snapshots.errors import FILES, TooManyError
from corridors.snapshots.limits import Limiter, Rate
from corridors.view import View
from corridors.web.answers import Body, body_of
from corridors.web.offline import offline_document
from corridors.web.policy import page_policy
from corridors.web.readiness import settle

HTML = "text/html; charset=utf-8"
CACHED_FILES = 24
PICTURES: Mapping[str, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
_HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
LONGEST_WAIT_S = 20
_LIMITER = Limiter(Rate(burst=30, every_s=2.0, what=FILES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: a view of some data, with its texts and address, in a form and size."""

    catalogue: Catalogue
    view: View
    form: str
    size: str
    title: str = ""
    note: str = ""
    link: str = ""


class _Kept:
    """The files made last, and the turn in which new ones are made: one at a time."""

    def __init__(self) -> None:
        self._files: OrderedDict[Order, Body] = OrderedDict()
        self._access, self._drawing = Lock(), Lock()

    def get(self, order: Order) -> Body | None:
        """Return a file that is kept, or None."""
        with self._access:
            if order in self._files:
                self._files.move_to_end(order)
            return self._files.get(order)

    def keep(self, order: Order, body: Body) -> None:
        """Keep a file; of those too many the one longest unasked for goes."""
        with self._access:
            self._files[order] = body
            if len(self._files) > CACHED_FILES:
                self._files.popitem(last=False)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn to draw, but not for ever: the server's threads are few.

        Raises:
            TooManyError: too many others are waiting.
        """
        if not self._drawing.acquire(timeout=LONGEST_WAIT_S):
            raise TooManyError(LONGEST_WAIT_S, FILES)
        try:
            yield
        finally:
            self._drawing.release()


_KEPT = _Kept()


def file_of(order: Order, client: str) -> Body:
    """Return the file a client asks for; what is kept already waits for no drawing.

    Raises:
        UnknownIdError: there is no such form or size.
        TooManyError: the client asks for too many new files.
    """
    found = _KEPT.get(order)
    if found is not None:
        return found
    _LIMITER.admit(client, time.monotonic())
    with _KEPT.turn(), speaking(order.view.language):
        body = _KEPT.get(order) or _made(order)
    _KEPT.keep(order, body)
    settle(order.form)
    return body


def file_policy(form: str, body: Body) -> str:
    """Return the content security policy of a file, should it be opened in a browser."""
    if form != "html":
        return _HARMLESS
    return page_policy(body.plain.decode()).replace("connect-src 'self'", "connect-src 'none'")


def _made(order: Order) -> Body:
    catalogue, view, form = order.catalogue, order.view, order.form
    texts = {"title": order.title, "note": order.note, "link": order.link}
    if form in PICTURES:
        picture = picture_of(catalogue, view, size=order.size, **texts)
        return body_of(draw_view(catalogue, view, picture, form), PICTURES[form])
    if form == "html":
        return body_of(offline_document(catalogue, view, **texts).encode(), HTML)
    layers, held, words = layers_in(catalogue, view), seen(catalogue, view), as_of_text(view)
    export = export_of(held, layers, view.on, title=order.title, link=order.link, as_of=words)
    content = write_export(export, form)
    return body_of(content, MEDIA_TYPES[form])
