"""A view as a file: a picture, a page that opens offline, or its features; each made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from corridors.catalogue import Catalogue
from corridors.exports.features import export_of
from corridors.exports.files import MEDIA_TYPES, write_export
from corridors.pictures import draw_view, picture_of
from corridors.scene import layers_in
from corridors.view import View
from corridors.web.answers import Body, body_of
from corridors.web.offline import offline_document
from corridors.web.policy import page_policy

HTML = "text/html; charset=utf-8"
FIRST_SIZE = "card"
CACHED_FILES = 24
PICTURES: Mapping[str, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
_HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
_DRAWING = Lock()
"""One picture at a time: drawing is work for a whole processor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: a view of some data, with its texts and address, in a form and size."""

    catalogue: Catalogue
    view: View
    form: str
    size: str = FIRST_SIZE
    title: str = ""
    note: str = ""
    link: str = ""


@lru_cache(maxsize=CACHED_FILES)
def file_of(order: Order) -> Body:
    """Return the file asked for; what is kept already waits for no drawing.

    Raises:
        UnknownIdError: there is no such form or size.
    """
    with _DRAWING:
        return _made(order)


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
    layers = layers_in(catalogue, view)
    export = export_of(catalogue, layers, view.on, title=order.title, link=order.link)
    content = write_export(export, form)
    return body_of(content, MEDIA_TYPES[form])
