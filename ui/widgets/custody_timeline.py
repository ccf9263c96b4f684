"""Through whose hands a thing went: one after the other, with what does not fit in words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fieldkit.evidence.things import Keeping
from fieldkit.findings import Severity
from fieldkit.ledger.custody import NOT_CONFIRMED
from ui import formatting, theme
from ui.formatting import visible
from ui.problems.verdicts import sentence_of
from ui.translation import Speaking, is_chinese

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_LINES: Final = Qt.ItemDataRole.UserRole
_DRAWINGS: Final = {
    NOT_CONFIRMED: ("circle-alert", "danger"),
    "refused": ("triangle-alert", "warning"),
}
_SAID_OF_SIDES: Final = frozenset({"CUSTODY_NOT_CONFIRMED", "CUSTODY_REFUSED"})
_RAIL: Final = 28  # px, left of the words
_GAP: Final = 10  # px, below a keeping
_DOT: Final = 5  # px, radius
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Said:
    """One line about a keeping.

    Attributes:
        text: in the language of the window.
        role: of its colour.
        icon: name of a drawing before it; "" for none.
    """

    text: str
    role: str = "muted"
    icon: str = ""


def said_of(keeping: Keeping) -> list[Said]:
    """What the timeline says about one keeping, in order; who holds it comes first."""
    units = dict.fromkeys(each.unit for each in keeping.holders if each.unit)
    lines = [
        Said(visible(keeping.names), "text"),
        Said(visible(" · ".join([_span(keeping), *units]))),
    ]
    lines += _handover(keeping) if keeping.came_by is not None else [Said(_taken(keeping))]
    for fault in keeping.faults:
        if fault.code in _SAID_OF_SIDES:
            continue
        is_error = fault.severity is Severity.ERROR
        drawing = ("circle-alert", "danger") if is_error else ("triangle-alert", "warning")
        lines.append(Said(visible(sentence_of(fault)), drawing[1], drawing[0]))
    return lines


class CustodyTimeline(Speaking, QListWidget):
    """A list as high as what is in it; arrows go from keeping to keeping."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keepings: tuple[Keeping, ...] = ()
        self.setItemDelegate(_KeepingDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("role", "quiet")
        self.retranslate()

    def show_keepings(self, keepings: tuple[Keeping, ...]) -> None:
        """Shows the keepings of another thing."""
        self._keepings = keepings
        self.retranslate()

    def retranslate(self) -> None:
        """Writes all of it anew."""
        self.setAccessibleName(self.tr("Chain of custody"))
        chosen = self.currentRow()
        self.clear()
        for keeping in self._keepings:
            lines = said_of(keeping)
            item = QListWidgetItem(self)
            item.setData(_LINES, lines)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ". ".join(line.text for line in lines)
            )
        self.setCurrentRow(chosen if 0 <= chosen < self.count() else -1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gets as high as its words need."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        heights = (self.sizeHintForRow(number) for number in range(self.count()))
        self.setFixedHeight(sum(heights) + 4)


class _KeepingDelegate(QStyledItemDelegate):
    """Draws one keeping: a dot on the rail, words beside."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 200
        metrics = QFontMetrics(option.font)
        return QSize(width, self._height(metrics, index.data(_LINES) or [], width) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.look()
        lines: list[Said] = index.data(_LINES) or []
        is_last = index.row() == index.model().rowCount() - 1
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(option.rect.adjusted(0, 0, 0, -2), look.colour("chosen"))
        rail = option.rect.left() + _RAIL // 2
        middle = option.rect.top() + 2 + QFontMetrics(option.font).height() // 2
        edge = "on_chosen" if is_chosen else "edge"
        painter.setPen(QPen(look.colour(edge), 2))
        if index.row():
            painter.drawLine(rail, option.rect.top(), rail, middle - _DOT)
        if not is_last:
            painter.drawLine(rail, middle + _DOT, rail, option.rect.bottom() + 1)
        mark = "accent" if is_last and not is_chosen else edge
        painter.setPen(QPen(look.colour(mark), 2))
        painter.setBrush(look.colour(mark if is_last else "surface"))
        painter.drawEllipse(QPoint(rail, middle), _DOT, _DOT)
        self._write(painter, option, lines, is_chosen=is_chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.colour("accent"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        lines: list[Said],
        *,
        is_chosen: bool,
    ) -> None:
        look, metrics = theme.look(), QFontMetrics(option.font)
        top = option.rect.top() + 2
        for line in lines:
            left = option.rect.left() + _RAIL
            if line.icon:
                role = "on_chosen" if is_chosen else line.role
                pixmap = look.pixmap(line.icon, role, 16, painter.device().devicePixelRatio())
                painter.drawPixmap(left, top + (metrics.height() - 16) // 2, pixmap)
                left += 20
            room = QRect(left, top, option.rect.right() - left - 4, 10_000)
            used = metrics.boundingRect(room, _WRAP, line.text)
            painter.setPen(look.colour("on_chosen" if is_chosen else line.role))
            painter.drawText(room, _WRAP, line.text)
            top += used.height() + 2

    def _height(self, metrics: QFontMetrics, lines: list[Said], width: int) -> int:
        total = 4
        for line in lines:
            room = width - _RAIL - 4 - (20 if line.icon else 0)
            box = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAP, line.text)
            total += box.height() + 2
        return total


def _span(keeping: Keeping) -> str:
    return "?" if keeping.since is None else formatting.period(keeping.since, keeping.until)


def _taken(keeping: Keeping) -> str:
    words = translate("custody", "Taken on the spot")
    if keeping.seal_number:
        words += " · " + translate("custody", "seal {number}").replace(
            "{number}", keeping.seal_number
        )
    return visible(words)


def _handover(keeping: Keeping) -> list[Said]:
    step, transfer, row = keeping.came_by, keeping.transfer, keeping.row
    if step is None or transfer is None or row is None:
        return []
    purpose = transfer.purpose.zh if is_chinese() else transfer.purpose.en
    lines = [
        Said(visible(f"{purpose} · {transfer.place} · {formatting.entry(step.transfer)}")),
        Said(visible(_seals(keeping))),
    ]
    kept = [each for each in (row.condition, transfer.temperature, transfer.preservation) if each]
    if kept:
        lines.append(Said(visible(" · ".join(kept))))
    for side, means, given in (
        (translate("custody", "Giver {name}"), step.giver_confirms, transfer.giver),
        (translate("custody", "Receiver {name}"), step.receiver_confirms, transfer.receiver),
    ):
        who = side.replace("{name}", given.name)
        reason = f" · {given.refusal_reason}" if means == "refused" else ""
        drawing = _DRAWINGS.get(means, ("circle-check", "good"))
        lines.append(Said(visible(f"{who} · {_means(means)}{reason}"), drawing[1], drawing[0]))
    return lines


def _seals(keeping: Keeping) -> str:
    row = keeping.row
    before = (row.seal_before if row else None) or "—"
    after = (row.seal_after if row else None) or before
    if before == after:
        words = translate("custody", "seal {number}").replace("{number}", before)
    else:
        words = translate("custody", "seal {before}, then {after}")
        words = words.replace("{before}", before).replace("{after}", after)
    if row is not None and row.is_seal_intact is not None:
        words += " · " + (
            translate("custody", "seal intact")
            if row.is_seal_intact
            else translate("custody", "seal broken")
        )
    return words[:1].upper() + words[1:]


def _means(means: str) -> str:
    return {
        "key": translate("custody", "confirmed with own key"),
        "handwriting": translate("custody", "signed by hand"),
        "refused": translate("custody", "refused to confirm"),
    }.get(means, translate("custody", "not confirmed"))
