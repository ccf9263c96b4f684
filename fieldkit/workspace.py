"""The engine's front door: one open vault and everything that can be done with it.

It composes; the rules are in the modules it calls. A workspace belongs to the thread that
opened it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from fieldkit import program
from fieldkit.bundle.writer import Written
from fieldkit.canonical import JsonObject
from fieldkit.changes import Changed
from fieldkit.clock import Clock, SystemClock
from fieldkit.delivery import Order, export, issue_checkpoint
from fieldkit.evidence import staff
from fieldkit.evidence.admission import admit
from fieldkit.evidence.audit import audit
from fieldkit.evidence.camera import Darkroom, Look, NoPreview, Preview
from fieldkit.evidence.corrections import Supplement, Withdrawal
from fieldkit.evidence.darkroom import Reason
from fieldkit.evidence.drafts import Drafts
from fieldkit.evidence.intake import LARGEST_PICTURE, Intake, Made, NotTaken, TakenPicture
from fieldkit.evidence.media import Photo
from fieldkit.evidence.opening import Opening
from fieldkit.evidence.overview import Overview
from fieldkit.evidence.record import Record, to_body
from fieldkit.evidence.recorder import Recorder, Taken
from fieldkit.evidence.register import Register
from fieldkit.evidence.signings import Outcome, Signing
from fieldkit.evidence.signings import Signer as SigningRole
from fieldkit.evidence.staff import Applicant
from fieldkit.evidence.things import Things
from fieldkit.evidence.transfers import Transfer
from fieldkit.findings import Finding
from fieldkit.ledger.entry import Attachment, SealedEntry
from fieldkit.ledger.people import FOUNDING, Introduced, Role
from fieldkit.ledger.signatures import KeySigner, Signer
from fieldkit.personnel import NotTheReceiverError, Personnel
from fieldkit.progress import Progress, silent
from fieldkit.results import LaboratoryResults
from fieldkit.screening import Screening
from fieldkit.settings import VaultSettings
from fieldkit.vault.backup import back_up
from fieldkit.vault.keyslot_file import require_outside
from fieldkit.vault.keyslots import PRODUCTION_COST, KdfCost
from fieldkit.vault.setting_table import SettingTable
from fieldkit.vault.vault import Vault, create_vault, open_vault


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing returns.

    Attributes:
        entry: the entry as it stands in the ledger.
        changed: what screens have to load anew.
    """

    entry: SealedEntry
    changed: Changed

    @property
    def sequence(self) -> int:
        """The entry's number in the ledger."""
        return self.entry.entry.sequence


