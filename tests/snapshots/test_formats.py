"""Kept data of every format there has been stays readable: its store is opened by today's reader.

A store in ``kept`` is made once, by the version of its day, and never changed. It holds the sound
data of the tests and one snapshot of it.
"""

import shutil
from pathlib import Path

import pytest

from corridors.catalogue import load_catalogue
from corridors.errors import DataError
from corridors.pictures import alternative_text
from corridors.reading.folder import folder_digest
from corridors.scene import citations_of, layers_in
from corridors.snapshots.archive import format_of, packed
from corridors.snapshots.bundle import view_of
from corridors.snapshots.errors import SnapshotError
from corridors.snapshots.formats import FORMAT, bring_up, latest
from corridors.snapshots.frozen import _opened, frozen_catalogue
from corridors.snapshots.store import DATA, SnapshotStore
from tests.corridors.samples import DataFolder

KEPT = sorted((Path(__file__).parent / "kept").glob("*.store"))
SNAPSHOT = {"format-1": "ejassjqt3hxc7qx3"}


def opened_copy(path: Path, folder: Path) -> SnapshotStore:
    """Return a copy of a kept store, as a store may write beside its file even when read."""
    return SnapshotStore(f"sqlite:///{shutil.copy(path, folder)}")


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_store_of_any_format_opens_with_its_map_and_its_sources(
    path: Path, tmp_path: Path
) -> None:
    store = opened_copy(path, tmp_path)
    snapshot = store.get(SNAPSHOT[path.stem])
    assert snapshot.bundle.title == "Who had joined? Қорғас"
    then = frozen_catalogue(store, snapshot.bundle.data)
    read = view_of(snapshot, then)
    assert read.notes == ()
    assert (read.view.layers, read.view.selected) == (("hubs", "main", "standing"), "hub-a")
    assert [bool(layer.features) for layer in layers_in(then, read.view)] == [True] * 3
    assert tuple(citations_of(then, read.view).order) == snapshot.manifest.sources
    assert "Hub (operating)" in alternative_text(then, read.view)
    assert then.digest == snapshot.bundle.data
    store.close()


def test_there_is_a_kept_store_of_every_format_up_to_todays() -> None:
    assert [path.stem for path in KEPT] == [f"format-{one}" for one in range(1, FORMAT + 1)]


def test_packed_data_says_its_format(folder: DataFolder) -> None:
    digest = folder.load().digest
    assert format_of(packed(folder.path, digest)) == FORMAT


def test_the_steps_from_the_format_kept_to_todays_are_gone_in_order(tmp_path: Path) -> None:
    gone: list[tuple[int, Path]] = []
    steps = {
        number: lambda path, number=number: gone.append((number, path)) for number in (1, 2, 3)
    }
    bring_up(tmp_path, 2, steps)
    assert gone == [(2, tmp_path), (3, tmp_path)]
    assert latest(steps) == 4
    bring_up(tmp_path, 4, steps)
    assert len(gone) == 2


def test_a_later_format_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"of format 2, .* reads formats up to 1"):
        bring_up(tmp_path, 2, {})


def test_rules_made_since_are_not_held_against_kept_data(
    store: SnapshotStore, folder: DataFolder
) -> None:
    folder.set("floors", 0, at_least="99").write()
    with pytest.raises(DataError, match="at least 99"):
        load_catalogue(folder.path)
    digest = folder_digest(folder.path)
    keep_data(store, digest, packed(folder.path, digest))
    assert frozen_catalogue(store, digest).hubs["hub-a"].label == "Hub"


def keep_data(store: SnapshotStore, digest: str, content: bytes) -> None:
    """Keep data no snapshot of today could be made from."""
    store._make()
    with store._engine.begin() as connection:
        connection.execute(store._unless_there(DATA), {"digest": digest, "content": content})


@pytest.fixture(autouse=True)
def _fresh() -> None:
    _opened.cache_clear()
