"""What rests on each source, and what rests on it alone."""

from corridors.catalogue import Catalogue
from corridors.evidence import Claim
from corridors.sources.reliance import reliances, sources_overview
from tests.corridors.samples import fact, with_facts


def test_every_source_is_listed_once_also_where_nothing_rests_on_it(small: Catalogue) -> None:
    assert set(reliances(with_facts(small))) == set(small.sources)


def test_a_source_holds_what_rests_on_it_in_the_order_of_time(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", when="2024"), fact("c", when="2020-05"))

    assert [one.id for one in reliances(held)["s-act"].claims] == ["c", "b", "a"]


def test_what_another_source_confirms_does_not_rest_on_it_alone(small: Catalogue) -> None:
    held = with_facts(small, fact("a"), fact("b", sources=("s-act", "s-agency")))

    assert [one.id for one in reliances(held)["s-act"].alone] == ["a"]


def test_the_oldest_unconfirmed_is_the_first_that_rests_on_it_alone(small: Catalogue) -> None:
    held = with_facts(
        small,
        fact("a", when="2019", sources=("s-act", "s-agency")),
        fact("b", when="2022"),
        fact("c", when="2021"),
    )
    found = reliances(held)["s-act"].oldest_unconfirmed

    assert found is not None
    assert found.id == "c"


def test_a_source_on_which_nothing_rests_alone_has_no_oldest(small: Catalogue) -> None:
    assert reliances(with_facts(small))["s-act"].oldest_unconfirmed is None


def test_the_overview_tells_it_in_a_row(small: Catalogue) -> None:
    held = with_facts(small, fact("a", when="2021-05"))
    row = next(one for one in sources_overview(held) if one["id"] == "s-act")

    assert (row["facts"], row["unconfirmed"], row["oldest_unconfirmed"]) == (1, 1, "a.")
    assert row["oldest_unconfirmed_date"] == "May 2021"


def test_the_overview_can_be_searched(small: Catalogue) -> None:
    assert [one["id"] for one in sources_overview(small, "later agency")] == ["s-agency-late"]


def test_nothing_shipped_is_counted_twice_or_left_out(shipped: Catalogue) -> None:
    claims: list[Claim] = [*shipped.all_facts(), *shipped.all_events()]
    cited = sum(len(set(one.sources)) for one in claims)

    assert sum(len(one.claims) for one in reliances(shipped).values()) == cited
