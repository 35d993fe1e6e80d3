"""The rows in which two catalogues differ turn the one into the other."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString

from corridors.catalogue import Catalogue, with_rows
from corridors.differences.changes import changes_of
from corridors.differences.patches import patched, row_changes
from corridors.differences.rows import EDITION, RowId, catalogue_of, rows_of
from corridors.model.geometry import Stretch
from corridors.model.vocabulary import Quality

NOTED = ("topics", "sites", "facts", "events", "names", "waypoints", "sources", "crossings")


@st.composite
def _variants(draw: st.DrawFn) -> dict[str, Any]:
    """Return how to vary a catalogue: a word for each row, and a digest."""
    words = st.sampled_from(["keep", "keep", "drop", "note"])
    return {"words": draw(st.lists(words, min_size=40, max_size=40)), "digest": draw(st.text())}


def varied(catalogue: Catalogue, how: dict[str, Any]) -> Catalogue:
    """Return a catalogue with rows left out and notes changed."""
    rows: dict[RowId, Any] = {}
    for number, (row_id, row) in enumerate(rows_of(catalogue).items()):
        word = how["words"][number % len(how["words"])]
        if row_id.table == EDITION or word != "drop":
            noted = word == "note" and row_id.table in NOTED
            rows[row_id] = replace(row, note=f"{number}") if noted else row
    rows[RowId(EDITION, "digest")] = how["digest"]
    return catalogue_of(rows)


def test_the_shipped_catalogue_is_the_sum_of_its_rows(shipped: Catalogue) -> None:
    assert rows_of(catalogue_of(rows_of(shipped))) == rows_of(shipped)


def test_a_catalogue_built_of_rows_holds_its_groups_in_the_same_order(shipped: Catalogue) -> None:
    again = catalogue_of(rows_of(shipped))

    assert [again.waypoints, again.facts, again.events] == [
        shipped.waypoints,
        shipped.facts,
        shipped.events,
    ]


@given(how=_variants())
def test_a_catalogue_does_not_differ_from_itself(small: Catalogue, how: dict[str, Any]) -> None:
    catalogue = varied(small, how)

    assert row_changes(catalogue, catalogue_of(rows_of(catalogue))) == ()


@given(one=_variants(), other=_variants())
def test_the_changes_from_one_to_another_applied_to_the_one_give_the_other(
    small: Catalogue, one: dict[str, Any], other: dict[str, Any]
) -> None:
    a, b = varied(small, one), varied(small, other)

    assert rows_of(patched(a, row_changes(a, b))) == rows_of(b)


@given(one=_variants(), other=_variants())
def test_there_are_as_many_changes_back_as_there_are_forth(
    small: Catalogue, one: dict[str, Any], other: dict[str, Any]
) -> None:
    a, b = varied(small, one), varied(small, other)

    assert len(row_changes(a, b)) == len(row_changes(b, a))


def renamed(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue in which the topic has another id, and an alias for the old one."""
    topic = catalogue.topics["topic-a"]
    return with_rows(
        catalogue,
        topics=MappingProxyType({"topic-b": replace(topic, id="topic-b")}),
        aliases=MappingProxyType({**catalogue.aliases, "topic-a": "topic-b"}),
    )


def test_a_renamed_thing_is_the_same_row(small: Catalogue) -> None:
    changes = [one for one in row_changes(small, renamed(small)) if one.row_id.table == "topics"]

    assert [(one.old_id, one.new_id) for one in changes] == [
        (RowId("topics", "topic-a"), RowId("topics", "topic-b"))
    ]


def test_a_renaming_can_be_applied(small: Catalogue) -> None:
    new = renamed(small)

    assert rows_of(patched(small, row_changes(small, new))) == rows_of(new)


def test_a_line_drawn_anew_is_one_changed_row(small: Catalogue) -> None:
    old, new = (
        with_rows(small, stretches={"sec-a1": (stretch(course),)})
        for course in ([(50.0, 44.0), (51.0, 44.0)], [(50.0, 44.0), (50.5, 44.2), (51.0, 44.0)])
    )
    (found,) = changes_of(old, new)

    assert (found.subject, found.about, found.before, found.after) == (
        "sec-a1",
        "stretches/sec-a1/1/course",
        "a line of 2 points",
        "a line of 3 points",
    )


def stretch(course: list[tuple[float, float]]) -> Stretch:
    """Return the line of a section."""
    return Stretch(section="sec-a1", part=1, quality=Quality.NETWORK, course=LineString(course))
