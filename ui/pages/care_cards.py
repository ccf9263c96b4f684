"""The cards of the page "Vault and backup": each says how things stand and what can be done."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkit.evidence.series import Series, SeriesPatternError
from fieldkit.findings import Finding, Severity
from ui import formatting
from ui.problems import explain
from ui.problems.verdicts import place_of, sentence_of
from ui.translation import Speaking
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from fieldkit.errors import FieldkitError
    from ui.operations.care import Keeping

_WEIGHTS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.NOTICE: ("info", "muted"),
}
_MOST_SHOWN = 200  # findings; whoever has more needs a backup, not a longer list
_EXAMPLE = date(2026, 11, 3)


class Result(Banner):
    """A banner that can tell a failure of the engine."""

    def tell(self, problem: "FieldkitError") -> None:
        """Shows what went wrong."""
        told = explain(problem)
        self.say(Tone.DANGER, told.sentence, told.next_step, detail=told.detail)


class Card(Speaking, QFrame):
    """A heading, how it stands, words, and what can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.heading, self.words = PlainLabel(role="heading"), PlainLabel(role="muted", wraps=True)
        self._icon, self._state = IconLabel(px=18), PlainLabel(wraps=True)
        self._icon.hide()
        self._state.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 14, 20, 16)
        self.column.setSpacing(8)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._icon)
        state.addWidget(self._state, 1)
        self.column.addWidget(self.heading)
        self.column.addLayout(state)
        self.column.addWidget(self.words)

    def show_state(self, drawing: str, role: str, word: str) -> None:
        """Shows how it stands: a drawing, and the word beside it."""
        self._icon.show_icon(drawing, role)
        self._icon.show()
        self._state.setText(word)
        self._state.show()

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return self._state.text()

    def add_row(self, *widgets: QWidget) -> None:
        """Puts widgets beside each other."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in widgets:
            row.addWidget(each)
        row.addStretch()
        self.column.addLayout(row)


class BackupCard(Card):
    """When the last backup was made, and making one."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: Keeping | None = None
        self.again, self.elsewhere = Button("", "hard-drive-download"), Button("", "folder-open")
        self.restore = Button("link")
        self.buttons = (self.again, self.elsewhere, self.restore)
        self.work, self.result = ProgressStrip(), Result()
        self.work.hide()
        self.column.addWidget(self.result)
        self.column.addWidget(self.work)
        self.add_row(*self.buttons)
        self.retranslate()

    def show_kept(self, kept: "Keeping") -> None:
        """Shows the last backup."""
        self._kept = kept
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every word."""
        self.heading.setText(self.tr("Backup"))
        self.words.setText(
            self.tr(
                "A backup is a folder on another drive, encrypted like the vault. What is new is "
                "copied and read back; work can go on meanwhile."
            )
        )
        self.again.setText(self.tr("Back up now"))
        self.elsewhere.setText(self.tr("Back up to a folder …"))
        self.restore.setText(self.tr("Restore a vault from its backup"))
        kept = self._kept
        if kept is None:
            return
        self.again.setVisible(kept.last_backup is not None)
        if kept.last_backup is None:
            told = self.tr("No backup yet. If this computer is lost, everything is lost.")
        else:
            told = self.tr("Last backup {moment}, in {folder}")
            told = told.replace("{moment}", formatting.moment(kept.last_backup.made_at))
            told = told.replace("{folder}", str(kept.last_backup.folder))
        is_good = kept.last_backup is not None and not kept.is_backup_due
        drawing = ("circle-check", "good") if is_good else ("triangle-alert", "warning")
        self.show_state(*drawing, told)


class CheckCard(Card):
    """Whether anything in the vault differs from what its ledger says."""

    def __init__(self) -> None:
        super().__init__()
        self.quick, self.thorough = Button("", "shield-check"), Button("")
        self.buttons = (self.quick, self.thorough)
        self.work, self.result = ProgressStrip(), Result()
        self.work.hide()
        self.found = _FindingsList()
        for each in (self.result, self.found, self.work):
            self.column.addWidget(each)
        self.add_row(*self.buttons)
        self.retranslate()

    def begin(self) -> None:
        """Forgets the last result."""
        self.result.hide()
        self.found.show_findings(())

    def show_findings(self, found: tuple[Finding, ...], every_byte: bool) -> None:
        """Shows what a check found."""
        self.found.show_findings(found)
        count = Counter(each.severity for each in found)
        if count[Severity.ERROR]:
            told = self.tr("%n thing(s) in the vault do not agree.", "", count[Severity.ERROR])
            next_step = self.tr("Keep the vault as it is, and restore a backup to another folder.")
            self.result.say(Tone.DANGER, told, next_step)
            return
        told = (
            self.tr("Nothing differs. Every entry, every signature and every byte was checked.")
            if every_byte
            else self.tr(
                "Nothing differs. Every entry and signature was checked; files are there."
            )
        )
        self.result.say(Tone.WARNING if count[Severity.WARNING] else Tone.GOOD, told)

    def retranslate(self) -> None:
        """Sets every word."""
        self.heading.setText(self.tr("Full check"))
        self.words.setText(
            self.tr(
                "Compares everything in the vault with the signed ledger and with the checkpoints "
                "that left this computer."
            )
        )
        self.quick.setText(self.tr("Check"))
        self.thorough.setText(self.tr("Check every byte of every file"))


class RecoveryCard(Card):
    """Whether the recovery sheet is kept, and a new key."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: Keeping | None = None
        self._is_administrator = False
        self.renew, self.do, self.stop = (
            Button("", "key-round"),
            Button("primary"),
            Button("quiet"),
        )
        self._reason = PlainLabel(role="small", wraps=True)
        self._sure = PlainLabel(wraps=True)
        self.renew.clicked.connect(lambda: self.ask(True))
        self.stop.clicked.connect(lambda: self.ask(False))
        self.column.addWidget(self._sure)
        self.add_row(self.renew, self.do, self.stop)
        self.column.addWidget(self._reason)
        self.ask(False)
        self.retranslate()

    def show_kept(self, kept: "Keeping", is_administrator: bool) -> None:
        """Shows whether the sheet is kept, and who may renew the key."""
        self._kept, self._is_administrator = kept, is_administrator
        self.retranslate()

    def ask(self, is_asking: bool) -> None:
        """Asks once more before the former key stops working."""
        for each in (self._sure, self.do, self.stop):
            each.setVisible(is_asking)
        self.renew.setVisible(not is_asking)
        if is_asking:
            self.do.setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        self.heading.setText(self.tr("Recovery sheet"))
        self.words.setText(
            self.tr("The one paper that opens the vault when a passphrase is lost.")
        )
        self.renew.setText(self.tr("Make a new recovery key …"))
        self._sure.setText(
            self.tr("The sheet there is now opens nothing any more afterwards. Go on?")
        )
        self.do.setText(self.tr("Make a new key"))
        self.stop.setText(self.tr("Leave it"))
        self.renew.setEnabled(self._is_administrator)
        self._reason.setText(self.tr("Only an administrator may do this."))
        self._reason.setVisible(not self._is_administrator)
        if self._kept is None:
            return
        proven_at = self._kept.recovery_proven_at
        if proven_at is None:
            told = self.tr("Nobody has shown that the sheet is kept. Make a new one.")
            self.show_state("triangle-alert", "warning", told)
        else:
            told = self.tr("Shown to be kept on {day}")
            told = told.replace("{day}", formatting.day(proven_at.date()))
            self.show_state("circle-check", "good", told)


