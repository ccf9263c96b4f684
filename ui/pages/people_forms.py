"""Small forms about people: somebody comes, changes, loses a passphrase, leaves."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit

from fieldkit.ledger.people import Person, Role
from ui import formatting
from ui.pages.small_form import SmallForm
from ui.widgets.form.single import QuietComboBox
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.plain_label import PlainLabel, set_property


class AddPerson(SmallForm):
    """Somebody new, who types their own passphrase."""

    def __init__(self) -> None:
        super().__init__("user-plus")
        self.lines = {each: QLineEdit() for each in ("name", "number", "unit")}
        self._labels = {each: PlainLabel(role="label") for each in (*self.lines, "role")}
        self.roles = _RoleBox()
        self._own = PlainLabel(role="muted", wraps=True)
        self.passphrase = NewPassphrase()
        self.passphrase.entered.connect(self.ask)
        fields = {**self.lines, "role": self.roles}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for number, name in enumerate(("name", "number", "unit", "role")):
            row, column = divmod(number, 2)
            self._labels[name].setBuddy(fields[name])
            grid.addWidget(self._labels[name], 2 * row, column)
            grid.addWidget(fields[name], 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        self.column.addLayout(grid)
        self.column.addSpacing(8)
        self.column.addWidget(self._own)
        self.column.addWidget(self.passphrase)
        self.close_column()
        names = list(self.lines.values())
        for line, following in zip(names, [*names[1:], self.roles], strict=True):
            line.returnPressed.connect(following.setFocus)
        self.retranslate()

    def begin(self, unit: str) -> None:
        """An empty form; most come from the same unit."""
        self.clear()
        self.lines["unit"].setText(unit)

    def go(self) -> None:
        """Goes to the name."""
        self.lines["name"].setFocus()

    @property
    def name(self) -> str:
        """Of the newcomer."""
        return self.lines["name"].text().strip()

    @property
    def unit(self) -> str:
        """Theirs."""
        return self.lines["unit"].text().strip()

    @property
    def certificate_number(self) -> str:
        """Theirs."""
        return self.lines["number"].text().strip()

    @property
    def role(self) -> Role:
        """Theirs."""
        return self.roles.chosen

    def ask(self) -> None:
        """Says that it is filled in, or marks what is missing."""
        empty = [line for line in self.lines.values() if not line.text().strip()]
        for line in self.lines.values():
            set_property(line, "problem", "true" if line in empty else "false")
        if empty:
            empty[0].setFocus()
        elif self.passphrase.is_right():
            self.asked.emit()

    def clear(self) -> None:
        """Forgets what was typed."""
        super().clear()
        for line in self.lines.values():
            line.clear()
            set_property(line, "problem", "false")

    def forget_secrets(self) -> None:
        """Empties the passphrase."""
        self.passphrase.clear()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.tr("Add a person"))
        self.words.setText(
            self.tr("They get a signing key of their own, which their passphrase protects.")
        )
        words = {
            "name": self.tr("Name, as on the certificate"),
            "unit": self.tr("Unit"),
            "number": self.tr("Number of the certificate"),
            "role": self.tr("Role"),
        }
        fields = {**self.lines, "role": self.roles}
        for name, text in words.items():
            self._labels[name].setText(text)
            fields[name].setAccessibleName(text)
        self._own.setText(
            self.tr("Hand the keyboard over: nobody else should know this passphrase.")
        )
        self.do.setText(self.tr("Add"))


class AboutPerson(SmallForm):
    """A form about somebody who is there."""

    def __init__(self, icon: str, *, is_grave: bool = False) -> None:
        super().__init__(icon, is_grave=is_grave)
        self._person: Person | None = None

    @property
    def person(self) -> Person:
        """Whom it is about.

        Raises:
            RuntimeError: it was not begun.
        """
        if self._person is None:
            raise RuntimeError("the form is about nobody")
        return self._person

    def begin(self, person: Person) -> None:
        """Takes somebody up."""
        self._person = person
        self.clear()
        self.retranslate()

    def named(self, text: str) -> str:
        """The text with the person's name in its place."""
        return text.replace("{name}", "" if self._person is None else self._person.name)


