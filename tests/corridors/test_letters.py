"""Whatever the data writes, a picture can write too."""

from pathlib import Path

from corridors.catalogue import DATA
from geo.fonts import family_of


def letters_of(folder: Path) -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in folder.rglob("*.csv"))
    return {letter for text in texts for letter in text if letter.isprintable()}


def test_every_letter_of_the_data_is_in_a_shipped_font() -> None:
    missing = sorted(one for one in letters_of(DATA) if family_of(one) is None)
    assert missing == [], "add them to geo/data/fonts/letters-….txt; ORIGIN.md there says how"
