"""Any view as a file, without a store: limited, plain, and of the forms and sizes offered."""

import asyncio
import struct
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response

from corridors.exports.files import WRITERS
from corridors.offers import FORMS, Form
from corridors.snapshots.bundle import MOST_TITLE
from corridors.snapshots.limits import Limiter, Rate
from corridors.web import files, view_files
from corridors.web.files import PICTURES
from geo.picture import SIZES
from tests.corridors.samples import DataFolder


@pytest.fixture(autouse=True)
def _few_asked(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test data and a limiter of its own."""
    assert folder.path.exists()
    monkeypatch.setattr(files, "_LIMITER", Limiter(Rate()))
    monkeypatch.setattr(files, "_KEPT", files._Kept())


def ask(form: str, **parts: str) -> Response:
    """Ask for a view as a file."""
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": f"/view.{form}",
        "path_params": {"form": form},
        "query_string": urlencode(parts).encode(),
        "headers": [(b"host", b"127.0.0.1:8501")],
        "client": ("127.0.0.1", 1),
    }

    async def answered() -> Response:
        return await view_files.view_file(Request(scope))

    return asyncio.run(answered())


def test_a_view_is_drawn_in_the_size_asked_for() -> None:
    answer = ask("png", on="2024-06-01", size="square")
    assert struct.unpack(">II", bytes(answer.body)[16:24]) == (1080, 1080)
    assert answer.headers["content-disposition"].endswith('"corridor-atlas-2024-06-01.png"')
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_file_names_the_address_of_its_view() -> None:
    answer = ask("geojson", on="2024-06-01", layers="hubs", title="T")
    assert b"http://127.0.0.1:8501/?v=1&lang=en&on=2024-06-01&layers=hubs" in bytes(answer.body)


@pytest.mark.parametrize(
    ("form", "parts", "status"),
    [
        ("exe", {}, 404),
        ("png", {"size": "poster"}, 404),
        ("csv", {"title": "x" * (MOST_TITLE + 1)}, 400),
        ("csv", {"on": "never", "sel": "${x}", "layers": "<b>"}, 200),
    ],
)
def test_what_cannot_be_made_is_refused(form: str, parts: dict[str, str], status: int) -> None:
    assert ask(form, **parts).status_code == status


def test_a_client_that_asks_for_too_many_files_is_told_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "_LIMITER", Limiter(Rate(burst=1, what="files")))
    assert ask("csv").status_code == 200
    answer = ask("geojson")
    assert answer.status_code == 429
    assert b"Too many files" in bytes(answer.body)
    assert ask("csv").status_code == 200, "what is kept already is no work"


def test_a_client_does_not_wait_for_ever_behind_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LONGEST_WAIT_S", 0.01)
    with files._KEPT.turn():
        assert ask("csv").status_code == 429
    assert ask("csv").status_code == 200


def test_of_the_files_kept_the_one_longest_unasked_for_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "CACHED_FILES", 2)
    monkeypatch.setattr(files, "_LIMITER", Limiter(Rate(burst=4, what="files")))
    asked = ("csv", "geojson", "csv", "kml", "csv", "geojson")
    assert [ask(form).status_code for form in asked] == [200] * 6, "two of six were kept"
    assert (ask("kml").status_code, ask("csv").status_code) == (429, 200), "kml has gone"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_form_and_size_offered_is_one_that_is_made(form: Form) -> None:
    assert form.code in {*WRITERS, *PICTURES, "html"}
    assert {size.code for size in form.sizes} <= set(SIZES)
