"""One side of a handover: who it is (above the form), and how they confirm (below it)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.parts import FieldProblem
from fieldkit.evidence.transfers import Means
from ui.problems.fields import explain_field
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.pick import Pick
from ui.widgets.plain_label import PlainLabel, set_property
from ui.widgets.signature_pad import SignaturePad


class Way(StrEnum):
    """How a side confirms, as people choose it."""

    KEY = "key"
    HAND = "handwriting"
    REFUSED = "refused"
    LATER = "later"  # with the own key, another time


_MEANS: Final = {
    Way.KEY: Means.KEY,
    Way.HAND: Means.HANDWRITING,
    Way.REFUSED: Means.REFUSED,
    Way.LATER: Means.KEY,
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who a side can be.

    Attributes:
        name: theirs.
        unit: theirs.
        key_id: of their key in this vault; "" for others.
        is_me: whether they are signed in, and confirm by sealing.
    """

    name: str
    unit: str
    key_id: str = ""
    is_me: bool = False


class HandoverSide(Speaking, QFrame):
    """A card on which the giver or the receiver confirms.

    Attributes:
        person_box: where it is chosen who that is; it lies elsewhere.

    Signals:
        edited: the person changed something that a draft keeps.
    """

    edited = Signal()

    def __init__(self, *, gives: bool, parent: QWidget | None = None) -> None:
        """An empty card.

        Args:
            gives: whether it is the giver's; else the receiver's.
            parent: the widget it is in.
        """
        super().__init__(parent)
        self.setProperty("role", "card")
        self._gives = gives
        self._people: Sequence[Somebody] = ()
        self._with_others = True
        self.person_box = QWidget()
        self._label = PlainLabel(role="label")
        self._heading = PlainLabel(role="heading")
        self.who = Pick()
        self.who.setMaximumWidth(16_777_215)
        self.who.picked.connect(self._change_person)
        self.name, self.unit = QLineEdit(), QLineEdit()
        self.reason = QLineEdit()
        self._label.setBuddy(self.who)
        for line in (self.name, self.unit, self.reason):
            line.textEdited.connect(lambda _: self.edited.emit())
            line.returnPressed.connect(line.focusNextChild)
        self.name.textChanged.connect(lambda _: self.retranslate())
        self._ways = {way: QRadioButton() for way in Way}
        self._group = QButtonGroup(self)
        for button in self._ways.values():
            self._group.addButton(button)
            button.clicked.connect(self._change_way)
        self._note = PlainLabel(role="muted", wraps=True)
        self._later = PlainLabel(role="muted", wraps=True)
        self._asked = PlainLabel(role="label", wraps=True)
        self.passphrase = PassphraseField()
        self.pad = SignaturePad()
        self.pad.setMinimumSize(220, 120)
        self._clear = Button("quiet", "undo-2")
        self._clear.clicked.connect(self.pad.clear)
        self._why = PlainLabel(role="label")
        self._why.setBuddy(self.reason)
        self._problem = PlainLabel(role="problem", wraps=True)
        self._problem.hide()
        self._lay_out()
        self.retranslate()

    def offer(self, people: Sequence[Somebody], *, with_others: bool) -> None:
        """Takes who the side can be; the first one is proposed.

        Args:
            people: those known by name.
            with_others: whether it can also be somebody who is not among them.
        """
        self._people = tuple(people)
        self._with_others = with_others
        self.name.clear()
        self.unit.clear()
        self.reason.clear()
        self.forget()
        self.retranslate()
        self.who.pick(0 if people else None)
        self._change_person(by_hand=False)

    def value(self) -> JsonObject:
        """The side as a transfer's body has it."""
        person, way = self._person, self.way
        body: dict[str, JsonValue] = {
            "name": person.name,
            "unit": person.unit,
            "key_id": person.key_id,
            "means": str(_MEANS[way]),
            "refusal_reason": self.reason.text().strip() if way is Way.REFUSED else "",
        }
        return {name: value for name, value in body.items() if value}

    def typed(self) -> JsonObject:
        """What a draft keeps; no passphrase and no signature."""
        return {**self.value(), "way": str(self.way)}

    def set_value(self, body: JsonValue) -> None:
        """Shows what a draft kept."""
        if not isinstance(body, Mapping):
            return
        named = (str(body.get("name", "")), str(body.get("unit", "")))
        known = [
            number for number, each in enumerate(self._people) if (each.name, each.unit) == named
        ]
        self.who.pick(known[0] if known else None)
        if not known:
            self.name.setText(named[0])
            self.unit.setText(named[1])
        self.reason.setText(str(body.get("refusal_reason", "")))
        self._change_person(by_hand=False)
        way = body.get("way")
        if way in list(Way) and self._can(Way(str(way))):
            self._choose(Way(str(way)))

    @property
    def way(self) -> Way:
        """How it confirms."""
        checked = self._group.checkedButton()
        return next((way for way, each in self._ways.items() if each is checked), Way.HAND)

    def choose_way(self, way: Way) -> None:
        """Chooses how it confirms, as pressing the button does."""
        self._ways[way].click()

    @property
    def typed_passphrase(self) -> str:
        """The receiver's passphrase; empty where none is asked for."""
        is_asked = self.way is Way.KEY and not self._person.is_me
        return self.passphrase.text() if is_asked else ""

    @property
    def signature(self) -> bytes | None:
        """What was signed on the pad, as PNG; None where nobody signs by hand."""
        return self.pad.png() if self.way is Way.HAND and not self.pad.is_blank else None

    def forget(self) -> None:
        """Lets go of passphrase and signature."""
        self.passphrase.clear()
        self.pad.clear()
        self.show_problems(())

    def is_ready(self) -> bool:
        """Whether the confirmation is there that was chosen; says what is missing."""
        missing = ""
        if self.way is Way.HAND and self.pad.is_blank:
            missing = self.tr("Sign on the pad, or choose another way.")
        elif self.way is Way.KEY and not self._person.is_me and not self.passphrase.text():
            missing = self.tr("Type the passphrase of {name}.").replace(
                "{name}", self._person.name
            )
            self.passphrase.setFocus()
        self._tell(missing)
        return not missing

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Marks what is wrong, and says it below; the paths begin inside of the side."""
        told = {each.field for each in problems}
        for name, line in (
            ("name", self.name), ("unit", self.unit), ("refusal_reason", self.reason),
        ):  # fmt: skip
            set_property(line, "problem", "true" if name in told else "false")
        self._tell(" ".join(dict.fromkeys(explain_field(each) for each in problems)))

    def retranslate(self) -> None:
        """Sets every word."""
        side = self.tr("From") if self._gives else self.tr("To")
        self._label.setText(side)
        choices: list[tuple[object, str]] = [
            (number, " · ".join(part for part in (each.name, each.unit) if part))
            for number, each in enumerate(self._people)
        ]
        if self._with_others or not choices:
            choices.append((None, self.tr("Somebody else …")))
        self.who.say(side, choices)
        self._heading.setText(f"{side} · {self._person.name or '…'}")
        self.name.setPlaceholderText(self.tr("Name"))
        self.unit.setPlaceholderText(self.tr("Unit"))
        for line in (self.name, self.unit):
            line.setAccessibleName(f"{side}: {line.placeholderText()}")
        for way, words in {
            Way.KEY: self.tr("with the own key"),
            Way.HAND: self.tr("signs by hand"),
            Way.REFUSED: self.tr("does not sign"),
            Way.LATER: self.tr("confirms later"),
        }.items():
            self._ways[way].setText(words)
            self._ways[way].setAccessibleName(f"{side}: {words}")
        self._note.setText(self.tr("You are signed in: sealing this is your confirmation."))
        self._later.setText(
            self.tr("Until then the chain of custody counts as not confirmed here.")
        )
        self._asked.setText(
            self.tr("{name} confirms here with the own passphrase").replace(
                "{name}", self._person.name
            )
        )
        self.passphrase.name_for_readers(self._asked.text())
        place = self.tr("Place to sign")
        self.pad.setAccessibleName(f"{side}: {place}")
        self._clear.setText(self.tr("Sign again"))
        self._why.setText(self.tr("Why there is no signature (refused, not there, …)"))

    @property
    def _person(self) -> Somebody:
        number = self.who.value()
        if isinstance(number, int) and number < len(self._people):
            return self._people[number]
        return Somebody(self.name.text().strip(), self.unit.text().strip())

    def _can(self, way: Way) -> bool:
        person = self._person
        if way is Way.KEY:
            return person.is_me or (bool(person.key_id) and not self._gives)
        if way is Way.LATER:
            return bool(person.key_id) and not person.is_me and not self._gives
        return True

    def _change_person(self, *, by_hand: bool = True) -> None:
        is_known = self.who.value() is not None
        self.name.setVisible(not is_known)
        self.unit.setVisible(not is_known)
        for way, button in self._ways.items():
            button.setVisible(self._can(way))
        self.passphrase.clear()
        self._choose(Way.KEY if self._can(Way.KEY) else Way.HAND)
        self.retranslate()
        if by_hand:
            self.edited.emit()
            if not is_known:
                self.name.setFocus()

    def _change_way(self) -> None:
        self._choose(self.way)
        self.edited.emit()

    def _choose(self, way: Way) -> None:
        self._ways[way].setChecked(True)
        shows_note = way is Way.KEY and self._person.is_me
        page = {Way.KEY: 0 if shows_note else 1, Way.HAND: 2, Way.REFUSED: 3, Way.LATER: 4}[way]
        self._below.setCurrentIndex(page)
        self._tell("")

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _lay_out(self) -> None:
        self._below = QStackedWidget()
        for widgets in (
            (self._note,), (self._asked, self.passphrase), (self.pad, self._clear),
            (self._why, self.reason), (self._later,),
        ):  # fmt: skip
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
            for each in widgets:
                column.addWidget(each)
            if self.pad not in widgets:
                column.addStretch()
            self._below.addWidget(page)
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.name, 2)
        names.addWidget(self.unit, 3)
        person = QVBoxLayout(self.person_box)
        person.setContentsMargins(0, 0, 0, 0)
        person.setSpacing(4)
        person.addWidget(self._label)
        person.addWidget(self.who)
        person.addLayout(names)
        person.addStretch()
        ways = QHBoxLayout()
        ways.setSpacing(12)
        for button in self._ways.values():
            ways.addWidget(button)
        ways.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(self._heading)
        whole.addLayout(ways)
        whole.addWidget(self._below, 1)
        whole.addWidget(self._problem)
