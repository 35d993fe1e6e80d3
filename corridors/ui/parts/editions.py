"""Changes between two states of the data: another edition, or the one a snapshot was made from."""

from __future__ import annotations

import streamlit as st

from corridors.catalogue import Catalogue
from corridors.differences.changes import changes_of
from corridors.errors import CorridorsError
from corridors.settings import current_catalogue, earlier_folder
from corridors.snapshots.bundle import Snapshot
from corridors.snapshots.earlier import snapshot_named
from corridors.snapshots.place import current_store
from corridors.ui import cached
from corridors.ui.parts import changed
from geo.speech import gettext as _

MOST_MEGABYTES = 20
SNAPSHOT_KEY = "changes-snapshot"


def show_edition() -> None:
    """Show what changed from an earlier edition of the data, uploaded or named at the start."""
    uploaded = st.file_uploader(
        _("Another edition of the data, as downloaded from the page Data"),
        type="zip",
        max_upload_size=MOST_MEGABYTES,
        key="changes-edition",
        width=520,
    )
    try:
        other = _edition(uploaded.getvalue() if uploaded else b"")
    except CorridorsError as error:
        st.error(str(error))
        return
    if other:
        _show_changes(other)
    else:
        st.info(_("Choose the zip file of an earlier edition to see what has changed since."))


def show_snapshot() -> None:
    """Show what changed since a snapshot was made."""
    named = st.text_input(
        _("Link or id of a snapshot"),
        key=SNAPSHOT_KEY,
        placeholder="…/s/abcdefghijklmnop",
        width=520,
    )
    if not named.strip():
        st.info(_("Paste the link of a snapshot to see what has changed since it was made."))
        return
    try:
        snapshot, then = snapshot_named(named, current_store())
    except CorridorsError as error:
        st.error(str(error))
        return
    _show_snapshot(snapshot)
    _show_changes(then)


def _edition(content: bytes) -> Catalogue | None:
    if content:
        return cached.edition(content)
    folder = earlier_folder()
    return cached.edition_of_folder(str(folder)) if folder else None


def _show_snapshot(snapshot: Snapshot) -> None:
    made = snapshot.manifest.created.date().isoformat()
    title = snapshot.bundle.title or _("Snapshot without a title")
    st.text(_("{title}, made on {day}").format(title=title, day=made))
    st.link_button(_("Open the snapshot"), f"./s/{snapshot.id}", icon=":material/open_in_new:")


def _show_changes(other: Catalogue) -> None:
    """Show what differs, from the older edition to the newer one."""
    now = current_catalogue()
    older, newer = (now, other) if other.edition > now.edition else (other, now)
    words = _("From edition {first} ({first_digest}) to edition {last} ({last_digest})").format(
        first=older.edition.isoformat(),
        first_digest=older.digest,
        last=newer.edition.isoformat(),
        last_digest=newer.digest,
    )
    changed.show(changes_of(older, newer), words=words)
