"""A link is short, opens whatever it says, and says what of it could not be kept."""

from datetime import date
from itertools import compress, product
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue, with_rows
from corridors.language import LANGUAGES
from corridors.reading.tables import THINGS
from corridors.view import (
    MAX_NOTES,
    STATUSES,
    Position,
    View,
    default_view,
    layer_ids,
    read_view,
    write_view,
)

BASES = ("osm", "carto-light")


def ids_of(catalogue: Catalogue) -> list[str]:
    """Return the ids of everything that can be selected."""
    groups = (getattr(catalogue, name.replace("-", "_")) for name in THINGS)
    return sorted(name for group in (*groups, catalogue.countries) for name in group)


def positions() -> st.SearchStrategy[Position]:
    """Return places as the map gives them: two decimals, zoom within its limits."""
    return st.builds(
        lambda lat, lon, zoom: Position(lat=lat / 100, lon=lon / 100, zoom=zoom / 100),
        st.integers(-9000, 9000),
        st.integers(-18000, 18000),
        st.integers(300, 1400),
    )


def views(catalogue: Catalogue) -> st.SearchStrategy[View]:
    """Return any view of a catalogue."""

    def some(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
        flags = st.lists(st.booleans(), min_size=len(codes), max_size=len(codes))
        return flags.map(lambda chosen: tuple(compress(codes, chosen)))

    return st.builds(
        View,
        on=st.dates(),
        as_known=st.booleans(),
        since=st.none() | st.dates(),
        layers=some(layer_ids(catalogue)) | st.just(default_view(catalogue).layers),
        statuses=some(STATUSES),
        at=st.none() | positions(),
        selected=st.none() | st.sampled_from(ids_of(catalogue)),
        language=st.sampled_from(LANGUAGES),
        base=st.sampled_from(("atlas", *BASES)),
    )


@given(data=st.data())
def test_a_view_is_read_as_it_was_written(shipped: Catalogue, data: st.DataObject) -> None:
    view = data.draw(views(shipped))

    assert read_view(write_view(view, shipped), shipped, bases=BASES).view == view


@given(data=st.data())
def test_a_written_view_needs_no_note(shipped: Catalogue, data: st.DataObject) -> None:
    view = data.draw(views(shipped))

    assert read_view(write_view(view, shipped), shipped, bases=BASES).notes == ()


@given(query=st.text(st.characters(), max_size=300))
def test_any_text_opens_a_view_that_can_be_linked(shipped: Catalogue, query: str) -> None:
    found = read_view(query, shipped).view

    assert read_view(write_view(found, shipped), shipped).view == found


PARTS = st.sampled_from(
    ["v", "lang", "on", "known", "since", "layers", "at", "sel", "status", "base", "x", "on"]
)
VALUES = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        "2024-05-01",
        "hubs,brkuap",
        "-0.00,0,5",
        "45,68,99",
        "nan,inf,5",
        "1e5,2,3",
        "khorgos",
        "ru",
        "1",
        "0",
    ]
)


@given(parts=st.lists(st.tuples(PARTS, VALUES), max_size=12))
def test_any_parts_open_a_view_that_can_be_linked(
    shipped: Catalogue, parts: list[tuple[str, str]]
) -> None:
    found = read_view("&".join(f"{key}={value}" for key, value in parts), shipped).view

    assert read_view(write_view(found, shipped), shipped).view == found


@given(parts=st.lists(st.tuples(PARTS, VALUES), max_size=12))
def test_equal_views_are_written_alike(shipped: Catalogue, parts: list[tuple[str, str]]) -> None:
    texts: dict[View, str] = {}
    for key, value in parts:
        found = read_view(f"{key}={value}", shipped).view
        text = write_view(found, shipped)

        assert texts.setdefault(found, text) == text


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?",
        "&&&===",
        "%",
        "%ff%fe",
        "on=%00",
        "sel=\ud800",
        "\udfff=\ud800&layers=\ud800",
        "layers=" + "x," * 5000,
        "a" * 5000,
        "on=" + "9" * 5000,
        "at=" + ",".join(["9" * 400] * 3),
        "sel=<script>alert(1)</script>",
        "sel=' OR 1=1 --",
        "layers=\u202ehubs",
    ],
)
def test_hostile_text_opens_the_first_view(shipped: Catalogue, query: str) -> None:
    found = read_view(query, shipped).view

    assert (found.on, found.at, found.selected) == (shipped.edition, None, None)


def test_the_first_view_is_written_as_version_and_day(shipped: Catalogue) -> None:
    assert write_view(default_view(shipped), shipped) == "v=1&lang=en&on=2026-11-22"


def test_an_empty_query_opens_the_first_view(shipped: Catalogue) -> None:
    assert read_view("", shipped).view == default_view(shipped)


def test_a_leading_question_mark_is_passed_over(shipped: Catalogue) -> None:
    assert read_view("?on=2024-05-01", shipped).view.on == date(2024, 5, 1)


def test_the_first_of_two_values_is_read(shipped: Catalogue) -> None:
    assert read_view("on=2024-05-01&on=2024-06-01", shipped).view.on == date(2024, 5, 1)


def test_no_layers_is_a_view_of_its_own(shipped: Catalogue) -> None:
    assert read_view("layers=", shipped).view.layers == ()


def test_layers_stand_in_the_order_of_the_panel(shipped: Catalogue) -> None:
    assert read_view("layers=towns,hubs", shipped).view.layers == ("hubs", "towns")


