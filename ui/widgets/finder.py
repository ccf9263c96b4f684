"""What drops down from a line while somebody types in it."""

from PySide6.QtWidgets import QCompleter

from ui import theme


class Finder(QCompleter):
    """A completer whose list, which is a window of its own, has the look of the program."""

    def splitPath(self, path: str) -> list[str]:
        """Dresses the list, which is made when it is first needed; Qt asks before it shows it."""
        drops_down = self.popup()
        if drops_down is not None and not drops_down.styleSheet():
            theme.dress(drops_down)
        return super().splitPath(path)
