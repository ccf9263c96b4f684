"""Real vaults in temporary folders, with a case in them that has something of every kind."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from fieldkit.clock import Clock, Reading
from fieldkit.evidence.record import Record
from fieldkit.evidence.samples import QcKind
from fieldkit.evidence.staff import Applicant
from fieldkit.evidence.transfers import TransferredItem
from fieldkit.ledger.people import Role
from fieldkit.vault.keyslots import KdfCost
from fieldkit.workspace import Workspace
from tests.builders import records

# As light as a vault accepts, so that tests do not wait for the key derivation.
LIGHT: Final = KdfCost(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE: Final = "演练 horse battery staple"
OTHER_PASSPHRASE: Final = "演练 second passphrase"
FOUNDER: Final = Applicant(
    "演练员甲", "演练市生态环境局（演练数据）", "演练0000001", Role.ADMINISTRATOR
)
SECOND: Final = Applicant(
    "演练员乙", "演练市生态环境局（演练数据）", "演练0000002", Role.INSPECTOR
)


@dataclass
class HandClock:
    """A clock that goes only when it is told to; each reading takes a millisecond."""

    wall: datetime = field(default_factory=lambda: records.at(300))
    boot: str = "test-boot"
    monotonic_ns: int = 1_000_000_000

    def read(self) -> Reading:
        self.go(milliseconds=1)
        return Reading(self.wall, self.boot, self.monotonic_ns)

    def go(self, **span: float) -> None:
        """Time passes."""
        passed = timedelta(**span)
        self.wall += passed
        self.monotonic_ns += int(passed.total_seconds() * 1_000_000_000)

    def set(self, wall: datetime) -> None:
        """Somebody sets the wall clock; the machine's steady clock goes on."""
        self.wall = wall


@dataclass(frozen=True)
class PracticeCase:
    """Sequences of what `practice_case` sealed."""

    party: int
    case: int
    inspection: int
    sample: int
    duplicate: int
    reading: int
    result: int
    photo: int
    document: int
    exhibit: int
    transfer: int
    refusal: int
    supplement: int


def new_vault(folder: Path, clock: Clock | None = None) -> Workspace:
    """An open vault with its founder, of PASSPHRASE, signed in."""
    workspace, _ = Workspace.create(
        folder, FOUNDER, PASSPHRASE, clock=clock or HandClock(), cost=LIGHT
    )
    return workspace


def reopened(folder: Path, clock: Clock | None = None) -> Workspace:
    """The vault again, opened by its founder."""
    return Workspace.open(folder, PASSPHRASE, clock=clock or HandClock())


def a_file(folder: Path, name: str = "photo.jpg", content: bytes = b"not really a photo") -> Path:
    """A file to be attached."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def practice_case(workspace: Workspace, files: Path) -> PracticeCase:
    """Seals a small case with a party, an inspection, samples, results, files and custody."""

    def seal(record: Record, case: int | None = None, *attached: tuple[Path, str]) -> int:
        taken = [workspace.take_in(path, role) for path, role in attached]
        return workspace.seal(record, case=case, files=taken).sequence

    party = seal(records.party())
    case = seal(records.case(party=party))
    inspection = seal(records.inspection(), case)
    sample = seal(records.sample(inspection=inspection), case)
    duplicate = seal(
        records.sample(
            inspection=inspection,
            number="FS20261103-02",
            qc_kind=QcKind.DUPLICATE,
            parent=sample,
            seal_number="YL-F-0002",
        ),
        case,
    )
    reading = seal(records.field_reading(inspection=inspection, sample=sample), case)
    result = seal(records.measurement(inspection=inspection, sample=sample), case)
    original = "original"
    photo = seal(records.photo(inspection=inspection), case, (a_file(files), original))
    page = a_file(files, "加药记录.pdf", b"%PDF-1.7 practice")
    document = seal(records.document(inspection=inspection), case, (page, original))
    exhibit = seal(records.exhibit(inspection=inspection, origin=(inspection,)), case)
    ink = a_file(files, "signature.png", b"\x89PNG practice")
    transfer = seal(
        records.transfer(
            items=(TransferredItem(item=sample, seal_before="YL-F-0001", seal_after="YL-F-0001"),)
        ),
        case,
        (ink, "giver_signature"),
        (ink, "receiver_signature"),
    )
    refusal = seal(records.refusal(entries=(inspection,)), case)
    supplement = workspace.supplement(
        sample, {"appearance": "黄绿色，有泡沫"}, "现场记录遗漏泡沫"
    ).sequence
    return PracticeCase(
        party, case, inspection, sample, duplicate, reading, result, photo, document, exhibit,
        transfer, refusal, supplement,
    )  # fmt: skip
