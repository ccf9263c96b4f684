"""A laboratory's results come into a case: looked at first, then sealed all or none."""

from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from fieldkit.clock import Clock
from fieldkit.errors import InputError
from fieldkit.evidence.admission import admit
from fieldkit.evidence.intake import Intake
from fieldkit.evidence.laboratory import Columns, Row, propose, rows_of
from fieldkit.evidence.media import Document, DocumentType, MonitoringReport
from fieldkit.evidence.record import to_body
from fieldkit.evidence.recorder import Recorder
from fieldkit.evidence.register import Register
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.spreadsheet import LARGEST_FILE, Sheet, SheetUnreadableError, read_sheet
from fieldkit.evidence.things import Things
from fieldkit.host.durable import disk_errors
from fieldkit.ledger.entry import SealedEntry
from fieldkit.ledger.signatures import Signer
from fieldkit.progress import Progress, silent
from fieldkit.reference import tables
from fieldkit.settings import VaultSettings


class ResultsRefusedError(InputError):
    """Rows of the table cannot become results."""

    code = "results.refused"
    sentence = (
        "{count} of {total} rows cannot be taken, so none was. The first, row {row}: {reason}"
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a table.

    Attributes:
        sheet: as read.
        columns: which column is what.
        rows: each row of the table, with the result it makes or why it makes none.
    """

    sheet: Sheet
    columns: Columns
    rows: tuple[Row, ...]

    @property
    def refused(self) -> tuple[Row, ...]:
        """The rows that will not go in."""
        return tuple(row for row in self.rows if row.result is None)


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

    def read(self, path: Path, columns: Columns | None = None) -> tuple[Sheet, Columns]:
        """A table, and which of its columns is what, as far as that is known.

        Args:
            path: CSV or XLSX.
            columns: as `preview`; with none named in it, only its encoding and fixed texts count.

        Raises:
            SheetUnreadableError: the file is no table that can be taken.
        """
        known = columns or self._settings.result_columns
        encoding = "utf-8" if known is None else known.encoding
        sheet = read_sheet(path.name, self._content(path), encoding)
        if columns is not None and columns.by_member:
            return sheet, columns
        return sheet, propose(sheet.heading, known)

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
        sheet, chosen = self.read(path, columns)
        rows = rows_of(
            sheet,
            chosen,
            samples=self._samples(case),
            reference=tables.held(),
            timezone=self._timezone,
        )
        return Preview(sheet, chosen, tuple(rows))

    def take(
        self,
        path: Path,
        case: int,
        columns: Columns | None = None,
        *,
        signer: Signer,
        intake: Intake,
        progress: Progress = silent,
    ) -> Imported:
        """Seals the file and a result for each of its rows: all of them, or nothing.

        Args:
            path: CSV or XLSX.
            case: sequence of the case.
            columns: as `preview`; they are remembered for the next table.
            signer: who seals.
            intake: takes the file in.
            progress: units are rows.

        Raises:
            ResultsRefusedError: a row cannot become a result; nothing was sealed.
            FieldkitError: as `preview`, or the disk is full.
            Cancelled: by `progress`; nothing was sealed.
        """
        looked = self.preview(path, case, columns)
        if looked.refused:
            first = looked.refused[0]
            raise ResultsRefusedError(
                count=len(looked.refused),
                total=len(looked.rows),
                row=first.line.number,
                reason=" ".join(each.sentence for each in first.problems),
            )
        taken = intake.take_in(path, "original")
        document = self._document(path, looked)
        now = self._clock.read().wall
        results = []
        with self._recorder.together(signer) as sealing:
            admit(self._register, document, case=case, roles=["original"], now=now)
            paper = sealing.add(document.kind, to_body(document), case=case, files=[taken])
            for number, row in enumerate(looked.rows, 1):
                if row.result is None:
                    raise ValueError("rows that make no result were refused before")
                admit(self._register, row.result, case=case, roles=[], now=now)
                body = {**to_body(row.result), "report": paper.entry.sequence}
                results.append(sealing.add(row.result.kind, body, case=case))
                progress(number, len(looked.rows), "sealing results")
        self._settings.result_columns = looked.columns
        return Imported(paper, tuple(results))

    def _samples(self, case: int) -> dict[str, int]:
        """Sequence of each sample of the case that counts, by its number."""
        return {
            each.record.number: each.sequence
            for each in self._things.of_case(case)
            if isinstance(each.record, Sample) and not each.is_withdrawn
        }

    def _document(self, path: Path, looked: Preview) -> Document:
        first = next(row.result for row in looked.rows if row.result is not None)
        report = None
        if first.laboratory is not None and first.report_number is not None:
            report = MonitoringReport(
                laboratory=first.laboratory,
                report_number=first.report_number,
                cma_number=first.cma_number,
            )
        kind = DocumentType.OTHER if report is None else DocumentType.MONITORING_REPORT
        return Document(name=path.name, document_type=kind, is_copy=False, report=report)

    def _content(self, path: Path) -> bytes:
        with disk_errors(path):
            if not path.is_file():
                raise SheetUnreadableError(name=path.name, reason="there is no such file")
            if path.stat().st_size > LARGEST_FILE:
                reason = f"it has more than {LARGEST_FILE >> 20} MB"
                raise SheetUnreadableError(name=path.name, reason=reason)
            return path.read_bytes()

    @property
    def _timezone(self) -> tzinfo:
        zone = self._clock.read().wall.tzinfo
        if zone is None:
            raise ValueError("the clock's time has a zone")
        return zone
