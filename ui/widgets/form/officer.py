"""The field for an officer: one line; a name of the vault brings its number and unit along."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.evidence.parts import FieldProblem, Member
from ui.problems.fields import explain_field
from ui.theme import digits_font
from ui.translation import Speaking
from ui.widgets.finder import Finder
from ui.widgets.form.field import Field, inside, label_of
from ui.widgets.plain_label import set_property


class OfficerField(Speaking, Field):
    """Name, certificate number and unit beside each other."""

    is_wide = True

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = {each.name: each for each in member.members}
        self._lines = {name: QLineEdit() for name in self._members}
        self._people: Mapping[str, JsonObject] = {}
        self._told: Sequence[FieldProblem] = ()
        self._lines["certificate_number"].setFont(digits_font())
        self._names = QStringListModel(self)
        self._finder = Finder(self._names, self)
        self._finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self._finder.activated.connect(self._take_person)
        self._lines["name"].setCompleter(self._finder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for (name, line), stretch in zip(self._lines.items(), (3, 3, 5), strict=True):
            row.addWidget(line, stretch)
            line.setMinimumWidth(72)
            line.textEdited.connect(lambda _: self.edited.emit())
            line.setProperty("member", name)
        self._lines["name"].editingFinished.connect(self._complete)
        self.setFocusProxy(self._lines["name"])
        self.retranslate()

    def offer_people(self, people: Sequence[JsonObject]) -> None:
        """Takes the people of the vault, each in the form of an officer's body."""
        self._people = {str(each["name"]): each for each in people}
        self._names.setStringList(list(self._people))

    def value(self) -> JsonValue:
        """What was filled in; None if nothing was."""
        given = {name: line.text() for name, line in self._lines.items() if line.text().strip()}
        return given or None

    def set_value(self, value: JsonValue) -> None:
        """Shows an officer, or nobody."""
        body = value if isinstance(value, Mapping) else {}
        for name, line in self._lines.items():
            line.setText(str(body.get(name) or ""))
            line.setCursorPosition(0)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Draws the edges of the lines that are wrong; the reason is told below."""
        steps = [(inside(each)[0], each) for each in problems]
        wrong = {name for name, _ in steps}
        for name, line in self._lines.items():
            is_wrong = name in wrong or ("" in wrong and name == "name")
            set_property(line, "problem", "true" if is_wrong else "false")
        self._told = [inside(each)[2] for name, each in steps if name]

    def remark(self) -> str:
        """What is wrong with one of the lines."""
        return " ".join(explain_field(each) for each in self._told)

    def name_for_readers(self, name: str) -> None:
        """Each line says what it is, and of whom."""
        self.setAccessibleName(name)
        for member, line in self._lines.items():
            line.setAccessibleName(f"{name}: {label_of(self._members[member])}")

    def retranslate(self) -> None:
        """Says in each line what belongs there."""
        for name, line in self._lines.items():
            line.setPlaceholderText(label_of(self._members[name]))

    def _complete(self) -> None:
        """Fills number and unit in for a name of the vault, where they were left empty."""
        person = self._people.get(self._lines["name"].text().strip())
        if person is not None and not self._lines["certificate_number"].text().strip():
            self._take_person(str(person["name"]))

    def _take_person(self, name: str) -> None:
        if name in self._people:
            self.set_value(self._people[name])
            self.edited.emit()
