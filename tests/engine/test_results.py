"""A laboratory's results come into a case: all of them or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.laboratory import Columns, MappingError, propose, read_columns
from fieldkit.evidence.measurements import MeasuredBy, Measurement
from fieldkit.evidence.media import Document
from fieldkit.evidence.record import to_body
from fieldkit.evidence.samples import Sample
from fieldkit.findings import Severity
from fieldkit.progress import Cancelled
from fieldkit.results import (
    Imported,
    LaboratoryResults,
    NoResultsError,
    ResultsRefusedError,
    TableChangedError,
)
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import new_vault

HEADING = "样品编号,监测项目,检测结果,单位,检出限,检测方法,分析日期"
ROW = "S-1,总镍,5.60,mg/L,0.007,HJ 776-2015,2026-05-03"
FIXED = {
    "laboratory": "演练检测有限公司",
    "cma_number": "260000000000",
    "report_number": "演练-001",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace


@pytest.fixture
def case(workspace: Workspace) -> int:
    party = workspace.seal(records.party()).sequence
    case = workspace.seal(records.case(party=party)).sequence
    inspection = workspace.seal(records.inspection(), case=case).sequence
    for number in ("S-1", "S-2"):
        workspace.seal(records.sample(inspection=inspection, number=number), case=case)
    return case


def table(folder: Path, *rows: str, name: str = "results.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEADING, *rows]), "utf-8")
    return path


def columns_of(workspace: Workspace, path: Path, case: int) -> Columns:
    looked = workspace.results.preview(path, case, None)
    return Columns(looked.columns.by_member, FIXED)


def take(workspace: Workspace, path: Path, case: int, columns: Columns) -> Imported:
    return workspace.results.take(
        path,
        case,
        columns,
        signer=workspace.personnel.signer,
        intake=workspace.intake,
    )


def test_rows_become_results_that_name_sample_and_file(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = table(tmp_path, ROW, "S-2,pH值,7.2,无量纲,,HJ 1147-2020,2026/5/3 09:30")
    imported = take(workspace, path, case, columns_of(workspace, path, case))
    document = workspace.register.item(imported.document.entry.sequence)
    content = b"".join(map(bytes, workspace.register.open_attachment(document.attachments[0])))
    assert content == path.read_bytes()
    first, second = (workspace.register.item(each.entry.sequence) for each in imported.results)
    nickel, ph = first.current, second.current
    assert isinstance(nickel, Measurement)
    assert isinstance(ph, Measurement)
    sample = workspace.register.item(nickel.sample or 0).current
    assert isinstance(sample, Sample)
    assert sample.number == "S-1"
    assert (nickel.value, nickel.unit, nickel.analyte_code) == ("5.60", "mg/L", "ni")
    assert (nickel.detection_limit, nickel.laboratory) == ("0.007", "演练检测有限公司")
    assert nickel.report == imported.document.entry.sequence
    assert ph.analysed_at is not None
    assert (ph.analysed_at.hour, ph.analysed_at.utcoffset()) == (
        9,
        workspace._clock.read().wall.utcoffset(),
    )


def test_every_row_that_will_not_go_in_is_told_with_all_its_reasons(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = table(
        tmp_path,
        ROW,
        "S-9,总镍,abc,mg/L,,,",
        "S-1,总镍,1,ppm,,,",
        "S-1,总镍,1,mg/L,,,2026-02-30",
        "S-1,,1,mg/L,,,",
    )
    looked = workspace.results.preview(path, case, columns_of(workspace, path, case))
    told = [(row.line.number, {each.field for each in row.problems}) for row in looked.refused]
    assert told == [
        (3, {"sample", "value"}),
        (4, {"unit"}),
        (5, {"analysed_at"}),
        (6, {"analyte"}),
    ]


def test_one_bad_row_keeps_the_whole_table_out(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = table(tmp_path, ROW, "S-9,总镍,1,mg/L,,,")
    size = workspace.register.size()
    with pytest.raises(ResultsRefusedError, match=r"1 of 2 rows.*row 3.*S-9"):
        take(workspace, path, case, columns_of(workspace, path, case))
    assert workspace.register.size() == size


def test_cancelling_leaves_nothing(workspace: Workspace, case: int, tmp_path: Path) -> None:
    path = table(tmp_path, *[ROW] * 20)
    columns = columns_of(workspace, path, case)
    size = workspace.register.size()
    objects = set(workspace._vault.objects.ids())

    def stop(done: int, _total: int, stage: str) -> None:
        if stage == "sealing results" and done == 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.results.take(
            path,
            case,
            columns,
            signer=workspace.personnel.signer,
            intake=workspace.intake,
            progress=stop,
        )
    assert workspace.register.size() == size
    assert set(workspace._vault.objects.ids()) == objects
    assert len(take(workspace, path, case, columns).results) == 20
    assert not [each for each in workspace.check() if each.severity is Severity.ERROR]


def test_columns_are_remembered_for_the_next_table(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("No,Stoff,Wert,Einheit\nS-1,ni,5,mg/L\n", "utf-8")
    with pytest.raises(MappingError, match="sample"):
        workspace.results.preview(path, case)
    said = Columns({"sample": "No", "analyte": "Stoff", "value": "Wert", "unit": "Einheit"}, FIXED)
    take(workspace, path, case, said)
    found = workspace.results.preview(path, case).columns
    assert found.by_member == said.by_member
    # The number of one report is none for the next.
    assert found.fixed == {name: FIXED[name] for name in ("laboratory", "cma_number")}


def test_notes_and_sums_are_left_out_and_named(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    rows = (ROW, "合计,,5.60,mg/L,,,", "备注：以下空白,,,,,,", "S-2,,,,,,")
    path = table(tmp_path, *rows)
    columns = columns_of(workspace, path, case)
    looked = workspace.results.preview(path, case, columns)
    assert [row.line.number for row in looked.asides] == [3, 4, 5]
    imported = take(workspace, path, case, columns)
    assert len(imported.results) == 1
    document = workspace.register.item(imported.document.entry.sequence).current
    assert document.note == "表中下列行未录入为监测结果：第3、4、5行"


def test_rows_that_cannot_go_in_are_left_out_when_that_is_wanted(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = table(tmp_path, ROW, "S-9,总镍,1,mg/L,,,", "S-2,总镍,<0.05,mg/L,,,")
    imported = workspace.results.take(
        path,
        case,
        columns_of(workspace, path, case),
        signer=workspace.personnel.signer,
        intake=workspace.intake,
        leave_out=True,
    )
    assert len(imported.results) == 2
    document = workspace.register.item(imported.document.entry.sequence).current
    assert "第3行" in str(document.note)


def test_table_of_which_no_row_is_left_is_refused(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = table(tmp_path, "S-9,总镍,1,mg/L,,,")
    size = workspace.register.size()
    with pytest.raises(NoResultsError):
        workspace.results.take(
            path,
            case,
            columns_of(workspace, path, case),
            signer=workspace.personnel.signer,
            intake=workspace.intake,
            leave_out=True,
        )
    assert workspace.register.size() == size


def test_file_that_is_in_the_case_already_is_told(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = table(tmp_path, ROW)
    columns = columns_of(workspace, path, case)
    assert workspace.results.preview(path, case, columns).sealed_as == ()
    imported = take(workspace, path, case, columns)
    again = workspace.results.preview(path, case, columns)
    assert again.sealed_as == (imported.document.entry.sequence,)


def test_file_that_changes_after_it_was_read_is_not_sealed(
    workspace: Workspace, case: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = table(tmp_path, ROW)
    columns = columns_of(workspace, path, case)
    real = LaboratoryResults.preview

    def preview(self: LaboratoryResults, *given: object) -> object:
        looked = real(self, *given)  # type: ignore[arg-type]  # passed on as it came
        path.write_text(path.read_text("utf-8").replace("5.60", "9.99"), "utf-8")
        return looked

    monkeypatch.setattr(LaboratoryResults, "preview", preview)
    size = workspace.register.size()
    with pytest.raises(TableChangedError):
        take(workspace, path, case, columns)
    assert workspace.register.size() == size


def test_document_is_a_report_only_where_all_rows_are_of_one(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "样品编号,项目,结果,单位,检测机构,报告编号\n"
        "S-1,总镍,1,mg/L,演练甲,001\nS-2,总镍,1,mg/L,演练甲,002\n",
        "utf-8",
    )
    imported = take(workspace, path, case, workspace.results.preview(path, case).columns)
    document = workspace.register.item(imported.document.entry.sequence).current
    assert isinstance(document, Document)
    assert document.report is None


@pytest.mark.parametrize(
    ("cells", "members"),
    [
        ("S-1,pH值,7.2,/,/,/,/", {"unit": "无量纲", "detection_limit": None, "method": None}),
        ("S-1,pH值,7.2,,,,", {"unit": "无量纲"}),
        ("Ｓ－１,总镍,０．０５Ｌ,mg/L,,,", {"value": "０．０５Ｌ"}),
        ("S-1,总镍,5,mg/L,0.007mg/L,,", {"detection_limit": "0.007"}),
        (
            "s-1,总镍,5,mg/L,,,2026年5月3日9时30分",
            {"analysed_at": "2026-05-03T09:30:00.000+08:00"},
        ),
        (
            "S-1,总镍,5,mg/L,,,２０２６／５／３　９：３０",
            {"analysed_at": "2026-05-03T09:30:00.000+08:00"},
        ),
        ("S-1,总镍,5,mg/L,,,20260503", {"analysed_at": "2026-05-03T00:00:00.000+08:00"}),
        (
            "S-1,总镍,5,mg/L,,,2026-05-03 09:30:05Z",
            {"analysed_at": "2026-05-03T09:30:05.000+00:00"},
        ),
    ],
)
def test_ways_of_writing_are_understood(
    workspace: Workspace, case: int, tmp_path: Path, cells: str, members: dict[str, object]
) -> None:
    path = table(tmp_path, cells)
    looked = workspace.results.preview(path, case, columns_of(workspace, path, case))
    assert not looked.refused
    body = to_body(looked.results[0])
    assert {name: body.get(name) for name in members} == members


@pytest.mark.parametrize(
    ("cells", "members"),
    [
        ("S-1,总镍,1,/,,,", {"unit"}),
        ("S-1,总镍,/,mg/L,,,", {"value"}),
        ("S-1,总镍,,mg/L,,,", {"value"}),
        ("S-1,总镍,5,mg/L,,,03/05/2026", {"analysed_at"}),
        ("S-1,总镍,5,mg/L,,,46145", {"analysed_at"}),
        ("平均值,总镍,5,mg/L,,,", {"sample"}),
    ],
)
def test_what_may_mean_two_things_is_refused(
    workspace: Workspace, case: int, tmp_path: Path, cells: str, members: set[str]
) -> None:
    path = table(tmp_path, cells)
    looked = workspace.results.preview(path, case, columns_of(workspace, path, case))
    assert [{each.field for each in row.problems} for row in looked.refused] == [members]


def test_comma_where_semicolons_part_cells_is_refused(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = tmp_path / "semicolons.csv"
    path.write_text("样品编号;项目;结果;单位\nS-1;总镍;1,234;mg/L\nS-1;总镍;1.2;mg/L\n", "utf-8")
    looked = workspace.results.preview(path, case, Columns({}, FIXED))
    assert [row.line.number for row in looked.refused] == [2]


def test_unit_may_stand_in_the_heading(workspace: Workspace, case: int, tmp_path: Path) -> None:
    path = tmp_path / "unit.csv"
    path.write_text("样品编号,项目,检测结果（mg/L）\nS-1,总镍,5\n", "utf-8")
    looked = workspace.results.preview(path, case, Columns({}, FIXED))
    assert looked.columns.by_member["value"] == "检测结果（mg/L）"
    assert looked.results[0].unit == "mg/L"


def test_readings_on_the_spot_come_in_with_their_point(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    path = tmp_path / "spot.csv"
    path.write_text(
        "样品编号,测定点位,测定方式,项目,结果,单位,测定时间\n"
        ",厂界东侧,现场测定,噪声,58,dB(A),2026-05-03 09:30\n"
        ",厂界东侧,目测,噪声,58,dB(A),2026-05-03 09:30\n",
        "utf-8",
    )
    looked = workspace.results.preview(path, case)
    assert [row.line.number for row in looked.refused] == [3]
    assert (looked.results[0].place, looked.results[0].point) == (MeasuredBy.FIELD, "厂界东侧")


def test_usual_headings_are_known_each_once() -> None:
    found = propose(("样品编号", "项目", "结果", "单位", "Result"))
    assert found.by_member == {
        "sample": "样品编号",
        "analyte": "项目",
        "value": "结果",
        "unit": "单位",
    }


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"column": {}},
        {"columns": []},
        {"columns": {"sample": 1}},
        {"columns": {"colour": "x"}},
        {"fixed": {"colour": "x"}},
        {"encoding": "latin-1"},
    ],
)
def test_mapping_that_is_not_of_its_form_is_refused(value: object) -> None:
    with pytest.raises(MappingError):
        read_columns(value)  # type: ignore[arg-type]  # what a person wrote


def test_column_that_the_table_does_not_have_is_named(
    workspace: Workspace, case: int, tmp_path: Path
) -> None:
    columns = Columns({"sample": "编号"}, {})
    with pytest.raises(MappingError, match="no column 编号"):
        workspace.results.preview(table(tmp_path, ROW), case, columns)
