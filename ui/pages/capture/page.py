"""Photos, recordings and documents of a case: taken in, looked at, described, sealed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.changes import Changed
from fieldkit.evidence.intake import Made
from ui.actions import Act
from ui.arrivals import ArrivalWatch
from ui.operations import capture, records
from ui.operations.capture import Ground, Shot, Visit
from ui.pages.capture.bench import Bench
from ui.pages.capture.camera import CameraView
from ui.pages.capture.card import CardView
from ui.pages.capture.details import Details
from ui.pages.capture.results import Outcome, Results, needs_telling
from ui.pages.capture.showing import Showing
from ui.pages.capture.side_view import SideView
from ui.pages.capture.sources import sources_in
from ui.pages.capture.tray import Tray
from ui.pages.capture.work import Work
from ui.pages.developing import Developing
from ui.pages.page import Page
from ui.session import OpenVault, Session
from ui.widgets.banner import Tone

if TYPE_CHECKING:
    from fieldkit.evidence.cards import FileFound
    from fieldkit.evidence.register import Item

_MOST_ON_MAP: Final = 200


class CapturePage(Page):
    """The loop: drop, type, Enter, type, Enter …, Enter seals all."""

    topics = Changed.ITEMS

    def __init__(self, session: Session, case: int) -> None:
        super().__init__(session)
        self._case = case
        self._me = _officer(session.vault)
        self._ground: Ground | None = None
        self._last_sealed = -1
        self._read: set[str] = set()  # sealed files whose entries were read
        self._wanted: int | None = None
        self.tray = Tray(self, case)
        self.work = Work(self, case, self.tray)
        self.bench = Bench(self.tray.model)
        self.grid, self.panel = self.bench.grid, self.bench.panel
        self.card, self.results, self.details = CardView(), Results(), Details()
        self.camera = CameraView()
        self.developing = Developing(self, self.tray.model, self.grid, self.tray.picture_file)
        self.showing = Showing(self, self.panel.picture, self.tray)
        self._stack = QStackedWidget()
        for each in (self.bench, *self._sides):
            self._stack.addWidget(each)
        self.column.addWidget(self._stack, 1)
        self._listen()
        self.retranslate()
        self._show_chosen()

    # Page

    def load(self) -> None:
        """Fetches the visits, and when first called the drafts and what is sealed."""
        if not self.work.is_under_way:
            self._read.clear()
            self.follow(capture.ground(self._case), self._stand_on)

    def go(self) -> None:
        """To the words of what is chosen, or to where files come from."""
        if self._stack.currentWidget() is self.bench and self.grid.chosen:
            self.panel.caption.setFocus()
        elif self._stack.currentWidget() is self.bench:
            self.bench.sources.files.setFocus()

    def begin(self, what: object) -> None:
        """Shows an entry by its number; for a kind, goes to where files come from."""
        self._show_bench()
        if isinstance(what, int):
            self._wanted = what
            self._go_to_wanted()
        else:
            self.bench.sources.files.setFocus()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """What the page can do now."""
        if self._stack.currentWidget() is not self.bench:
            return {Act.BACK: self._show_bench}
        return {
            Act.NEW: self.bench.sources.choose_files,
            Act.SEAL: lambda: self.seal(self.tray.ready),
            Act.SEAL_CHOSEN: lambda: self.seal(self._chosen_ready()),
            Act.REPEAT: self.repeat,
        }

    def retranslate(self) -> None:
        """Sets all words."""
        self.tray.relook()
        self._say_count()

    # Taking in

    def take_in(
        self, sources: Sequence[Path | Made], told: Mapping[str, JsonValue] | None = None
    ) -> None:
        """Takes files in, in the background.

        Args:
            sources: files, folders, pictures made by the program.
            told: members of their records that are known.
        """
        if sources:
            self._show_bench()
            self.work.take_in(sources, self.visit, {**self._taken_by, **(told or {})})

    def paste(self) -> None:
        """Takes in what is in the clipboard."""
        self.take_data(QGuiApplication.clipboard().mimeData())

    def take_data(self, data: QMimeData) -> None:
        """Takes in what was dropped or copied."""
        sources = sources_in(data)
        made = any(isinstance(each, Made) for each in sources)
        note = self.tr("Pasted from the clipboard.")
        self.take_in(sources, {"copy_note": note} if made else None)
        if not sources:
            self.said.emit(self.tr("There are no files and no picture in the clipboard."))

    def look_through(self, folder: Path) -> None:
        """Shows what is on a card."""

        def show(files: "tuple[FileFound, ...]") -> None:
            self._show_side(self.card)
            self.card.show_files(folder, files)

        name = self.tr("Looking through the card")
        self.follow(capture.look_through(folder, name=name), show)

    @property
    def _taken_by(self) -> JsonObject:
        return {"taken_by": self._me} if self._me else {}

    @property
    def _sides(self) -> tuple[SideView, ...]:
        return self.card, self.results, self.details, self.camera

    @property
    def is_loaded(self) -> bool:
        """Whether drafts and visits were fetched."""
        return self._ground is not None

    @property
    def visit(self) -> Visit | None:
        """The inspection that new files are for."""
        wanted = self.bench.sources.visit.value()
        visits = () if self._ground is None else self._ground.visits
        return next((each for each in visits if each.sequence == wanted), None)

    # Writing

    def repeat(self) -> None:
        """Writes the words of the file before, and goes on."""
        chosen = self.grid.chosen
        member = "proves" if self.panel.proves.hasFocus() else "caption"
        if self.tray.repeat(chosen, member):
            self.step(1)

    @Slot(int)
    def step(self, by: int) -> None:
        """Goes to the next file whose words can be written, or back; from the last to the seal."""
        self.tray.keep_now()
        chosen = self.grid.chosen
        number = self.tray.beside(chosen, by)
        if number is not None:
            self.grid.choose(number)
        elif chosen and by > 0 and self.tray.ready:
            self._say_count()
            self.bench.seal_all.setFocus()

    def seal(self, names: Sequence[str]) -> None:
        """Seals drafts in the background."""
        if names:
            self.work.seal(names)
            self._show_chosen()
            self.grid.setFocus()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pastes wherever nobody types."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # Showing

    def _stand_on(self, ground: Ground) -> None:
        before, self._ground = self._ground, ground
        self.bench.sources.show_visits(ground.visits)
        self.panel.stand_on(self.visit, ground.party_coordinates, self._me)
        if before is not None and ground.visits and not before.visits:
            self._move([each.name for each in self.tray.drafts if "inspection" not in each.record])
        if before is None:
            self.tray.show_drafts(ground.shots)
            if ground.shots:
                self.grid.choose(0)
                if self.isVisible():
                    self.go()
        self.follow(capture.sealed_shots(self._case, self._last_sealed), self._take_sealed)

    def _take_sealed(self, shots: tuple[Shot, ...]) -> None:
        self.tray.add(shots)
        self._go_to_wanted()
        if shots:
            self._last_sealed = shots[-1].sequence or -1
            self.follow(capture.sealed_shots(self._case, self._last_sealed), self._take_sealed)

    def _go_to_wanted(self) -> None:
        name = self.tray.name_of(self._wanted)
        number = None if name is None else self.tray.model.find(name)
        if number is not None:
            self._wanted = None
            self.grid.choose(number)
            self.grid.setFocus()

    @Slot()
    def _show_chosen(self) -> None:
        names = self.grid.chosen
        shots = [self.tray[name] for name in names]
        may_change = bool(names) and all(self.tray.may_change(name) for name in names)
        others = []
        if len(shots) == 1 and "coordinates" in shots[0].record:
            others = [each for each in self.tray.drafts[:_MOST_ON_MAP] if each is not shots[0]]
        self.panel.show_shots(shots, may_change=may_change, others=others)
        self.panel.setEnabled(bool(names))
        following = self.tray.names[self.tray.names.index(names[-1]) + 1 :][:1] if names else []
        self.showing.show(names[0] if names else "", "".join(following))
        self._say_count()
        if len(shots) == 1 and shots[0].sequence is not None and names[0] not in self._read:
            self._read.add(names[0])
            self.follow(records.item(shots[0].sequence), partial(self._take_item, names[0]))

    def _take_item(self, name: str, item: "Item") -> None:
        if name in self.tray:
            self.tray.take_item(name, item)
            if self.grid.chosen == (name,):
                self._show_chosen()

    @Slot(str)
    def _show_first(self, name: str) -> None:
        """Goes to the first file of a drop, unless somebody is writing about another one."""
        chosen = self.grid.chosen
        if not chosen or not any(self.tray.may_change(each) for each in chosen):
            number = self.tray.model.find(name)
            if number is not None:
                self.grid.choose(number)
                self.panel.caption.setFocus()

    @Slot()
    def _say_count(self) -> None:
        drafts = self.tray.drafts
        missing = sum(not each.caption.strip() for each in drafts)
        ready = len(self.tray.ready)
        self.bench.show_counts(len(self.tray), len(drafts), missing, ready)
        self.bench.seal_chosen.setEnabled(bool(self._chosen_ready()))
        changeable = self._chosen_drafts()
        self.bench.remove.setEnabled(bool(changeable))
        self.bench.details.setEnabled(len(changeable) == 1)

    def _chosen_drafts(self) -> list[str]:
        return [name for name in self.grid.chosen if self.tray.may_change(name)]

    def _chosen_ready(self) -> list[str]:
        ready = set(self.tray.ready)
        return [name for name in self.grid.chosen if name in ready]

    @Slot(object)
    def _sum_up(self, outcomes: list[Outcome]) -> None:
        """Says what became of many files, where it is not plain to see."""
        self._show_chosen()
        self.load()
        tone = needs_telling(outcomes)
        if tone is None:
            if outcomes:
                self.said.emit(self.results.sum_up(outcomes))
            return
        bad = [each for each in outcomes if not each.is_well]
        self.results.show_outcomes(outcomes)
        self.banner.say(
            tone,
            self.results.sum_up(outcomes),
            bad[0].words if len(bad) == 1 else "",
            offer=self.tr("Show each file"),
            way_out=partial(self._show_side, self.results),
        )

    # Side views and banners

    def _show_bench(self) -> None:
        self._show_side(self.bench)
        self.go()

    def _show_side(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self.banner.hide()
        self.handlers_changed.emit()

    def _show_details(self) -> None:
        names = self._chosen_drafts()
        if len(names) == 1:
            self._show_side(self.details)
            self.details.show_shot(self.tray[names[0]])

    @Slot(str, object)
    def _take_details(self, name: str, record: JsonObject) -> None:
        self.tray.change([name], lambda shot: replace(shot, record=record, problem=None))

    @Slot()
    def _offer_to_throw_away(self) -> None:
        names = self._chosen_drafts()
        if names:
            self.banner.say(
                Tone.WARNING,
                self.tr("Throw %n draft(s) away?", "", len(names)),
                self.tr("The files leave the vault; where they came from they stay."),
                offer=self.tr("Throw away"),
                way_out=partial(self._throw_away, names),
            )

    @Slot(object)
    def _offer_card(self, folder: Path) -> None:
        told = self.tr("A card or drive was put in: {place}").replace("{place}", str(folder))
        way_out = partial(self.look_through, folder)
        self.banner.say(Tone.NOTICE, told, offer=self.tr("Show what is on it"), way_out=way_out)

    @Slot()
    def _show_camera(self) -> None:
        if self.camera.begin():
            self._show_side(self.camera)
        else:
            self.bench.sources.say_no_camera()
            self.said.emit(self.tr("This computer has no camera that can be used."))

    @Slot(object, object)
    def _take_photo(self, photo: Made, told: JsonObject) -> None:
        self.work.take_in([photo], self.visit, {**self._taken_by, **told})

    def _throw_away(self, names: list[str]) -> None:
        self.banner.hide()
        at = self.tray.names.index(names[0])
        self.tray.remove(names)
        self.follow(capture.throw_away(names), lambda _: None)
        if len(self.tray):
            self.grid.choose(min(at, len(self.tray) - 1))
        self._show_chosen()

    # The rest

    def _listen(self) -> None:
        bench, panel = self.bench, self.panel
        bench.dropped.connect(self.take_data)
        bench.sources.given.connect(self.take_in)
        bench.sources.card_given.connect(self.look_through)
        bench.sources.paste_wanted.connect(self.paste)
        bench.sources.camera_wanted.connect(self._show_camera)
        self.camera.taken.connect(self._take_photo)
        ArrivalWatch(self).arrived.connect(self._offer_card)
        bench.sources.visit.picked.connect(self._take_visit)
        self.grid.selectionModel().selectionChanged.connect(self._show_chosen)
        panel.written.connect(self._write)
        panel.went.connect(self.step)
        panel.pasted.connect(self.take_data)
        bench.removal_wanted.connect(self._offer_to_throw_away)
        bench.details.clicked.connect(self._show_details)
        bench.seal_chosen.clicked.connect(lambda: self.seal(self._chosen_ready()))
        bench.seal_all.clicked.connect(lambda: self.seal(self.tray.ready))
        self.card.chosen.connect(self.take_in)
        self.details.edited.connect(self._take_details)
        self.details.kind_chosen.connect(self._take_kind)
        for each in self._sides:
            each.left.connect(self._show_bench)
        self.tray.counted.connect(self._say_count)
        self.work.taken.connect(self._show_first)
        self.work.ended.connect(self._sum_up)
        self.session.closing.connect(self.tray.keep_now)

    @Slot(str, object)
    def _write(self, member: str, value: JsonValue) -> None:
        self.tray.write(self.grid.chosen, member, value)

    @Slot(str, str)
    def _take_kind(self, name: str, kind: str) -> None:
        self.tray.change([name], lambda shot: capture.as_kind(shot, kind))
        self.details.show_shot(self.tray[name])
        self._show_chosen()

    @Slot()
    def _take_visit(self) -> None:
        """What was picked is for new files, and for the drafts that are chosen."""
        party = None if self._ground is None else self._ground.party_coordinates
        self.panel.stand_on(self.visit, party, self._me)
        self._move(self._chosen_drafts())

    def _move(self, names: list[str]) -> None:
        visits = () if self._ground is None else self._ground.visits
        places = {each.record.place for each in visits}
        visit = self.visit
        self.tray.change(names, lambda shot: capture.for_visit(shot, visit, places))
        self._show_chosen()
        if names:
            self.said.emit(self.tr("%n draft(s) put to this visit", "", len(names)))


def _officer(vault: OpenVault | None) -> JsonObject:
    """Who is signed in, as records name officers; nobody after the recovery key."""
    if vault is None or not vault.name:
        return {}
    told = {
        "name": vault.name,
        "certificate_number": vault.certificate_number,
        "unit": vault.unit,
    }
    return {name: value for name, value in told.items() if value}
