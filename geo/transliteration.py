"""Write a name in another alphabet by rule, where no source says how that language writes it.

Each rule is a list of pairs, the longest first. They follow how maps write foreign names, not how
words are spelt, so a result is a proposal that its reader is told was made by rule:

- Uzbek Latin and Cyrillic: the alphabets of the law of 2 September 1993 in its wording of
  6 May 1995, letter by letter, with the spelling rules of resolution 339 of 24 August 1995;
- Kazakh, Kyrgyz, Tajik and Uzbek to Russian: letters that Russian lacks become the nearest
  Russian ones, as on Russian maps (қ is к, ө is о, Uzbek j is дж);
- English to Russian: the BGN/PCGN table of 1947 for Russian read backwards, with the letter
  groups usual in English spellings of Dari, Pashto, Urdu and Turkic names;
- Russian to Kazakh: unchanged, as Kazakh writes foreign names as Russian does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

LANGUAGES = ("ru", "kk", "uz")
"""The languages names can be written in; English keeps the spelling of the tables."""

CYRILLIC_SOURCES = ("be", "kk", "ky", "ru", "tg", "uz-Cyrl")
"""Languages read by their own Cyrillic letters; of others the English spelling is read."""

OKINA = "ʻ"
TUTUQ = "ʼ"
_APOSTROPHES = dict.fromkeys("'`´‘’ʻʼ", OKINA)

_UZBEK_PAIRS: tuple[tuple[str, str], ...] = (
    *(("yoʻ", "йў"), ("oʻ", "ў"), ("gʻ", "ғ"), ("sh", "ш"), ("ch", "ч")),
    *(("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"), ("ts", "ц")),
    *zip("abdefghijklmnopqrstuvxyz", "абдефгҳижклмнопқрстувхйз", strict=True),
    *(("c", "к"), ("w", "в"), (OKINA, "ъ")),
)
_UZBEK_LETTERS: Mapping[str, str] = {
    **dict(zip("абвгдёжзийклмнопрстуфхцчшыэюя", "abvgd|jziyklmnoprstufx||||e||", strict=True)),
    "ё": "yo",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ы": "i",
    "ю": "yu",
    "я": "ya",
    "ў": "oʻ",
    "қ": "q",
    "ғ": "gʻ",
    "ҳ": "h",
    "ъ": TUTUQ,
    "ь": "",
    "ә": "a",
    "ң": "ng",
    "ө": "oʻ",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
    "ӣ": "i",
    "ӯ": "oʻ",
    "ҷ": "j",
    "ї": "yi",
    "є": "ye",
    "ґ": "g",
}
_TO_RUSSIAN: Mapping[str, str] = {
    "ә": "а",
    "ғ": "г",
    "қ": "к",
    "ң": "н",
    "ө": "о",
    "ұ": "у",
    "ү": "у",
    "һ": "х",
    "і": "и",
    "ў": "у",
    "ҳ": "х",
    "ӣ": "и",
    "ӯ": "у",
    "ҷ": "дж",
    "ї": "и",
    "є": "е",
    "ґ": "г",
}
_TO_KAZAKH: Mapping[str, str] = {
    "ў": "о",
    "ҳ": "х",
    "ӣ": "и",
    "ӯ": "у",
    "ҷ": "ж",
    "ї": "и",
    "є": "е",
    "ґ": "г",
}
_ENGLISH_TO_RUSSIAN: tuple[tuple[str, str], ...] = (
    *(("shch", "щ"), ("tch", "ч"), ("sch", "ш"), ("zh", "ж"), ("kh", "х"), ("ts", "ц")),
    *(("ch", "ч"), ("sh", "ш"), ("gh", "г"), ("ph", "ф"), ("th", "т"), ("dh", "д"), ("ck", "к")),
    *(("iya", "ия"), ("ya", "я"), ("yo", "ё"), ("yu", "ю"), ("ye", "е")),
    *(("ee", "и"), ("oo", "у"), ("ai", "ай"), ("ei", "ей"), ("oi", "ой"), ("x", "кс")),
    *zip("abcdefghijklmnopqrstuvwz", "абкдефгхиджклмнопкрстуввз".replace("дж", "Ж"), strict=True),
)
_ENGLISH_TO_UZBEK: tuple[tuple[str, str], ...] = (
    *(("shch", "shch"), ("tch", "ch"), ("zh", "j"), ("kh", "x"), ("gh", "gʻ"), ("ph", "f")),
    *(("th", "t"), ("dh", "d"), ("ck", "k"), ("ch", "ch"), ("sh", "sh"), ("ee", "i"), ("oo", "u")),
    *(("c", "k"), ("w", "v"), ("x", "ks")),
)
_VOWELS = "aeiouyаеёиоуыэюяіұүөә"
_NUMERAL = re.compile(r"[IVXL]+")
_WORD = re.compile(rf"[^\W\d_]+(?:[{''.join(_APOSTROPHES)}][^\W\d_]*)*")


def transliterate(name: str, *, source: str, target: str) -> str:
    """Return a name as a language would write it by rule.

    ``source`` is the language of ``name``: one of ``CYRILLIC_SOURCES``, uz for Uzbek Latin, or
    any other for the letters of English; ``target`` is one of ``LANGUAGES``, others change
    nothing. Roman numerals, digits and signs stay as they are.
    """
    if source == target or target not in LANGUAGES:
        return name
    writer = _writer(source, target)
    return _WORD.sub(
        lambda found: _in_case(found.group(), writer), unicodedata.normalize("NFC", name)
    )


def uzbek_latin(text: str) -> str:
    """Return Uzbek Cyrillic in the official Latin alphabet of 1995."""
    return transliterate(text, source="uz-Cyrl", target="uz")


def uzbek_cyrillic(text: str) -> str:
    """Return Uzbek in the Latin alphabet of 1995 in Cyrillic letters."""
    return _WORD.sub(lambda found: _in_case(found.group(), _from_uzbek), text)


@cache
def _writer(source: str, target: str) -> Callable[[str], str]:
    """Return what writes one word, given in small letters, in another language."""
    steps = {"ru": _russian_of, "kk": _kazakh_of, "uz": _uzbek_of}
    if source in CYRILLIC_SOURCES:
        return steps[target]
    if source == "uz":
        finish = {"ru": _russian_of_uzbek, "kk": _kazakh_of}[target]
        return lambda word: finish(_from_uzbek(word))
    return _uzbek_of_english if target == "uz" else _russian_of_english


def _in_case(word: str, write: Callable[[str], str]) -> str:
    """Return a word written anew, beginning with a capital if it did, or all in capitals."""
    if _NUMERAL.fullmatch(word):
        return word
    written = write(word.lower())
    if len(word) > 1 and word.isupper():
        return written.upper()
    return written[:1].upper() + written[1:] if word[:1].isupper() else written


def _replaced(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    pattern, table = _compiled(pairs)
    return pattern.sub(lambda found: table[found.group()], word)


@cache
def _compiled(pairs: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    longest_first = sorted((found for found, _ in pairs), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), dict(pairs)


def _russian_of(word: str) -> str:
    return "".join(_TO_RUSSIAN.get(letter, letter) for letter in word)


def _russian_of_uzbek(word: str) -> str:
    return _russian_of(word.replace("ж", "дж"))


def _kazakh_of(word: str) -> str:
    return "".join(_TO_KAZAKH.get(letter, letter) for letter in word)


def _from_uzbek(word: str) -> str:
    """Return an Uzbek word in Cyrillic letters; e is э where it begins a syllable."""
    latin = "".join(_APOSTROPHES.get(letter, letter) for letter in _plain(word))
    return re.sub(rf"(^|(?<=[{_VOWELS}]))е(?!$)", "э", _marked(latin)).replace("\0", "е")


def _marked(latin: str) -> str:
    """Return Uzbek Cyrillic in which a е that was written ye is kept apart from a plain e."""
    pairs = tuple((found, "\0" if found == "ye" else to) for found, to in _UZBEK_PAIRS)
    return _replaced(latin, pairs)


def _uzbek_of(word: str) -> str:
    """Return a Cyrillic word in Uzbek Latin; е is ye where it begins a syllable, first ц is s."""
    near = re.sub(r"^ц", "с", word).replace("дж", "ж").replace("ңг", "нг").replace("ңғ", "нғ")
    opened = re.sub(rf"(^|(?<=[{_VOWELS}ъь]))е", "ye", near)
    return "".join(_UZBEK_LETTERS.get(letter, letter) for letter in opened.replace("е", "e"))


def _russian_of_english(word: str) -> str:
    """Return an English spelling in Russian letters; y and e are read by what stands around."""
    word = re.sub(r"^e", "э", _plain(word))
    word = re.sub(rf"(?<=[^{_VOWELS}])y(?=[^{_VOWELS}])", "ы", word)
    word = re.sub(rf"(?<=[^{_VOWELS}])y$", "и", word)
    word = re.sub(r"c(?=[eiy])", "s", word)
    return _replaced(word, _ENGLISH_TO_RUSSIAN).replace("Ж", "дж").replace("y", "й")


def _uzbek_of_english(word: str) -> str:
    consonant = rf"[^{_VOWELS}]"
    word = re.sub(rf"(?<={consonant})y(?={consonant}|$)", "i", _plain(word))
    return _replaced(re.sub(r"c(?=[ei])", "s", word), _ENGLISH_TO_UZBEK)


def _plain(word: str) -> str:
    """Return a Latin word without marks over its letters, but for Uzbek apostrophes."""
    special = word.translate(_SPECIAL_LATIN)
    parts = unicodedata.normalize("NFD", special)
    return unicodedata.normalize("NFC", "".join(p for p in parts if not unicodedata.combining(p)))


_SPECIAL_LATIN = str.maketrans(
    {**dict.fromkeys("şšș", "sh"), **dict.fromkeys("çčć", "ch"), "ñ": "n", "ž": "zh", "ý": "y"}
    | {"ə": "a", "ı": "i", "ł": "l", "ğ": "gh", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d"}
)
