"""Data for the tests of the domain: a small sound folder, its catalogue, and the shipped one."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

from corridors.catalogue import Catalogue, load_catalogue
from corridors.cli import main
from tests.corridors.commands import Answer, Run
from tests.corridors.samples import DataFolder

settings.register_profile("atlas", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("atlas")
"""No clock and no dice: a law that holds today holds on a slower machine and tomorrow."""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Return a sound data folder of the test's own, not yet written."""
    return DataFolder(tmp_path / "data")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return the catalogue of the sound folder."""
    return DataFolder(tmp_path_factory.mktemp("small") / "data").load()


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """Return the catalogue of the shipped data."""
    return load_catalogue()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command in this process."""

    def run_command(*words: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["corridors", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        code = ended.value.code
        return Answer(code if isinstance(code, int) else 0, said.out, said.err)

    return run_command
