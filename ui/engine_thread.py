"""The thread that owns an open vault or bundle, and the operations that run on it in turn.

SQLCipher wants one thread and the ledger one order, so the window never touches a workspace. It
starts an `Operation`, whose signals arrive on the UI thread. Reads are operations too.

Long work does not keep short work waiting: wherever the engine reports progress it may be left,
and there what has come in meanwhile is let pass.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final, Generic, Never, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from fieldkit.changes import Changed
from fieldkit.errors import FieldkitError
from fieldkit.progress import Cancelled, Progress

if TYPE_CHECKING:
    from fieldkit.received import Received
    from fieldkit.workspace import Workspace

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_REPORT_EVERY_NS: Final = 50_000_000  # more often nobody sees it


class Needs(Enum):
    """What must be open for an operation."""

    VAULT = auto()
    BUNDLE = auto()
    NOTHING = auto()


class Operation(QObject, Generic[T_co]):
    """One call on the engine. All its signals arrive on the UI thread.

    Signals:
        progressed: done, total and the stage, as `fieldkit.progress` says.
        noted: something the call passed on before its end, such as one sealed photo.
        succeeded: what the call returned.
        failed: the FieldkitError it raised. A bug is no failure: it reaches sys.excepthook.
        cancelled: it was stopped, or never begun.
        ended: after each of the three.
    """

    progressed = Signal(int, int, str)
    noted = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    settled = Signal(object)  # _Outcome; from the engine thread

    def __init__(
        self,
        call: Callable[["Workspace", Progress], T_co],
        *,
        writes: bool = False,
        gives_way: bool = False,
        name: str = "",
    ) -> None:
        """An operation, not started yet.

        Args:
            call: gets the workspace, and the progress to report to.
            writes: whether it changes the vault; during long work only reads are let pass.
            gives_way: this long work may be interleaved with writes too.
            name: translated, of work that is shown in the status line; empty for the rest.
        """
        super().__init__()
        self.call: Callable[[Any, Progress], T_co] = call
        self.needs = Needs.VAULT
        self.writes = writes
        self.gives_way = gives_way
        self.name = name
        self.is_ended = False
        self._stop = threading.Event()
        # Queued even when the call ended before anybody could listen: without this a quick
        # call would report before its caller has connected, and be lost.
        self.settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def on_bundle(
        cls, call: Callable[["Received", Progress], T_co], *, name: str = ""
    ) -> "Operation[T_co]":
        """An operation on the bundle that is open, which needs no vault; see `__init__`."""
        made: Operation[T_co] = cls(_no_call, name=name)
        made.call, made.needs = call, Needs.BUNDLE
        return made

    @classmethod
    def on_nothing(cls, call: Callable[[Progress], T_co], *, name: str = "") -> "Operation[T_co]":
        """An operation that needs neither vault nor bundle, only time; see `__init__`."""
        made: Operation[T_co] = cls(lambda _open, progress: call(progress), name=name)
        made.needs = Needs.NOTHING
        return made

    def cancel(self) -> None:
        """Asks the work to stop at the next point where it may be left."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()

    def note(self, piece: object) -> None:
        """Passes something on before the end; for the call, on the engine thread."""
        self.noted.emit(piece)

    @Slot(object)
    def _deliver(self, outcome: "_Outcome") -> None:
        self.is_ended = True
        try:
            if outcome.problem is None:
                self.succeeded.emit(outcome.result)
            elif isinstance(outcome.problem, FieldkitError):
                self.failed.emit(outcome.problem)
            elif isinstance(outcome.problem, Cancelled):
                self.cancelled.emit()
            else:
                raise outcome.problem  # a bug: it reaches sys.excepthook
        finally:
            self.ended.emit()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a call returned, or what it raised."""

    result: object = None
    problem: BaseException | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """An operation with what it does on the engine thread."""

    operation: Operation[object]
    work: Callable[[], object]
    is_alone: bool  # never in the middle of other work


class EngineThread(QObject):
    """Runs operations in order, on the thread that opened the vault or bundle they are about.

    Signals:
        changed: Changed; what an operation that succeeded wrote.
        began: an Operation that has a name was started.
    """

    changed = Signal(object)
    began = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._news = threading.Condition()
        self._waiting: deque[_Job | None] = deque()
        self._unsettled: set[Operation[object]] = set()
        self._thread: threading.Thread | None = None
        self._open: Workspace | Received | None = None
        self._is_inside = False  # engine thread only: other work was let pass

    def open(
        self, opener: Callable[[Progress], tuple["Workspace | Received", T]], name: str = ""
    ) -> Operation[T]:
        """Opens a vault or bundle, after closing the one that is open.

        Args:
            opener: gives what is open and what the caller wants to know of it.
            name: translated, for the status line; empty for work that is done in a moment.
        """

        def open_it(operation: Operation[T]) -> T:
            self._close_open()
            self._open, answer = opener(self._progress_of(operation))
            return answer

        operation: Operation[T] = Operation(_no_call, writes=True, name=name)
        self._put(operation, lambda: open_it(operation), is_alone=True)
        return operation

    def start(self, operation: Operation[T]) -> Operation[T]:
        """Runs an operation on what is open; gives it back."""

        def work() -> T:
            if self._open is None and operation.needs is not Needs.NOTHING:
                raise Cancelled  # the vault was locked before its turn came
            return operation.call(self._open, self._progress_of(operation))

        self._put(operation, work, is_alone=False)
        return operation

    def close(self) -> Operation[None]:
        """Cancels what can be, then closes what is open; of a vault it wipes the keys.

        Short writes that were asked for, such as keeping a draft, are still done.
        """
        self.cancel_all()
        operation: Operation[None] = Operation(_no_call, writes=True)
        self._put(operation, self._close_open, is_alone=True)
        return operation

    def cancel_all(self) -> None:
        """Asks reads and long work to stop, whether they run or wait."""
        for operation in self._unsettled:
            if operation.name or not operation.writes:
                operation.cancel()

    @property
    def is_busy(self) -> bool:
        """Whether work that is shown to people is under way."""
        return any(operation.name for operation in self._unsettled)

    def end(self) -> None:
        """As `close`, and ends the thread; returns when it is gone."""
        self.close()
        if self._thread is not None:
            with self._news:
                self._waiting.append(None)
                self._news.notify()
            self._thread.join()
            self._thread = None

    def _put(self, operation: Operation[T], work: Callable[[], T], *, is_alone: bool) -> None:
        self._unsettled.add(operation)
        operation.succeeded.connect(self._announce)
        operation.noted.connect(self._announce)
        operation.ended.connect(lambda: self._unsettled.discard(operation))
        with self._news:
            self._waiting.append(_Job(operation, work, is_alone))
            self._news.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
            self._thread.start()
        if operation.name:
            self.began.emit(operation)

    # On the engine thread

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._waiting)
                job = self._waiting.popleft()
            if job is None:
                return
            _do(job)

    def _progress_of(self, operation: Operation[T]) -> Progress:
        reported_ns = 0

        def step(done: int, total: int, stage: str) -> None:
            nonlocal reported_ns
            if operation.is_cancelled:
                raise Cancelled
            now_ns = time.monotonic_ns()
            if now_ns - reported_ns > _REPORT_EVERY_NS or done == total:
                reported_ns = now_ns
                operation.progressed.emit(done, total, stage)
            self._let_pass(writes=operation.gives_way)

        return step

    def _let_pass(self, *, writes: bool) -> None:
        """Runs what has come in and may run in the middle of other work."""
        if self._is_inside:
            return
        self._is_inside = True
        try:
            while (job := self._next_that_may_pass(writes=writes)) is not None:
                _do(job)
        finally:
            self._is_inside = False

    def _next_that_may_pass(self, *, writes: bool) -> _Job | None:
        with self._news:
            for job in self._waiting:
                if job is None or job.is_alone:
                    return None
                if writes or not job.operation.writes:
                    self._waiting.remove(job)
                    return job
        return None

    def _close_open(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    # On the UI thread

    @Slot(object)
    def _announce(self, result: object) -> None:
        changed = getattr(result, "changed", Changed.NOTHING)
        if changed:
            self.changed.emit(changed)


def _do(job: _Job) -> None:
    try:
        if job.operation.is_cancelled and not job.is_alone:
            raise Cancelled
        outcome = _Outcome(job.work())
    except BaseException as problem:  # noqa: BLE001 - raised again on the UI thread
        outcome = _Outcome(problem=problem)
    job.operation.settled.emit(outcome)


def _no_call(_open: object, _progress: Progress) -> Never:
    raise RuntimeError("opening and closing have no call of their own")
