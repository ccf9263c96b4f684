"""How long work reports where it stands, and how it is told to stop."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person stopped the work; whatever was half done has been taken back."""


class Progress(Protocol):
    """Called by long work between two steps that may be left at that point."""

    def __call__(self, done: int, total: int, stage: str) -> None:
        """Takes note of the state.

        Args:
            done: units done so far (bytes, files or entries, as the work says).
            total: units in all; 0 where it is not known.
            stage: short English name of what is being done.

        Raises:
            Cancelled: the person asked to stop; the work undoes what is half done.
        """


def silent(done: int, total: int, stage: str) -> None:
    """Reports to nobody and never cancels."""
