"""A digest in groups of four, every character of one width, to be compared by eye or copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.formatting import digest
from ui.widgets.plain_label import PlainLabel


class DigestLabel(PlainLabel):
    """Shows all of it; copying gives it without the blanks."""

    def __init__(self, digest_hex: str = "", parent: QWidget | None = None) -> None:
        super().__init__(role="digits", parent=parent, wraps=True)
        self._digest_hex = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_digest(digest_hex)

    def show_digest(self, digest_hex: str) -> None:
        """Shows another digest, given in hex."""
        self._digest_hex = digest_hex
        self.setText(digest(digest_hex))
        self.setAccessibleName(digest(digest_hex))

    def copy(self) -> None:
        """Puts the digest on the clipboard."""
        QGuiApplication.clipboard().setText(self._digest_hex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers to copy."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy digest"), self.copy)
        menu.exec(event.globalPos())
        menu.deleteLater()
