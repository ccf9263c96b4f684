"""How cells of a grid of results are drawn and typed."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.formatting import visible
from ui.widgets.grid.cell_edit import CellEdit
from ui.widgets.grid.model import GridRole, ResultsModel, RowState

Index = QModelIndex | QPersistentModelIndex
Offers = Callable[[str], Sequence[tuple[str, str]]]
PADDING: Final = 8
_NUMBER = re.compile(r"\d[\d,]*", re.ASCII)
_BEFORE_POINT: Final = 46  # pixels from the left edge to the decimal points of a column
_SAID_SECOND: Final = frozenset({"unit"})
_LEAVING: Final = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CellDelegate(QStyledItemDelegate):
    """Draws a cell: its text, what it was read as beside, what is wrong with it below.

    Signals:
        left: a cell was typed; rows and columns to go from there.
    """

    left = Signal(int, int)

    def __init__(self, offers: Offers, parent: QObject) -> None:
        """A delegate.

        Args:
            offers: texts that may be meant in a column, with words beside, by its member.
            parent: the grid.
        """
        super().__init__(parent)
        self._offers = offers
        self._editor: CellEdit | None = None
        self.arrows_leave = True

    def finish(self) -> None:
        """Takes what stands in the line that is being typed, if there is one."""
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def pass_on(self, event: QEvent) -> None:
        """Gives an event of the grid to the line that is being typed."""
        if self._editor is not None:
            QCoreApplication.sendEvent(self._editor, event)

    def open_list(self) -> None:
        """Shows what may be chosen in the cell that is being typed."""
        if self._editor is not None:
            self._editor.open_list()

    # Typing

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> CellEdit:
        """The line for one cell."""
        editor = CellEdit(parent, arrows_leave=self.arrows_leave)
        member = str(index.data(GridRole.MEMBER))
        model = index.model()
        if isinstance(model, ResultsModel):
            editor.setAccessibleName(model.columns[index.column()].translated)
        offers = self._offers(member)
        if offers:
            editor.suggest(offers)
        editor.left.connect(self._leave)
        editor.destroyed.connect(lambda: self._forget(editor))
        self._editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Shows what stands in the cell; what is typed first replaces it."""
        if isinstance(editor, CellEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Takes what was typed."""
        if isinstance(editor, CellEdit) and isinstance(model, ResultsModel):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """As large as the cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leaves the keys that lead on to the line itself."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _LEAVING:
            return False
        return super().eventFilter(editor, event)

    def _leave(self, rows: int, columns: int) -> None:
        self.finish()
        self.left.emit(rows, columns)

    def _forget(self, editor: CellEdit) -> None:
        if self._editor is editor:
            self._editor = None

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one cell."""
        look = theme.look()
        rect: QRect = option.rect
        state = index.data(GridRole.STATE)
        problem = str(index.data(GridRole.PROBLEM) or "")
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_open = state in {RowState.DRAFT, RowState.BLANK}
        ground = "chosen" if is_chosen else "danger_ground" if problem else ""
        ground = ground or ("surface" if is_open else "raised")
        ink = "on_chosen" if is_chosen else "text"
        second = "on_chosen" if is_chosen else "muted"
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, look.colour(ground))
        member, text = str(index.data(GridRole.MEMBER)), visible(str(index.data() or ""))
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if problem:
            half = inner.height() // 2
            painter.setFont(_font(small=True))
            painter.setPen(look.colour("on_chosen" if is_chosen else "danger"))
            if text:
                _draw(painter, inner.adjusted(0, half - 1, 0, -2), problem)
                inner.setHeight(half + 4)
            else:
                _draw_wrapped(painter, inner.adjusted(-3, 0, 3, 0), problem)
        font = _font(small=False)
        font.setStrikeOut(state is RowState.WITHDRAWN)
        painter.setFont(font)
        painter.setPen(look.colour(second if member in _SAID_SECOND else ink))
        if member == "value":
            self._draw_value(painter, inner, text, str(index.data(GridRole.READING) or ""), second)
        else:
            _draw(painter, inner, text)
        self._draw_edges(painter, option, index)
        painter.restore()

    def _draw_value(
        self, painter: QPainter, rect: QRect, text: str, reading: str, second: str
    ) -> None:
        """The text with its decimal point where all others are, and the reading at the right."""
        widths = QFontMetrics(painter.font())
        found = _NUMBER.search(text)
        before = text[: found.end()] if found else text
        left = max(0, _BEFORE_POINT - widths.horizontalAdvance(before))
        _draw(painter, rect.adjusted(left, 0, 0, 0), text)
        used = left + widths.horizontalAdvance(text) + PADDING
        if reading not in {"", text, f"= {text}"}:
            painter.setFont(_font(small=True))
            painter.setPen(theme.look().colour(second))
            _draw(painter, rect.adjusted(used, 0, 0, 0), reading, Qt.AlignmentFlag.AlignRight)

    def _draw_edges(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.look()
        rect: QRect = option.rect
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex() == index:
            width = 2 if view.hasFocus() else 1
            painter.setPen(QPen(look.colour("accent"), width))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _font(*, small: bool) -> QFont:
    font = theme.text_font()
    if small:
        font.setPixelSize(theme.TEXT_PX - 2)
    return font


def _draw(
    painter: QPainter,
    rect: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    if rect.width() <= 0:
        return
    short = QFontMetrics(painter.font()).elidedText(
        text, Qt.TextElideMode.ElideRight, rect.width()
    )
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), short)


def _draw_wrapped(painter: QPainter, rect: QRect, text: str) -> None:
    """In several lines if they have room; in one that is cut off otherwise."""
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
    needed = painter.boundingRect(rect, flags, text)
    if needed.height() <= rect.height() and needed.width() <= rect.width():
        painter.drawText(rect, flags, text)
    else:
        _draw(painter, rect, text)
