"""The pane on the right for one person: the facts, what can be done, and why not."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkit.ledger.people import Introduced, Person, Role
from ui import formatting
from ui.translation import Speaking
from ui.widgets.button import Button
from ui.widgets.digest_label import DigestLabel
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from ui.operations.people import Crew


class Deed(Enum):
    """What can be done with a person."""

    CONFIRM = auto()
    PASSPHRASE = auto()
    REQUEST = auto()
    CERTIFICATE = auto()
    ROLE = auto()
    KEY = auto()
    LOCK = auto()


@dataclass(frozen=True, slots=True)
class PersonState:
    """How somebody stands in the vault: word, drawing and the role of its colour."""

    word: str
    drawing: tuple[str, str]


def state_of(person: Person, crew: "Crew | None") -> PersonState:
    """How somebody stands in the vault."""
    translate = QCoreApplication.translate
    if not person.is_active:
        is_replaced = crew is not None and person.key_id in crew.replaced
        out, old = translate("person", "Locked out"), translate("person", "Old key, replaced")
        return PersonState(old if is_replaced else out, ("user-x", "muted"))
    if not person.is_confirmed:
        word = translate("person", "Not confirmed")
        return PersonState(word, ("triangle-alert", "warning"))
    return PersonState(translate("person", "May come in"), ("circle-check", "good"))


class PersonDetail(Speaking, QFrame):
    """Shows one person.

    Signals:
        wanted: a Deed.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person: Person | None = None
        self._crew: Crew | None = None
        self._name, self._unit = PlainLabel(role="heading", wraps=True), PlainLabel(wraps=True)
        self._state_icon, self._state = IconLabel(px=16), PlainLabel()
        self._facts = {
            each: (PlainLabel(role="small"), PlainLabel(wraps=True))
            for each in ("role", "number", "since", "brought", "confirmed", "known")
        }
        self._key_label, self._key = PlainLabel(role="small"), DigestLabel()
        self.buttons = {each: Button("") for each in Deed}
        self._reasons = {each: PlainLabel(role="small", wraps=True) for each in Deed}
        for deed, button in self.buttons.items():
            button.clicked.connect(lambda _, chosen=deed: self.wanted.emit(chosen))
        self._lay_out()
        self.retranslate()

    def show_person(self, person: Person, crew: "Crew") -> None:
        """Shows somebody.

        Args:
            person: of the vault.
            crew: everybody, and who is signed in.
        """
        self.person, self._crew = person, crew
        self.retranslate()

    def reason(self, deed: Deed) -> str:
        """Why something cannot be done now, in words; empty if it can."""
        return self._reasons[deed].text()

    def retranslate(self) -> None:
        """Sets every word."""
        words = {
            "role": self.tr("Role"),
            "number": self.tr("Certificate number"),
            "since": self.tr("In the vault since"),
            "brought": self.tr("Brought in by"),
            "confirmed": self.tr("Confirmed by"),
            "known": self.tr("Passphrase, for practice only"),
        }
        for name, (label, _) in self._facts.items():
            label.setText(words[name])
        self._key_label.setText(self.tr("Key (SHA-256)"))
        deeds = {
            Deed.CONFIRM: self.tr("Confirm this key"),
            Deed.PASSPHRASE: self.tr("Change my passphrase …"),
            Deed.REQUEST: self.tr("Save a certificate request …"),
            Deed.CERTIFICATE: self.tr("Import a certificate …"),
            Deed.ROLE: self.tr("Change the role …"),
            Deed.KEY: self.tr("Passphrase lost: new key …"),
            Deed.LOCK: self.tr("Lock out …"),
        }
        for deed, button in self.buttons.items():
            button.setText(deeds[deed])
        if self.person is not None and self._crew is not None:
            self._show(self.person, self._crew)

    def _show(self, person: Person, crew: "Crew") -> None:
        self._name.setText(person.name)
        self._unit.setText(person.unit)
        state = state_of(person, crew)
        self._state_icon.show_icon(*state.drawing)
        self._state.setText(state.word)
        names = {each.key_id: each.name for each in crew.people}
        brought = {
            Introduced.FOUNDER: self.tr("founding of the vault"),
            Introduced.ADMINISTRATOR: self.tr("an administrator"),
            Introduced.RECOVERY: self.tr("the recovery key"),
        }
        confirmed = ", ".join(names.get(each, "?") for each in person.countersigned_by)
        since = formatting.moment(crew.since[person.key_id])
        values = {
            "role": formatting.role(person.role),
            "number": person.certificate_number,
            "since": f"{since} · {formatting.entry(person.since)}",
            "brought": brought[person.introduced],
            "confirmed": confirmed,
            "known": crew.known_passphrases.get(person.key_id, ""),
        }
        for name, (label, value) in self._facts.items():
            value.setText(values[name])
            label.setVisible(bool(values[name]))
            value.setVisible(bool(values[name]))
        self._key.show_digest(person.key_id)
        for deed, why in self._reasons_now(person, crew).items():
            self.buttons[deed].setVisible(why is not None)
            self.buttons[deed].setEnabled(why == "")
            self._reasons[deed].setText(why or "")
            self._reasons[deed].setVisible(bool(why))

    def _reasons_now(self, person: Person, crew: "Crew") -> "dict[Deed, str | None]":
        """For each deed: None if it has no meaning here, why it cannot be done, or nothing."""
        me = crew.me
        is_me = me is not None and me.key_id == person.key_id
        is_replaced = person.key_id in crew.replaced
        only = self.tr("Only an administrator may do this.")
        as_administrator = "" if me is not None and me.role is Role.ADMINISTRATOR else only
        is_last = (
            person.role is Role.ADMINISTRATOR and person.is_active and crew.administrators < 2
        )
        last = self.tr("This is the last administrator; make somebody else one first.")
        not_last = last if is_last else ""
        not_self = self.tr("Somebody else has to do this.") if is_me else ""
        own = "" if is_me else None
        return {
            Deed.CONFIRM: None if person.is_confirmed or not person.is_active else not_self,
            Deed.PASSPHRASE: own,
            Deed.REQUEST: own,
            Deed.CERTIFICATE: own,
            Deed.ROLE: (as_administrator or not_last) if person.is_active else None,
            Deed.KEY: None if is_replaced or is_me else as_administrator,
            Deed.LOCK: (as_administrator or not_last or not_self) if person.is_active else None,
        }

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._unit)
        state = QHBoxLayout()
        state.setSpacing(6)
        state.addWidget(self._state_icon)
        state.addWidget(self._state, 1)
        column.addLayout(state)
        column.addSpacing(8)
        for label, value in self._facts.values():
            column.addSpacing(4)
            column.addWidget(label)
            column.addWidget(value)
        column.addSpacing(4)
        column.addWidget(self._key_label)
        column.addWidget(self._key)
        column.addSpacing(12)
        for deed in Deed:
            column.addWidget(self.buttons[deed])
            column.addWidget(self._reasons[deed])
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
