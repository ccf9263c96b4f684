"""Readings and results: those sealed, the rows being typed, and what they may point at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fieldkit.canonical import JsonObject
from fieldkit.changes import Changed
from fieldkit.errors import FieldkitError
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.measurements import MeasuredBy
from fieldkit.evidence.overview import Selection, Standing
from fieldkit.evidence.parts import FieldProblem, RecordError
from fieldkit.progress import Cancelled, Progress
from fieldkit.reference import tables
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.drafts import Draft
    from fieldkit.workspace import Workspace

_KIND: Final = "measurement"
_REMEMBERED: Final = 300  # newest results that proposals come from


@dataclass(frozen=True, slots=True)
class SampleChoice:
    """A sample that a result may belong to.

    Attributes:
        sequence: of its entry.
        number: its own.
        point: where it was taken.
        inspection: sequence of the visit; None apart from one.
        analytes: what it is to be analysed for.
    """

    sequence: int
    number: str
    point: str
    inspection: int | None
    analytes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What rows of a case can point at and be proposed from.

    Attributes:
        samples: of the case, in order; none that was withdrawn.
        inspection: sequence of the newest visit; None before the first.
        inspection_title: its place.
        known: bodies of the newest results of the vault, oldest first.
        of_case: those among them that belong to the case.
        pollutants: names that the reference tables know, Chinese and English.
    """

    samples: tuple[SampleChoice, ...]
    inspection: int | None
    inspection_title: str
    known: tuple[JsonObject, ...]
    of_case: tuple[JsonObject, ...]
    pollutants: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A row to be sealed.

    Attributes:
        draft: name of its draft, which goes when it is sealed.
        body: members of the record.
    """

    draft: str
    body: JsonObject


@dataclass(frozen=True, slots=True)
class RowSealed:
    """A row that has become an entry."""

    draft: str
    sequence: int


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A row that stays a draft, and why."""

    draft: str
    problems: tuple[FieldProblem, ...]


@dataclass(frozen=True, slots=True)
class SealedRows:
    """What sealing many rows came to.

    Attributes:
        sealed: how many rows.
        refused: how many stay as drafts, because of what is in them.
        problem: what ended it before its time; None if nothing did.
        changed: what screens have to load anew.
    """

    sealed: int
    refused: int
    problem: FieldkitError | None
    changed: Changed


def numbers(case: int, place: MeasuredBy) -> Operation[tuple[int, ...]]:
    """The numbers of all sealed results of a case that were measured there, in order."""
    return Operation(lambda workspace, _: workspace.overview.measured(case, place))


def standing(wanted: Sequence[int]) -> Operation[tuple[Standing, ...]]:
    """What the entries of these numbers say now."""
    return Operation(lambda workspace, _: workspace.overview.standing(wanted))


def of_case(case: int, kinds: Sequence[str]) -> Operation[tuple[Standing, ...]]:
    """What the records of some kinds in a case say now."""
    return Operation(lambda workspace, _: workspace.overview.standing_of(case, kinds))


def surroundings(case: int) -> Operation[Surroundings]:
    """What rows of a case can point at and be proposed from."""
    return Operation(lambda workspace, _: _surroundings(workspace, case))


def kept_rows(case: int) -> "Operation[tuple[Draft, ...]]":
    """The rows of a case that were being typed, by name."""
    return Operation(lambda workspace, _: workspace.drafts.of_case(case, _KIND))


def keep_rows(case: int, rows: Mapping[str, JsonObject], gone: Sequence[str]) -> Operation[None]:
    """Keeps rows that were typed, and forgets others."""
    return Operation(
        lambda workspace, _: workspace.drafts.keep_all(_KIND, case, rows, gone), writes=True
    )


def seal_rows(
    case: int, rows: Sequence[Written], name: str, *, kind: str = _KIND
) -> Operation[SealedRows]:
    """Seals rows one by one, and notes RowSealed or RowRefused for each.

    Args:
        case: sequence of the case.
        rows: in the order wanted.
        name: translated, for the status line.
        kind: of the records; results unless given.
    """

    def seal(workspace: "Workspace", progress: Progress) -> SealedRows:
        sealed = refused = 0
        problem: FieldkitError | None = None
        try:
            for done, row in enumerate(rows):
                progress(done, len(rows), "sealing")
                try:
                    record = from_body(kind, row.body)
                    entry = workspace.seal(record, case=case, draft=row.draft)
                except RecordError as wrong:
                    refused += 1
                    operation.note(RowRefused(row.draft, wrong.problems))
                else:
                    sealed += 1
                    operation.note(RowSealed(row.draft, entry.sequence))
        except Cancelled:
            pass  # what was sealed until then is sealed
        except FieldkitError as ended:
            problem = ended
        changed = Changed.ITEMS | Changed.LEDGER if sealed else Changed.NOTHING
        return SealedRows(sealed, refused, problem, changed)

    operation: Operation[SealedRows] = Operation(seal, writes=True, name=name)
    return operation


def _surroundings(workspace: "Workspace", case: int) -> Surroundings:
    overview = workspace.overview
    samples = overview.standing_of(case, ("sample",))
    visits = workspace.register.rows(case=case, kinds=("inspection",), limit=1000)
    results = overview.numbers(Selection(kinds=(_KIND,)))[-_REMEMBERED:]
    own = set(overview.numbers(Selection(case=case, kinds=(_KIND,))))
    counting = [each for each in overview.standing(results) if not each.is_withdrawn]
    return Surroundings(
        samples=tuple(_choice(each) for each in samples if not each.is_withdrawn),
        inspection=visits[-1].sequence if visits else None,
        inspection_title=visits[-1].title if visits else "",
        known=tuple(each.body for each in counting),
        of_case=tuple(each.body for each in counting if each.sequence in own),
        pollutants=_pollutants(),
    )


def _pollutants() -> tuple[tuple[str, str], ...]:
    """Names to offer; none where the tables were damaged, which is told where they count."""
    try:
        known = tables.held().pollutants.values()
    except FieldkitError:
        return ()
    return tuple((each.zh, each.en) for each in known)


def _choice(sample: Standing) -> SampleChoice:
    inspection, analytes = sample.body.get("inspection"), sample.body.get("analytes")
    return SampleChoice(
        sequence=sample.sequence,
        number=str(sample.body.get("number", "")),
        point=str(sample.body.get("point", "")),
        inspection=inspection if isinstance(inspection, int) else None,
        analytes=tuple(map(str, analytes)) if isinstance(analytes, list | tuple) else (),
    )
