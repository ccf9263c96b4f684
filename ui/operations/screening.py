"""Limits and thresholds of a case, and a laboratory's tables on their way into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldkit.changes import Changed
from fieldkit.evidence.laboratory import MappingError
from fieldkit.evidence.overview import Selection
from fieldkit.progress import Progress
from fieldkit.results import Preview
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.evidence.laboratory import Columns
    from fieldkit.reference.assessment import Assessment
    from fieldkit.screening import ScreenedCase
    from fieldkit.workspace import Workspace

_MOST_ASSESSED: Final = 1000  # results, beside a page that is about something else


@dataclass(frozen=True, slots=True)
class TableSealed:
    """A table of results that has come in.

    Attributes:
        document: sequence of the entry of the file.
        results: how many results were sealed.
        changed: what screens have to load anew.
    """

    document: int
    results: int
    changed: Changed


def screened(case: int) -> "Operation[ScreenedCase]":
    """What a case comes to, as its entries stand now."""
    return Operation(lambda workspace, _: workspace.screening.of_case(case))


def against_limits(case: int) -> "Operation[Mapping[int, Assessment]]":
    """What the results of a case come to that were held against a limit, by number.

    Nothing in a case with so many results that other work would have to wait.
    """

    def look(workspace: "Workspace", _: Progress) -> "Mapping[int, Assessment]":
        asked = Selection(case=case, kinds=("measurement",))
        if len(workspace.overview.numbers(asked)) > _MOST_ASSESSED:
            return {}
        return {
            each.sequence: each.assessment
            for each in workspace.screening.of_case(case).results
            if each.assessment is not None and each.assessment.limit is not None
        }

    return Operation(look)


def export(
    case: int, path: Path, *, language: str, sentences: "Mapping[str, str]", name: str
) -> Operation[int]:
    """Writes the results of a case beside their limits as CSV or XLSX; gives back how many.

    Args:
        case: sequence of the case.
        path: of the file, which ends in .csv or .xlsx; one of that name is replaced.
        language: of the table: "zh" or "en".
        sentences: for the codes of what is to be minded.
        name: translated, for the status line.
    """

    def write(workspace: "Workspace", progress: Progress) -> int:
        from fieldkit.results_file import export_results  # noqa: PLC0415 - rare

        explain = sentences.__getitem__
        return export_results(
            workspace, case, path, language=language, explain=explain, progress=progress
        ).rows

    return Operation(write, gives_way=True, name=name)


def preview(path: Path, case: int, columns: "Columns | None") -> Operation[Preview]:
    """What would become of each row of a laboratory's table; nothing is written.

    There are no rows as long as it is not known which column holds what.
    """

    def look(workspace: "Workspace", _: Progress) -> Preview:
        try:
            return workspace.results.preview(path, case, columns)
        except MappingError:
            return workspace.results.read(path, columns)

    return Operation(look)


def take(
    path: Path, case: int, columns: "Columns", *, leave_out: bool, name: str
) -> Operation[TableSealed]:
    """Seals the table and a result for each of its rows, all of them or none.

    Args:
        path: the file.
        case: sequence of the case.
        columns: which column is what.
        leave_out: rows that cannot be taken are left out, and named in the file's entry.
        name: translated, for the status line.
    """

    def seal(workspace: "Workspace", progress: Progress) -> TableSealed:
        imported = workspace.results.take(
            path,
            case,
            columns,
            signer=workspace.personnel.signer,
            intake=workspace.intake,
            leave_out=leave_out,
            progress=progress,
        )
        changed = Changed.ITEMS | Changed.LEDGER
        return TableSealed(imported.document.entry.sequence, len(imported.results), changed)

    return Operation(seal, writes=True, name=name)
