"""What drops down from a line while somebody types in it."""

from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtWidgets import QCompleter

from ui import theme


class Finder(QCompleter):
    """A completer whose list has the look of the program, though it is a window of its own."""

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        """A finder.

        Args:
            model: what may be proposed.
            parent: what it belongs to.
        """
        super().__init__(model, parent)
        drops_down = self.popup()
        if drops_down is not None:
            theme.dress(drops_down)
