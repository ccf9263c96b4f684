"""Photos, recordings and documents: files, and what makes them evidence."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from fieldkit.canonical import JsonObject
from fieldkit.evidence.camera_data import CameraData
from fieldkit.evidence.parts import Part, rule
from fieldkit.evidence.people import Officer, Person, Witness
from fieldkit.evidence.places import Coordinates
from fieldkit.evidence.record import ORIGINAL, SUPPORT, Item, Role, line
from fieldkit.evidence.values import LONG, About, Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Item):
    """A picture or recording of something, one file."""

    files: ClassVar[tuple[Role, ...]] = (ORIGINAL, SUPPORT)

    description: Annotated[
        str, About("what it shows", "内容说明", by="PC24", most=LONG, help="Plain facts.")
    ]
    proves: Annotated[
        str | None, About("fact to be proven", "证明对象", by="R17 PC24", most=LONG)
    ] = None
    taken_at: Annotated[
        datetime | None,
        About(
            "taken at", "拍摄（录制）时间", by="R17 PC24", help="As people say, not the camera."
        ),
    ] = None
    place: Annotated[str | None, About("place", "拍摄（录制）地点", by="R17 PC24")] = None
    coordinates: Annotated[Coordinates | None, About("coordinates", "坐标")] = None
    taken_by: Annotated[Officer | None, About("taken by", "拍摄（录制）人", by="R17 PC24")] = None
    provided_by: Annotated[
        Person | None, About("provided by", "提供人", help="Where no officer took it.")
    ] = None
    device: Annotated[str | None, About("device", "拍摄（录制）设备")] = None
    original_carrier: Annotated[
        str | None,
        About("original carrier and where it is kept", "原始载体及存放地点", by="SPC21 MPS"),
    ] = None
    copy_note: Annotated[
        str | None,
        About("copied how, when, by whom", "复制过程、时间、制作人", help="Where it is a copy."),
    ] = None
    is_edited: Annotated[bool, About("edited", "有无剪辑增删", by="SPC21")] = False
    edit_note: Annotated[str | None, About("what was edited", "剪辑增删说明")] = None

    @property
    def occurred_at(self) -> datetime | None:
        """When it was taken, as people say."""
        return self.taken_at

    @property
    def title(self) -> str:
        """What it shows."""
        return line(self.description)

    @rule("missing", "Say who took it, or who provided it.", "taken_by", "provided_by")
    def _from_nobody(self) -> bool:
        return self.taken_by is None and self.provided_by is None

    @rule("missing", "Say what was edited.", "edit_note", "is_edited")
    def _edits_untold(self) -> bool:
        """刑诉法解释(2021) Art. 108."""
        return self.is_edited and self.edit_note is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Media):
    """One photo."""

    kind: ClassVar[str] = "photo"
    en: ClassVar[str] = "photo"
    zh: ClassVar[str] = "照片"

    camera: Annotated[
        JsonObject | None,
        About("written by the camera", "相机数据", help="Read from the file; see `camera_json`."),
    ] = None
    no_camera_data: Annotated[
        str | None, About("why there is nothing from the camera", "无相机数据的原因")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Media):
    """Sound, alone or with pictures."""

    transcript: Annotated[
        str | None,
        About("what is said", "声音内容文字记录", most=LONG, help="Where the words matter."),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Recording):
    """One video."""

    kind: ClassVar[str] = "video"
    en: ClassVar[str] = "video"
    zh: ClassVar[str] = "录像"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio(Recording):
    """One sound recording."""

    kind: ClassVar[str] = "audio"
    en: ClassVar[str] = "audio recording"
    zh: ClassVar[str] = "录音"


class DocumentType(Choice):
    """What a document is."""

    LICENCE = "licence", "营业执照", "business licence"
    IDENTITY = "identity", "身份证明", "identity document"
    PERMIT = "permit", "排污许可、环评、验收文件", "permit, environmental approval"
    LEDGER = "ledger", "台账、记录", "ledger or log"
    ACCOUNT = "account", "合同、发票、财务凭证", "contract, invoice, accounts"
    WEIGHING = "weighing", "磅单、计量单", "weighing slip"
    MONITORING_REPORT = "monitoring_report", "监测（检测）报告"
    APPRAISAL = "appraisal", "鉴定（认定）意见", "appraisal or determination"
    SKETCH = "sketch", "勘验图、点位图", "sketch or map"
    ELECTRONIC = "electronic", "电子数据", "electronic data"
    DECISION = "decision", "行政文书", "administrative decision or notice"
    CASE_REGISTER = "case_register", "立案登记（审批）表", "case register"
    CASE_REPORT = "case_report", "案件调查报告", "investigation report"
    TRANSFER_APPROVAL = "transfer_approval", "移送审批表", "approval of the transfer"
    TRANSFER_LETTER = "transfer_letter", "移送书", "letter of transfer"
    TRANSFER_LIST = "transfer_list", "移送材料清单", "list of what is transferred"
    OTHER = "other", "其他", "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringReport(Part):
    """What a laboratory's report says about itself."""

    kind: ClassVar[str] = "monitoring_report"

    laboratory: Annotated[str, About("laboratory", "机构全称", by="PC24")]
    report_number: Annotated[str, About("report number", "报告编号", by="PC24")]
    cma_number: Annotated[
        str | None, About("CMA number", "资质认定（CMA）编号", by="PC24", is_code=True)
    ] = None
    client: Annotated[str | None, About("client", "委托单位", by="PC24")] = None
    project: Annotated[str | None, About("project", "监测项目", by="PC24")] = None
    prepared_by: Annotated[str | None, About("prepared by", "编制人", by="PC24")] = None
    checked_by: Annotated[str | None, About("checked by", "审核人", by="PC24")] = None
    issued_by: Annotated[str | None, About("issued by", "签发人", by="PC24")] = None
    issued_on: Annotated[date | None, About("issued on", "签发日期", by="PC24")] = None
    has_seal: Annotated[bool | None, About("sealed", "已盖章", by="PC24")] = None
    party_told_at: Annotated[
        datetime | None, About("party told at", "告知当事人时间", by="MEE30 PC24")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction(Part):
    """How electronic data were taken out of a device or system (电子数据提取)."""

    kind: ClassVar[str] = "extraction"

    source: Annotated[
        str, About("device, system or account", "提取对象（设备、系统、账号）", by="EL22")
    ]
    category: Annotated[str, About("category and format", "类别和格式", by="EL22 SPC21")]
    started_at: Annotated[datetime, About("start", "开始时间", by="EL22")]
    ended_at: Annotated[datetime | None, About("end", "结束时间", by="EL22")] = None
    place: Annotated[str, About("place", "地点", by="EL22")]
    method: Annotated[str, About("method, tool and version", "方法、工具及版本", by="EL22")]
    process: Annotated[str | None, About("process", "过程", by="EL22", most=LONG)] = None
    is_carrier_seized: Annotated[
        bool, About("original carrier seized and sealed", "原始存储介质已扣押封存", by="EL22 MPS")
    ]
    not_seized_reason: Annotated[
        str | None, About("why not, and where it is", "不能扣押的原因和介质存放地点")
    ] = None
    operators: Annotated[
        tuple[Officer, ...], About("operators, two", "提取人（两名）", by="EL22 SPC21", least=2)
    ]
    holder: Annotated[Person | None, About("holder", "持有人（提供人）", by="EL22")] = None
    witness: Annotated[Witness | None, About("witness", "见证人")] = None

    @rule("ends_before_start", "The end lies before the start.", "ended_at", "started_at")
    def _ends_before_start(self) -> bool:
        return self.ended_at is not None and self.ended_at < self.started_at

    @rule(
        "missing",
        "Say why the carrier was not seized, and where it is.",
        "not_seized_reason",
        "is_carrier_seized",
    )
    def _carrier_unexplained(self) -> bool:
        """法发〔2016〕22号 Art. 9."""
        return not self.is_carrier_seized and self.not_seized_reason is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Item):
    """A paper or a data file, as one file or several."""

    kind: ClassVar[str] = "document"
    en: ClassVar[str] = "document"
    zh: ClassVar[str] = "书证（文件）"
    files: ClassVar[tuple[Role, ...]] = (
        Role("original", "file or scanned pages", "原始文件（扫描件）", least=1, most=500),
        SUPPORT,
    )

    name: Annotated[str, About("name", "名称", by="PC24")]
    document_type: Annotated[DocumentType, About("type", "类型")]
    proves: Annotated[str | None, About("fact to be proven", "证明对象", by="PC24", most=LONG)] = (
        None
    )
    obtained_at: Annotated[datetime | None, About("obtained at", "取得时间", by="PC24")] = None
    provided_by: Annotated[Person | None, About("provided by", "提供人", by="PC24")] = None
    obtained_by: Annotated[tuple[Officer, ...], About("obtained by", "取证人", by="PC24")] = ()
    pages: Annotated[int | None, About("pages", "页数", least=1)] = None
    is_copy: Annotated[bool, About("a copy", "是否复制件", by="PC24")]
    original_at: Annotated[
        str | None, About("where the original is", "原件存放处", help="Where it is a copy.")
    ] = None
    is_checked: Annotated[bool | None, About("checked against the original", "与原件核对无误")] = (
        None
    )
    report: Annotated[MonitoringReport | None, About("monitoring report", "监测报告信息")] = None
    extraction: Annotated[
        Extraction | None, About("extraction of the data", "电子数据提取情况")
    ] = None

    @property
    def occurred_at(self) -> datetime | None:
        """When it was obtained."""
        return self.obtained_at

    @property
    def title(self) -> str:
        """Its name."""
        return line(self.name)

    @rule("missing", "It is a copy; say where the original is.", "original_at", "is_copy")
    def _copy_without_original(self) -> bool:
        return self.is_copy and self.original_at is None

    @rule("missing", "Say what the report says about itself.", "report", "document_type")
    def _report_untold(self) -> bool:
        return self.document_type is DocumentType.MONITORING_REPORT and self.report is None

    @rule("missing", "Say how the data were extracted.", "extraction", "document_type")
    def _extraction_untold(self) -> bool:
        """法发〔2016〕22号 Art. 14."""
        return self.document_type is DocumentType.ELECTRONIC and self.extraction is None


def camera_json(data: CameraData) -> JsonObject:
    """What a camera wrote, in the form a photo's record keeps it."""
    return {name: value for name, value in asdict(data).items() if value is not None}
