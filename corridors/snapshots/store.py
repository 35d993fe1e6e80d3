"""Where snapshots are kept: SQLite in a folder of its own, or PostgreSQL where one is named.

A snapshot and its data are written in one transaction, which is on disk before the writer is told
so: killed at any moment, what was acknowledged is there whole and what was not is absent.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, ProgrammingError, SQLAlchemyError

from corridors.snapshots.bundle import ID_PATTERN, Bundle, Manifest, Snapshot
from corridors.snapshots.errors import SnapshotError, UnknownSnapshotError
from corridors.snapshots.place import URL_VARIABLE
from geo.speech import N_
from geo.speech import gettext as _

BUSY_MS = 10_000
MAKING_TRIES = 8
_LOG = logging.getLogger(__name__)
EXAMPLE = "postgresql://user:password@host/name"

_TABLES = sa.MetaData()
DATA = sa.Table(
    "atlas_data",
    _TABLES,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
SNAPSHOTS = sa.Table(
    "atlas_snapshots",
    _TABLES,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("view", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("data", sa.ForeignKey("atlas_data.digest"), nullable=False),
    sa.Column("version", sa.String(32), nullable=False),
    sa.Column("created", sa.String(40), nullable=False),
    sa.Column("sources", sa.Text, nullable=False),
)


class SnapshotStore:
    """Keeps snapshots; everything is made on the first write, nothing on a read."""

    def __init__(self, url: str) -> None:
        """Take the address of a database; nothing is opened yet."""
        try:
            self._url = sa.make_url(url)
            self._engine = _engine(self._url)
        except (SQLAlchemyError, ImportError, ValueError) as error:
            # The error's own words may hold a piece of the address, and so of a password.
            _LOG.warning("%s could not be used: %s", URL_VARIABLE, type(error).__name__)
            msg = _("{name}: expected the address of a database, such as {example}.")
            raise SnapshotError(msg.format(name=URL_VARIABLE, example=EXAMPLE)) from error
        self._has_tables = False
        self._making = Lock()

    @property
    def name(self) -> str:
        """Return where snapshots are kept, without any password."""
        return self._url.render_as_string(hide_password=True)

    def put(self, snapshot: Snapshot, content: Callable[[], bytes]) -> Snapshot:
        """Keep a snapshot and return it as it is kept; the same content is kept once.

        ``content`` gives the packed data and is asked only where the store has not got it.

        Raises:
            SnapshotError: it could not be written, as on a full or read-only disk.
        """
        with self._told("saved"):
            self._make()
            with self._engine.begin() as connection:
                if not self._has_data(connection, snapshot.bundle.data):
                    row = {"digest": snapshot.bundle.data, "content": content()}
                    connection.execute(self._unless_there(DATA), row)
                connection.execute(self._unless_there(SNAPSHOTS), _row_of(snapshot))
        return self.get(snapshot.id)

    def get(self, snapshot_id: str) -> Snapshot:
        """Return a snapshot.

        Raises:
            UnknownSnapshotError: there is none of that id.
            SnapshotError: the store cannot be read.
        """
        found = None
        if ID_PATTERN.fullmatch(snapshot_id):
            found = self._first(sa.select(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id))
        if found is None:
            msg = _("There is no snapshot {id!r} here.")
            raise UnknownSnapshotError(msg.format(id=snapshot_id[:40]))
        return _snapshot_of(found)

    def data(self, digest: str) -> bytes:
        """Return packed data by its digest.

        Raises:
            SnapshotError: the store has not got it, or cannot be read.
        """
        found = self._first(sa.select(DATA.c.content).where(DATA.c.digest == digest))
        if found is None:
            msg = _("The data {digest!r} is not in the store.")
            raise SnapshotError(msg.format(digest=digest))
        return bytes(found.content)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _first(self, query: sa.Select[Any]) -> Any:
        """Return the first row, or None; a store that was never written to has none."""
        with self._told("read"):
            if not self._is_made():
                return None
            with self._engine.connect() as connection:
                return connection.execute(query).first()

    def _is_made(self) -> bool:
        """Tell whether the tables are there; asked until they are, for then they stay."""
        if not self._has_tables and not self._is_file_missing():
            self._has_tables = sa.inspect(self._engine).has_table(SNAPSHOTS.name)
        return self._has_tables

    def _is_file_missing(self) -> bool:
        is_file = self._url.get_backend_name() == "sqlite" and self._url.database
        return bool(is_file) and not Path(str(self._url.database)).exists()

    def _make(self) -> None:
        """Make folder and tables, once; another process may do so at the same moment."""
        if self._url.get_backend_name() == "sqlite":
            Path(str(self._url.database)).parent.mkdir(parents=True, exist_ok=True)
        with self._making:
            for is_last in (False,) * MAKING_TRIES + (True,):
                try:
                    if self._is_made():
                        return
                    self._make_tables()
                except (IntegrityError, ProgrammingError, sa.exc.OperationalError):
                    # A server may refuse all but one of equal commands given at one moment.
                    if is_last:
                        raise

    def _make_tables(self) -> None:
        with self._engine.begin() as connection:
            for table in _TABLES.sorted_tables:
                connection.execute(sa.schema.CreateTable(table, if_not_exists=True))

    def _has_data(self, connection: sa.Connection, digest: str) -> bool:
        query = sa.select(DATA.c.digest).where(DATA.c.digest == digest)
        return connection.execute(query).first() is not None

    def _unless_there(self, table: sa.Table) -> sa.Insert:
        if self._engine.dialect.name == "postgresql":
            return postgresql.insert(table).on_conflict_do_nothing()
        return sqlite.insert(table).on_conflict_do_nothing()

    @contextmanager
    def _told(self, done: str) -> Iterator[None]:
        """Turn what a disk or a database refuses into one sentence.

        Where the store is and what exactly it said is for the log alone: whoever reads the
        sentence may be anybody.
        """
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            _LOG.warning("A snapshot was not %s in %s: %s", done, self.name, _reason(error))
            reason = _public_reason(error)
            raise SnapshotError(_(_REFUSALS[done]).format(reason=reason)) from error


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
    engine = sa.create_engine(url)
    sa.event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Set a SQLite connection up: readers beside a writer, and commits that are on disk."""
    cursor = connection.cursor()
    for setting in (
        f"busy_timeout = {BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _row_of(snapshot: Snapshot) -> dict[str, str]:
    bundle, manifest = snapshot.bundle, snapshot.manifest
    return {
        "id": bundle.id,
        "view": bundle.view,
        "title": bundle.title,
        "note": bundle.note,
        "data": bundle.data,
        "version": manifest.version,
        "created": manifest.created.astimezone(UTC).isoformat(timespec="seconds"),
        "sources": json.dumps(manifest.sources),
    }


def _snapshot_of(row: Any) -> Snapshot:
    return Snapshot(
        bundle=Bundle(view=row.view, title=row.title, note=row.note, data=row.data),
        manifest=Manifest(
            data=row.data,
            version=row.version,
            created=datetime.fromisoformat(row.created),
            sources=tuple(json.loads(row.sources)),
        ),
    )


_REFUSALS = {
    "saved": N_("The snapshot could not be saved: {reason}. The atlas goes on without it."),
    "read": N_("The snapshot could not be read: {reason}. The atlas goes on without it."),
}


def _public_reason(error: Exception) -> str:
    """Return the reason without any path, host or name: SQLite's own words hold none."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    refused = getattr(error, "orig", None)
    if isinstance(refused, sqlite3.Error):
        return _reason(error)
    state = getattr(refused, "sqlstate", None)
    if state:
        return _("the database refused ({code})").format(code=state)
    return _("the database does not answer")


def _reason(error: Exception) -> str:
    """Return what the disk or the database said, on one line."""
    said = str(getattr(error, "orig", None) or error)
    return " ".join(said.split())[:200] or type(error).__name__
