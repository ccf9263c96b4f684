"""The quality control of a case."""

from typing import TYPE_CHECKING

from fieldkit.progress import Progress
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from fieldkit.quality import CaseQuality
    from fieldkit.workspace import Workspace


def of_case(case: int) -> "Operation[CaseQuality]":
    """What the quality control of a case comes to, as its entries stand now."""

    def look(workspace: "Workspace", _: Progress) -> "CaseQuality":
        from fieldkit.quality import QualityControl  # noqa: PLC0415 - the window comes sooner

        return QualityControl(workspace.overview).of_case(case)

    return Operation(look)


def missing(case: int) -> Operation[int]:
    """How many samples for quality control are still to be taken, by the rules that are held."""

    def look(workspace: "Workspace", _: Progress) -> int:
        from fieldkit.quality import QualityControl  # noqa: PLC0415 - as above

        return sum(each.missing for each in QualityControl(workspace.overview).counts(case))

    return Operation(look)
