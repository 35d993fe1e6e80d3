"""Build-time only: derives the shipped geographic files from published packages."""
