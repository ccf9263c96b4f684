"""Line drawings of one family, in any colour of the theme."""

from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QIcon, QPixmap

import resources

SIZE = 'width="24"\n  height="24"\n  viewBox="0 0 24 24"'  # as every file has it


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
        made.addPixmap(_drawn(name, ink, px, gap, ratio), mode, state)
    return made


@cache
def pixmap(name: str, colour: str, px: int, ratio: float) -> QPixmap:
    """The drawing as a picture, made once; arguments as for `icon`."""
    return _drawn(name, colour, px, 0, ratio)


def _drawn(name: str, colour: str, px: int, gap: int, ratio: float) -> QPixmap:
    edge, width = round(px * ratio), round((px + gap) * ratio)
    size = f'width="{width}" height="{edge}" viewBox="0 0 {24 * width / edge} 24"'
    drawn = QPixmap()
    drawn.loadFromData(tinted(name, colour).replace(SIZE.encode(), size.encode(), 1), "SVG")
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
