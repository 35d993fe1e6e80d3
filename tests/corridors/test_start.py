"""Server and command line start without what only pictures, snapshots, files and builds need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"matplotlib", "fontTools", "sqlalchemy", "psycopg", "openpyxl", "pyogrio", "networkx"}
"""Together 1.5 s and 100 MB, which no first answer needs."""
PROGRAM = "import importlib, sys; importlib.import_module(sys.argv[1]); print(*sys.modules)"


def loaded_by(module: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after importing one."""
    command = [sys.executable, "-c", PROGRAM, module]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)  # noqa: S603 - our own program
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [("corridors.web.routes", HEAVY), ("corridors.cli", HEAVY | {"folium", "streamlit"})],
)
def test_the_start_loads_nothing_that_the_first_answers_do_without(
    module: str, unwanted: set[str]
) -> None:
    assert loaded_by(module) & unwanted == set()
