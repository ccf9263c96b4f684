"""A laboratory's table before it comes in: which column is what, and each row with its reasons."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkit.errors import FieldkitError
from fieldkit.evidence.laboratory import NEEDED, Columns, Row
from fieldkit.results import Preview
from ui.models.rows import Column, RowsModel
from ui.operations import screening
from ui.pages.page import Page
from ui.problems.fields import explain_field
from ui.translation import Speaking
from ui.widgets.button import Button, IconButton
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable

_LOOK_AFTER_MS: Final = 400  # without a key
_NAMES: Final = {
    "sample": QT_TRANSLATE_NOOP("results table", "Sample number"),
    "analyte": QT_TRANSLATE_NOOP("results table", "Analyte"),
    "value": QT_TRANSLATE_NOOP("results table", "Result"),
    "unit": QT_TRANSLATE_NOOP("results table", "Unit"),
    "detection_limit": QT_TRANSLATE_NOOP("results table", "Detection limit"),
    "method": QT_TRANSLATE_NOOP("results table", "Method"),
    "analysed_at": QT_TRANSLATE_NOOP("results table", "Analysed on"),
    "laboratory": QT_TRANSLATE_NOOP("results table", "Laboratory"),
    "report_number": QT_TRANSLATE_NOOP("results table", "Report number"),
    "cma_number": QT_TRANSLATE_NOOP("results table", "CMA number"),
}
_FIXED: Final = ("laboratory", "report_number", "cma_number")
_PER_ROW: Final = 4
_ENCODING_PX: Final = 190
QWIDGETSIZE_MAX: Final = 16_777_215  # Qt's own, which PySide6 does not give


class ResultsTable(Speaking, QWidget):
    """Shows what would become of each row; sealing takes all of them or none.

    Signals:
        sealed: TableSealed.
        left: the person wants back; nothing was written.
    """

    sealed = Signal(object)
    left = Signal()

    def __init__(self, page: Page, case: int) -> None:
        super().__init__(page)
        self._page = page
        self._case = case
        self._path: Path | None = None
        self._preview: Preview | None = None
        self._heading = PlainLabel(role="title")
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.leave)
        self._sheets, self._encodings = Pick(), Pick()
        self._encodings.setMinimumWidth(_ENCODING_PX)
        self._sheets.picked.connect(self._look_anew)
        self._encodings.picked.connect(self._look_anew)
        self._labels = {name: PlainLabel(role="label") for name in _NAMES}
        self.picks = {name: Pick() for name in _NAMES if name not in _FIXED}
        for pick in self.picks.values():
            pick.setMaximumWidth(QWIDGETSIZE_MAX)
            pick.picked.connect(self._look)
        self.fixed = {name: QLineEdit() for name in _FIXED}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        for line in self.fixed.values():
            line.textEdited.connect(lambda _: self._timer.start(_LOOK_AFTER_MS))
        self.model: RowsModel[Row] = RowsModel(self._columns(), self)
        self.table: RowsTable[Row] = RowsTable(self.model)
        self._said = PlainLabel(role="small", wraps=True)
        self._count = PlainLabel(role="muted", wraps=True)
        self.leave_out = Button("quiet")
        self.leave_out.setCheckable(True)
        self.leave_out.toggled.connect(self._tell)
        self._seal = Button("primary", "stamp")
        self._seal.clicked.connect(self.seal)
        self._lay_out()
        self.retranslate()

    def open(self, path: Path) -> None:
        """Looks at another table."""
        self._path, self._preview = path, None
        self.model.show_only(())
        for line in self.fixed.values():
            line.clear()
        self._sheets.say(self.tr("Sheet"), ())
        self._encodings.pick("")
        self.leave_out.setChecked(False)
        self._page.banner.hide()
        self.retranslate()
        self._count.setText(self.tr("Reading the table…"))
        self._follow(None)

    def seal(self) -> None:
        """Seals the file and its results, if every row can become one or may be left out."""
        if self._path is None or self._preview is None or not self._seal.isEnabled():
            return
        self._seal.setEnabled(False)
        operation = screening.take(
            self._path,
            self._case,
            self._preview.columns,
            leave_out=self.leave_out.isChecked(),
            name=self.tr("Sealing results"),
        )
        operation.ended.connect(self.retranslate)
        self._page.follow(operation, self.sealed.emit)

    def leave(self) -> None:
        """Goes back; nothing was written."""
        self._timer.stop()
        self.left.emit()

    def retranslate(self) -> None:
        """Sets every word."""
        self._back.say(self.tr("Back to the results"))
        self._sheets.setAccessibleName(self.tr("Sheet"))
        self._heading.setText("" if self._path is None else self._path.name)
        self._sheets.setAccessibleName(self.tr("Sheet"))
        encodings = [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")]
        self._encodings.say(
            self.tr("How the text is written"),
            [("", self.tr("Encoding found out")), *encodings],
        )
        for name, label in self._labels.items():
            words = QCoreApplication.translate("results table", str(_NAMES[name]))
            needed = self.tr("{label} (needed)").replace("{label}", words)
            label.setText(needed if name in (*NEEDED, "laboratory") else words)
        for name, line in self.fixed.items():
            line.setAccessibleName(self._labels[name].text())
        self.table.setAccessibleName(self.tr("Rows of the table"))
        self._offer_columns()
        self._tell()
        self.model.relook()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._sheets)
        head.addWidget(self._encodings)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, name in enumerate(_NAMES):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(self._labels[name])
            field = self.picks.get(name) or self.fixed[name]
            self._labels[name].setBuddy(field)
            cell.addWidget(field)
            grid.addLayout(cell, *divmod(number, _PER_ROW))
        for number in range(_PER_ROW):
            grid.setColumnStretch(number, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.leave_out)
        foot.addWidget(self._seal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _columns(self) -> Sequence[Column[Row]]:
        def cell(name: str) -> Column[Row]:
            return Column(
                lambda: QCoreApplication.translate("results table", str(_NAMES[name])),
                lambda row: self._text(row, name),
                width=14,
            )

        return (
            Column(
                lambda: self.tr("Row"),
                lambda row: str(row.line.number),
                icon=_drawn,
                width=6,
            ),
            *map(cell, NEEDED),
            Column(lambda: self.tr("Why not"), self._reasons, width=30, takes_rest=True),
        )

    def _text(self, row: Row, member: str) -> str:
        if self._preview is None:
            return ""
        column = self._preview.columns.by_member.get(member)
        heading = self._preview.sheet.heading
        return row.line.cells[heading.index(column)] if column in heading else ""

    def _reasons(self, row: Row) -> str:
        if row.is_aside:
            return self.tr("A note or a sum, no result; it is left out.")
        return " ".join(explain_field(each) for each in row.problems)

    def _look(self) -> None:
        """Looks again, with the columns that are picked and the texts that are typed now."""
        typed = {name: line.text().strip() for name, line in self.fixed.items()}
        fixed = {name: text for name, text in typed.items() if text}
        picked: dict[str, str] = {}
        if self._preview is not None:
            picked = {
                member: column
                for member, column in self._preview.columns.by_member.items()
                if member not in self.picks and member not in fixed
            }
            for name, pick in self.picks.items():
                if pick.value() is not None:
                    picked[name] = str(pick.value())
        self._follow(Columns(picked, fixed, *self._form))

    def _look_anew(self) -> None:
        """Looks at another sheet, or at the text in another encoding: its columns may differ."""
        fixed = {} if self._preview is None else self._preview.columns.fixed
        self._follow(Columns({}, fixed, *self._form))

    @property
    def _form(self) -> tuple[str, str]:
        """The encoding and the sheet that are picked; empty for those found out."""
        return str(self._encodings.value() or ""), str(self._sheets.value() or "")

    def _follow(self, columns: Columns | None) -> None:
        if self._path is not None:
            looking = screening.preview(self._path, self._case, columns)
            self._page.follow(looking, self._show, failed=self._tell_failure)

    def _tell_failure(self, problem: FieldkitError) -> None:
        self._preview = None
        self.model.show_only(())
        self._tell()
        self._page.tell(problem)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self._page.banner.hide()
        self.model.show_only(
            (*preview.refused, *preview.asides, *(row for row in preview.rows if row.result))
        )
        for name, line in self.fixed.items():
            if not line.isModified():  # what a person typed stays
                line.setText(preview.columns.fixed.get(name, ""))
        self._offer_columns()
        self._tell()

    def _offer_columns(self) -> None:
        preview = self._preview
        for name, pick in self.picks.items():
            heading = () if preview is None else preview.sheet.heading
            choices: list[tuple[object, str]] = [(None, "—"), *((each, each) for each in heading)]
            pick.say(self._labels[name].text(), choices)
            pick.pick(None if preview is None else preview.columns.by_member.get(name))

    def _tell(self) -> None:
        preview = self._preview
        results = 0 if preview is None else len(preview.results)
        refused = 0 if preview is None else len(preview.refused)
        pieces = [self.tr("%n results", "", results)]
        if refused:
            pieces.append(self.tr("%n rows cannot be taken", "", refused))
            if not self.leave_out.isChecked():
                pieces.append(self.tr("all go in or none"))
        self._count.setText(" · ".join(pieces))
        self.leave_out.setText(self.tr("Leave out %n rows", "", refused))
        self.leave_out.setVisible(bool(refused) and bool(results))
        self._seal.setText(self.tr("Seal %n results", "", results))
        self._seal.setEnabled(bool(results) and (not refused or self.leave_out.isChecked()))
        self._tell_form()

    def _tell_form(self) -> None:
        """How the file was found to be written, and what of it is not taken."""
        sheet = None if self._preview is None else self._preview.sheet
        self._encodings.setVisible(sheet is None or bool(sheet.form.encoding))
        self._sheets.setVisible(sheet is not None and bool(sheet.form.others))
        pieces = []
        if self._preview is not None and sheet is not None:
            form = sheet.form
            names = [form.sheet, *form.others]
            held = self._sheets.value()
            self._sheets.say(self.tr("Sheet"), [(each, each) for each in sorted(names)])
            self._sheets.pick(held if held in names else form.sheet)
            told = [
                (form.encoding not in {"", "utf-8"}, self.tr("Read as {what}."), form.encoding),
                (bool(form.others), self.tr("Read the sheet {what}."), form.sheet),
                (
                    bool(form.hidden),
                    self.tr("Hidden sheets are not taken: {what}."),
                    ", ".join(form.hidden),
                ),
                (
                    bool(sheet.above),
                    self.tr("Above the heading, and not taken: row {what}."),
                    ", ".join(map(str, sheet.above)),
                ),
                (
                    form.has_numbers,
                    self.tr(
                        "Figures kept as numbers are taken as stored: 0.50 may have become 0.5."
                    ),
                    "",
                ),
                (
                    bool(self._preview.sealed_as),
                    self.tr("This file is in the case already, as {what}."),
                    ", ".join(f"#{each}" for each in self._preview.sealed_as),
                ),
            ]
            pieces = [
                words.replace("{what}", what.upper() if what == form.encoding else what)
                for is_so, words, what in told
                if is_so
            ]
        self._said.setText(" ".join(pieces))
        self._said.setVisible(bool(pieces))


def _drawn(row: Row) -> tuple[str, str]:
    if row.is_aside:
        return "circle-minus", "muted"
    return ("circle-check", "good") if row.result is not None else ("circle-alert", "danger")
