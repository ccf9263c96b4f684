"""Cases as their list shows them: as they stand, counted, and quick to have."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.delivery import Order
from fieldkit.evidence.summaries import CaseSummary
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import PracticeCase, new_vault, practice_case

Opened = tuple[Workspace, PracticeCase]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def only(workspace: Workspace) -> CaseSummary:
    (summary,) = workspace.register.case_summaries()
    return summary


def test_a_case_is_summed_up_with_its_party_and_counts(opened: Opened) -> None:
    workspace, case = opened
    summary = only(workspace)
    entries = [row for row in workspace.register.rows(case=case.case) if row.kind != "case"]
    assert summary.sequence == case.case
    assert (summary.number, summary.party) == ("演练环立〔2026〕1号", case.party)
    assert summary.party_name == records.party().name
    assert summary.inspections == 1
    assert summary.entries == summary.undelivered == len(entries)
    assert summary.last_activity == entries[-1].sealed_at
    assert not summary.is_exported


def test_what_a_bundle_held_is_no_longer_undelivered(opened: Opened, tmp_path: Path) -> None:
    workspace, case = opened
    order = Order(case.case, items=frozenset({case.sample}), reason="the rest later")
    workspace.export(order, tmp_path / "part.zip")
    omitted = workspace.register.case_entries(case.case)[-1].entry.body["omitted"]
    assert isinstance(omitted, list)
    assert only(workspace).undelivered == len(omitted) > 0
    assert only(workspace).is_exported
    workspace.export(Order(case.case), tmp_path / "whole.zip")
    assert only(workspace).undelivered == 0
    workspace.seal(records.observation(inspection=case.inspection), case=case.case)
    assert only(workspace).undelivered == 1


def test_supplements_count_unless_they_were_withdrawn(opened: Opened) -> None:
    workspace, case = opened
    workspace.supplement(case.case, {"number": "演练环立〔2026〕7号"}, "立案")
    wrong = workspace.supplement(case.party, {"name": "别的厂（演练数据）"}, "误")
    assert only(workspace).number == "演练环立〔2026〕7号"
    assert only(workspace).party_name == "别的厂（演练数据）"
    workspace.withdraw(wrong.sequence, "误录")
    assert only(workspace).party_name == records.party().name


def test_a_withdrawn_inspection_is_not_counted(opened: Opened) -> None:
    workspace, case = opened
    workspace.withdraw(case.inspection, "误录")
    assert only(workspace).inspections == 0


def test_a_case_without_party_has_none(opened: Opened) -> None:
    workspace, _ = opened
    workspace.seal(records.case(number="2", party=None, unknown_party_reason="夜间倾倒"))
    second = workspace.register.case_summaries()[1]
    assert (second.party, second.party_name, second.entries) == (None, "", 0)
    assert not second.is_exported


@pytest.mark.parametrize("asked", ["管", "黄绿色", "练习化工", "暗管 电镀"])
def test_cases_are_found_by_evidence_party_and_cause(opened: Opened, asked: str) -> None:
    workspace, _ = opened
    found = workspace.register.cases_holding(asked)
    summary = only(workspace)
    assert {summary.sequence, summary.party} & found


@pytest.mark.parametrize("asked", ["没有这样的词", "", '"', "*"])
def test_nothing_is_found_for_words_that_are_nowhere(opened: Opened, asked: str) -> None:
    assert opened[0].register.cases_holding(asked) == frozenset()


def test_many_cases_are_summed_up_quickly(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        party = workspace.seal(records.party()).sequence
        # Beside the ledger, whose sealing takes its time, only rows count for the question.
        for number in range(250):
            case = workspace.seal(records.case(number=str(number), party=party)).sequence
            workspace.seal(records.inspection(), case=case)
        began = time.monotonic_ns()
        found = workspace.register.case_summaries()
        passed_ms = (time.monotonic_ns() - began) // 1_000_000
    assert len(found) == 250
    assert all((each.inspections, each.undelivered) == (1, 1) for each in found)
    assert passed_ms < 500
