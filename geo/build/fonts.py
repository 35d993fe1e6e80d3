"""Cut the shipped fonts from the published Noto fonts: our scripts only, no hints, own names.

A font of many thousand letters is cut to those in a file of its own beside ``origin.csv``, which
is what the data writes in that script.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from geo.errors import GeoDataError

FONT_FOLDER = Path(__file__).parent.parent / "data" / "fonts"
RANGES = (
    (0x20, 0x24F),  # Latin
    (0x259, 0x259),  # ə of older Latin alphabets
    (0x2B0, 0x36F),  # modifiers such as ʻ, and combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic with Kazakh, Uzbek and Tajik letters
    (0x600, 0x6FF),  # Arabic with Persian, Pashto, Urdu and Uyghur letters
    (0x750, 0x77F),
    (0x8A0, 0x8FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x22FF),  # punctuation, currencies, arrows, signs of comparison
    (0x25A0, 0x25FF),
    (0xFB00, 0xFDFF),
    (0xFE70, 0xFEFF),
    (0xFFFD, 0xFFFD),
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "liga"]
_NAMES = {1: "{family}", 4: "{family} {face}", 6: "{plain}-{face}", 16: "{family}"}


def build_fonts(sources: Path, out: Path = FONT_FOLDER) -> None:
    """Write the fonts of ``origin.csv``, found by name below ``sources``, into ``out``.

    Raises:
        GeoDataError: a source is missing, or its bytes are not those of the origin file.
    """
    with (FONT_FOLDER / "origin.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = sources / row["package"].rpartition("/")[2] / row["file"]
            _check(path, row["sha256"])
            codes = _codes(row["letters"])
            cut_font(path, out / row["target"], family=row["family"], codes=codes)


def _codes(file_name: str) -> list[int]:
    """Return the codes of the letters in a file, or of our scripts where none is named."""
    if not file_name:
        return [code for first, last in RANGES for code in range(first, last + 1)]
    text = (FONT_FOLDER / file_name).read_text(encoding="utf-8")
    return sorted({ord(letter) for letter in text if not letter.isspace()})


def cut_font(source: Path, target: Path, *, family: str, codes: Iterable[int]) -> None:
    """Write a font cut to the letters of some codes under a family name of our own.

    The name tells it from a font of the same origin on the machine, which may be another version.
    """
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        hinting=False, layout_features=FEATURES, name_IDs=["*"], notdef_outline=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    _rename(font, family, "Bold" if "Bold" in source.name else "Regular")
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)


def _rename(font: TTFont, family: str, face: str) -> None:
    table = font["name"]
    plain = family.replace(" ", "")
    for record in list(table.names):
        pattern = _NAMES.get(record.nameID)
        if pattern is None:
            continue
        text = pattern.format(family=family, face=face, plain=plain)
        table.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


def _check(path: Path, expected: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "no such file"
    if found != expected:
        msg = f"{path.name}: expected SHA-256 {expected!r}, found {found!r}; see fonts/ORIGIN.md."
        raise GeoDataError(msg)
