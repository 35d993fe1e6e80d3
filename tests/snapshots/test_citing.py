"""A snapshot as it is cited and embedded: whole, and inert wherever it is pasted."""

from datetime import UTC, date, datetime

from corridors.snapshots.bundle import Bundle, Manifest, Snapshot
from corridors.web.citing import Cited

URL = "https://atlas.example/s/abcdefghijklmnop"


def cited(title: str) -> Cited:
    made = datetime(2026, 11, 22, 8, tzinfo=UTC)
    bundle = Bundle(view="v=1", title=title, note="", data="7ced5af0b850")
    manifest = Manifest(data="7ced5af0b850", version="1", created=made, sources=())
    snapshot = Snapshot(bundle=bundle, manifest=manifest)
    return Cited(snapshot=snapshot, day=date(2024, 3, 15), edition=date(2026, 11, 22), url=URL)


def test_the_sentence_names_title_day_data_and_address() -> None:
    assert cited("Who?").sentence() == (
        f"Corridor Atlas, “Who?”, as of 15 Mar 2024, data 2026-11-22 (7ced5af0b850), {URL}"
    )


def test_a_snapshot_without_a_title_is_cited_by_the_name_of_the_atlas() -> None:
    assert "“”" not in cited("").sentence()


def test_a_brace_in_a_title_keeps_the_entry_whole() -> None:
    entry = cited("A {b} } 100% \\x").bibtex()
    without_escapes = entry.replace("\\{", "").replace("\\}", "")
    assert entry.startswith("@misc{corridor-atlas-")
    assert without_escapes.count("{") == without_escapes.count("}")
    assert "100\\%" in entry
    assert f"url = {{{URL}}}" in entry


def test_a_title_ends_no_attribute_of_the_embed_code() -> None:
    code = cited('"><script>alert(1)</script>').embed_code()
    assert "<script" not in code
    assert code.count('"') == 10
