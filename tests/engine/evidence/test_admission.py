"""What a record must fit to before it is sealed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.evidence.admission import (
    CaseMissingError,
    CaseNumberTakenError,
    WithdrawnAlreadyError,
)
from fieldkit.evidence.parts import RecordError
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import PracticeCase, a_file, new_vault, practice_case


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def problems(refused: pytest.ExceptionInfo[RecordError]) -> dict[str, str]:
    return {each.field: each.problem for each in refused.value.problems}


def test_an_item_belongs_to_a_case(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    with pytest.raises(CaseMissingError):
        workspace.seal(records.observation(inspection=case.inspection))


def test_a_case_number_is_given_once(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    with pytest.raises(CaseNumberTakenError):
        workspace.seal(records.case(party=case.party))


def test_a_reference_must_be_there_and_of_the_right_kind(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    result = records.measurement(inspection=9999, sample=case.photo)
    with pytest.raises(RecordError) as refused:
        workspace.seal(result, case=case.case)
    assert problems(refused) == {"inspection": "no_such_entry", "sample": "wrong_kind"}


def test_a_reference_into_another_case_is_refused(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    other = workspace.seal(records.case(number="演练环立〔2026〕2号", party=case.party)).sequence
    with pytest.raises(RecordError) as refused:
        workspace.seal(records.observation(inspection=case.inspection), case=other)
    assert problems(refused) == {"inspection": "another_case"}


def test_a_moment_in_the_future_is_refused(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    late = records.at(300) + timedelta(days=3)
    with pytest.raises(RecordError) as refused:
        workspace.seal(
            records.observation(inspection=case.inspection, observed_at=late), case=case.case
        )
    assert set(problems(refused).values()) == {"in_future"}


def test_a_photo_needs_its_file_and_a_refused_one_leaves_the_vault(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    with pytest.raises(RecordError):
        workspace.seal(records.photo(inspection=case.inspection), case=case.case)
    files = set(workspace.folder.rglob("*"))
    taken = workspace.take_in(a_file(tmp_path / "files", content=b"unwanted"), "signature")
    with pytest.raises(RecordError):
        workspace.seal(records.photo(inspection=case.inspection), case=case.case, files=[taken])
    assert set(workspace.folder.rglob("*.fko")) <= files


def test_a_supplement_must_leave_a_sound_record(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    with pytest.raises(RecordError):
        workspace.supplement(case.sample, {"container_count": 0}, "x")
    with pytest.raises(RecordError):
        workspace.supplement(case.sample, {"no_such_member": "x"}, "x")


def test_supplements_build_on_each_other(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    workspace.supplement(case.sample, {"container_count": 3}, "点错了")
    item = workspace.register.item(case.sample)
    assert len(item.corrections) == 2


def test_what_was_withdrawn_is_corrected_no_more(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    workspace.withdraw(case.reading, "仪器未校准")
    with pytest.raises(WithdrawnAlreadyError):
        workspace.supplement(case.reading, {"value": "7.0"}, "x")
    with pytest.raises(WithdrawnAlreadyError):
        workspace.withdraw(case.reading, "再次")


def test_a_supplement_is_withdrawn_once(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    workspace.withdraw(case.supplement, "补正有误")
    with pytest.raises(WithdrawnAlreadyError):
        workspace.withdraw(case.supplement, "再次")


def test_a_correction_stands_in_the_case_of_what_it_corrects(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    sealed = workspace.register.sealed(case.supplement).entry
    assert sealed.case == case.case
    about_the_party = workspace.supplement(case.party, {"phone": "00000000009"}, "电话有变")
    assert about_the_party.entry.entry.case is None
