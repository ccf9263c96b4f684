"""Line drawings of one family, in any colour of the theme."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap

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
        drawn = _drawn(name, ink, round(px * ratio))
        # A copy larger than the picture is transparent where that has ended.
        wide = drawn.copy(0, 0, round((px + gap) * ratio), drawn.height())
        made.addPixmap(_on_screen(wide, ratio), mode, state)
    return made


@cache
def pixmap(name: str, colour: str, px: int, ratio: float) -> QPixmap:
    """The drawing as a picture, made once; arguments as for `icon`."""
    return _on_screen(_drawn(name, colour, round(px * ratio)), ratio)


def _drawn(name: str, colour: str, edge: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(tinted(name, colour)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(edge, edge))
    return reader.read()


def _on_screen(image: QImage, ratio: float) -> QPixmap:
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


def tinted(name: str, colour: str) -> bytes:
    """The drawing's SVG text with its lines in a colour.

    Raises:
        FileNotFoundError: there is no such drawing.
    """
    return _drawing(name).replace("currentColor", colour).encode("utf-8")


@cache
def _drawing(name: str) -> str:
    return resources.read_text(f"icons/{name}.svg")
