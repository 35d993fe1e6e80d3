"""Things in one line each, and the days between which ribbons are drawn."""

from datetime import date

from corridors.catalogue import Catalogue
from corridors.model.vocabulary import Standing
from corridors.reports.dossier import dossier_of
from corridors.reports.entries import corridor_entries, hub_entries, named_places
from corridors.reports.kinship import is_drawn
from corridors.reports.standings import ribbon_span
from tests.corridors.samples import standing, with_events

DAY = date(2024, 3, 15)


def test_the_five_hubs_are_listed_with_their_statuses(shipped: Catalogue) -> None:
    entries = hub_entries(shipped, DAY)
    assert len(entries) == 5
    assert all(entry.status for entry in entries)


def test_the_missions_corridor_comes_first(shipped: Catalogue) -> None:
    assert corridor_entries(shipped, DAY)[0].id == "brkuap"


def test_a_corridor_says_who_stands_how_in_it(shipped: Catalogue) -> None:
    words = corridor_entries(shipped, DAY)[0].status
    assert words == (
        "signatory: Russia, Kazakhstan, Uzbekistan · intends to join: Belarus"
        " · named only: Afghanistan, Pakistan"
    )


def test_names_to_look_up_are_in_their_order(shipped: Catalogue) -> None:
    names = [name.casefold() for name in named_places(shipped).values()]
    assert names == sorted(names)


def test_ribbons_begin_with_the_first_standing(small: Catalogue) -> None:
    held = with_events(
        small,
        standing("a", Standing.SIGNATORY, "2020", "KZ"),
        standing("b", Standing.NAMED, "2019-05", "UZ"),
    )
    standings = dossier_of(held, "main", DAY).standings
    assert ribbon_span(standings, DAY) == (date(2019, 5, 1), DAY)


def test_without_a_dated_standing_there_are_no_ribbons() -> None:
    assert ribbon_span((), DAY) is None


def test_the_map_marks_places_sections_and_the_missions_countries(shipped: Catalogue) -> None:
    drawn = ("khorgos", next(iter(shipped.sections)), "KZ", "PK")
    assert [is_drawn(shipped, one) for one in drawn] == [True] * 4


def test_the_map_marks_no_corridor_topic_or_other_country(shipped: Catalogue) -> None:
    others = ("brkuap", "concept-2030", "CN")
    assert [is_drawn(shipped, one) for one in others] == [False] * 3
