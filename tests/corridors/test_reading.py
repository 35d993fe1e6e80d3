"""Reading the folder: whatever a file holds, each fault is told once and in its place."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridors.catalogue import all_faults, load_catalogue
from corridors.errors import DataError, Fault
from corridors.reading.folder import folder_digest, read_folder
from corridors.reading.tables import TABLE
from tests.corridors.samples import DataFolder

TOPICS_HEADER = b"id,name,kind,note\n"


def _topics(folder: DataFolder, content: bytes) -> list[Fault]:
    """Return the faults of a folder whose topics file holds just this."""
    folder.write()
    return folder.put("topics.csv", content).faults_as_is()


def test_the_sound_folder_has_no_fault(folder: DataFolder) -> None:
    assert folder.faults() == []


def test_a_missing_folder_is_one_fault(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    assert read_folder(nowhere).faults == (
        Fault(str(nowhere), 0, "", "a data folder", "nothing there"),
    )


def test_a_file_in_place_of_the_folder_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("id\n")

    assert [fault.expected for fault in read_folder(path).faults] == ["a data folder"]


def test_an_empty_folder_is_not_sound(tmp_path: Path) -> None:
    assert set(all_faults(read_folder(tmp_path))) == {
        Fault("edition.csv", 0, "key", "a row edition", "none"),
        Fault("edition.csv", 0, "key", "a row checked", "none"),
        Fault("corridors.csv", 0, "rank", "a corridor of rank 1, the mission's", "none"),
    }


def test_an_empty_folder_is_refused_with_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        load_catalogue(tmp_path)


def test_an_empty_file_lacks_its_header(folder: DataFolder) -> None:
    assert _topics(folder, b"") == [
        Fault("topics.csv", 1, "", "the header id,name,kind,note", "none")
    ]


def test_a_byte_order_mark_is_a_fault(folder: DataFolder) -> None:
    marked = b"\xef\xbb\xbf" + folder.content("topics.csv")

    assert _topics(folder, marked) == [
        Fault("topics.csv", 1, "", "UTF-8 without byte order mark", "a byte order mark")
    ]


def test_windows_line_ends_are_a_fault(folder: DataFolder) -> None:
    ended = folder.content("topics.csv").replace(b"\n", b"\r\n")

    assert _topics(folder, ended) == [
        Fault("topics.csv", 1, "", "lines that end in \\n alone", "a carriage return")
    ]


def test_bytes_that_are_not_utf8_are_one_fault(folder: DataFolder) -> None:
    faults = _topics(folder, TOPICS_HEADER + b"topic-a,\xff,programme,\n")

    assert [(fault.file, fault.row, fault.expected) for fault in faults] == [
        ("topics.csv", 0, "a readable UTF-8 file")
    ]


def test_a_file_that_cannot_be_opened_is_a_fault(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "topics.csv":
            raise PermissionError(13, "Permission denied")
        return read(path)

    folder.write()
    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert folder.faults_as_is() == [
        Fault("topics.csv", 0, "", "a readable UTF-8 file", "[Errno 13] Permission denied")
    ]


def test_a_wrong_header_is_shown_beside_the_right_one(folder: DataFolder) -> None:
    assert _topics(folder, b"id,nmae,kind,note\ntopic-a,Concept,programme,\n") == [
        Fault("topics.csv", 1, "", "the header id,name,kind,note", "'id,nmae,kind,note'")
    ]


def test_columns_in_another_order_are_a_fault(folder: DataFolder) -> None:
    assert _topics(folder, b"name,id,kind,note\n") == [
        Fault("topics.csv", 1, "", "the header id,name,kind,note", "'name,id,kind,note'")
    ]


def test_control_characters_of_a_header_are_shown_escaped(folder: DataFolder) -> None:
    assert [fault.found for fault in _topics(folder, b"id,\x1b[31mname\n")] == [
        r"'id,\x1b[31mname'"
    ]


def test_a_short_row_is_a_fault(folder: DataFolder) -> None:
    assert _topics(folder, TOPICS_HEADER + b"topic-a,Concept,programme\n") == [
        Fault("topics.csv", 2, "", "4 cells", "3 cells")
    ]


def test_a_long_row_is_a_fault(folder: DataFolder) -> None:
    assert _topics(folder, TOPICS_HEADER + b"topic-a,Concept,programme,,\n") == [
        Fault("topics.csv", 2, "", "4 cells", "5 cells")
    ]


def test_an_empty_line_is_a_fault(folder: DataFolder) -> None:
    assert _topics(folder, TOPICS_HEADER + b"\ntopic-a,Concept,programme,\n") == [
        Fault("topics.csv", 2, "", "4 cells", "0 cells")
    ]


def test_a_quote_never_closed_is_a_fault(folder: DataFolder) -> None:
    assert _topics(folder, TOPICS_HEADER + b'topic-a,"Concept,programme,\n') == [
        Fault("topics.csv", 2, "", "well-formed CSV", "unexpected end of data")
    ]


def test_text_after_a_closing_quote_is_a_fault(folder: DataFolder) -> None:
    assert _topics(folder, TOPICS_HEADER + b'topic-a,"Con"cept,programme,\n') == [
        Fault("topics.csv", 2, "", "well-formed CSV", "',' expected after '\"'")
    ]


def test_rows_before_a_torn_one_are_kept(folder: DataFolder) -> None:
    torn = folder.content("topics.csv") + b'topic-b,"Concept,programme,\n'

    assert len(_topics(folder, torn)) == 1


def test_a_huge_cell_is_a_fault(folder: DataFolder) -> None:
    huge = b"x" * 200_000

    assert _topics(folder, TOPICS_HEADER + b"topic-a," + huge + b",programme,\n") == [
        Fault("topics.csv", 2, "", "well-formed CSV", "field larger than field limit (131072)")
    ]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"\x00", r"'Con\x00cept'"),
        (b"\x1b", r"'Con\x1bcept'"),
        (b"\xe2\x80\xae", r"'Con\u202ecept'"),
        (b"\xc2\xa0", r"'Con\xa0cept'"),
    ],
    ids=["NUL", "escape", "right-to-left override", "no-break space"],
)
def test_unprintable_characters_are_a_fault(folder: DataFolder, raw: bytes, shown: str) -> None:
    row = b"topic-a,Con" + raw + b"cept,programme,\n"

    assert _topics(folder, TOPICS_HEADER + row) == [
        Fault("topics.csv", 2, "name", "printable text on one line", shown)
    ]


def test_a_line_break_inside_a_cell_is_a_fault(folder: DataFolder) -> None:
    assert _topics(folder, TOPICS_HEADER + b'topic-a,"Con\ncept",programme,\n') == [
        Fault("topics.csv", 3, "name", "printable text on one line", r"'Con\ncept'")
    ]


def test_a_blank_at_the_end_of_a_cell_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("topics", 0, name="Concept ").faults() == [
        Fault("topics.csv", 2, "name", "no blanks at either end", "'Concept '")
    ]


def test_two_blanks_between_values_are_a_fault(folder: DataFolder) -> None:
    assert folder.set("facts", 0, sources="s-act  s-agency").faults() == [
        Fault("facts.csv", 2, "sources", "one space between values", "'s-act  s-agency'")
    ]


def test_an_empty_cell_where_a_value_is_needed_is_a_fault(folder: DataFolder) -> None:
    assert folder.set("topics", 0, name="").faults() == [
        Fault("topics.csv", 2, "name", "a value", "an empty cell")
    ]


@pytest.mark.parametrize(
    "spelt", ["1_000", "1e3", "nan", "inf", "1,5", "12 km", "+5", ".5", "5.", "٣", "0x10", "many"]
)
def test_a_number_has_one_spelling(folder: DataFolder, spelt: str) -> None:
    assert folder.set("sites", 0, radius_km=spelt).faults() == [
        Fault("sites.csv", 2, "radius_km", "a number", repr(spelt))
    ]


@pytest.mark.parametrize("spelt", ["1520.0", "1_520", "1520 then 1435", "+1520", "x"])
def test_a_whole_number_has_one_spelling(folder: DataFolder, spelt: str) -> None:
    assert folder.set("gauge-breaks", 0, gauge_a_mm=spelt).faults() == [
        Fault("gauge-breaks.csv", 2, "gauge_a_mm", "a whole number", repr(spelt))
    ]


@pytest.mark.parametrize("spelt", ["2024-5", "2024-13", "24", "2024-02-30", "unknown", "2024/2025"])
def test_a_date_that_is_none_is_a_fault(folder: DataFolder, spelt: str) -> None:
    assert folder.set("events", 0, date=spelt).faults() == [
        Fault("events.csv", 2, "date", "YYYY, YYYY-MM or YYYY-MM-DD", repr(spelt))
    ]


def test_a_code_outside_an_enum_is_a_fault_with_the_codes_there_are(folder: DataFolder) -> None:
    assert folder.set("crossings", 0, mode="air").faults() == [
        Fault("crossings.csv", 2, "mode", "'rail', 'road', 'sea' or 'multimodal'", "'air'")
    ]


def test_a_long_value_is_shown_shortened(folder: DataFolder) -> None:
    found = folder.set("topics", 0, name="é" * 500 + " ").faults()[0].found

    assert found == repr("é" * 77 + "...")


def test_a_value_of_a_lines_length_is_shown_whole(folder: DataFolder) -> None:
    found = folder.set("topics", 0, name="é" * 79 + " ").faults()[0].found

    assert found == repr("é" * 79 + " ")


def test_faults_of_one_row_are_all_told(folder: DataFolder) -> None:
    faults = folder.set("events", 0, date="x", modality="", text=" y").faults()

    assert [fault.column for fault in faults] == ["date", "modality", "text"]


def test_faults_of_several_files_are_all_told(folder: DataFolder) -> None:
    folder.set("topics", 0, name="").set("agreements", 0, kind="").set("legs", 2, mode="air")
    folder.clear("sections", "waypoints", "extents", "corrections")

    assert [(fault.file, fault.row) for fault in folder.faults()] == [
        ("agreements.csv", 2),
        ("legs.csv", 4),
        ("topics.csv", 2),
    ]


def test_a_data_error_carries_every_fault(folder: DataFolder) -> None:
    folder.set("topics", 0, name="").set("agreements", 0, kind="")

    with pytest.raises(DataError, match=r"agreements.csv, row 2, kind: .* \(and 1 more\)") as error:
        folder.load()

    assert list(error.value.faults) == folder.faults()


def test_a_file_of_no_table_is_a_fault(folder: DataFolder) -> None:
    folder.write()
    folder.put("evnts/main.csv", "id\n")

    assert folder.faults_as_is() == [
        Fault("evnts/main.csv", 0, "", "a file of a table of FORMAT.md", "no such table")
    ]


def test_vocabularies_in_one_file_are_a_fault(folder: DataFolder) -> None:
    folder.write()
    folder.put("vocabularies.csv", "code,label,description\n")

    assert [fault.file for fault in folder.faults_as_is()] == ["vocabularies.csv"]


def test_a_file_nested_too_deep_is_a_fault(folder: DataFolder) -> None:
    folder.write()
    folder.put("topics/more/a.csv", TOPICS_HEADER)

    assert [fault.file for fault in folder.faults_as_is()] == ["topics/more/a.csv"]


def test_a_folder_named_like_a_file_is_a_fault(folder: DataFolder) -> None:
    folder.write()
    (folder.path / "topics" / "a.csv").mkdir(parents=True)

    assert folder.faults_as_is() == [
        Fault("topics/a.csv", 0, "", "a file", "a folder or a broken link")
    ]


def test_the_files_of_a_folder_are_one_table(folder: DataFolder) -> None:
    folder.write()
    folder.put("topics/more.csv", TOPICS_HEADER + b"topic-b,Plan,programme,\n")

    assert set(load_catalogue(folder.path).topics) == {"topic-a", "topic-b"}


def test_a_fault_in_a_file_of_a_folder_names_that_file(folder: DataFolder) -> None:
    folder.write()
    folder.put("topics/more.csv", TOPICS_HEADER + b"topic-b,,programme,\n")

    assert [fault.file for fault in folder.faults_as_is()] == ["topics/more.csv"]


def test_a_broken_vocabulary_is_a_fault_of_its_file(folder: DataFolder) -> None:
    folder.write()
    folder.put("vocabularies/spare.csv", "code,label\n")

    assert folder.faults_as_is() == [
        Fault(
            "vocabularies/spare.csv",
            1,
            "",
            "the header code,label,description,rank",
            "'code,label'",
        )
    ]


def test_a_fault_reads_as_one_sentence() -> None:
    fault = Fault("hubs.csv", 14, "opened", "YYYY", "'1998-3'")

    assert str(fault) == "hubs.csv, row 14, opened: expected YYYY, found '1998-3'."


def test_a_fault_of_a_whole_file_names_no_row() -> None:
    assert (
        str(Fault("hubs.csv", 0, "", "a file", "none")) == "hubs.csv: expected a file, found none."
    )


def test_the_digest_follows_the_bytes(folder: DataFolder) -> None:
    before = folder_digest(folder.write())

    assert folder_digest(folder.set("topics", 0, name="Concept 2").write()) != before


def test_the_digest_follows_the_names_of_files(folder: DataFolder) -> None:
    before = folder_digest(folder.write())
    (folder.path / "topics.csv").rename(folder.path / "themes.csv")

    assert folder_digest(folder.path) != before


def test_the_digest_is_the_same_for_the_same_bytes(folder: DataFolder, tmp_path: Path) -> None:
    assert folder_digest(folder.write()) == folder_digest(DataFolder(tmp_path / "copy").write())


def test_the_digest_does_not_depend_on_files_that_hold_no_facts(folder: DataFolder) -> None:
    before = folder_digest(folder.write())
    folder.put("FORMAT.md", "words")

    assert folder_digest(folder.path) == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_faults_and_no_traceback(folder: DataFolder, content: bytes) -> None:
    assert _topics(folder, content)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(cell=st.text(max_size=60), data=st.data())
def test_validating_and_loading_agree_whatever_a_cell_holds(
    folder: DataFolder, cell: str, data: st.DataObject
) -> None:
    table = data.draw(st.sampled_from(sorted(folder.tables)))
    column = data.draw(st.sampled_from([column.name for column in TABLE[table].columns]))
    changed = DataFolder(folder.path)
    changed.tables[table][0][column] = cell.encode(errors="replace").decode()
    faults = changed.faults()

    assert _refused(changed.path) == tuple(faults)


def _refused(path: Path) -> tuple[Fault, ...]:
    """Return the faults for which a folder is not loaded."""
    try:
        load_catalogue(path)
    except DataError as error:
        return error.faults
    return ()
