"""Taking in and sealing many files in the background, and what became of each."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldkit.canonical import JsonValue
from fieldkit.evidence.intake import Made
from ui.engine_thread import Operation
from ui.operations import capture
from ui.operations.capture import Known, NotSealed, Refused, Shot, ShotSealed, Visit
from ui.pages.capture.results import Outcome
from ui.pages.capture.tray import Tray
from ui.pages.page import Page

SHOW_AFTER_MS: Final = 50


class Work(QObject):
    """The page goes on being used meanwhile.

    Signals:
        taken: name of the first of the drafts that were just made.
        ended: a list of Outcome; nothing is under way any more.
    """

    taken = Signal(str)
    ended = Signal(object)

    def __init__(self, page: Page, case: int, tray: Tray) -> None:
        super().__init__(page)
        self._page, self._case, self._tray = page, case, tray
        self._outcomes: list[Outcome] = []
        self._arrived: list[Shot] = []
        self._count = 0
        self._timer = QTimer(self)  # files that come in fast are shown together
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self._show_arrived)

    @property
    def is_under_way(self) -> bool:
        """Whether files are being taken in or sealed."""
        return self._count > 0

    def take_in(
        self,
        sources: Sequence[Path | Made],
        visit: Visit | None,
        told: Mapping[str, JsonValue],
    ) -> None:
        """Takes files in, folders with all that is in them.

        Args:
            sources: files, folders, pictures made by the program.
            visit: the inspection they are for.
            told: members of their records that are known.
        """
        name = self.tr("Taking files in")
        self._follow(capture.take_in(sources, self._case, visit=visit, told=told, name=name))

    def seal(self, names: Sequence[str]) -> None:
        """Seals drafts; their words are kept first."""
        self._tray.keep_now()
        self._tray.begin_sealing(names)
        self._follow(capture.seal(list(names), self._case, name=self.tr("Sealing")))

    def _follow(self, operation: Operation[None]) -> None:
        self._count += 1
        operation.noted.connect(self._note)
        operation.ended.connect(self._end)
        self._page.follow(operation, lambda _: None)

    @Slot(object)
    def _note(self, told: object) -> None:
        match told:
            case Shot():
                self._arrived.append(told)
                self._outcomes.append(Outcome(told.file.name, told))
                if not self._timer.isActive():
                    self._timer.start()
            case ShotSealed():
                self._outcomes.append(Outcome(self._tray[told.name].file.name, told))
                self._tray.take_sealed(told.name, told.sequence)
            case NotSealed():
                self._outcomes.append(Outcome(self._tray[told.name].file.name, told))
                self._tray.take_problem(told.name, told.problem)
            case Known() | Refused():
                self._outcomes.append(Outcome(told.path.name, told))

    @Slot()
    def _show_arrived(self) -> None:
        self._timer.stop()
        arrived, self._arrived = self._arrived, []
        if arrived:
            self._tray.add(arrived)
            self.taken.emit(arrived[0].name)

    @Slot()
    def _end(self) -> None:
        self._count -= 1
        self._show_arrived()
        if not self._count:
            self._tray.end_sealing()
            outcomes, self._outcomes = self._outcomes, []
            self.ended.emit(outcomes)
