"""Names in other alphabets by rule: known names, round trips, and letters that may come out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.transliteration import LANGUAGES, transliterate, uzbek_cyrillic, uzbek_latin

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
UZBEK = "abdefghijklmnopqrstuvxyz"


@pytest.mark.parametrize(
    ("name", "source", "target", "written"),
    [
        ("Қандыағаш", "kk", "ru", "Кандыагаш"),
        ("Тереңөзек", "kk", "ru", "Теренозек"),
        ("Шиелі", "kk", "ru", "Шиели"),
        ("Yangiyer", "uz", "ru", "Янгиер"),
        ("Jarqoʻrgʻon", "uz", "ru", "Джаркургон"),
        ("Peshawar", "en", "ru", "Пешавар"),
        ("Landi Kotal", "en", "ru", "Ланди Котал"),
        ("Mazar-i-Sharif", "en", "ru", "Мазар-и-Шариф"),
        ("Etrek", "en", "ru", "Этрек"),
        ("Kyzylorda", "en", "ru", "Кызылорда"),
        ("Ашхабад", "ru", "kk", "Ашхабад"),
        ("Qumqoʻrgʻon", "uz", "kk", "Қумқорғон"),
        ("Хоргос", "ru", "uz", "Xorgos"),
        ("Екатеринбург", "ru", "uz", "Yekaterinburg"),
        ("Джамбул", "ru", "uz", "Jambul"),
        ("Цимлянск", "ru", "uz", "Simlyansk"),
        ("Липецк", "ru", "uz", "Lipetsk"),
        ("Қорғас", "kk", "uz", "Qorgʻas"),
        ("Маңғыстау", "kk", "uz", "Mangʻistau"),
        ("Pul-e Khumri", "en", "uz", "Pul-e Xumri"),
        ("Atamyrat", "en", "uz", "Atamirat"),
    ],
)
def test_known_names_are_written_by_rule(name: str, source: str, target: str, written: str) -> None:
    assert transliterate(name, source=source, target=target) == written


def test_roman_numerals_digits_and_signs_stay() -> None:
    assert transliterate("Арыс II (12)", source="kk", target="uz") == "Aris II (12)"


def test_a_word_in_capitals_stays_in_capitals() -> None:
    assert transliterate("ХОРГОС", source="ru", target="uz") == "XORGOS"


def test_a_name_already_in_the_language_is_unchanged() -> None:
    assert transliterate("Достық", source="kk", target="kk") == "Достық"


def test_a_language_without_rules_changes_nothing() -> None:
    assert transliterate("Хоргос", source="ru", target="en") == "Хоргос"


@pytest.mark.parametrize("apostrophe", "ʻ'‘’`")
def test_every_apostrophe_is_read_as_the_uzbek_letter(apostrophe: str) -> None:
    assert uzbek_cyrillic(f"Qo{apostrophe}qon") == "Қўқон"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Oʻzbekiston", "Ўзбекистон"),
        ("Yangiyoʻl", "Янгийўл"),
        ("Gʻallaorol", "Ғаллаорол"),
        ("Eshonguzar", "Эшонгузар"),
        ("Shahrisabz", "Шаҳрисабз"),
        ("Chiroqchi", "Чироқчи"),
    ],
)
def test_uzbek_is_written_in_both_its_alphabets(latin: str, cyrillic: str) -> None:
    assert uzbek_cyrillic(latin) == cyrillic
    assert uzbek_latin(cyrillic) == latin


@given(st.text(alphabet="бгдзклмнпртаиоуқғҳ", min_size=1, max_size=12))
def test_uzbek_letters_survive_the_way_to_latin_and_back(word: str) -> None:
    assert uzbek_cyrillic(uzbek_latin(word)) == word


@given(st.text(alphabet=KAZAKH, min_size=1))
def test_russian_has_russian_letters_only(word: str) -> None:
    assert set(transliterate(word, source="kk", target="ru")) <= set(RUSSIAN)


@given(st.text(alphabet=KAZAKH + "ўҳӣӯҷ", min_size=1))
def test_uzbek_has_the_letters_of_its_latin_alphabet_only(word: str) -> None:
    written = transliterate(word, source="kk", target="uz")
    assert set(written) <= set(UZBEK + "cʻʼ")
    assert "c" not in written.replace("ch", "")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzçşžýñäöüğı", min_size=1))
def test_english_becomes_russian_letters_only(word: str) -> None:
    assert set(transliterate(word, source="en", target="ru")) <= set(RUSSIAN)


@given(st.text(), st.sampled_from(["ru", "kk", "uz", "en", "fa"]), st.sampled_from(LANGUAGES))
def test_any_text_is_written_without_error(text: str, source: str, target: str) -> None:
    written = transliterate(text, source=source, target=target)
    plain = unicodedata.normalize("NFC", text)
    assert [c for c in written if c.isdigit()] == [c for c in plain if c.isdigit()]
