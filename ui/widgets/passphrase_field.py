"""Where a passphrase is typed; it can be shown, since long ones are typed on strange keyboards."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.translation import Speaking
from ui.widgets.button import IconButton


class PassphraseField(Speaking, QWidget):
    """One line, hidden unless the eye is pressed.

    Signals:
        entered: Enter was given.
        changed: something else is typed now.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self._show(False)
        self._line.returnPressed.connect(self.entered)
        self._line.textChanged.connect(lambda _: self.changed.emit())
        self._eye = IconButton("eye")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(self._eye)
        self.setFocusProxy(self._line)
        self.retranslate()

    def text(self) -> str:
        """What was typed."""
        return self._line.text()

    def clear(self) -> None:
        """Forgets what was typed, and hides again."""
        self._line.clear()
        self._eye.setChecked(False)

    def select_all(self) -> None:
        """Makes the next key replace what was typed."""
        self._line.selectAll()

    def name_for_readers(self, name: str) -> None:
        """Takes its name for screen readers."""
        self._line.setAccessibleName(name)

    def retranslate(self) -> None:
        """Names the eye."""
        self._eye.say(self.tr("Show what is typed"))

    def _show(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self._line.setEchoMode(mode.Normal if is_shown else mode.Password)
        # Qt sets hints with the mode: hidden, it would switch input methods off, without which
        # nobody types Chinese; shown, it would let them learn the passphrase.
        self._line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