class Workspace:
    """One open vault.

    Attributes:
        register: questions to the ledger.
        overview: the ledger as long lists show it.
        things: bottles and exhibits, and who holds them.
        personnel: the people: who is signed in, who may come in.
        drafts: what is half written.
        settings: what the vault remembers that is no evidence.
        results: tables of laboratories, on their way into a case.
        screening: cases held against limits and thresholds.
    """

    def __init__(self, vault: Vault, clock: Clock, *, accept_loss: bool) -> None:
        """Use `create`, `open` or `recover`."""
        self._vault = vault
        self._clock = clock
        self._recorder = Recorder(vault, clock)
        self._darkroom = Darkroom()
        self.register = Register(vault)
        self.overview = Overview(vault.database, self.register)
        self.things = Things(vault.database, self.register)
        opening = Opening(vault, self._recorder, self.register, accept_loss=accept_loss)
        self.personnel = Personnel(vault, self._recorder, self.register, opening)
        self.drafts = Drafts(vault, clock)
        self.settings = VaultSettings(SettingTable(vault.database), clock)
        self.results = LaboratoryResults(
            self.register, self.things, self._recorder, self.settings, clock
        )
        self.screening = Screening(self.register, clock)

    @classmethod
    def create(
        cls,
        folder: Path,
        founder: Applicant,
        passphrase: str,
        *,
        sm3: bool = False,
        practice: bool = False,
        clock: Clock | None = None,
        cost: KdfCost = PRODUCTION_COST,
    ) -> tuple[Self, str]:
        """A new vault with its first person, who becomes its administrator.

        Args:
            folder: where the vault will be; must not exist yet.
            founder: the first person.
            passphrase: the founder's.
            sm3: whether every file gets an SM3 digest beside SHA-256; big files are then
                taken in about three times more slowly.
            practice: whether it is for practice only, which its first entry then says for ever.
            clock: where the time comes from.
            cost: of trying one passphrase.

        Returns:
            The open vault and its recovery key, to be printed and never stored.

        Raises:
            FieldkitError: the passphrase is too weak, the folder exists, no room.
        """
        clock = clock or SystemClock()
        founder = replace(founder, role=Role.ADMINISTRATOR)
        private_key, certificate = staff.new_key(founder, clock.read().wall)
        with create_vault(folder, passphrase, private_key, cost=cost) as making:
            body = {
                **staff.introduction(founder, certificate, Introduced.FOUNDER),
                "profile": {"sm3": sm3, **({"practice": True} if practice else {})},
                "program": program.identity(),
            }
            signer = KeySigner(private_key, certificate)
            Recorder(making.vault, clock).seal(FOUNDING, body, signer)
            vault, recovery_key = making.finish()
        return cls._opened(vault, clock, accept_loss=False), recovery_key

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrase: str,
        *,
        clock: Clock | None = None,
        accept_loss: bool = False,
    ) -> Self:
        """The vault in a folder, opened by one of its people.

        Args:
            folder: the vault.
            passphrase: of any of its people.
            clock: where the time comes from.
            accept_loss: go on although the ledger is older than what was seen of it; what
                is missing is put on record.

        Raises:
            FieldkitError: wrong passphrase, waiting time, vault in use, damaged, too new.
            LedgerRolledBackError: an older copy was put back, or the newest entries are lost.
        """
        clock = clock or SystemClock()
        vault = open_vault(folder, passphrase=passphrase, clock=clock)
        return cls._opened(vault, clock, accept_loss)

    @classmethod
    def recover(
        cls,
        folder: Path,
        recovery_key: str,
        *,
        clock: Clock | None = None,
        accept_loss: bool = False,
    ) -> Self:
        """The vault in a folder, opened by its printed recovery key; nobody is signed in.

        Raises:
            FieldkitError: as `open`; a mistyped key is told group by group.
        """
        clock = clock or SystemClock()
        vault = open_vault(folder, recovery_key=recovery_key, clock=clock)
        return cls._opened(vault, clock, accept_loss)

    @classmethod
    def _opened(cls, vault: Vault, clock: Clock, accept_loss: bool) -> Self:
        try:
            return cls(vault, clock, accept_loss=accept_loss)
        except BaseException:
            vault.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        *_: type[BaseException] | BaseException | TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the vault and wipes its keys from memory as far as Python allows. Repeatable."""
        self._darkroom.close()
        self._vault.close()

    @property
    def folder(self) -> Path:
        """Where the vault is."""
        return self._vault.path

    @property
    def vault_id(self) -> str:
        """The vault's UUID."""
        return self._vault.vault_id

    @property
    def is_practice(self) -> bool:
        """Whether the vault was made for practice: nothing in it is evidence."""
        return self._profile.get("practice") is True

    # Evidence

    def seal(
        self,
        record: Record,
        *,
        case: int | None = None,
        files: Sequence[Taken] = (),
        draft: str | None = None,
    ) -> Sealed:
        """Puts a record on the ledger. From then on it can only be supplemented.

        When the record is refused, its files leave the vault again, unless a draft holds them.

        Args:
            record: valid in itself.
            case: sequence of the case, None for what belongs to none.
            files: what `take_in` returned, or those of the draft.
            draft: name of the draft that it was until now; it is gone when this returns.

        Raises:
            RecordError: it does not fit what is there already.
            StorageError: no room, drive gone.
        """
        return self._seal_as(self.personnel.signer, record, case, files, draft)

    def take_in(
        self, source: Path | Made, role: str = "original", progress: Progress = silent
    ) -> Taken:
        """A file, or what the program made, read once, encrypted; `seal` then names it.

        Raises:
            FieldkitError: it cannot be read, is no regular file, changed, or there is no room.
            Cancelled: by `progress`; nothing of it stays.
        """
        return self.intake.take_in(source, role, progress)

    def put_back(self, files: Iterable[Taken]) -> None:
        """Removes files that were taken in and will not be sealed."""
        for each in files:
            self.intake.put_back(each)

    def take_in_picture(self, path: Path, progress: Progress = silent) -> TakenPicture:
        """A file as `take_in`, with what its camera wrote; a file that is no picture as well.

        Raises:
            FieldkitError: as `take_in`.
            Cancelled: by `progress`; nothing of it stays.
        """
        return self.intake.take_in_picture(path, progress)

    def preview(self, attachment: Attachment, longest_edge_px: int) -> Preview | NoPreview:
        """A small upright picture of a sealed file, made in a confined process.

        Raises:
            IntegrityError: the stored bytes are damaged.
        """
        if attachment.size > LARGEST_PICTURE:
            return NoPreview(Reason.TOO_LARGE)
        content = b"".join(bytes(piece) for piece in self.register.open_attachment(attachment))
        return self._darkroom.preview(content, longest_edge_px)

    def add_photos(
        self,
        paths: Iterable[Path],
        describe: Callable[[Path, Look], Photo],
        *,
        case: int,
        progress: Progress = silent,
    ) -> Iterator[Sealed | NotTaken]:
        """Seals many photos one by one, while the next ones are being taken in.

        Args:
            paths: the files; what is no picture is sealed all the same.
            describe: makes the record from the file's name and what its camera wrote.
            case: sequence of the case.
            progress: units are files. Cancelling keeps what was sealed so far.

        Yields:
            For each file in order, the sealed entry or why it was not taken in.
        """
        for result in self.intake.take_in_pictures(paths, progress):
            if isinstance(result, NotTaken):
                yield result
            else:
                photo = describe(result.path, result.look)
                yield self.seal(photo, case=case, files=[result.taken])

    def hand_over(
        self,
        transfer: Transfer,
        *,
        case: int,
        receiver_passphrase: str | None = None,
        files: Sequence[Taken] = (),
        draft: str | None = None,
    ) -> tuple[Sealed, ...]:
        """Puts a transfer of custody on record, and the receiver's own confirmation.

        Args:
            transfer: what went from whom to whom. A side that confirms with its key is
                either signed in or the receiver.
            case: sequence of the case.
            receiver_passphrase: of the receiver, who confirms here with their own key. Without
                it, one of the vault confirms later, by sealing a signing of the transfer.
            files: images of handwritten signatures.
            draft: name of the draft that it was until now.

        Returns:
            The transfer and, if confirmed here, the confirmation.

        Raises:
            WrongPassphraseError: not the receiver's; nothing was sealed.
        """
        if receiver_passphrase is None:
            return (self.seal(transfer, case=case, files=files, draft=draft),)
        receiver = self.personnel.another(receiver_passphrase)
        if receiver.key_id != transfer.receiver.key_id:
            raise NotTheReceiverError()
        handed = self.seal(transfer, case=case, files=files, draft=draft)
        confirmation = Signing(
            entries=(handed.sequence,),
            signer=SigningRole.RECEIVER,
            name=transfer.receiver.name,
            outcome=Outcome.KEY,
            signed_at=self._clock.read().wall,
            place=transfer.place,
        )
        return handed, self._seal_as(receiver, confirmation, case, ())

    def supplement(self, sequence: int, changes: JsonObject, reason: str) -> Sealed:
        """Corrects an item (补正): what was sealed stays readable beside it."""
        return self.seal(Supplement(corrects=sequence, changes=changes, reason=reason))

    def withdraw(self, sequence: int, reason: str) -> Sealed:
        """Says that an item or a supplement no longer counts; it stays readable."""
        return self.seal(Withdrawal(corrects=sequence, reason=reason))

    # What leaves the laptop

    def issue_checkpoint(self, purpose: str) -> str:
        """The text of a signed checkpoint over the ledger, on record as having left."""
        return issue_checkpoint(self.register, self._recorder, self.personnel.signer, purpose)

    def export(self, order: Order, target: Path, progress: Progress = silent) -> Written:
        """A signed bundle for the police, read back from the disk and verified.

        Raises:
            FieldkitError: the order cannot be met, stored evidence is damaged, no room.
                Nothing stays under the final name then.
            Cancelled: by `progress`; likewise.
        """
        require_outside(target)
        signer = self.personnel.signer
        return export(self.register, self._recorder, signer, order, target, progress=progress)

    # Care

    def check(
        self,
        *,
        every_byte: bool = False,
        checkpoints: Iterable[str] = (),
        progress: Progress = silent,
    ) -> list[Finding]:
        """Everything found wrong in the vault, and what a reader of it must know."""
        return audit(
            self._vault, every_byte=every_byte, checkpoints=checkpoints, progress=progress
        )

    def back_up(self, folder: Path, progress: Progress = silent) -> None:
        """Brings a backup up to date, consistent with this moment, and verifies it.

        Raises:
            FieldkitError: as `fieldkit.vault.backup.back_up`; it does not count as made then.
            Cancelled: by `progress`; the former backup stays.
        """
        back_up(self._vault, folder, progress)
        self.settings.note_backup(folder)

    def _seal_as(
        self,
        signer: Signer,
        record: Record,
        case: int | None,
        files: Sequence[Taken],
        draft: str | None = None,
    ) -> Sealed:
        try:
            self.things.require_new_number(record)
            place = admit(
                self.register,
                record,
                case=case,
                roles=[each.attachment.role for each in files],
                now=self._clock.read().wall,
            )
        except BaseException:
            self.put_back(files)
            raise
        entry = self._recorder.seal(
            record.kind, to_body(record), signer, case=place, files=files, draft=draft
        )
        return Sealed(entry, _CHANGED.get(record.kind, Changed.ITEMS) | Changed.LEDGER)

    @property
    def intake(self) -> Intake:
        """Takes files in, many at a time too."""
        return Intake(self._vault, self._darkroom, sm3=self._profile.get("sm3") is True)

    @property
    def _profile(self) -> JsonObject:
        """What was laid down for the vault when it was founded."""
        profile = self.register.sealed(0).entry.body.get("profile")
        return profile if isinstance(profile, Mapping) else {}


_CHANGED: Final = {
    "case": Changed.CASES,
    "party": Changed.CASES,
    "transfer": Changed.ITEMS | Changed.CUSTODY,
}
