"""Somebody with the database key changes what was sealed; the full check finds and names it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from fieldkit.clock import time_text
from fieldkit.errors import StorageError
from fieldkit.evidence.opening import LedgerRolledBackError
from fieldkit.evidence.projection import INSERT_ATTACHMENT, INSERT_RECORD, INSERT_WORDS, project
from fieldkit.findings import Finding, Severity
from fieldkit.ledger import checkpoint
from fieldkit.ledger.entry import SealedEntry, read_line, seal
from fieldkit.ledger.signatures import KeySigner, Signer
from fieldkit.vault.database import Database, DatabaseAlteredError
from fieldkit.workspace import Workspace
from tests.builders import records
from tests.builders.vaults import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SECOND,
    HandClock,
    PracticeCase,
    new_vault,
    practice_case,
    reopened,
)

SEALED_TABLES = ("entry", "record", "attachment", "search", "object")
# How a finding names the row: the entry's number, or the entry that uses the file.
NAMED = {
    "entry": "'#' || sequence",
    "record": "'#' || sequence",
    "attachment": "'#' || sequence",
    "search": "'#' || rowid",
    "object": "(SELECT '#' || min(sequence) FROM attachment WHERE sha256 = object.sha256)",
}
# Found only when every byte is read, since nothing but the bytes themselves depends on them.
NEEDS_EVERY_BYTE = {("object", "object_id"), ("object", "key")}
CHANGES = {
    "integer": '"{0}" + 1000',
    "text": "\"{0}\" || 'x'",
    "blob": 'randomblob(length("{0}"))',
    "null": "1",
}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Workspace, PracticeCase]]:
    with new_vault(tmp_path / "vault") as workspace:
        yield workspace, practice_case(workspace, tmp_path / "files")


@contextmanager
def attack(workspace: Workspace) -> Iterator[Database]:
    """The database as somebody with its key has it: no triggers. All is taken back afterwards."""
    database = workspace.drafts.database
    database.execute("SAVEPOINT attack")
    try:
        _drop_triggers(database)
        database.execute("PRAGMA defer_foreign_keys = ON")
        yield database
    finally:
        database.execute("ROLLBACK TO attack")
        database.execute("RELEASE attack")


def _drop_triggers(database: Database) -> None:
    for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        database.execute(f'DROP TRIGGER "{name}"')


def errors(workspace: Workspace, **options: bool) -> list[Finding]:
    found = workspace.check(**options)
    return [each for each in found if each.severity is Severity.ERROR]


def codes(findings: list[Finding]) -> set[str]:
    return {each.code for each in findings}


def test_a_sound_vault_has_no_errors_and_says_what_is_unproven(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, _ = opened
    found = workspace.check(every_byte=True)
    assert [each.code for each in found] == ["UNPROVEN_ENTRIES"]
    assert found[0].detail.startswith(f"{workspace.register.size()} entries since")


@pytest.mark.parametrize("table", SEALED_TABLES)
def test_every_changed_column_of_every_row_is_found(
    table: str, opened: tuple[Workspace, PracticeCase]
) -> None:
    workspace, _ = opened
    database = workspace.drafts.database
    names = database.rows("SELECT name FROM pragma_table_info(?)", (table,))
    for (column,) in names:
        rows = database.rows(f'SELECT rowid, {NAMED[table]}, typeof("{column}") FROM "{table}"')
        assert rows
        for rowid, named, kind in rows:
            change = CHANGES[kind].format(column)
            with attack(workspace) as mine:
                changed = mine.execute(
                    f'UPDATE OR IGNORE "{table}" SET "{column}" = {change} WHERE rowid = ?',
                    (rowid,),
                )
                if changed == 0:
                    continue  # the schema itself does not let it stand
                found = errors(workspace, every_byte=(table, column) in NEEDS_EVERY_BYTE)
                assert found, f"{table}.{column} of row {rowid} was changed unseen"
                assert any(named in f"{each.path} {each.detail}" for each in found), found


@pytest.mark.parametrize("table", SEALED_TABLES)
def test_every_deleted_row_is_found(table: str, opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, _ = opened
    for (rowid,) in workspace.drafts.database.rows(f'SELECT rowid FROM "{table}"'):
        with attack(workspace) as mine:
            mine.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
            assert errors(workspace), f"row {rowid} of {table} was deleted unseen"


def test_an_entry_deleted_with_all_its_rows_is_found(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    for sequence in range(workspace.register.size()):
        with attack(workspace) as mine:
            _remove(mine, sequence)
            assert errors(workspace), f"entry {sequence} was removed unseen"
    assert case.supplement < workspace.register.size()


def test_entries_that_changed_places_are_found(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    first, second = case.reading, case.result
    with attack(workspace) as mine:
        lines = dict(mine.rows("SELECT sequence, line FROM entry"))
        digests = dict(mine.rows("SELECT sequence, digest FROM entry"))
        mine.execute("DELETE FROM entry WHERE sequence IN (?, ?)", (first, second))
        for here, there in ((first, second), (second, first)):
            mine.execute(
                "INSERT INTO entry (sequence, digest, line) VALUES (?, ?, ?)",
                (here, digests[there], lines[there]),
            )
        assert "ENTRY_OUT_OF_PLACE" in codes(errors(workspace))


def test_a_repeated_entry_is_found(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    with attack(workspace) as mine:
        size = workspace.register.size()
        (line,) = mine.one("SELECT line FROM entry WHERE sequence = ?", (case.photo,)) or (b"",)
        mine.execute(
            "INSERT INTO entry (sequence, digest, line) VALUES (?, randomblob(32), ?)",
            (size, line),
        )
        assert {"ENTRY_OUT_OF_PLACE", "ROW_RENUMBERED"} <= codes(errors(workspace))


def test_a_row_about_no_entry_is_found(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    with attack(workspace) as mine:
        mine.execute(
            """INSERT INTO record SELECT 9999, kind, case_sequence, 99, inspection, corrects,
                      title, occurred_at, sealed_at, actor FROM record WHERE sequence = ?""",
            (case.photo,),
        )
        assert "ROW_STRAY" in codes(errors(workspace))


def test_an_entry_moved_to_another_case_is_found(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, case = opened
    other = workspace.seal(records.case(number="演练环立〔2026〕2号", party=case.party)).sequence
    with attack(workspace) as mine:
        mine.execute("UPDATE record SET case_sequence = ? WHERE sequence = ?", (other, case.photo))
        found = errors(workspace)
        assert [(each.code, each.path) for each in found] == [("ROW_ALTERED", f"#{case.photo}")]
        assert "case_sequence" in found[0].detail


def test_a_forged_entry_in_somebody_elses_name_is_found(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    """L6 and more: the forger has the database key and a signing key of another vault."""
    workspace, case = opened
    with attack(workspace) as mine:
        sealed = workspace.register.sealed(case.result)
        changed = dict(sealed.entry.body) | {"value": "0.39"}
        forged = _resealed(sealed, changed, _Forger(sealed.entry.actor))
        _put(mine, forged)
        found = {(each.code, each.path) for each in errors(workspace)}
        assert ("ENTRY_SIGNATURE_WRONG", f"#{case.result}") in found
        assert ("ENTRY_CHAIN_BROKEN", f"#{case.result + 1}") in found


def test_an_entry_of_another_vault_is_found(
    tmp_path: Path, opened: tuple[Workspace, PracticeCase]
) -> None:
    workspace, case = opened
    with new_vault(tmp_path / "other") as other:
        foreign_case = practice_case(other, tmp_path / "files")
        foreign = other.register.sealed(foreign_case.result)
    with attack(workspace) as mine:
        _put(mine, foreign, at=case.result)
        assert "ENTRY_OF_ANOTHER_VAULT" in codes(errors(workspace))


def test_own_entries_rewritten_after_a_checkpoint_are_found_given_the_checkpoint(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    """L7: the forger has the database key and their own signing key, and rewrites consistently."""
    workspace, case = opened
    note = workspace.issue_checkpoint("printed on the record")
    signer = workspace.personnel.signer
    with attack(workspace) as mine:
        _rewrite_from(workspace, mine, case.result, {"value": "0.39"}, signer, without=note)
        inside = errors(workspace)
        given = [
            each for each in workspace.check(checkpoints=[note]) if each.severity is Severity.ERROR
        ]
        assert "CHECKPOINT_CONTRADICTED" in codes(given)
        # The heads remembered outside the database were not rewritten here.
        assert codes(inside) <= {"LEDGER_REWRITTEN", "LEDGER_CUT"}


def test_entries_newer_than_every_checkpoint_can_be_rewritten_and_the_check_says_so(
    tmp_path: Path,
) -> None:
    """L8: not found, by nature; so the check must not claim otherwise."""
    with new_vault(tmp_path / "vault") as workspace:
        case = practice_case(workspace, tmp_path / "files")
        signer = workspace.personnel.signer
        with attack(workspace) as mine:
            _rewrite_from(workspace, mine, case.result, {"value": "0.39"}, signer)
            found = workspace.check()
            assert codes(found) - {"LEDGER_REWRITTEN"} == {"UNPROVEN_ENTRIES"}
            told = next(each for each in found if each.code == "UNPROVEN_ENTRIES")
            assert told.detail.startswith(f"{workspace.register.size()} entries since the last")


def test_entries_cut_off_at_the_end_are_found_by_the_remembered_head(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, case = opened
    with attack(workspace) as mine:
        for sequence in range(case.document, workspace.register.size()):
            _remove(mine, sequence)
        found = errors(workspace)
        assert codes(found) >= {"LEDGER_CUT"}
        assert any("entries at the end are gone" in each.detail for each in found)


def test_a_checkpoint_newer_than_the_ledger_shows_that_entries_are_gone(
    opened: tuple[Workspace, PracticeCase],
) -> None:
    workspace, _ = opened
    note = workspace.issue_checkpoint("photographed")
    size = workspace.register.size()
    with attack(workspace) as mine:
        for sequence in (size - 2, size - 1):
            _remove(mine, sequence)
        assert "CHECKPOINT_AHEAD" in codes(workspace.check(checkpoints=[note]))


def test_a_checkpoint_of_another_vault_does_not_fit(
    tmp_path: Path, opened: tuple[Workspace, PracticeCase]
) -> None:
    workspace, _ = opened
    with new_vault(tmp_path / "other") as other:
        note = other.issue_checkpoint("printed")
    found = workspace.check(checkpoints=[note])
    assert "CHECKPOINT_OF_ANOTHER_VAULT" in codes(found)


def test_an_unreadable_checkpoint_is_told(opened: tuple[Workspace, PracticeCase]) -> None:
    workspace, _ = opened
    assert "CHECKPOINT_UNREADABLE" in codes(workspace.check(checkpoints=["nonsense"]))


def test_a_checkpoint_signed_by_a_stranger_is_told(
    tmp_path: Path, opened: tuple[Workspace, PracticeCase]
) -> None:
    workspace, _ = opened
    with new_vault(tmp_path / "other") as other:
        stranger = other.personnel.signer
    held = checkpoint.read(workspace.issue_checkpoint("printed"))
    note = checkpoint.issue(held.origin, held.size, held.root, stranger)
    assert "CHECKPOINT_SIGNER_UNKNOWN" in codes(workspace.check(checkpoints=[note]))


def test_an_old_copy_put_back_is_noticed_at_the_next_opening(tmp_path: Path) -> None:
    """L5: the user's profile remembers what the folder no longer holds."""
    vault, old = tmp_path / "vault", tmp_path / "old"
    with new_vault(vault) as workspace:
        case = practice_case(workspace, tmp_path / "files")
    shutil.copytree(vault, old)
    with reopened(vault) as workspace:
        workspace.seal(records.observation(inspection=case.inspection), case=case.case)
    shutil.rmtree(vault)
    old.rename(vault)
    with pytest.raises(LedgerRolledBackError):
        reopened(vault)
    clock = HandClock()
    with Workspace.open(vault, PASSPHRASE, clock=clock, accept_loss=True) as workspace:
        kinds = [row.kind for row in workspace.register.rows(limit=1000)]
        assert "loss_accepted" in kinds
        assert "LOSS_ACCEPTED" in codes(workspace.check())


