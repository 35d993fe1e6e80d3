"""The atlas's own routes beside Streamlit's: the map page, its layers and its files."""
