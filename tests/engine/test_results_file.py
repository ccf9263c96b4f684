"""Results leave the vault as CSV and XLSX: every cell text, read back by our own import."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.samples import Medium, PointType, QcKind
from fieldkit.progress import Cancelled
from fieldkit.reference.comparison import Compliance
from fieldkit.reference.rows import Confidence
from fieldkit.reference.statutes import Outcome
from fieldkit.results_file import TableFormUnknownError, export_results
from fieldkit.vault.keyslot_file import InsideVaultError
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import new_vault


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace


@pytest.fixture
def case(workspace: Workspace) -> int:
    """A case with a sample S-1 at a workshop's outlet, its standard, and nickel in it."""
    party = workspace.seal(records.party()).sequence
    case = workspace.seal(records.case(party=party)).sequence
    inspection = workspace.seal(records.inspection(), case=case).sequence
    sample = records.sample(
        inspection=inspection,
        number="S-1",
        medium=Medium.WASTEWATER,
        point_type=PointType.WORKSHOP_OUTLET,
        other_point_reason=None,
    )
    first = workspace.seal(sample, case=case).sequence
    basis = records.basis(
        inspection=inspection,
        standard="GB 21900-2008",
        table="2",
        class_grade=None,
        limit_scope=None,
    )
    workspace.seal(basis, case=case)
    duplicate = replace(sample, number="S-1P", qc_kind=QcKind.DUPLICATE, parent=first)
    workspace.seal(duplicate, case=case)
    workspace.seal(result(first, "总镍", "5.60"), case=case)
    return case


def result(sample: int, analyte: str, value: str, **members: object) -> Measurement:
    made = records.measurement(
        sample=sample, analyte=analyte, value=value, unit="mg/L", report=None
    )
    return replace(made, inspection=None, analyte_code=None, **members)


def sample_of(workspace: Workspace, case: int, number: str = "S-1") -> int:
    found = {str(each.body["number"]): each.sequence
             for each in workspace.overview.standing_of(case, ("sample",))}  # fmt: skip
    return found[number]


