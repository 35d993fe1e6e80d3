"""The commands about time and evidence."""

import json
from pathlib import Path

import pytest

from tests.corridors.commands import Run
from tests.corridors.samples import DataFolder
from tests.corridors.websites import serving


def test_what_changed_between_two_days_is_printed_in_sentences(run: Run) -> None:
    lines = run("diff", "2024-09-01", "2024-10-01").out.splitlines()

    assert lines[0] == (
        "status-moved: Pakistan in Belarus–Russia–Kazakhstan–Uzbekistan–Afghanistan–Pakistan "
        "corridor: standing was named only, is joined. (18 Sep 2024)"
    )
    assert lines[-1] == f"{len(lines) - 1} changes."


def test_what_changed_is_printed_as_json_and_nothing_else(run: Run) -> None:
    found = json.loads(run("diff", "2024-09-01", "2024-10-01", "--format", "json").out)
    moved = [one for one in found["changes"] if one["kind"] == "status-moved"]

    assert [(one["subject"], one["about"], one["before"], one["after"]) for one in moved] == [
        ("brkuap", "standing/PK", "named", "joined")
    ]


def test_nothing_changes_between_a_day_and_itself(run: Run) -> None:
    assert run("diff", "2024-09-01", "2024-09-01").out == "0 changes.\n"


def test_what_had_been_published_differs_from_what_had_happened(run: Run) -> None:
    happened, published = (
        json.loads(run("diff", "2024-04-23", "2024-05-10", *more, "--format", "json").out)
        for more in ((), ("--known",))
    )
    rows = [
        [one["about"] for one in found["changes"] if one["about"].startswith("events/")]
        for found in (happened, published)
    ]

    assert "events/brkuap-roadmap-2024-04-23-signed" not in rows[0]
    assert "events/brkuap-roadmap-2024-04-23-signed" in rows[1]


def test_two_folders_are_compared_row_by_row(run: Run, tmp_path: Path) -> None:
    old = DataFolder(tmp_path / "old").write()
    new = DataFolder(tmp_path / "new").set("topics", 0, name="Concept to 2030").write()
    found = json.loads(run("diff", old, new, "--format", "json").out)["changes"]
    topics = [one for one in found if one["subject"] == "topic-a"]

    assert [(one["about"], one["before"], one["after"]) for one in topics] == [
        ("topics/topic-a/name", "Concept", "Concept to 2030")
    ]


def test_two_days_of_another_folder_can_be_compared(run: Run, folder: DataFolder) -> None:
    out = run("diff", "2023-01-01", "2024-01-01", "--data", folder.write()).out

    assert "Kazakhstan in Main corridor: standing was not documented, is signatory." in out


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("2024-01-01", "yesterday", "or a snapshot, found 'yesterday'"),
        ("2024-13-01", "2024-01-01", "expected a day, YYYY-MM-DD, a data folder, a zip file"),
        ("2024-01-01", "corridors", "expected two days or two states of the data"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    run: Run, a: str, b: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    answer = run("diff", a, b)

    assert (answer.code, answer.out, said in answer.err) == (1, "", True)


def test_a_broken_folder_is_refused_with_its_faults(
    run: Run, folder: DataFolder, tmp_path: Path
) -> None:
    sound = DataFolder(tmp_path / "sound").write()
    answer = run("diff", sound, folder.set("topics", 0, name="").write())

    assert (answer.code, "expected a value, found an empty cell" in answer.err) == (1, True)


def test_every_source_is_printed_with_what_rests_on_it(run: Run, folder: DataFolder) -> None:
    lines = run("sources", "--data", folder.write()).out.splitlines()

    assert (lines[0], lines[1].strip(), lines[-1]) == (
        "s-act: Act (State, 2024-01-01)",
        "3 facts, 3 on it alone",
        "3 sources.",
    )


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("bibtex", "@misc{s-act,"), ("csl", "[\n"), ("csv", "id,title,"), ("json", "[\n")],
)
def test_sources_are_printed_in_the_form_asked_for(
    run: Run, folder: DataFolder, form: str, beginning: str
) -> None:
    answer = run("sources", "--format", form, "--data", folder.write())

    assert (answer.code, answer.out.startswith(beginning), answer.err) == (0, True, "")


