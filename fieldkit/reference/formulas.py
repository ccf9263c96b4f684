"""The ways to calculate a quantity: weighing, counting, volume and density, bodies, records."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from fieldkit.reference import shapes
from fieldkit.reference.figures import FiguresError, Method, Slot, Units, Values
from fieldkit.reference.units import plain

_ONE: Final = Decimal(1)
MASSES: Final = {"t": _ONE, "kg": Decimal("0.001"), "g": Decimal("0.000001")}
VOLUMES: Final = {"m3": _ONE, "L": Decimal("0.001")}
LENGTHS: Final = {"m": _ONE, "cm": Decimal("0.01"), "mm": Decimal("0.001")}
DENSITIES: Final = {
    "t/m3": _ONE, "g/cm3": _ONE, "kg/L": _ONE, "kg/m3": Decimal("0.001"),
}  # fmt: skip


# Weighed


def _weighings_check(values: Values) -> None:
    gross, tare = values["gross"], values["tare"]
    if len(tare) > len(gross) or any(
        empty >= full for full, empty in zip(gross, tare, strict=False)
    ):
        raise FiguresError("tare", "a tare has no gross mass, or is not below it", "tare")


def _weighings_line(values: Values, units: Units) -> str:
    unit = units["gross"]
    told = _sum(values["gross"], unit)
    return f"{told} - {_sum(values['tare'], unit)}" if values["tare"] else told


def _pieces_check(values: Values) -> None:
    if len(values["weighed"]) > values["count"][0]:
        raise FiguresError("more_weighed", "more pieces were weighed than there are", "count")


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _deviation(values: Sequence[Decimal]) -> Decimal:
    mean = _mean(values)
    squares = sum(((each - mean) ** 2 for each in values), Decimal(0))
    return (squares / (len(values) - 1)).sqrt()


def _pieces_spread(values: Values) -> Decimal | None:
    """What was weighed is known; only the others are inferred from it."""
    weighed, count = values["weighed"], values["count"][0]
    number = len(weighed)
    if number == count:
        return Decimal(0)
    if number == 1:
        return None
    others = count - number
    return others * _deviation(weighed) * (1 / Decimal(number) + 1 / others).sqrt()


def _pieces_line(values: Values, units: Units) -> str:
    weighed, unit = values["weighed"], units["weighed"]
    pieces = f"{plain(values['count'][0])} {units['count']}".strip()
    if len(weighed) == 1:
        return f"{_sum(weighed, unit)} × {pieces}"
    return f"{_sum(weighed, unit)} ÷ {len(weighed)} × {pieces}"


# Bodies and what is in them


def _of_body(body: shapes.Body) -> Method:
    """The volume of a body, and its mass where a density is given."""

    def lengths(values: Values) -> list[Decimal]:
        return [values[name][0] for name in body.lengths]

    def result(values: Values) -> Decimal:
        volume = body.volume(*lengths(values))
        return volume * values["density"][0] if values["density"] else volume

    def line(values: Values, units: Units) -> str:
        told = body.line(*map(plain, lengths(values)))
        return f"{told} × {_one('density', values, units)}" if values["density"] else told

    def check(values: Values) -> None:
        wrong = body.fault(*lengths(values))
        if wrong is not None:
            raise FiguresError(*wrong)

    slots = (
        *(Slot(each, LENGTHS) for each in body.lengths),
        Slot("density", DENSITIES, is_optional=True),
    )
    return Method(slots, result, line, check)


def _product(
    first: str, second: str
) -> tuple[Callable[[Values], Decimal], Callable[[Values, Units], str]]:
    return (
        lambda values: values[first][0] * values[second][0],
        lambda values, units: f"{_one(first, values, units)} × {_one(second, values, units)}",
    )


METHODS: Final[Mapping[str, Method]] = {
    "weighings": Method(
        (
            Slot("gross", MASSES, is_many=True),
            Slot("tare", MASSES, is_many=True, is_optional=True),
        ),
        lambda values: sum(values["gross"], Decimal(0)) - sum(values["tare"], Decimal(0)),
        _weighings_line,
        _weighings_check,
    ),
    "pieces": Method(
        (Slot("count", {}, is_counted=True), Slot("weighed", MASSES, is_many=True)),
        lambda values: _mean(values["weighed"]) * values["count"][0],
        _pieces_line,
        _pieces_check,
        _pieces_spread,
    ),
    "volume": Method(
        (Slot("volume", VOLUMES), Slot("density", DENSITIES)), *_product("volume", "density")
    ),
    **{name: _of_body(body) for name, body in shapes.BODIES.items()},
    "process": Method(
        (Slot("production", {}), Slot("factor", {})), *_product("production", "factor")
    ),
}
"""By the word that stands in records."""


def _sum(values: Sequence[Decimal], unit: str) -> str:
    told = " + ".join(map(plain, values))
    return f"({told}) {unit}" if len(values) > 1 else f"{told} {unit}"


def _one(name: str, values: Values, units: Units) -> str:
    return f"{plain(values[name][0])} {units[name]}"
