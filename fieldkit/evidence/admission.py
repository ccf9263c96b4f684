"""Whether a record may enter the ledger as it stands, and where."""

from collections.abc import Iterable
from datetime import datetime

from fieldkit.errors import InputError
from fieldkit.evidence.cases import Case
from fieldkit.evidence.corrections import Supplement, Withdrawal, apply
from fieldkit.evidence.parts import FieldProblem, RecordError
from fieldkit.evidence.quantities import Quantity, require_own_arithmetic
from fieldkit.evidence.record import Record, Reference, Scope, check_files, check_moments
from fieldkit.evidence.recorder import OPENS_CASE
from fieldkit.evidence.register import NoSuchEntryError, Register


class CaseMissingError(InputError):
    """The record belongs to a case and none was named."""

    code = "record.case-missing"
    sentence = "A {record} belongs to a case; say which."


class CaseNumberTakenError(InputError):
    """Another case has the same number."""

    code = "case.number-taken"
    sentence = "There is a case with this number already (#{case})."


class WithdrawnAlreadyError(InputError):
    """What is to be corrected does not count any more."""

    code = "entry.withdrawn"
    sentence = "Entry #{entry} has been withdrawn; it cannot be corrected any more."


def admit(
    register: Register,
    record: Record,
    *,
    case: int | None,
    roles: Iterable[str],
    now: datetime,
) -> int | None:
    """The case that the recorder is to seal the record under.

    Checked: the files it needs, moments in the future, and that every entry it points at
    exists, is of the right kind, and stands in the same case or in none. A correction must
    leave a lawful record behind. A quantity must be the one that its figures give.

    Args:
        register: the vault's register.
        record: valid in itself.
        case: sequence of the case meant, None where the kind needs none.
        roles: role of each attached file.
        now: what the wall clock shows.

    Raises:
        RecordError: files, moments or references are wrong; all are listed.
        CaseMissingError: the kind needs a case.
        CaseNumberTakenError: the case's number is in use.
        WithdrawnAlreadyError: the entry to correct was withdrawn.
    """
    check_files(record, roles)
    check_moments(record, now)
    place = _place(register, record, case)
    problems = [
        problem
        for reference in record.references
        if (problem := _problem_with(register, reference, place)) is not None
    ]
    if problems:
        raise RecordError(record.kind, problems)
    if isinstance(record, Case):
        _require_new_number(register, record)
    if isinstance(record, Quantity):
        require_own_arithmetic(record)
    if isinstance(record, Supplement | Withdrawal):
        _require_correctable(register, record)
    return place


def _place(register: Register, record: Record, case: int | None) -> int | None:
    if isinstance(record, Supplement | Withdrawal):
        return register.sealed(record.corrects).entry.case
    if record.scope is Scope.VAULT:
        return None
    if record.scope is Scope.OPENS_CASE:
        return OPENS_CASE
    if case is None:
        raise CaseMissingError(record=record.en)
    return case


def _problem_with(
    register: Register, reference: Reference, place: int | None
) -> FieldProblem | None:
    try:
        kind, case = register.place(reference.sequence)
    except NoSuchEntryError:
        return FieldProblem(reference.field, "no_such_entry", "There is no such entry.")
    if kind not in reference.kinds:
        kinds = " or ".join(sorted(each.replace("_", " ") for each in reference.kinds))
        told = f"Entry #{reference.sequence} is no {kinds}."
        return FieldProblem(reference.field, "wrong_kind", told)
    if case not in {None, place}:
        told = f"Entry #{reference.sequence} belongs to another case."
        return FieldProblem(reference.field, "another_case", told)
    return None


def _require_new_number(register: Register, record: Case) -> None:
    for row in register.cases():
        if register.case_number(row.sequence) == record.number:
            raise CaseNumberTakenError(case=row.sequence)


def _require_correctable(register: Register, record: Supplement | Withdrawal) -> None:
    target = register.sealed(record.corrects)
    if target.entry.kind in {"supplement", "withdrawal"}:
        if register.is_withdrawn(record.corrects):
            raise WithdrawnAlreadyError(entry=record.corrects)
        return
    item = register.item(record.corrects)
    if item.is_withdrawn:
        raise WithdrawnAlreadyError(entry=record.corrects)
    if isinstance(record, Supplement):
        changed = apply(item.current, record.changes)
        if isinstance(changed, Quantity):
            require_own_arithmetic(changed)