def test_links_checked_this_week_are_reported_and_not_asked(
    run: Run, folder: DataFolder, tmp_path: Path
) -> None:
    today = "9999-12-31"
    states = {
        url: {"url": url, "outcome": outcome, "status": status, "final_url": url, "detail": ""}
        | {"checked": today, "since": "2026-01-01"}
        for url, outcome, status in (
            ("https://act.example/1", "ok", 200),
            ("https://news.example/2", "gone", 404),
        )
    }
    path = tmp_path / "links.json"
    path.write_text(json.dumps(states))
    answer = run("sources", "--check-links", "--state", path, "--data", folder.write())

    assert (answer.code, answer.err, answer.out.splitlines()) == (
        0,
        "",
        [
            "gone (404) since 2026-01-01: https://news.example/2 [s-agency-late]",
            "Addresses: 1 gone, 1 ok.",
        ],
    )


def test_a_state_file_of_something_else_is_refused(
    run: Run, folder: DataFolder, tmp_path: Path
) -> None:
    path = tmp_path / "links.json"
    path.write_text("no")
    answer = run("sources", "--check-links", "--state", path, "--data", folder.write())

    assert (answer.code, "Move it away" in answer.err) == (1, True)


def test_links_are_asked_and_what_they_answer_is_remembered(
    run: Run, folder: DataFolder, tmp_path: Path
) -> None:
    path = tmp_path / "links.json"
    with serving() as site:
        folder.set("sources", 0, url=f"{site.url}/ok")
        folder.set("sources", 2, url="", note="No address is known.")
        words = ("sources", "--check-links", "--state", path, "--data", folder.write())
        answers = [run(*words).out, run(*words).out]

    assert answers == ["Addresses: 1 ok.\n"] * 2
    assert site.paths == ["/robots.txt", "/ok"]


def test_links_are_reported_as_json(run: Run, folder: DataFolder, tmp_path: Path) -> None:
    with serving() as site:
        folder.set("sources", 0, url=f"{site.url}/gone")
        folder.set("sources", 2, url="", note="No address is known.")
        path = tmp_path / "links.json"
        words = ("sources", "--check-links", "--state", path, "--format", "json")
        (found,) = json.loads(run(*words, "--data", folder.write()).out)

    assert (found["outcome"], found["status"], found["sources"]) == ("gone", 404, ["s-act"])


def test_everything_in_doubt_is_printed_and_counted(run: Run) -> None:
    lines = run("doubts").out.splitlines()
    kinds = [line.partition(":")[0] for line in lines[:-1]]

    assert kinds == sorted(kinds, key=["disputed", "aged", "unknown"].index)
    assert (
        lines[-1]
        == ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("disputed", "aged", "unknown"))
        + "."
    )


def test_doubts_are_printed_as_json_and_nothing_else(run: Run, folder: DataFolder) -> None:
    found = json.loads(run("doubts", "--format", "json", "--data", folder.write()).out)

    assert {one["kind"] for one in found} == {"disputed", "unknown"}


def test_of_another_day_other_claims_have_aged(run: Run) -> None:
    found = [
        {
            one["subject"]
            for one in json.loads(run("doubts", *more, "--format", "json").out)
            if one["kind"] == "aged"
        }
        for more in (("--on", "2024-01-01"), ())
    ]

    assert "southern-corridor" not in found[0]
    assert "southern-corridor" in found[1]


def test_a_day_that_is_none_is_refused_in_a_sentence(run: Run) -> None:
    answer = run("doubts", "--on", "2024")

    assert (answer.code, "expected a day, YYYY-MM-DD" in answer.err) == (1, True)
