"""Progress on the terminal, and Ctrl-C as a way to stop between two steps."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from fieldkit.progress import Cancelled, Progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress to pass on to long work.

    While it is open, Ctrl-C makes the next step raise `Cancelled`, so that the work can undo
    what is half done; a second Ctrl-C stops at once, which the vault survives like a power
    cut. A bar is drawn on stderr, if that is a terminal.
    """
    asked = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    def step(done: int, total: int, stage: str) -> None:
        if asked.is_set():
            raise Cancelled
        draw(done, total, stage)

    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, stop) if is_main else None
    try:
        with _drawing() as draw:
            yield step
    finally:
        if is_main:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _drawing() -> Iterator[Progress]:
    if sys.stderr is None or not sys.stderr.isatty():
        yield _unseen
        return
    # Loaded only here: nothing else needs it, and it takes long.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    console = Console(file=sys.stderr, markup=False)
    with Bar(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, stage: bar.update(
            task, completed=done, total=total or None, description=stage
        )


def _unseen(done: int, total: int, stage: str) -> None:
    """Draws nothing."""
