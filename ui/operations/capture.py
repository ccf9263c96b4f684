"""Photos, recordings and documents on their way into a case: taken in, described, sealed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.changes import Changed
from fieldkit.clock import TimeTextError, read_time, time_text
from fieldkit.errors import FieldkitError
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.parts import members
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.cards import FileFound
    from fieldkit.evidence.drafts import Draft
    from fieldkit.evidence.inspections import Inspection
    from fieldkit.evidence.intake import Made, TakenPicture
    from fieldkit.evidence.listing import Row
    from fieldkit.ledger.entry import Attachment
    from fieldkit.progress import Progress
    from fieldkit.workspace import Workspace

KINDS: Final = ("photo", "video", "audio", "document")
_NAMED: Final = "capture"  # begins the names of this page's drafts
_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Shot:
    """One file on the capture page, as a draft or sealed.

    Attributes:
        name: of the draft; of what is sealed, its number such as "#42".
        kind: of the record.
        record: its members so far; of what is sealed, only those that lists show.
        file: the file itself.
        taken_in_at: when the laptop took it in; None for what is sealed.
        sequence: of the entry; None for a draft.
        problem: why it could not be sealed when that was last tried.
        is_withdrawn: it was sealed, and does not count any more.
    """

    name: str
    kind: str
    record: JsonObject
    file: "Attachment"
    taken_in_at: datetime | None = None
    sequence: int | None = None
    problem: FieldkitError | None = None
    is_withdrawn: bool = False

    @property
    def caption(self) -> str:
        """What it shows, in people's words; empty while nobody has said so."""
        return str(self.record.get(caption_member(self.kind), ""))

    @property
    def is_sealed(self) -> bool:
        """Whether it is an entry of the ledger."""
        return self.sequence is not None


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection that photos may belong to.

    Attributes:
        sequence: of its entry.
        record: as it stands now.
    """

    sequence: int
    record: "Inspection"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the page stands on.

    Attributes:
        visits: inspections of the case, the newest first.
        party_coordinates: where the party is, as its record says; None if it does not.
        shots: the drafts.
    """

    visits: tuple[Visit, ...]
    party_coordinates: JsonValue
    shots: tuple[Shot, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was not taken in, because the case has its content.

    Attributes:
        path: the file.
        entries: sequences of the entries of the case that have it.
    """

    path: Path
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be taken in.

    Attributes:
        path: the file.
        problem: why not.
    """

    path: Path
    problem: FieldkitError


@dataclass(frozen=True, slots=True)
class ShotSealed:
    """A draft that has become an entry.

    Attributes:
        name: of the draft.
        sequence: of the entry.
        changed: what screens load anew.
    """

    name: str
    sequence: int
    changed: Changed


@dataclass(frozen=True, slots=True)
class NotSealed:
    """A draft that stayed one.

    Attributes:
        name: of the draft.
        problem: why it was not sealed.
    """

    name: str
    problem: FieldkitError


def caption_member(kind: str) -> str:
    """The member of a record that holds what is shown under its picture."""
    return "name" if kind == "document" else "description"


def as_kind(shot: Shot, kind: str) -> Shot:
    """The same file as another kind of record, with all that such a record can hold."""
    was, record = shot.kind, dict(shot.record)
    if "document" in {was, kind} and was != kind:
        if kind == "document":
            pairs = (("description", "name"), ("taken_at", "obtained_at"))
            officer = record.pop("taken_by", None)
            record |= {} if officer is None else {"obtained_by": [officer]}
        else:
            pairs = (("name", "description"), ("obtained_at", "taken_at"))
            officers = record.pop("obtained_by", None)
            record |= {"taken_by": officers[0]} if isinstance(officers, list) and officers else {}
        for old, new in pairs:
            if old in record:
                record.setdefault(new, record.pop(old))
    known = {each.name for each in members(record_class(kind))}
    return replace(shot, kind=kind, record={k: v for k, v in record.items() if k in known})


def for_visit(shot: Shot, visit: Visit | None, places: Collection[str]) -> Shot:
    """The same file as found on another visit.

    Args:
        shot: a draft.
        visit: the inspection; None for none.
        places: of the inspections of the case; one of them gives way to the visit's own.
    """
    record = {name: value for name, value in shot.record.items() if name != "inspection"}
    if visit is not None:
        record["inspection"] = visit.sequence
        if shot.kind != "document" and record.get("place", "") in {"", *places}:
            record["place"] = visit.record.place
    return replace(shot, record=record)


def ground(case: int) -> Operation[Ground]:
    """What the page stands on."""
    return Operation(lambda workspace, _: _ground(workspace, case))


def sealed_shots(case: int, after: int = -1) -> Operation[tuple[Shot, ...]]:
    """A page of what is sealed, in order, after the entry of that number."""
    return Operation(
        lambda workspace, _: tuple(
            _sealed_shot(row, file, is_withdrawn)
            for row, file, is_withdrawn in workspace.register.pictured(
                case, after=after, limit=_PAGE
            )
        )
    )


def take_in(
    sources: "Sequence[Path | Made]",
    case: int,
    *,
    visit: Visit | None,
    told: JsonObject,
    name: str,
) -> Operation[None]:
    """Takes files in, folders with all that is in them; each becomes a draft.

    Notes for each file, when it is done, a `Shot`, a `Known` or a `Refused`.

    Args:
        sources: files, folders, and what the program made itself.
        case: sequence of the case.
        visit: the inspection to propose.
        told: members of the records that are known, such as `taken_by`.
        name: translated, for the status line.
    """

    def call(workspace: "Workspace", progress: "Progress") -> None:
        from fieldkit.evidence.cards import files_in  # noqa: PLC0415 - on the engine thread
        from fieldkit.evidence.intake import NotTaken  # noqa: PLC0415

        files: list[Path | Made] = []
        for source in sources:
            for each in files_in([source]) if isinstance(source, Path) else (source,):
                progress(0, 0, "looking through")
                files.append(each)
        for found in workspace.intake.take_in_pictures(files, progress):
            if isinstance(found, NotTaken):
                operation.note(Refused(found.path, found.problem))
            else:
                operation.note(_file_away(workspace, found, case, visit, told))
        progress(len(files), len(files), "taking in")

    operation: Operation[None] = Operation(call, writes=True, gives_way=True, name=name)
    return operation


def keep(shots: Sequence[Shot], case: int) -> Operation[None]:
    """Keeps what was written about files."""

    def call(workspace: "Workspace", _progress: "Progress") -> None:
        for shot in shots:
            workspace.drafts.keep(shot.name, shot.kind, case, _body(shot))

    return Operation(call, writes=True)


def throw_away(names: Sequence[str]) -> Operation[None]:
    """Deletes drafts with their files."""

    def call(workspace: "Workspace", _progress: "Progress") -> None:
        for name in names:
            workspace.drafts.throw_away(name)

    return Operation(call, writes=True)


def seal(names: Sequence[str], case: int, *, name: str) -> Operation[None]:
    """Seals drafts one after another; what cannot be sealed stays a draft.

    Notes for each a `ShotSealed` or a `NotSealed`. Cancelling keeps what is sealed.

    Args:
        names: of the drafts.
        case: sequence of the case.
        name: translated, for the status line.
    """

    def call(workspace: "Workspace", progress: "Progress") -> None:
        for number, draft in enumerate(names):
            progress(number, len(names), "sealing")
            operation.note(_sealed(workspace, draft, case))
        progress(len(names), len(names), "sealing")

    operation: Operation[None] = Operation(call, writes=True, gives_way=True, name=name)
    return operation


def look_through(folder: Path, *, name: str) -> "Operation[tuple[FileFound, ...]]":
    """Every file on a card, with what the vault has of it.

    Args:
        folder: the card's, or any other.
        name: translated, for the status line.
    """

    def call(workspace: "Workspace", progress: "Progress") -> "tuple[FileFound, ...]":
        from fieldkit.evidence import cards  # noqa: PLC0415 - on the engine thread

        found = cards.look_through(folder, workspace.register, workspace.drafts, progress)
        return tuple(found)

    return Operation(call, name=name)


def small_picture(file: "Attachment", longest_edge_px: int) -> Operation[bytes]:
    """A JPEG of a file, upright; empty where there can be none."""
    return Operation(lambda workspace, _: _jpeg(workspace, file, longest_edge_px))


def large_picture(file: "Attachment", longest_edge_px: int) -> Operation[QImage]:
    """An upright picture of a file, decoded already; null where there can be none."""
    return Operation(lambda workspace, _: QImage.fromData(_jpeg(workspace, file, longest_edge_px)))


# On the engine thread


def _jpeg(workspace: "Workspace", file: "Attachment", longest_edge_px: int) -> bytes:
    from fieldkit.evidence.camera import NoPreview  # noqa: PLC0415 - as above

    made = workspace.preview(file, longest_edge_px)
    return b"" if isinstance(made, NoPreview) else made.jpeg


def _ground(workspace: "Workspace", case: int) -> Ground:
    from fieldkit.evidence.inspections import Inspection  # noqa: PLC0415 - as above

    register = workspace.register
    items = [
        register.item(row.sequence)
        for row in register.rows(case=case, kinds=("inspection",), limit=1000)
    ]
    visits = tuple(
        Visit(item.sealed.entry.sequence, item.current)
        for item in reversed(items)
        if isinstance(item.current, Inspection) and not item.is_withdrawn
    )
    party = register.sealed(case).entry.body.get("party")
    at = register.sealed(party).entry.body.get("coordinates") if isinstance(party, int) else None
    drafts = [
        _drafted(each)
        for each in workspace.drafts.with_files(case)
        if each.name.startswith(f"{_NAMED} ")
    ]
    return Ground(visits, at, tuple(drafts))


def _drafted(draft: "Draft") -> Shot:
    record = draft.body.get("record")
    try:
        taken_in_at = read_time(str(draft.body.get("taken_in_at")))
    except TimeTextError:
        taken_in_at = draft.saved_at
    return Shot(
        draft.name,
        draft.kind,
        record if isinstance(record, Mapping) else {},
        draft.files[0].attachment,
        taken_in_at,
    )


def _body(shot: Shot) -> JsonObject:
    taken_in_at = None if shot.taken_in_at is None else time_text(shot.taken_in_at)
    return {"record": shot.record, "taken_in_at": taken_in_at}


def _sealed_shot(row: "Row", file: "Attachment", is_withdrawn: bool) -> Shot:
    return Shot(
        f"#{row.sequence}",
        row.kind,
        {caption_member(row.kind): row.title},
        file,
        sequence=row.sequence,
        is_withdrawn=is_withdrawn,
    )


def _file_away(
    workspace: "Workspace",
    found: "TakenPicture",
    case: int,
    visit: Visit | None,
    told: JsonObject,
) -> Shot | Known | Refused:
    """Makes a draft of a file that was taken in, unless the case has its content."""
    file = found.taken.attachment
    name = f"{_NAMED} {case} {file.sha256}"
    entries = _in_case(workspace, case, file.sha256)
    if entries or workspace.drafts.find(name) is not None:
        workspace.put_back([found.taken])
        return Known(found.path, entries)
    shot = _proposed(name, found, visit, told, workspace.drafts.now)
    try:
        workspace.drafts.keep(name, shot.kind, case, _body(shot), [found.taken])
    except FieldkitError as problem:
        return Refused(found.path, problem)
    return shot


def _in_case(workspace: "Workspace", case: int, sha256: str) -> tuple[int, ...]:
    known = workspace.register.known_content(sha256)
    return tuple(each for each in known if workspace.register.place(each)[1] == case)


def _proposed(
    name: str, found: "TakenPicture", visit: Visit | None, told: JsonObject, now: datetime
) -> Shot:
    from fieldkit.evidence import filing  # noqa: PLC0415 - as above

    began = None if visit is None else visit.record.started_at
    kind, seen = filing.proposed(found, now=now, began=began)
    record: dict[str, JsonValue] = {**seen, **told}
    if visit is not None:
        record["inspection"] = visit.sequence
        record["place"] = visit.record.place
    return as_kind(Shot(name, "photo", record, found.taken.attachment, now), kind)


def _sealed(workspace: "Workspace", name: str, case: int) -> ShotSealed | NotSealed:
    from fieldkit.evidence.kinds import from_body  # noqa: PLC0415 - as above

    draft = workspace.drafts.find(name)
    if draft is None:
        raise LookupError(f"no draft {name}")
    try:
        record = from_body(draft.kind, _drafted(draft).record)
        sealed = workspace.seal(record, case=case, files=draft.files, draft=name)
    except FieldkitError as problem:
        return NotSealed(name, problem)
    return ShotSealed(name, sealed.sequence, sealed.changed)
