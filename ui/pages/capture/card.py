"""What is on a card: what is new is ticked, what the vault has is named with its number."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QWidget

from ui.formatting import entry, moment, size, tip
from ui.models.rows import NOWHERE, Index
from ui.pages.capture.side_view import SideView
from ui.problems import explain
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldkit.evidence.cards import FileFound

_FILE, _SIZE, _CHANGED, _KNOWN = range(4)
_ROLE: Final = Qt.ItemDataRole


class CardModel(QAbstractTableModel):
    """Files with a tick each.

    Signals:
        ticked: other files are ticked now.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._files: tuple[FileFound, ...] = ()
        self._chosen: set[int] = set()

    @property
    def chosen(self) -> list[Path]:
        """The files that are ticked, in order."""
        return [self._files[at].path for at in sorted(self._chosen)]

    def show_files(self, folder: Path, files: "Sequence[FileFound]") -> None:
        """Shows these; what is new is ticked."""
        self.beginResetModel()
        self._folder, self._files = folder, tuple(files)
        self._chosen = {at for at, each in enumerate(self._files) if each.is_new}
        self.endResetModel()
        self.ticked.emit()

    def tick_all(self, is_ticked: bool) -> None:
        """Ticks everything that can be read, or nothing."""
        self._chosen = {
            at for at, each in enumerate(self._files) if is_ticked and each.problem is None
        }
        self.relook()
        self.ticked.emit()

    def relook(self) -> None:
        """Shows all cells anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _KNOWN)
        if self._files:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._files) - 1, _KNOWN))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many files there are."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Name, size, time, what the vault has."""
        return 0 if parent.isValid() else _KNOWN + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be read cannot be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == _FILE and self._files[index.row()].problem is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """The headings."""
        if role == _ROLE.TextAlignmentRole and section == _SIZE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if orientation is not Qt.Orientation.Horizontal or role != _ROLE.DisplayRole:
            return None
        names = (
            self.tr("File"), self.tr("Size"), self.tr("Last written"), self.tr("In this vault"),
        )  # fmt: skip
        return names[section]

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == _ROLE.CheckStateRole and index.column() == _FILE:
            is_chosen = index.row() in self._chosen
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole}:
            return self._text(file, index.column())
        if role == _ROLE.ToolTipRole:
            return tip(self._text(file, index.column()))
        if role == _ROLE.TextAlignmentRole and index.column() == _SIZE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Ticks a file, or takes the tick away."""
        if role != _ROLE.CheckStateRole:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._chosen.add(index.row())
        else:
            self._chosen.discard(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _text(self, file: "FileFound", column: int) -> str:
        if column == _FILE:
            path = file.path
            inside = path.is_relative_to(self._folder)
            return str(path.relative_to(self._folder) if inside else path)
        if column == _KNOWN:
            return self._known(file)
        if file.problem is not None:
            return ""
        return size(file.size) if column == _SIZE else moment(file.changed_at.astimezone())

    def _known(self, file: "FileFound") -> str:
        if file.problem is not None:
            return explain(file.problem).sentence
        if file.entries:
            numbers = "、".join(entry(each) for each in file.entries)
            return self.tr("Sealed already as {numbers}").replace("{numbers}", numbers)
        return self.tr("A draft already") if file.drafts else self.tr("New")


class CardView(SideView):
    """Asks what to take from a card.

    Signals:
        chosen: a list of paths to be taken in.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CardModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(36)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_FILE, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((_SIZE, 100), (_CHANGED, 150), (_KNOWN, 260)):
            header.resizeSection(column, width)
        self.table.setTabKeyNavigation(False)
        self._words = PlainLabel(role="muted")
        self._all, self._none = Button("quiet"), Button("quiet")
        self._all.clicked.connect(lambda: self.model.tick_all(True))
        self._none.clicked.connect(lambda: self.model.tick_all(False))
        self.take = Button("primary", "download")
        self.take.clicked.connect(lambda: self.chosen.emit(self.model.chosen))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._words, 1)
        for each in (self._none, self._all, self.take):
            foot.addWidget(each)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(foot)
        self.model.ticked.connect(self._say_count)
        self._folder = Path()
        self.retranslate()

    def show_files(self, folder: Path, files: "Sequence[FileFound]") -> None:
        """Shows what was found in a folder."""
        self._folder = folder
        self.model.show_files(folder, files)
        self.retranslate()
        self.take.setFocus()

    def retranslate(self) -> None:
        """Sets all words."""
        super().retranslate()
        heading = self.tr("On {folder}").replace("{folder}", str(self._folder))
        self.heading.setText(heading)
        self.table.setAccessibleName(heading)
        self._all.setText(self.tr("Tick all"))
        self._none.setText(self.tr("Tick none"))
        self.model.relook()
        self._say_count()

    def _say_count(self) -> None:
        count = len(self.model.chosen)
        self.take.setText(self.tr("Take in %n file(s)", "", count))
        self.take.setEnabled(count > 0)
        files = self.model.rowCount()
        self._words.setText(
            self.tr("%n file(s) found. Space ticks.", "", files)
            if files
            else self.tr("Nothing is on it that could be taken in.")
        )
