"""What leaves the laptop: checkpoints and bundles, and what stays on record of them."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkit.bundle.trust import read_trust
from fieldkit.bundle.verdict import BottomLine, Fact, State, Verdict
from fieldkit.bundle.verifier import verify_bundle
from fieldkit.bundle.writer import TargetExistsError
from fieldkit.delivery import NotOfThisCaseError, OmissionUnexplainedError, Order, gather
from fieldkit.evidence.transfers import Means, Side, TransferredItem
from fieldkit.findings import Severity
from fieldkit.personnel import NotTheReceiverError
from fieldkit.progress import Cancelled
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import (
    OTHER_PASSPHRASE,
    SECOND,
    PracticeCase,
    new_vault,
    practice_case,
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


def verify(workspace: Workspace, path: Path, checkpoint: str | None = None) -> Verdict:
    trust = read_trust(workspace.personnel.trust_file())
    return verify_bundle(path, trust=trust, checkpoint=checkpoint)


def test_a_whole_case_is_exported_and_verifies(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    written = workspace.export(Order(case.case), tmp_path / "case.zip")
    verdict = verify(workspace, written.path)
    assert verdict.bottom_line is BottomLine.SOUND_AND_TRUSTED
    assert not [each for each in verdict.findings if each.severity is Severity.ERROR]
    assert zipfile.ZipFile(written.path).testzip() is None


def test_the_export_is_on_record_with_its_checkpoint(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    written = workspace.export(Order(case.case, reader="演练公安局"), tmp_path / "case.zip")
    entry = workspace.register.sealed(workspace.register.size() - 1).entry
    assert (entry.kind, entry.case) == ("export", case.case)
    assert entry.body["statement_sha256"] == written.statement_sha256
    assert workspace.register.issued_checkpoints() == (entry.body["checkpoint"],)
    assert [each.code for each in workspace.check()] == ["UNPROVEN_ENTRIES"]


def test_the_second_bundle_to_a_reader_follows_the_first(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    first = workspace.export(Order(case.case, reader="演练公安局"), tmp_path / "1.zip")
    other = workspace.export(Order(case.case, reader="别处"), tmp_path / "2.zip")
    second = workspace.export(Order(case.case, reader="演练公安局"), tmp_path / "3.zip")
    bodies = [workspace.register.sealed(row.sequence).entry.body for row in _exports(workspace)]
    assert [each["number"] for each in bodies] == [1, 1, 2]
    assert first.statement_sha256 != second.statement_sha256 != other.statement_sha256
    for path in (first.path, other.path, second.path):
        assert verify(workspace, path).bottom_line is BottomLine.SOUND_AND_TRUSTED


def test_a_checkpoint_taken_earlier_is_proven_by_the_bundle(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    note = workspace.issue_checkpoint("printed on the inspection record")
    workspace.seal(records.observation(inspection=case.inspection), case=case.case)
    written = workspace.export(Order(case.case), tmp_path / "case.zip")
    verdict = verify(workspace, written.path, note)
    assert verdict.states[Fact.CONSISTENT] is State.PASS


def test_a_checkpoint_of_another_vault_contradicts_the_bundle(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    with new_vault(tmp_path / "other") as other:
        foreign = other.issue_checkpoint("printed")
    written = workspace.export(Order(case.case), tmp_path / "case.zip")
    verdict = verify(workspace, written.path, foreign)
    assert verdict.states[Fact.CONSISTENT] is State.FAIL
    assert verdict.exit_status == 1


def test_selected_items_bring_what_they_stand_on_and_leave_the_rest_out(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    order = Order(case.case, items=frozenset({case.result}), reason="只移送监测结果")
    written = workspace.export(order, tmp_path / "some.zip")
    verdict = verify(workspace, written.path)
    assert verdict.bottom_line is BottomLine.SOUND_AND_TRUSTED
    with zipfile.ZipFile(written.path) as archive:
        names = archive.namelist()
        (ledger,) = (each for each in names if each.endswith("ledger.jsonl"))
        text = archive.read(ledger).decode("utf-8")
    along = (case.party, case.inspection, case.sample, case.supplement, case.refusal)
    for needed in (case.case, *along):
        assert f'"sequence":{needed},' in text
    for hidden in (case.photo, case.document, case.exhibit):
        assert f'"sequence":{hidden},' not in text
    assert not any("加药记录" in each for each in names)


def test_leaving_items_out_needs_a_reason(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    with pytest.raises(OmissionUnexplainedError):
        workspace.export(Order(case.case, items=frozenset({case.result})), tmp_path / "x.zip")
    assert not list(tmp_path.glob("x.zip*"))


def test_an_item_of_another_case_is_refused(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    order = Order(case.case, items=frozenset({0}), reason="x")
    with pytest.raises(NotOfThisCaseError):
        workspace.export(order, tmp_path / "x.zip")


def test_entries_of_other_cases_are_not_disclosed(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    secret = "与本案无关的另一个案件"
    other = workspace.seal(
        records.case(number="演练环立〔2026〕9号", cause=secret, party=case.party)
    )
    workspace.seal(records.observation(inspection=None, text=secret), case=other.sequence)
    written = workspace.export(Order(case.case), tmp_path / "case.zip")
    assert secret.encode("utf-8") not in written.path.read_bytes()
    assert verify(workspace, written.path).bottom_line is BottomLine.SOUND_AND_TRUSTED


def test_permit_and_outlet_of_a_judgement_are_brought_along_with_their_versions(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    party = workspace.seal(records.party()).sequence  # after the case was opened
    permit = workspace.seal(records.standard(party=party)).sequence
    version = workspace.supplement(permit, {"note": "演练"}, "演练：补充").sequence
    gone = workspace.withdraw(version, "演练：误录").sequence
    outlet = workspace.seal(records.point(party=party)).sequence
    other = workspace.seal(records.standard(party=party)).sequence
    workspace.seal(records.basis(inspection=case.inspection, own_standard=permit), case=case.case)
    workspace.seal(
        records.sample(inspection=case.inspection, number="S-404", own_point=outlet),
        case=case.case,
    )
    written = workspace.export(Order(case.case), tmp_path / "case.zip")
    assert verify(workspace, written.path).bottom_line is BottomLine.SOUND_AND_TRUSTED
    gathered = gather(workspace.register, Order(case.case), sender=workspace.personnel.me.key_id)
    disclosed = {each.entry.sequence for each in gathered.entries}
    assert {party, permit, version, gone, outlet} <= disclosed
    assert other not in disclosed


def test_everybody_who_signed_in_the_case_is_brought_along(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    folder = workspace.folder
    workspace.close()
    with Workspace.open(folder, OTHER_PASSPHRASE) as second:
        second.seal(records.observation(inspection=case.inspection), case=case.case)
        written = second.export(Order(case.case), tmp_path / "case.zip")
        verdict = verify(second, written.path)
    assert verdict.bottom_line is BottomLine.SOUND_AND_TRUSTED


def test_somebody_who_sealed_nothing_in_the_case_can_send_it(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    folder = workspace.folder
    workspace.close()
    with Workspace.open(folder, OTHER_PASSPHRASE) as second:
        written = second.export(Order(case.case), tmp_path / "case.zip")
        assert verify(second, written.path).bottom_line is BottomLine.SOUND_AND_TRUSTED


def test_a_sender_with_a_renewed_key_brings_the_former_one_along(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    workspace.personnel.renew_key(workspace.personnel.find(SECOND.name), "renewed passphrase")
    folder = workspace.folder
    workspace.close()
    with Workspace.open(folder, "renewed passphrase") as second:
        written = second.export(Order(case.case), tmp_path / "case.zip")
        assert verify(second, written.path).bottom_line is BottomLine.SOUND_AND_TRUSTED


def test_a_chosen_transfer_brings_its_confirmation_along(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    receiver = workspace.personnel.find(SECOND.name)
    me = workspace.personnel.me
    transfer = records.transfer(
        items=(TransferredItem(item=case.exhibit, seal_before="YL-F-0009"),),
        giver=Side(name=me.name, unit=me.unit, key_id=me.key_id, means=Means.KEY),
        receiver=Side(
            name=receiver.name, unit=receiver.unit, key_id=receiver.key_id, means=Means.KEY
        ),
    )
    handed, _ = workspace.hand_over(transfer, case=case.case, receiver_passphrase=OTHER_PASSPHRASE)
    order = Order(case.case, items=frozenset({handed.sequence}), reason="只移送交接记录")
    verdict = verify(workspace, workspace.export(order, tmp_path / "some.zip").path)
    assert verdict.bottom_line is BottomLine.SOUND_AND_TRUSTED
    assert not [each for each in verdict.findings if each.code == "CUSTODY_NOT_CONFIRMED"]


def test_a_second_passphrase_that_is_not_the_receivers_seals_nothing(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
    size = workspace.register.size()
    transfer = records.transfer(items=(TransferredItem(item=case.exhibit),))
    with pytest.raises(NotTheReceiverError):
        workspace.hand_over(transfer, case=case.case, receiver_passphrase=OTHER_PASSPHRASE)
    assert workspace.register.size() == size


def test_a_cancelled_export_leaves_nothing(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    size = workspace.register.size()

    def stop(_done: int, _total: int, _stage: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        workspace.export(Order(case.case), tmp_path / "case.zip", progress=stop)
    assert not list(tmp_path.glob("case.zip*"))
    assert workspace.register.size() == size


def test_an_existing_file_is_never_overwritten(
    opened: tuple[Workspace, PracticeCase], tmp_path: Path
) -> None:
    workspace, case = opened
    target = tmp_path / "case.zip"
    target.write_bytes(b"somebody's own")
    with pytest.raises(TargetExistsError):
        workspace.export(Order(case.case), target)
    assert target.read_bytes() == b"somebody's own"


def _exports(workspace: Workspace) -> tuple[object, ...]:
    return workspace.register.rows(kinds=["export"])
