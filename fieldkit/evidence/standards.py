"""What an agency adds to the tables: local standards, limits of permits, and outlets of its own.

A later version is a supplement of the earlier record, with the day from which it holds;
`fieldkit.evidence.versions` says which one holds on a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Final, NamedTuple

from fieldkit.evidence.parts import Part, rule
from fieldkit.evidence.places import Coordinates
from fieldkit.evidence.record import SUPPORT, Record, Role, Scope, line
from fieldkit.evidence.samples import Medium, PointType
from fieldkit.evidence.values import LONG, About, Choice, Fault
from fieldkit.reference import tables
from fieldkit.reference.reading import WrongRowError
from fieldkit.reference.tables import PollutantUnknownError
from fieldkit.reference.units import UnitUnknownError

PAPER: Final = Role("paper", "the standard or permit itself", "标准文本（许可证）", most=20)


def pollutant_fault(text: str) -> Fault | None:
    """What is wrong with a text as a pollutant of the tables."""
    try:
        tables.held().pollutant(text)
    except PollutantUnknownError:
        return Fault("unknown_pollutant", "The tables do not know this pollutant, or several.")
    return None


def unit_fault(text: str) -> Fault | None:
    """What is wrong with a text as a unit of the tables."""
    try:
        tables.held().units.find(text)
    except UnitUnknownError:
        return Fault("unknown_unit", "This unit is not known.")
    return None


class Nature(Choice):
    """What kind of rule it is, which decides whether the criminal clauses look at it.

    Source: 法释〔2023〕7号 第一条(三)、(四) speak of 国家或者地方污染物排放标准 alone.
    """

    LOCAL_EMISSION = "local_emission", "地方污染物排放标准", "local emission standard"
    LOCAL_OTHER = "local_other", "其他地方标准（质量、管控等）", "other local standard"
    PERMIT = "discharge_permit", "排污许可证", "discharge permit"
    APPROVAL = "approval", "环评批复、接管协议等", "approval or agreement"


class LimitForm(Choice):
    """How a limit is to be read."""

    MAX = "max", "不得高于", "at most"
    MIN = "min", "不得低于", "at least"
    RANGE = "range", "范围", "between"
    NOT_DETECTED = "nd", "不得检出", "not detected"


class Averaging(Choice):
    """Over which time the value is taken; the Chinese words are those of the tables."""

    DAILY_MEAN = "daily_mean", "日均值"
    INSTANT = "instant", "瞬时值"
    HOURLY_MEAN = "hourly_mean", "任何1 h平均值", "mean of any hour"
    ONE_TIME = "one_time", "一次最大监测值", "highest single value"


class LimitPoint(Choice):
    """Where the limit is to be kept; the words are those of the tables."""

    WORKSHOP_OUTLET = "workshop_outlet", "车间或车间处理设施排放口", "workshop outlet"
    TOTAL_OUTLET = "total_outlet", "企业总排放口", "main outlet"
    WWTP_OUTLET = "wwtp_outlet", "城镇污水处理厂排放口", "outlet of a sewage works"
    STACK_OUTLET = "stack_outlet", "排气筒", "stack"
    PLANT_BOUNDARY = "plant_boundary", "厂界", "plant boundary"
    BOUNDARY_MAX = "boundary_max", "周界外浓度最高点", "highest point outside the boundary"
    AMBIENT_SECTION = "ambient_section", "地表水断面（点位）", "section of a water body"
    GROUNDWATER_WELL = "groundwater_well", "地下水监测井", "groundwater well"
    SOIL_POINT = "soil_point", "土壤采样点", "soil point"
    SLUDGE = "sludge", "污泥", "sludge"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLimit(Part):
    """One limit of a local standard or permit."""

    kind: ClassVar[str] = "own_limit"

    pollutant: Annotated[
        str,
        About("pollutant", "污染物", check=pollutant_fault, help="Name, code or CAS number."),
    ]
    form: Annotated[LimitForm, About("limit is", "限值形式")] = LimitForm.MAX
    low: Annotated[str | None, About("lower limit", "下限", is_code=True)] = None
    high: Annotated[str | None, About("upper limit", "上限", is_code=True)] = None
    unit: Annotated[
        str,
        About("unit", "单位", check=unit_fault, help="无量纲 where there is none."),
    ]
    averaging: Annotated[Averaging | None, About("averaging", "取值时间")] = None
    point: Annotated[LimitPoint, About("to be kept at", "监控位置")]
    medium: Annotated[Medium, About("medium", "介质")]
    outlet: Annotated[
        str | None,
        About("only for this outlet", "仅适用于该排放口", help="Number, such as DW001."),
    ] = None
    table: Annotated[str | None, About("table", "表号", help="Such as 表2.")] = None
    class_grade: Annotated[str | None, About("class", "级别（类别）", help="Such as 一级.")] = None
    limit_scope: Annotated[
        str | None, About("scope", "适用范围", help="Words of the standard.")
    ] = None
    note: Annotated[str | None, About("remarks", "备注")] = None

    @rule("wrong_ends", "Give the upper limit.", "high", "form")
    def _high_missing(self) -> bool:
        return _ENDS[self.form].high and self.high is None

    @rule("wrong_ends", "Give the lower limit.", "low", "form")
    def _low_missing(self) -> bool:
        return _ENDS[self.form].low and self.low is None

    @rule("wrong_ends", "A limit of this form has no upper end.", "high", "form")
    def _high_needless(self) -> bool:
        return self.high is not None and not _ENDS[self.form].high

    @rule("wrong_ends", "A limit of this form has no lower end.", "low", "form")
    def _low_needless(self) -> bool:
        return self.low is not None and not _ENDS[self.form].low

    @rule(
        "not_a_limit",
        "The limit cannot be right: plain numbers, the lower not above the upper.",
        "high", "low", "form", "pollutant", "unit", "averaging", "point", "medium", "outlet",
        "table", "class_grade", "limit_scope", "note",
    )  # fmt: skip
    def _refused_by_the_tables(self) -> bool:
        """The rules of the tables that ship are those for an agency's own rows too."""
        if (self.low is not None, self.high is not None) != _ENDS[self.form]:
            return False  # said already
        try:
            tables.held().own_limit({**_WHOLE, **self.row})
        except WrongRowError:
            return True
        return False

    @rule("unit_of_another_medium", "The unit is one of another medium.", "unit", "medium")
    def _unit_of_another_medium(self) -> bool:
        """mg/m³ where mg/L was meant would be a thousandth, and never be compared."""
        dimension = tables.held().units.find(self.unit).dimension
        own = _CONCENTRATION.get(self.medium)
        return own is not None and dimension in _CONCENTRATION.values() and dimension != own

    @property
    def row(self) -> Mapping[str, str]:
        """The limit by the columns of the tables."""
        said = tables.held().pollutant(self.pollutant)
        return {
            "table_no": self.table or "",
            "pollutant_code": said.code,
            "item_name_zh": self.pollutant,
            "class_grade": self.class_grade or "",
            "scope_zh": self.limit_scope or "",
            "value_type": self.form.value,
            "limit_low": self.low or "",
            "limit_high": self.high or "",
            "strict": "",
            "unit": self.unit,
            "averaging_zh": "" if self.averaging is None else self.averaging.zh,
            "monitoring_point": self.point.value,
            "monitoring_point_zh": self.point.zh,
            "medium": self.medium.value,
            "note": self.note or "",
            "outlet": self.outlet or "",
        }


