"""A laboratory's results come into a case: looked at first, then sealed together or not at all."""

import hashlib
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import Final

from fieldkit.clock import Clock
from fieldkit.errors import InputError
from fieldkit.evidence.admission import admit
from fieldkit.evidence.intake import Intake, Made
from fieldkit.evidence.laboratory import Columns, Row, propose, rows_of, usual_headings
from fieldkit.evidence.measurements import Measurement
from fieldkit.evidence.media import Document, DocumentType, MonitoringReport
from fieldkit.evidence.record import to_body
from fieldkit.evidence.recorder import Recorder
from fieldkit.evidence.register import Register
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.spreadsheet import (
    LARGEST_FILE,
    Sheet,
    SheetMissingError,
    SheetTooLargeError,
    read_sheet,
)
from fieldkit.evidence.things import Things
from fieldkit.host.durable import disk_errors
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.signatures import Signer
from fieldkit.progress import Progress, silent
from fieldkit.reference import tables
from fieldkit.settings import VaultSettings

_MOST_NAMED: Final = 200  # rows that were left out


class ResultsRefusedError(InputError):
    """Rows of the table cannot become results."""

    code = "results.refused"
    sentence = (
        "{count} of {total} rows cannot be taken, so none was. The first, row {row}: {reason}"
    )


class NoResultsError(InputError):
    """Not one row of the table is a result that can be taken."""

    code = "results.none"
    sentence = "{name} holds no result that can be taken; nothing was sealed."


class TableChangedError(InputError):
    """The file was written to between being read and being taken in."""

    code = "results.table-changed"
    sentence = "{name} changed while it was read; nothing was sealed."


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a table.

    Attributes:
        sheet: as read.
        columns: which column is what.
        rows: each row of the table, with the result it makes or why it makes none.
        sha256: digest of the file that was read.
        sealed_as: sequences of entries of the case that have this very file already.
    """

    sheet: Sheet
    columns: Columns
    rows: tuple[Row, ...]
    sha256: str
    sealed_as: tuple[int, ...] = ()

    @property
    def results(self) -> tuple[Measurement, ...]:
        """What would be sealed."""
        return tuple(row.result for row in self.rows if row.result is not None)

    @property
    def refused(self) -> tuple[Row, ...]:
        """The rows that cannot go in."""
        return tuple(row for row in self.rows if row.problems)

    @property
    def asides(self) -> tuple[Row, ...]:
        """Notes and sums, which are left out."""
        return tuple(row for row in self.rows if row.is_aside)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was sealed.

    Attributes:
        document: the entry of the file itself.
        results: the entries of its rows, in order.
    """

    document: SealedEntry
    results: tuple[SealedEntry, ...]


