"""The people of the vault, their keys and passphrases, the recovery key, and who came in."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkit.changes import Changed
from ui.engine_thread import Operation
from ui.operations.care import Noted
from ui.operations.records import PAGE
from ui.session import OpenVault

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.documents.recovery_sheet import RecoverySheet
    from fieldkit.documents.sheet import Mark
    from fieldkit.evidence.access_log import Access
    from fieldkit.ledger.people import Person, Role
    from fieldkit.personnel import Personnel
    from fieldkit.workspace import Workspace

# Imported where they are needed, on the engine thread: the first window comes sooner.
# ruff: noqa: PLC0415

_CHANGED = Changed.PEOPLE | Changed.LEDGER


@dataclass(frozen=True, slots=True)
class Crew:
    """Everybody who ever held a key of the vault, and who of them is signed in.

    Attributes:
        people: in order of entering.
        since: when each key came in, by key id.
        me: the one signed in; None after opening with the recovery key.
        administrators: how many may administrate the vault.
        replaced: ids of keys in whose place another came.
        known_passphrases: of invented people in a practice vault, by key id.
    """

    people: "tuple[Person, ...]"
    since: dict[str, datetime]
    me: "Person | None"
    administrators: int
    replaced: frozenset[str]
    known_passphrases: dict[str, str]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change of people gives back.

    Attributes:
        sequence: number of the entry that says so.
        changed: what screens have to load anew.
    """

    sequence: int
    changed: Changed = _CHANGED


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody got a new key after the recovery key opened the vault.

    Attributes:
        vault: as it is open now.
        changed: what screens have to load anew.
    """

    vault: OpenVault
    changed: Changed = _CHANGED


def crew() -> Operation[Crew]:
    """Everybody of the vault."""

    def ask(workspace: "Workspace") -> Crew:
        from fieldkit.clock import read_time
        from fieldkit.practice import known_passphrases

        personnel, register = workspace.personnel, workspace.register
        everybody = personnel.everybody
        return Crew(
            people=tuple(everybody),
            since={
                each.key_id: read_time(register.sealed(each.since).entry.time)
                for each in everybody
            },
            me=personnel.me if personnel.is_signed_in else None,
            administrators=len(everybody.administrators()),
            replaced=frozenset(each.replaces for each in everybody if each.replaces),
            known_passphrases=known_passphrases(workspace),
        )

    return Operation(lambda workspace, _: ask(workspace))


def add(
    name: str, unit: str, certificate_number: str, role: "Role", passphrase: str
) -> Operation[Changes]:
    """Brings somebody in; see `Personnel.add`."""

    def do(personnel: "Personnel") -> int:
        from fieldkit.evidence.staff import Applicant

        applicant = Applicant(name, unit, certificate_number, role)
        return personnel.add(applicant, passphrase).entry.sequence

    return _changing(do)


def change_role(person: "Person", role: "Role") -> Operation[Changes]:
    """Gives somebody another role."""
    return _changing(lambda personnel: personnel.change(person, role=role).entry.sequence)


def lock_out(person: "Person") -> Operation[Changes]:
    """Takes the passphrase of somebody who leaves away; what they sealed stays valid."""
    return _changing(lambda personnel: personnel.change(person, active=False).entry.sequence)


def renew_key(person: "Person", passphrase: str) -> Operation[Changes]:
    """A new key for somebody who lost the passphrase, or who comes back; by an administrator."""
    return _changing(lambda personnel: personnel.renew_key(person, passphrase).entry.sequence)


def confirm(person: "Person") -> Operation[Changes]:
    """Confirms that a key which came in after a recovery belongs to its person."""
    return _changing(lambda personnel: personnel.countersign(person).entry.sequence)


def change_passphrase(passphrase: str) -> Operation[None]:
    """Another passphrase for the person signed in."""
    return Operation(
        lambda workspace, _: workspace.personnel.change_passphrase(passphrase), writes=True
    )


def import_certificate(path: Path) -> Operation[Changes]:
    """Puts an agency's certificate for the own key on record."""

    def do(personnel: "Personnel") -> int:
        from fieldkit.host.durable import disk_errors

        with disk_errors(path):
            content = path.read_bytes()
        return personnel.import_certificate(content).entry.sequence

    return _changing(do)


def save_certificate_request(path: Path) -> Operation[Path]:
    """Writes a request with which an agency's authority certifies the own key."""
    return _writing(path, lambda personnel: personnel.certificate_request().encode("ascii"))


def save_trust_file(path: Path) -> Operation[Path]:
    """Writes everybody's certificates, for readers of bundles to pin."""
    return _writing(path, lambda personnel: personnel.trust_file())


def come_back(person: "Person", passphrase: str, *, renews: bool = False) -> Operation[SignedIn]:
    """A new key for the person who opened the vault with the recovery key.

    Args:
        person: who lost the passphrase.
        passphrase: the new one.
        renews: make a new recovery key too; only administrators can.
    """

    def do(workspace: "Workspace") -> SignedIn:
        from ui.operations.vaults import described, sheet_of

        workspace.personnel.renew_key(person, passphrase)
        if not renews:
            return SignedIn(described(workspace))
        recovery_key = workspace.personnel.renew_recovery_key()
        return SignedIn(described(workspace, sheet_of(workspace, recovery_key)))

    return Operation(lambda workspace, _: do(workspace), writes=True)


def renew_recovery_key() -> "Operation[RecoverySheet]":
    """A new recovery key; the former one opens nothing any more."""

    def do(workspace: "Workspace") -> "RecoverySheet":
        from ui.operations.vaults import sheet_of

        return sheet_of(workspace, workspace.personnel.renew_recovery_key())

    return Operation(lambda workspace, _: do(workspace), writes=True)


def note_recovery_proven() -> "Operation[Noted]":
    """Remembers that somebody showed that the recovery sheet is kept."""

    def do(workspace: "Workspace") -> Noted:
        workspace.settings.note_recovery_proven()
        return Noted()

    return Operation(lambda workspace, _: do(workspace), writes=True)


def marks_of(sheet: "RecoverySheet", language: str) -> "Operation[list[Mark]]":
    """The recovery sheet, to be drawn on a printer."""
    return Operation(lambda _workspace, _progress: sheet.marks(language))


def save_sheet(sheet: "RecoverySheet", language: str, path: Path) -> Operation[Path]:
    """Writes the recovery sheet as a PDF, where the person chose to have it."""

    def content(_: object) -> bytes:
        from fieldkit.documents.sheet import pdf

        return pdf(sheet.title(language), sheet.marks(language))

    return _writing(path, content)


def access_log(*, before: int | None = None, limit: int = PAGE) -> "Operation[tuple[Access, ...]]":
    """A page of who came in and what was changed about people, newest first."""
    return Operation(
        lambda workspace, _: workspace.personnel.access_log(before=before, limit=limit)
    )


def _changing(do: "Callable[[Personnel], int]") -> Operation[Changes]:
    return Operation(lambda workspace, _: Changes(do(workspace.personnel)), writes=True)


def _writing(path: Path, content: "Callable[[Personnel], bytes]") -> Operation[Path]:
    def write(personnel: "Personnel") -> Path:
        from fieldkit.host.durable import write_atomically

        write_atomically(path, content(personnel))
        return path

    return Operation(lambda workspace, _: write(workspace.personnel))
