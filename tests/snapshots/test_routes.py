"""The routes of snapshots: made, limited, opened, unfurled by crawlers, and true after a change."""

import http.client
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette

from corridors.settings import _catalogue
from corridors.snapshots import place
from corridors.snapshots.limits import MOST_BYTES, Limiter, Rate
from corridors.snapshots.place import FOLDER_VARIABLE, URL_VARIABLE
from corridors.web import files, snapshots
from tests.corridors.samples import DataFolder

HOSTILE = "<script>alert(1)</script>\"'`${7*7}`&\u202e"
MAGIC = {
    "png": b"\x89PNG\r\n",
    "svg": b"<?xml",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE html>",
    "geojson": b'{"type":"FeatureCollection"',
    "gpkg": b"SQLite format 3",
    "kml": b"<?xml",
    "csv": b"layer,id,name",
    "xlsx": b"PK",
    "parquet": b"PAR1",
}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.content)


@dataclass
class Client:
    port: int

    def ask(self, method: str, path: str, content: bytes = b"", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=content or None, headers=named)
        got = connection.getresponse()
        answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        connection.close()
        return answer

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def make(self, **sent: str) -> Answer:
        text = json.dumps(sent).encode()
        return self.ask("POST", "/s", text, Content_Type="application/json")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Serve the routes on a free port of this machine."""
    app = Starlette(routes=list(snapshots.ROUTES))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


@pytest.fixture
def client(
    port: int, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Client]:
    """Give a client of a server with a store and sound data of the test's own."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "var"))
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(snapshots.PUBLIC_VARIABLE, raising=False)
    monkeypatch.setattr(snapshots, "_LIMITER", Limiter(Rate()))
    monkeypatch.setattr(files, "_LIMITER", Limiter(Rate()))
    monkeypatch.setattr(files, "_KEPT", files._Kept())
    assert folder.path.exists()
    yield Client(port)
    place._store.cache_clear()


@dataclass
class Tags(HTMLParser):
    """What a crawler and a browser find in a page."""

    metas: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.names.append(tag)
        self.attributes += [name for name, _ in attrs]
        name = found.get("property") or found.get("name")
        if tag == "meta" and name:
            self.metas[name] = found.get("content") or ""


def tags_of(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    return tags


def test_a_view_is_kept_and_the_same_content_has_the_same_address(client: Client) -> None:
    one = client.make(view="on=2024-06-01", title="T", note="N")
    assert one.status == 201
    address = f"http://127.0.0.1:{client.port}/s/{one.json['id']}"
    assert one.headers["location"] == one.json["url"] == address
    assert client.make(view="v=1&on=2024-06-01", title=" T ", note="N").json["id"] == one.json["id"]


def test_the_page_has_the_tags_a_messenger_reads(client: Client) -> None:
    made = client.make(view="on=2024-06-01", title="Who had joined?", note="By June.").json
    page = client.get(f"/s/{made['id']}")
    metas = tags_of(page.text).metas
    assert metas["og:title"] == metas["twitter:title"] == "Who had joined?"
    assert metas["og:description"] == "By June."
    assert metas["og:image"] == f"{made['url']}.png"
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "630")
    assert metas["twitter:card"] == "summary_large_image"
    assert "as of 1 Jun 2024" in metas["og:image:alt"]
    assert "Hub (operating)" in metas["twitter:image:alt"]
    picture = client.get(f"/s/{made['id']}.png")
    assert int.from_bytes(picture.content[16:20]) == 1200
    assert int.from_bytes(picture.content[20:24]) == 630


def test_a_hostile_text_is_a_text_everywhere(client: Client) -> None:
    made = client.make(view="", title=HOSTILE, note=HOSTILE).json
    page = client.get(f"/s/{made['id']}")
    tags = tags_of(page.text)
    assert "script" not in tags.names
    assert not [name for name in tags.attributes if name.startswith("on")]
    assert tags.metas["og:title"] == HOSTILE.replace("\u202e", "")
    policy = page.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    saved = client.get(f"/s/{made['id']}.html").text
    assert "<script>alert" not in saved
    assert "<script>alert" not in client.get(f"/s/{made['id']}.svg").text
    assert "<script>alert" not in client.get(f"/s/{made['id']}.kml").text


def test_after_a_fact_has_changed_the_old_map_opens_and_one_fact_has_changed(
    client: Client, folder: DataFolder
) -> None:
    made = client.make(view="on=2024-06-01", title="", note="").json
    layer = f"/s/data/{made['data']}/hubs.geojson"
    before = client.get(layer).content
    picture = client.get(f"/s/{made['id']}.png").content
    folder.set("events", 1, effect="planned", text="It is planned.").write()
    _catalogue.cache_clear()
    page = client.get(f"/s/{made['id']}").text
    assert "1 fact has changed since." in page
    assert "It is planned." in page
    assert client.get(layer).content == before
    assert client.get(f"/s/{made['id']}.png").content == picture
    assert layer in client.get(f"/s/{made['id']}/map").text
    now = client.get(f"/s/{made['id']}/now").text
    address = re.search(r"/s/data/(\w+)/hubs\.geojson", now)
    assert address is not None
    assert address[1] != made["data"]
    assert client.get(address[0]).content != before
    assert f'src="/s/{made["id"]}/now"' in client.get(f"/s/{made['id']}?now=1").text
    assert client.get(f"/s/{made['id']}.json").json["changed_since"] == 1


