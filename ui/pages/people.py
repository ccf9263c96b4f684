"""The people of the vault: who may come in, with which key, and what each may do."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkit.changes import Changed
from fieldkit.errors import FieldkitError
from fieldkit.ledger.people import Person, Role
from ui import formatting
from ui.actions import Act
from ui.engine_thread import Operation
from ui.models.rows import Column, RowsModel
from ui.operations import people
from ui.operations.people import Changes, Crew
from ui.pages.page import Page
from ui.pages.people_forms import AddPerson, ChangeRole, LockOut, NewKey, OwnPassphrase
from ui.pages.person_detail import Deed, PersonDetail, state_of
from ui.pages.small_form import SmallForm
from ui.session import Session
from ui.widgets.banner import Tone
from ui.widgets.button import Button
from ui.widgets.centred import Centred
from ui.widgets.plain_label import PlainLabel
from ui.widgets.rows_table import RowsTable

FORM_PX = 460


class PeoplePage(Page):
    """A list, the chosen person beside it, and small forms in its place."""

    topics = Changed.PEOPLE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._crew: Crew | None = None
        self._words = PlainLabel(role="muted", wraps=True)
        self.add, self.trust = Button("primary", "user-plus"), Button("", "file-down")
        self.model: RowsModel[Person] = RowsModel(self._columns(), self)
        self.table: RowsTable[Person] = RowsTable(self.model)
        self.person = self.beside(PersonDetail())
        self._chosen_key = ""
        self.adding, self.role = AddPerson(), ChangeRole()
        self.lock_out, self.new_key, self.own = LockOut(), NewKey(), OwnPassphrase()
        self._list = QWidget()
        self._views = QStackedWidget()
        self._lay_out()
        self._listen()
        self.retranslate()

    def load(self) -> None:
        """Fetches the people."""
        self.follow(people.crew(), self._show_crew)

    def go(self) -> None:
        """Goes to the list, or into the form that is open."""
        form = self.form
        if form is None:
            self.table.setFocus()
        else:
            form.go()

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        """In the list: new. In a form: back."""
        if self.form is not None:
            return {Act.BACK: self._show_list, Act.SEAL: self.form.ask}
        return {Act.NEW: self.add.click}

    def detail(self) -> QWidget | None:
        """The chosen person."""
        is_seen = self.form is None and self.person.person is not None
        return self.person if is_seen else None

    @property
    def form(self) -> SmallForm | None:
        """The form that is open; None while the list is seen."""
        shown = self._views.currentWidget()
        return next((form for form, place in self._places.items() if place is shown), None)

    def retranslate(self) -> None:
        """Sets every word of the list."""
        self.add.setText(self.tr("Add a person"))
        self.trust.setText(self.tr("Save the trust file …"))
        self.table.setAccessibleName(self.tr("People"))
        is_administrator = self._is_administrator
        self.add.setEnabled(is_administrator)
        self._words.setText(
            self.tr("Each has a passphrase and a key of their own; whoever seals, signs.")
            if is_administrator
            else self.tr("Only administrators add people, lock them out or change their role.")
        )

    @property
    def _is_administrator(self) -> bool:
        me = None if self._crew is None else self._crew.me
        return me is not None and me.role is Role.ADMINISTRATOR

    def _columns(self) -> list[Column[Person]]:
        return [
            Column(lambda: self.tr("Name"), lambda row: row.name, width=10),
            Column(lambda: self.tr("Role"), lambda row: formatting.role(row.role), width=14),
            Column(lambda: self.tr("Certificate number"), lambda row: row.certificate_number,
                   width=17),
            Column(lambda: self.tr("State"), lambda row: state_of(row, self._crew).word, width=18,
                   icon=lambda row: state_of(row, self._crew).drawing),
            Column(lambda: self.tr("Key"), lambda row: formatting.short_digest(row.key_id),
                   width=19, gives_way=2),
            Column(lambda: self.tr("Unit"), lambda row: row.unit, width=12, gives_way=1),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._words, 1)
        head.addWidget(self.trust)
        head.addWidget(self.add)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self._views.addWidget(self._list)
        self._places: dict[SmallForm, Centred] = {}
        for form in (self.adding, self.role, self.lock_out, self.new_key, self.own):
            place = Centred(FORM_PX)
            place.column.addWidget(form)
            form.left.connect(self._show_list)
            self._places[form] = place
            self._views.addWidget(place)
        self.column.addWidget(self._views, 1)

    def _listen(self) -> None:
        self.table.chosen.connect(self._show_person)
        self.add.clicked.connect(self._begin_adding)
        self.trust.clicked.connect(self._save_trust_file)
        self.person.wanted.connect(self._begin)
        self.adding.asked.connect(self._add)
        self.role.asked.connect(
            lambda: self._change(people.change_role(self.role.person, self.role.chosen))
        )
        self.lock_out.asked.connect(lambda: self._change(people.lock_out(self.lock_out.person)))
        self.new_key.asked.connect(
            lambda: self._change(
                people.renew_key(self.new_key.person, self.new_key.passphrase.text())
            )
        )
        self.own.asked.connect(self._change_own)
        self.session.left_alone.connect(self._forget_secrets)

    # The list

    def _show_crew(self, crew: Crew) -> None:
        self._crew = crew
        self.model.show_only(sorted(crew.people, key=lambda each: not each.is_active))
        keys = [each.key_id for each in self.model.rows]
        mine = "" if crew.me is None else crew.me.key_id
        wanted = self._chosen_key if self._chosen_key in keys else mine
        self.table.choose(keys.index(wanted) if wanted in keys else 0)
        self.retranslate()

    def _show_person(self, person: Person | None) -> None:
        if person is None or self._crew is None:
            return
        self._chosen_key = person.key_id
        self.person.show_person(person, self._crew)
        self.detail_wanted.emit(self.detail())

    def _show_list(self) -> None:
        self._forget_secrets()
        self._views.setCurrentWidget(self._list)
        self._say_changed()
        self.table.setFocus()

    def _show(self, form: SmallForm) -> None:
        self.banner.hide()
        self._views.setCurrentWidget(self._places[form])
        self._say_changed()
        form.go()

    def _say_changed(self) -> None:
        self.handlers_changed.emit()
        self.detail_wanted.emit(self.detail())

    def _forget_secrets(self) -> None:
        for form in self._places:
            form.forget_secrets()

    # What can be done

    def _begin_adding(self) -> None:
        if self._crew is not None and self._crew.me is not None:
            self.adding.begin(self._crew.me.unit)
            self._show(self.adding)

    def _begin(self, deed: Deed) -> None:
        person = self.person.person
        if person is None:
            return
        if deed is Deed.CONFIRM:
            self._change(people.confirm(person))
        elif deed is Deed.REQUEST:
            self._save_request()
        elif deed is Deed.CERTIFICATE:
            self._import_certificate()
        elif deed is Deed.PASSPHRASE:
            self._show(self.own)
        else:
            form = {Deed.ROLE: self.role, Deed.LOCK: self.lock_out, Deed.KEY: self.new_key}[deed]
            form.begin(person)
            self._show(form)

    def _add(self) -> None:
        form = self.adding
        self._change(
            people.add(
                form.name, form.unit, form.certificate_number, form.role, form.passphrase.text()
            )
        )

    def _change(self, changing: Operation[Changes]) -> None:
        self._wait(True)
        self.follow(changing, self._is_changed, failed=self._tell)

    def _is_changed(self, changes: Changes) -> None:
        self._wait(False)
        if self.form is not None:
            self.form.clear()
            self._show_list()
        told = self.tr("On record as entry {number}.")
        self._say_good(told.replace("{number}", formatting.entry(changes.sequence)))

    def _change_own(self) -> None:
        self._wait(True)
        changing = people.change_passphrase(self.own.passphrase.text())
        self.follow(changing, lambda _: self._own_is_changed(), failed=self._tell)

    def _own_is_changed(self) -> None:
        self._wait(False)
        self._show_list()
        self._say_good(self.tr("Your passphrase is changed. The key stays the same."))

    def _tell(self, problem: FieldkitError) -> None:
        self._wait(False)
        self.tell(problem)

    def _wait(self, is_waiting: bool) -> None:
        if self.form is not None:
            self.form.wait(is_waiting)

    def _say_good(self, sentence: str) -> None:
        self.banner.say(Tone.GOOD, sentence)
        self.said.emit(sentence)

    # Files

    def _save_request(self) -> None:
        name = self.tr("Certificate request")
        self._save(f"{name}.csr", "PKCS #10 (*.csr *.pem)", people.save_certificate_request)

    def _save_trust_file(self) -> None:
        name = self.tr("Trust file")
        self._save(f"{name}.json", "JSON (*.json)", people.save_trust_file)

    def _save(self, name: str, kind: str, saving: Callable[[Path], Operation[Path]]) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, name, str(_documents() / name), kind)
        if chosen:
            self.follow(saving(Path(chosen)), self._is_saved)

    def _is_saved(self, path: Path) -> None:
        self._say_good(self.tr("Saved to {path}.").replace("{path}", str(path)))

    def _import_certificate(self) -> None:
        title = self.tr("Choose the certificate that the authority gave you")
        chosen, _ = QFileDialog.getOpenFileName(
            self, title, str(_documents()), "X.509 (*.cer *.crt *.pem *.der)"
        )
        if chosen:
            self._change(people.import_certificate(Path(chosen)))


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())
