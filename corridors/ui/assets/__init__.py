"""The markup, styles and scripts of the components, read as text."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def text(name: str) -> str:
    """Return the text of a file of this folder."""
    return (_FOLDER / name).read_text(encoding="utf-8")