@pytest.mark.parametrize("form", MAGIC)
def test_a_snapshot_comes_as_a_file_of_every_form(client: Client, form: str) -> None:
    made = client.make(view="on=2024-06-01&layers=hubs", title="T", note="").json
    answer = client.get(f"/s/{made['id']}.{form}")
    assert answer.status == 200
    assert answer.content.startswith(MAGIC[form])
    assert answer.headers["x-content-type-options"] == "nosniff"
    tag = answer.headers["etag"]
    again = client.ask("GET", f"/s/{made['id']}.{form}", If_None_Match=tag)
    assert again.status == 304


def test_the_page_offers_every_file_and_size(client: Client) -> None:
    made = client.make(view="layers=hubs", title="", note="").json
    page = client.get(f"/s/{made['id']}").text
    offered = re.findall(rf'href="(/s/{made["id"]}\.[^"]+)" download', page)
    assert {one.partition(".")[2].partition("?")[0] for one in offered} == {*MAGIC, "json"}
    for address in (one for one in offered if "pdf" in one):
        assert client.get(address).content.startswith(MAGIC["pdf"])


def test_a_pdf_for_which_no_size_is_asked_is_a_sheet_of_paper(client: Client) -> None:
    made = client.make(view="layers=hubs", title="", note="").json
    content = client.get(f"/s/{made['id']}.pdf").content
    assert re.search(rb"/MediaBox \[ 0 0 841\.8\d+ 595\.2\d+ \]", content)


@pytest.mark.parametrize("path", ["/s/aaaaaaaaaaaaaaaa", "/s/x.png", "/s/..x", "/s/x/map"])
def test_an_unknown_snapshot_is_refused_in_one_sentence(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status == 404
    assert "There is no snapshot" in answer.json["error"]


def test_an_unknown_form_or_size_is_refused(client: Client) -> None:
    made = client.make(view="", title="", note="").json
    assert client.get(f"/s/{made['id']}.exe").status == 404
    assert client.get(f"/s/{made['id']}.png?size=poster").status == 404


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"title": 1}', b'{"view": null}', b'"x"', b"\xff", b"[" * 9999],
)
def test_what_is_no_snapshot_is_refused(client: Client, content: bytes) -> None:
    answer = client.ask("POST", "/s", content, Content_Type="application/json")
    assert answer.status == 400
    assert answer.json["error"].startswith("Snapshot request: expected JSON")


def test_a_form_on_a_foreign_page_makes_no_snapshot(client: Client) -> None:
    content = json.dumps({"view": ""}).encode()
    answer = client.ask("POST", "/s", content, Content_Type="text/plain")
    assert answer.status == 400


def test_a_request_that_is_too_large_is_refused(client: Client) -> None:
    answer = client.make(view="", title="x" * MOST_BYTES, note="")
    assert answer.status == 400
    assert "bytes" in answer.json["error"]


def test_a_client_that_asks_too_often_is_told_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_LIMITER", Limiter(Rate(burst=2, every_s=60)))
    statuses = [client.make(view="", title="", note="").status for _ in range(3)]
    answer = client.make(view="", title="", note="")
    assert statuses == [201, 201, 429]
    assert 0 < int(answer.headers["retry-after"]) <= 60


def test_new_files_of_snapshots_are_limited_per_client(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_LIMITER", Limiter(Rate(burst=2, every_s=60, what="files")))
    made = client.make(view="layers=hubs", title="", note="").json
    forms = ("csv", "kml", "geojson", "csv")
    answers = [client.get(f"/s/{made['id']}.{form}") for form in forms]
    assert [one.status for one in answers] == [200, 200, 429, 200]
    assert 0 < int(answers[2].headers["retry-after"]) <= 60
    assert client.get(f"/s/{made['id']}.json").status == 200, "a manifest is no drawing"


def test_a_store_that_refuses_is_said_and_nothing_else_stops(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "file"))
    answer = client.make(view="", title="", note="")
    assert answer.status == 503
    assert "could not be saved" in answer.json["error"]
    assert str(tmp_path) not in answer.text


def test_a_fault_in_todays_data_is_said_without_telling_where_the_data_lies(
    client: Client, folder: DataFolder
) -> None:
    made = client.make(view="", title="T", note="").json
    folder.set("hubs", 0, country="XX").write()
    _catalogue.cache_clear()
    answer = client.make(view="", title="", note="")
    assert (answer.status, "hubs" in answer.text) == (503, False)
    assert "facts cannot be read at the moment" in answer.json["error"]
    assert client.get(f"/s/{made['id']}").status == 200, "what is kept opens all the same"


def test_there_is_no_listing(client: Client) -> None:
    assert client.get("/s").status == 405
    assert client.get("/s/").status in (307, 404)


def test_a_false_host_is_not_printed(client: Client) -> None:
    made = client.make(view="", title="", note="").json
    page = client.ask("GET", f"/s/{made['id']}", Host='evil"><script>')
    assert "evil" not in page.text


def test_the_public_address_is_the_one_the_atlas_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(snapshots.PUBLIC_VARIABLE, "https://atlas.example/")
    made = client.make(view="", title="", note="").json
    assert made["url"] == f"https://atlas.example/s/{made['id']}"
