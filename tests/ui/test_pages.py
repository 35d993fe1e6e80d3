"""Every page opens, and shows what the domain answers."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corridors import ui
from corridors.settings import current_catalogue
from tests.ui.shown import grids

PAGES = sorted((Path(ui.__file__).parent / "app_pages").glob("*.py"))


def texts(app: AppTest) -> str:
    """Return all Markdown of a page in one text."""
    return "\n".join(element.value for element in app.markdown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_opens(app: AppTest, page: Path) -> None:
    app.run().switch_page(f"app_pages/{page.name}").run()
    assert not app.exception


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_says_its_day_and_edition(app: AppTest, page: Path) -> None:
    app.query_params["on"] = "2024-03-15"
    app.run().switch_page(f"app_pages/{page.name}").run()
    assert "as of **15 Mar 2024**" in texts(app)
    assert f"data {current_catalogue().edition.isoformat()}" in texts(app)


def test_membership_of_a_day_is_that_of_the_domain(app: AppTest) -> None:
    app.query_params["on"] = "2024-03-15"
    app.run().switch_page("app_pages/membership.py").run()
    rows = [[cell["lines"][0]["text"] for cell in row["cells"]] for row in grids(app)[0]["rows"]]
    standings = {country: standing.partition(" since")[0] for country, standing, *_ in rows}
    assert standings == {
        "Belarus": "intends to join",
        "Russia": "signatory",
        "Kazakhstan": "signatory",
        "Uzbekistan": "signatory",
        "Afghanistan": "named only",
        "Pakistan": "named only",
    }


def test_a_day_before_all_memberships_says_so(app: AppTest) -> None:
    app.query_params["on"] = "1950-01-01"
    app.run().switch_page("app_pages/membership.py").run()
    assert not app.exception
    assert "No country" in app.info[0].value


def test_sources_are_all_listed(app: AppTest) -> None:
    app.run().switch_page("app_pages/sources.py").run()
    assert len(app.dataframe[0].value) == len(current_catalogue().sources)


def test_search_narrows_the_sources(app: AppTest) -> None:
    app.run().switch_page("app_pages/sources.py").run()
    app.text_input(key="source-search").set_value("natural earth").run()
    rows = app.dataframe[0].value
    assert 0 < len(rows) < len(current_catalogue().sources)
    assert rows["publisher"].str.contains("Natural Earth").any()


def test_search_without_a_match_says_so(app: AppTest) -> None:
    app.run().switch_page("app_pages/sources.py").run()
    app.text_input(key="source-search").set_value("no-such-words-anywhere").run()
    assert not app.exception
    assert not app.dataframe


def test_every_table_of_places_opens(app: AppTest) -> None:
    app.run().switch_page("app_pages/places.py").run()
    for table in ("sites", "crossings", "gauge-breaks", "sections"):
        app.segmented_control(key="table").set_value(table).run()
        assert not app.exception
        assert len(app.dataframe[0].value) > 0


def test_method_lists_every_decision_and_correction(app: AppTest) -> None:
    catalogue = current_catalogue()
    app.run().switch_page("app_pages/method.py").run()
    tables = [len(table.value) for table in app.dataframe]
    assert tables == [len(catalogue.decisions), len(catalogue.corrections)]
