"""A bare Leaflet page: the same Leaflet, base and layers, drawn by ``L.geoJSON`` as it comes.

The atlas's own routes serve Leaflet and the data, so that both pages get the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from corridors.framing import BOUNDS
from corridors.layers import layers_of
from corridors.settings import current_catalogue
from corridors.web.routes import ROUTES
from geo.folium_map import BASE_PARTS

_PAGE = Path(__file__).with_name("bare.html").read_text(encoding="utf-8")


def bare(_: Request) -> Response:
    """Answer with the bare page, told what the atlas draws at first and where."""
    given = json.dumps({"urls": _addresses(), "bounds": BOUNDS})
    return HTMLResponse(_PAGE.replace("GIVEN", given))


def _addresses() -> list[str]:
    """Return the base's overview and the layers that are on, each by itself."""
    layers = layers_of(current_catalogue())
    return [
        *(f"/base/overview/{name}.geojson?v=1" for name in BASE_PARTS),
        *(f"/layers/{layer.id}.geojson?v=1" for layer in layers if layer.on),
    ]


app = Starlette(
    routes=[
        Route("/bare", bare),
        Mount("/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        *ROUTES,
    ],
)
