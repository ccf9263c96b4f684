"""Makes the small pictures that a grid asks for, those that are on the screen first."""

import math
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from fieldkit.errors import FieldkitError
from ui.models.pictures import Picture, PicturesModel
from ui.operations.capture import small_picture
from ui.pages.page import Page
from ui.widgets.photo_grid import PICTURE, PhotoGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldkit.ledger.entry import Attachment

EDGE_PX: Final = max(PICTURE.width(), PICTURE.height())


class Developing(QObject):
    """One picture at a time, so that nothing else has to wait for many of them."""

    def __init__(
        self,
        page: Page,
        model: PicturesModel,
        grid: PhotoGrid,
        file_of: "Callable[[str], Attachment | None]",
    ) -> None:
        """Listens to the model.

        Args:
            page: through which it asks the engine.
            model: what wants pictures.
            grid: tells what is on the screen.
            file_of: the file of a picture's name; None where there is nothing to show.
        """
        super().__init__(page)
        self._page, self._model, self._grid, self._file_of = page, model, grid, file_of
        self._waiting: list[Picture] = []
        self._is_busy = False
        model.wanted.connect(self._queue)

    @property
    def is_idle(self) -> bool:
        """Whether every picture that was asked for is made."""
        return not (self._waiting or self._is_busy)

    @Slot(object)
    def _queue(self, picture: Picture) -> None:
        self._waiting.append(picture)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._is_busy:
            picture = self._waiting.pop()  # what came last is what is looked at now
            number = self._model.find(picture.own_name)
            file = self._file_of(picture.own_name)
            if number is None or not self._grid.is_seen(number):
                self._model.put_off(picture.key)
            elif file is None:
                self._model.develop(picture.key, b"")
            else:
                self._is_busy = True
                edge_px = math.ceil(EDGE_PX * self._grid.devicePixelRatioF())
                operation = small_picture(file, edge_px)
                operation.ended.connect(self._be_free)
                self._page.follow(
                    operation,
                    partial(self._model.develop, picture.key),
                    failed=partial(self._give_up, picture.key),
                )

    def _give_up(self, key: str, _problem: FieldkitError) -> None:
        self._model.develop(key, b"")

    @Slot()
    def _be_free(self) -> None:
        self._is_busy = False
        self._go_on()
