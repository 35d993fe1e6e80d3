"""Fold spellings so that one name written in different alphabets and ways compares as one.

Two foldings: ``fold`` keeps what a careful reader would call the same spelling (no case, no
diacritics, no apostrophes, Cyrillic written in Latin), ``sound`` what a hearer would (kh, x and h
are one, so are q and k, zh and j, w and v). Arabic script and Chinese keep their letters, as
their transliterations lose the vowels or the tones; further scripts go through anyascii.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ә": "a",
    "ғ": "g",
    "қ": "k",
    "ң": "ng",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
    "і": "i",
    "ў": "o",
    "ҳ": "h",
    "ҷ": "j",
    "ӣ": "i",
    "ӯ": "u",
    "җ": "j",
    "є": "ye",
    "ї": "yi",
    "ґ": "g",
}
"""Letters of Russian, Kazakh, Kyrgyz, Uzbek, Tajik, Mongolian and Belarusian in Latin."""

LATIN = {
    **dict.fromkeys("şšșŝ", "sh"),
    **dict.fromkeys("çčĉć", "ch"),
    **dict.fromkeys("ğġǧģḡ", "g"),
    **dict.fromkeys("ñňŋ", "ng"),
    **dict.fromkeys("žźż", "zh"),
    "ə": "a",
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "ß": "ss",
    "æ": "ae",
    "þ": "th",
    "x": "kh",
    "q": "k",
    "w": "v",
    "ý": "y",
    "ḵ": "kh",
    "ẕ": "z",
}
"""Latin letters whose sound is not that of the letter without its mark."""

ARABIC = {
    **dict.fromkeys("يىېۍئےێ", "ی"),
    **dict.fromkeys("كګڪ", "ک"),
    **dict.fromkeys("ةۀەۃھہ", "ه"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ؤۇۆۈۋ", "و"),
    "ٹ": "ت",
    "ټ": "ت",
    "ڈ": "د",
    "ډ": "د",
    "ڑ": "ر",
    "ړ": "ر",
    "ں": "ن",
    "ڼ": "ن",
    "ڭ": "ن",
    "ښ": "ش",
    "ږ": "ژ",
    "ط": "ت",
    "ء": "",
    "ـ": "",
}
"""Letters that Arabic, Dari, Pashto, Urdu and Uyghur write in different ways."""

CHINESE = dict(
    zip(
        "圖奧蘭爾國烏魯齊羅薩馬亞達貝賓倫頓維謝熱諾紐盧蓋納雲連蘇聖臺賽費遜歐澤絲綫線鐵東門關陽寧慶張長銀漢頭島濟遼縣鎮鄉廣麗萬運"
        "遠龍樂開華興貴陸車場機庫鄭溫蕪欽義衛揚饒瀘瓊鄲撫滄岡寶鹽錦鳳鷹贛韓錫勢學爺瑪雙務彎灣裡裏勞綏寬臨",
        "图奥兰尔国乌鲁齐罗萨马亚达贝宾伦顿维谢热诺纽卢盖纳云连苏圣台赛费逊欧泽丝线线铁东门关阳宁庆张长银汉头岛济辽县镇乡广丽万运"
        "远龙乐开华兴贵陆车场机库郑温芜钦义卫扬饶泸琼郸抚沧冈宝盐锦凤鹰赣韩锡势学爷玛双务弯湾里里劳绥宽临",
        strict=True,
    )
)
"""Traditional characters of place names and what they are in simplified writing."""

_LETTERS = str.maketrans({**CYRILLIC, **LATIN, **ARABIC, **CHINESE})
_APOSTROPHES = re.compile(r"[ʻʼʽʾʿˈˊˋʹʺ'`´‘’‛′ʿ\u200b-\u200f\u2060\ufeff\u00ad]")
_GAPS = re.compile(r"[\W_]+")
_OWN = re.compile(r"[a-z0-9\u0600-\u06ff\u3400-\u9fff]*")
_CJK = re.compile(r"[\u3400-\u9fff]")

_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("shch|sch|sh", "S"),
        ("tch|ch", "C"),
        ("dzh|dj|zh|j", "J"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("ts|tz", "Z"),
        ("a[vw](?![aeiouy])", "au"),
        ("y[eo]", "e"),
        ("ee", "i"),
        ("oo", "u"),
        ("y", "i"),
        ("ck|c|q", "k"),
        ("ng+", "n"),
        (r"(.)\1", r"\1"),
    )
)
_VOWELS = re.compile("[aeiou]")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a spelling in small letters without marks, its words parted by one space."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = _APOSTROPHES.sub("", plain.translate(_LETTERS))
    stripped = "".join(
        letter for letter in unicodedata.normalize("NFD", bare) if not unicodedata.combining(letter)
    )
    spaced = _GAPS.sub(" ", stripped.translate(_LETTERS)).strip()
    return " ".join(filter(None, map(_latin, spaced.split())))


@lru_cache(maxsize=4096)
def sound(text: str) -> str:
    """Return how a folded spelling sounds: one sign for one sound, without spaces."""
    heard = text.replace(" ", "")
    for pattern, letter in _SOUNDS:
        heard = pattern.sub(letter, heard)
    return heard


def beginnings(heard: str) -> tuple[str, ...]:
    """Return the sounds with which a name may begin of which these letters are typed so far.

    A last s or z may become sh or zh.
    """
    last = {"s": "S", "z": "J"}.get(heard[-1:])
    return (heard, heard[:-1] + last) if last else (heard,)


def skeleton(heard: str) -> str:
    """Return the consonants of a sound: what vowels written differently leave alike."""
    return _VOWELS.sub("", heard)


def squeezed(folded: str) -> str:
    """Return a folded spelling without its spaces."""
    return folded.replace(" ", "")


def is_ideographic(text: str) -> bool:
    """Tell whether a text is written in Chinese characters, where one is worth a syllable."""
    return bool(_CJK.search(text))


def scripts_of(word: str) -> frozenset[str]:
    """Return the scripts of the letters of a word, as Unicode names them."""
    named = (unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha())
    return frozenset(name for name in named if name not in ("MODIFIER", "FEMININE", "MASCULINE"))


def _latin(word: str) -> str:
    """Return a word in the scripts that are kept, others through anyascii."""
    if _OWN.fullmatch(word):
        return word
    return _GAPS.sub("", anyascii(word).lower().translate(_LETTERS))
