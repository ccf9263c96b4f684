"""Tells when the machine is about to sleep: D-Bus on Linux, window messages on Windows."""

import ctypes
import sys
from typing import Final

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

_WM_POWERBROADCAST: Final = 0x0218
_PBT_APMSUSPEND: Final = 0x0004


class SuspendWatch(QObject):
    """Says it just before; where the system says nothing, the idle watch sees it afterwards.

    Signals:
        suspending: the machine is about to sleep.
    """

    suspending = Signal()

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__()
        if sys.platform == "win32":
            self._messages = _WindowsMessages(self)
            application.installNativeEventFilter(self._messages)
        elif sys.platform.startswith("linux"):
            self._listen_to_logind()

    def _listen_to_logind(self) -> None:
        """Source: org.freedesktop.login1(5), signal PrepareForSleep(b)."""
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - is not on every system

        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            bus.connect(
                "org.freedesktop.login1",
                "/org/freedesktop/login1",
                "org.freedesktop.login1.Manager",
                "PrepareForSleep",
                self,
                SLOT("prepare_for_sleep(bool)").encode(),
            )

    @Slot(bool)
    def prepare_for_sleep(self, is_coming: bool) -> None:
        """Called by the system before sleep (True) and after it (False)."""
        if is_coming:
            self.suspending.emit()


class _WindowsMessages(QAbstractNativeEventFilter):
    """Source: Win32, WM_POWERBROADCAST with PBT_APMSUSPEND."""

    def __init__(self, watch: SuspendWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Looks at each message of Windows, and swallows none."""
        found = _Message.from_address(int(message))
        if found.message == _WM_POWERBROADCAST and found.w_param == _PBT_APMSUSPEND:
            self._watch.prepare_for_sleep(True)
        return False, 0


class _Message(ctypes.Structure):
    """The beginning of MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("w_param", ctypes.c_size_t),
    )
