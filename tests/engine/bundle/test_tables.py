import csv
import io
import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkit.bundle.cells import cell_text, safe_cell, write_csv
from fieldkit.bundle.layout import attachment_paths
from fieldkit.bundle.tables import case_json, tables
from fieldkit.canonical import decode
from fieldkit.ledger.chain import Chain
from tests.builders.bundles import contents_of, head_of
from tests.builders.ledger import INSPECTOR, LedgerBuilder, small_ledger

Rows = list[dict[str, str]]


def made(ledger: LedgerBuilder) -> dict[str, Rows]:
    """The ledger's tables, each row by the last word of its columns' headings."""
    chain = Chain(ledger.vault)
    for each in ledger.entries:
        chain.follow(each.line)
    entries = tuple(ledger.entries)
    written = tables(entries, chain.people, attachment_paths(entries))
    return {name: read(content) for name, content in written.items()}


def read(content: bytes) -> Rows:
    assert content.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    names = [each.rpartition(" ")[2] for each in heading]
    assert len(set(names)) == len(names)
    return [dict(zip(names, row, strict=True)) for row in rows]


TABLES = made(small_ledger())


def test_each_entry_has_a_row() -> None:
    rows = TABLES["entries"]
    assert [row["sequence"] for row in rows] == [str(each) for each in range(13)]
    assert [row["case_position"] for row in rows[3:6]] == ["", "1", "2"]
    row = rows[8]
    assert (row["kind"], row["sealed_by"], row["unit"]) == (
        "measurement",
        "赵敏",
        "华建市环境监测站",
    )
    assert json.loads(row["body"])["value"] == "<0.004"
    assert len(row["digest"]) == 64


def test_values_stand_exactly_as_reported() -> None:
    assert TABLES["measurements"][0]["value"] == "<0.004"
    assert TABLES["quantities"][0]["value"] == "-5"


def test_member_no_column_knows_goes_into_the_last_one() -> None:
    assert json.loads(TABLES["samples"][0]["other"]) == {"inspection": 5}
    assert TABLES["quantities"][0]["other"] == ""


def test_officers_are_written_out() -> None:
    assert TABLES["samples"][0]["samplers"] == "name=赵敏, unit=华建市环境监测站"


def test_correction_shows_beside_what_it_corrects_and_in_its_own_table() -> None:
    assert TABLES["entries"][5]["corrections"] == "补正 supplement #12"
    (row,) = TABLES["corrections"]
    assert (row["corrects"], row["corrected_kind"]) == ("5", "inspection")
    assert json.loads(row["changes"]) == {"place": "厂区南侧"}


def test_record_is_shown_as_corrected_and_a_withdrawn_one_says_so() -> None:
    ledger = small_ledger()
    ledger.seal("supplement", {"corrects": 8, "changes": {"value": "0.08"}, "reason": "x"}, case=4)
    ledger.seal("withdrawal", {"corrects": 9, "reason": "x"}, case=4)
    found = made(ledger)
    assert found["measurements"][0]["value"] == "0.08"
    assert found["measurements"][0]["corrections"] == "补正 supplement #13"
    assert found["quantities"][0]["corrections"] == "撤回 withdrawn #14"
    assert found["corrections"][2]["changes"] == ""


def test_correction_of_what_is_left_out_has_a_row_too() -> None:
    ledger = LedgerBuilder()
    ledger.found()
    ledger.seal("supplement", {"corrects": None}, INSPECTOR)
    (row,) = made(ledger)["corrections"]
    assert (row["corrects"], row["corrected_kind"], row["sealed_by"]) == (
        "", "", INSPECTOR.key_id,
    )  # fmt: skip


def test_files_are_listed_with_their_own_names_and_their_paths() -> None:
    (row,) = TABLES["files"]
    assert row["name"] == "排口 照片.JPG"
    assert row["path"] == "data/attachments/000006-1-排口 照片.JPG"
    assert (row["sequence"], row["attachment"], row["SM3"]) == ("6", "1", "")


def test_custody_shows_where_a_thing_began_and_each_hand_it_went_through() -> None:
    begin, step = TABLES["custody"]
    assert (begin["receiver"], begin["seal_before"], begin["transfer"]) == (
        "李娜 (华建市生态环境局)", "", "",
    )  # fmt: skip
    assert begin["seal_after"] == "F-100"
    assert (step["transfer"], step["giver_confirms"], step["receiver_confirms"]) == (
        "10", "key", "key",
    )  # fmt: skip


def test_thing_of_an_unknown_sealer_has_no_first_holder() -> None:
    ledger = LedgerBuilder()
    ledger.found()
    ledger.seal("exhibit", {"name": "桶"}, INSPECTOR)
    (row,) = made(ledger)["custody"]
    assert (row["number"], row["receiver"]) == ("桶", "")


def test_case_json_names_people_entries_and_files() -> None:
    ledger = small_ledger()
    contents = contents_of(ledger, left_out=frozenset({9}))
    chain = Chain(ledger.vault, with_gaps=True)
    for each in contents.entries:
        chain.follow(each.line)
    paths = attachment_paths(contents.entries)
    content = case_json(head_of(contents, INSPECTOR), contents.entries, chain.people, paths)
    case = decode(content)
    assert isinstance(case, dict)
    assert case["case"]["body"]["number"] == "华环罚〔2026〕17号"
    assert case["omitted"] == [9]
    assert [each["name"] for each in case["people"]] == ["王伟", "李娜", "赵敏"]
    photo = next(each for each in case["entries"] if each["kind"] == "photo")
    assert photo["files"] == list(paths)
    inspection = next(each for each in case["entries"] if each["kind"] == "inspection")
    assert inspection["supplements"] == [12]


def test_case_json_without_its_case_entry_says_nothing_of_it() -> None:
    ledger = small_ledger()
    content = case_json(
        head_of(contents_of(ledger), INSPECTOR), (), Chain(ledger.vault).people, {}
    )
    case = decode(content)
    assert isinstance(case, dict)
    assert case["case"] == {"body": None, "sequence": 4}


# Cells


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")',
        "  =1+1", "＝1+1", "＋1", "－1", "＠x", "-", "--5", "-5;", "+86 10 1234", "-1,000", "=",
    ],
)  # fmt: skip
def test_cell_that_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["-5", "+5", "-0.5", "-1.2e3", "+1E-9", "5-3", "a=b", "<0.05", ""]
)
def test_plain_numbers_and_texts_stay(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\t=1", "<U+0009>=1"),
        ("\r=1", "<U+000D>=1"),
        ("a\r\nb\nc", "a ⏎ b ⏎ c"),
        ("\n=1", " ⏎ =1"),
        ("gpj\u202eexe", "gpj<U+202E>exe"),
        ("a\u200bb\ufeff", "a<U+200B>b<U+FEFF>"),
        ("\x00\x1f\x7f\x85", "<U+0000><U+001F><U+007F><U+0085>"),
        ("\U000e0041", "<U+E0041>"),
        ("𠅤䶮é", "𠅤䶮é"),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    assert safe_cell(text) == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        ("x", "x"),
        ([1, None, "a"], "1; ; a"),
        ({"b": 1, "a": ["x", "y"]}, "a=x; y, b=1"),
    ],
)
def test_values_become_text(value: object, text: str) -> None:
    assert cell_text(value) == text


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), min_size=3, max_size=3)))
def test_any_text_comes_back_as_one_cell(rows: Sequence[Sequence[str]]) -> None:
    content = write_csv(["a", "b", "c"], rows).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert found == [["a", "b", "c"], *[[safe_cell(cell) for cell in row] for row in rows]]