def test_what_was_noticed_at_the_opening_is_told_by_the_check(tmp_path: Path) -> None:
    new_vault(tmp_path / "vault").close()
    (tmp_path / "vault" / "keyslots.json").write_bytes(b"{}")
    with reopened(tmp_path / "vault") as workspace:
        assert "KEYSLOTS_RENEWED" in codes(workspace.check())


def test_a_deleted_journal_of_the_database_is_noticed(tmp_path: Path) -> None:
    """SQLite calls a database whole whose newest rows went with its WAL file."""
    vault, copy = tmp_path / "vault", tmp_path / "copy"
    with new_vault(vault) as workspace:
        practice_case(workspace, tmp_path / "files")
        shutil.copytree(vault, copy)
    for journal in copy.glob("*-wal"):
        journal.unlink()
    with pytest.raises((LedgerRolledBackError, StorageError)):
        reopened(copy)


def test_a_foreign_trigger_keeps_the_vault_from_opening(tmp_path: Path) -> None:
    """L3: a trigger could change what is written in the very moment of sealing."""
    vault = tmp_path / "vault"
    with new_vault(vault) as workspace:
        workspace.drafts.database.execute(
            """CREATE TRIGGER helpful AFTER INSERT ON draft
               BEGIN UPDATE draft SET body = '{}' WHERE id = NEW.id; END"""
        )
    with pytest.raises(DatabaseAlteredError):
        reopened(vault)


