"""The laptop's own camera: what it sees, and a button that takes it into the vault."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkit.clock import SystemClock, time_text
from fieldkit.evidence.intake import Made
from ui.pages.capture.side_view import SideView
from ui.pages.capture.sources import encoded
from ui.widgets.button import Button
from ui.widgets.picture_view import PictureView
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QVideoFrame


class CameraView(SideView):
    """On only while it is seen.

    Signals:
        taken: a Made with the photo, and the members of its record that are known.
    """

    taken = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera: QCamera | None = None
        self._device = ""
        self._view = PictureView()
        self.shutter = Button("primary", "camera")
        self.shutter.clicked.connect(self._release)
        self._words = PlainLabel(role="muted")
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.shutter)
        self.column.addWidget(self._view, 1)
        self.column.addLayout(foot)
        self.retranslate()

    def begin(self) -> bool:
        """Switches the camera on; False if this computer has none that can be used."""
        try:
            from PySide6.QtMultimedia import (  # noqa: PLC0415 - slow, and rarely wanted
                QCamera,
                QImageCapture,
                QMediaCaptureSession,
                QMediaDevices,
                QVideoSink,
            )
        except ImportError:  # the system lacks what it needs
            return False
        device = QMediaDevices.defaultVideoInput()
        if device.isNull():
            return False
        self._device = device.description()
        self._camera = QCamera(device, self)
        self._capture, self._sink = QImageCapture(self), QVideoSink(self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setImageCapture(self._capture)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._show_frame)
        self._capture.imageCaptured.connect(self._take)
        self._camera.start()
        self.shutter.setFocus()
        self.retranslate()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Switches it on again where it was off."""
        super().showEvent(event)
        if self._camera is None:
            self.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Switches it off."""
        super().hideEvent(event)
        if self._camera is not None:
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None

    def retranslate(self) -> None:
        """Sets all words."""
        super().retranslate()
        self.heading.setText(self._device or self.tr("Camera"))
        self.shutter.setText(self.tr("Take the photo"))
        self._words.setText(
            self.tr("It goes into the vault without ever being a file. Space takes it.")
        )

    def _release(self) -> None:
        if self._camera is not None:
            self._capture.capture()

    @Slot(object)
    def _show_frame(self, frame: "QVideoFrame") -> None:
        self._view.show_picture(QPixmap.fromImage(frame.toImage()), self._device)

    @Slot(int, QImage)
    def _take(self, _number: int, image: QImage) -> None:
        now = SystemClock().read().wall
        made = Made(f"fieldkit-{now:%Y%m%d-%H%M%S}.jpg", encoded(image, "JPEG"))
        told = {
            "taken_at": time_text(now),
            "device": self._device,
            "note": self.tr("Taken by this program with the laptop's camera."),
        }
        self.taken.emit(made, told)
