"""The form for a quantity: what its figures give stands in it while they are typed."""

from datetime import date
from typing import TYPE_CHECKING, Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import SystemClock
from fieldkit.evidence.quantities import Determined, Dimension, Quantity
from fieldkit.evidence.reckonings import Method
from fieldkit.reference.formulas import MASSES
from fieldkit.reference.units import plain
from ui.pages.page import Page
from ui.pages.record_editor import RecordEditor
from ui.widgets.form.reckoning import ReckoningField
from ui.widgets.form.record_form import RecordForm
from ui.widgets.form.waste_code import WasteCodeField

if TYPE_CHECKING:
    from fieldkit.workspace import Sealed
    from ui.engine_thread import Operation

_FIRST: Final = (
    "subject", "waste_code", "reckoning", "determined", "dimension", "value", "unit",
    "uncertainty", "arithmetic", "instrument", "documents", "determined_at", "place",
    "determined_by",
)  # fmt: skip
_GIVEN: Final = ("value", "unit", "dimension", "arithmetic")


class QuantityEditor(RecordEditor):
    """What is calculated cannot be typed; what is typed by hand needs no figures."""

    def __init__(self, page: Page, case: int) -> None:
        """An editor for quantities of one case.

        Args:
            page: through which it works.
            case: sequence of the case.
        """
        form = RecordForm(Quantity, without=("inspection", "waste_list"), first=_FIRST)
        super().__init__(page, "quantity", case=case, form=form, with_files=True, stays=True)
        self._method: Method | None = None
        form.edited.connect(self._follow)

    @property
    def reckoning(self) -> ReckoningField:
        """The field of the figures."""
        field = self.form.field("reckoning")
        if not isinstance(field, ReckoningField):
            raise TypeError("figures are typed into their own field")
        return field

    @property
    def waste(self) -> WasteCodeField:
        """The field of the category or code."""
        field = self.form.field("waste_code")
        if not isinstance(field, WasteCodeField):
            raise TypeError("a code of the list is typed into its own field")
        return field

    def begin(
        self, *, known: JsonObject | None = None, likely: JsonObject | None = None, name: str = ""
    ) -> None:
        """Starts a new quantity, or takes up the draft of one."""
        super().begin(known=known, likely=likely, name=name)
        self._method = self.reckoning.method
        self._follow()

    def show_typed(self, body: JsonObject) -> None:
        """Shows what a draft kept."""
        super().show_typed(body)
        self._method = self.reckoning.method
        self._follow()

    def sealing(self, body: JsonObject) -> "Operation[Sealed]":
        """Seals the edition of the list beside a code of it."""
        looked = self.waste.looked
        if looked is None or looked.edition is None:
            return super().sealing(body)
        edition = f"国家危险废物名录（{looked.edition}年版）"
        return super().sealing({**body, "waste_list": edition})

    def _follow(self) -> None:
        """Puts into the form what the figures give, and the day whose list counts."""
        self.waste.set_day(self._day())
        method, tally = self.reckoning.method, self.reckoning.tally
        given: dict[str, JsonValue] = {}
        if method is not self._method:
            self._method = method
            is_weighed = method is Method.WEIGHINGS
            if method is not None:
                given["determined"] = str(
                    Determined.WEIGHED if is_weighed else Determined.CALCULATED
                )
        if tally is not None:
            is_mass = tally.unit in MASSES
            given |= {
                "value": plain(tally.value),
                "unit": tally.unit,
                "dimension": str(Dimension.MASS if is_mass else Dimension.VOLUME),
                "arithmetic": tally.arithmetic,
            }
            if tally.uncertainty is not None:
                given["uncertainty"] = plain(tally.uncertainty)
        elif method is not None:
            given |= {"value": None, "arithmetic": None}
        for name in _GIVEN:
            self.form.field(name).setEnabled(method is None)
        is_known = tally is not None and tally.uncertainty is not None
        self.form.field("uncertainty").setEnabled(not is_known)
        body = self.form.body()
        if {name: body.get(name) for name in given} != given:
            self.form.propose(given)

    def _day(self) -> date:
        """The day on which it was determined, as far as it is typed; today otherwise."""
        typed = str(self.form.field("determined_at").value() or "")
        try:
            return date.fromisoformat(typed[:10])
        except ValueError:
            return SystemClock().read().wall.date()