class LaboratoryResults:
    """Brings tables of results into the cases of one vault."""

    def __init__(
        self,
        register: Register,
        things: Things,
        recorder: Recorder,
        settings: VaultSettings,
        clock: Clock,
    ) -> None:
        self._register = register
        self._things = things
        self._recorder = recorder
        self._settings = settings
        self._clock = clock
        self._last: tuple[tuple[str, str, str, frozenset[str]], Sheet] | None = None

    def read(self, path: Path, columns: Columns | None = None) -> Preview:
        """A table, and which of its columns is what as far as that is known; no rows yet.

        Args:
            path: CSV or XLSX.
            columns: as `preview`; with none named in it, only the rest of it counts.

        Raises:
            SheetUnreadableError: the file is no table that can be taken.
        """
        known = columns or self._settings.result_columns
        content = self._content(path)
        sha256 = hashlib.sha256(content).hexdigest()
        encoding, wanted = ("", "") if columns is None else (columns.encoding, columns.sheet)
        usual = usual_headings(known)
        asked = (sha256, encoding, wanted, usual)
        if self._last is None or self._last[0] != asked:
            sheet = read_sheet(path.name, content, encoding=encoding, sheet=wanted, usual=usual)
            self._last = asked, sheet
        sheet = self._last[1]
        if columns is None or not columns.by_member:
            found = propose(sheet.heading, known, tables.held())
            columns = Columns(found.by_member, found.fixed, encoding, wanted)
        return Preview(sheet, columns, (), sha256)

    def preview(self, path: Path, case: int, columns: Columns | None = None) -> Preview:
        """What would become of each row; nothing is written.

        Args:
            path: CSV or XLSX.
            case: sequence of the case.
            columns: which column is what; what was said before and usual headings otherwise.

        Raises:
            SheetUnreadableError: the file is no table that can be taken.
            MappingError: a column that is needed is not known.
        """
        read = self.read(path, columns)
        rows = rows_of(
            read.sheet,
            read.columns,
            samples=self._samples(case),
            reference=tables.held(),
            timezone=self._timezone,
        )
        known = self._register.known_content(read.sha256)
        sealed_as = tuple(each for each in known if self._register.place(each)[1] == case)
        return replace(read, rows=tuple(rows), sealed_as=sealed_as)

    def take(
        self,
        path: Path,
        case: int,
        columns: Columns | None = None,
        *,
        signer: Signer,
        intake: Intake,
        leave_out: bool = False,
        progress: Progress = silent,
    ) -> Imported:
        """Seals the file and a result for each of its rows: all of them, or nothing.

        Args:
            path: CSV or XLSX.
            case: sequence of the case.
            columns: as `preview`; they are remembered for the next table.
            signer: who seals.
            intake: takes the file in.
            leave_out: rows that cannot become results are left out, and named in the entry of
                the file; else one of them keeps the whole table out.
            progress: units are rows.

        Raises:
            ResultsRefusedError: a row cannot become a result; nothing was sealed.
            NoResultsError: no row is left.
            TableChangedError: the file is not the one that was read.
            FieldkitError: as `preview`, or the disk is full.
            Cancelled: by `progress`; nothing was sealed.
        """
        looked = self.preview(path, case, columns)
        if looked.refused and not leave_out:
            first = looked.refused[0]
            raise ResultsRefusedError(
                count=len(looked.refused),
                total=len(looked.rows),
                row=first.line.number,
                reason=" ".join(each.sentence for each in first.problems),
            )
        if not looked.results:
            raise NoResultsError(name=path.name)
        content = self._content(path)
        if hashlib.sha256(content).hexdigest() != looked.sha256:
            raise TableChangedError(name=path.name)
        taken = intake.take_in(Made(path.name, content), "original")
        document = _document(path, looked)
        now = self._clock.read().wall
        results = []
        with self._recorder.together(signer) as sealing:
            admit(self._register, document, case=case, roles=["original"], now=now)
            paper = sealing.add(document.kind, to_body(document), case=case, files=[taken])
            for number, result in enumerate(looked.results, 1):
                admit(self._register, result, case=case, roles=[], now=now)
                body = {**to_body(result), "report": paper.entry.sequence}
                results.append(sealing.add(result.kind, body, case=case))
                progress(number, len(looked.results), "sealing results")
        self._settings.result_columns = looked.columns
        return Imported(paper, tuple(results))

    def _samples(self, case: int) -> dict[str, int]:
        """Sequence of each sample of the case that counts, by its number."""
        return {
            each.record.number: each.sequence
            for each in self._things.of_case(case)
            if isinstance(each.record, Sample) and not each.is_withdrawn
        }

    def _content(self, path: Path) -> bytes:
        with disk_errors(path):
            if not path.is_file():
                raise SheetMissingError(name=path.name)
            if path.stat().st_size > LARGEST_FILE:
                raise SheetTooLargeError(name=path.name, most=LARGEST_FILE >> 20, what="MB")
            return path.read_bytes()

    @property
    def _timezone(self) -> tzinfo:
        zone = self._clock.read().wall.tzinfo
        if zone is None:
            raise ValueError("the clock's time has a zone")
        return zone


def _document(path: Path, looked: Preview) -> Document:
    """The entry of the file: a report if all its rows are of one."""
    said = {(each.laboratory, each.report_number, each.cma_number) for each in looked.results}
    report = None
    if len(said) == 1:
        laboratory, report_number, cma_number = said.pop()
        if laboratory is not None and report_number is not None:
            report = MonitoringReport(
                laboratory=laboratory, report_number=report_number, cma_number=cma_number
            )
    left_out = [row.line.number for row in looked.rows if row.result is None]
    shown = "、".join(map(str, left_out[:_MOST_NAMED]))
    more = "" if len(left_out) <= _MOST_NAMED else f"等{len(left_out)}行"
    return Document(
        name=path.name,
        document_type=DocumentType.OTHER if report is None else DocumentType.MONITORING_REPORT,
        is_copy=False,
        report=report,
        note=f"表中下列行未录入为监测结果：第{shown}行{more}" if left_out else None,
    )
