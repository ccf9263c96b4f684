"""One visit as a whole: what was recorded in it, and what its record still lacks.

What a complete site inspection record asks for is the form "site_inspection_record" of
`fieldkit.reference.forms`; here each of its fields is held against what was sealed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from fieldkit.evidence.cases import Case
from fieldkit.evidence.inspections import Inspection, Presence
from fieldkit.evidence.parties import Party
from fieldkit.evidence.parts import MOST_VALUES
from fieldkit.evidence.record import Record, read_body
from fieldkit.evidence.register import Item, NotAnItemError, Register
from fieldkit.evidence.signings import Outcome, Signer, Signing
from fieldkit.reference.forms import FormField, shipped_forms

R = TypeVar("R", bound=Record)

FORM: Final = "site_inspection_record"
_PICTURES: Final = ("photo", "video", "audio")
_BY_PARTY: Final = frozenset({Signer.PARTY, Signer.INTERVIEWEE, Signer.HOLDER})
_AUTOMATIC: Final = "auto"  # type of a field that printing fills in


class Where(StrEnum):
    """Where people add what is lacking."""

    CASE = "case"  # by a supplement of the case
    PARTY = "party"  # by a supplement of the party
    INSPECTION = "inspection"  # by a supplement of the inspection
    SAMPLE = "sample"
    PHOTO = "photo"
    DOCUMENT = "document"
    SIGNING = "signing"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was sealed about a visit, as it stands; what was withdrawn is left out.

    Attributes:
        case: the case.
        party: its party, None while it is unknown.
        inspection: the visit.
        kinds: how many entries of each kind the visit has.
        signings: signatures and refusals under the visit's record, in order.
        has_sketch: whether a sketch is attached to it.
        added_after_signing: sequences of supplements that came after the first signature.
    """

    case: Case
    party: Party | None
    inspection: Inspection
    kinds: Mapping[str, int]
    signings: tuple[Signing, ...] = ()
    has_sketch: bool = False
    added_after_signing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the checklist.

    Attributes:
        field: of the form.
        is_there: whether it was recorded.
        is_due: whether this visit needs it; other lines need not be filled in.
        where: the place where it is added.
        member: of the record there, empty for a record of its own.
        count: how many entries there are, for what is counted; None for the rest.
    """

    field: FormField
    is_there: bool
    is_due: bool
    where: Where
    member: str = ""
    count: int | None = None


def checklist(facts: Facts) -> tuple[Line, ...]:
    """What a complete record of the visit has, line by line in the order of the form."""
    return tuple(
        _line(field, _RULES[field.key], facts)
        for field in shipped_forms().forms[FORM].fields
        if field.type != _AUTOMATIC
    )


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit as it stands.

    Attributes:
        item: the inspection, with its history.
        case: the case as it stands.
        case_sequence: of its entry.
        party: the case's party, None while it is unknown.
        party_sequence: of its entry.
        lines: the checklist.
        signings: standing signatures and refusals under its record, by number, in order.
    """

    item: Item
    case: Case
    case_sequence: int
    party: Party | None
    party_sequence: int | None
    lines: tuple[Line, ...]
    signings: Mapping[int, Signing]

    @property
    def inspection(self) -> Inspection:
        """The inspection as it stands."""
        return _as(Inspection, self.item.current)

    @property
    def lacking(self) -> int:
        """How many lines that are due are not there."""
        return sum(each.is_due and not each.is_there for each in self.lines)

    @property
    def due(self) -> int:
        """How many lines are due."""
        return sum(each.is_due for each in self.lines)


def look_at(register: Register, inspection: int) -> Visit:
    """The visit of that inspection.

    Raises:
        NoSuchEntryError: no such entry.
        NotAnItemError: it is none of evidence.
        EntryAlteredError: a line is no longer what was sealed.
    """
    item = register.item(inspection)
    of_case = item.sealed.entry.case
    if of_case is None:
        raise NotAnItemError(entry=inspection)
    case = _as(Case, register.item(of_case).current)
    party = None if case.party is None else _as(Party, register.item(case.party).current)
    signings = _signings(register, of_case, inspection)
    first = min(signings, default=None)
    later = [
        each.entry.sequence
        for each in item.corrections
        if first is not None
        and each.entry.sequence > first
        and not register.is_withdrawn(each.entry.sequence)
    ]
    visit = _as(Inspection, item.current)
    facts = Facts(
        case=case,
        party=party,
        inspection=visit,
        kinds=register.kinds_of(inspection),
        signings=tuple(signings.values()),
        has_sketch=any(each.role == "sketch" for each in item.attachments),
        added_after_signing=tuple(later),
    )
    lines = checklist(facts)
    return Visit(item, case, of_case, party, case.party, lines, MappingProxyType(signings))


def _signings(register: Register, case: int, inspection: int) -> dict[int, Signing]:
    """Standing signatures and refusals under an inspection, by sequence."""
    found = {}
    for row in register.rows(case=case, kinds=("signing",), limit=MOST_VALUES):
        body = register.sealed(row.sequence).entry.body
        named = body.get("entries")
        is_about = isinstance(named, list | tuple) and inspection in named
        if is_about and not register.is_withdrawn(row.sequence):
            found[row.sequence] = read_body(Signing, body)
    return found


