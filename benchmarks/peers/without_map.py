"""The atlas without its map: Streamlit's command line, with the map's bridge taken out.

Everything else of the first page is the same, so that what the map itself costs can be told.
"""

import sys
from types import ModuleType

from streamlit.web.cli import main  # noqa: TID251  # a peer to be measured against


def _show(_catalogue: object) -> None:
    """Show nothing where the map would be."""


stub = ModuleType("corridors.ui.map_view")
stub.__dict__["show"] = _show
sys.modules["corridors.ui.map_view"] = stub
main()