def test_a_place_is_rounded_to_what_a_link_keeps(shipped: Catalogue) -> None:
    found = read_view("at=45.20456,68.10789,5", shipped).view

    assert found.at == Position(lat=45.2, lon=68.11, zoom=5.0)


@pytest.mark.parametrize(("asked", "kept"), [("1", 3.0), ("99", 14.0)])
def test_a_zoom_is_brought_within_its_limits(shipped: Catalogue, asked: str, kept: float) -> None:
    found = read_view(f"at=45,68,{asked}", shipped).view

    assert found.at is not None
    assert found.at.zoom == kept


@pytest.mark.parametrize(
    ("query", "part", "found"),
    [
        ("on=2024-5-1", "date", "2024-5-1"),
        ("on=2024", "date", "2024"),
        ("layers=hubs,moon", "layers", "moon"),
        ("status=broken", "status", "broken"),
        ("lang=xx", "lang", "xx"),
        ("base=nowhere", "base", "nowhere"),
        ("sel=atlantis", "selection", "atlantis"),
        ("at=91,0,5", "place", "91,0,5"),
        ("at=0,181,5", "place", "0,181,5"),
        ("at=45,68", "place", "45,68"),
        ("at=north,south,5", "place", "north,south,5"),
        ("known=yes", "known", "yes"),
        ("since=2024", "since", "2024"),
        ("v=2", "version", "2"),
        ("day=2024-05-01", "part", "day"),
    ],
)
def test_what_is_left_out_is_said(shipped: Catalogue, query: str, part: str, found: str) -> None:
    (note,) = read_view(query, shipped).notes

    assert note.startswith(f"The link's {part} “{found}” was left out: expected ")


def test_what_a_bad_part_stands_beside_is_kept(shipped: Catalogue) -> None:
    found = read_view("on=never&sel=khorgos&layers=hubs,moon", shipped).view

    assert (found.on, found.selected, found.layers) == (shipped.edition, "khorgos", ("hubs",))


def test_a_link_keeps_what_was_known_and_what_it_looks_back_to(shipped: Catalogue) -> None:
    view = read_view("on=2024-05-01&known=1&since=2023-01-01", shipped).view

    assert (view.as_known, view.since) == (True, date(2023, 1, 1))
    assert write_view(view, shipped).endswith("on=2024-05-01&known=1&since=2023-01-01")


def test_notes_are_few(shipped: Catalogue) -> None:
    assert len(read_view("layers=" + ",".join("abcdefghijk"), shipped).notes) == MAX_NOTES


def test_a_note_is_one_printable_line(shipped: Catalogue) -> None:
    (note,) = read_view("sel=a%0A%1B%E2%80%AEb", shipped).notes

    assert note.isprintable()


def test_a_note_shows_no_more_than_the_beginning(shipped: Catalogue) -> None:
    (note,) = read_view("sel=" + "x" * 3000, shipped).notes

    assert len(note) < 120


def test_the_pages_own_parts_need_no_note(shipped: Catalogue) -> None:
    assert read_view("embed=1", shipped).notes == ()


def test_a_renamed_thing_is_selected_by_its_new_id(small: Catalogue) -> None:
    assert read_view("sel=old-hub", small).view.selected == "hub-a"


def test_a_renamed_layer_is_shown_under_its_new_id(shipped: Catalogue) -> None:
    held = with_rows(shipped, aliases=MappingProxyType({"old-hubs": "hubs"}))

    assert read_view("layers=old-hubs", held).view.layers == ("hubs",)


def test_every_layer_of_the_panel_is_listed_once(shipped: Catalogue) -> None:
    ids = layer_ids(shipped)

    assert sorted(ids) == sorted(set(ids))


def test_the_first_view_shows_the_missions_corridor_and_the_hubs(shipped: Catalogue) -> None:
    assert {"hubs", "brkuap", "standing"} <= set(default_view(shipped).layers)


def test_the_first_view_hides_most_related_corridors(shipped: Catalogue) -> None:
    assert {"we-wc", "carec-5", "lapis-lazuli"}.isdisjoint(default_view(shipped).layers)


def test_no_link_to_the_shipped_catalogue_is_longer_than_300_characters(
    shipped: Catalogue,
) -> None:
    ids, statuses = layer_ids(shipped), sorted(STATUSES, key=len, reverse=True)
    layers = [tuple(one for one in ids if one != out) for out in (None, *ids)]
    lengths = [
        len(
            write_view(
                View(
                    on=date(2024, 5, 1),
                    as_known=True,
                    since=date(2023, 1, 1),
                    layers=shown,
                    statuses=tuple(code for code in STATUSES if code in statuses[:4]),
                    at=Position(lat=-45.25, lon=-168.75, zoom=10.25),
                    selected=max(ids_of(shipped), key=len),
                    language=language,
                    base=base,
                ),
                shipped,
            )
        )
        for shown, language, base in product(layers, ("en", "kk"), ("atlas", *BASES))
    ]

    assert max(lengths) <= 300


def test_layers_may_be_named_by_those_left_out(shipped: Catalogue) -> None:
    view = read_view("layers=-towns,sites", shipped).view

    assert view.layers == tuple(x for x in layer_ids(shipped) if x not in ("towns", "sites"))


def test_a_list_without_any_known_layer_leaves_the_first_ones(shipped: Catalogue) -> None:
    found = read_view("layers=nothing-of-ours", shipped)

    assert (found.view.layers, len(found.notes)) == (default_view(shipped).layers, 1)


def test_an_empty_list_of_layers_shows_none(shipped: Catalogue) -> None:
    assert read_view("layers=", shipped).view.layers == ()