class ChangeRole(AboutPerson):
    """Another role."""

    def __init__(self) -> None:
        super().__init__("check")
        self._label = PlainLabel(role="label")
        self.roles = _RoleBox()
        self._label.setBuddy(self.roles)
        self.column.addWidget(self._label)
        self.column.addWidget(self.roles)
        self.close_column()
        self.retranslate()

    @property
    def chosen(self) -> Role:
        """The new role."""
        return self.roles.chosen

    def begin(self, person: Person) -> None:
        """Takes somebody up, with the role they have."""
        super().begin(person)
        self.roles.choose(person.role)

    def go(self) -> None:
        """Goes to the choice."""
        self.roles.setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.named(self.tr("Role of {name}")))
        self.words.setText(
            self.tr(
                "Everybody may record and seal. Only administrators add people, lock them out, "
                "change roles and renew the recovery key."
            )
        )
        self._label.setText(self.tr("Role"))
        self.roles.setAccessibleName(self.tr("Role"))
        self.do.setText(self.tr("Change"))


class LockOut(AboutPerson):
    """Somebody leaves."""

    def __init__(self) -> None:
        super().__init__("user-x", is_grave=True)
        self.close_column()
        self.retranslate()

    def go(self) -> None:
        """Goes to the way back."""
        self.back.setFocus()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.named(self.tr("Lock {name} out?")))
        self.words.setText(
            self.tr(
                "The passphrase then opens nothing and the key seals nothing any more. What was "
                "sealed with it stays valid. Somebody who kept a copy of the vault can still open "
                "that copy."
            )
        )
        self.do.setText(self.tr("Lock out"))


class NewKey(AboutPerson):
    """Somebody lost the passphrase, or comes back: a new key."""

    def __init__(self) -> None:
        super().__init__("key-round")
        self.passphrase = NewPassphrase()
        self.passphrase.entered.connect(self.ask)
        self.column.addWidget(self.passphrase)
        self.close_column()
        self.retranslate()

    def go(self) -> None:
        """Goes to the passphrase."""
        self.passphrase.setFocus()

    def ask(self) -> None:
        """Says that it is filled in."""
        if self.passphrase.is_right():
            self.asked.emit()

    def forget_secrets(self) -> None:
        """Empties the passphrase."""
        self.passphrase.clear()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.named(self.tr("New passphrase for {name}")))
        self.words.setText(
            self.named(
                self.tr(
                    "A lost passphrase cannot be found out; {name} gets a new signing key. The "
                    "old one seals nothing any more, and what it sealed stays valid. Hand the "
                    "keyboard over: nobody else should know the passphrase."
                )
            )
        )
        self.do.setText(self.tr("Make the key"))


class OwnPassphrase(SmallForm):
    """Another passphrase for oneself."""

    def __init__(self) -> None:
        super().__init__("key-round")
        self.passphrase = NewPassphrase()
        self.passphrase.entered.connect(self.ask)
        self.column.addWidget(self.passphrase)
        self.close_column()
        self.retranslate()

    def go(self) -> None:
        """Goes to the passphrase."""
        self.passphrase.setFocus()

    def ask(self) -> None:
        """Says that it is filled in."""
        if self.passphrase.is_right():
            self.asked.emit()

    def forget_secrets(self) -> None:
        """Empties the passphrase."""
        self.passphrase.clear()

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self.heading.setText(self.tr("Change my passphrase"))
        self.words.setText(self.tr("The signing key stays the same; backups keep the old one."))
        self.do.setText(self.tr("Change"))


class _RoleBox(QuietComboBox):
    """One of the roles; most newcomers are inspectors."""

    def __init__(self) -> None:
        super().__init__()
        for role in Role:
            self.addItem(formatting.role(role), role)

    @property
    def chosen(self) -> Role:
        return Role(self.currentData())

    def choose(self, role: Role) -> None:
        self.setCurrentIndex(list(Role).index(role))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        for number, role in enumerate(Role):
            if number < self.count():
                self.setItemText(number, formatting.role(role))
