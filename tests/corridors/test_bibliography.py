"""The sources in the forms other programs read come back as they were."""

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.catalogue import Catalogue, with_rows
from corridors.model.dates import parse_date
from corridors.model.evidence import Source
from corridors.sources.bibliography import CSL_TYPES, bibtex_text, csl_text, csv_text

ENTRY = re.compile(r"@misc\{(?P<key>[^,]+),\n(?P<fields>.*?)\n\}\n", re.DOTALL)
FIELD = re.compile(r"  (?P<name>\w+) = \{(?P<text>.*)\},?")
SPELT = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    **{f"\\{sign}": sign for sign in "$&%#_"},
}
SPELLING = re.compile("|".join(re.escape(one) for one in SPELT))
PRINTABLE = (
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc", "Zl", "Zp"), include_characters="{}\\%&#$_~^\"',"
        ),
        min_size=1,
    )
    .map(str.strip)
    .filter(bool)
)


def plain(text: str) -> str:
    """Return what TeX would set."""
    return SPELLING.sub(lambda found: SPELT[found.group()], text)


def entries(text: str) -> dict[str, dict[str, str]]:
    """Return the fields of BibTeX entries by key, as they stand between their braces."""
    return {
        found["key"]: {one["name"]: one["text"] for one in FIELD.finditer(found["fields"])}
        for found in ENTRY.finditer(text)
    }


def one_source(catalogue: Catalogue, **changes: Any) -> Catalogue:
    """Return a catalogue with one source only, changed."""
    source: Source = replace(catalogue.sources["s-act"], **changes)
    return with_rows(
        catalogue, sources={source.id: source}, facts={}, events={}, names={}, relations=()
    )


def test_every_shipped_source_is_an_entry(shipped: Catalogue) -> None:
    assert set(entries(bibtex_text(shipped))) == set(shipped.sources)


def test_every_shipped_title_comes_back(shipped: Catalogue) -> None:
    found = entries(bibtex_text(shipped))

    assert {key: plain(one["title"][1:-1]) for key, one in found.items()} == {
        key: source.title for key, source in shipped.sources.items()
    }


@given(title=PRINTABLE, publisher=PRINTABLE)
def test_any_words_come_back_from_bibtex(small: Catalogue, title: str, publisher: str) -> None:
    held = one_source(small, title=title, publisher=publisher)
    found = entries(bibtex_text(held))["s-act"]

    assert [plain(found[name][1:-1]) for name in ("title", "author")] == [title, publisher]


@given(title=PRINTABLE, note=PRINTABLE)
def test_the_braces_of_bibtex_always_balance(small: Catalogue, title: str, note: str) -> None:
    depth, text = 0, bibtex_text(one_source(small, title=title, note=note))
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0

    assert depth == 0


def test_an_address_stands_in_bibtex_as_it_is(small: Catalogue) -> None:
    held = one_source(small, url="https://act.example/a_b?c=1%20&d=#e")

    assert entries(bibtex_text(held))["s-act"]["url"] == "https://act.example/a_b?c=1%20&d=#e"


@pytest.mark.parametrize(
    ("when", "limits", "year", "date"),
    [
        ("2024", (None, None), "2024", "2024"),
        ("2024-04", (None, None), "2024", "2024-04"),
        ("2024-04-23", (None, None), "2024", "2024-04-23"),
        (None, ("2023-11-01", "2024-04-23"), None, "2023-11-01/2024-04-23"),
        (None, (None, "2024-04"), None, "../2024-04"),
        (None, (None, None), None, None),
    ],
)
def test_a_date_is_as_precise_in_bibtex_as_it_is_known(
    small: Catalogue,
    when: str | None,
    limits: tuple[str | None, str | None],
    year: str | None,
    date: str | None,
) -> None:
    dates = [parse_date(one) if one else None for one in (when, *limits)]
    held = one_source(small, date=dates[0], not_before=dates[1], not_after=dates[2])
    found = entries(bibtex_text(held))["s-act"]

    assert (found.get("year"), found.get("date")) == (year, date)


@given(title=PRINTABLE, publisher=PRINTABLE, note=PRINTABLE)
def test_any_words_come_back_from_csl(
    small: Catalogue, title: str, publisher: str, note: str
) -> None:
    held = one_source(small, title=title, publisher=publisher, note=note)
    (found,) = json.loads(csl_text(held))

    assert (found["title"], found["publisher"], found["note"]) == (title, publisher, note)


@pytest.mark.parametrize(
    ("when", "limits", "issued"),
    [
        ("2024-04", (None, None), {"date-parts": [[2024, 4]]}),
        (None, ("2023", "2024-04-23"), {"date-parts": [[2023], [2024, 4, 23]]}),
        (None, (None, "2024-04"), {"literal": "by Apr 2024"}),
        (None, (None, None), None),
    ],
)
def test_a_date_is_as_precise_in_csl_as_it_is_known(
    small: Catalogue,
    when: str | None,
    limits: tuple[str | None, str | None],
    issued: dict[str, Any] | None,
) -> None:
    dates = [parse_date(one) if one else None for one in (when, *limits)]
    held = one_source(small, date=dates[0], not_before=dates[1], not_after=dates[2])
    (found,) = json.loads(csl_text(held))

    assert found.get("issued") == issued


def test_news_names_its_paper_and_others_their_publisher(small: Catalogue) -> None:
    items = {one["id"]: one for one in json.loads(csl_text(small))}

    assert items["s-agency"]["container-title"] == "Agency"
    assert items["s-act"]["publisher"] == "State"


def test_the_kinds_known_to_csl_are_kinds_of_the_vocabulary(shipped: Catalogue) -> None:
    assert set(CSL_TYPES) <= set(shipped.vocabularies["source-kind"])


@given(title=PRINTABLE)
def test_any_words_come_back_from_csv(small: Catalogue, title: str) -> None:
    (found,) = csv.DictReader(io.StringIO(csv_text(one_source(small, title=title)), newline=""))
    told = found["title"]

    assert (told[1:] if told[0] == "'" and title[0] in "=+-@" else told) == title


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@cmd"])
def test_no_cell_of_csv_is_a_formula(small: Catalogue, title: str) -> None:
    (found,) = csv.DictReader(io.StringIO(csv_text(one_source(small, title=title)), newline=""))

    assert found["title"] == f"'{title}"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_line_end_within_a_cell_of_csv_ends_no_row(small: Catalogue, end: str) -> None:
    text = csv_text(one_source(small, title=f"one{end}two"))
    (found,) = csv.DictReader(io.StringIO(text, newline=""))

    assert found["title"] == f"one{end}two"


def test_csv_counts_what_rests_on_each_source(small: Catalogue) -> None:
    rows = {one["id"]: one for one in csv.DictReader(io.StringIO(csv_text(small), newline=""))}

    assert [rows["s-act"]["facts"], rows["s-agency-late"]["facts"]] == ["3", "0"]


def test_a_catalogue_without_sources_gives_an_empty_list(small: Catalogue) -> None:
    bare = with_rows(small, sources={}, facts={}, events={}, names={}, relations=())

    assert (bibtex_text(bare), json.loads(csl_text(bare)), csv_text(bare)) == ("", [], "")