class _Ends(NamedTuple):
    """Which ends a limit has."""

    low: bool
    high: bool


_ENDS: Final = {
    LimitForm.MAX: _Ends(False, True),
    LimitForm.MIN: _Ends(True, False),
    LimitForm.RANGE: _Ends(True, True),
    LimitForm.NOT_DETECTED: _Ends(False, False),
}
_CONCENTRATION: Final = {
    **dict.fromkeys(
        (
            Medium.WASTEWATER, Medium.RAIN_OUTLET, Medium.SURFACE_WATER, Medium.GROUNDWATER,
            Medium.LEACHATE,
        ),
        "mass_concentration_liquid",
    ),
    **dict.fromkeys(
        (Medium.STACK_GAS, Medium.FUGITIVE_GAS, Medium.AMBIENT_AIR), "mass_concentration_gas"
    ),
    **dict.fromkeys((Medium.SOIL, Medium.SEDIMENT, Medium.SLUDGE), "mass_fraction"),
}  # fmt: skip
# What the record around a limit says, for a limit that is looked at alone.
_WHOLE: Final[Mapping[str, str]] = {
    "limit_id": "own",
    "standard_id": "own",
    "standard_title_zh": "own",
    "amendment": "",
    "effective_from": "1970-01-01",
    "effective_to": "",
    "superseded_by": "",
    "is_of_emission": "0",
    "confidence": "own",
    "source_ref": "own",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard(Record):
    """A local standard, or what a permit or approval allows one party."""

    kind: ClassVar[str] = "standard"
    en: ClassVar[str] = "local standard or permit"
    zh: ClassVar[str] = "地方标准（许可限值）"
    scope: ClassVar[Scope] = Scope.VAULT
    files: ClassVar[tuple[Role, ...]] = (PAPER, SUPPORT)

    nature: Annotated[Nature, About("what it is", "类别")]
    number: Annotated[
        str,
        About(
            "number",
            "标准编号（许可证编号）",
            help="With year, such as DB31/199-2018; of a permit, its number.",
        ),
    ]
    name: Annotated[str, About("name", "名称", help="As on the paper.")]
    party: Annotated[
        int | None,
        About(
            "only for this party",
            "仅适用于该当事人",
            refers=frozenset({"party"}),
            help="The holder of a permit.",
        ),
    ] = None
    valid_from: Annotated[date, About("valid from", "生效日期")]
    valid_to: Annotated[date | None, About("valid to", "失效日期", help="The last day.")] = None
    source: Annotated[
        str,
        About(
            "where the figures come from",
            "数据来源",
            most=LONG,
            help="Which copy was read, which pages.",
        ),
    ]
    limits: Annotated[tuple[OwnLimit, ...], About("limits", "限值", least=1)]
    note: Annotated[str | None, About("remarks", "备注", most=LONG)] = None

    @property
    def title(self) -> str:
        """Number and name."""
        return line(self.number, self.name)

    @rule("missing", "A permit or approval is one party's; name it.", "party", "nature")
    def _permit_of_nobody(self) -> bool:
        return self.nature in {Nature.PERMIT, Nature.APPROVAL} and self.party is None

    @rule("ends_before_start", "It ends before it begins.", "valid_to", "valid_from")
    def _ends_before_start(self) -> bool:
        return self.valid_to is not None and self.valid_to < self.valid_from

    @property
    def rows(self) -> tuple[Mapping[str, str], ...]:
        """Its limits by the columns of the tables, but for what its entry and version add."""
        own = {
            "standard_id": self.number,
            "standard_title_zh": self.name,
            "amendment": "",
            "superseded_by": "",
            "is_of_emission": "1" if self.nature is Nature.LOCAL_EMISSION else "0",
            "confidence": "own",
        }
        return tuple({**own, **each.row} for each in self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Record):
    """An outlet or sampling point of a party, as in its permit."""

    kind: ClassVar[str] = "point"
    en: ClassVar[str] = "outlet or sampling point"
    zh: ClassVar[str] = "排放口（点位）"
    scope: ClassVar[Scope] = Scope.VAULT
    files: ClassVar[tuple[Role, ...]] = (SUPPORT,)

    party: Annotated[int, About("party", "当事人", refers=frozenset({"party"}))]
    number: Annotated[str, About("number", "编号", help="As in the permit, such as DW001.")]
    name: Annotated[str, About("name", "名称")]
    point_type: Annotated[
        PointType,
        About(
            "type",
            "类型",
            help="First-class pollutants are taken at the workshop's outlets alone.",
        ),
    ]
    medium: Annotated[Medium, About("medium", "介质")]
    coordinates: Annotated[Coordinates | None, About("coordinates", "坐标")] = None
    destination: Annotated[str | None, About("where it flows to", "排放去向（受纳水体）")] = None
    source: Annotated[
        str | None,
        About("where this comes from", "依据", help="Such as the permit, with its number."),
    ] = None
    valid_from: Annotated[date | None, About("valid from", "启用日期", help="Empty: always.")] = (
        None
    )
    valid_to: Annotated[date | None, About("valid to", "停用日期", help="The last day.")] = None
    note: Annotated[str | None, About("remarks", "备注", most=LONG)] = None

    @property
    def title(self) -> str:
        """Number and name."""
        return line(self.number, self.name)

    @rule("ends_before_start", "It ends before it begins.", "valid_to", "valid_from")
    def _ends_before_start(self) -> bool:
        return (
            self.valid_from is not None
            and self.valid_to is not None
            and self.valid_to < self.valid_from
        )
