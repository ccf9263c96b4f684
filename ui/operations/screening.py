"""Limits and thresholds of a case, and a laboratory's tables on their way into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldkit.changes import Changed
from fieldkit.evidence.laboratory import MappingError
from fieldkit.evidence.overview import Selection
from fieldkit.progress import Progress
from fieldkit.reference.comparison import Compliance
from fieldkit.reference.statutes import Outcome
from fieldkit.results import Preview
from ui.engine_thread import Operation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from fieldkit.canonical import JsonObject, JsonValue
    from fieldkit.evidence.laboratory import Columns
    from fieldkit.evidence.screenings import ScreeningRecord
    from fieldkit.kept_screenings import Difference
    from fieldkit.reference.assessment import Assessment
    from fieldkit.screening import ScreenedCase, ScreenedResult
    from fieldkit.workspace import Sealed, Workspace

_MOST_ASSESSED: Final = 1000  # results, beside a page that is about something else


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A result that comes out otherwise now than in the screening record.

    Attributes:
        difference: what differs.
        then: what the record's file told of it; empty if it was not there.
    """

    difference: "Difference"
    then: "JsonObject"

    def then_and_now(
        self, row: "ScreenedResult"
    ) -> tuple[tuple[str, "JsonValue", "JsonValue"], ...]:
        """What differs, by name: as it was put on record, and as it comes out now."""
        from fieldkit.kept_screenings import compared, result_facts  # noqa: PLC0415 - rare

        then, now = compared(self.then), compared(result_facts(row))
        return tuple((name, then[name], now[name]) for name in self.difference.members)


@dataclass(frozen=True, slots=True)
class OnRecord:
    """The newest screening record of a case, and how screening now differs from it.

    Attributes:
        sequence: of its entry.
        record: as sealed.
        otherwise: the results that come out otherwise, by their entries.
        has_other_totals: sums or clauses of the case come out otherwise.
        is_of_other_edition: it rests on another edition of the tables.
    """

    sequence: int
    record: "ScreeningRecord"
    otherwise: "Mapping[int, Otherwise]"
    has_other_totals: bool
    is_of_other_edition: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """What a case comes to, in short.

    Attributes:
        case: its sequence.
        above: how many results are above their limit.
        total: of how many.
        highest: the highest (C-S)/S; None where none is told.
        met: clauses that are met, with their interpretation.
        to_review: clauses that a person has to review.
        without_basis: results for which nobody has said which standard holds.
        is_left_out: there are so many results that other work would have to wait.
    """

    case: int
    above: int = 0
    total: int = 0
    highest: "Fraction | None" = None
    met: tuple[str, ...] = ()
    to_review: tuple[str, ...] = ()
    without_basis: int = 0
    is_left_out: bool = False


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


def on_record(case: int, screened: "ScreenedCase") -> "Operation[OnRecord | None]":
    """The newest screening record of a case beside what screening came to; None if there is none.

    Args:
        case: sequence of the case.
        screened: what screening came to now.
    """

    def look(workspace: "Workspace", _: Progress) -> "OnRecord | None":
        from fieldkit import kept_screenings  # noqa: PLC0415 - the first window comes sooner

        kept = kept_screenings.newest_screening(workspace, case)
        if kept is None:
            return None
        found = kept_screenings.differences(kept, screened)
        return OnRecord(
            kept.sequence,
            kept.record,
            {each.result: Otherwise(each, kept.facts.get(each.result, {})) for each in found},
            has_other_totals=kept_screenings.has_other_totals(kept, screened),
            is_of_other_edition=kept.record.reference_edition != screened.edition,
        )

    return Operation(look)


def seal_screening(case: int, screened: "ScreenedCase") -> "Operation[Sealed]":
    """Puts on record what screening came to, exactly as it was shown."""

    def seal(workspace: "Workspace", _: Progress) -> "Sealed":
        from fieldkit.kept_screenings import seal_screening  # noqa: PLC0415 - as above

        return seal_screening(workspace, case, screened)

    return Operation(seal, writes=True)


def brief(case: int) -> Operation[Brief]:
    """What a case comes to, in short."""

    def look(workspace: "Workspace", _: Progress) -> Brief:
        asked = Selection(case=case, kinds=("measurement",))
        if len(workspace.overview.numbers(asked)) > _MOST_ASSESSED:
            return Brief(case, is_left_out=True)
        found = workspace.screening.of_case(case)
        return Brief(
            case=case,
            above=found.counts.get(Compliance.FAILS.value, 0),
            total=len(found.results),
            highest=found.highest,
            met=found.clauses(Outcome.MET),
            to_review=found.clauses(Outcome.REVIEW),
            without_basis=sum(each.basis is None for each in found.results),
        )

    return Operation(look)


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
