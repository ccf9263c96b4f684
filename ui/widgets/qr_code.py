"""A text as a QR code (ISO/IEC 18004), black on white in every theme, so that phones read it."""

from typing import Final

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_QUIET: Final = 4  # modules of white around it, as the standard asks
_SMALLEST_PX: Final = 120


class QrCode(QWidget):
    """Shows one text; nothing while there is none. Say its accessible name where it is used."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[bytes, ...] = ()
        self.setMinimumSize(_SMALLEST_PX, _SMALLEST_PX)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Shows another text.

        Args:
            text: up to about 2,000 bytes of UTF-8.

        Raises:
            segno.DataOverflowError: no code is large enough.
        """
        code = segno.make_qr(text, error="m", encoding="utf-8") if text else None
        self._modules = () if code is None else tuple(bytes(row) for row in code.matrix)
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough for a phone at arm's length."""
        return QSize(2 * _SMALLEST_PX, 2 * _SMALLEST_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws whole modules of one size, as large as they go."""
        if not self._modules:
            return
        painter = QPainter(self)
        across = len(self._modules) + 2 * _QUIET
        ratio = self.devicePixelRatioF()
        module = max(1, int(min(self.width(), self.height()) * ratio) // across) / ratio
        edge = module * across
        left, top = (self.width() - edge) / 2, (self.height() - edge) / 2
        painter.fillRect(QRectF(left, top, edge, edge), QColor(Qt.GlobalColor.white))
        for down, row in enumerate(self._modules):
            for right, is_dark in enumerate(row):
                if is_dark:
                    place = QRectF(
                        left + (right + _QUIET) * module, top + (down + _QUIET) * module,
                        module, module,
                    )  # fmt: skip
                    painter.fillRect(place, QColor(Qt.GlobalColor.black))
