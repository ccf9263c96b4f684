"""The form of a quantity: what its figures give stands in it while they are typed."""

from collections.abc import Collection
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import SystemClock
from fieldkit.evidence.quantities import Determined, Dimension, Quantity
from fieldkit.evidence.reckonings import Method
from fieldkit.reference.formulas import MASSES
from fieldkit.reference.units import plain
from ui.widgets.form.reckoning import ReckoningField
from ui.widgets.form.record_form import RecordForm
from ui.widgets.form.waste_code import WasteCodeField

_FIRST: Final = (
    "subject", "waste_code", "reckoning", "determined", "dimension", "value", "unit",
    "uncertainty", "arithmetic", "instrument", "documents", "determined_at", "place",
    "determined_by",
)  # fmt: skip
_GIVEN: Final = ("value", "unit", "dimension", "arithmetic")


class QuantityForm(RecordForm):
    """What is calculated cannot be typed; what is typed by hand needs no figures."""

    _method: Method | None = None
    _is_following = False

    def __init__(self, without: Collection[str] = (), parent: QWidget | None = None) -> None:
        """An empty form.

        Args:
            without: members that the page fills in by itself; none of those calculated.
            parent: the widget it is in.
        """
        super().__init__(Quantity, without, parent, first=_FIRST)

    @property
    def reckoning(self) -> ReckoningField:
        """The field of the figures."""
        field = self.field("reckoning")
        if not isinstance(field, ReckoningField):
            raise TypeError("figures are typed into their own field")
        return field

    @property
    def waste(self) -> WasteCodeField:
        """The field of the category or code."""
        field = self.field("waste_code")
        if not isinstance(field, WasteCodeField):
            raise TypeError("a code of the list is typed into its own field")
        return field

    def set_body(self, body: JsonObject) -> None:
        """Fills the form in, as a draft does; what is not in `body` becomes empty."""
        super().set_body(body)
        self._method = self.reckoning.method
        self._give()

    def propose(self, body: JsonObject) -> None:
        """Fills some fields in with what is likely."""
        super().propose(body)
        if not self._is_following:
            self._method = self.reckoning.method
            self._give()

    def _say_edited(self) -> None:
        self._give()
        super()._say_edited()

    def _give(self) -> None:
        """Puts into the form what the figures give, and the day whose list counts."""
        self.waste.set_day(self._day())
        method, tally = self.reckoning.method, self.reckoning.tally
        given: dict[str, JsonValue] = {}
        if method is not self._method:
            self._method = method
            is_weighed = method is Method.WEIGHINGS
            if method is not None:
                how = Determined.WEIGHED if is_weighed else Determined.CALCULATED
                given["determined"] = str(how)
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
            self.field(name).setEnabled(method is None)
        is_known = tally is not None and tally.uncertainty is not None
        self.field("uncertainty").setEnabled(not is_known)
        body = self.body()
        if {name: body.get(name) for name in given} != given:
            self._is_following = True
            self.propose(given)
            self._is_following = False

    def _day(self) -> date:
        """The day on which it was determined, as far as it is typed; today otherwise."""
        typed = str(self.field("determined_at").value() or "")
        try:
            return date.fromisoformat(typed[:10])
        except ValueError:
            return SystemClock().read().wall.date()
