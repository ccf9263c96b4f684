"""A new quantity, with the edition of the list that its code is of."""

from typing import TYPE_CHECKING

from fieldkit.canonical import JsonObject
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.widgets.form.quantity_form import QuantityForm
from ui.widgets.form.reckoning import ReckoningField
from ui.widgets.form.waste_code import WasteCodeField

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed
    from ui.engine_thread import Operation


class QuantityEditor(RecordEditor):
    """Its form calculates; sealing keeps the edition of the list beside a code of it."""

    def __init__(self, page: Page, case: int) -> None:
        """An editor for quantities of one case.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        self._quantity = QuantityForm(without=("inspection", "waste_list"))
        super().__init__(
            page, "quantity", case=case, form=self._quantity, with_files=True, stays=True
        )

    @property
    def reckoning(self) -> ReckoningField:
        """The field of the figures."""
        return self._quantity.reckoning

    @property
    def waste(self) -> WasteCodeField:
        """The field of the category or code."""
        return self._quantity.waste

    def sealing(self, body: JsonObject) -> "Operation[Sealed]":
        """Seals it, with the edition in force."""
        looked = self.waste.looked
        if looked is None or looked.edition is None:
            return super().sealing(body)
        edition = f"国家危险废物名录（{looked.edition}年版）"
        return super().sealing({**body, "waste_list": edition})
