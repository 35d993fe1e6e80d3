"""The pages about time and evidence: each part opens and shows what the domain answers."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from corridors.catalogue import DATA, load_catalogue
from corridors.differences.changes import changes_between, changes_of
from corridors.doubts.ageing import aged_on
from corridors.doubts.disagreements import conflicts_of
from corridors.doubts.known import known_on
from corridors.reports.ledger import zipped
from corridors.settings import EARLIER_VARIABLE, current_catalogue
from corridors.ui.state import BEFORE_KEY, KNOWN_KEY
from tests.ui.shown import grids, map_data

PARTS = [
    ("membership", "Matrix"),
    ("membership", "Over time"),
    ("membership", "Table"),
    ("changes", "Between two days"),
    ("changes", "What became known"),
    ("changes", "Since an edition"),
    ("changes", "Since a snapshot"),
    ("changes", "Timeline"),
    ("changes", "Disagreements"),
    ("changes", "Aged and unknown"),
    ("places", "Places"),
    ("places", "Hubs compared"),
    ("places", "Concept and cooperation"),
]
KEYS = {"membership": "membership-part", "changes": "changes-part", "places": "hubs-part"}


def opened(app: AppTest, page: str, part: str, *, on: str = "2024-05-01") -> AppTest:
    """Return the app on a part of a page as of a day."""
    app.query_params["on"] = on
    app.run().switch_page(f"app_pages/{page}.py").run()
    app.segmented_control(key=KEYS[page]).set_value(part).run()
    assert not app.exception
    return app


def texts_of(grid: dict[str, Any]) -> list[list[str]]:
    """Return what stands in each cell of a grid, the folded lines too."""
    return [
        [
            " ".join(line["text"] for line in (*cell["lines"], *cell["fold"]))
            for cell in row["cells"]
        ]
        for row in grid["rows"]
    ]


@pytest.mark.parametrize(("page", "part"), PARTS)
@pytest.mark.parametrize("is_known", [False, True])
@pytest.mark.parametrize("on", ["1891-01-01", "2024-02-29", "2040-01-01"])
def test_every_part_opens_on_any_day(
    app: AppTest, page: str, part: str, on: str, *, is_known: bool
) -> None:
    app.query_params["on"] = on
    app.run().switch_page(f"app_pages/{page}.py").run()
    app.toggle(key=KNOWN_KEY).set_value(is_known).run()
    app.segmented_control(key=KEYS[page]).set_value(part).run()
    assert not app.exception


def test_the_matrix_says_that_sources_disagree_on_belarus_and_which_is_used(app: AppTest) -> None:
    grid = grids(opened(app, "membership", "Matrix"))[0]
    belarus = next(row for row in grid["rows"] if row["cells"][0]["lines"][0]["text"] == "Belarus")
    cell = belarus["cells"][1]
    assert cell["code"] == "joined"
    said = [line["text"] for line in cell["fold"]]
    assert said[0].startswith("Shown: ")
    assert any(text.startswith("Not used: ") for text in said)
    assert all(line["sources"] for line in cell["fold"][:-1])


def test_as_known_then_belarus_only_intends_to_join(app: AppTest) -> None:
    opened(app, "membership", "Matrix")
    app.toggle(key=KNOWN_KEY).set_value(True).run()
    rows = texts_of(grids(app)[0])
    belarus = next(row for row in rows if row[0] == "Belarus")
    assert belarus[1].startswith("intends to join")


def test_changes_list_what_the_domain_finds_between_the_two_days(app: AppTest) -> None:
    opened(app, "changes", "Between two days")
    app.date_input(key=BEFORE_KEY).set_value(date(2023, 10, 1)).run()
    assert not app.exception
    expected = changes_between(current_catalogue(), date(2023, 10, 1), date(2024, 5, 1))
    rows = [row for grid in grids(app) for row in texts_of(grid)]
    assert sorted(row[-1] for row in rows) == sorted(one.sentence for one in expected)


def test_nothing_changes_from_a_day_to_itself(app: AppTest) -> None:
    opened(app, "changes", "Between two days")
    app.date_input(key=BEFORE_KEY).set_value(date(2024, 5, 1)).run()
    assert not grids(app)
    assert "nothing changed" in app.info[0].value


def test_what_became_known_is_what_the_catalogues_known_then_differ_in(app: AppTest) -> None:
    opened(app, "changes", "What became known")
    app.date_input(key=BEFORE_KEY).set_value(date(2024, 4, 1)).run()
    catalogue = current_catalogue()
    expected = changes_of(
        known_on(catalogue, date(2024, 4, 1)), known_on(catalogue, date(2024, 5, 1))
    )
    rows = [row for grid in grids(app) for row in texts_of(grid)]
    assert sorted(row[-1] for row in rows) == sorted(one.sentence for one in expected)


@pytest.mark.parametrize(
    ("part", "is_known"), [("Between two days", False), ("What became known", True)]
)
def test_one_click_marks_the_changes_on_the_map(app: AppTest, part: str, *, is_known: bool) -> None:
    opened(app, "changes", part)
    app.date_input(key=BEFORE_KEY).set_value(date(2024, 4, 1)).run()
    app.button(key=f"changes-on-map-{is_known}").click().run()
    found = map_data(app)
    assert (found["on"], found["since"], found["asKnown"]) == ("2024-05-01", "2024-04-01", is_known)


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return the shipped data as an earlier edition might be: one event told otherwise."""
    folder = tmp_path / "earlier"
    shutil.copytree(DATA, folder)
    file = folder / "events" / "khorgos.csv"
    *before, last = file.read_text(encoding="utf-8").splitlines()
    file.write_text(
        "\n".join([*before, last.replace(",medium,", ",low,")]) + "\n", encoding="utf-8"
    )
    return folder


