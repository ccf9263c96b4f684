"""What a case's file still lacks before it goes to the police, piece by piece.

Weights are those of the file review of crime transfers (环执法发〔2024〕4号, part 6); what else
goes into the file has none. A file for administrative detention (公治〔2014〕853号 Art. 11) is
listed without weights: none are held. Police may not refuse a file that lacks something, so
nothing here stops a hand-over.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from fieldkit.evidence.cases import Case, Transfer
from fieldkit.evidence.exhibits import Exhibit
from fieldkit.evidence.inspections import Inspection
from fieldkit.evidence.media import Document, DocumentType, Media
from fieldkit.evidence.quantities import Quantity
from fieldkit.evidence.record import Record
from fieldkit.evidence.samples import Sample
from fieldkit.evidence.signings import Signer, Signing
from fieldkit.evidence.statements import Observation, Statement, Topic

R = TypeVar("R", bound=Record)

REVIEW: Final = "PC24"  # the source of the weights, as in `fieldkit.evidence.kinds.SOURCES`
_OF_THE_PARTY: Final = frozenset({Signer.PARTY, Signer.INTERVIEWEE, Signer.HOLDER})


class State(StrEnum):
    """How far a piece of the file is there."""

    THERE = "there"
    IN_PART = "in_part"
    LACKING = "lacking"
    NONE = "none"  # nothing there, and only some cases have it


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a piece is not there as it should be.

    Attributes:
        code: stable word, see `REASONS`.
        entry: sequence of the entry that it is about; None if it is about none.
        count: how many things; 0 where nothing is counted.
    """

    code: str
    entry: int | None = None
    count: int = 0

    @property
    def sentence(self) -> str:
        """In English."""
        told = REASONS[self.code].replace("{count}", str(self.count))
        return told.replace("{entry}", f"#{self.entry}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece is added.

    Attributes:
        tab: the page of the case.
        kind: of the record to begin there; empty to only go there.
        document_type: of the document, where it is one.
        entry: the entry to show or complete instead; None to begin a new one.
    """

    tab: str
    kind: str = ""
    document_type: DocumentType | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the file.

    Attributes:
        key: stable word, see `PIECES`.
        weight: in the review of a hundred points; None where it has none.
        state: how far it is there.
        reasons: why it is not, or what it still lacks.
        entries: sequences of the entries that it is.
        place: where it is added or completed.
    """

    key: str
    weight: int | None
    state: State
    reasons: tuple[Reason, ...]
    entries: tuple[int, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Completeness:
    """A case's file.

    Attributes:
        transfer: what it is a file for.
        is_said: whether the case says so; a suspected crime is taken otherwise.
        pieces: those with weights first.
    """

    transfer: Transfer
    is_said: bool
    pieces: tuple[Piece, ...]

    def weight(self, state: State) -> int:
        """Points of the pieces that are in that state."""
        return sum(each.weight or 0 for each in self.pieces if each.state is state)

    @property
    def lacking(self) -> tuple[Piece, ...]:
        """The pieces that are not there, or not whole; what weighs most first."""
        open_ones = [each for each in self.pieces if each.state in {State.IN_PART, State.LACKING}]
        return tuple(sorted(open_ones, key=lambda each: -(each.weight or 0)))


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a case holds.

    Attributes:
        case: the case as it stands.
        records: everything sealed in it but results, as it stands, by sequence; withdrawn ones
            left out.
        open_lines: of each visit, how many things its record needs and lacks.
        sketches: visits to which a sketch is attached.
        exports: sequences of the bundles made of it; each brings a list of what is in it.
        results: how many there are.
    """

    case: Case
    records: Mapping[int, Record]
    open_lines: Mapping[int, int]
    sketches: frozenset[int] = frozenset()
    exports: tuple[int, ...] = ()
    results: int = 0

    def of_kind(self, kind: type[R]) -> dict[int, R]:
        """Its records of a kind."""
        return {n: each for n, each in self.records.items() if isinstance(each, kind)}

    def documents(self, *types: DocumentType) -> dict[int, Document]:
        """Its documents of some types."""
        every = self.of_kind(Document)
        return {n: each for n, each in every.items() if each.document_type in types}

    @property
    def signed(self) -> frozenset[int]:
        """Sequences of what the party, or who was asked, signed or refused to sign."""
        return frozenset(
            entry
            for each in self.of_kind(Signing).values()
            if each.signer in _OF_THE_PARTY
            for entry in each.entries
        )


PIECES: Final[Mapping[str, tuple[str, str]]] = {
    "approval": ("approval of the transfer", "移送审批表"),
    "letter": ("letter of transfer with its list", "移送书及材料清单"),
    "site_record": ("site inspection record", "现场检查（勘察）笔录"),
    "interview": ("interview record", "调查询问笔录"),
    "report": ("monitoring report", "监测（检测）报告"),
    "other_evidence": ("other evidence", "其他证据"),
    "case_report": ("investigation report", "案件调查报告"),
    "register": ("case register", "立案登记（审批）表"),
    "sketch": ("site sketch", "现场勘验图"),
    "sampling": ("sampling records", "采样记录"),
    "exhibits": ("list of case items", "涉案物品清单"),
    "waste_opinion": ("waste determination", "危险废物认定意见"),
    "decision": ("penalty decision", "行政处罚决定书（已作出的）"),
}
"""English and Chinese name of each piece."""

REASONS: Final[Mapping[str, str]] = {
    "NOT_THERE": "Nothing of this kind is sealed in the case.",
    "NO_LETTER": "The list is there without the letter.",
    "NO_LIST": "The letter is there without a list of what goes with it.",
    "COPY_UNCHECKED": "{entry} is a copy that nobody checked against the original.",
    "VISIT_LACKS": "{entry} lacks things that the record of a visit needs: {count}.",
    "UNSIGNED": "{entry} is neither signed by the person it is about nor refused.",
    "TOPICS_OPEN": "{entry} leaves topics open that an interview covers: {count}.",
    "REPORT_OPEN": "{entry} does not say all of: CMA number, three signatures, day, seal.",
    "PARTY_NOT_TOLD": "Nothing shows that the party was told the result of {entry}.",
    "NO_REPORT": "Results and samples without a report: {count}.",
    "MEDIA_OPEN": "Photos and recordings that do not say what they prove, when, where or by whom "
    "they were taken: {count}.",
    "ONLY_FILED_ON": "The case says when it was filed; the paper itself is not there.",
    "WASTE_UNDETERMINED": "Hazardous waste without a determination: {count}.",
}
"""What each reason says, in English."""

_Found = tuple[Iterable[int], list[Reason], Place]


def completeness(facts: FileFacts) -> Completeness:
    """What the file of a case has and lacks, for what the case is to be transferred for."""
    transfer = facts.case.transfer_for or Transfer.CRIME
    pieces = []
    for key, weight in _FILES[transfer]:
        entries, reasons, place = _LOOKED[key](facts)
        numbers = tuple(entries)
        if numbers:
            state = State.IN_PART if reasons else State.THERE
        else:
            state = State.NONE if key in _IF_ANY and not reasons else State.LACKING
        if state is State.LACKING and not reasons:
            reasons = [Reason("NOT_THERE")]
        pieces.append(Piece(key, weight, state, tuple(reasons), numbers, place))
    return Completeness(transfer, facts.case.transfer_for is not None, tuple(pieces))


def _papers(document_type: DocumentType) -> Callable[[FileFacts], _Found]:
    """A piece that is a paper of one type."""

    def look(facts: FileFacts) -> _Found:
        found = facts.documents(document_type)
        return found, _unchecked(found), _new(document_type, _unchecked(found))

    return look


def _new(document_type: DocumentType, reasons: list[Reason]) -> Place:
    """A new document, or the one that a reason is about."""
    about = next((each.entry for each in reasons if each.entry is not None), None)
    if about is not None:
        return Place("evidence", entry=about)
    return Place("inspection", "document", document_type)


def _unchecked(documents: Mapping[int, Document]) -> list[Reason]:
    return [
        Reason("COPY_UNCHECKED", number)
        for number, each in documents.items()
        if each.is_copy and not each.is_checked
    ]


def _letter(facts: FileFacts) -> _Found:
    letters = facts.documents(DocumentType.TRANSFER_LETTER)
    lists = facts.documents(DocumentType.TRANSFER_LIST)
    has_list = bool(lists or facts.exports)
    reasons = _unchecked(letters)
    place = _new(DocumentType.TRANSFER_LETTER, reasons)
    if letters and not has_list:
        reasons.append(Reason("NO_LIST"))
        place = _new(DocumentType.TRANSFER_LIST, [])
    elif has_list and not letters:
        reasons.append(Reason("NO_LETTER"))
    return sorted([*letters, *lists, *facts.exports[-1:]]), reasons, place


def _site_record(facts: FileFacts) -> _Found:
    visits = facts.of_kind(Inspection)
    reasons = [
        Reason("VISIT_LACKS", number, facts.open_lines.get(number, 0))
        for number in visits
        if facts.open_lines.get(number)
    ]
    unsigned = [Reason("UNSIGNED", number) for number in visits if number not in facts.signed]
    if reasons:
        place = Place("inspection", entry=reasons[0].entry)
    elif unsigned:
        place = Place("signing", entry=unsigned[0].entry)
    else:
        place = Place("inspection", "new")
    return visits, reasons + unsigned, place


def _interview(facts: FileFacts) -> _Found:
    found = facts.of_kind(Statement)
    reasons = []
    for number, each in found.items():
        missing = len(set(Topic) - set(each.topics))
        if missing:
            reasons.append(Reason("TOPICS_OPEN", number, missing))
        if number not in facts.signed and not each.has_signed_pages and not each.refusal_reason:
            reasons.append(Reason("UNSIGNED", number))
    about = reasons[0].entry if reasons else None
    place = Place("inspection", "statement") if about is None else Place("evidence", entry=about)
    return found, reasons, place


def _report(facts: FileFacts) -> _Found:
    found = facts.documents(DocumentType.MONITORING_REPORT)
    reasons = []
    for number, each in found.items():
        report = each.report
        asked = () if report is None else (
            report.cma_number, report.prepared_by, report.checked_by, report.issued_by,
            report.issued_on, report.has_seal,
        )  # fmt: skip
        if not asked or not all(asked):
            reasons.append(Reason("REPORT_OPEN", number))
        if report is None or report.party_told_at is None:
            reasons.append(Reason("PARTY_NOT_TOLD", number))
    place = _new(DocumentType.MONITORING_REPORT, reasons)
    measured = facts.results + len(facts.of_kind(Sample))
    if not found and measured:
        reasons.append(Reason("NO_REPORT", count=measured))
        return (), reasons, place
    return found, reasons, place


def _other_evidence(facts: FileFacts) -> _Found:
    media = facts.of_kind(Media)
    papers = {
        number: each
        for number, each in facts.of_kind(Document).items()
        if each.document_type not in _OF_THE_FILE
    }
    untold = [
        number
        for number, each in media.items()
        if not (
            each.proves and each.taken_at and each.place and (each.taken_by or each.provided_by)
        )
    ]
    reasons = [Reason("MEDIA_OPEN", untold[0], len(untold))] if untold else []
    reasons += _unchecked(papers)
    others = [*facts.of_kind(Exhibit), *facts.of_kind(Observation), *facts.of_kind(Quantity)]
    about = reasons[0].entry if reasons else None
    place = Place("capture", "photo") if about is None else Place("evidence", entry=about)
    return sorted([*media, *papers, *others]), reasons, place


def _register(facts: FileFacts) -> _Found:
    found, reasons, place = _papers(DocumentType.CASE_REGISTER)(facts)
    numbers = tuple(found)
    if not numbers and facts.case.filed_on is not None:
        reasons = [Reason("ONLY_FILED_ON")]
    return numbers, reasons, place


def _sketch(facts: FileFacts) -> _Found:
    found = facts.documents(DocumentType.SKETCH)
    return sorted({*found, *facts.sketches}), _unchecked(found), Place("map")


def _sampling(facts: FileFacts) -> _Found:
    return facts.of_kind(Sample), [], Place("samples", "new")


def _exhibits(facts: FileFacts) -> _Found:
    return facts.of_kind(Exhibit), [], Place("inspection", "exhibit")


def _waste_opinion(facts: FileFacts) -> _Found:
    """环环监〔2017〕17号 Art. 22: unit, cause, reasons, conclusion with the code, seal."""
    found = facts.documents(DocumentType.APPRAISAL)
    waste = [each for each in facts.of_kind(Quantity).values() if each.waste_code is not None]
    reasons = _unchecked(found)
    place = _new(DocumentType.APPRAISAL, reasons)
    if waste and not found:
        reasons = [Reason("WASTE_UNDETERMINED", count=len(waste))]
    return found, reasons, place


_OF_THE_FILE: Final = frozenset(
    {
        DocumentType.CASE_REGISTER, DocumentType.CASE_REPORT, DocumentType.TRANSFER_APPROVAL,
        DocumentType.TRANSFER_LETTER, DocumentType.TRANSFER_LIST, DocumentType.MONITORING_REPORT,
        DocumentType.SKETCH,
    }
)  # fmt: skip
_LOOKED: Final[Mapping[str, Callable[[FileFacts], _Found]]] = {
    "approval": _papers(DocumentType.TRANSFER_APPROVAL),
    "letter": _letter,
    "site_record": _site_record,
    "interview": _interview,
    "report": _report,
    "other_evidence": _other_evidence,
    "case_report": _papers(DocumentType.CASE_REPORT),
    "register": _register,
    "sketch": _sketch,
    "sampling": _sampling,
    "exhibits": _exhibits,
    "waste_opinion": _waste_opinion,
    "decision": _papers(DocumentType.DECISION),
}
_IF_ANY: Final = frozenset({"sampling", "exhibits", "waste_opinion", "decision"})
# 环执法发〔2024〕4号 part 6, in points of a hundred; then 环环监〔2017〕17号 Arts. 6, 22, 37.
# 公治〔2014〕853号 Art. 11: whether it still holds after 2026-08-15 was not established.
_FILES: Final[Mapping[Transfer, tuple[tuple[str, int | None], ...]]] = {
    Transfer.CRIME: (
        ("approval", 15), ("letter", 15), ("site_record", 15), ("interview", 15),
        ("other_evidence", 12), ("case_report", 12), ("report", 10), ("register", 6),
        ("sketch", None), ("sampling", None), ("exhibits", None), ("waste_opinion", None),
    ),
    Transfer.DETENTION: (
        ("letter", None), ("case_report", None), ("site_record", None), ("interview", None),
        ("report", None), ("other_evidence", None), ("exhibits", None), ("decision", None),
    ),
}  # fmt: skip
