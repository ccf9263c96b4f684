"""From analytes to bottles: found by what people type, proposed, planned as drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from fieldkit.canonical import JsonObject
from fieldkit.clock import TimeTextError, read_time
from fieldkit.progress import Progress
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.evidence.bottling import Proposed
    from fieldkit.evidence.drafts import Draft
    from fieldkit.reference.rows import Pollutant
    from fieldkit.workspace import Workspace

KIND: Final = "sample"
_NAMED: Final = "bottle"  # how the names of drafts begin


@dataclass(frozen=True, slots=True)
class Planned:
    """A bottle that is not sealed yet.

    Attributes:
        draft: name of its draft.
        body: the sample's members so far.
    """

    draft: str
    body: JsonObject

    @property
    def sequence(self) -> int:
        """Its place among the planned ones, from 1."""
        return int(self.draft.rpartition(" ")[2])


def choices(asked: str, medium: str) -> "Operation[tuple[Pollutant, ...]]":
    """The pollutants that somebody may mean; those that the medium's tables know come first."""
    return Operation(lambda _workspace, _: _choices(asked, medium))


def propose(medium: str, names: Sequence[str], following: str) -> "Operation[Proposed]":
    """The bottles for these analytes; see `fieldkit.evidence.bottling.propose_bottles`."""
    return Operation(lambda _workspace, _: _proposed(medium, names, following))


def plan(
    case: int,
    proposed: "Proposed",
    common: JsonObject,
    containers: Mapping[int, str],
    form: str,
) -> Operation[tuple[Planned, ...]]:
    """Keeps a draft for each bottle, in place of the form's; all or none.

    Args:
        case: sequence of the case.
        proposed: what the sample needs.
        common: what all bottles have in common, as the form has it.
        containers: which container is taken, by the place of the bottle.
        form: name of the draft of the form.
    """

    def keep(workspace: "Workspace", _: Progress) -> tuple[Planned, ...]:
        from fieldkit.evidence.bottling import bottle_bodies  # noqa: PLC0415 - as below

        waiting = _planned(workspace, case)
        numbers = _numbers(workspace, common, proposed.count, waiting)
        first = waiting[-1].sequence + 1 if waiting else 1
        bodies = bottle_bodies(proposed, common, numbers, containers)
        named = {f"{_NAMED} {case} {first + at:06}": body for at, body in enumerate(bodies)}
        workspace.drafts.keep_all(KIND, case, named, [form])
        return _planned(workspace, case)

    return Operation(keep, writes=True)


def planned(case: int) -> Operation[tuple[Planned, ...]]:
    """The bottles of a case that are not sealed yet, in order."""
    return Operation(lambda workspace, _: _planned(workspace, case))


def take_back(
    case: int, drafts: Sequence[str], form: str, common: JsonObject | None
) -> Operation[None]:
    """Throws planned bottles away; the form's draft comes back.

    Args:
        case: sequence of the case.
        drafts: their names.
        form: name of the draft of the form.
        common: what it held; None where it is not to come back.
    """
    kept: Mapping[str, JsonObject] = {} if common is None else {form: common}
    return Operation(
        lambda workspace, _: workspace.drafts.keep_all(KIND, case, kept, drafts), writes=True
    )


def _choices(asked: str, medium: str) -> "tuple[Pollutant, ...]":
    from fieldkit.evidence.lookup import find_pollutants  # noqa: PLC0415 - the window comes sooner
    from fieldkit.reference.bottles import APPLYING  # noqa: PLC0415
    from fieldkit.reference.tables import held  # noqa: PLC0415

    reference = held()
    standards = APPLYING.get(medium, ())
    known = {row.pollutant for row in reference.preservation if row.standard_id in standards}
    found = find_pollutants(asked, reference.pollutants.values())
    if asked.strip():
        return found
    return tuple(sorted(found, key=lambda each: each.code not in known))


def _proposed(medium: str, names: Sequence[str], following: str) -> "Proposed":
    from fieldkit.evidence.bottling import propose_bottles  # noqa: PLC0415 - as above
    from fieldkit.reference.tables import held  # noqa: PLC0415

    return propose_bottles(held(), medium, names, following)


def _numbers(
    workspace: "Workspace", common: JsonObject, count: int, waiting: Sequence[Planned]
) -> tuple[str, ...]:
    from fieldkit.evidence.bottling import next_numbers  # noqa: PLC0415 - as above

    visit = common.get("inspection")
    return next_numbers(
        workspace.register,
        workspace.things,
        workspace.settings.sample_series,
        _day(common, workspace.drafts.now),
        visit if isinstance(visit, int) else None,
        first=str(common.get("number") or ""),
        count=count,
        promised=[str(each.body.get("number")) for each in waiting],
    )


def _day(common: JsonObject, now: datetime) -> datetime:
    try:
        return read_time(str(common.get("sampled_at")))
    except TimeTextError:
        return now


def _planned(workspace: "Workspace", case: int) -> tuple[Planned, ...]:
    drafts: Sequence[Draft] = workspace.drafts.of_case(case, KIND)
    return tuple(
        Planned(each.name, each.body) for each in drafts if each.name.startswith(f"{_NAMED} ")
    )
