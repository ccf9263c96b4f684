"""Screening put on record with the edition it rests on, and how screening now differs from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import time_text
from fieldkit.errors import IntegrityError
from fieldkit.evidence.intake import Made
from fieldkit.evidence.record import read_body
from fieldkit.evidence.screenings import MOST_SHOWN, WHOLE, ScreeningRecord
from fieldkit.evidence.waste_totals import WasteTotal, WasteTotals
from fieldkit.reference.comparison import Compliance
from fieldkit.reference.facts import Between
from fieldkit.reference.statutes import Outcome
from fieldkit.reference.telling import assessment_facts, law_facts, limit_text
from fieldkit.reference.units import plain, text_of
from fieldkit.screening import ScreenedCase, ScreenedResult
from fieldkit.workspace import Sealed, Workspace

# What of a result may come out otherwise than before.
COMPARED: Final = (
    "value", "unit", "basis", "reason", "limit", "limit_low", "limit_unit", "limit_id",
    "compliance", "ratio", "exceedance", "outcome", "clause", "instrument",
)  # fmt: skip


TOTALS: Final = ("outcome", "met", "to_review", "above", "total", "highest", "tonnes")


class ScreeningUnreadableError(IntegrityError):
    """The file of a screening record is not of its form."""

    code = "screening.unreadable"
    sentence = "The file of screening record #{entry} cannot be read."


@dataclass(frozen=True, slots=True)
class KeptScreening:
    """A screening record with what its file holds.

    Attributes:
        sequence: of its entry.
        record: as sealed.
        facts: of each result, by the entry of the result.
    """

    sequence: int
    record: ScreeningRecord
    facts: Mapping[int, JsonObject]


@dataclass(frozen=True, slots=True)
class Difference:
    """A result that comes out otherwise now.

    Attributes:
        result: sequence of its entry.
        members: which of `COMPARED` differ; none where it stands on one side only.
        is_new: it was not screened then.
        is_gone: it is not screened any more.
    """

    result: int
    members: tuple[str, ...] = ()
    is_new: bool = False
    is_gone: bool = False


def case_facts(screened: ScreenedCase) -> JsonObject:
    """What scripts and the sealed file are told of a case; numbers are texts."""
    return {"results": [result_facts(each) for each in screened.results], **_rest(screened)}


def _rest(screened: ScreenedCase) -> JsonObject:
    """What is told of a case beside its results."""
    return {
        "totals": {
            "results": str(len(screened.results)),
            "compliance": {name: str(count) for name, count in screened.counts.items()},
            "outcome": None if screened.outcome is None else screened.outcome.value,
            "hazardous_waste_tonnes": _tonnes(screened),
            "hazardous_waste": waste_facts(screened.waste),
            "not_summed": list(screened.waste.unsummed),
            "warnings": list(screened.warnings),
            "facts": {name: str(value) for name, value in screened.facts.items()},
            "by_instrument": [law_facts(each) for each in screened.laws],
        },
        "own_standards": list(_own_standards(screened)),
        "own_points": list(_own_points(screened)),
        "not_usable": [
            {"entry": each.sequence, "reason": each.reason} for each in screened.unusable
        ],
        "reference_edition": screened.edition,
    }


def result_facts(each: ScreenedResult) -> JsonObject:
    """What scripts and the sealed file are told of one result."""
    assessed = None if each.assessment is None else assessment_facts(each.assessment)
    return {
        "entry": each.sequence,
        "sample": None if each.sample is None else each.sample.number,
        "analyte": each.result.analyte,
        "value": each.result.value,
        "unit": each.result.unit,
        "basis": each.basis,
        "reason": each.reason or None,
        **(assessed or {"compliance": None, "outcome": None}),
    }


def waste_facts(waste: WasteTotals) -> JsonObject:
    """What scripts are told of the hazardous waste of a case; numbers are texts."""
    return {
        "by_category": {code: _sum_facts(each) for code, each in waste.by_category.items()},
        "whole": None if waste.whole is None else _sum_facts(waste.whole),
        "without_uncertainty": list(waste.uncertain),
    }


def seal_screening(workspace: Workspace, case: int, screened: ScreenedCase) -> Sealed:
    """Puts on record what screening came to, exactly as it was shown.

    Raises:
        FieldkitError: of sealing; nothing of it stays.
    """
    record = screening_record(screened)
    taken = workspace.take_in(Made("screening.json", _whole(screened)), WHOLE.name)
    return workspace.seal(record, case=case, files=[taken])


def screening_record(screened: ScreenedCase) -> ScreeningRecord:
    """The record of what screening came to."""
    highest = screened.highest
    lines = sorted(screened.results, key=_weight)[:MOST_SHOWN]
    return read_body(
        ScreeningRecord,
        {
            "screened_at": time_text(screened.screened_at),
            "outcome": None if screened.outcome is None else screened.outcome.value,
            "met": screened.clauses(Outcome.MET),
            "to_review": screened.clauses(Outcome.REVIEW),
            "above": screened.counts.get(Compliance.FAILS.value, 0),
            "total": len(screened.results),
            "highest": None if highest is None else text_of(highest),
            "tonnes": _tonnes(screened),
            "reference_edition": screened.edition,
            "bases": sorted({each.basis for each in screened.results if each.basis is not None}),
            "own_standards": _own_standards(screened),
            "own_points": _own_points(screened),
            "results": [_line(each) for each in lines],
        },
    )


def newest_screening(workspace: Workspace, case: int) -> KeptScreening | None:
    """The last screening of a case that was put on record and not withdrawn.

    Raises:
        EntryAlteredError: a line is no longer what was sealed.
        ObjectDamagedError: the file is damaged.
        ScreeningUnreadableError: the file is none of ours.
    """
    register = workspace.register
    for row in reversed(register.rows(case=case, kinds=(ScreeningRecord.kind,), limit=10_000)):
        item = register.item(row.sequence)
        if item.is_withdrawn or not isinstance(item.current, ScreeningRecord):
            continue
        content = b"".join(
            bytes(piece)
            for each in item.attachments
            if each.role == WHOLE.name
            for piece in register.open_attachment(each)
        )
        return KeptScreening(row.sequence, item.current, _read(row.sequence, content))
    return None


def has_other_totals(kept: KeptScreening, screened: ScreenedCase) -> bool:
    """Whether sums and clauses of the case come out otherwise now than in the record."""
    now = screening_record(screened)
    return any(getattr(now, name) != getattr(kept.record, name) for name in TOTALS)


def differences(kept: KeptScreening, screened: ScreenedCase) -> tuple[Difference, ...]:
    """The results that come out otherwise now than in the record."""
    now = {each.sequence: compared(result_facts(each)) for each in screened.results}
    then = {sequence: compared(facts) for sequence, facts in kept.facts.items()}
    found = []
    for sequence in sorted(now.keys() | then.keys()):
        if sequence not in then or sequence not in now:
            is_new = sequence not in then
            found.append(Difference(sequence, is_new=is_new, is_gone=not is_new))
            continue
        members = tuple(name for name in COMPARED if now[sequence][name] != then[sequence][name])
        if members:
            found.append(Difference(sequence, members))
    return tuple(found)


def _sum_facts(total: WasteTotal) -> JsonObject:
    fact = total.fact
    return {
        "tonnes": text_of(total.tonnes),
        "uncertainty": None if total.uncertainty is None else plain(total.uncertainty),
        "low": plain(fact.low if isinstance(fact, Between) else fact),
        "high": plain(fact.high if isinstance(fact, Between) else fact),
        "entries": list(total.entries),
    }


def _whole(screened: ScreenedCase) -> bytes:
    """The file of the record: JSON with each result on a line of its own, for plain tools."""
    facts = (json.dumps(result_facts(each), ensure_ascii=False) for each in screened.results)
    lines = ",\n".join(facts)
    rest = json.dumps(_rest(screened), ensure_ascii=False)[1:]
    return f'{{"results": [\n{lines}\n],\n{rest}\n'.encode()


def _read(sequence: int, content: bytes) -> dict[int, JsonObject]:
    """The facts of each result in the file of a screening record."""
    try:
        results = json.loads(content)["results"]
        return {each["entry"]: dict(each) for each in results}
    except (KeyError, TypeError, ValueError):
        raise ScreeningUnreadableError(entry=sequence) from None


def compared(facts: JsonObject) -> dict[str, JsonValue]:
    """What is compared of a result; the limit goes by its row too."""
    row = facts.get("limit_row")
    limit_id = row.get("limit_id") if isinstance(row, Mapping) else None
    return {name: facts.get(name) for name in COMPARED} | {"limit_id": limit_id}


def _line(each: ScreenedResult) -> JsonObject:
    """One result as the record itself shows it."""
    said: dict[str, JsonValue] = {
        "result": each.sequence,
        "analyte": each.result.analyte,
        "value": each.result.value,
        "unit": each.result.unit,
        "reason": each.reason or None,
    }
    if each.assessment is None:
        return said
    told = assessment_facts(each.assessment)
    limit, lead = each.assessment.limit, each.assessment.lead
    place = () if limit is None else (limit.standard_id, limit.table, limit.grade)
    said |= {name: told[name] for name in ("compliance", "ratio", "exceedance", "outcome")}
    return {
        **said,
        "limit": None if limit is None else limit_text(limit),
        "standard": " ".join(each for each in place if each) or None,
        "clause": None if lead is None else f"{lead.rule.instrument} {lead.rule.clause}",
        "arithmetic": "\n".join(each.assessment.arithmetic) or None,
        "warnings": each.assessment.warnings,
    }


def _weight(each: ScreenedResult) -> tuple[bool, Fraction, int]:
    """What is above its limit comes first, the highest before all."""
    comparison = None if each.assessment is None else each.assessment.comparison
    fails = comparison is not None and comparison.compliance is Compliance.FAILS
    exceedance = None if comparison is None else comparison.exceedance
    return not fails, -(exceedance or Fraction(0)), each.sequence


def _own_standards(screened: ScreenedCase) -> tuple[int, ...]:
    limits = (each.assessment.limit for each in screened.results if each.assessment is not None)
    return tuple(
        sorted({each.entry for each in limits if each is not None and each.entry is not None})
    )


def _own_points(screened: ScreenedCase) -> tuple[int, ...]:
    samples = (each.sample for each in screened.results)
    return tuple(
        sorted(
            {each.own_point for each in samples if each is not None and each.own_point is not None}
        )
    )


def _tonnes(screened: ScreenedCase) -> str | None:
    return None if screened.tonnes is None else text_of(screened.tonnes)
