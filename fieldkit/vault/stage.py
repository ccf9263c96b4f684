"""Work on a stream in threads side by side, with a bounded number of pieces under way."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, Self, TypeVar

Piece = TypeVar("Piece")


class Stage(Generic[Piece]):
    """One thread that does one thing with each piece, in the order they are handed in.

    As a context manager: leaving the block waits until every piece is done; leaving it by
    an error drops the pieces that are not begun yet.
    """

    def __init__(self, work: Callable[[Piece], object], most_waiting: int) -> None:
        """Starts the thread.

        Args:
            work: what is done with a piece.
            most_waiting: how many pieces may be under way when `hand` returns. Whoever
                hands in buffers may use one again when that many more were handed in.
        """
        self._work = work
        self._most_waiting = most_waiting
        self._under_way: deque[Future[object]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="vault")

    def hand(self, piece: Piece) -> None:
        """Hands in the next piece; waits while too many are under way.

        Raises:
            Exception: what the work raised on an earlier piece.
        """
        self._under_way.append(self._thread.submit(self._work, piece))
        while len(self._under_way) > self._most_waiting:
            self._under_way.popleft().result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            while kind is None and self._under_way:
                self._under_way.popleft().result()
        finally:
            self._thread.shutdown(wait=True, cancel_futures=True)
