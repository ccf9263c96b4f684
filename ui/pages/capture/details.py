"""Everything that can be said about one file, in the form of its kind of record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.parts import RecordError
from ui.operations.capture import KINDS, Shot
from ui.pages.capture.side_view import SideView
from ui.widgets.form.record_form import RecordForm
from ui.widgets.kinds import kind_name
from ui.widgets.pick import Pick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldkit.canonical import JsonValue

_KNOWN = ("inspection", "camera", "no_camera_data")  # the page fills them in


class Details(SideView):
    """Changes what is said as people type.

    Signals:
        edited: name of the draft, and the members of its record as they are now.
        kind_chosen: name of the draft, and the kind of record that it shall be.
    """

    edited = Signal(str, object)
    kind_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shot: Shot | None = None
        self.form: RecordForm | None = None
        self.kind = Pick()
        self.kind.picked.connect(self._choose_kind)
        self.head.addWidget(self.kind)
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._above = QVBoxLayout(inside)
        self._above.setContentsMargins(2, 2, 12, 2)
        self._above.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.column.addWidget(scroll, 1)
        self.retranslate()

    def show_shot(self, shot: Shot) -> None:
        """Shows one draft; what is wrong with it stands at its fields."""
        if self.form is not None:
            self._above.removeWidget(self.form)
            self.form.deleteLater()
        self._shot = shot
        self.form = RecordForm(record_class(shot.kind), without=_KNOWN)
        self._above.insertWidget(0, self.form)
        self.form.set_body(shot.record)
        self.form.edited.connect(self._say_edited)
        self.form.show()
        self.form.focus_first()
        if isinstance(shot.problem, RecordError):
            self.form.show_problems(shot.problem.problems)
        self.retranslate()

    def retranslate(self) -> None:
        """Says which file it is about."""
        super().retranslate()
        self.kind.say(self.tr("Kind"), [(each, kind_name(each)) for each in KINDS])
        if self._shot is not None:
            self.kind.pick(self._shot.kind)
            self.heading.setText(self._shot.file.name)

    def _choose_kind(self) -> None:
        if self._shot is not None:
            self.kind_chosen.emit(self._shot.name, str(self.kind.value()))

    def _say_edited(self) -> None:
        if self._shot is None or self.form is None:
            return
        own: Mapping[str, JsonValue] = {
            name: self._shot.record[name] for name in _KNOWN if name in self._shot.record
        }
        self.edited.emit(self._shot.name, {**self.form.body(), **own})
