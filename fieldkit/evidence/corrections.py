"""Supplements and withdrawals (补正): later entries about earlier ones, which stay as they are."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Final, TypeVar

from fieldkit.canonical import JsonObject
from fieldkit.evidence.parts import FieldProblem, RecordError, members, rule
from fieldkit.evidence.record import SUPPORT, Record, Role, Scope, line, read_body, to_body
from fieldkit.evidence.signings import SIGNABLE
from fieldkit.evidence.values import LONG, About

R = TypeVar("R", bound=Record)

_UNSIGNED: Final = frozenset(
    {"party", "standard", "point", "case", "basis", "quality_rule", "signing"}
)
SUPPLEMENTED: Final = (SIGNABLE | _UNSIGNED) - {"supplement", "withdrawal"}
# A screening record says what the tables came to; where that was wrong, it is made anew.
WITHDRAWN: Final = SUPPLEMENTED - {"party", "case"} | {"supplement", "screening"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Record):
    """An entry about an earlier one."""

    scope: ClassVar[Scope] = Scope.AS_CORRECTED
    files: ClassVar[tuple[Role, ...]] = (SUPPORT,)

    reason: Annotated[str, About("reason", "原因", by="PC24", most=LONG)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(Correction):
    """Says what a record should have said, or adds to it."""

    kind: ClassVar[str] = "supplement"
    en: ClassVar[str] = "supplement"
    zh: ClassVar[str] = "补正"

    corrects: Annotated[int, About("entry", "被补正的记录", by="PC24", refers=SUPPLEMENTED)]
    changes: Annotated[
        JsonObject,
        About(
            "new values",
            "修改内容",
            help="Members of the record with their new values as in its body; null takes away.",
        ),
    ]
    note: Annotated[str | None, About("what is added", "补充说明", most=LONG)] = None

    @rule("nothing_changed", "Say what changes or what is added.", "changes", "note")
    def _says_nothing(self) -> bool:
        return not self.changes and self.note is None

    @property
    def title(self) -> str:
        """Which entry, and why."""
        return line(f"#{self.corrects}", self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Correction):
    """Says that an entry no longer counts."""

    kind: ClassVar[str] = "withdrawal"
    en: ClassVar[str] = "withdrawal"
    zh: ClassVar[str] = "撤回"

    corrects: Annotated[int, About("entry", "被撤回的记录", by="PC24", refers=WITHDRAWN)]

    @property
    def title(self) -> str:
        """Which entry, and why."""
        return line(f"#{self.corrects}", self.reason)


def apply(record: R, changes: JsonObject) -> R:
    """The record as it stands after a supplement; checked as if written anew.

    Args:
        record: as sealed, or as earlier supplements left it.
        changes: members with their new values, as in the body; None takes a value away.

    Raises:
        RecordError: a member does not exist, or the result would not be a sound record.
    """
    unknown = sorted(changes.keys() - {member.name for member in members(type(record))})
    if unknown:
        problems = [
            FieldProblem(name, "unknown_field", "The record has no such member.")
            for name in unknown
        ]
        raise RecordError(record.kind, problems)
    return read_body(type(record), {**to_body(record), **changes})
