"""Line drawings of one family, in any colour of the theme."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPixmap

import resources


class Inks(NamedTuple):
    """Colours of one drawing, such as "#1b1e24".

    Attributes:
        plain: as it is.
        chosen: in a row or button that is chosen.
        disabled: while the button cannot be used.
    """

    plain: str
    chosen: str
    disabled: str


@cache
def icon(name: str, inks: Inks, px: int, *, gap: int, ratio: float) -> QIcon:
    """The drawing as an icon for buttons, made once.

    Args:
        name: of the file in resources/icons, without its ending.
        inks: colours of the lines.
        px: edge in device-independent pixels.
        gap: room at its right, before the words of a button.
        ratio: pixels of the screen to each of those.
    """
    made = QIcon()
    for ink, mode, state in (
        (inks.plain, QIcon.Mode.Normal, QIcon.State.Off),
        (inks.chosen, QIcon.Mode.Normal, QIcon.State.On),
        (inks.chosen, QIcon.Mode.Selected, QIcon.State.Off),
        (inks.disabled, QIcon.Mode.Disabled, QIcon.State.Off),
    ):
        drawn = pixmap(name, ink, px, ratio)
        if gap:
            wide = QPixmap(round((px + gap) * ratio), drawn.height())
            wide.setDevicePixelRatio(ratio)
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            painter.drawPixmap(0, 0, drawn)
            painter.end()
            drawn = wide
        made.addPixmap(drawn, mode, state)
    return made


@cache
def pixmap(name: str, colour: str, px: int, ratio: float) -> QPixmap:
    """The drawing as a picture, made once; arguments as for `icon`."""
    buffer = QBuffer()
    buffer.setData(QByteArray(tinted(name, colour)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    edge = round(px * ratio)
    reader.setScaledSize(QSize(edge, edge))
    drawn = QPixmap.fromImage(reader.read(), Qt.ImageConversionFlag.AutoColor)
    drawn.setDevicePixelRatio(ratio)
    return drawn


def tinted(name: str, colour: str) -> bytes:
    """The drawing's SVG text with its lines in a colour.

    Raises:
        FileNotFoundError: there is no such drawing.
    """
    return _drawing(name).replace("currentColor", colour).encode("utf-8")


@cache
def _drawing(name: str) -> str:
    return resources.read_text(f"icons/{name}.svg")
