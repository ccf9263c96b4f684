"""A case's entries as a file for the police: what `fieldkit.evidence.completeness` asks for."""

from typing import Final

from fieldkit.evidence.cases import Case
from fieldkit.evidence.completeness import Completeness, FileFacts, completeness
from fieldkit.evidence.kinds import from_body, is_evidence
from fieldkit.evidence.register import NoSuchCaseError, Register
from fieldkit.evidence.visits import look_at
from fieldkit.ledger.standing import standings

_RESULT: Final = "measurement"  # of which there may be thousands: counted, not read


def look_at_file(register: Register, case: int) -> Completeness:
    """What the file of a case has and lacks.

    Raises:
        NoSuchCaseError: there is no such case.
        EntryAlteredError: a line is no longer what was sealed.
        RecordError: a body cannot be read.
    """
    stand = {
        sequence: each
        for sequence, each in standings(register.case_entries(case)).items()
        if each.withdrawn_by is None
    }
    records = {
        sequence: from_body(each.sealed.entry.kind, each.body)
        for sequence, each in stand.items()
        if is_evidence(each.sealed.entry.kind) and each.sealed.entry.kind != _RESULT
    }
    opened = records.pop(case, None)
    if not isinstance(opened, Case):
        raise NoSuchCaseError(case=f"#{case}", found="No")
    visits = [sequence for sequence, each in records.items() if each.kind == "inspection"]
    return completeness(
        FileFacts(
            case=opened,
            records=records,
            open_lines={each: look_at(register, each).lacking for each in visits},
            sketches=frozenset(
                sequence
                for sequence in visits
                if any(each.role == "sketch" for each in stand[sequence].sealed.entry.attachments)
            ),
            exports=tuple(
                sequence for sequence, each in stand.items() if each.sealed.entry.kind == "export"
            ),
            results=sum(each.sealed.entry.kind == _RESULT for each in stand.values()),
        )
    )
