"""The base of everything people record, and a record's form in an entry's body."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import Annotated, ClassVar, Final, NamedTuple

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import time_text
from fieldkit.evidence.parts import FieldProblem, Member, P, Part, RecordError, members, read_part
from fieldkit.evidence.values import LONG, About, Choice

LATEST: Final = timedelta(days=1)  # how far a laptop's clock may be behind
TITLE: Final = 80  # characters


class Scope(Enum):
    """Where entries of a kind stand."""

    VAULT = auto()  # in no case: what several cases share
    OPENS_CASE = auto()
    CASE = auto()
    AS_CORRECTED = auto()  # where the entry stands that it corrects


@dataclass(frozen=True, slots=True)
class Role:
    """What an attached file is to its record.

    Attributes:
        name: as in the entry's attachment.
        en: English label.
        zh: Chinese label.
        least: how many there must be.
        most: how many there may be.
    """

    name: str
    en: str
    zh: str
    least: int = 0
    most: int = 100


ORIGINAL: Final = Role("original", "original file", "原始文件", least=1, most=1)
SUPPORT: Final = Role("support", "supporting file", "佐证材料")
SCAN: Final = Role("scan", "scan of the signed paper", "签名纸质件扫描件")


class Reference(NamedTuple):
    """A record points at another entry.

    Attributes:
        field: path of the member.
        sequence: the entry pointed at.
        kinds: what that entry may be.
    """

    field: str
    sequence: int
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Part, ABC):
    """Something people put on record; becomes the body of one ledger entry.

    Attributes:
        kind: the entry's kind.
        en: English name of the kind.
        zh: Chinese name of the kind.
        scope: where its entries stand.
        files: the roles its attachments may have.
    """

    en: ClassVar[str]
    zh: ClassVar[str]
    scope: ClassVar[Scope] = Scope.CASE
    files: ClassVar[tuple[Role, ...]] = (SUPPORT,)

    @property
    @abstractmethod
    def title(self) -> str:
        """One short line for lists, of the record's own words; up to 80 characters."""

    @property
    def occurred_at(self) -> datetime | None:
        """When it happened, as claimed by people; None where that says nothing."""
        return None

    @property
    def references(self) -> tuple[Reference, ...]:
        """The entries this record points at; they must exist and be of the given kinds."""
        return tuple(
            Reference(path, value, member.about.refers)
            for path, member, value in walk(self)
            if member.about.refers is not None and isinstance(value, int)
        )

    @property
    def search_text(self) -> str:
        """All words of the record by which people may look for it, one value on a line."""
        words = (value.zh if isinstance(value, Choice) else value for _, _, value in walk(self))
        return "\n".join(word for word in words if isinstance(word, str))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Paths of the members that some source asks for and that nobody has filled in."""
        return tuple(
            path for path, member, value in walk(self) if value is None and member.about.by
        )

    def fewest(self, role: Role) -> int:
        """How many files of a role this very record needs."""
        return role.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """A piece of evidence, found on an inspection or apart from one."""

    inspection: Annotated[
        int | None, About("inspection", "现场检查", refers=frozenset({"inspection"}))
    ] = None
    note: Annotated[str | None, About("remarks", "备注", most=LONG)] = None


def line(*texts: str | None) -> str:
    """A title made from what is there of the texts."""
    whole = " · ".join(" ".join(text.split()) for text in texts if text)
    return whole if len(whole) <= TITLE else whole[: TITLE - 1] + "…"


def to_body(part: Part) -> JsonObject:
    """The record as canonical JSON takes it. What was not said (None, no values) is left out."""
    said = ((member.name, getattr(part, member.name)) for member in members(type(part)))
    return {name: _as_json(value) for name, value in said if value is not None and value != ()}


def read_body(part: type[P], body: JsonObject) -> P:
    """The record that a body holds. Members it does not know, of a newer writer, are passed over.

    Raises:
        RecordError: members are missing, of a wrong type or against a rule; all are listed.
    """
    problems: list[FieldProblem] = []
    read = read_part(part, body, "", problems)
    if problems:
        raise RecordError(part.kind, problems)
    return read


def walk(part: Part, path: str = "") -> Iterator[tuple[str, Member, object]]:
    """Every value of a record with its path, those inside of parts included.

    A member without a value gives None once.
    """
    for member in members(type(part)):
        value = getattr(part, member.name)
        if isinstance(value, tuple) and value:
            places = [(f"{path}{member.name}[{n}]", each) for n, each in enumerate(value)]
        else:
            places = [(path + member.name, None if value == () else value)]
        for place, each in places:
            if isinstance(each, Part):
                yield from walk(each, f"{place}.")
            else:
                yield place, member, each


def check_files(record: Record, roles: Iterable[str]) -> None:
    """Holds the files that go with a record against what its kind asks for.

    Args:
        record: what they are attached to.
        roles: the role of each file.

    Raises:
        RecordError: files are missing, too many, or of a role that the kind does not know.
    """
    count = Counter(roles)
    problems = []
    for role in record.files:
        found = count.pop(role.name, 0)
        if found < record.fewest(role):
            sentence = f"A file is needed as {role.en}."
            problems.append(FieldProblem(f"attachments.{role.name}", "missing", sentence))
        elif found > role.most:
            sentence = f"Only {role.most} can be given as {role.en}."
            problems.append(FieldProblem(f"attachments.{role.name}", "too_many", sentence))
    problems += [
        FieldProblem("attachments", "unknown_role", f"No file goes with it as {name}.")
        for name in count
    ]
    if problems:
        raise RecordError(record.kind, problems)


def check_moments(record: Record, now: datetime) -> None:
    """Holds a record's moments against the clock.

    Raises:
        RecordError: any of them lies more than a day after `now`.
    """
    problems = [
        FieldProblem(path, "in_future", "This moment lies in the future.")
        for path, _, value in walk(record)
        if isinstance(value, datetime) and value > now + LATEST
    ]
    if problems:
        raise RecordError(record.kind, problems)


def _as_json(value: object) -> JsonValue:
    if isinstance(value, Part):
        return to_body(value)
    if isinstance(value, tuple):
        return [_as_json(each) for each in value]
    if isinstance(value, date):
        return time_text(value) if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, str):
        return str(value)  # a choice is its word
    if isinstance(value, int):
        return value
    raise TypeError(f"a {type(value).__name__} has no form in a record")
