"""Stores to test: the same tests on SQLite and on a real PostgreSQL, with small sound data."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from corridors.catalogue import Catalogue
from corridors.settings import DATA_VARIABLE, _catalogue
from corridors.snapshots.bundle import Snapshot, make_snapshot
from corridors.snapshots.store import SnapshotStore
from tests.corridors.samples import DataFolder
from tests.snapshots import postgres

settings.register_profile("atlas", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("atlas")
"""No clock and no dice, as in the tests of the domain."""

MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataFolder]:
    """Give a sound data folder that the atlas reads as its own."""
    made = DataFolder(tmp_path / "data")
    made.write()
    monkeypatch.setenv(DATA_VARIABLE, str(made.path))
    _catalogue.cache_clear()
    yield made
    _catalogue.cache_clear()


@pytest.fixture
def catalogue(folder: DataFolder) -> Catalogue:
    """Return the catalogue of the sound folder."""
    return folder.load()


@pytest.fixture
def snapshot(catalogue: Catalogue) -> Snapshot:
    """Return a snapshot of the sound data."""
    return make_snapshot(
        catalogue, query="on=2024-06-01&layers=hubs", title="Title", note="Note", created=MOMENT
    )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Give the address of a PostgreSQL server that is there for the whole run."""
    reason = postgres.why_not()
    if reason:
        pytest.skip(reason)
    with postgres.server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty store, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'store.sqlite3'}"
    server = request.getfixturevalue("postgres_server")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        rows = connection.execute("select count(*) from pg_database").fetchone()
        name = f"atlas_{rows[0] if rows else 0}"
        connection.execute(f'create database "{name}"'.encode())
    return f"{server}/{name}".replace("postgresql:", "postgresql+psycopg:")


@pytest.fixture
def store(url: str) -> Iterator[SnapshotStore]:
    """Give an empty store and let go of it afterwards."""
    made = SnapshotStore(url)
    yield made
    made.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue of the sound folder, for laws that change nothing."""
    return DataFolder(tmp_path_factory.mktemp("small") / "data").load()
