"""The state of what people record, always as drawing, word and colour."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.formatting import entry
from ui.translation import Speaking
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel, set_property


class Stage(Enum):
    """How far it has come."""

    TYPING = auto()  # not kept yet
    DRAFT = auto()
    SEALED = auto()
    SUPPLEMENTED = auto()
    EXPORTED = auto()
    RECEIVED = auto()
    WITHDRAWN = auto()


@dataclass(frozen=True, slots=True)
class State:
    """A stage, with the number of the entry where there is one."""

    stage: Stage
    sequence: int | None = None

    @property
    def drawing(self) -> tuple[str, str]:
        """Name of the drawing, and role of its colour."""
        return _DRAWINGS[self.stage]

    @property
    def word(self) -> str:
        """The word in the language of the window."""
        translate = QCoreApplication.translate
        word = {
            Stage.TYPING: translate("State", "Not kept yet"),
            Stage.DRAFT: translate("State", "Draft kept"),
            Stage.SEALED: translate("State", "Sealed"),
            Stage.SUPPLEMENTED: translate("State", "Supplemented"),
            Stage.EXPORTED: translate("State", "Exported"),
            Stage.RECEIVED: translate("State", "Signed for by the reader"),
            Stage.WITHDRAWN: translate("State", "Withdrawn"),
        }[self.stage]
        return word if self.sequence is None else f"{word} {entry(self.sequence)}"


_DRAWINGS = {
    Stage.TYPING: ("pencil-line", "draft"),
    Stage.DRAFT: ("pencil-line", "draft"),
    Stage.SEALED: ("stamp", "sealed"),
    Stage.SUPPLEMENTED: ("pencil-line", "sealed"),
    Stage.EXPORTED: ("package-check", "delivered"),
    Stage.RECEIVED: ("badge-check", "delivered"),
    Stage.WITHDRAWN: ("undo-2", "warning"),
}


class StateChip(Speaking, QWidget):
    """Shows one state."""

    def __init__(self, state: State | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._icon = IconLabel(px=16)
        self._word = PlainLabel()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._icon)
        line.addWidget(self._word)
        line.addStretch()
        self.retranslate()

    def show_state(self, state: State | None) -> None:
        """Shows another state; None shows nothing."""
        self._state = state
        self.retranslate()

    def retranslate(self) -> None:
        """Sets word, drawing and colour."""
        self.setVisible(self._state is not None)
        if self._state is not None:
            drawing, role = self._state.drawing
            self._icon.show_icon(drawing, role)
            self._word.setText(self._state.word)
            set_property(self._word, "tone", role)
            self.setAccessibleName(self._state.word)
