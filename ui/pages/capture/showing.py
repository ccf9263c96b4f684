"""The large picture of what is chosen, and of what will probably be chosen next."""

from collections import OrderedDict
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage, QPixmap

from fieldkit.errors import FieldkitError
from ui.models.pictures import PicturesRole
from ui.operations.capture import large_picture
from ui.pages.capture.tray import Tray
from ui.pages.page import Page
from ui.widgets.kinds import kind_drawing, kind_name
from ui.widgets.picture_view import PictureView

EDGE_PX: Final = 1600
DETAIL_PX: Final = 4096
_HELD: Final = 4  # large pictures, so that going back is at once


class Showing(QObject):
    """One picture is made at a time; what is looked at comes first."""

    def __init__(self, page: Page, view: PictureView, tray: Tray) -> None:
        super().__init__(page)
        self._page, self._view, self._tray = page, view, tray
        self._held: OrderedDict[str, QPixmap] = OrderedDict()
        self._shown = ""
        self._next = ""
        self._is_busy = False
        view.detail_wanted.connect(self._want_detail)

    @property
    def is_sharp(self) -> bool:
        """Whether what is shown is the large picture, or there is none to wait for."""
        return self._shown in self._held or self._tray.picture_file(self._shown) is None

    def show(self, name: str, following: str = "") -> None:
        """Shows a file.

        Args:
            name: of it; empty shows nothing.
            following: what will probably be wanted next.
        """
        self._next = following
        if name == self._shown:
            return
        self._shown = name
        if not name:
            self._view.show_words("", "")
            return
        shot = self._tray[name]
        if self._tray.picture_file(name) is None:
            words = f"{kind_name(shot.kind)} · {shot.file.name}"
            self._view.show_words(kind_drawing(shot.kind), words)
        elif name in self._held:
            self._show(name)
        else:
            self._show_small(name)
        self._go_on()

    def _go_on(self) -> None:
        """Makes what is missing: first what is looked at, then what comes next."""
        for name in (self._shown, self._next):
            file = self._tray.picture_file(name)
            if file is not None and name not in self._held and not self._is_busy:
                self._is_busy = True
                operation = large_picture(file, EDGE_PX)
                operation.ended.connect(self._be_free)
                self._page.follow(
                    operation, partial(self._take, name), failed=partial(self._fail, name)
                )

    @Slot()
    def _be_free(self) -> None:
        self._is_busy = False
        self._go_on()

    def _take(self, name: str, image: QImage) -> None:
        self._held[name] = QPixmap.fromImage(image)
        self._held.move_to_end(name)
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        if name == self._shown:
            self._show(name)

    def _fail(self, name: str, problem: FieldkitError) -> None:
        self._take(name, QImage())
        self._page.tell(problem)

    def _show(self, name: str) -> None:
        pixmap = self._held[name]
        self._held.move_to_end(name)
        shot = self._tray[name]
        if pixmap.isNull():
            words = f"{self.tr('No preview of this file')} · {shot.file.name}"
            self._view.show_words(kind_drawing(shot.kind), words)
        else:
            self._view.show_picture(pixmap, shot.caption or shot.file.name, is_same=False)

    def _show_small(self, name: str) -> None:
        """Until the large picture is made, the small one stands in its place."""
        number = self._tray.model.find(name)
        small = (
            None if number is None else self._tray.model.index(number).data(PicturesRole.PIXMAP)
        )
        if isinstance(small, QPixmap) and not small.isNull():
            self._view.show_picture(small, self._tray[name].caption)
        else:
            self._view.show_words("", self.tr("Making the picture …"))

    @Slot()
    def _want_detail(self) -> None:
        name = self._shown
        file = self._tray.picture_file(name)
        if file is None or max(self._view.pixmap.width(), self._view.pixmap.height()) != EDGE_PX:
            return

        def show(image: QImage) -> None:
            if self._shown == name and not image.isNull():
                pixmap = QPixmap.fromImage(image)
                self._view.show_picture(pixmap, self._tray[name].caption, is_same=True)

        self._page.follow(large_picture(file, DETAIL_PX), show)
