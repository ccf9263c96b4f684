"""What the ways to calculate a quantity ask for, and what people gave."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fieldkit.errors import InputError

Values = Mapping[str, Sequence[Decimal]]
"""Figures by name, in the units they are reckoned with."""
Units = Mapping[str, str]
"""The unit of each figure, and that of the result under ""."""


class FiguresError(InputError):
    """Figures that no quantity can be calculated from.

    Attributes:
        fault: stable word such as "missing"; translations hang on it.
        figure: name of the figure; empty where it is none alone.
    """

    code = "quantity.figures"
    sentence = "The quantity cannot be calculated: {reason}."

    def __init__(self, fault: str, reason: str, figure: str = "") -> None:
        super().__init__(reason=reason, fault=fault, figure=figure)
        self.fault, self.figure = fault, figure


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as people gave it.

    Attributes:
        name: as in `Slot`.
        value: the number.
        unit: as written; pieces are counted in whatever they are called.
        uncertainty: standard uncertainty in the same unit; None if nobody stated it.
    """

    name: str
    value: Decimal
    unit: str
    uncertainty: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure that a method asks for.

    Attributes:
        name: stable word.
        units: in which it may be given, with what they are in the first; any text if empty.
        is_many: whether there may be several of it.
        is_optional: whether it may be left out.
        is_counted: a whole number, known exactly.
    """

    name: str
    units: Mapping[str, Decimal]
    is_many: bool = False
    is_optional: bool = False
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """A way to calculate a quantity.

    Attributes:
        slots: the figures it asks for, in this order.
        result: their result.
        line: the steps up to the equals sign.
        check: raises FiguresError where figures do not fit each other.
        spread: standard uncertainty that lies in what was not measured; None if unknown.
    """

    slots: tuple[Slot, ...]
    result: Callable[[Values], Decimal]
    line: Callable[[Values, Units], str]
    check: Callable[[Values], None] = lambda _: None
    spread: Callable[[Values], Decimal | None] = lambda _: Decimal(0)
