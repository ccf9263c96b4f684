"""Line drawings of one family, in any colour of the theme."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImageReader, QPixmap

import resources


def icon(name: str, colour: QColor, disabled: QColor, px: int = 20) -> QIcon:
    """The drawing as an icon for buttons, sharp on screens of usual density.

    Args:
        name: of the file in resources/icons, without its ending.
        colour: of the lines.
        disabled: of the lines while the button cannot be used.
        px: edge in device-independent pixels.
    """
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, colour, px, ratio))
        made.addPixmap(pixmap(name, disabled, px, ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: QColor, px: int, ratio: float) -> QPixmap:
    """The drawing as a picture.

    Args:
        name: as for `icon`.
        colour: of the lines.
        px: edge in device-independent pixels.
        ratio: pixels of the screen to each of those.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(tinted(name, colour)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    edge = round(px * ratio)
    reader.setScaledSize(QSize(edge, edge))
    drawn = QPixmap.fromImage(reader.read(), Qt.ImageConversionFlag.AutoColor)
    drawn.setDevicePixelRatio(ratio)
    return drawn


def tinted(name: str, colour: QColor) -> bytes:
    """The drawing's SVG text with its lines in a colour.

    Raises:
        FileNotFoundError: there is no such drawing.
    """
    return _drawing(name).replace("currentColor", colour.name()).encode("utf-8")


@cache
def _drawing(name: str) -> str:
    return resources.read_text(f"icons/{name}.svg")
