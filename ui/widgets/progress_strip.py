"""How far work is, and the button that stops it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.formatting import number
from ui.translation import Speaking
from ui.widgets.button import IconButton
from ui.widgets.plain_label import PlainLabel


class ProgressStrip(Speaking, QWidget):
    """One line: what is done, a bar, how many, and a button to stop.

    Signals:
        stopped: the person wants it to stop.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = PlainLabel(role="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(120)
        self._count = PlainLabel(role="small")
        self._stop = IconButton("x")
        self._stop.clicked.connect(self.stopped)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for each in (self._stage, self._bar, self._count, self._stop):
            line.addWidget(each)
        self.retranslate()

    def begin(self, stage: str) -> None:
        """Shows that work has begun, whose end is not known yet.

        Args:
            stage: what is being done, in the language of the window.
        """
        self._stage.setText(stage)
        self._count.setText("")
        self._bar.setRange(0, 1000)
        self._bar.setValue(0)
        self._bar.setAccessibleName(stage)

    def say(self, stage: str) -> None:
        """Says what is being done now; the bar stays."""
        self._stage.setText(stage)
        self._bar.setAccessibleName(stage)

    def step(self, done: int, total: int) -> None:
        """Shows how far it is; units are what the work counts in, files mostly."""
        self._bar.setValue(done * 1000 // total if total else 0)
        if total and total < 100_000:  # more are bytes, which nobody counts
            text = QCoreApplication.translate("ProgressStrip", "{done} of {total}")
            text = text.replace("{done}", number(done)).replace("{total}", number(total))
            self._count.setText(text)
        elif total:
            self._count.setText(f"{done * 100 // total} %")

    def retranslate(self) -> None:
        """Names the button."""
        self._stop.say(self.tr("Stop"))