def _as(kind: type[R], record: Record) -> R:
    if not isinstance(record, kind):
        raise TypeError(f"a {record.kind} stands where a {kind.kind} belongs")
    return record


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one field of the form is held against the facts.

    Attributes:
        is_due: whether the circumstance of `mandatory_if`, or of a field that asks for yes or
            no, holds; None where the form's own word decides.
    """

    where: Where
    member: str
    is_there: Callable[[Facts], bool]
    is_due: Callable[[Facts], bool] | None = None
    counted: tuple[str, ...] = ()


def _line(field: FormField, rule: _Rule, facts: Facts) -> Line:
    is_due = field.is_mandatory if rule.is_due is None else rule.is_due(facts)
    count = sum(facts.kinds.get(kind, 0) for kind in rule.counted) if rule.counted else None
    return Line(field, rule.is_there(facts), is_due, rule.where, rule.member, count)


def _of_case(member: str) -> _Rule:
    return _Rule(Where.CASE, member, lambda facts: bool(getattr(facts.case, member)))


def _of_party(member: str) -> _Rule:
    return _Rule(
        Where.PARTY,
        member,
        lambda facts: facts.party is not None and bool(getattr(facts.party, member)),
    )


def _of_visit(member: str, is_due: Callable[[Facts], bool] | None = None) -> _Rule:
    return _Rule(
        Where.INSPECTION, member, lambda facts: bool(getattr(facts.inspection, member)), is_due
    )


def _never(_facts: Facts) -> bool:
    return False


def _is_present(facts: Facts) -> bool:
    return facts.inspection.party_presence is Presence.PRESENT


def _is_alone(facts: Facts) -> bool:
    return not _is_present(facts) or _has_refused(facts)


def _has_refused(facts: Facts) -> bool:
    return any(
        each.signer in _BY_PARTY and each.outcome in {Outcome.REFUSED, Outcome.UNABLE}
        for each in facts.signings
    )


def _has_identity(facts: Facts) -> bool:
    party = facts.party
    return party is not None and bool(
        party.credit_code or party.resident_id or party.no_credit_code_reason
    )


def _has_party(facts: Facts) -> bool:
    return facts.party is not None or facts.case.unknown_party_reason is not None


def _is_told(member: str) -> Callable[[Facts], bool]:
    return lambda facts: (
        getattr(facts.inspection, member) or facts.inspection.not_told_reason is not None
    )


def _is_witnessed(facts: Facts) -> bool:
    visit = facts.inspection
    return visit.witness is not None or visit.no_witness_reason is not None


def _is_read(facts: Facts) -> bool:
    return any(each.words or each.reason for each in facts.signings if each.signer in _BY_PARTY)


def _is_signed(facts: Facts) -> bool:
    """By an officer, and by the party where there was one."""
    signers = {each.signer for each in facts.signings}
    officers = signers & {Signer.OFFICER, Signer.RECORDER}
    return bool(officers) and bool(signers & _BY_PARTY or not _is_present(facts))


def _is_refusal_noted(facts: Facts) -> bool:
    return facts.inspection.absence_reason is not None or _has_refused(facts)


def _are_corrections_signed(facts: Facts) -> bool:
    signed = {sequence for each in facts.signings for sequence in each.entries}
    return bool(facts.added_after_signing) and signed.issuperset(facts.added_after_signing)


_RULES: Final[Mapping[str, _Rule]] = {
    "case_no": _of_case("number"),
    "agency": _of_case("agency"),
    "start_time": _of_visit("started_at"),
    "end_time": _of_visit("ended_at"),
    "place": _of_visit("place"),
    "officers": _of_visit("officers"),
    "recorder": _of_visit("recorder"),
    "party_name": _Rule(Where.CASE, "party", _has_party),
    "party_code": _Rule(Where.PARTY, "credit_code", _has_identity),
    "legal_rep": _of_party("legal_representative"),
    "party_address": _of_party("address"),
    "party_phone": _of_party("phone"),
    "site_person": _of_visit("site_person", _is_present),
    "other_participants": _of_visit("other_participants"),
    "certificate_shown": _Rule(
        Where.INSPECTION, "certificates_shown", _is_told("certificates_shown")
    ),
    "rights_told": _Rule(Where.INSPECTION, "rights_told", _is_told("rights_told")),
    "production_status": _of_visit("production_status"),
    "permits": _of_visit("permits"),
    "pollution_and_treatment": _of_visit("treatment"),
    "violation_facts": _of_visit("findings"),
    "discharge_method": _of_visit("discharge_method"),
    # The form asks for yes or no; the count answers it, so none is no gap.
    "sampling_done": _Rule(
        Where.SAMPLE, "", lambda facts: facts.kinds.get("sample", 0) > 0, _never, ("sample",)
    ),
    "av_done": _Rule(
        Where.PHOTO,
        "",
        lambda facts: any(facts.kinds.get(kind, 0) for kind in _PICTURES),
        counted=_PICTURES,
    ),
    "sketch_ref": _Rule(
        Where.DOCUMENT,
        "",
        lambda facts: facts.has_sketch,
        lambda facts: facts.case.transfer_for is not None,
    ),
    "party_opinion": _of_visit("party_opinion"),
    "read_confirm": _Rule(Where.SIGNING, "", _is_read),
    "page_signatures": _Rule(Where.SIGNING, "", _is_signed),
    "refusal": _Rule(Where.SIGNING, "", _is_refusal_noted, _is_alone),
    "witness": _Rule(Where.INSPECTION, "witness", _is_witnessed, _is_alone),
    "corrections": _Rule(
        Where.SIGNING, "", _are_corrections_signed, lambda facts: bool(facts.added_after_signing)
    ),
}
