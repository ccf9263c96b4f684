"""The field for a party: found by its name, its credit code or initials of its pinyin."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QWidget

from fieldkit.evidence.lookup import KnownParty, find_parties
from fieldkit.evidence.parts import Member
from ui.widgets.finder import Finder
from ui.widgets.form.reference import ReferenceField


class PartyField(ReferenceField):
    """Offers what fits while somebody types."""

    def __init__(self, member: Member, parent: QWidget | None = None) -> None:
        self._parties: Sequence[KnownParty] = ()
        super().__init__(member, parent)
        self._line.textEdited.connect(self._find)

    def offer_parties(self, parties: Sequence[KnownParty]) -> None:
        """Takes the parties of the vault."""
        self._parties = parties
        entries = [(each.sequence, f"{each.name}  {each.credit_code}") for each in parties]
        self.offer(entries, with_new=True)

    def remark(self) -> str:
        """Credit code and address of the chosen party, to be compared with the licence."""
        chosen = self.value()
        found = next((each for each in self._parties if each.sequence == chosen), None)
        if found is None:
            return ""
        return " · ".join(each for each in (found.credit_code, found.address) if each)

    def retranslate(self) -> None:
        """Names button and line."""
        super().retranslate()
        self._line.setPlaceholderText(self.tr("Name, credit code or pinyin initials"))

    def _finder(self) -> QCompleter:
        self._fitting = QStringListModel(self)
        finder = Finder(self._fitting, self)
        finder.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        return finder

    def _find(self, text: str) -> None:
        found = find_parties(text, self._parties) if text.strip() else ()
        places = [self._box.findData(each.sequence) for each in found]
        self._fitting.setStringList([self._box.itemText(at) for at in places])