def rows_of(path: Path) -> list[dict[str, str]]:
    """Rows of a written table by their headings, read with other people's readers."""
    if path.suffix == ".csv":
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    else:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        rows = [list(map(str, row)) for row in sheet.to_python()]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_each_result_stands_beside_its_limit_with_source(
    workspace: Workspace, case: int, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"out.{ending}"
    assert export_results(workspace, case, path, language="en").rows == 1
    (row,) = rows_of(path)
    told = {
        "Sample number": "S-1",
        "Analyte": "总镍",
        "Result": "5.60",
        "Unit": "mg/L",
        "Standard": "GB 21900-2008 表2 新建",
        "Limit": "≤0.5",
        "Unit of the limit": "mg/L",
        "C/S": "11.2",
        "(C-S)/S": "10.2",
        "Against the limit": "above the limit",
    }
    assert {name: row[name] for name in told} == told
    assert row["Sampled at"].endswith("+08:00")
    assert row["Confidence of the limit"] == "read in a copy of grade B"
    assert "AVERAGING_NOT_STATED" in row["To be minded"]
    assert len(row["Edition of the tables"]) == 64


def test_words_are_those_of_the_language(workspace: Workspace, case: int, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export_results(workspace, case, path, language="zh", explain=lambda code: f"〔{code}〕")
    (row,) = rows_of(path)
    assert (row["样品编号"], row["结果"], row["与限值比较"]) == ("S-1", "5.60", "超出限值")
    assert "〔AVERAGING_NOT_STATED〕" in row["注意事项"]


def test_controls_are_named_and_held_against_nothing(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    duplicate = sample_of(workspace, case, "S-1P")
    workspace.seal(result(duplicate, "总镍", "5.4"), case=case)
    export_results(workspace, case, tmp_path / "out.csv", language="zh")
    row = rows_of(tmp_path / "out.csv")[1]
    assert (row["质控类型"], row["限值"], row["与限值比较"]) == ("平行样", "", "")


def test_withdrawn_results_are_left_out(workspace: Workspace, case: int, tmp_path: Path) -> None:
    added = workspace.seal(result(sample_of(workspace, case), "总镍", "1"), case=case)
    workspace.withdraw(added.sequence, "演练：录入有误")
    assert export_results(workspace, case, tmp_path / "out.csv", language="zh").rows == 1


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\u3000=1", "＝1+1"]
)
def test_no_spreadsheet_runs_a_cell(
    workspace: Workspace, case: int, tmp_path: Path, text: str
) -> None:
    sample = sample_of(workspace, case)
    workspace.seal(result(sample, "总镍", "-0.20", analyst=text, method=text), case=case)
    export_results(workspace, case, tmp_path / "out.csv", language="zh")
    row = rows_of(tmp_path / "out.csv")[1]
    assert row["分析人"] == "'" + text.strip()
    assert row["结果"] == "-0.20"
    export_results(workspace, case, tmp_path / "out.xlsx", language="zh")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        kinds = {piece.split(">")[0] for piece in sheet.split("<c ")[1:]}
    assert all('t="s"' in each for each in kinds)


def test_address_is_no_link(workspace: Workspace, case: int, tmp_path: Path) -> None:
    sample = sample_of(workspace, case)
    workspace.seal(result(sample, "总镍", "1", method="https://example.org/x"), case=case)
    export_results(workspace, case, tmp_path / "out.xlsx", language="zh")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        assert not [name for name in book.namelist() if "rels/sheet" in name]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_written_table_comes_in_again_with_the_usual_mapping(
    workspace: Workspace, case: int, tmp_path: Path, ending: str, language: str
) -> None:
    sample = sample_of(workspace, case)
    workspace.seal(result(sample, "pH值", "6.5~8.5", analyst="-甲"), case=case)
    workspace.seal(result(sample, "总铬", "-0.5~0.8"), case=case)
    path = tmp_path / f"out.{ending}"
    export_results(workspace, case, path, language=language)
    looked = workspace.results.preview(path, case)
    assert not looked.refused
    before = {
        each.sequence: each for each in workspace.overview.standing_of(case, ["measurement"])
    }
    taken = workspace.results.take(
        path, case, signer=workspace.personnel.signer, intake=workspace.intake
    )
    after = workspace.overview.standing([each.entry.sequence for each in taken.results])
    kept = ("analyte", "value", "unit", "method", "detection_limit", "analysed_at", "analyst",
            "laboratory", "cma_number", "report_number", "sample", "place")  # fmt: skip
    assert [[each.body.get(name) for name in kept] for each in after] == [
        [each.body.get(name) for name in kept] for each in before.values()
    ]


def test_nothing_else_is_touched_when_it_is_stopped(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = tmp_path / "there" / "out.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"older")

    def stop(_done: int, _total: int, _stage: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_results(workspace, case, path, language="zh", progress=stop)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == {
        "out.xlsx": b"older"
    }


def test_name_must_say_what_it_is(workspace: Workspace, case: int, tmp_path: Path) -> None:
    with pytest.raises(TableFormUnknownError):
        export_results(workspace, case, tmp_path / "out.pdf", language="zh")


def test_every_word_is_there_in_both_languages() -> None:
    from fieldkit import results_file  # noqa: PLC0415

    assert results_file._CONFIDENCE.keys() == set(Confidence)
    assert results_file._COMPLIANCE.keys() == set(Compliance)
    assert results_file._OUTCOME.keys() == set(Outcome)


def test_no_table_goes_into_a_vault(workspace: Workspace, case: int, tmp_path: Path) -> None:
    with pytest.raises(InsideVaultError):
        export_results(workspace, case, tmp_path / "vault" / "out.csv", language="zh")
