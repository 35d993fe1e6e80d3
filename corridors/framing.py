"""Where the maps look and whose land they show as the atlas's own: for page and picture alike."""

from __future__ import annotations

from datetime import date

from geo.basemap import ATTRIBUTION
from geo.speech import N_

TITLE = N_("Corridors and logistics hubs of Central Asia")
FIRST_DAY = date(2011, 1, 1)
"""The slider begins with the year in which the first zone of a hub was decreed."""
BOUNDS = (22.0, 24.0, 84.0, 58.5)
"""West, south, east, north: the corridor from Brest to Karachi and all five hubs."""
EXTENT = (-20.0, -5.0, 155.0, 80.0)
"""The box of the base data: nobody can leave the map."""
OWN_REGION = ("BY", "RU", "KZ", "UZ", "AF", "PK", "KG", "TM", "TJ")
CREDITS = f"{ATTRIBUTION} · GeoNames · © OpenStreetMap contributors"
