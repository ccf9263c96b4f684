"""How the program looks: colours, fonts, icons and one style sheet, changed as a whole.

Widgets say what they are (`setProperty("role", "primary")`), never how they look. What has to be
drawn by hand asks `look()` for colours, and draws anew on `QEvent.StyleChange`.
"""

import string
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

import resources
from ui.theme import icons
from ui.theme.colours import COLOURS, Colours, Theme

FAMILY: Final = "Noto Sans SC"
DIGITS: Final = "JetBrains Mono"
FONT_FILES: Final = ("NotoSansSC-Regular.ttf", "JetBrainsMono-Regular.ttf")
TEXT_PX: Final = 14
CONTROL_PX: Final = 36  # height of what is pressed or typed in; ui.md's smallest target
TOUCH_PX: Final = 44
GAP: Final = 8  # the grid: distances are multiples of 4 or 8
_DRESSED: Final = "dressed"  # property of windows that wear the style sheet
_DRAWN_IN_STYLE: Final = ("chevron-down", "chevron-up", "check", "minus")


@dataclass(frozen=True)
class Look:
    """One look, as it is on the screen now.

    Attributes:
        theme: light, dark or sunlight.
        colours: of that theme.
        control_px: height of what is pressed.
    """

    theme: Theme
    colours: Colours
    control_px: int = CONTROL_PX

    def colour(self, role: str) -> QColor:
        """The colour of a role of `Colours`."""
        return self.colours.colour(role)

    def icon(self, name: str, role: str = "muted", px: int = 20, gap: int = 0) -> QIcon:
        """A drawing in the colour of a role, with a gap at its right where words follow."""
        names = self.colours.names
        inks = icons.Inks(names[role], names["on_chosen"], names["disabled"])
        return icons.icon(name, inks, px, gap=gap, ratio=_screen_ratio())

    def pixmap(self, name: str, role: str, px: int, ratio: float) -> QPixmap:
        """A drawing as a picture, for labels."""
        return icons.pixmap(name, self.colours.names[role], px, ratio)

    @cached_property
    def palette(self) -> QPalette:
        """For what Fusion draws without the style sheet."""
        palette = QPalette()
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        for name, colour in {
            role.Window: "window", role.Base: "surface", role.AlternateBase: "raised",
            role.Button: "surface", role.ToolTipBase: "raised", role.ToolTipText: "text",
            role.WindowText: "text", role.Text: "text", role.ButtonText: "text",
            role.PlaceholderText: "disabled", role.Highlight: "chosen",
            role.HighlightedText: "on_chosen", role.Accent: "accent", role.Link: "accent",
            role.LinkVisited: "accent", role.BrightText: "danger", role.Light: "line",
            role.Midlight: "line", role.Mid: "edge", role.Dark: "edge", role.Shadow: "line",
        }.items():  # fmt: skip
            palette.setColor(name, self.colour(colour))
        for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(group.Disabled, name, self.colour("disabled"))
        return palette


class _Wardrobe:
    """The look that is on, and the drawings that its style sheet needs as files."""

    def __init__(self) -> None:
        self.look = Look(Theme.LIGHT, COLOURS[Theme.LIGHT])
        self.sheet = ""
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def sewn(self) -> str:
        """resources/styles/app.qss for the look."""
        template = string.Template(resources.read_text("styles/app.qss"))
        is_sunny = self.look.theme is Theme.SUNLIGHT
        return template.substitute(
            self.look.colours.names,
            digits=DIGITS,
            small_px=f"{TEXT_PX - 2 + is_sunny}px",
            title_px=f"{TEXT_PX + 8}px",
            heading_px=f"{TEXT_PX + 2}px",
            control_px=f"{self.look.control_px - 2}px",
            field_px=f"{self.look.control_px - 10}px",
            row_px=f"{self.look.control_px}px",
            border_px="2px" if is_sunny else "1px",
            ring_on_accent=self.look.colours.names["focused" if is_sunny else "text"],
            ring_on_chosen=self.look.colours.names["focused" if is_sunny else "accent"],
            **self._drawings(),
        )

    def _drawings(self) -> dict[str, str]:
        """Tinted files that a style sheet can name; they go when the program ends."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="fieldkit-look-")
        found = {}
        for name in _DRAWN_IN_STYLE:
            for role in ("muted", "on_accent"):
                path = Path(self._folder.name) / f"{name}-{self.look.theme}-{role}.svg"
                path.write_bytes(icons.tinted(name, self.look.colours.names[role]))
                found[f"{name.replace('-', '_')}_{role}"] = path.as_posix()
        return found


_wardrobe = _Wardrobe()


def look() -> Look:
    """The look that is on now. Ask again whenever something is drawn; do not keep it."""
    return _wardrobe.look


def _screen_ratio() -> float:
    application = QApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QApplication) else 1.0


def load_fonts() -> None:
    """Makes the fonts that come with the program known to Qt, once."""
    for name in FONT_FILES:
        with as_file(resources.path(f"fonts/{name}")) as path:
            QFontDatabase.addApplicationFont(str(path))


def resolved(theme: Theme) -> Theme:
    """The theme to draw for a choice; the system's is light where it does not say."""
    if theme is not Theme.SYSTEM:
        return theme
    is_dark = QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Theme.DARK if is_dark else Theme.LIGHT


def put_on(application: QApplication, theme: Theme, *, for_touch: bool = False) -> None:
    """Shows the whole program in a theme: its windows, those too that are opened later.

    Args:
        application: whose windows to change.
        theme: the person's choice.
        for_touch: make what is pressed 44 px high.
    """
    drawn = resolved(theme)
    height = TOUCH_PX if for_touch else CONTROL_PX
    _wardrobe.look = Look(drawn, COLOURS[drawn], height)
    application.setPalette(_wardrobe.look.palette)
    application.setFont(text_font())
    _wardrobe.sheet = _wardrobe.sewn()
    for window in application.topLevelWidgets():
        if window.property(_DRESSED):
            window.setStyleSheet(_wardrobe.sheet)


def dress(window: QWidget) -> None:
    """Gives a window the look that is on, and every later one.

    The style sheet is put on windows and not on the application, because then Qt would style
    every widget anew each time that it, or what it stands in, is given a place: most of the time
    that it takes to build a page.

    Args:
        window: with no parent: the window itself, a list that drops down.
    """
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(_wardrobe.sheet)


def text_font() -> QFont:
    """What everything is read in; its figures are all of one width."""
    font = QFont(FAMILY)
    font.setPixelSize(TEXT_PX)
    return font


def digits_font(px: int = TEXT_PX - 1) -> QFont:
    """For digests and codes: every character of one width, nought told from O."""
    font = QFont([DIGITS, FAMILY])
    font.setPixelSize(px)
    return font
