"""The form for one bottle: what differs from the last one stands first, Enter goes through it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from fieldkit.evidence.record import to_body
from fieldkit.evidence.samples import QcKind, Sample
from fieldkit.evidence.sampling import OF_POINT, at_point
from fieldkit.evidence.standards import Point
from fieldkit.evidence.values import Choice
from ui.operations import records
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.translation import is_chinese
from ui.widgets.button import Button
from ui.widgets.form.record_form import RecordForm
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from fieldkit.evidence.register import Item
    from fieldkit.evidence.sampling import Proposal

_FIRST: Final = (
    "point", "own_point", "point_type", "seal_number", "appearance", "number", "sampled_at",
    "qc_kind", "parent",
)  # fmt: skip
_OF_ANOTHER: Final = frozenset({QcKind.DUPLICATE, QcKind.SPIKE})
_STOPS: Final = ("point", "seal_number")
# What stays folded while it is as for the last bottle; said in one line instead.
_SUMMED_UP: Final = ("medium", "mode", "container", "amount", "preservation", "analytes")


class SampleEditor(RecordEditor):
    """Begins with a proposal; Enter goes from the point to the seal and to the sealing.

    Signals:
        bottles_wanted: analytes are to be picked, and one sample made for each bottle.
    """

    bottles_wanted = Signal()
    _proposal: "Proposal | None" = None
    _is_planned = False
    _summary: PlainLabel | None = None
    _bottles: Button | None = None

    def __init__(self, page: Page, case: int) -> None:
        """An editor for samples of one case.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        form = RecordForm(Sample, first=_FIRST, stops=_STOPS)
        super().__init__(page, "sample", case=case, form=form)
        self._of_case = case
        form.ended.connect(lambda: self._seal.setFocus(Qt.FocusReason.TabFocusReason))
        form.field("point").edited.connect(self._follow_point)
        form.field("own_point").edited.connect(self._follow_outlet)
        form.field("qc_kind").edited.connect(self._follow_qc)
        form.edited.connect(self._sum_up)
        self._summary = PlainLabel(role="muted", wraps=True)
        self._bottles = Button("", "flask-conical")
        self._bottles.clicked.connect(self.bottles_wanted)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._summary, 1)
        line.addWidget(self._bottles, 0, Qt.AlignmentFlag.AlignTop)
        self._above.insertLayout(0, line)
        self.retranslate()

    def begin_with(self, proposal: "Proposal") -> None:
        """Starts a new sample, or takes up the draft of one of that kind."""
        self._proposal, self._is_planned = proposal, False
        name = draft_name(self._of_case, proposal.qc_kind, proposal.parent)
        self.form.unfold(is_open=not proposal.like)
        self.begin(likely=proposal.body, name=name)
        self.retranslate()

    @property
    def draft_name(self) -> str:
        """Under which name what is typed is kept."""
        return self._draft_name

    def keep_draft(self) -> None:
        """Keeps what is new now."""
        self._keep_what_is_new()

    def begin_again(self) -> None:
        """Takes up the draft of what was begun last."""
        if self._proposal is not None:
            self.begin_with(self._proposal)

    def begin_draft(self, name: str) -> None:
        """Takes up a sample that was planned, by the name of its draft."""
        self._is_planned = True
        self.form.unfold(is_open=True)
        self.begin(name=name)
        self.retranslate()

    def take_analytes(self, names: Sequence[str]) -> None:
        """Puts analytes that were picked elsewhere into the form."""
        if self.form.body().get("analytes") != list(names):
            self.form.field("analytes").set_value(list(names))
            self.form.edited.emit()

    def heading(self) -> str:
        """What is begun."""
        if self._is_planned:
            return self.tr("Planned bottle")
        if self._proposal is None or self._proposal.qc_kind is QcKind.NONE:
            return super().heading()
        if self._proposal.parent is not None:
            words = self.tr("{what} of {number}").replace("{number}", self._proposal.like)
        else:
            words = self.tr("{what} for this visit")
        return words.replace("{what}", _word(self._proposal.qc_kind))

    def retranslate(self) -> None:
        """Says what is begun, and what is as for the last one."""
        super().retranslate()
        if self._bottles is not None:
            self._bottles.setText(self.tr("Analytes and bottles …"))
            # Each bottle of a duplicate has a parent of its own.
            kind = None if self._proposal is None else self._proposal.qc_kind
            self._bottles.setVisible(kind not in _OF_ANOTHER and not self._is_planned)
        self._sum_up()

    def _follow_point(self) -> None:
        """What belongs to the point goes along with its name."""
        if self._proposal is None or self._is_planned:
            return
        typed = self.form.field("point").value()
        known = at_point(str(typed or ""), self._proposal.points)
        for name in OF_POINT:
            self.form.field(name).set_value(known[name])

    def _follow_outlet(self) -> None:
        """What is registered of an outlet goes along with it."""
        chosen = self.form.field("own_point").value()
        if isinstance(chosen, int):
            self._page.follow(records.item(chosen), self._take_outlet)

    def _take_outlet(self, item: "Item") -> None:
        outlet = item.current
        chosen = self.form.field("own_point").value()
        if not isinstance(outlet, Point) or chosen != item.sealed.entry.sequence:
            return
        known = to_body(outlet)
        for name in ("point_type", "medium", "coordinates", "destination"):
            if name in known:
                self.form.field(name).set_value(known[name])
        self.form.field("outlet_number").set_value(outlet.number)
        if not self.form.field("point").value():
            self.form.field("point").set_value(outlet.name)
        self.form.edited.emit()

    def _follow_qc(self) -> None:
        """A duplicate or spike is likely one of the sample it resembles; others are of none."""
        parent = self.form.field("parent")
        if self.form.field("qc_kind").value() not in _OF_ANOTHER:
            parent.set_value(None)
        elif parent.value() is None and self._proposal is not None:
            parent.set_value(self._proposal.model)
        if self.form.field("qc_kind").value() == QcKind.SPIKE:
            self.form.unfold(is_open=True)  # what was added is said there

    def _sum_up(self) -> None:
        if self._summary is None:
            return
        body = self.form.body()
        said = []
        for name in _SUMMED_UP:
            value = body.get(name)
            if name == "amount" and value:
                said.append(f"{value} {body.get('amount_unit') or ''}".strip())
            elif name == "container" and value:
                said.append(f"{value} × {body.get('container_count') or 1}")
            elif isinstance(value, list | tuple):
                said.append("、".join(str(each) for each in value))
            elif value:
                said.append(self._words_of(name, str(value)))
        like = "" if self._proposal is None or self._is_planned else self._proposal.like
        words = self.tr("As {number}:").replace("{number}", like) if like else ""
        self._summary.setText(" ".join([words, " · ".join(said)]).strip())
        self._summary.setVisible(bool(said and like))

    def _words_of(self, name: str, value: str) -> str:
        choices = {str(each): each for each in _choices(name)}
        return _word(choices[value]) if value in choices else value


def draft_name(case: int, qc_kind: QcKind, parent: int | None) -> str:
    """Under which name the draft of a sample is kept: one for each thing that can be begun."""
    own = "" if qc_kind is QcKind.NONE else f" {qc_kind}"
    return f"sample {case}{own}" + ("" if parent is None else f" {parent}")


def _choices(name: str) -> tuple[Choice, ...]:
    from fieldkit.evidence.parts import members  # noqa: PLC0415 - rare

    return next(each.choices for each in members(Sample) if each.name == name)


def _word(choice: Choice) -> str:
    return choice.zh if is_chinese() else choice.en.capitalize()
