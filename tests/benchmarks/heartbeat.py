"""How long the window's event loop was kept from going round, and what it did meanwhile.

A timer of 1 ms beats in the thread of the window; the longest time between two beats is how long
a key or a click would have waited. A second thread looks at what the first one is doing whenever
a beat is late, so that the code to mend is named.
"""

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

ROOT = Path(__file__).parents[2]
LATE_S = 0.03  # longer than this is looked into
LOOK_EVERY_S = 0.005


@dataclass
class Beats:
    """What was measured; the longest gap with where it was spent.

    Attributes:
        longest_s: seconds between two beats, at the most.
        busiest_s: seconds of processor time that the window's thread took between two beats, at
            the most; on a machine that others use too, this is what can be compared.
        gaps_s: every gap that was late.
        where: lines of the project's code seen during the longest gap, innermost last.
    """

    longest_s: float = 0.0
    busiest_s: float = 0.0
    gaps_s: list[float] = field(default_factory=list)
    where: tuple[str, ...] = ()

    @property
    def longest_ms(self) -> float:
        return round(self.longest_s * 1000, 1)

    def as_figures(self, name: str) -> dict[str, object]:
        """For `measuring.report`."""
        return {
            f"{name}_longest_block_ms": self.longest_ms,
            f"{name}_longest_block_cpu_ms": round(self.busiest_s * 1000, 1),
            f"{name}_blocks_over_50_ms": sum(each > 0.05 for each in self.gaps_s),
            f"{name}_longest_block_in": list(self.where),
        }


class _Heart(QObject):
    def __init__(self, beats: Beats) -> None:
        super().__init__()
        self._beats = beats
        self.seen: tuple[str, ...] = ()
        self.last, self._cpu = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(1)

    def beat(self) -> None:
        now = time.perf_counter()
        gap, self.last = now - self.last, now
        cpu = time.thread_time()
        self._beats.busiest_s = max(self._beats.busiest_s, cpu - self._cpu)
        self._cpu = cpu
        if gap > LATE_S:
            self._beats.gaps_s.append(gap)
        if gap > self._beats.longest_s:
            self._beats.longest_s, self._beats.where = gap, self.seen
        self.seen = ()

    def stop(self) -> None:
        self._timer.stop()


@contextmanager
def heartbeat() -> Iterator[Beats]:
    """Measures while the block runs the event loop; call it in the window's thread."""
    beats = Beats()
    heart, over = _Heart(beats), threading.Event()
    watched = threading.get_ident()

    def watch() -> None:
        while not over.wait(LOOK_EVERY_S):
            if time.perf_counter() - heart.last > LATE_S:
                heart.seen = _doing(watched) or heart.seen

    watcher = threading.Thread(target=watch, name="watcher")
    watcher.start()
    try:
        yield beats
    finally:
        heart.stop()
        over.set()
        watcher.join()


def _doing(thread: int) -> tuple[str, ...]:
    """Where a thread stands now, in lines of the project."""
    frame = sys._current_frames().get(thread)
    return tuple(
        f"{Path(each.filename).relative_to(ROOT)}:{each.lineno} {each.name}"
        for each in traceback.extract_stack(frame)
        if Path(each.filename).is_relative_to(ROOT / "ui")
        or Path(each.filename).is_relative_to(ROOT / "fieldkit")
    )
