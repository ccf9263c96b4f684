"""What drops down from a line while somebody types in it."""

from PySide6.QtWidgets import QApplication, QCompleter

from ui import theme


class Finder(QCompleter):
    """A completer whose list, which is a window of its own, has the look of the program."""

    def splitPath(self, path: str) -> list[str]:
        """Dresses the list; Qt asks this before it shows it."""
        typed_in = QApplication.focusWidget()
        if typed_in is not None and typed_in is self.widget():  # there will be a list
            drops_down = self.popup()
            if drops_down is not None and not drops_down.styleSheet():
                theme.dress(drops_down)
        return super().splitPath(path)
