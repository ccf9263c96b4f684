"""A second, smaller form for an entry that another record is to point at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fieldkit.canonical import JsonObject
from fieldkit.errors import FieldkitError
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.parts import RecordError
from ui.operations import records
from ui.pages.page import Page
from ui.translation import Speaking, is_chinese
from ui.widgets.button import Button
from ui.widgets.form.record_form import RecordForm
from ui.widgets.plain_label import PlainLabel


class OnTheWay(Speaking, QFrame):
    """Seals its record before the one that is to point at it.

    Signals:
        sealed: fieldkit.workspace.Sealed.
        left: the person wants back.
    """

    sealed = Signal(object)
    left = Signal()

    def __init__(self, page: Page, kind: str, likely: JsonObject) -> None:
        """The form, filled in with what is likely."""
        super().__init__()
        self.setProperty("role", "card")
        self._page = page
        self._kind = kind
        self.form = RecordForm(record_class(kind))
        self.form.propose(likely)
        self._heading = PlainLabel(role="heading")
        self._cancel = Button("quiet")
        self._cancel.clicked.connect(self.left)
        self._seal = Button("primary", "stamp")
        self._seal.clicked.connect(self.seal)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self._seal)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self.form)
        column.addLayout(foot)
        self.retranslate()

    def seal(self) -> None:
        """Seals it, if it can be."""
        if self.form.read():
            self._page.follow(
                records.seal(self._kind, self.form.body()), self.sealed.emit, failed=self._tell
            )

    def retranslate(self) -> None:
        """Sets heading and buttons."""
        record = self.form.record
        name = record.zh if is_chinese() else record.en
        self._heading.setText(self.tr("New {what}").replace("{what}", name))
        self._cancel.setText(self.tr("Cancel"))
        self._seal.setText(self.tr("Seal {what}").replace("{what}", name))

    def _tell(self, problem: FieldkitError) -> None:
        if isinstance(problem, RecordError):
            self.form.show_problems(problem.problems)
        self._page.tell(problem)
