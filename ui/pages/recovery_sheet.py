"""The recovery sheet of a key made just now: printed or saved, then shown to be kept."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Act
from ui.operations import people
from ui.pages.page import Page
from ui.session import Session
from ui.theme import digits_font
from ui.translation import Speaking, is_chinese
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.centred import Centred
from ui.widgets.form.single import QuietComboBox
from ui.widgets.icon_label import IconLabel
from ui.widgets.one_of import OneOf
from ui.widgets.plain_label import PlainLabel, set_property

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog

    from fieldkit.documents.recovery_sheet import RecoverySheet
    from fieldkit.documents.sheet import Mark

CARD_PX = 620
_GROUPS_IN_ROW = 4
_LANGUAGES = (("zh", "中文"), ("en", "English"))  # of the document; each in its own words


class RecoverySheetPage(Page):
    """Stands before everything else until the person has shown that the sheet is kept.

    Signals:
        kept: it was shown.
    """

    kept = Signal()

    def __init__(self, session: Session, sheet: "RecoverySheet") -> None:
        super().__init__(session)
        self._sheet = sheet
        self.sheet_view = _SheetView(sheet)
        self.proof_view = _ProofView(sheet)
        self._views = OneOf()
        self._views.add(self.sheet_view)
        self._views.add(self.proof_view)
        self._dialog: QPrintDialog | None = None
        self.sheet_view.printed.clicked.connect(self._ask_printer)
        self.sheet_view.saved.clicked.connect(self._ask_file)
        self.sheet_view.goes_on.clicked.connect(self._show_proof)
        self.proof_view.back.clicked.connect(self._show_sheet)
        self.proof_view.proven.connect(self._is_proven)
        self._lay_out()
        self.retranslate()

    def go(self) -> None:
        """Goes to where one goes on."""
        if self._views.shown is self.proof_view:
            self.proof_view.go()
        else:
            self.sheet_view.printed.setFocus()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """While the proof is asked for: back to the sheet."""
        is_asked = self._views.shown is self.proof_view
        return {Act.BACK: self._show_sheet} if is_asked else {}

    def _lay_out(self) -> None:
        centred = Centred(CARD_PX)
        self.column.removeWidget(self.banner)
        centred.column.addWidget(self.banner)
        centred.column.addWidget(self._views)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(centred)

    # On paper

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - rare
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )

        if not QPrinterInfo.availablePrinterNames():
            self.banner.say(
                Tone.WARNING,
                self.tr("No printer is set up on this computer."),
                self.tr(
                    "Save the PDF to a USB drive and print it elsewhere, or copy the key by hand."
                ),
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._sheet.title(self._language))  # is seen in the printer's queue
        self._dialog = QPrintDialog(printer, self)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.accepted.connect(self._fetch_marks)
        self._dialog.rejected.connect(self._forget_dialog)
        self._dialog.show()

    def _fetch_marks(self) -> None:
        self.follow(people.marks_of(self._sheet, self._language), self.print_marks)

    def print_marks(self, marks: "list[Mark]") -> None:
        """Draws the sheet on the printer that was chosen."""
        if self._dialog is None:
            return
        from fieldkit.documents.sheet import HEIGHT_MM, WIDTH_MM  # noqa: PLC0415 - rare
        from ui.widgets.paper import print_pages  # noqa: PLC0415

        print_pages(self._dialog.printer(), [marks], WIDTH_MM, HEIGHT_MM)
        self._forget_dialog()
        self._show_proof()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _ask_file(self) -> None:
        places = QStandardPaths.StandardLocation
        folder = QStandardPaths.writableLocation(places.DesktopLocation) or str(Path.home())
        likely = Path(folder) / f"{self._sheet.title(self._language)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery sheet"), str(likely), "PDF (*.pdf)"
        )
        if chosen:
            saving = people.save_sheet(self._sheet, self._language, Path(chosen))
            self.follow(saving, self._is_saved)

    def _is_saved(self, path: Path) -> None:
        self._show_proof()
        told = self.tr("Saved to {path}.").replace("{path}", str(path))
        self.banner.say(
            Tone.WARNING,
            told,
            self.tr("This file is not encrypted: print it, then delete it from every drive."),
        )

    @property
    def _language(self) -> str:
        return str(self.sheet_view.language.currentData())

    # The proof

    def _show_proof(self) -> None:
        self.banner.hide()
        self._views.show_only(self.proof_view)
        self.handlers_changed.emit()
        self.go()

    def _show_sheet(self) -> None:
        self.banner.hide()
        self._views.show_only(self.sheet_view)
        self.handlers_changed.emit()
        self.go()

    def _is_proven(self) -> None:
        self.follow(people.note_recovery_proven(), lambda _: self.kept.emit())


class _SheetView(Speaking, QWidget):
    """The key, and how it gets on paper."""

    def __init__(self, sheet: "RecoverySheet") -> None:
        super().__init__()
        self._heading, self._words = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self.printed, self.saved = Button("primary", "printer"), Button("", "file-down")
        self.goes_on = Button("link")
        self.language = QuietComboBox()
        for code, name in _LANGUAGES:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(0 if is_chinese() else 1)
        self._groups = sheet.groups
        self._card = QFrame()
        self._card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._card.setProperty("role", "card")
        grid = QGridLayout(self._card)
        grid.setContentsMargins(24, 16, 24, 20)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(0)
        for number, group in enumerate(sheet.groups):
            row, column = divmod(number, _GROUPS_IN_ROW)
            place, shown = PlainLabel(str(number + 1), "small"), PlainLabel(group)
            shown.setFont(digits_font(24))
            grid.addWidget(place, row * 3, column)
            grid.addWidget(shown, row * 3 + 1, column)
        grid.setRowMinimumHeight(2, 14)
        column_of_page = QVBoxLayout(self)
        column_of_page.setContentsMargins(0, 0, 0, 0)
        column_of_page.setSpacing(14)
        column_of_page.addWidget(self._heading)
        column_of_page.addWidget(self._words)
        column_of_page.addWidget(self._card)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.printed)
        buttons.addWidget(self.saved)
        buttons.addWidget(self.language)
        buttons.addStretch()
        column_of_page.addLayout(buttons)
        column_of_page.addWidget(self.goes_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Put the recovery key on paper"))
        self._words.setText(
            self.tr(
                "If a passphrase is lost, only this key opens the vault. It is shown this once "
                "and stored nowhere. Keep the sheet locked away, apart from this computer."
            )
        )
        name = self.tr("Recovery key: {groups}").replace("{groups}", " ".join(self._groups))
        self._card.setAccessibleName(name)
        self.printed.setText(self.tr("Print the sheet …"))
        self.saved.setText(self.tr("Save as PDF …"))
        self.language.setAccessibleName(self.tr("Language of the sheet"))
        self.goes_on.setText(self.tr("I have copied it by hand"))


class _ProofView(Speaking, QWidget):
    """Two groups of the key are typed from the paper.

    Signals:
        proven: both are right, and the person went on.
    """

    proven = Signal()

    def __init__(self, sheet: "RecoverySheet") -> None:
        super().__init__()
        self._sheet = sheet
        self.places = sheet.places_to_prove()
        self._heading, self._words = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self.lines = [QLineEdit() for _ in self.places]
        self._labels = [PlainLabel(role="label") for _ in self.places]
        self._problem = PlainLabel(role="problem", wraps=True)
        self.done, self.back = Button("primary", "check"), Button("quiet", "arrow-left")
        self.done.clicked.connect(self._finish)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        self._ticks = [IconLabel("", "good", 20) for _ in self.places]
        for number, line in enumerate(self.lines):
            line.setFont(digits_font(20))
            line.setMaxLength(9)
            line.setFixedWidth(150)
            line.textChanged.connect(self._look)
            line.returnPressed.connect(self._finish)
            self._labels[number].setBuddy(line)
            with_tick = QHBoxLayout()
            with_tick.setSpacing(8)
            with_tick.addWidget(line)
            with_tick.addWidget(self._ticks[number])
            one = QVBoxLayout()
            one.setSpacing(4)
            one.addWidget(self._labels[number])
            one.addLayout(with_tick)
            fields.addLayout(one)
        fields.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._heading)
        column.addWidget(self._words)
        column.addLayout(fields)
        column.addWidget(self._problem)
        column.addLayout(foot)
        self.retranslate()
        self._look()

    def go(self) -> None:
        """Goes to the first field that is not right yet."""
        self._first_wrong().setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("Show that the sheet is at hand"))
        self._words.setText(
            self.tr("Type these two groups from the paper. Then it can be put away.")
        )
        for place, label, line in zip(self.places, self._labels, self.lines, strict=True):
            label.setText(self.tr("Group {number}").replace("{number}", str(place + 1)))
            line.setAccessibleName(label.text())
        self.done.setText(self.tr("The sheet is kept"))
        self.back.setText(self.tr("Back to the sheet"))

    def _first_wrong(self) -> QLineEdit:
        wrong = [line for line, right in zip(self.lines, self._rights(), strict=True) if not right]
        return (wrong or self.lines)[0]

    def _rights(self) -> list[bool]:
        return [
            self._sheet.is_group(place, line.text())
            for place, line in zip(self.places, self.lines, strict=True)
        ]

    def _look(self) -> None:
        rights = self._rights()
        wrong = []
        for number, (line, is_right) in enumerate(zip(self.lines, rights, strict=True)):
            is_full = len(line.text().strip()) >= len(self._sheet.groups[0])
            self._ticks[number].show_icon("circle-check" if is_right else "", "good")
            set_property(line, "problem", "true" if is_full and not is_right else "false")
            if is_full and not is_right:
                wrong.append(self.places[number] + 1)
        told = self.tr("This is not group {number} of the key. Look at the paper.")
        told = told.replace("{number}", str(wrong[0])) if wrong else ""
        self._problem.setText(told)
        self.done.setEnabled(all(rights))
        if rights == [True, False] and self.lines[0].hasFocus():
            self.lines[1].setFocus()

    def _finish(self) -> None:
        if all(self._rights()):
            self.done.setEnabled(False)
            self.proven.emit()
        else:
            self._first_wrong().setFocus()
