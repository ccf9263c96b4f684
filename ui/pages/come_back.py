"""After the recovery key opened the vault: whose passphrase was lost, and the new one."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from fieldkit.errors import FieldkitError
from fieldkit.ledger.people import Person, Role
from ui import formatting
from ui.operations import people
from ui.operations.people import Crew, SignedIn
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.centred import Centred
from ui.widgets.form.single import QuietComboBox
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.plain_label import PlainLabel

CARD_PX = 460


class ComeBackPage(Page):
    """Stands before everything else: the recovery key opens the vault, but signs nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._people: tuple[Person, ...] = ()
        self._heading, self._words = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self._label = PlainLabel(role="label")
        self.who = QuietComboBox()
        self._label.setBuddy(self.who)
        self.renews = QCheckBox()
        self.who.currentIndexChanged.connect(lambda _: self._offer())
        self.passphrase = NewPassphrase()
        self.passphrase.entered.connect(self._ask)
        self._after = PlainLabel(role="muted", wraps=True)
        self.leave, self.do = Button("quiet", "lock"), Button("primary", "lock-open")
        self.leave.clicked.connect(session.lock)
        self.do.clicked.connect(self._ask)
        self._lay_out()
        self._offer()
        self.retranslate()

    def load(self) -> None:
        """Fetches the people of the vault."""
        self.follow(people.crew(), self._show_crew)

    def go(self) -> None:
        """Goes to where one begins."""
        self.who.setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        self._heading.setText(self.tr("A new passphrase"))
        self._words.setText(
            self.tr(
                "The recovery key opened the vault. Whoever lost the passphrase now gets a new "
                "one, and with it a new signing key."
            )
        )
        self._label.setText(self.tr("Whose passphrase was lost?"))
        self.who.setAccessibleName(self._label.text())
        self._after.setText(
            self.tr(
                "What was sealed before stays valid. The new key counts as unconfirmed until "
                "somebody else of the vault confirms it under Settings, People."
            )
        )
        self.renews.setText(self.tr("Make a new recovery key and sheet as well"))
        self.leave.setText(self.tr("Leave it locked"))
        self.do.setText(self.tr("Set the passphrase"))
        for number, person in enumerate(self._people):
            self.who.setItemText(number, _line(person))

    def _show_crew(self, crew: Crew) -> None:
        self._people = tuple(each for each in crew.people if each.is_active)
        self.who.clear()
        for person in self._people:
            self.who.addItem(_line(person))
        self.who.setCurrentIndex(0 if len(self._people) == 1 else -1)
        (self.passphrase if len(self._people) == 1 else self.who).setFocus()

    def _ask(self) -> None:
        number = self.who.currentIndex()
        if number < 0:
            self.who.setFocus()
            self.who.showPopup()
        elif self.passphrase.is_right():
            self._wait(True)
            coming = people.come_back(
                self._people[number], self.passphrase.text(), renews=self._renews
            )
            self.follow(coming, self._is_back, failed=self._tell)

    @property
    def _renews(self) -> bool:
        return self.renews.isVisibleTo(self) and self.renews.isChecked()

    def _offer(self) -> None:
        """The key was typed on a computer now; an administrator should make a new one."""
        number = self.who.currentIndex()
        is_administrator = number >= 0 and self._people[number].role is Role.ADMINISTRATOR
        self.renews.setVisible(is_administrator)
        self.renews.setChecked(is_administrator)

    def _is_back(self, signed_in: SignedIn) -> None:
        self.passphrase.clear()
        self.session.sign_in(signed_in.vault)

    def _tell(self, problem: FieldkitError) -> None:
        self._wait(False)
        self.tell(problem)

    def _wait(self, is_waiting: bool) -> None:
        for each in (self.who, self.passphrase, self.renews, self.leave, self.do):
            each.setEnabled(not is_waiting)

    def _lay_out(self) -> None:
        centred = Centred(CARD_PX)
        inside = centred.column
        self.column.removeWidget(self.banner)
        for each in (self.banner, self._heading, self._words):
            inside.addWidget(each)
        inside.addSpacing(8)
        inside.addWidget(self._label)
        inside.addWidget(self.who)
        inside.addSpacing(8)
        inside.addWidget(self.passphrase)
        inside.addWidget(self.renews)
        inside.addSpacing(4)
        inside.addWidget(self._after)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch()
        foot.addWidget(self.do)
        inside.addLayout(foot)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(centred)


def _line(person: Person) -> str:
    key = formatting.digest(person.key_id[:8])
    return f"{person.name} · {formatting.role(person.role)} · {person.unit} · {key}"
