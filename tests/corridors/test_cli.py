"""The command line: data on stdout, complaints on stderr, 0 or 1, and never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from corridors.catalogue import DATA, Catalogue
from corridors.cli import cli
from corridors.settings import DATA_VARIABLE
from tests.corridors.commands import Run
from tests.corridors.samples import DataFolder

ROOT = Path(__file__).parents[2]


def test_sound_data_ends_with_0(run: Run, folder: DataFolder) -> None:
    assert run("validate", "--data", folder.write()).code == 0


def test_sound_data_is_counted(run: Run, folder: DataFolder) -> None:
    out = run("validate", "--data", folder.write()).out

    assert out.startswith("Sound: 2 edition, 1 floors, 1 aliases, 3 countries, 3 sources, 1 hubs,")


def test_broken_data_ends_with_1(run: Run, folder: DataFolder) -> None:
    assert run("validate", "--data", folder.set("topics", 0, name="").write()).code == 1


def test_every_fault_is_printed_on_a_line_of_its_own(run: Run, folder: DataFolder) -> None:
    folder.set("topics", 0, name="").set("agreements", 0, name="")

    assert run("validate", "--data", folder.write()).out.splitlines() == [
        "agreements.csv, row 2, name: expected a value, found an empty cell.",
        "topics.csv, row 2, name: expected a value, found an empty cell.",
        "2 faults.",
    ]


def test_faults_as_json_say_file_row_column_expected_and_found(
    run: Run, folder: DataFolder
) -> None:
    out = run(
        "validate", "--format", "json", "--data", folder.set("topics", 0, name="").write()
    ).out

    assert json.loads(out)["faults"] == [
        {
            "file": "topics.csv",
            "row": 2,
            "column": "name",
            "expected": "a value",
            "found": "an empty cell",
        }
    ]


def test_sound_data_as_json_has_no_faults(run: Run, folder: DataFolder, small: Catalogue) -> None:
    out = run("validate", "--format", "json", "--data", folder.write()).out

    assert json.loads(out) == {"data": small.digest, "faults": []}


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("hubs.csv", b""),
        ("hubs.csv", b"\xff\xfe\x00"),
        ("hubs.csv", b'"'),
        ("hubs.csv", b"\x00" * 10),
        ("edition.csv", b"key,value\n"),
        ("vocabularies/source-kind.csv", b""),
        ("corridors.csv", b"id\n"),
        ("corrections.csv", b"table,key\n"),
        ("nonsense.csv", b"a,b\n1,2\n"),
    ],
)
def test_a_broken_file_is_said_and_not_raised(
    run: Run, folder: DataFolder, file: str, content: bytes
) -> None:
    folder.write()
    folder.put(file, content)
    answer = run("validate", "--data", folder.path)

    assert (answer.code, f"\n{file}" in f"\n{answer.out}", answer.err) == (1, True, "")


def test_a_missing_folder_is_said_and_not_raised(run: Run, tmp_path: Path) -> None:
    answer = run("validate", "--data", tmp_path / "nowhere")

    assert (answer.code, answer.out.splitlines()[-1][-7:]) == (1, "faults.")


def test_the_state_on_a_day_is_printed_as_json_and_nothing_else(
    run: Run, folder: DataFolder
) -> None:
    answer = run("state", "--on", "2024-03-15", "--data", folder.write(), "--format", "json")

    assert json.loads(answer.out)["on"] == "2024-03-15"


def test_the_state_on_a_day_is_printed_in_words(run: Run, folder: DataFolder) -> None:
    lines = run("state", "--on", "2024-03-15", "--data", folder.write()).out.splitlines()

    assert lines[1:4] == [
        "main: KZ signatory since 2023-11-01",
        "hub hub-a: operating",
        "corridor main: status not known",
    ]


def test_the_state_of_broken_data_is_refused_with_every_fault(run: Run, folder: DataFolder) -> None:
    folder.set("topics", 0, name="").set("agreements", 0, kind="")
    answer = run("state", "--on", "2024-03-15", "--data", folder.write())

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 2)


def test_the_state_of_the_folder_of_the_environment_is_printed(
    run: Run, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(folder.write()))
    answer = run("state", "--on", "2024-03-15", "--format", "json")

    assert [hub["id"] for hub in json.loads(answer.out)["hubs"]] == ["hub-a"]


@pytest.mark.parametrize("day", ["2024", "2024-13-01", "yesterday", "", "2024-02-30"])
def test_a_day_that_is_none_is_refused_in_a_sentence(run: Run, day: str) -> None:
    answer = run("state", "--on", day)

    assert (answer.code, "Invalid value for '--on': expected" in answer.err) == (2, True)


def test_an_unknown_command_is_refused(run: Run) -> None:
    assert run("fly").code == 2


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_explains_itself(run: Run, command: str) -> None:
    answer = run(command, "--help")

    told = " ".join((cli.commands[command].help or "").split())
    assert (answer.code, bool(told) and told in " ".join(answer.out.split())) == (0, True)


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_option_explains_itself(command: str) -> None:
    options = [one for one in cli.commands[command].params if isinstance(one, click.Option)]

    assert [one.name for one in options if not one.help] == []


def program(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the module as a program of its own."""
    command = [sys.executable, "-m", "corridors", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own words


def test_the_module_runs_as_a_program(folder: DataFolder) -> None:
    done = program("validate", "--data", str(folder.write()))

    assert (done.returncode, done.stderr, done.stdout[:6]) == (0, "", "Sound:")


def test_the_program_ends_with_1_on_broken_data(folder: DataFolder) -> None:
    done = program("validate", "--data", str(folder.path))

    assert (done.returncode, done.stderr) == (1, "")


def test_the_shipped_data_is_sound(run: Run) -> None:
    assert run("validate", "--data", DATA).out.startswith("Sound: ")
