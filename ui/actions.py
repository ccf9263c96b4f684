"""Every action of the window: its words, its keys, its drawing. Pages only say what they can do.

A page answers `Page.handlers()`; the window enables exactly these while the page is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence


class Act(Enum):
    """What can be done by key from anywhere in the window."""

    NEW = auto()
    DUPLICATE = auto()
    BLANK = auto()
    PRINT = auto()
    SCAN = auto()
    SEARCH = auto()
    SEAL = auto()
    SEAL_CHOSEN = auto()
    REPEAT = auto()
    BACK = auto()
    NEXT_ENTRY = auto()
    PREVIOUS_ENTRY = auto()
    COPY_DIGEST = auto()
    NEXT_TAB = auto()
    PREVIOUS_TAB = auto()
    CASES = auto()
    VERIFY = auto()
    SETTINGS = auto()
    LOCK = auto()
    QUIT = auto()


@dataclass(frozen=True)
class ActionText:
    """One line of the table.

    Attributes:
        text: English, of context "actions".
        keys: in Qt's portable form.
    """

    text: object
    keys: str

    @property
    def translated(self) -> str:
        """The words in the language of the window."""
        return QCoreApplication.translate("actions", str(self.text))

    @property
    def sequence(self) -> QKeySequence:
        """The keys."""
        return QKeySequence(self.keys, QKeySequence.SequenceFormat.PortableText)


ACTIONS: Final[Mapping[Act, ActionText]] = {
    Act.NEW: ActionText(QT_TRANSLATE_NOOP("actions", "New"), "Ctrl+N"),
    Act.DUPLICATE: ActionText(QT_TRANSLATE_NOOP("actions", "Duplicate of this sample"), "Ctrl+T"),
    Act.BLANK: ActionText(QT_TRANSLATE_NOOP("actions", "Blank for this visit"), "Ctrl+B"),
    Act.PRINT: ActionText(QT_TRANSLATE_NOOP("actions", "Print"), "Ctrl+P"),
    Act.SCAN: ActionText(QT_TRANSLATE_NOOP("actions", "Scan a label"), "F2"),
    Act.SEARCH: ActionText(QT_TRANSLATE_NOOP("actions", "Search"), "Ctrl+F"),
    Act.SEAL: ActionText(QT_TRANSLATE_NOOP("actions", "Seal what is filled in"), "Ctrl+Return"),
    Act.SEAL_CHOSEN: ActionText(
        QT_TRANSLATE_NOOP("actions", "Seal what is chosen"), "Ctrl+Shift+Return"
    ),
    Act.REPEAT: ActionText(
        QT_TRANSLATE_NOOP("actions", "The same words as the one before"), "Ctrl+D"
    ),
    Act.BACK: ActionText(QT_TRANSLATE_NOOP("actions", "Back"), "Esc"),
    Act.NEXT_ENTRY: ActionText(QT_TRANSLATE_NOOP("actions", "Next entry"), "Alt+Down"),
    Act.PREVIOUS_ENTRY: ActionText(QT_TRANSLATE_NOOP("actions", "Previous entry"), "Alt+Up"),
    Act.COPY_DIGEST: ActionText(QT_TRANSLATE_NOOP("actions", "Copy digest"), "Ctrl+Shift+C"),
    Act.NEXT_TAB: ActionText(QT_TRANSLATE_NOOP("actions", "Next page of the case"), "Ctrl+PgDown"),
    Act.PREVIOUS_TAB: ActionText(
        QT_TRANSLATE_NOOP("actions", "Previous page of the case"), "Ctrl+PgUp"
    ),
    Act.CASES: ActionText(QT_TRANSLATE_NOOP("actions", "Cases"), "Ctrl+1"),
    Act.VERIFY: ActionText(QT_TRANSLATE_NOOP("actions", "Verify a bundle"), "Ctrl+2"),
    Act.SETTINGS: ActionText(QT_TRANSLATE_NOOP("actions", "Settings"), "Ctrl+9"),
    Act.LOCK: ActionText(QT_TRANSLATE_NOOP("actions", "Lock the vault"), "Ctrl+L"),
    Act.QUIT: ActionText(QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q"),
}


def make_actions(parent: QObject) -> dict[Act, QAction]:
    """A QAction for each line of the table; connect their `triggered`."""
    made = {}
    for act, line in ACTIONS.items():
        action = QAction(line.translated, parent)
        action.setShortcut(line.sequence)
        made[act] = action
    return made


def retranslate_actions(actions: Mapping[Act, QAction]) -> None:
    """Gives actions their words in the language of now."""
    for act, action in actions.items():
        action.setText(ACTIONS[act].translated)
