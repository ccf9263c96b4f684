"""Samples, as the sampling record (采样记录单) and the label ask for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Final

from fieldkit.evidence.instruments import Instrument
from fieldkit.evidence.parts import Part, rule
from fieldkit.evidence.people import Officer
from fieldkit.evidence.places import Coordinates
from fieldkit.evidence.record import Item, line
from fieldkit.evidence.reported import positive_fault
from fieldkit.evidence.values import LONG, About, Choice


class PointType(Choice):
    """What the sampling point is.

    Source: 17号 Art. 37(二) for workshop outlets, pits, hidden pipes and storm drains, which
    count as the outer environment on its conditions; GB 8978-1996, 4.2.1.1.
    """

    WORKSHOP_OUTLET = "workshop_outlet", "车间排放口", "workshop outlet"
    WORKSHOP_TREATMENT_OUTLET = (
        "workshop_treatment_outlet",
        "车间处理设施排放口",
        "outlet of the workshop's treatment",
    )
    TOTAL_OUTLET = "total_outlet", "总排放口", "main outlet"
    COLLECTION_PIT = (
        "collection_pit",
        "产污工序后的收集池（无治理设施）",
        "collection pit after the process, no treatment",
    )
    HIDDEN_PIPE_PIT = "hidden_pipe_pit", "与暗管连通的池", "pit linked to a hidden pipe"
    STORM_DRAIN = "storm_drain", "雨水沟（与外环境连通）", "storm drain linked outside"
    OTHER_EXTERNAL = "other_external", "其他外环境", "other outer environment"
    BEFORE_TREATMENT = "before_treatment", "治理设施前", "before treatment"
    STACK = "stack", "排气筒（烟囱）", "stack"
    BOUNDARY = "boundary", "厂界", "plant boundary"
    WASTE_STORE = "waste_store", "固体废物堆（贮）存处", "waste store or heap"
    SOIL_POINT = "soil_point", "土壤采样点", "soil point"
    OTHER = "other", "其他", "other"


class Medium(Choice):
    """What was sampled."""

    WASTEWATER = "wastewater", "废水（污水）"
    RAIN_OUTLET = "rain_outlet", "雨水排放口", "water of a rain outlet"
    SURFACE_WATER = "surface_water", "地表水"
    GROUNDWATER = "groundwater", "地下水"
    STACK_GAS = "stack_gas", "有组织废气"
    FUGITIVE_GAS = "fugitive_gas", "无组织废气"
    AMBIENT_AIR = "ambient_air", "环境空气"
    SOIL = "soil", "土壤"
    SEDIMENT = "sediment", "沉积物"
    SLUDGE = "sludge", "污泥"
    SOLID_WASTE = "solid_waste", "一般工业固体废物"
    HAZARDOUS_WASTE = "hazardous_waste", "危险废物（含疑似）", "hazardous waste, or suspected"
    LEACHATE = "leachate", "固体废物浸出液", "leachate of solid waste"
    OTHER = "other", "其他"


class SamplingMode(Choice):
    """How the sample stands for what flows or lies there."""

    GRAB = "grab", "瞬时样", "grab sample"
    TIME_COMPOSITE = "time_composite", "等时混合样", "composite, equal times"
    FLOW_COMPOSITE = "flow_composite", "等比例混合样", "composite, in proportion to flow"
    CONTINUOUS = "continuous", "连续采样", "continuous"
    POINT_COMPOSITE = "point_composite", "多点混合样", "composite of several points"


class QcKind(Choice):
    """What a sample is to quality control."""

    NONE = "none", "普通样", "ordinary sample"
    DUPLICATE = "duplicate", "平行样"
    FIELD_BLANK = "field_blank", "全程序（现场）空白", "field blank"
    TRANSPORT_BLANK = "transport_blank", "运输空白"
    SPIKE = "spike", "加标样"


class SamplingPurpose(Choice):
    """Why samples were taken."""

    ENFORCEMENT = "enforcement", "执法监测"
    SUPERVISION = "supervision", "监督监测"
    EMERGENCY = "emergency", "应急监测"


class Hazard(Choice):
    """What people who handle it must beware of."""

    TOXIC = "toxic", "毒性"
    CORROSIVE = "corrosive", "腐蚀性"
    FLAMMABLE = "flammable", "易燃性"
    REACTIVE = "reactive", "反应性（爆炸性）", "reactive or explosive"
    INFECTIOUS = "infectious", "感染性"


_COMPOSITES: Final = frozenset(
    {SamplingMode.TIME_COMPOSITE, SamplingMode.FLOW_COMPOSITE, SamplingMode.POINT_COMPOSITE}
)
_WORKSHOP: Final = frozenset({PointType.WORKSHOP_OUTLET, PointType.WORKSHOP_TREATMENT_OUTLET})
_BLANKS: Final = frozenset({QcKind.FIELD_BLANK, QcKind.TRANSPORT_BLANK})
_OF_ANOTHER: Final = frozenset({QcKind.DUPLICATE, QcKind.SPIKE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Part):
    """One circumstance of sampling, in words or numbers: flow, stack temperature, soil type."""

    kind: ClassVar[str] = "condition"

    name: Annotated[str, About("what", "项目")]
    value: Annotated[str, About("as found", "数值（情况）")]
    unit: Annotated[str | None, About("unit", "单位")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike(Part):
    """What was added to a spiked sample of one analyte."""

    kind: ClassVar[str] = "spike"

    analyte: Annotated[str, About("analyte", "监测项目")]
    added: Annotated[
        str,
        About(
            "concentration added",
            "加标量（折算浓度）",
            check=positive_fault,
            help="By how much it raises the concentration in the sample.",
        ),
    ]
    unit: Annotated[str, About("unit", "单位", help="As in the results.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Item):
    """One sample in one or more containers under one number."""

    kind: ClassVar[str] = "sample"
    en: ClassVar[str] = "sample"
    zh: ClassVar[str] = "样品"

    number: Annotated[str, About("sample number", "样品编号", by="HJ589")]
    record_number: Annotated[
        str | None, About("number of the sampling record", "采样记录单编号", by="practice")
    ] = None
    purpose: Annotated[SamplingPurpose, About("purpose", "采样类别", by="practice")] = (
        SamplingPurpose.ENFORCEMENT
    )
    sampled_at: Annotated[datetime, About("sampled at", "采样时间", by="HJ589")]
    ended_at: Annotated[datetime | None, About("sampling ended", "采样结束时间")] = None
    medium: Annotated[Medium, About("medium", "样品类别（介质）", by="HJ589")]
    point: Annotated[str, About("point", "采样点位", by="HJ589")]
    point_number: Annotated[
        str | None,
        About("number of the point", "点位编号", by="HJ589", help="Never used again for another."),
    ] = None
    point_type: Annotated[PointType, About("type of point", "采样点类型", by="R17")]
    own_point: Annotated[
        int | None,
        About(
            "registered outlet or point",
            "已登记的排放口（点位）",
            refers=frozenset({"point"}),
            help="Of the party, as its permit has it.",
        ),
    ] = None
    landmark: Annotated[str | None, About("landmark", "点位标志物", by="HJ589")] = None
    coordinates: Annotated[Coordinates | None, About("coordinates", "点位坐标", by="HJ589")] = None
    source_name: Annotated[
        str | None,
        About(
            "source, facility or waste",
            "污染源（设施、废物及来源工序）名称",
            by="practice",
            help="As in the permit.",
        ),
    ] = None
    outlet_number: Annotated[
        str | None, About("outlet number", "排放口编号", help="As in the permit.")
    ] = None
    destination: Annotated[
        str | None, About("where it flows to", "排放去向（受纳水体）", by="R17")
    ] = None
    weather: Annotated[str | None, About("weather", "天气", by="HJ589")] = None
    production_load: Annotated[
        str | None, About("production during sampling", "生产工况（负荷）", by="practice")
    ] = None
    treatment_status: Annotated[
        str | None, About("treatment during sampling", "治污设施运行情况", by="practice")
    ] = None
    mode: Annotated[SamplingMode, About("mode", "采样方式", by="practice")]
    increments: Annotated[int | None, About("number of increments", "混合样份数", least=2)] = None
    interval: Annotated[
        str | None,
        About("interval of increments", "采样间隔", help="Such as 2 h, or by flow."),
    ] = None
    method_standard: Annotated[
        str | None,
        About("sampling standard", "采样方法标准", by="HJ589", help="Such as HJ 91.1-2019."),
    ] = None
    container: Annotated[str, About("container", "容器", by="HJ589")]
    container_count: Annotated[int, About("number of containers", "容器数量", least=1)] = 1
    amount: Annotated[
        str | None, About("amount as reported", "样品量", by="HJ589", check=positive_fault)
    ] = None
    amount_unit: Annotated[str | None, About("unit of the amount", "样品量单位")] = None
    preservation: Annotated[
        str | None, About("preservative and storage", "固定剂及保存条件", by="HJ589")
    ] = None
    preservation_rule: Annotated[
        str | None,
        About(
            "rule of the preservation",
            "保存依据",
            help="Standard and table that were followed, such as HJ 91.1-2019 表A.1.",
        ),
    ] = None
    seal_number: Annotated[str | None, About("seal number", "封条编号")] = None
    appearance: Annotated[
        str | None, About("appearance", "感官特征", by="HJ589", help="Colour, smell, oil.")
    ] = None
    analytes: Annotated[
        tuple[str, ...], About("analytes", "监测项目", by="HJ589", least=1, help="As asked for.")
    ]
    has_first_class_pollutants: Annotated[
        bool | None,
        About(
            "for first-class pollutants", "是否测第一类污染物", help="Wastewater only (GB 8978)."
        ),
    ] = None
    other_point_reason: Annotated[
        str | None,
        About("why not at the workshop's outlet", "未在车间（或其处理设施）排放口采样的原因"),
    ] = None
    qc_kind: Annotated[QcKind, About("quality control", "质控类型", by="HJ589")] = QcKind.NONE
    parent: Annotated[
        int | None,
        About("duplicate or spike of", "所对应的样品", refers=frozenset({"sample"})),
    ] = None
    spikes: Annotated[
        tuple[Spike, ...], About("added to it", "加标情况", help="For a spiked sample.")
    ] = ()
    has_retained_part: Annotated[bool | None, About("part kept back", "是否留样")] = None
    conditions: Annotated[
        tuple[Condition, ...],
        About("conditions", "采样工况参数", help="Flow, stack parameters, depth, layer, ..."),
    ] = ()
    instruments: Annotated[
        tuple[Instrument, ...], About("instruments", "采样及现场仪器", by="HJ589")
    ] = ()
    hazards: Annotated[tuple[Hazard, ...], About("hazards", "危险特性")] = ()
    abnormal: Annotated[str | None, About("out of the ordinary", "异常情况", most=LONG)] = None
    samplers: Annotated[
        tuple[Officer, ...],
        About("samplers, two or more", "采样人员（两名以上）", by="HJ589", least=1),
    ]
    checker: Annotated[Officer | None, About("checked by", "校核人", by="HJ589")] = None

    @property
    def occurred_at(self) -> datetime:
        """When sampling began."""
        return self.sampled_at

    @property
    def title(self) -> str:
        """Number, point, and what it is to quality control."""
        return line(
            self.number, self.point, None if self.qc_kind is QcKind.NONE else self.qc_kind.zh
        )

    @rule("ends_before_start", "Sampling ended before it began.", "ended_at", "sampled_at")
    def _ends_before_start(self) -> bool:
        return self.ended_at is not None and self.ended_at < self.sampled_at

    @rule("missing", "The amount needs a unit.", "amount_unit", "amount")
    def _amount_without_unit(self) -> bool:
        return self.amount is not None and self.amount_unit is None

    @rule("missing", "A composite is made of how many increments?", "increments", "mode")
    def _composite_uncounted(self) -> bool:
        return self.mode in _COMPOSITES and self.increments is None

    @rule("missing", "Say at what interval increments were taken.", "interval", "mode")
    def _composite_without_interval(self) -> bool:
        timed = {SamplingMode.TIME_COMPOSITE, SamplingMode.FLOW_COMPOSITE}
        return self.mode in timed and self.interval is None

    @rule("not_a_composite", "A grab sample has no increments.", "increments", "mode")
    def _grab_with_increments(self) -> bool:
        return self.mode is SamplingMode.GRAB and self.increments is not None

    @rule("missing", "A duplicate or spike belongs to a sample; name it.", "parent", "qc_kind")
    def _parent_missing(self) -> bool:
        return self.qc_kind in _OF_ANOTHER and self.parent is None

    @rule("has_no_parent", "Only a duplicate or a spike belongs to a sample.", "parent", "qc_kind")
    def _parent_needless(self) -> bool:
        return self.qc_kind not in _OF_ANOTHER and self.parent is not None

    @rule(
        "missing",
        "First-class pollutants are sampled at the workshop's outlet; say why not here.",
        "other_point_reason",
        "has_first_class_pollutants",
        "point_type",
        "qc_kind",
    )
    def _wrong_point_for_first_class(self) -> bool:
        """17号 Art. 37(二)4; GB 8978-1996, 4.2.1.1. Blanks are taken at no point."""
        return (
            self.has_first_class_pollutants is True
            and self.point_type not in _WORKSHOP
            and self.qc_kind not in _BLANKS
            and self.other_point_reason is None
        )
