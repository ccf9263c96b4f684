"""Undoing by showing what was there before: for things that are frozen and replaced as a whole."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

T = TypeVar("T")


class Replacement(QUndoCommand, Generic[T]):
    """From one state to another."""

    def __init__(self, show: Callable[[T], object], before: T, after: T, words: str) -> None:
        """A step that can be undone; it is taken when it is pushed.

        Args:
            show: shows a state.
            before: the state that is shown.
            after: the one to be shown.
            words: what was done.
        """
        super().__init__(words)
        self._show, self._before, self._after = show, before, after

    def undo(self) -> None:
        """Shows what was there before."""
        self._show(self._before)

    def redo(self) -> None:
        """Shows what came to be."""
        self._show(self._after)
