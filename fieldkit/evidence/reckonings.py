"""The figures a quantity was calculated from, sealed with it so that anybody can do it again."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.parts import Part, Rule, rule
from fieldkit.evidence.values import About, Choice, Fault
from fieldkit.reference.figures import FiguresError, Given
from fieldkit.reference.reckoning import Tally, reckon

_NUMBER: Final = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)


def number_fault(text: str) -> Fault | None:
    """What is wrong with a text as a plain number; a check for members of records."""
    if _NUMBER.fullmatch(text):
        return None
    return Fault("not_a_number", "Write a plain number such as 12.5.")


class Method(Choice):
    """How a quantity is calculated; the words are those of `fieldkit.reference.formulas`."""

    WEIGHINGS = "weighings", "逐次称量：毛重 − 皮重", "weighings: gross - tare"
    PIECES = "pieces", "件数 × 抽称平均质量", "pieces × mean of those weighed"
    VOLUME = "volume", "体积 × 密度", "volume × density"
    BOX = "box", "长方体池（槽、箱）", "rectangular tank or pit"
    UPRIGHT_CYLINDER = "upright_cylinder", "立式圆柱罐（桶）", "upright cylinder"
    LYING_CYLINDER = "lying_cylinder", "卧式圆柱罐", "lying cylinder"
    CONE = "cone", "圆锥形堆", "conical heap"
    HEAP = "heap", "梯形堆（棱台）", "heap with sloping sides"
    PROCESS = "process", "工艺核算：产量 × 系数", "process records: production × factor"


class FigureName(Choice):
    """What a figure is."""

    GROSS = "gross", "毛重", "gross mass"
    TARE = "tare", "皮重"
    COUNT = "count", "件数", "number of pieces"
    WEIGHED = "weighed", "抽称质量", "mass of a weighed piece"
    VOLUME = "volume", "体积"
    DENSITY = "density", "密度"
    LENGTH = "length", "长（内）", "length inside"
    WIDTH = "width", "宽（内）", "width inside"
    DIAMETER = "diameter", "直径（内）", "diameter inside"
    DEPTH = "depth", "液（料）深", "depth of what is in it"
    HEIGHT = "height", "高"
    BOTTOM_LENGTH = "bottom_length", "底长"
    BOTTOM_WIDTH = "bottom_width", "底宽"
    TOP_LENGTH = "top_length", "顶长"
    TOP_WIDTH = "top_width", "顶宽"
    PRODUCTION = "production", "产量（用量）", "production or consumption"
    FACTOR = "factor", "产污系数", "factor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Part):
    """One figure that goes into a calculation."""

    kind: ClassVar[str] = "figure"

    name: Annotated[FigureName, About("figure", "数据项")]
    value: Annotated[str, About("value", "数值", check=number_fault, is_code=True)]
    unit: Annotated[str, About("unit", "单位", help="Such as m, cm, t, kg, t/m3, kg/t, 桶.")]
    uncertainty: Annotated[
        str | None,
        About(
            "standard uncertainty",
            "标准不确定度",
            check=number_fault,
            is_code=True,
            help="In the same unit, as far as somebody stated it.",
        ),
    ] = None

    @property
    def given(self) -> Given:
        """As the calculation takes it."""
        doubt = None if self.uncertainty is None else Decimal(self.uncertainty)
        return Given(str(self.name), Decimal(self.value), self.unit, doubt)


def _refused(problem: str, sentence: str) -> "Rule[Reckoning]":
    """The rule that a calculation must not fail in this way."""

    def is_broken(reckoning: "Reckoning") -> bool:
        return reckoning.fault == problem

    return rule(problem, sentence, "figures", "method")(is_broken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning(Part):
    """How a quantity was calculated, and from what."""

    kind: ClassVar[str] = "reckoning"

    method: Annotated[Method, About("calculated by", "核算方法", by="INT23")]
    figures: Annotated[tuple[Figure, ...], About("figures", "核算数据", least=1)]
    from_day: Annotated[date | None, About("period from", "核算期间起")] = None
    to_day: Annotated[date | None, About("period to", "核算期间止")] = None

    _missing = _refused("missing", "A figure that this calculation needs is missing.")
    _too_many = _refused("too_many", "A figure is given more often than it can be.")
    _not_asked = _refused("not_asked", "A figure is given that this calculation does not take.")
    _wrong_unit = _refused("wrong_unit", "A unit does not go with its figure.")
    _not_above = _refused("not_above_zero", "Every figure, and the result, is above zero.")
    _not_whole = _refused("not_whole", "The number of pieces is a whole number.")
    _doubt = _refused("bad_uncertainty", "An uncertainty is larger than its figure.")
    _tare = _refused("tare", "A tare has no gross mass, or is not below it.")
    _weighed = _refused("more_weighed", "More pieces were weighed than there are.")
    _too_deep = _refused("too_deep", "What is in the tank is deeper than the tank is high.")
    _top_larger = _refused("top_larger", "The top of the heap is larger than its bottom.")

    @rule("missing", "Say which period the records are of.", "from_day", "to_day", "method")
    def _no_period(self) -> bool:
        return self.method is Method.PROCESS and None in {self.from_day, self.to_day}

    @rule("ends_before_start", "The end lies before the start.", "to_day", "from_day")
    def _ends_before_start(self) -> bool:
        return (
            self.to_day is not None and self.from_day is not None and self.to_day < self.from_day
        )

    @property
    def fault(self) -> str:
        """In which way nothing can be calculated; empty if it can."""
        found = _reckoned(self.method, self.figures)
        return found.fault if isinstance(found, FiguresError) else ""

    @property
    def tally(self) -> Tally:
        """What it comes to.

        Raises:
            FiguresError: it comes to nothing; a sound reckoning always does.
        """
        found = _reckoned(self.method, self.figures)
        if isinstance(found, FiguresError):
            raise found
        return found


@lru_cache(maxsize=256)
def _reckoned(method: Method, figures: tuple[Figure, ...]) -> Tally | FiguresError:
    try:
        return reckon(str(method), [each.given for each in figures])
    except FiguresError as wrong:
        return wrong
