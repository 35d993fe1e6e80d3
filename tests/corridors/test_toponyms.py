"""Place names by language: rows, local names of waypoints, common nouns, and the rule."""

from dataclasses import replace

import pytest

from corridors.catalogue import Catalogue, with_rows
from corridors.language import LANGUAGES
from corridors.model.corridor import Waypoint
from corridors.model.evidence import Toponym
from corridors.model.vocabulary import Confidence
from corridors.names import name_of, spoken_name, spoken_waypoint
from corridors.toponyms import FORMS, SAYINGS, Spoken, toponyms_of


def with_waypoint(
    catalogue: Catalogue, name: str, local: str | None, *countries: str
) -> tuple[Catalogue, Waypoint]:
    """Return a catalogue whose first waypoint has another name, and that waypoint."""
    first, *others = catalogue.waypoints["leg-a"]
    point = replace(first, name=name, name_local=local, country=countries)
    waypoints = {**catalogue.waypoints, "leg-a": (point, *others)}
    return with_rows(catalogue, waypoints=waypoints), point


def with_toponyms(catalogue: Catalogue, *rows: tuple[str, str, str, str]) -> Catalogue:
    """Return a catalogue with place names given as name, country, language and spelling."""
    toponyms = {
        name: tuple(
            Toponym(
                name=name,
                country=country,
                language=language,
                spelling=spelling,
                sources=("s-act",),
                confidence=Confidence.HIGH,
                note=None,
            )
            for one, country, language, spelling in rows
            if one == name
        )
        for name, *_ in rows
    }
    return with_rows(catalogue, toponyms=toponyms)


def said(catalogue: Catalogue, text: str, countries: str, language: str) -> Spoken:
    """Return what a place of some countries is called."""
    return toponyms_of(catalogue).named(text, countries.split(), language)


def test_a_row_gives_the_name_with_its_sources(small: Catalogue) -> None:
    found = said(small, "P10", "KZ", "ru")

    assert (found.name, found.sources, found.is_by_rule) == ("П-десять", ("s-act",), False)


def test_english_is_what_the_tables_say(small: Catalogue) -> None:
    assert said(small, "Saryagash (KZ) / Keles (UZ)", "KZ UZ", "en").name == (
        "Saryagash (KZ) / Keles (UZ)"
    )


def test_a_name_without_a_row_is_written_by_rule_and_says_so(small: Catalogue) -> None:
    found = said(small, "Peshawar", "UZ", "ru")

    assert (found.name, found.sources, found.is_by_rule) == ("Пешавар", (), True)


def test_a_waypoints_local_name_is_its_name_in_that_language(small: Catalogue) -> None:
    held, point = with_waypoint(small, "Dostyk (station)", "Достық", "KZ")

    assert spoken_waypoint(held, point, "kk") == Spoken(
        name="Достық", language="kk", sources=point.sources
    )


def test_a_rule_reads_the_local_spelling_rather_than_the_english_one(small: Catalogue) -> None:
    held, point = with_waypoint(small, "Kamystybas", "Қамыстыбас", "KZ")

    assert spoken_waypoint(held, point, "uz").name == "Qamistibas"


def test_kazakh_takes_foreign_names_from_their_russian_form(small: Catalogue) -> None:
    held = with_toponyms(small, ("Herat", "RU", "ru", "Герат"))

    assert said(held, "Herat", "RU", "kk").name == "Герат"


def test_a_name_of_one_country_is_not_that_of_its_namesake(small: Catalogue) -> None:
    held = with_toponyms(small, ("Hyderabad", "UZ", "ru", "Хайдарабад"))

    assert said(held, "Hyderabad", "KZ", "ru").is_by_rule


def test_both_halves_of_a_border_point_are_named_in_their_own_countries(small: Catalogue) -> None:
    held = with_toponyms(
        small, ("Kerki", "KZ", "ru", "А"), ("Kerki", "UZ", "ru", "Б"), ("Keles", "UZ", "ru", "В")
    )

    assert said(held, "Kerki (KZ) / Keles (UZ)", "KZ UZ", "ru").name == "А / В"


def test_one_half_by_rule_makes_the_whole_by_rule(small: Catalogue) -> None:
    held = with_toponyms(small, ("Keles", "UZ", "ru", "Келес"))
    found = said(held, "Dostyk / Keles", "KZ UZ", "ru")

    assert (found.is_by_rule, found.sources) == (True, ("s-act",))


