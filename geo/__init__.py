"""Geography only: measures, base map, layers and how they are drawn; knows no corridors."""
