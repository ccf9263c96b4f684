"""Tells when a card or stick was put in: the system says so, nobody asks it again and again.

Linux wakes whoever waits for the list of mounts (proc(5)), Windows sends WM_DEVICECHANGE, and on
macOS a folder appears in /Volumes.
"""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QFileSystemWatcher,
    QObject,
    QSocketNotifier,
    QStorageInfo,
    Signal,
    Slot,
)

_WM_DEVICECHANGE: Final = 0x0219
_OF_THE_SYSTEM: Final = ("/proc", "/sys", "/dev", "/boot", "/snap", "/var", "/run/user")


class ArrivalWatch(QObject):
    """Watches as long as it lives.

    Signals:
        arrived: Path of a volume that was not there before.
    """

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known = _volumes()
        if sys.platform == "win32":
            self._messages = _DeviceMessages(self)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._messages)
                self.destroyed.connect(lambda: application.removeNativeEventFilter(self._messages))
        elif sys.platform == "darwin":
            self._watcher = QFileSystemWatcher(["/Volumes"], self)
            self._watcher.directoryChanged.connect(self.look)
        else:
            mounts = os.open("/proc/self/mounts", os.O_RDONLY | os.O_CLOEXEC)
            self._notifier = QSocketNotifier(mounts, QSocketNotifier.Type.Exception, self)
            self._notifier.activated.connect(self.look)
            self._notifier.destroyed.connect(lambda: os.close(mounts))

    @Slot()
    def look(self) -> None:
        """Compares what is there with what was."""
        before, self._known = self._known, _volumes()
        for path in sorted(self._known - before):
            self.arrived.emit(path)


def _volumes() -> frozenset[Path]:
    return frozenset(
        Path(each.rootPath())
        for each in QStorageInfo.mountedVolumes()
        if each.isReady() and not each.rootPath().startswith(_OF_THE_SYSTEM)
    )


class _DeviceMessages(QAbstractNativeEventFilter):
    """Source: Win32, WM_DEVICECHANGE; sent to every window at the top."""

    def __init__(self, watch: ArrivalWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Looks at each message of Windows, and swallows none."""
        if _Message.from_address(int(message)).message == _WM_DEVICECHANGE:
            self._watch.look()
        return False, 0


class _Message(ctypes.Structure):
    """The beginning of MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint))
