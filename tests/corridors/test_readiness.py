"""The server's preparation: what stays is frozen; broken data does not keep it from starting."""

import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from corridors.errors import DataError
from corridors.settings import DATA_VARIABLE, current_catalogue
from corridors.web.readiness import be_ready, prepare, settle


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    settle.cache_clear()
    yield
    settle.cache_clear()
    gc.unfreeze()


def test_what_is_there_is_spared_the_collector() -> None:
    catalogue = current_catalogue()
    assert any(one is catalogue.hubs for one in gc.get_objects())
    prepare()
    assert gc.get_freeze_count() > 0
    assert not any(one is catalogue.hubs for one in gc.get_objects())


def test_what_comes_with_the_first_of_a_kind_is_spared_too_but_not_with_every_one() -> None:
    prepare()
    brought = [{"a library": ["its parts"]}]
    settle("picture")
    assert not any(one is brought for one in gc.get_objects())
    later = [{"a picture": ["its strokes"]}]
    settle("picture")
    assert any(one is later for one in gc.get_objects())


def test_broken_data_is_left_to_the_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    prepare()
    with pytest.raises(DataError):
        current_catalogue()


def test_the_server_prepares_before_it_answers() -> None:
    async def live() -> int:
        async with be_ready(None):
            return gc.get_freeze_count()

    assert asyncio.run(live()) > 0
