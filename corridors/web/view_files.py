"""The route by which any view is taken away as a file; it needs no store.

A view is limited like a snapshot: so many new files per client, and texts of its length.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corridors.offers import first_size
from corridors.settings import current_catalogue
from corridors.snapshots.bundle import BASES, MOST_NOTE, MOST_TITLE, plain_text
from corridors.view import PARTS, View, read_view, write_view
from corridors.web.answers import REVALIDATE, answer, client_of
from corridors.web.files import Order, file_of, file_policy
from corridors.web.refusals import refusing
from corridors.web.snapshots import origin_of


@refusing
def view_file(request: Request) -> Response:
    """Answer with a view of today's facts as a file, by its suffix."""
    order = _order(request)
    body = file_of(order, client_of(request))
    name = f"corridor-atlas-{order.view.on.isoformat()}.{order.form}"
    headers = {"content_disposition": f'attachment; filename="{name}"'}
    policy = file_policy(order.form, body)
    return answer(
        request, body, cache_control=REVALIDATE, content_security_policy=policy, **headers
    )


def _order(request: Request) -> Order:
    asked, form = request.query_params, request.path_params["form"]
    catalogue = current_catalogue()
    view = _view(request)
    return Order(
        catalogue=catalogue,
        view=view,
        form=form,
        size=asked.get("size") or first_size(form),
        title=plain_text("title", asked.get("title", ""), MOST_TITLE),
        note=plain_text("note", asked.get("note", ""), MOST_NOTE),
        link=f"{origin_of(request)}/?{write_view(view, catalogue)}",
    )


def _view(request: Request) -> View:
    """Return the view asked for; what else stands in the address is not the view's."""
    parts = {name: request.query_params[name] for name in PARTS if name in request.query_params}
    return read_view(urlencode(parts), current_catalogue(), bases=BASES).view


ROUTES = (Route("/view.{form}", view_file),)
