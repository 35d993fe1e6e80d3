"""The language spoken: of one answer at a time, chosen by the reader, with its own customs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.language import LANGUAGES, OWN_NAMES, preferred, speak, speaking
from geo.speech import (
    day_text,
    language,
    month_text,
    number_text,
    pgettext,
    spoken_cache,
    territory_text,
)

DAY = date(2024, 4, 23)


def test_english_is_spoken_unless_another_is_asked_for() -> None:
    assert language() == "en"


def test_a_language_is_spoken_for_a_while() -> None:
    with speaking("ru"):
        with speaking("kk"):
            assert language() == "kk"
        assert language() == "ru"
    assert language() == "en"


def test_two_readers_are_answered_in_two_languages_at_once() -> None:
    def answer(code: str) -> str:
        speak(code)
        return pgettext("status", "operating")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(answer, LANGUAGES * 25))

    assert answers == ["operating", "действует", "жұмыс істейді", "ishlamoqda"] * 25


@pytest.mark.parametrize(
    ("code", "day", "month", "number", "country"),
    [
        ("en", "23 Apr 2024", "Apr 2024", "12,345.5", "Kazakhstan"),
        ("ru", "23 апр. 2024 г.", "апр. 2024 г.", "12 345,5", "Казахстан"),
        ("kk", "2024 ж. 23 сәу.", "2024 ж. сәу.", "12 345,5", "Қазақстан"),
        ("uz", "23-apr, 2024", "apr, 2024", "12 345,5", "Qozogʻiston"),
    ],
)
def test_each_language_has_its_customs(
    code: str, day: str, month: str, number: str, country: str
) -> None:
    with speaking(code):
        said = (day_text(DAY), month_text(DAY), number_text(12345.5), territory_text("kz"))

    assert tuple(" ".join(text.split()) for text in said) == (day, month, number, country)


def test_a_month_takes_its_case_after_a_preposition() -> None:
    with speaking("ru"):
        said = month_text(date(2024, 5, 1)), month_text(date(2024, 5, 1), in_phrase=True)

    assert tuple(" ".join(text.split()) for text in said) == ("май 2024 г.", "мая 2024 г.")


def test_what_is_kept_is_kept_by_language() -> None:
    asked: list[str] = []

    @spoken_cache(maxsize=8)
    def word(code: str) -> str:
        asked.append(code)
        return pgettext("status", code)

    said = []
    for one in (*LANGUAGES, *LANGUAGES):
        with speaking(one):
            said.append(word("closed"))

    assert said == ["closed", "закрыто", "жабық", "yopiq"] * 2
    assert len(asked) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("de-DE,de;q=0.9,kk;q=0.8,en;q=0.7", "kk"),
        ("en;q=0.3, uz-Latn-UZ;q=0.9", "uz"),
        ("fr", "en"),
        ("ru;q=0, en;q=0.1", "en"),
        ("", "en"),
        ("ru;q=nonsense", "en"),
    ],
)
def test_the_browser_is_followed(accepted: str, code: str) -> None:
    assert preferred(accepted) == code


@given(accepted=st.text())
def test_any_wish_gets_a_language(accepted: str) -> None:
    assert preferred(accepted) in LANGUAGES


@given(code=st.text())
def test_any_code_can_be_spoken(code: str) -> None:
    with speaking(code):
        assert language() in LANGUAGES


def test_every_language_has_a_name_of_its_own() -> None:
    assert set(OWN_NAMES) == set(LANGUAGES)
