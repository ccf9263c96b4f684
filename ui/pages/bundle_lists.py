"""The lists of a bundle: entries, photos, people."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import formatting
from ui.formatting import visible
from ui.models.pictures import Picture, PicturesModel
from ui.models.rows import Column, RowsModel
from ui.operations import bundles
from ui.pages.page import Page
from ui.translation import Speaking
from ui.widgets.empty_state import EmptyState
from ui.widgets.kinds import kind_drawing, kind_name
from ui.widgets.photo_grid import PhotoGrid
from ui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldkit.evidence.listing import Row
    from fieldkit.ledger.people import Person
    from ui.operations.bundles import OpenBundle

_SMALL_PX: Final = 400


class Entries(Speaking, QWidget):
    """Entries as a table.

    Signals:
        chosen: sequence of the one that was moved to.
    """

    chosen = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._bundle: OpenBundle | None = None
        self.model: RowsModel[Row] = RowsModel(
            [
                Column(
                    lambda: self.tr("Entry"), lambda row: formatting.entry(row.sequence), width=9,
                    icon=lambda row: (kind_drawing(row.kind), "muted"),
                ),
                Column(lambda: self.tr("Kind"), lambda row: kind_name(row.kind), width=12),
                Column(
                    lambda: self.tr("What"), lambda row: visible(row.title) or "—", width=24,
                    takes_rest=True,
                ),
                Column(
                    lambda: self.tr("Happened at"), _happened, width=15, gives_way=2,
                ),
                Column(
                    lambda: self.tr("Sealed at"), lambda row: formatting.moment(row.sealed_at),
                    width=15,
                ),
                Column(lambda: self.tr("Sealed by"), self._signer, width=10, gives_way=1),
                Column(
                    lambda: self.tr("Digest"), self._digest, width=12, is_code=True, gives_way=3,
                ),
            ],
            self,
        )  # fmt: skip
        self.table: RowsTable[Row] = RowsTable(self.model)
        self.table.chosen.connect(self._tell)
        self._empty = EmptyState("stamp")
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self.setFocusProxy(self.table)
        self.retranslate()

    @property
    def sequence(self) -> int | None:
        """The entry that was moved to."""
        row = self.table.row()
        return None if row is None else row.sequence

    def show_entries(self, bundle: "OpenBundle | None", rows: "Iterable[Row]") -> None:
        """Shows these entries of a bundle."""
        self._bundle = bundle
        self._names = {each.key_id: each.name for each in bundle.people} if bundle else {}
        self.model.show_only(rows)
        self._body.setCurrentWidget(self.table if self.model.rows else self._empty)

    def choose_one(self) -> None:
        """Tells anew what is chosen; the first entry unless one was."""
        before = self.sequence
        if self.model.rows:
            self.table.choose(max(0, self.table.currentIndex().row()))
        if before is not None:
            self.chosen.emit(before)

    def name_list(self, name: str) -> None:
        """Names the table for screen readers."""
        self.table.setAccessibleName(name)

    def retranslate(self) -> None:
        """Sets the words for an empty list."""
        self._empty.say(self.tr("No entries"), self.tr("No entry of this bundle could be read."))

    def _tell(self, row: "Row | None") -> None:
        if row is not None:
            self.chosen.emit(row.sequence)

    def _signer(self, row: "Row") -> str:
        return visible(self._names.get(row.actor, "—"))

    def _digest(self, row: "Row") -> str:
        digest = self._bundle.digests.get(row.sequence, "") if self._bundle else ""
        return formatting.short_digest(digest, 2)


class Photos(Speaking, QWidget):
    """The photos of a bundle, made by the confined reader as they are seen.

    Signals:
        chosen: sequence of the one that was moved to.
    """

    chosen = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._sequences: list[int] = []
        self._by_key: dict[str, int] = {}
        self._waiting: set[str] = set()
        self.model = PicturesModel(self)
        self.model.wanted.connect(self._develop)
        self.grid = PhotoGrid(self.model)
        self.grid.selectionModel().currentChanged.connect(self._tell)
        self._empty = EmptyState("image")
        self._body = QStackedWidget()
        self._body.addWidget(self.grid)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self.setFocusProxy(self.grid)
        self.retranslate()

    @property
    def is_developed(self) -> bool:
        """Whether every photo that was seen so far has its small picture."""
        return not self._waiting

    @property
    def sequence(self) -> int | None:
        """The photo that was moved to."""
        at = self.grid.currentIndex()
        return self._sequences[at.row()] if at.isValid() else None

    def show_photos(self, bundle: "OpenBundle | None") -> None:
        """Shows the photos of a bundle."""
        self.model.forget()
        photos = bundle.photos if bundle else ()
        titles = {row.sequence: row.title for row in bundle.rows} if bundle else {}
        self._sequences = [sequence for sequence, _ in photos]
        self._by_key = {sha256: sequence for sequence, sha256 in photos}
        self.model.show_all(
            Picture(sha256, visible(titles[sequence]), formatting.entry(sequence), is_sealed=True)
            for sequence, sha256 in photos
        )
        self._body.setCurrentWidget(self.grid if photos else self._empty)

    def choose_one(self) -> None:
        """Tells what is chosen; the first photo unless one was."""
        before = self.sequence
        if self._sequences:
            at = self.model.index(max(0, self.grid.currentIndex().row()))
            flags = QItemSelectionModel.SelectionFlag
            self.grid.selectionModel().setCurrentIndex(at, flags.ClearAndSelect)
        if before is not None:
            self.chosen.emit(before)

    def retranslate(self) -> None:
        """Sets the words for a bundle without photos."""
        self._empty.say(self.tr("No photos"), self.tr("This bundle holds no photos."))

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._sequences[current.row()])

    def _develop(self, picture: Picture) -> None:
        self._waiting.add(picture.key)
        sequence = self._by_key[picture.key]
        self._page.follow(
            bundles.preview(sequence, _SMALL_PX), lambda jpeg: self._show(picture.key, jpeg)
        )

    def _show(self, key: str, jpeg: bytes) -> None:
        self._waiting.discard(key)
        if key in self._by_key:
            self.model.develop(key, jpeg)


class People(Speaking, QWidget):
    """The people whom the entries bring in.

    Signals:
        chosen_changed: the Person who was moved to.
    """

    chosen_changed = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.model: RowsModel[Person] = RowsModel(
            [
                Column(lambda: self.tr("Name"), lambda person: visible(person.name), width=14),
                Column(
                    lambda: self.tr("Unit"), lambda person: visible(person.unit), width=24,
                    takes_rest=True,
                ),
                Column(
                    lambda: self.tr("Certificate number"),
                    lambda person: visible(person.certificate_number), width=18,
                ),
                Column(
                    lambda: self.tr("Brought in by"),
                    lambda person: formatting.entry(person.since), width=12,
                ),
                Column(lambda: self.tr("Key"), self._state, width=14),
            ],
            self,
        )  # fmt: skip
        self.table: RowsTable[Person] = RowsTable(self.model)
        self.table.chosen.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.retranslate()

    @property
    def chosen(self) -> "Person | None":
        """The person who was moved to."""
        return self.table.row()

    def show_people(self, bundle: "OpenBundle | None") -> None:
        """Shows the people of a bundle."""
        self.model.show_only(bundle.people if bundle else ())

    def choose_one(self) -> None:
        """Tells anew who is chosen; the first one unless somebody was."""
        before = self.chosen
        if self.model.rows:
            self.table.choose(max(0, self.table.currentIndex().row()))
        if before is not None:
            self.chosen_changed.emit(before)

    def retranslate(self) -> None:
        """Names the table for screen readers."""
        self.table.setAccessibleName(self.tr("People of the sender's vault"))

    def _tell(self, person: "Person | None") -> None:
        if person is not None:
            self.chosen_changed.emit(person)

    def _state(self, person: "Person") -> str:
        if not person.is_active:
            return self.tr("No longer counts")
        return self.tr("Counts") if person.is_confirmed else self.tr("Not confirmed")


def _happened(row: "Row") -> str:
    return formatting.moment(row.occurred_at) if row.occurred_at else "—"
