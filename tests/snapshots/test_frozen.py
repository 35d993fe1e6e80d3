"""A snapshot opens with the facts it was made from, and says what has changed since."""

from pathlib import Path

import pytest

from corridors.catalogue import Catalogue, load_catalogue
from corridors.layers import layer_of
from corridors.settings import _catalogue, current_catalogue
from corridors.snapshots.archive import packed, unpacked
from corridors.snapshots.bundle import Snapshot, make_snapshot, view_of
from corridors.snapshots.changes import changed_facts, changes_sentence
from corridors.snapshots.errors import SnapshotError
from corridors.snapshots.frozen import _opened, frozen_catalogue
from corridors.snapshots.store import SnapshotStore
from geo.layers import layer_geojson
from tests.corridors.samples import DataFolder
from tests.snapshots.conftest import MOMENT


def kept(store: SnapshotStore, folder: DataFolder) -> Snapshot:
    catalogue = current_catalogue()
    made = make_snapshot(catalogue, query="on=2024-06-01", title="", note="", created=MOMENT)
    return store.put(made, lambda: packed(folder.path, catalogue.digest))


def change(folder: DataFolder, table: str, row: int, **cells: str) -> Catalogue:
    """Change the atlas's data under a running snapshot store."""
    folder.set(table, row, **cells).write()
    _catalogue.cache_clear()
    return current_catalogue()


def test_a_snapshot_shows_the_old_map_and_one_changed_fact(
    store: SnapshotStore, folder: DataFolder
) -> None:
    snapshot = kept(store, folder)
    before = layer_geojson(layer_of(current_catalogue(), "hubs"))
    now = change(folder, "events", 1, effect="planned", text="It is planned.")
    then = frozen_catalogue(store, snapshot.bundle.data)
    assert layer_geojson(layer_of(then, "hubs")) == before
    assert layer_geojson(layer_of(now, "hubs")) != before
    changed = changed_facts(then, now)
    assert [one.row for one in changed] == ["events/event-b"]
    assert changes_sentence(changed) == "1 fact has changed since."
    assert any("planned" in sentence for sentence in changed[0].sentences)
    assert view_of(snapshot, then).view.on == view_of(snapshot, now).view.on


def test_facts_added_and_withdrawn_are_told_apart(store: SnapshotStore, folder: DataFolder) -> None:
    snapshot = kept(store, folder)
    folder.clear("decisions").tables["facts"].pop()
    folder.add("facts", 0, id="fact-c", text="Another.").write()
    _catalogue.cache_clear()
    then = frozen_catalogue(store, snapshot.bundle.data)
    found = {(one.row, one.kind.value) for one in changed_facts(then, current_catalogue())}
    assert {("facts/fact-b", "withdrawn"), ("facts/fact-c", "added")} <= found


def test_nothing_has_changed_while_the_data_is_the_same(
    store: SnapshotStore, folder: DataFolder
) -> None:
    snapshot = kept(store, folder)
    then = frozen_catalogue(store, snapshot.bundle.data)
    assert then is current_catalogue()
    assert changes_sentence(changed_facts(then, current_catalogue())) == (
        "No fact has changed since."
    )


def test_a_date_of_the_edition_alone_is_no_changed_fact(
    store: SnapshotStore, folder: DataFolder
) -> None:
    snapshot = kept(store, folder)
    now = change(folder, "edition", 1, value="2026-11-23")
    assert changed_facts(frozen_catalogue(store, snapshot.bundle.data), now) == ()


def test_a_fault_in_todays_data_does_not_close_yesterdays_snapshots(
    store: SnapshotStore, folder: DataFolder
) -> None:
    snapshot = kept(store, folder)
    folder.set("hubs", 0, country="XX").write()
    _catalogue.cache_clear()
    assert frozen_catalogue(store, snapshot.bundle.data).digest == snapshot.bundle.data


def test_data_changed_on_disk_since_it_was_read_is_never_kept(
    store: SnapshotStore, folder: DataFolder
) -> None:
    read = current_catalogue()
    made = make_snapshot(read, query="", title="", note="", created=MOMENT)
    folder.set("hubs", 0, label="Changed").write()
    with pytest.raises(SnapshotError, match="the facts have changed since the atlas was started"):
        store.put(made, lambda: packed(folder.path, read.digest))
    with pytest.raises(SnapshotError):
        store.data(read.digest)


def test_the_same_data_is_packed_to_the_same_bytes(folder: DataFolder, tmp_path: Path) -> None:
    other = DataFolder(tmp_path / "other")
    digest = folder.load().digest
    other.write()
    assert packed(folder.path, digest) == packed(other.path, digest)
    with unpacked(packed(folder.path, digest), digest) as place:
        assert load_catalogue(place).digest == digest


def test_damaged_data_is_said_in_one_sentence(folder: DataFolder) -> None:
    digest = folder.load().digest
    with pytest.raises(SnapshotError, match="could not be unpacked"), unpacked(b"no zip", digest):
        pass


@pytest.fixture(autouse=True)
def _fresh() -> None:
    _opened.cache_clear()
