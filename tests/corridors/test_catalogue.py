"""The catalogue is immutable, knows its edition, and finds things by old and new ids."""

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from corridors.catalogue import Catalogue, load_catalogue, with_rows
from corridors.errors import CorridorsError, UnknownIdError
from corridors.reading.tables import THINGS
from corridors.settings import DATA_VARIABLE, current_catalogue
from tests.corridors.samples import DataFolder


def test_a_catalogue_cannot_be_changed(small: Catalogue) -> None:
    with pytest.raises(FrozenInstanceError):
        small.digest = "other"  # type: ignore[misc]


@pytest.mark.parametrize("group", ["hubs", "events", "facts", "names", "waypoints", "vocabularies"])
def test_a_group_of_a_catalogue_cannot_be_changed(small: Catalogue, group: str) -> None:
    with pytest.raises(TypeError):
        getattr(small, group)["new"] = None


def test_a_vocabulary_cannot_be_changed(small: Catalogue) -> None:
    with pytest.raises(TypeError):
        small.vocabularies["unit"]["km"] = small.vocabularies["unit"]["ha"]  # type: ignore[index]


def test_a_thing_cannot_be_changed(small: Catalogue) -> None:
    with pytest.raises(FrozenInstanceError):
        small.hubs["hub-a"].lon = 0.0  # type: ignore[misc]


def test_the_edition_is_a_day(small: Catalogue) -> None:
    assert small.edition == date(2026, 11, 22)


@pytest.mark.parametrize("table", THINGS)
def test_a_thing_is_found_by_its_id_whatever_it_is(small: Catalogue, table: str) -> None:
    group = getattr(small, table.replace("-", "_"))

    assert [small.thing(name) for name in group] == list(group.values())


def test_a_country_is_a_thing(small: Catalogue) -> None:
    assert small.thing("KZ") is small.countries["KZ"]


def test_a_renamed_thing_is_found_by_its_old_id(small: Catalogue) -> None:
    assert small.thing("old-hub").id == "hub-a"


@pytest.mark.parametrize("unknown", ["", "atlantis", "s-act", "event-a"])
def test_an_unknown_id_is_refused_in_one_sentence(small: Catalogue, unknown: str) -> None:
    with pytest.raises(UnknownIdError, match=f"found {unknown!r}"):
        small.thing(unknown)


def test_a_code_is_said_in_the_words_of_its_vocabulary(small: Catalogue) -> None:
    assert small.label("relation", "on-corridor") == "on the corridor"


def test_a_code_without_words_stands_for_itself(small: Catalogue) -> None:
    assert small.label("relation", "beside") == "beside"


def test_equal_folders_have_equal_digests(small: Catalogue, folder: DataFolder) -> None:
    assert folder.load().digest == small.digest


def test_waypoints_stand_in_their_order_whatever_the_order_of_files(folder: DataFolder) -> None:
    header, *rows = folder.content("waypoints.csv").decode().splitlines(keepends=True)
    (folder.path / "waypoints.csv").unlink()
    folder.put("waypoints/a.csv", header + "".join(rows[2:]))
    folder.put("waypoints/b.csv", header + "".join(rows[:2]))

    assert [point.order for point in load_catalogue(folder.path).waypoints["leg-a"]] == [10, 20, 30]


def test_a_question_of_what_if_names_groups_that_exist(small: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="gates"):
        with_rows(small, gates={})


def test_the_environment_names_the_folder(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(folder.write()))

    assert set(current_catalogue().hubs) == {"hub-a"}


def test_a_folder_is_read_once(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(folder.write()))

    assert current_catalogue() is current_catalogue()


def test_a_broken_folder_is_read_again_once_mended(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(folder.set("topics", 0, name="").write()))
    with pytest.raises(CorridorsError):
        current_catalogue()
    folder.set("topics", 0, name="Concept").write()

    assert set(current_catalogue().topics) == {"topic-a"}


def test_without_a_folder_named_the_shipped_data_is_read(
    shipped: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)

    assert current_catalogue().digest == shipped.digest


def test_the_shipped_data_does_not_depend_on_where_one_stands(
    shipped: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert load_catalogue().digest == shipped.digest
