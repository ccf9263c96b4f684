"""A laboratory's results come into a case: all of them or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.evidence.laboratory import Columns, MappingError, propose, read_columns
from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.samples import Sample
from fieldkit.findings import Severity
from fieldkit.progress import Cancelled
from fieldkit.results import Imported, ResultsRefusedError
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
    assert workspace.results.preview(path, case).columns == said


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
