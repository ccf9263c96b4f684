"""The form for one bottle: what differs from the last one stands first, Enter goes through it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from fieldkit.evidence.samples import QcKind, Sample
from fieldkit.evidence.sampling import OF_POINT, at_point
from fieldkit.evidence.values import Choice
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.translation import is_chinese
from ui.widgets.form.record_form import RecordForm
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from fieldkit.evidence.sampling import Proposal

_FIRST: Final = (
    "point", "point_type", "seal_number", "appearance", "number", "sampled_at", "qc_kind",
    "parent",
)  # fmt: skip
_OF_ANOTHER: Final = frozenset({QcKind.DUPLICATE, QcKind.SPIKE})
_STOPS: Final = ("point", "seal_number")
# What stays folded while it is as for the last bottle; said in one line instead.
_SUMMED_UP: Final = ("medium", "mode", "container", "amount", "preservation", "analytes")


class SampleEditor(RecordEditor):
    """Begins with a proposal; Enter goes from the point to the seal and to the sealing."""

    _proposal: "Proposal | None" = None
    _summary: PlainLabel | None = None

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
        form.field("qc_kind").edited.connect(self._follow_qc)
        form.edited.connect(self._sum_up)
        self._summary = PlainLabel(role="muted", wraps=True)
        self._above.insertWidget(0, self._summary)
        self.retranslate()

    def begin_with(self, proposal: "Proposal") -> None:
        """Starts a new sample, or takes up the draft of one of that kind."""
        self._proposal = proposal
        name = draft_name(self._of_case, proposal.qc_kind, proposal.parent)
        self.form.unfold(is_open=not proposal.like)
        self.begin(likely=proposal.body, name=name)
        self.retranslate()

    def heading(self) -> str:
        """What is begun."""
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
        self._sum_up()

    def _follow_point(self) -> None:
        """What belongs to the point goes along with its name."""
        if self._proposal is None:
            return
        typed = self.form.field("point").value()
        known = at_point(str(typed or ""), self._proposal.points)
        for name in OF_POINT:
            self.form.field(name).set_value(known[name])

    def _follow_qc(self) -> None:
        """A duplicate or spike is likely one of the sample it resembles; others are of none."""
        parent = self.form.field("parent")
        if self.form.field("qc_kind").value() not in _OF_ANOTHER:
            parent.set_value(None)
        elif parent.value() is None and self._proposal is not None:
            parent.set_value(self._proposal.model)

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
        like = "" if self._proposal is None else self._proposal.like
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
