"""What a case lacks before it is handed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.delivery import Order
from fieldkit.evidence.readiness import readiness
from fieldkit.evidence.signings import Outcome, Signer
from fieldkit.evidence.transfers import TransferredItem
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import PracticeCase, new_vault, practice_case

Opened = tuple[Workspace, PracticeCase]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def lacking(workspace: Workspace, case: int) -> dict[str, str]:
    found = readiness(workspace.register, workspace.drafts.all(), case)
    return {each.code: each.path for each in found}


def test_drafts_of_the_case_are_named(opened: Opened) -> None:
    workspace, case = opened
    assert "DRAFT_UNSEALED" not in lacking(workspace, case.case)
    workspace.drafts.keep("sample here", "sample", case.case, {"number": "1"})
    workspace.drafts.keep("sample elsewhere", "sample", 9999, {"number": "1"})
    found = readiness(workspace.register, workspace.drafts.all(), case.case)
    (draft,) = [each for each in found if each.code == "DRAFT_UNSEALED"]
    assert draft.path == "sample here"
    assert draft.values == {"kind": "sample"}


def test_visit_that_nobody_of_the_party_signed_is_named(opened: Opened) -> None:
    workspace, case = opened
    assert "VISIT_UNSIGNED" not in lacking(workspace, case.case)  # the party refused, on record
    workspace.withdraw(case.refusal, "记错")
    assert lacking(workspace, case.case)["VISIT_UNSIGNED"] == f"#{case.inspection}"
    by_officer = records.refusal(
        entries=(case.inspection,), signer=Signer.OFFICER, outcome=Outcome.REFUSED
    )
    workspace.seal(by_officer, case=case.case)
    assert "VISIT_UNSIGNED" in lacking(workspace, case.case)


def test_what_the_visit_lacks_is_counted(opened: Opened) -> None:
    workspace, case = opened
    found = readiness(workspace.register, (), case.case)
    (visit,) = [each for each in found if each.code == "VISIT_LACKING"]
    assert 0 < int(visit.values["count"]) < int(visit.values["due"])


def test_entries_without_checkpoint_outside_are_counted(opened: Opened, tmp_path: Path) -> None:
    workspace, case = opened
    assert "CASE_UNCOVERED" in lacking(workspace, case.case)
    workspace.export(Order(case.case), tmp_path / "bundle.zip")  # brings a checkpoint itself
    assert "CASE_UNCOVERED" not in lacking(workspace, case.case)


def test_gap_of_custody_is_named(opened: Opened) -> None:
    workspace, case = opened
    item = TransferredItem(item=case.sample, seal_before="YL-F-9999", seal_after="YL-F-9999")
    workspace.seal(records.transfer(items=(item,)), case=case.case)
    assert lacking(workspace, case.case)["CUSTODY_SEAL_DIFFERS"] == f"#{case.sample}"


def test_case_without_evidence_is_named(opened: Opened) -> None:
    workspace, case = opened
    assert "CASE_EMPTY" not in lacking(workspace, case.case)
    empty = workspace.seal(records.case(party=case.party, number="演练2026-9")).sequence
    assert lacking(workspace, empty)["CASE_EMPTY"] == f"#{empty}"
