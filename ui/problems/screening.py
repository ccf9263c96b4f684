"""What screening comes to, in words and with a drawing: never a colour alone, never a verdict."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from fieldkit.canonical import JsonValue
from fieldkit.reference.assessment import Assessment
from fieldkit.reference.comparison import Compliance
from fieldkit.reference.remarks import REMARKS
from fieldkit.reference.rows import Confidence, Limit, Source
from fieldkit.reference.statutes import Outcome
from fieldkit.reference.units import DIMENSIONLESS, plain, text_of

_COMPLIANCE_DRAWN: Final = {
    Compliance.COMPLIES: ("circle-check", "good"),
    Compliance.FAILS: ("circle-alert", "danger"),
    Compliance.UNDETERMINED: ("circle-question-mark", "warning"),
    Compliance.NO_LIMIT: ("circle-minus", "muted"),
    Compliance.REFUSED: ("circle-x", "warning"),
}
_OUTCOME_DRAWN: Final = {
    Outcome.MET: ("triangle-alert", "warning"),
    Outcome.REVIEW: ("circle-question-mark", "warning"),
    Outcome.NOT_MET: ("circle-minus", "muted"),
    Outcome.NOT_APPLICABLE: ("slash", "muted"),
}


def compliance_drawn(compliance: Compliance) -> tuple[str, str]:
    """Drawing and colour role."""
    return _COMPLIANCE_DRAWN[compliance]


def outcome_drawn(outcome: Outcome) -> tuple[str, str]:
    """Drawing and colour role."""
    return _OUTCOME_DRAWN[outcome]


def compliance_word(compliance: Compliance) -> str:
    """Whether a result complies, in a word."""
    translate = QCoreApplication.translate
    words = {
        Compliance.COMPLIES: translate("screening", "within the limit"),
        Compliance.FAILS: translate("screening", "above the limit"),
        Compliance.UNDETERMINED: translate("screening", "open"),
        Compliance.NO_LIMIT: translate("screening", "no limit held"),
        Compliance.REFUSED: translate("screening", "not comparable"),
    }
    return words[compliance]


def limit_word(limit: Limit | None) -> str:
    """A limit with its unit, such as "≤ 0.2 mg/L"; "—" for none."""
    if limit is None:
        return "—"
    if limit.low is None and limit.high is None:
        return limit.type.value
    ends = "~".join(plain(each) for each in (limit.low, limit.high) if each is not None)
    sign = "" if "~" in ends else ("≤ " if limit.high is not None else "≥ ")
    unit = "" if limit.unit.dimension == DIMENSIONLESS else f" {limit.unit.name}"
    return f"{sign}{ends}{unit}"


def against_limit(assessment: Assessment) -> str:
    """The limit, and by how many times it is exceeded, (C-S)/S; or whether it is kept."""
    return f"{limit_word(assessment.limit)} · {compliance_told(assessment)}"


def compliance_told(assessment: Assessment) -> str:
    """By how many times the limit is exceeded, (C-S)/S; or whether it is kept."""
    exceedance = assessment.comparison.exceedance
    if exceedance is None or exceedance <= 0:
        return compliance_word(assessment.comparison.compliance)
    told = QCoreApplication.translate("screening", "exceeded {times} times")
    return told.replace("{times}", text_of(exceedance))


def outcome_word(outcome: Outcome) -> str:
    """What a threshold comes to, in a word; it says nothing of guilt."""
    translate = QCoreApplication.translate
    words = {
        Outcome.MET: translate("screening", "MET"),
        Outcome.REVIEW: translate("screening", "REVIEW"),
        Outcome.NOT_MET: translate("screening", "NOT MET"),
        Outcome.NOT_APPLICABLE: translate("screening", "not applicable"),
    }
    return words[outcome]


def source_word(source: Source) -> str:
    """How sure a figure of the tables is, for people to weigh."""
    translate = QCoreApplication.translate
    words = {
        Confidence.SEEN: translate("screening", "read in a copy of grade {grade}"),
        Confidence.HIGH: translate("screening", "from memory, believed right"),
        Confidence.MEDIUM: translate("screening", "from memory, to be checked"),
        Confidence.OWN: translate("screening", "the agency's own, as sealed"),
    }
    return words[source.confidence].replace("{grade}", str(source.grade or ""))


def member_word(name: str) -> str:
    """What people call a part of what a result came to."""
    translate = QCoreApplication.translate
    words = {
        "value": translate("screening", "Result"),
        "unit": translate("screening", "Unit"),
        "basis": translate("screening", "Applicable standard"),
        "reason": translate("screening", "Why not screened"),
        "limit": translate("screening", "Limit"),
        "limit_low": translate("screening", "Lower limit"),
        "limit_unit": translate("screening", "Unit of the limit"),
        "limit_id": translate("screening", "Row of the limit"),
        "compliance": translate("screening", "Against the limit"),
        "ratio": "C/S",
        "exceedance": "(C-S)/S",
        "outcome": translate("screening", "Threshold"),
        "clause": translate("screening", "Clause"),
        "instrument": translate("screening", "Interpretation"),
    }
    return words.get(name, name)


def member_text(name: str, value: JsonValue) -> str:
    """The value of such a part, in words."""
    if value is None or value == "":
        return "—"
    if name == "compliance":
        return compliance_word(Compliance(str(value)))
    if name == "outcome":
        return outcome_word(Outcome(str(value)))
    if name == "reason":
        return remark(str(value))
    return f"#{value}" if name == "basis" else str(value)


def remark(code: str) -> str:
    """The sentence of a remark, in the language of the window."""
    return QCoreApplication.translate("records", REMARKS[code])
