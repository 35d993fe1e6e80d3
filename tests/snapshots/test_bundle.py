"""Snapshots as values: made of content alone, spelt out, and of plain text."""

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue
from corridors.doubts.known import known_on
from corridors.snapshots.bundle import (
    BASES,
    ID_PATTERN,
    MOST_NOTE,
    MOST_TITLE,
    Bundle,
    explicit_query,
    make_snapshot,
    plain_text,
    view_of,
)
from corridors.snapshots.errors import SnapshotInputError
from corridors.view import read_view
from tests.snapshots.conftest import MOMENT

TEXTS = st.text(max_size=MOST_TITLE // 4)


def test_the_moment_of_making_is_no_part_of_the_id(catalogue: Catalogue) -> None:
    one = make_snapshot(catalogue, query="", title="T", note="", created=MOMENT)
    other = make_snapshot(
        catalogue, query="v=1", title="T", note="", created=MOMENT + timedelta(days=400)
    )
    assert one.id == other.id
    assert ID_PATTERN.fullmatch(one.id)


@pytest.mark.parametrize(
    "change", [{"query": "on=2024-01-01"}, {"title": "Other"}, {"note": "Other"}]
)
def test_other_content_has_another_id(catalogue: Catalogue, change: dict[str, str]) -> None:
    made = {"query": "", "title": "T", "note": "N"}
    one = make_snapshot(catalogue, **made, created=MOMENT)
    assert make_snapshot(catalogue, **(made | change), created=MOMENT).id != one.id


def test_an_id_is_the_same_on_every_machine_and_in_every_version() -> None:
    bundle = Bundle(view="v=1&on=2024-05-01", title="Қорғас", note="", data="0123456789ab")
    assert bundle.id == "itda37om6bstraip", "addresses already shared would no longer open"


def test_a_view_is_spelt_out_so_that_no_default_can_change_it(catalogue: Catalogue) -> None:
    snapshot = make_snapshot(catalogue, query="", title="", note="", created=MOMENT)
    for part in ("v=1", "lang=en", "on=2026-11-22", "layers=hubs,", "status=operating,", "base="):
        assert part in snapshot.bundle.view
    assert view_of(snapshot, catalogue).view == read_view("", catalogue).view
    assert view_of(snapshot, catalogue).notes == ()


@given(
    query=st.one_of(
        st.text(max_size=200),
        st.builds(
            "on=20{:02d}-01-01&layers={}&at={},{},5&sel=hub-a&status={}&lang=ru".format,
            st.integers(11, 26),
            st.sampled_from(["", "hubs", "main,hubs,nonsense"]),
            st.integers(-90, 90),
            st.integers(-180, 180),
            st.sampled_from(["", "operating", "planned,closed"]),
        ),
    )
)
def test_the_explicit_query_of_any_view_reads_back_as_that_view(
    small: Catalogue, query: str
) -> None:
    view = read_view(query, small, bases=BASES).view
    again = read_view(explicit_query(view), small, bases=BASES)
    assert again.view == view
    assert again.notes == ()


@given(TEXTS)
def test_a_text_is_one_printable_line_and_stays_what_it_is(text: str) -> None:
    kept = plain_text("title", text, MOST_TITLE)
    assert kept == plain_text("title", kept, MOST_TITLE)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in kept)
    assert kept == kept.strip()


def test_marks_that_turn_the_text_around_them_are_left_out() -> None:
    assert plain_text("title", "a\u202eb\u2066c\x00\n d", MOST_TITLE) == "abc d"


@pytest.mark.parametrize(("what", "most"), [("title", MOST_TITLE), ("note", MOST_NOTE)])
def test_a_text_that_is_too_long_is_refused(catalogue: Catalogue, what: str, most: int) -> None:
    texts = {"title": "", "note": "", what: "x" * (most + 1)}
    with pytest.raises(SnapshotInputError, match=f"{what}: expected at most {most} characters"):
        make_snapshot(catalogue, query="", **texts, created=MOMENT)


def test_a_thing_named_by_its_old_id_is_kept_by_its_new_one(catalogue: Catalogue) -> None:
    old = make_snapshot(catalogue, query="sel=old-hub", title="", note="", created=MOMENT)
    new = make_snapshot(catalogue, query="sel=hub-a", title="", note="", created=MOMENT)
    assert "sel=hub-a" in old.bundle.view
    assert old.id == new.id


def test_the_manifest_names_the_sources_of_what_is_shown(catalogue: Catalogue) -> None:
    hubs = make_snapshot(catalogue, query="layers=hubs", title="", note="", created=MOMENT)
    assert hubs.manifest.sources == ("s-agency", "s-act")
    towns = make_snapshot(catalogue, query="layers=towns", title="", note="", created=MOMENT)
    assert towns.manifest.sources == ()


def test_a_snapshot_keeps_what_was_known_and_what_it_looks_back_to(catalogue: Catalogue) -> None:
    query = "on=2024-05-01&known=1&since=2023-01-01"
    snapshot = make_snapshot(catalogue, query=query, title="", note="", created=MOMENT)

    assert "known=1" in snapshot.bundle.view
    assert "since=2023-01-01" in snapshot.bundle.view
    assert view_of(snapshot, catalogue).view == read_view(query, catalogue).view


def test_a_snapshot_as_known_cites_only_what_had_been_published(catalogue: Catalogue) -> None:
    query = "on=2024-04-01&known=1"
    known = make_snapshot(catalogue, query=query, title="", note="", created=MOMENT)
    then = known_on(catalogue, read_view(query, catalogue).view.on)
    told = {one for event in then.all_events() for one in event.sources}
    placed = {one for hub in catalogue.hubs.values() for one in hub.sources}
    untold = {one for event in catalogue.all_events() for one in event.sources} - told - placed

    assert untold.isdisjoint(known.manifest.sources)
