"""Nothing is undocumented: enums equal their tables, codes are described, columns are named."""

import re
from enum import StrEnum

import pytest

from corridors.catalogue import DATA, Catalogue
from corridors.model.vocabulary import (
    Confidence,
    Modality,
    Mode,
    Obtained,
    Quality,
    Standing,
    Status,
)
from corridors.reading.floors import counted
from corridors.reading.folder import read_folder
from corridors.reading.tables import TABLES, TERMS, VOCABULARY_OF, Table

FORMAT = (DATA / "FORMAT.md").read_text(encoding="utf-8")
ENUMS = {
    "status": Status,
    "standing": Standing,
    "confidence": Confidence,
    "modality": Modality,
    "quality": Quality,
    "obtained": Obtained,
    "mode": Mode,
}
BEST_FIRST = ("confidence", "quality")
VOCABULARIES = sorted(path.stem for path in (DATA / "vocabularies").glob("*.csv"))
SELF_EXPLAINING = ("language", "measure", "unit")
"""Vocabularies whose label is the whole description of most codes: names of languages and units."""


@pytest.mark.parametrize("name", ENUMS)
def test_an_enum_equals_its_table(shipped: Catalogue, name: str) -> None:
    enum: type[StrEnum] = ENUMS[name]

    assert set(enum) == set(shipped.vocabularies[name])


@pytest.mark.parametrize("name", BEST_FIRST)
def test_an_enum_that_ranks_stands_in_the_order_of_its_table(shipped: Catalogue, name: str) -> None:
    terms = shipped.vocabularies[name].values()
    ranked = [term.code for term in sorted(terms, key=lambda term: term.rank or 0)]

    assert list(ENUMS[name]) == ranked


@pytest.mark.parametrize("name", ["confidence", "quality", "source-kind"])
def test_every_code_of_a_vocabulary_that_ranks_has_a_rank(shipped: Catalogue, name: str) -> None:
    assert [code for code, term in shipped.vocabularies[name].items() if term.rank is None] == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_code_has_a_label(shipped: Catalogue, name: str) -> None:
    assert [code for code, term in shipped.vocabularies[name].items() if not term.label] == []


@pytest.mark.parametrize("name", [name for name in VOCABULARIES if name not in SELF_EXPLAINING])
def test_every_code_is_described(shipped: Catalogue, name: str) -> None:
    terms = shipped.vocabularies[name]

    assert [code for code, term in terms.items() if not term.description] == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_label_of_a_vocabulary_is_its_own(shipped: Catalogue, name: str) -> None:
    labels = [term.label for term in shipped.vocabularies[name].values()]

    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", sorted({*ENUMS, *VOCABULARY_OF.values()}))
def test_every_vocabulary_a_column_uses_is_shipped(name: str) -> None:
    assert name in VOCABULARIES


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_shipped_vocabulary_is_used_by_a_column(name: str) -> None:
    assert name in {*ENUMS, *VOCABULARY_OF.values()}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_contract_names_a_tables_columns_in_their_order(table: Table) -> None:
    found = re.search(rf"^\| `{table.name}` \| `([^`]+)` \|", FORMAT, re.MULTILINE)

    assert found is not None
    assert found[1].split(",") == [column.name for column in table.columns]


def test_the_contract_names_no_table_that_is_not_read() -> None:
    tables = re.findall(r"^\| `([a-z-]+)` \| `[a-z_,]+,[a-z_,]+` \|", FORMAT, re.MULTILINE)

    assert set(tables) == {table.name for table in TABLES}


def test_the_contract_names_the_columns_of_vocabularies() -> None:
    assert all(f"{column.name}" in FORMAT for column in TERMS.columns)


@pytest.mark.parametrize("name", VOCABULARIES)
def test_the_contract_names_every_vocabulary(name: str) -> None:
    assert f"`{name}`" in FORMAT


@pytest.mark.parametrize("code", list(Confidence))
def test_the_contract_explains_every_confidence(code: Confidence) -> None:
    assert f"`{code}`" in FORMAT


def test_the_contract_names_the_counts_floors_speak_of() -> None:
    counts = [name for name in counted(read_folder(DATA)) if ":" in name]

    assert [name for name in counts if f"`{name}`" not in FORMAT] == []
