"""The files of the page in their order, what is written about them, and keeping it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from fieldkit.canonical import JsonValue
from fieldkit.errors import FieldkitError
from fieldkit.evidence.record import to_body
from ui.models.pictures import Picture, PicturesModel
from ui.operations import capture
from ui.operations.capture import Shot
from ui.pages.page import Page
from ui.problems import explain
from ui.widgets.kinds import kind_drawing
from ui.widgets.state_chip import Stage, State

if TYPE_CHECKING:
    from fieldkit.evidence.register import Item
    from fieldkit.ledger.entry import Attachment

KEEP_AFTER_MS: Final = 500  # without a key
COUNT_AFTER_MS: Final = 40


class Tray(QObject):
    """Drafts come first, what is sealed after them; what becomes sealed stays where it is.

    Signals:
        counted: there are more or fewer files, or more or fewer with words.
    """

    counted = Signal()

    def __init__(self, page: Page, case: int) -> None:
        super().__init__(page)
        self.model = PicturesModel(self)
        self._page, self._case = page, case
        self._shots: dict[str, Shot] = {}
        self._unkept: set[str] = set()
        self._keeping: Counter[str] = Counter()  # how often each is being kept
        self._sealing: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)
        self._counting = QTimer(self)  # many files are counted together
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_AFTER_MS)
        self._counting.timeout.connect(self.counted)

    def __getitem__(self, name: str) -> Shot:
        """The file of that name."""
        return self._shots[name]

    def __contains__(self, name: object) -> bool:
        return name in self._shots

    def __len__(self) -> int:
        return len(self._shots)

    @property
    def names(self) -> list[str]:
        """Of all files, in their order."""
        return [each.own_name for each in self.model.pictures]

    @property
    def drafts(self) -> list[Shot]:
        """What is not sealed, in order."""
        return [shot for name in self.names if not (shot := self._shots[name]).is_sealed]

    @property
    def has_unkept(self) -> bool:
        """Whether words are not on the disk yet."""
        return bool(self._unkept or self._keeping)

    @property
    def ready(self) -> list[str]:
        """Names of the drafts that have words and are not being sealed, in order."""
        return [
            each.name
            for each in self.drafts
            if each.caption.strip() and each.name not in self._sealing
        ]

    def name_of(self, sequence: int | None) -> str | None:
        """Name of the file that was sealed as that entry; None if it is not here."""
        found = (each.name for each in self._shots.values() if each.sequence == sequence)
        return None if sequence is None else next(found, None)

    def may_change(self, name: str) -> bool:
        """Whether words of the file can still be changed."""
        return not self._shots[name].is_sealed and name not in self._sealing

    def picture_file(self, name: str) -> "Attachment | None":
        """The file of a photo; None for what has no picture."""
        shot = self._shots.get(name)
        return shot.file if shot is not None and is_pictured(shot) else None

    def show_drafts(self, shots: Iterable[Shot]) -> None:
        """Begins anew with these drafts; what is not kept yet stays as it is."""
        fresh = {each.name: each for each in shots}
        held = {name: self._shots[name] for name in self._unkept & self._shots.keys()}
        self._shots = {**fresh, **held}
        self.model.show_all([self._picture(each) for each in self._shots.values()])
        self._count_soon()

    def add(self, shots: Sequence[Shot]) -> None:
        """Puts files in: drafts behind the other drafts, what is sealed at the end."""
        sealed = {each.sequence for each in self._shots.values() if each.is_sealed}
        new = [
            each for each in shots if each.name not in self._shots and each.sequence not in sealed
        ]
        self._shots |= {each.name: each for each in new}
        names = self.names
        drafts = [at for at, each in enumerate(names) if not self._shots[each].is_sealed]
        for is_sealed in (False, True):
            at = self.model.rowCount() if is_sealed else (drafts[-1] + 1 if drafts else 0)
            some = [self._picture(each) for each in new if each.is_sealed == is_sealed]
            self.model.insert(at, some)
        self._count_soon()

    def write(self, names: Iterable[str], member: str, value: JsonValue) -> None:
        """Sets a member of the records of some drafts; None takes it away.

        Args:
            names: of the drafts.
            member: as the record names it; "caption" is what stands under the picture.
            value: as JSON.
        """

        def with_it(shot: Shot) -> Shot:
            own = capture.caption_member(shot.kind) if member == "caption" else member
            record = {name: each for name, each in shot.record.items() if name != own}
            if value is not None and value != "":
                record[own] = value
            return replace(shot, record=record, problem=None)

        self.change(names, with_it)

    def change(self, names: Iterable[str], how: Callable[[Shot], Shot]) -> None:
        """Changes drafts; they are kept soon."""
        changed = [name for name in names if self.may_change(name)]
        for name in changed:
            self._shots[name] = how(self._shots[name])
        self._unkept.update(changed)
        self._show_several(changed)
        self._timer.start()

    def repeat(self, names: Sequence[str], member: str) -> bool:
        """Writes what stands at the file before some drafts; False if there is none before.

        Args:
            names: of the drafts, in order.
            member: "caption", with which goes the fact to be proven where there is none yet; or
                "proves" alone.
        """
        at = (self.model.find(names[0]) or 0) if names else 0
        if at == 0:
            return False
        before = self._shots[self.names[at - 1]]
        proves = before.record.get("proves")
        if member == "caption":
            self.write(names, "caption", before.caption)
        if proves and (member == "proves" or not self._shots[names[0]].record.get("proves")):
            self.write(names, "proves", proves)
        return True

    def beside(self, names: Sequence[str], by: int) -> int | None:
        """Number of the next file after some, or before them, whose words can be written."""
        if not names:
            return None
        order = self.names
        at = order.index(names[-1] if by > 0 else names[0]) + by
        while 0 <= at < len(order) and not self.may_change(order[at]):
            at += by
        return at if 0 <= at < len(order) else None

    def keep_now(self) -> None:
        """Keeps what is new without waiting."""
        self._timer.stop()
        names = sorted(self._unkept & self._shots.keys())
        self._unkept.clear()
        if names:
            self._keeping.update(names)
            keeping = capture.keep([self._shots[name] for name in names], self._case)
            told = partial(self._not_kept, names)
            self._page.follow(keeping, partial(self._kept, names), failed=told)

    def begin_sealing(self, names: Iterable[str]) -> None:
        """Shows that drafts wait for being sealed."""
        self._sealing |= set(names)
        self._show_several(names)

    def end_sealing(self) -> None:
        """Shows as drafts again what was not sealed."""
        left, self._sealing = self._sealing, set()
        self._show_several(left & self._shots.keys())

    def take_sealed(self, name: str, sequence: int) -> None:
        """Shows that a draft became an entry."""
        self._sealing.discard(name)
        self._shots[name] = replace(self._shots[name], sequence=sequence, problem=None)
        self._show_several([name])

    def take_item(self, name: str, item: "Item") -> None:
        """Shows what an entry says now."""
        self._shots[name] = replace(
            self._shots[name], record=to_body(item.current), is_withdrawn=item.is_withdrawn
        )
        self._show_several([name])

    def take_problem(self, name: str, problem: FieldkitError) -> None:
        """Shows why a draft could not be sealed."""
        self._sealing.discard(name)
        self._shots[name] = replace(self._shots[name], problem=problem)
        self._show_several([name])

    def remove(self, names: Iterable[str]) -> None:
        """Takes files out; their drafts are the caller's to throw away."""
        for name in names:
            number = self.model.find(name)
            if number is not None:
                self.model.remove(number)
                del self._shots[name]
                self._unkept.discard(name)
        self._count_soon()

    def relook(self) -> None:
        """Shows all words anew, in the language of now."""
        self._show_several(self.names)

    def _count_soon(self) -> None:
        if not self._counting.isActive():
            self._counting.start()

    def _kept(self, names: list[str], _: None) -> None:
        self._keeping -= Counter(names)
        self._show_several(names)

    def _not_kept(self, names: list[str], problem: FieldkitError) -> None:
        """They are tried again with the next key, or when the page is left."""
        self._keeping -= Counter(names)
        self._unkept.update(self._shots.keys() & names)
        self._show_several(names)
        self._page.tell(problem)

    def _show_several(self, names: Iterable[str]) -> None:
        shown = {}
        for name in names:
            number = self.model.find(name)
            if number is not None:  # it may be thrown away by now
                shown[number] = self._picture(self._shots[name])
        self.model.replace_several(shown)
        self._count_soon()

    def _picture(self, shot: Shot) -> Picture:
        state, tone = self._state(shot)
        return Picture(
            shot.file.sha256,
            shot.caption,
            state,
            shot.is_sealed,
            name=shot.name,
            drawing=kind_drawing(shot.kind),
            tone=tone,
        )

    def _state(self, shot: Shot) -> tuple[str, str]:
        """The word of a file's state, and the role of its colour."""
        translate = QCoreApplication.translate
        if shot.sequence is not None:
            stage = Stage.WITHDRAWN if shot.is_withdrawn else Stage.SEALED
            state = State(stage, shot.sequence)
            return state.word, state.drawing[1]
        if shot.name in self._sealing:
            return translate("capture", "Waiting for its seal"), "draft"
        if shot.problem is not None:
            told = explain(shot.problem).sentence
            return translate("capture", "Not sealed: {why}").replace("{why}", told), "danger"
        if shot.name in self._unkept or shot.name in self._keeping:
            return State(Stage.TYPING).word, "draft"
        if not shot.caption.strip():
            return translate("capture", "No words yet"), "warning"
        return State(Stage.DRAFT).word, "draft"


def is_pictured(shot: Shot) -> bool:
    """Whether there may be a picture of the file."""
    return shot.kind == "photo" or shot.file.media_type.startswith("image/")
