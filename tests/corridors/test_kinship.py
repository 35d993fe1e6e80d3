"""What a thing is, in one line, and what it is tied to."""

import pytest

from corridors.catalogue import Catalogue, with_rows
from corridors.model.evidence import Relation
from corridors.model.vocabulary import Confidence
from corridors.reading.tables import THINGS
from corridors.reports.kinship import Tie, kind_line, ties_of


def relation(subject: str, kind: str, other: str) -> Relation:
    """Return a tie between two things."""
    return Relation(
        subject=subject,
        relation=kind,
        object=other,
        sources=("s-act",),
        confidence=Confidence.HIGH,
        note=None,
    )


@pytest.mark.parametrize(
    ("thing_id", "words"),
    [
        ("hub-a", ("Hub", "West", "Russia")),
        ("port-a", ("Port", "Kazakhstan")),
        ("x-a", ("Border crossing", "rail", "Kazakhstan", "Uzbekistan")),
        ("g-a", ("Break of gauge", "1520", "1435")),
        ("sec-a1", ("Section", "rail", "1520 mm", "Main corridor")),
        ("main", ("Corridor", "RU", "KZ", "UZ")),
        ("v-main", ("Variant", "Main corridor")),
        ("leg-a", ("Leg", "rail", "Main corridor")),
        ("mou", ("Memorandum",)),
        ("topic-a", ("Programme",)),
        ("KZ", ("Country",)),
    ],
)
def test_a_thing_says_what_it_is_and_where(
    small: Catalogue, thing_id: str, words: tuple[str, ...]
) -> None:
    line = kind_line(small, small.thing(thing_id))

    assert [word for word in words if word not in line] == []


@pytest.mark.parametrize("table", [*THINGS, "countries"])
def test_every_shipped_thing_says_what_it_is(shipped: Catalogue, table: str) -> None:
    things = getattr(shipped, table.replace("-", "_")).values()

    assert all(kind_line(shipped, thing) for thing in things)


def test_a_hub_is_tied_to_its_sites(small: Catalogue) -> None:
    assert Tie(relation="sites", id="port-a", name="Port") in ties_of(small, small.thing("hub-a"))


def test_a_site_is_tied_to_its_hub(small: Catalogue) -> None:
    assert Tie(relation="hub", id="hub-a", name="Hub A") in ties_of(small, small.thing("port-a"))


def test_a_corridor_is_tied_to_its_legs_and_instruments(small: Catalogue) -> None:
    ties = {(tie.relation, tie.id) for tie in ties_of(small, small.thing("main"))}

    assert {("legs", "leg-a"), ("legs", "leg-b"), ("instruments", "mou")} <= ties


def test_a_leg_is_tied_to_its_corridor_and_sections(small: Catalogue) -> None:
    assert [tie.id for tie in ties_of(small, small.thing("leg-a"))] == ["main", "sec-a1", "sec-a2"]


def test_a_relation_is_told_from_both_ends(small: Catalogue) -> None:
    ties = [
        (one, tie.relation)
        for one, other in (("hub-a", "main"), ("main", "hub-a"))
        for tie in ties_of(small, small.thing(one))
        if tie.id == other
    ]

    assert ties == [("hub-a", "on the corridor"), ("main", "hubs and sites on it")]


def test_a_relative_is_named_once_however_often_it_is_tied(small: Catalogue) -> None:
    held = with_rows(small, relations=(relation("port-a", "part-of", "hub-a"),))

    assert [tie.id for tie in ties_of(held, held.thing("hub-a"))].count("port-a") == 1


def test_parts_come_before_what_is_only_related(small: Catalogue) -> None:
    held = with_rows(
        small,
        relations=(
            relation("hub-a", "on-corridor", "main"),
            relation("port-a", "part-of", "hub-a"),
        ),
    )

    assert [tie.id for tie in ties_of(held, held.thing("hub-a"))] == ["port-a", "main"]


def test_a_thing_without_relatives_has_no_ties(small: Catalogue) -> None:
    assert ties_of(with_rows(small, relations=()), small.thing("topic-a")) == ()


@pytest.mark.parametrize("table", [*THINGS, "countries"])
def test_every_shipped_tie_leads_to_another_thing(shipped: Catalogue, table: str) -> None:
    things = getattr(shipped, table.replace("-", "_")).values()
    pairs = [(thing.id, tie.id) for thing in things for tie in ties_of(shipped, thing)]

    assert [pair for pair in pairs if shipped.thing(pair[1]).id == pair[0]] == []
