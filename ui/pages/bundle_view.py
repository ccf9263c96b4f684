"""A bundle that was opened: its verdict first, then what it holds, as quiet tabs."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from fieldkit.evidence.kinds import KINDS
from ui.operations import bundles
from ui.pages.bundle_lists import Entries, People, Photos
from ui.pages.bundle_panes import BundlePane, EntryPane, PersonPane
from ui.pages.page import Page
from ui.pages.verdict_report import report
from ui.pages.verdict_view import VerdictView
from ui.translation import Speaking
from ui.widgets.banner import Tone
from ui.widgets.button import Button, IconButton
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from fieldkit.ledger.people import Person
    from ui.operations.bundles import BundleEntry, OpenBundle

_NO_ITEMS: Final = frozenset({"supplement", "withdrawal"})
_PREVIEW_PX: Final = 640


class BundleView(Speaking, QWidget):
    """Shows one open bundle.

    Signals:
        another_wanted: another bundle is to be chosen.
        again_wanted: something is to be brought along for this one.
        verify_wanted: Path of this bundle, to be verified again at once.
    """

    another_wanted = Signal()
    again_wanted = Signal()
    verify_wanted = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._bundle: OpenBundle | None = None
        self._back = IconButton("arrow-left")
        self._back.clicked.connect(self.another_wanted)
        self._title = ElidedLabel(role="heading")
        self.bring, self.report = Button(), Button("", "download")
        self.bring.clicked.connect(self.again_wanted)
        self.report.clicked.connect(self._save_report)
        self.verdict = VerdictView()
        self.items, self.ledger, self.people = Entries(page), Entries(page), People(page)
        self.photos, self.custody = Photos(page), Entries(page)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stack = QStackedWidget()
        self._views: tuple[QWidget, ...] = (
            self.verdict, self.items, self.photos, self.custody, self.ledger, self.people,
        )  # fmt: skip
        for each in self._views:
            self.tabs.addTab("")
            self._stack.addWidget(each)
        self.about = page.beside(BundlePane())
        self.entry, self.person = page.beside(EntryPane()), page.beside(PersonPane())
        self._lay_out()
        self._listen()
        self.retranslate()

    @property
    def shown(self) -> "OpenBundle | None":
        """The bundle that is shown."""
        return self._bundle

    def show_bundle(self, bundle: "OpenBundle | None") -> None:
        """Shows another bundle, beginning with its verdict; None lets everything go."""
        self._bundle = bundle
        self.verdict.show_verdict(bundle.verdict if bundle else None)
        self.about.show_bundle(bundle)
        every = bundle.rows if bundle else ()
        items = [row for row in every if row.kind in KINDS and row.kind not in _NO_ITEMS]
        self.items.show_entries(bundle, [row for row in items if row.case is not None])
        kept = bundle.things if bundle else frozenset()
        self.custody.show_entries(bundle, [row for row in every if row.sequence in kept])
        self.ledger.show_entries(bundle, every)
        self.people.show_people(bundle)
        self.photos.show_photos(bundle)
        self.tabs.setCurrentIndex(0)
        self.retranslate()

    def go(self) -> None:
        """Goes into what is shown."""
        self._views[self._stack.currentIndex()].setFocus()

    def step(self, by: int) -> None:
        """Shows the next tab, or the one before."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def detail(self) -> QWidget | None:
        """What belongs beside the tab that is shown."""
        shown = self._stack.currentWidget()
        if shown is self.verdict:
            return self.about
        if shown is self.people:
            return self.person if self.people.chosen is not None else None
        return self.entry if self.entry.entry is not None else None

    def retranslate(self) -> None:
        """Sets every word of the frame."""
        self._back.say(self.tr("Another bundle"))
        self.bring.setText(self.tr("Bring something along …"))
        self.report.setText(self.tr("Save a report …"))
        self.tabs.setAccessibleName(self.tr("Pages of the bundle"))
        count = [0, 0, 0, 0, 0, 0]
        if self._bundle is not None:
            count = [
                0, len(self.items.model.rows), len(self._bundle.photos),
                len(self._bundle.things), len(self._bundle.rows), len(self._bundle.people),
            ]  # fmt: skip
            self._title.setText(self._bundle.path.name)
        names = (
            self.tr("Verdict"), self.tr("Items"), self.tr("Photos"), self.tr("Custody"),
            self.tr("Ledger"), self.tr("People"),
        )  # fmt: skip
        for at, (name, many) in enumerate(zip(names, count, strict=True)):
            self.tabs.setTabText(at, f"{name} {many}" if at else name)
        self.items.name_list(self.tr("Items of the case"))
        self.custody.name_list(self.tr("Things that were kept"))
        self.ledger.name_list(self.tr("Every line of the ledger"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self.bring)
        head.addWidget(self.report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch()
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)

    def _listen(self) -> None:
        self.tabs.currentChanged.connect(self._show_tab)
        for chooser in (self.items, self.photos, self.custody, self.ledger):
            chooser.chosen.connect(self._fetch)
        self.people.chosen_changed.connect(self._show_person)
        self.entry.save_wanted.connect(self._save_original)
        self.about.remembered.connect(self._remember)
        self.person.remembered.connect(self._remember)

    # What is chosen

    def _show_tab(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        shown = self._stack.currentWidget()
        if isinstance(shown, Entries | Photos | People):
            shown.choose_one()
        self._page.detail_wanted.emit(self.detail())

    def _fetch(self, sequence: int) -> None:
        self._page.follow(bundles.entry(sequence), self._show_entry)

    def _show_entry(self, entry: "BundleEntry") -> None:
        shown = self._stack.currentWidget()
        sequence = entry.sealed.entry.sequence
        if self._bundle is None or not isinstance(shown, Entries | Photos):
            return
        if shown.sequence != sequence:
            return  # people went on meanwhile
        self.entry.show_entry(self._bundle, entry)
        self._page.detail_wanted.emit(self.detail())
        if entry.has_picture:
            self._page.follow(
                bundles.preview(sequence, _PREVIEW_PX),
                lambda jpeg: self._show_picture(sequence, jpeg),
            )

    def _show_picture(self, sequence: int, jpeg: bytes) -> None:
        shown = self.entry.entry
        if shown is not None and shown.sealed.entry.sequence == sequence:
            self.entry.show_picture(jpeg)

    def _show_person(self, person: "Person") -> None:
        if self._bundle is not None:
            self.person.show_person(self._bundle, person)
            self._page.detail_wanted.emit(self.detail())

    # What people do

    def _remember(self, certificate: bytes, name: str) -> None:
        self._page.follow(bundles.remember(certificate, name), lambda _: self._verify_again())

    def _verify_again(self) -> None:
        if self._bundle is not None:
            self.verify_wanted.emit(self._bundle.path)

    def _save_original(self, number: int) -> None:
        shown = self.entry.entry
        if shown is None:
            return
        entry = shown.sealed.entry
        proposed = bundles.name_for(entry.attachments[number - 1])
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the original"), proposed)
        if name:
            saving = bundles.save_original(
                entry.sequence, number, Path(name), self.tr("Saving a file")
            )
            self._page.follow(saving, self._say_saved)

    def _save_report(self) -> None:
        if self._bundle is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save a report"),
            f"{self._bundle.path.stem}-{self.tr('verification')}.txt",
            self.tr("Text (*.txt);;JSON (*.json)"),
        )
        if name:
            target = Path(name)
            content = report(self._bundle, as_json=target.suffix.lower() == ".json")
            self._page.follow(bundles.write_report(target, content), self._say_saved)

    def _say_saved(self, target: Path) -> None:
        said = self.tr("Saved and read back: {path}").replace("{path}", str(target))
        self._page.banner.say(Tone.GOOD, said)
        self._page.said.emit(said)
