"""An earlier state of the data is opened from a zip file, a folder or a snapshot, or refused."""

import io
import zipfile
from pathlib import Path

import pytest

from corridors.catalogue import Catalogue
from corridors.errors import CorridorsError
from corridors.reports.ledger import zipped
from corridors.snapshots import earlier
from corridors.snapshots.archive import packed
from corridors.snapshots.bundle import Snapshot
from corridors.snapshots.earlier import (
    EarlierError,
    catalogue_of_folder,
    catalogue_of_zip,
    is_snapshot_name,
    snapshot_named,
)
from corridors.snapshots.store import SnapshotStore
from tests.corridors.samples import DataFolder


def rezipped(content: bytes, above: str) -> bytes:
    """Return a zip file with everything in it one folder deeper."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            new.writestr(f"{above}/{entry.filename}", old.read(entry))
    return buffer.getvalue()


def test_what_the_page_gives_as_download_is_the_same_data(
    folder: DataFolder, catalogue: Catalogue
) -> None:
    assert catalogue_of_zip(zipped(folder.path)).digest == catalogue.digest


def test_the_folder_in_a_zip_file_may_stand_in_another(
    folder: DataFolder, catalogue: Catalogue
) -> None:
    content = rezipped(zipped(folder.path), "atlas-2024/data")

    assert catalogue_of_zip(content).digest == catalogue.digest


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip file", b"\0" * 400])
def test_what_is_no_zip_file_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(EarlierError, match="Expected a zip file of a data folder"):
        catalogue_of_zip(content)


def test_a_zip_file_without_data_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "nothing")

    with pytest.raises(EarlierError, match=r"with edition\.csv, found none"):
        catalogue_of_zip(buffer.getvalue())


@pytest.mark.parametrize(("name", "most"), [("MOST_FILES", 3), ("MOST_BYTES", 100)])
def test_a_zip_file_too_large_to_unpack_is_refused_before_it_is(
    folder: DataFolder, name: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier, name, most)

    with pytest.raises(EarlierError, match="expected at most"):
        catalogue_of_zip(zipped(folder.path))


def test_no_name_in_a_zip_file_leads_out_of_its_folder(folder: DataFolder, tmp_path: Path) -> None:
    buffer = io.BytesIO(zipped(folder.path))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("../../escaped.csv", "x")
        archive.writestr(f"{tmp_path}/escaped.csv", "x")

    with pytest.raises(EarlierError, match=r"breaks the contract.*escaped"):
        catalogue_of_zip(buffer.getvalue())
    assert not [*tmp_path.rglob("escaped.csv")]


def test_a_folder_that_breaks_the_contract_is_refused_with_its_first_fault(tmp_path: Path) -> None:
    with pytest.raises(EarlierError, match="breaks the contract of this version"):
        catalogue_of_folder(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "named", ["{id}", " {id} ", "https://atlas.example/s/{id}", "/s/{id}.png?size=card", "s/{id}/"]
)
def test_a_snapshot_is_found_by_its_id_or_link(
    store: SnapshotStore, snapshot: Snapshot, folder: DataFolder, named: str
) -> None:
    store.put(snapshot, lambda: packed(folder.path, snapshot.bundle.data))
    found, then = snapshot_named(named.format(id=snapshot.id), store)

    assert (found.id, then.digest) == (snapshot.id, snapshot.bundle.data)


@pytest.mark.parametrize("named", ["", "khorgos", "https://atlas.example/", "2024-05-01", "../x"])
def test_what_names_no_snapshot_is_refused_in_a_sentence(store: SnapshotStore, named: str) -> None:
    assert not is_snapshot_name(named)
    with pytest.raises(EarlierError, match="expected its link or its id"):
        snapshot_named(named, store)


def test_a_snapshot_that_is_not_there_is_said_to_be_unknown(
    store: SnapshotStore, snapshot: Snapshot
) -> None:
    with pytest.raises(CorridorsError):
        snapshot_named(snapshot.id, store)
