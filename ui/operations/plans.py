"""What maps and pictures of a case are drawn from, and the site plan that is sealed."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from fieldkit.canonical import JsonObject, encode
from fieldkit.clock import SystemClock
from fieldkit.evidence.intake import Made
from fieldkit.evidence.kinds import from_body
from fieldkit.evidence.media import Document, DocumentType
from fieldkit.evidence.parts import RecordError
from ui.engine_thread import Operation
from ui.formatting import entry
from ui.models.positions import position_of
from ui.models.site_plan import PlanPoint

if TYPE_CHECKING:
    from fieldkit.evidence.overview import Standing
    from fieldkit.evidence.things import Thing
    from fieldkit.workspace import Sealed, Workspace

_WITH_PLACES: Final = ("inspection", "sample", "observation", "photo", "video", "audio")


@dataclass(frozen=True, slots=True)
class PlanToSeal:
    """A site plan as it is to be sealed.

    Attributes:
        name: of the document.
        inspection: sequence of the visit; None apart from one.
        note: how it was drawn.
        picture: a PNG.
        data: the plan itself, without floats.
        draft: name of its draft, which goes with the sealing.
    """

    name: str
    inspection: int | None
    note: str
    picture: bytes
    data: JsonObject
    draft: str


def points(case: int) -> Operation[tuple[PlanPoint, ...]]:
    """Everything of a case that has a place or could have one: the party first, then in order."""
    return Operation(lambda workspace, _: _points(workspace, case))


def things(case: int) -> "Operation[tuple[Thing, ...]]":
    """Samples, exhibits and media of a case, with everybody who held them."""
    return Operation(lambda workspace, _: workspace.things.of_case(case))


def seal_plan(case: int, plan: PlanToSeal) -> "Operation[Sealed]":
    """Seals a site plan as a document: its picture, and its data beside."""
    return Operation(lambda workspace, _: _seal(workspace, case, plan), writes=True)


def _points(workspace: "Workspace", case: int) -> tuple[PlanPoint, ...]:
    overview = workspace.overview
    (of_case,) = overview.standing((case,))
    party = of_case.body.get("party")
    standing = overview.standing((party,)) if isinstance(party, int) else ()
    standing += overview.standing_of(case, _WITH_PLACES)
    return tuple(_point(each) for each in standing if not each.is_withdrawn)


def _point(standing: "Standing") -> PlanPoint:
    number = standing.body.get("number") if standing.kind == "sample" else None
    try:
        words = from_body(standing.kind, standing.body).title
    except RecordError:
        words = ""  # a newer program may have written it
    return PlanPoint(
        sequence=standing.sequence,
        kind=standing.kind,
        name=str(number) if number else entry(standing.sequence),
        words=words,
        position=position_of(standing.body.get("coordinates")),
    )


def _seal(workspace: "Workspace", case: int, plan: PlanToSeal) -> "Sealed":
    intake, taken = workspace.intake, []
    try:
        taken.append(intake.take_in_picture(Made("site-plan.png", plan.picture)).taken)
        data = intake.take_in_picture(Made("site-plan.json", encode(plan.data))).taken
        support = replace(data.attachment, role="support")
        taken.append(replace(data, attachment=support))
        document = Document(
            name=plan.name,
            document_type=DocumentType.SKETCH,
            inspection=plan.inspection,
            obtained_at=SystemClock().read().wall,
            is_copy=False,
            note=plan.note,
        )
    except BaseException:
        workspace.put_back(taken)
        raise
    return workspace.seal(document, case=case, files=taken, draft=plan.draft)
