"""One writer: an entry, its rows and its files are there together or not at all."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest

from fieldkit.evidence.recorder import LedgerBrokenError, Recorder, UnknownCaseError
from fieldkit.ledger.chain import Chain
from fieldkit.ledger.signatures import Signer
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import HandClock, a_file, new_vault, practice_case, reopened


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: HandClock) -> Iterator[Workspace]:
    with new_vault(tmp_path / "vault", clock) as opened:
        yield opened


def kinds(workspace: Workspace) -> list[str]:
    return [row.kind for row in workspace.register.rows(limit=1000)]


def test_entries_are_numbered_chained_and_signed(workspace: Workspace, tmp_path: Path) -> None:
    practice_case(workspace, tmp_path / "files")
    followed = Chain(workspace.vault_id)
    for _, _, line in chain.from_iterable(workspace.register.pages()):
        _, found = followed.follow(bytes(line))
        assert found == []
    assert followed.size == workspace.register.size()
    assert kinds(workspace)[:2] == ["vault", "opening"]


def test_the_opening_entry_names_the_program(workspace: Workspace) -> None:
    body = workspace.register.sealed(1).entry.body
    assert body["version"] == "0.1.0"
    assert len(str(body["build"])) == 64


def test_positions_in_a_case_count_from_its_own_entry(
    workspace: Workspace, tmp_path: Path
) -> None:
    case = practice_case(workspace, tmp_path / "files")
    entries = [each.entry for each in workspace.register.case_entries(case.case)]
    assert [each.case_position for each in entries] == list(range(1, len(entries) + 1))
    assert entries[0].sequence == case.case


def test_a_clock_set_back_is_put_on_record_before_the_next_entry(
    workspace: Workspace, clock: HandClock
) -> None:
    clock.set(clock.wall - timedelta(days=1))
    workspace.seal(records.party())
    assert kinds(workspace)[-2:] == ["clock", "party"]
    found = [each.code for each in workspace.check()]
    assert found == ["CLOCK_STEP", "UNPROVEN_ENTRIES"]


def test_a_clock_that_just_goes_on_is_not_remarked_on(
    workspace: Workspace, clock: HandClock
) -> None:
    clock.go(hours=30)
    workspace.seal(records.party())
    assert "clock" not in kinds(workspace)


def test_an_entry_for_an_unknown_case_is_refused_and_its_file_leaves(
    workspace: Workspace, tmp_path: Path
) -> None:
    size = workspace.register.size()
    taken = workspace.take_in(a_file(tmp_path / "files"))
    with pytest.raises(UnknownCaseError):
        workspace.seal(records.observation(inspection=None), case=77)
    photo = records.photo(inspection=None)
    with pytest.raises(UnknownCaseError):
        workspace.seal(photo, case=77, files=[taken])
    assert workspace.register.size() == size
    assert _object_files(workspace) == []


def test_equal_content_is_stored_once(workspace: Workspace, tmp_path: Path) -> None:
    case = practice_case(workspace, tmp_path / "files")
    before = len(_object_files(workspace))
    same = a_file(tmp_path / "files", "copy of it.jpg")
    again = workspace.seal(
        records.photo(inspection=case.inspection),
        case=case.case,
        files=[workspace.take_in(same)],
    )
    assert len(_object_files(workspace)) == before
    assert workspace.register.known_content(again.entry.entry.attachments[0].sha256) == (
        case.photo,
        again.sequence,
    )
    assert workspace.check(every_byte=True)[0].code == "UNPROVEN_ENTRIES"


def test_a_signer_that_fails_leaves_nothing_and_the_next_entry_fits(
    workspace: Workspace, tmp_path: Path
) -> None:
    case = practice_case(workspace, tmp_path / "files")
    size = workspace.register.size()
    files = _object_files(workspace)
    taken = workspace.take_in(a_file(tmp_path / "files", content=b"never sealed"))
    with pytest.raises(TokenRemovedError):
        _recorder(workspace).seal(
            "photo", {}, RemovedToken(workspace.personnel.signer), case=case.case, files=[taken]
        )
    assert _object_files(workspace) == files
    assert workspace.register.size() == size
    workspace.seal(records.observation(inspection=case.inspection), case=case.case)
    assert [each.code for each in workspace.check(every_byte=True)] == ["UNPROVEN_ENTRIES"]


def test_a_damaged_last_line_stops_all_writing(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as workspace:
        database = workspace.drafts.database
        database.execute("DROP TRIGGER entry_is_final")
        database.execute("UPDATE entry SET line = x'00' WHERE sequence = 1")
        with pytest.raises(LedgerBrokenError):
            Recorder(workspace._vault, HandClock())


def test_the_ledger_goes_on_where_it_ended(tmp_path: Path) -> None:
    clock = HandClock()
    with new_vault(tmp_path / "vault", clock) as workspace:
        case = practice_case(workspace, tmp_path / "files")
        size = workspace.register.size()
    with reopened(tmp_path / "vault", clock) as workspace:
        sealed = workspace.seal(records.observation(inspection=case.inspection), case=case.case)
        assert sealed.sequence == size + 1
        assert [each.code for each in workspace.check()] == ["UNPROVEN_ENTRIES"]


class TokenRemovedError(Exception):
    """A hardware token was pulled out."""


class RemovedToken:
    """A signer whose token is gone: a device that fails."""

    def __init__(self, signer: Signer) -> None:
        self.key_id = signer.key_id
        self.certificate = signer.certificate

    def sign(self, message: bytes) -> bytes:
        raise TokenRemovedError


def _recorder(workspace: Workspace) -> Recorder:
    return workspace._recorder


def _object_files(workspace: Workspace) -> list[str]:
    folder = workspace.folder / "objects"
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
