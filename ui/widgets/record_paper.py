"""A visit's record to be read before it is signed: what was recorded, numbers, digests."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from fieldkit.evidence.parts import members
from fieldkit.evidence.review import Review, Reviewed
from ui import formatting, theme
from ui.translation import Speaking
from ui.widgets.form.field import label_of
from ui.widgets.kinds import kind_name
from ui.widgets.record_view import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_AT_ONCE: Final = 40  # entries written before others get their turn
_SMALL_PX, _HEADING_PX, _TITLE_PX = theme.TEXT_PX - 2, theme.TEXT_PX + 2, theme.TEXT_PX + 6


class RecordPaper(Speaking, QTextEdit):
    """Plain text in a few sizes; nothing in it can be changed. Long records come in pieces."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(24)
        self._title = ""
        self._review: Review | None = None
        self._waiting: Sequence[Reviewed] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write_some)
        self.retranslate()

    def show_review(self, title: str, review: Review) -> None:
        """Shows another record; one that is shown already stays as it is read.

        Args:
            title: of the case.
            review: what is signed.
        """
        if (title, review) != (self._title, self._review):
            self._title, self._review = title, review
            self._write()

    def retranslate(self) -> None:
        """Writes all of it anew, in the language of now."""
        self.setAccessibleName(self.tr("Record of the visit"))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._write()

    def _write(self) -> None:
        self._timer.stop()
        self.clear()
        if self._review is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setCharFormat(_format(_TITLE_PX))
        cursor.insertText(self.tr("Record of the visit"))
        self._line(cursor, formatting.visible(self._title), _format(role="muted"))
        self._waiting = self._review.entries
        self._write_some()

    def _write_some(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for each in self._waiting[:_AT_ONCE]:
            self._write_entry(cursor, each)
        self._waiting = self._waiting[_AT_ONCE:]
        if not self._waiting and self._review is not None:
            words = self.tr("%n entries are signed.", "", len(self._review.signs))
            self._line(cursor, words, _format(role="muted"), above=24)
        cursor.endEditBlock()
        if self._waiting:
            self._timer.start(0)

    def _write_entry(self, cursor: QTextCursor, entry: Reviewed) -> None:
        kind = "" if entry.record is None else kind_name(entry.record.kind)
        heading = f"{formatting.entry(entry.sequence)}  {kind}"
        self._line(cursor, heading, _format(_HEADING_PX, is_bold=True), above=20)
        if entry.is_withdrawn:
            cursor.insertText(f"  {self.tr('Withdrawn')}", _format(role="warning"))
        if entry.record is not None:
            for member in members(type(entry.record)):
                value = getattr(entry.record, member.name)
                if value is not None and value != () and member.form != "json":
                    self._fact(cursor, label_of(member), text_of(member, value))
        for file in entry.attachments:
            told = f"{file.name} · {formatting.size(file.size)} · SHA-256 "
            self._fact(cursor, self.tr("File"), told)
            cursor.insertText(formatting.digest(file.sha256), _digits())
        if entry.supplements:
            numbers = "、".join(formatting.entry(each) for each in entry.supplements)
            self._fact(cursor, self.tr("Supplemented by"), numbers)
        self._fact(cursor, self.tr("Sealed at"), formatting.exact_moment(entry.sealed_at))
        self._fact(cursor, self.tr("Digest of the entry"), "")
        cursor.insertText(formatting.digest(entry.digest), _digits())

    def _fact(self, cursor: QTextCursor, label: str, text: str) -> None:
        self._line(cursor, f"{label}  ", _format(_SMALL_PX, role="muted"))
        cursor.insertText(formatting.visible(text), _format())

    def _line(
        self, cursor: QTextCursor, text: str, look: QTextCharFormat, *, above: int = 3
    ) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        cursor.insertBlock(block)
        cursor.insertText(text, look)


def _format(
    px: int = theme.TEXT_PX, *, role: str = "text", is_bold: bool = False
) -> QTextCharFormat:
    font = QFont(theme.text_font())
    font.setPixelSize(px)
    font.setBold(is_bold)
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(theme.look().colour(role))
    return look


def _digits() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(theme.digits_font(_SMALL_PX))
    look.setForeground(theme.look().colour("text"))
    return look
