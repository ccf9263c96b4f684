"""What scripts and sealed records are told of limits and assessments; numbers are texts."""

from fieldkit.canonical import JsonObject
from fieldkit.reference.assessment import Assessment, UnderLaw
from fieldkit.reference.remarks import REMARKS
from fieldkit.reference.rows import Limit, LimitType
from fieldkit.reference.statutes import Outcome
from fieldkit.reference.units import DIMENSIONLESS, plain, text_of


def limit_facts(limit: Limit) -> JsonObject:
    """What scripts are told of a limit; numbers are texts."""
    return {
        "limit_id": limit.limit_id,
        "pollutant": limit.pollutant,
        "item": limit.item,
        "value_type": limit.type.value,
        "limit": None if limit.high is None else plain(limit.high),
        "limit_low": None if limit.low is None else plain(limit.low),
        "limit_unit": limit.unit.name,
        "strict": {"low": limit.strict_low, "high": limit.strict_high},
        "standard_id": limit.standard_id,
        "title": limit.title,
        "amendment": limit.amendment,
        "table_no": limit.table,
        "class_grade": limit.class_grade,
        "scope": limit.scope,
        "averaging": limit.averaging,
        "point": limit.point,
        "medium": limit.medium,
        "effective_from": limit.valid_from.isoformat(),
        "effective_to": None if limit.valid_to is None else limit.valid_to.isoformat(),
        "superseded_by": list(limit.superseded_by),
        "note": limit.note,
        "confidence": limit.source.confidence.value,
        "source_grade": None if limit.source.grade is None else limit.source.grade.value,
        "source": limit.source.copy,
        "outlet": limit.outlet,
        "entry": limit.entry,
    }


def limit_text(limit: Limit) -> str:
    """A limit in one short piece, such as "≤ 0.5 mg/L"."""
    if limit.low is None and limit.high is None:
        return {LimitType.NOT_DETECTED: "不得检出"}.get(limit.type, limit.note or limit.type.value)
    ends = "~".join(plain(each) for each in (limit.low, limit.high) if each is not None)
    sign = "" if "~" in ends else "≤ " if limit.high is not None else "≥ "
    unit = "" if limit.unit.dimension == DIMENSIONLESS else f" {limit.unit.name}"
    return f"{sign}{ends}{unit}"


def assessment_facts(assessment: Assessment) -> JsonObject:
    """What scripts are told of an assessment; numbers are texts."""
    comparison, limit, lead = assessment.comparison, assessment.limit, assessment.lead
    ratio, exceedance = comparison.ratio, comparison.exceedance
    has_result = assessment.reported is not None
    return {
        "limit": None if limit is None or limit.high is None else plain(limit.high),
        "limit_low": None if limit is None or limit.low is None else plain(limit.low),
        "limit_unit": None if limit is None else limit.unit.name,
        "limit_row": None if limit is None else limit_facts(limit),
        "candidates": [limit_facts(each) for each in assessment.candidates],
        "ratio": None if ratio is None else text_of(ratio),
        "exceedance": None if exceedance is None else text_of(exceedance),
        "compliance": comparison.compliance.value if has_result else None,
        "outcome": _value(assessment.outcome),
        "clause": None if lead is None else lead.rule.clause,
        "tier": None if lead is None else lead.rule.tier,
        "instrument": assessment.laws[0].instrument,
        "by_instrument": [law_facts(each) for each in assessment.laws],
        "arithmetic": "; ".join(assessment.arithmetic),
        "warnings": list(assessment.warnings),
        "explanations": {code: REMARKS[code] for code in assessment.warnings},
        "reference_edition": assessment.edition,
    }


def law_facts(law: UnderLaw) -> JsonObject:
    """What scripts are told of one interpretation."""
    return {
        "instrument": law.instrument,
        "in_force": "at the act" if law.is_of_act else "today",
        "outcome": _value(law.outcome),
        "reason": law.reason or None,
        "clause": None if law.lead is None else law.lead.rule.clause,
        "rules": [
            {
                "id": each.rule.rule_id,
                "clause": each.rule.clause,
                "offence": each.rule.offence,
                "tier": each.rule.tier,
                "outcome": each.outcome.value,
                "summary": each.rule.summary,
                "confidence": each.rule.confidence,
                "unstated": list(each.unstated),
            }
            for each in law.screened
        ],
    }


def _value(outcome: Outcome | None) -> str | None:
    return None if outcome is None else outcome.value