def test_what_changed_since_an_uploaded_edition_is_listed(app: AppTest, earlier: Path) -> None:
    opened(app, "changes", "Since an edition")
    assert not grids(app)
    app.file_uploader(key="changes-edition").set_value(
        ("edition.zip", zipped(earlier), "application/zip")
    ).run()
    assert not app.exception
    expected = changes_of(load_catalogue(earlier), current_catalogue())
    rows = [row for grid in grids(app) for row in texts_of(grid)]
    assert sorted(row[-1] for row in rows) == sorted(one.sentence for one in expected)


def test_what_changed_since_the_edition_named_at_the_start_is_listed(
    app: AppTest, earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(EARLIER_VARIABLE, str(earlier))
    opened(app, "changes", "Since an edition")
    assert sum(len(grid["rows"]) for grid in grids(app)) > 0


def test_an_uploaded_file_that_is_no_edition_is_refused_in_a_sentence(app: AppTest) -> None:
    opened(app, "changes", "Since an edition")
    app.file_uploader(key="changes-edition").set_value(
        ("edition.zip", b"no zip file", "application/zip")
    ).run()
    assert not app.exception
    assert "Expected a zip file of a data folder" in app.error[0].value


def test_what_names_no_snapshot_is_refused_in_a_sentence(app: AppTest) -> None:
    opened(app, "changes", "Since a snapshot")
    app.text_input(key="changes-snapshot").set_value("khorgos").run()
    assert not app.exception
    assert "expected its link or its id" in app.error[0].value


def test_every_disagreement_is_listed(app: AppTest) -> None:
    grid = grids(opened(app, "changes", "Disagreements"))[0]
    assert len(grid["rows"]) == len(conflicts_of(current_catalogue()))


def test_what_has_aged_is_listed_with_its_mark(app: AppTest) -> None:
    catalogue = current_catalogue()
    on = catalogue.edition.isoformat()
    rows = texts_of(grids(opened(app, "changes", "Aged and unknown", on=on))[0])
    assert [row[-1] for row in rows] == [one.text for one in aged_on(catalogue, catalogue.edition)]


def test_kinds_narrow_the_timeline(app: AppTest) -> None:
    opened(app, "changes", "Timeline")
    before = grids(app)[0]["rows"]
    groups: list[Any] = list(app.get("button_group"))
    kinds = next(one for one in groups if one.label.startswith("Kinds"))
    kinds.set_value(["membership"]).run()
    after = texts_of(grids(app)[0])
    assert 0 < len(after) < len(before)
    assert {row[1].split()[0] for row in after} == {"membership"}


def test_hubs_stand_in_the_order_of_the_number_chosen(app: AppTest) -> None:
    opened(app, "places", "Hubs compared", on="2026-11-22")
    names = [cell["lines"][0]["text"] for cell in grids(app)[0]["columns"][1:]]
    app.selectbox(key="hubs-order").set_value("distance/brkuap").run()
    ordered = [cell["lines"][0]["text"] for cell in grids(app)[0]["columns"][1:]]
    assert sorted(names) == sorted(ordered)
    assert ordered[0] == "Khorgos Hub"


def test_what_no_source_gives_is_said_to_be_unknown(app: AppTest) -> None:
    rows = texts_of(grids(opened(app, "places", "Hubs compared"))[0])
    jobs = next(row for row in rows if row[0] == "Jobs")
    assert "not known" in jobs


def test_a_source_row_shows_how_much_rests_on_it(app: AppTest) -> None:
    app.run().switch_page("app_pages/sources.py").run()
    rows = app.dataframe[0].value
    assert {"facts", "unconfirmed", "oldest_unconfirmed"} <= set(rows.columns)
    assert rows["facts"].sum() > len(rows)
