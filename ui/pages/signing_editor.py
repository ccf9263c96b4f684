"""One signature, or the note that it was refused."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkit.canonical import JsonObject
from fieldkit.evidence.kinds import record_class
from fieldkit.evidence.signings import Outcome
from ui import formatting
from ui.operations import visits
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.widgets.button import Button
from ui.widgets.form.record_form import RecordForm
from ui.widgets.plain_label import PlainLabel
from ui.widgets.signature_pad import SignaturePad

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed
    from ui.engine_thread import Operation

_GIVEN: Final = ("entries", "printed_checkpoint", "pages")
_DRAWN: Final = "drawn"  # in drafts only
_FIRST: Final = (
    "name", "signer", "outcome", "words", "reason", "noted_by", "witness", "no_witness_reason",
)  # fmt: skip


class SigningEditor(RecordEditor):
    """The pad stands first; where nobody signs by hand it gives way to the reason."""

    def __init__(self, page: Page, *, case: int) -> None:
        """An empty editor; `begin` fills it, with `entries` among what is known."""
        self._signs = PlainLabel(role="muted", wraps=True)
        self.pad = SignaturePad()
        self.pad.setMinimumHeight(200)
        self._clear = Button("quiet", "undo-2")
        self._clear.clicked.connect(self.pad.clear)
        self._unsigned = PlainLabel(role="problem")
        self._unsigned.hide()
        self.pad.signed.connect(self._unsigned.hide)
        self._pen = PlainLabel(role="small", wraps=True)
        self._of_case = case
        form = RecordForm(record_class("signing"), _GIVEN, first=_FIRST)
        super().__init__(page, "signing", case=case, form=form, with_files=True)
        self.form.edited.connect(self._follow_outcome)
        self.pad.signed.connect(self._note_edit)
        self.pad.cleared.connect(self._note_edit)

    def begin(
        self, *, known: JsonObject | None = None, likely: JsonObject | None = None, name: str = ""
    ) -> None:
        """Starts with a blank pad."""
        self._keep_what_is_new()
        self.pad.blockSignals(True)
        self.pad.clear()
        self.pad.blockSignals(False)
        self._unsigned.hide()
        super().begin(known=known, likely=likely, name=name)
        self._follow_outcome()
        self.retranslate()

    def typed(self) -> JsonObject:
        """What was typed, and what was drawn with the entries that it stands under."""
        drawn = self.pad.strokes()
        if not drawn:
            return super().typed()
        return {**super().typed(), _DRAWN: [self._known.get("entries"), drawn]}

    def show_typed(self, body: JsonObject) -> None:
        """Shows what a draft kept; a signature only under the very entries it was made under."""
        super().show_typed({name: each for name, each in body.items() if name != _DRAWN})
        kept = body.get(_DRAWN)
        if isinstance(kept, list) and kept[:1] == [self._known.get("entries")]:
            self.pad.show_strokes(kept[-1])
        self._follow_outcome()

    def can_be_sealed(self) -> bool:
        """Whether it is signed, or the reason is there."""
        self._unsigned.setVisible(self._is_by_hand and self.pad.is_blank)
        return super().can_be_sealed() and self._unsigned.isHidden()

    def file_roles(self) -> list[str]:
        """The image of the signature among them."""
        return [*self.files.roles, *(["signature"] if self._drawn() else [])]

    def sealing(self, body: JsonObject) -> "Operation[Sealed]":
        """The signature with its image."""
        return visits.sign(body, case=self._of_case, drawn=self._drawn(), draft=self._draft_name)

    def heading(self) -> str:
        """What is asked of the person."""
        return self.tr("Signature") if self._is_signed else self.tr("No signature")

    def above_form(self) -> list[QWidget]:
        """What is signed, and the place to sign."""
        below = QWidget()
        line = QHBoxLayout(below)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._pen, 1)
        line.addWidget(self._unsigned)
        line.addWidget(self._clear)
        self._below_pad = below
        return [self._signs, self.pad, below]

    def retranslate(self) -> None:
        """Sets every word."""
        super().retranslate()
        self._clear.setText(self.tr("Clear"))
        self._unsigned.setText(self.tr("Nobody has signed yet."))
        self._pen.setText(
            self.tr(
                "Finger, pen or mouse. On a touch pad: the space bar puts the pen down and "
                "lifts it."
            )
        )
        entries = self._known.get("entries")
        listed = entries if isinstance(entries, list) else []
        numbers = [each for each in listed if isinstance(each, int)]
        told = self.tr("%n entries are signed", "", len(numbers))
        self._signs.setText(f"{told}: {_ranges(numbers)}")

    @property
    def _outcome(self) -> object:
        return self.form.body().get("outcome")

    @property
    def _is_signed(self) -> bool:
        return self._outcome in {None, str(Outcome.SIGNED), str(Outcome.FINGERPRINT)}

    @property
    def _is_by_hand(self) -> bool:
        return self._outcome in {None, str(Outcome.SIGNED)}

    def _drawn(self) -> bytes:
        return self.pad.png() if self._is_by_hand and not self.pad.is_blank else b""

    def _follow_outcome(self) -> None:
        for each in (self.pad, self._below_pad):
            each.setVisible(self._is_by_hand)
        # The image of a fingerprint is a file; where it is signed here, the pad makes it.
        self.files.setVisible(self._outcome == Outcome.FINGERPRINT)
        self._heading.setText(self.heading())

    def focus_pad(self) -> None:
        """Goes to the pad, where a name is known already."""
        if self._is_by_hand and "name" in self.form.body():
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)


def _ranges(numbers: list[int]) -> str:
    """Numbers of entries, runs of them drawn together: "#8、#10–#31"."""
    runs: list[tuple[int, int]] = []
    for each in sorted(numbers):
        if runs and runs[-1][1] == each - 1:
            runs[-1] = (runs[-1][0], each)
        else:
            runs.append((each, each))
    return "、".join(
        formatting.entry(first)
        if first == last
        else f"{formatting.entry(first)}–{formatting.entry(last)}"
        for first, last in runs
    )