class SeriesCard(Card):
    """How new samples are numbered."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.do = QLineEdit(), Button("")
        self.line.setMinimumWidth(320)
        self._example = PlainLabel(role="small", wraps=True)
        self.line.textChanged.connect(lambda _: self._look())
        self.add_row(self.line, self.do)
        self.column.addWidget(self._example)
        self._kept = ""
        self.retranslate()

    def show_pattern(self, pattern: str) -> None:
        """Shows the pattern that is used, unless another is being typed."""
        if self.line.text() in {"", self._kept}:
            self.line.setText(pattern)
        self._kept = pattern
        self._look()

    @property
    def pattern(self) -> str | None:
        """What was typed; None if it makes no series."""
        try:
            return Series(self.line.text().strip()).pattern
        except SeriesPatternError:
            return None

    def retranslate(self) -> None:
        """Sets every word."""
        self.heading.setText(self.tr("Sample numbers"))
        told = self.tr(
            "{NN} counts, with as many digits as letters. {YYYYMMDD}, {YYMMDD}, {YYYY}, {MM} and "
            "{DD} stand for the day, {inspection} for the visit."
        )
        self.words.setText(told)
        self.line.setAccessibleName(self.tr("Pattern of sample numbers"))
        self.do.setText(self.tr("Keep"))
        self._look()

    def _look(self) -> None:
        pattern = self.pattern
        set_property(self.line, "problem", "false" if pattern or not self.line.text() else "true")
        self.do.setEnabled(pattern is not None and pattern != self._kept)
        if pattern is None:
            told = self.tr("This makes no series: one counter such as {NN} is needed.")
            set_property(self._example, "tone", "danger")
        else:
            series = Series(pattern)
            first = series.next(_EXAMPLE, "1", ())
            second = series.next(_EXAMPLE, "1", (first,))
            told = self.tr("For example {first}, then {second}")
            told = told.replace("{first}", first).replace("{second}", second)
            set_property(self._example, "tone", "")
        self._example.setText(told)


class _FindingsList(QWidget):
    """One line for each finding, the grave ones first."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(6)

    def show_findings(self, found: Sequence[Finding]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        order = list(Severity)
        ordered = sorted(found, key=lambda each: order.index(each.severity))
        for each in ordered[:_MOST_SHOWN]:
            self._column.addWidget(_FindingLine(each))
        if len(ordered) > _MOST_SHOWN:
            told = self.tr("and %n more", "", len(ordered) - _MOST_SHOWN)
            self._column.addWidget(PlainLabel(told, "muted"))
        self.setVisible(bool(found))


class _FindingLine(Speaking, QWidget):
    """One finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding
        self._words = PlainLabel(wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(*_WEIGHTS[finding.severity], 16))
        row.addWidget(self._words, 1)
        self.retranslate()

    def retranslate(self) -> None:
        where = f"{place_of(self._finding)}: " if self._finding.path else ""
        self._words.setText(f"{where}{sentence_of(self._finding)}")