def test_a_common_noun_is_left_to_translators_and_only_the_name_is_looked_up(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corridors.toponyms._", {"{name} tunnel": "тоннель {name}"}.__getitem__)
    held = with_toponyms(small, ("Salang", "KZ", "ru", "Саланг"))

    assert said(held, "Salang tunnel", "KZ", "ru").name == "тоннель Саланг"


def test_a_station_number_stays_behind_the_name(small: Catalogue) -> None:
    held = with_toponyms(small, ("Arys", "KZ", "ru", "Арысь"))

    assert said(held, "Arys I", "KZ", "ru").name == "Арысь I"


def test_brackets_are_left_out_of_a_name_put_together(small: Catalogue) -> None:
    assert said(small, "Zhanaozen (Uzen)", "KZ", "uz").name == "Janaozen"


def test_a_place_at_sea_has_no_country_and_a_name_all_the_same(small: Catalogue) -> None:
    assert said(small, "mid-Caspian", "", "ru").name


def test_local_names_are_those_in_further_languages(small: Catalogue) -> None:
    held, _ = with_waypoint(small, "Herat (AF side)", "هرات", "AF")

    assert [one.name for one in toponyms_of(held).local("Herat", "AF")] == ["هرات"]


def test_a_section_is_named_by_its_ends_in_the_language(small: Catalogue) -> None:
    assert name_of(small, "sec-a1", "ru").split(" – ")[0] == "П-десять"


def test_every_shipped_place_is_named_in_letters_of_its_language(shipped: Catalogue) -> None:
    points = [point for leg in shipped.waypoints.values() for point in leg]
    left = {
        spoken_waypoint(shipped, point, language).name
        for point in points
        for language in ("ru", "kk")
        if not any(form.format(name="").strip() in point.name for form in FORMS)
        and not any(saying in point.name for saying in SAYINGS)
    }

    assert {name for name in left if any("a" <= letter.lower() <= "z" for letter in name)} == {
        name for name in left if name.endswith((" I", " II"))
    }


def test_every_shipped_toponym_names_something(shipped: Catalogue) -> None:
    points = [point for leg in shipped.waypoints.values() for point in leg]
    texts = [(point.name, country) for point in points for country in point.country]
    for one in shipped.crossings.values():
        sides = (one.country_a, one.country_b)
        texts += [(name, side) for name in (one.name_a, one.name_b) for side in sides]
    texts += [(site.name, site.country) for site in shipped.sites.values()]
    texts += [
        (one.name, country)
        for one in shipped.gauge_breaks.values()
        for country in shipped.countries
    ]
    rows = [row for group in shipped.toponyms.values() for row in group]
    unused = [
        (row.name, row.country)
        for row in rows
        if not any(row.name in text and row.country == country for text, country in texts)
    ]

    assert unused == []


@pytest.mark.parametrize(
    ("thing", "language", "name"),
    [
        ("x-nur-zholy-khorgos", "ru", "Нур Жолы – Хоргос"),
        ("dostyk-station", "ru", "Достык"),
        ("aktau-city", "kk", "Ақтау"),
        ("khorgos-village", "kk", "Қорғас"),
        ("khorgos-village", "uz", "Xorgos"),
        ("x-galaba-hairatan", "ru", "Галаба – Хайратан"),
        ("x-galaba-hairatan", "uz", "Galaba – Hayraton"),
        ("gulistan-city", "ru", "Гулистан"),
        ("uralsk-city", "kk", "Орал"),
        ("karachi-port", "ru", "Порт Карачи (Киамари)"),
    ],
)
def test_what_readers_know_is_called_what_they_call_it(
    shipped: Catalogue, thing: str, language: str, name: str
) -> None:
    assert name_of(shipped, thing, language) == name


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_hubs_sites_and_crossings_are_never_named_by_rule_where_it_would_maim_words(
    shipped: Catalogue, language: str
) -> None:
    """A rule may write a proper name, not words: these have reviewed or sourced names."""
    things = (*shipped.hubs, *shipped.sites)
    maimed = [
        thing
        for thing in things
        if (found := spoken_name(shipped, thing, language)).is_by_rule and " " in found.name
    ]

    assert set(maimed) <= {"iletsk-i-station"}
