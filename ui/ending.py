"""Ending on a signal: Ctrl-C and the end of the session close the window as people do."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QCoreApplication, QSocketNotifier

_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def quitting_on_signals(qt: QCoreApplication) -> Iterator[None]:
    """While the block runs, such a signal lets Qt's event loop return.

    Python runs a signal's function only when it next runs anything at all; so each signal
    writes to a socket that Qt waits for.
    """
    told, tell = socket.socketpair()
    with told, tell:
        told.setblocking(False)
        tell.setblocking(False)
        waiting = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read, qt)
        waiting.activated.connect(lambda: told.recv(16))
        former_fd = signal.set_wakeup_fd(tell.fileno(), warn_on_full_buffer=False)
        former = [(each, signal.signal(each, lambda *_: qt.quit())) for each in _ENDING]
        try:
            yield
        finally:
            for each, handler in former:
                signal.signal(each, handler)
            signal.set_wakeup_fd(former_fd)
            waiting.setEnabled(False)
