"""The practice case: an invented firm and its hidden pipe, sealed by invented people.

The story stands in resources/practice/case.json; here it is told to a new vault, through the
engine's front door like everything else. Its content is always the same; keys, passphrases
and times are new each time.
"""

import json
import secrets
import string
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta, timezone
from importlib.resources import as_file
from itertools import groupby
from pathlib import Path
from typing import Final

import resources
from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import Clock, SystemClock, time_text
from fieldkit.evidence.camera import Look
from fieldkit.evidence.intake import NotTaken
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.media import Photo, camera_json
from fieldkit.evidence.record import read_body
from fieldkit.evidence.screenings import ScreeningRecord
from fieldkit.evidence.staff import Applicant
from fieldkit.evidence.transfers import Transfer
from fieldkit.kept_screenings import seal_screening
from fieldkit.ledger.people import Role
from fieldkit.progress import Progress, silent
from fieldkit.vault.keyslots import PRODUCTION_COST, KdfCost
from fieldkit.workspace import Workspace

PHOTOS: Final = (
    "Hasselblad_L1D_drone_GPS.jpg", "iPhone7_GPS.heic", "Portrait_6.jpg", "noexif.jpg",
    "png_with_exif_and_gps.png",
)  # fmt: skip
_HANDLES: Final = "inspector_b"
_CHINA: Final = timezone(timedelta(hours=8))
_EASY_COST: Final = KdfCost(memory_kib=8 * 1024, iterations=1, lanes=1)
_DAYS_AGO: Final = 6  # the story's last moment lies three days after its first


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the story: a record to be sealed, or a checkpoint to be issued.

    Attributes:
        by: who seals it, as the story calls them.
        name: how later steps refer to the entry.
        kind: of the record.
        record: its members.
        files: role and name of each file.
        receiver: who confirms a transfer with their own key, if anybody does here.
        photos: whether it stands for all photos.
        checkpoint: what a checkpoint is issued for; empty if the step is a record.
    """

    by: str
    name: str = ""
    kind: str = ""
    record: JsonObject = field(default_factory=dict)
    files: Sequence[tuple[str, str]] = ()
    receiver: str = ""
    photos: bool = False
    checkpoint: str = ""


@dataclass(frozen=True, slots=True)
class PracticeUser:
    """One of the invented people.

    Attributes:
        name: in the story, such as "inspector_a".
        person: as the ledger calls them.
        unit: agency or laboratory.
        certificate_number: 执法证号 or staff number.
        role: what they may do.
        passphrase: for practice only.
    """

    name: str
    person: str
    unit: str
    certificate_number: str
    role: Role
    passphrase: str

    @property
    def applicant(self) -> Applicant:
        """The person as they ask for a key."""
        return Applicant(self.person, self.unit, self.certificate_number, self.role)


@dataclass(frozen=True, slots=True)
class Practice:
    """A vault in which the story has been told.

    Attributes:
        users: the people; the first one is the administrator.
        recovery_key: of the vault.
        case: sequence of the case.
        case_number: as people call it.
        checkpoint: text of the checkpoint that was issued in the middle of the story.
    """

    users: tuple[PracticeUser, ...]
    recovery_key: str
    case: int
    case_number: str
    checkpoint: str

    @property
    def inspector(self) -> PracticeUser:
        """Who tells the end of the story: the inspector who handles the case."""
        return next(each for each in self.users if each.name == _HANDLES)


def make_practice_vault(
    folder: Path,
    photos: Sequence[Path] | None = None,
    *,
    clock: Clock | None = None,
    cost: KdfCost = PRODUCTION_COST,
    is_easy: bool = False,
    progress: Progress = silent,
) -> tuple[Workspace, Practice]:
    """A new vault with the practice case in it, open, with the inspector signed in.

    Args:
        folder: where the vault will be; must not exist yet.
        photos: files to be sealed as the case's photos, of any kind; those that ship with
            the program unless given.
        clock: where the time comes from.
        cost: of trying one passphrase.
        is_easy: whether everybody may know the passphrases, which are then words of the
            program, quick to try; random ones otherwise.
        progress: units are steps of the story, and files while photos are sealed.

    Raises:
        FieldkitError: no room, the folder exists, a photo cannot be read.
        Cancelled: by `progress`; the vault is then half told and must be thrown away.
    """
    story = json.loads(resources.read_text("practice/case.json"))
    steps = tuple(Step(**each) for each in story["steps"])
    invent, cost = (easy_passphrase, _EASY_COST) if is_easy else (_passphrase, cost)
    users = tuple(
        PracticeUser(**{**each, "role": Role(each["role"]), "passphrase": invent(each["name"])})
        for each in story["people"]
    )
    with ExitStack() as files:
        if photos is None:
            photos = [_shipped(files, f"photos/{name}") for name in PHOTOS]
        telling = _Telling(folder, users, story["parts"], photos, clock or SystemClock(), progress)
        workspace, practice = telling.tell(steps, cost)
    if is_easy:
        workspace.settings.note_known_passphrases()
    return workspace, practice


@dataclass
class _Telling:
    """One telling of the story.

    Attributes:
        entries: sequence of each step's entry, by the step's name.
        keys: key id of each person, by the name in the story.
        checkpoint: the note issued on the way.
    """

    folder: Path
    users: tuple[PracticeUser, ...]
    parts: JsonObject
    photos: Sequence[Path]
    clock: Clock
    progress: Progress
    entries: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    checkpoint: str = ""

    def __post_init__(self) -> None:
        day = self.clock.read().wall.astimezone(_CHINA) - timedelta(days=_DAYS_AGO)
        self.began = day.replace(hour=9, minute=30, second=0, microsecond=0)

    def tell(self, steps: Sequence[Step], cost: KdfCost) -> tuple[Workspace, Practice]:
        """Tells it all; the last session stays open."""
        recovery_key = self._found(cost)
        done = 0
        with ExitStack() as sessions:
            for name, of_one in groupby(steps, key=lambda each: each.by):
                sessions.close()
                user = next(each for each in self.users if each.name == name)
                workspace = sessions.enter_context(
                    Workspace.open(self.folder, user.passphrase, clock=self.clock)
                )
                for step in of_one:
                    self.progress(done, len(steps), "sealing")
                    self._do(workspace, step)
                    done += 1
            sessions.pop_all()
        number = next(str(each.record["number"]) for each in steps if each.kind == "case")
        practice = Practice(
            self.users, recovery_key, self.entries["case"], number, self.checkpoint
        )
        return workspace, practice

    def _found(self, cost: KdfCost) -> str:
        first, *others = self.users
        workspace, recovery_key = Workspace.create(
            self.folder,
            first.applicant,
            first.passphrase,
            practice=True,
            clock=self.clock,
            cost=cost,
        )
        with workspace:
            self.keys[first.name] = workspace.personnel.me.key_id
            for number, user in enumerate(others, start=1):
                self.progress(number, len(self.users), "making keys")
                workspace.personnel.add(user.applicant, user.passphrase)
                self.keys[user.name] = workspace.personnel.find(user.person).key_id
        return recovery_key

    def _do(self, workspace: Workspace, step: Step) -> None:
        if step.checkpoint:
            self.checkpoint = workspace.issue_checkpoint(step.checkpoint)
            return
        case = self.entries.get("case")
        body = self.resolved(step.record)
        if not isinstance(body, dict):
            raise TypeError(f"the record of {step.name} is no object")
        if step.kind == ScreeningRecord.kind:  # what it says is what screening comes to
            told = workspace.screening.of_case(self.entries["case"])
            sealed = seal_screening(workspace, self.entries["case"], told)
            self.entries[step.name] = sealed.sequence
            return
        if step.photos:
            self._photograph(workspace, body)
            return
        with ExitStack() as files:
            taken = [
                workspace.take_in(_shipped(files, f"files/{name}"), role)
                for role, name in step.files
            ]
        record = from_body(step.kind, body)
        if isinstance(record, Transfer):
            to = next((each for each in self.users if each.name == step.receiver), None)
            sealed, *_ = workspace.hand_over(
                record,
                case=self.entries["case"],
                receiver_passphrase=None if to is None else to.passphrase,
                files=taken,
            )
        else:
            sealed = workspace.seal(record, case=case, files=taken)
        self.entries[step.name] = sealed.sequence

    def _photograph(self, workspace: Workspace, body: JsonObject) -> None:
        numbers = iter(range(1, len(self.photos) + 1))

        def describe(_path: Path, look: Look) -> Photo:
            own: dict[str, JsonValue] = {
                "description": f"现场照片第{next(numbers)}张（演练数据）",
                "camera": None if look.camera is None else camera_json(look.camera),
                "no_camera_data": None if look.reason is None else look.reason.value,
            }
            return read_body(Photo, {**body, **own})

        case = self.entries["case"]
        for result in workspace.add_photos(
            self.photos, describe, case=case, progress=self.progress
        ):
            if isinstance(result, NotTaken):
                raise result.problem

    def resolved(self, value: JsonValue) -> JsonValue:
        """The value without anything that stands for something else."""
        if isinstance(value, list):
            return [self.resolved(each) for each in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((what, name),) = value.items()
            if what in _MEANINGS and isinstance(name, str | int):
                return _MEANINGS[what](self, str(name))
        return {name: self.resolved(each) for name, each in value.items()}


# What stands for something else; resources/practice/README.md describes it.
_MEANINGS: Final[dict[str, Callable[[_Telling, str], JsonValue]]] = {
    "part": lambda telling, name: telling.resolved(telling.parts[name]),
    "entry": lambda telling, name: telling.entries[name],
    "key_of": lambda telling, name: telling.keys[name],
    "day": lambda telling, days: (telling.began + timedelta(int(days))).date().isoformat(),
    "after": lambda telling, span: time_text(telling.began + _span(span)),
}


def _span(text: str) -> timedelta:
    """The span that "1 02:30" names: days, hours and minutes."""
    days, hours, minutes = text.replace(":", " ").split()
    return timedelta(days=int(days), hours=int(hours), minutes=int(minutes))


def known_passphrases(workspace: Workspace) -> dict[str, str]:
    """The passphrases of the invented people by key id, where everybody may know them."""
    if not (workspace.is_practice and workspace.settings.passphrases_are_known):
        return {}
    names = {
        each["certificate_number"]: each["name"]
        for each in json.loads(resources.read_text("practice/case.json"))["people"]
    }
    return {
        person.key_id: easy_passphrase(names[person.certificate_number])
        for person in workspace.personnel.everybody
        if person.is_active and person.certificate_number in names
    }


def easy_passphrase(name: str) -> str:
    """A passphrase that may be known to all, such as "practice inspector b"."""
    return f"practice {name.replace('_', ' ')}"


def _passphrase(_name: str) -> str:
    """Sixteen random letters in groups of four, 75 bits."""
    letters = [secrets.choice(string.ascii_lowercase) for _ in range(16)]
    return "-".join("".join(letters[n : n + 4]) for n in range(0, 16, 4))


def _shipped(files: ExitStack, name: str) -> Path:
    """A file that ships with the program, for as long as `files` is open."""
    return files.enter_context(as_file(resources.path(f"practice/{name}")))