def test_an_entry_by_somebody_locked_out_is_found(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    with new_vault(vault) as workspace:
        workspace.personnel.add(SECOND, OTHER_PASSPHRASE)
        second = workspace.personnel.another(OTHER_PASSPHRASE)
        practice_case(workspace, tmp_path / "files")
        workspace.personnel.change(workspace.personnel.find(SECOND.name), active=False)
        with attack(workspace) as mine:
            last = workspace.register.sealed(workspace.register.size() - 1)
            forged = _next(last, second)
            _put(mine, forged)
            assert "ENTRY_SIGNER_LOCKED" in codes(errors(workspace))


class _Forger:
    """Signs with a key of its own and claims to be somebody else."""

    def __init__(self, key_id: str) -> None:
        self._signer = KeySigner(ec.generate_private_key(ec.SECP256R1()), b"")
        self.key_id = key_id
        self.certificate = b""

    def sign(self, message: bytes) -> bytes:
        return self._signer.sign(message)


def _resealed(sealed: SealedEntry, body: dict[str, object], signer: Signer) -> SealedEntry:
    return seal(replace(sealed.entry, body=body), signer)


def _next(last: SealedEntry, signer: Signer) -> SealedEntry:
    """An entry that would follow, by another actor."""
    entry = replace(
        last.entry,
        sequence=last.entry.sequence + 1,
        previous=last.digest,
        kind="checkpoint",
        case=None,
        case_position=None,
        body={"purpose": "forged"},
        attachments=(),
        actor=signer.key_id,
        time=time_text(records.at(600)),
    )
    return seal(entry, signer)


def _put(mine: Database, sealed: SealedEntry, at: int | None = None) -> None:
    """Puts an entry with all the right rows in the place of another one, or at the end."""
    place = sealed.entry.sequence if at is None else at
    _remove(mine, place)
    rows = project(sealed)
    mine.execute(
        "INSERT INTO entry (sequence, digest, line) VALUES (?, ?, ?)",
        (place, bytes.fromhex(sealed.digest), sealed.line),
    )
    mine.execute(INSERT_RECORD, (place, *rows.record[1:]))
    for row in rows.attachments:
        mine.execute(INSERT_ATTACHMENT, (place, *row[1:]))
    mine.execute(INSERT_WORDS, (place, rows.words))


def _remove(mine: Database, sequence: int) -> None:
    for table in ("attachment", "record", "entry"):
        mine.execute(f"DELETE FROM {table} WHERE sequence = ?", (sequence,))
    mine.execute("DELETE FROM search WHERE rowid = ?", (sequence,))


def _rewrite_from(
    workspace: Workspace,
    mine: Database,
    first: int,
    changes: dict[str, object],
    signer: Signer,
    without: str = "",
) -> None:
    """Changes an entry and signs it and all later ones anew, so that they fit each other.

    Entries that tell of the checkpoint `without` are rewritten not to.
    """
    previous = workspace.register.sealed(first - 1).digest
    for sequence in range(first, workspace.register.size()):
        sealed = workspace.register.sealed(sequence)
        body = dict(sealed.entry.body)
        if sequence == first:
            body |= changes
        if without and body.get("checkpoint") == without:
            del body["checkpoint"]
        again = seal(replace(sealed.entry, body=body, previous=previous), signer)
        assert read_line(again.line) == again
        _put(mine, again)
        previous = again.digest
