"""What the data rests on: sources, corrections and decisions are listed, the data handed out."""

import io
import zipfile
from pathlib import Path

from corridors.catalogue import DATA, Catalogue, load_catalogue
from corridors.reports.ledger import (
    corrections_table,
    counts,
    decisions_table,
    sources_table,
    zipped,
)


def test_every_source_is_listed_once(shipped: Catalogue) -> None:
    ids = [row["id"] for row in sources_table(shipped)]
    assert sorted(ids) == sorted(shipped.sources)


def test_the_most_used_source_comes_first(shipped: Catalogue) -> None:
    uses = [row["rows"] for row in sources_table(shipped)]
    assert uses == sorted(uses, reverse=True)


def test_a_source_counts_the_rows_that_rest_on_it(small: Catalogue) -> None:
    rows = {row["id"]: row["rows"] for row in sources_table(small)}
    events = [event for event in small.all_events() if "s-agency" in event.sources]
    assert rows["s-agency"] == len(events)


def test_a_search_keeps_sources_that_hold_every_word(small: Catalogue) -> None:
    found = {row["id"] for row in sources_table(small, "AGENCY later")}
    assert found == {"s-agency-late"}


def test_a_search_that_nothing_holds_finds_nothing(small: Catalogue) -> None:
    assert sources_table(small, "no such words") == ()


def test_every_correction_is_listed_with_its_reason(shipped: Catalogue) -> None:
    rows = corrections_table(shipped)
    assert len(rows) == len(shipped.corrections)
    assert all(row["reason"] for row in rows)


def test_every_decision_quotes_what_it_chose_and_what_it_did_not(shipped: Catalogue) -> None:
    rows = decisions_table(shipped)
    assert len(rows) == len(shipped.decisions)
    assert all(row["chosen"] and row["over"] and row["reason"] for row in rows)


def test_counts_are_those_of_the_catalogue(shipped: Catalogue) -> None:
    found = counts(shipped)
    assert found["hubs"] == len(shipped.hubs)
    assert found["sources"] == len(shipped.sources)
    assert found["facts"] == sum(1 for _ in shipped.all_facts())


def test_the_same_data_gives_the_same_bytes() -> None:
    assert zipped(DATA) == zipped(DATA)


def test_what_is_handed_out_is_the_data_itself(tmp_path: Path, shipped: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(DATA))) as archive:
        archive.extractall(tmp_path)
    assert load_catalogue(tmp_path).digest == shipped.digest
