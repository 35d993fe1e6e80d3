"""The store: what is acknowledged stays, on SQLite and on PostgreSQL alike."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from corridors.catalogue import Catalogue
from corridors.settings import DATA_VARIABLE
from corridors.snapshots import place
from corridors.snapshots.archive import packed
from corridors.snapshots.bundle import Bundle, Snapshot, make_snapshot
from corridors.snapshots.errors import SnapshotError, UnknownSnapshotError
from corridors.snapshots.place import FOLDER_VARIABLE, URL_VARIABLE, current_store, store_url
from corridors.snapshots.store import (
    DATA,
    SNAPSHOTS,
    SnapshotStore,
)
from tests.corridors.samples import DataFolder
from tests.snapshots import writer
from tests.snapshots.conftest import MOMENT

ROOT = Path(__file__).parents[2]
WRITES = 200


def content() -> bytes:
    return b"packed data"


def not_asked() -> bytes:
    pytest.fail("the data was asked for although the store has it")


def titled(catalogue: Catalogue, title: str) -> Snapshot:
    return make_snapshot(catalogue, query="", title=title, note="", created=MOMENT)


def count(store: SnapshotStore, table: sa.Table) -> int:
    with store._engine.connect() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def test_what_is_kept_comes_back_as_it_was(store: SnapshotStore, snapshot: Snapshot) -> None:
    store.put(snapshot, content)
    assert store.get(snapshot.id) == snapshot
    assert store.data(snapshot.bundle.data) == b"packed data"


def test_the_same_content_is_kept_once_and_keeps_its_first_moment(
    store: SnapshotStore, snapshot: Snapshot
) -> None:
    store.put(snapshot, content)
    later = replace(snapshot.manifest, created=MOMENT + timedelta(days=1))
    again = store.put(replace(snapshot, manifest=later), not_asked)
    assert again.manifest.created == MOMENT
    assert (count(store, SNAPSHOTS), count(store, DATA)) == (1, 1)


def test_the_data_of_many_snapshots_is_kept_once(
    store: SnapshotStore, catalogue: Catalogue
) -> None:
    for title in ("One", "Two", "Three"):
        store.put(titled(catalogue, title), content)
    assert (count(store, SNAPSHOTS), count(store, DATA)) == (3, 1)


def test_an_unknown_id_is_refused_in_one_sentence(store: SnapshotStore, snapshot: Snapshot) -> None:
    for known_store in (False, True):
        if known_store:
            store.put(snapshot, content)
        for name in ("a" * 16, "", "../../etc/passwd", "' or 1=1 --", "A" * 16):
            with pytest.raises(UnknownSnapshotError, match="There is no snapshot"):
                store.get(name)


def test_reading_makes_nothing(tmp_path: Path) -> None:
    store = SnapshotStore(f"sqlite:///{tmp_path / 'new' / 'store.sqlite3'}")
    with pytest.raises(UnknownSnapshotError):
        store.get("a" * 16)
    assert not (tmp_path / "new").exists()


def test_a_store_another_process_has_made_meanwhile_is_read(
    url: str, store: SnapshotStore, snapshot: Snapshot
) -> None:
    with pytest.raises(UnknownSnapshotError):
        store.get(snapshot.id)
    other = SnapshotStore(url)
    other.put(snapshot, content)
    other.close()
    assert store.get(snapshot.id) == snapshot


def test_text_in_any_script_is_kept(store: SnapshotStore, catalogue: Catalogue) -> None:
    title = "Қорғас ʻ خورګوس 霍尔果斯 🚂 '; drop table atlas_data; --"
    kept = titled(catalogue, title)
    store.put(kept, content)
    assert store.get(kept.id).bundle.title == title


def test_writers_at_the_same_moment_do_not_hinder_each_other(
    url: str, catalogue: Catalogue
) -> None:
    stores = [SnapshotStore(url) for _ in range(4)]
    jobs = [(stores[number % 4], titled(catalogue, f"T{number % 10}")) for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda job: job[0].put(job[1], content), jobs))
    assert len({one.id for one in kept}) == count(stores[0], SNAPSHOTS) == 10
    assert count(stores[0], DATA) == 1
    for store in stores:
        store.close()


def test_killed_during_writes_no_acknowledged_snapshot_is_lost(
    url: str, folder: DataFolder, catalogue: Catalogue
) -> None:
    acknowledged: list[str] = []
    for last in (1, 90, 150):
        acknowledged += killed_after(url, folder, f"round {last}", last)
    store = SnapshotStore(url)
    assert len(set(acknowledged)) >= 1 + 90 + 150
    for name in acknowledged:
        assert store.get(name).id == name
    assert packed(folder.path, catalogue.digest) == store.data(catalogue.digest)
    with store._engine.connect() as connection:
        rows = connection.execute(sa.select(SNAPSHOTS)).all()
    assert all(bundle_of(row).id == row.id for row in rows), "a snapshot is there by halves"
    store.close()


def bundle_of(row: sa.Row[tuple[str, ...]]) -> Bundle:
    return Bundle(view=row.view, title=row.title, note=row.note, data=row.data)


def killed_after(url: str, folder: DataFolder, name: str, last: int) -> list[str]:
    """Return the ids a writer had acknowledged when it was killed, some writes after ``last``."""
    command = [sys.executable, writer.__file__, url, name, str(WRITES)]
    env = {**os.environ, DATA_VARIABLE: str(folder.path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:  # noqa: S603
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(last)]
        process.send_signal(signal.SIGKILL)
        said += [line.strip() for line in process.stdout if line.endswith("\n")]
    assert process.returncode == -signal.SIGKILL
    return said


def test_a_full_disk_is_said_in_one_sentence_and_keeps_what_was_there(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    store = SnapshotStore(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    first = store.put(titled(catalogue, "There before"), content)
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    store.close()
    sa.event.listen(
        store._engine, "connect", lambda one, _: one.execute(f"PRAGMA max_page_count = {pages}")
    )
    big = replace(first.bundle, data="other")
    full = replace(first, bundle=big, manifest=replace(first.manifest, data="other"))
    with pytest.raises(SnapshotError, match=r"could not be saved.*disk is full.*goes on without"):
        store.put(full, lambda: b"x" * 1_000_000)
    assert store.get(first.id) == first
    with pytest.raises(UnknownSnapshotError):
        store.get(full.id)
    assert count(store, DATA) == 1


def test_a_read_only_disk_is_said_in_one_sentence_and_is_still_read(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    store = SnapshotStore(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    first = store.put(titled(catalogue, "There before"), content)
    store.close()
    sa.event.listen(store._engine, "connect", lambda one, _: one.execute("PRAGMA query_only = ON"))
    with pytest.raises(SnapshotError, match=r"could not be saved.*readonly"):
        store.put(titled(catalogue, "Too late"), content)
    assert store.get(first.id) == first


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(
    tmp_path: Path, snapshot: Snapshot, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    store = SnapshotStore(f"sqlite:///{tmp_path / 'file' / 'store.sqlite3'}")
    with caplog.at_level("WARNING"), pytest.raises(SnapshotError) as caught:
        store.put(snapshot, content)
    assert "could not be saved" in str(caught.value)
    assert str(tmp_path) not in str(caught.value), "whoever asks is not told where files lie"
    assert str(tmp_path) in caplog.text, "whoever runs the atlas is"


def test_a_database_that_is_not_there_is_said_without_its_password(snapshot: Snapshot) -> None:
    store = SnapshotStore("postgresql+psycopg://user:secret@127.0.0.1:9/none")
    with pytest.raises(SnapshotError) as caught:
        store.put(snapshot, content)
    assert str(caught.value) == (
        "The snapshot could not be saved: the database does not answer. "
        "The atlas goes on without it."
    )
    with pytest.raises(SnapshotError, match="could not be read"):
        store.get(snapshot.id)


def test_the_store_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    assert store_url() == f"sqlite:///{tmp_path / 'var' / 'snapshots.sqlite3'}"
    monkeypatch.setenv(FOLDER_VARIABLE, "/srv/atlas")
    assert store_url() == "sqlite:////srv/atlas/snapshots.sqlite3"
    monkeypatch.setenv(URL_VARIABLE, "postgres://u@h/d")
    assert store_url() == "postgresql+psycopg://u@h/d"
    assert current_store() is current_store()
    place._store.cache_clear()


@pytest.mark.parametrize(
    "url", ["nonsense://u:secret@x", "postgresql+psycopg://u:p@h:secret/d", "secret"]
)
def test_an_address_that_is_none_is_refused_without_repeating_it(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SnapshotError, match="DATABASE_URL: expected") as caught:
        SnapshotStore(url)
    assert "secret" not in str(caught.value) + caplog.text
