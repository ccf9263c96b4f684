"""Validated groups of members that say what they hold, who asks for it, and what fits together.

A part is a frozen dataclass whose members are annotated `Annotated[type, About(...)]`. The
type says what a member holds, `About` how people call it, which source asks for it and how
long it may be; `@rule` methods say how members must fit together. Validation, the command
line and the forms all read this one description.

A member holds text, a whole number, yes or no, a moment, a day, a `Choice`, a `Part`, a JSON
object, or a tuple of one of these. Numbers that people reported stay text, as written.
Whatever may be given as its JSON form (a moment as RFC 3339 text, a choice as its word, a part
as an object) becomes what it stands for, so what is read back and what is made in code go
the same way.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType, NoneType, UnionType
from typing import ClassVar, Final, Generic, NamedTuple, Self, TypeVar, get_args, get_origin

from fieldkit.canonical import CanonicalError, JsonObject, decode, encode
from fieldkit.clock import TimeTextError, read_time, time_text
from fieldkit.errors import InputError

SHORT: Final = 200  # characters of a name, a number, a place
LONG: Final = 20_000  # characters of an account
MOST_VALUES: Final = 1_000  # in one tuple
MOST_NUMBER: Final = 10**12
MOST_JSON_BYTES: Final = 65_536

# What breaks a line, rings a bell or is half a character; long text may have lines and tabs.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROL_OR_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Fault(NamedTuple):
    """What is wrong with a value: a stable word and an English sentence."""

    problem: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One member that cannot be taken.

    Attributes:
        field: path such as "officers[1].certificate_number".
        problem: stable word such as "missing"; translations hang on it.
        sentence: the reason in English; never repeats what was typed.
    """

    field: str
    problem: str
    sentence: str


class RecordError(InputError):
    """A record cannot be taken; everything that is wrong with it is listed.

    Attributes:
        problems: one for each member that is wrong, in the order of the form.
    """

    code = "record.fields"
    sentence = "The {record} cannot be taken. {reasons}"

    def __init__(self, record: str, problems: list[FieldProblem]) -> None:
        super().__init__(
            record=record.replace("_", " "),
            reasons=" ".join(f"{each.field}: {each.sentence}" for each in problems),
            problems=[
                {"field": each.field, "problem": each.problem, "sentence": each.sentence}
                for each in problems
            ],
        )
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class About:
    """What people need to know to fill in a member.

    Attributes:
        en: English label.
        zh: Chinese label.
        by: sources that ask for it, as short names (`fieldkit.evidence.kinds.SOURCES`).
        help: what to enter, where the label does not say it.
        least: the smallest number, or the fewest values of a tuple.
        most: the most characters of a text.
        check: a rule for the text alone; gives the fault or None.
        is_code: the text is a code, in which full-width forms, blanks and small letters
            mean the same as half-width forms, no blanks and capitals.
        refers: kinds of entry that the number may point at; None when it is no reference.
    """

    en: str
    zh: str
    by: str = ""
    help: str = ""
    least: int = 0
    most: int = SHORT
    check: Callable[[str], Fault | None] | None = None
    is_code: bool = False
    refers: frozenset[str] | None = None


class Choice(StrEnum):
    """One of several answers; its value is the word that stands in the record."""

    zh: str
    en: str

    def __new__(cls, word: str, zh: str, en: str | None = None) -> Self:
        """The answer with its labels; the English one is the word unless given."""
        choice = str.__new__(cls, word)
        choice._value_ = word
        choice.zh = zh
        choice.en = en or word.replace("_", " ")
        return choice


P = TypeVar("P", bound="Part")


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """A rule between members; its fault is that of the first of them."""

    problem: str
    sentence: str
    members: tuple[str, ...]
    is_broken: Callable[[P], bool]


def rule(problem: str, sentence: str, *members: str) -> Callable[[Callable[[P], bool]], Rule[P]]:
    """Makes a method that is true when a rule is broken into that rule.

    The rule is asked only when each of the named members is sound by itself, and may read
    no others.
    """
    return lambda is_broken: Rule(problem, sentence, members, is_broken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A validated group of members: a record, or a piece of one such as an officer.

    Raises:
        RecordError: on making one of which any member is wrong.
    """

    kind: ClassVar[str]

    def __post_init__(self) -> None:
        problems = settle(self, "")
        if problems:
            raise RecordError(self.kind, problems)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a part, as its declaration describes it.

    Attributes:
        name: in code and in the body.
        about: labels, sources and bounds.
        holds: the type of one value.
        is_many: whether it is a tuple of such values.
        is_optional: whether None is an answer.
        default: what stands for "not given"; None if there is nothing.
    """

    name: str
    about: About
    holds: type
    is_many: bool
    is_optional: bool
    default: object

    @property
    def is_required(self) -> bool:
        """Whether a part without it is refused."""
        return self.default is None and not self.is_optional

    @property
    def form(self) -> str:
        """What a form shows for one value: "text", "long_text", "reference", "choice", ..."""
        if self.about.refers is not None:
            return "reference"
        form = next(name for base, name, _ in _FORMS if issubclass(self.holds, base))
        return "long_text" if form == "text" and self.about.most > SHORT else form

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to choose from; empty where it holds no choice."""
        return tuple(self.holds) if issubclass(self.holds, Choice) else ()

    @property
    def members(self) -> "tuple[Member, ...]":
        """The members of the part it holds; empty where it holds none."""
        return members(self.holds) if issubclass(self.holds, Part) else ()


class _Described(NamedTuple):
    members: tuple[Member, ...]
    rules: tuple[Rule[Part], ...]


_DESCRIBED: Final[dict[type[Part], _Described]] = {}  # each class is looked at once


def members(part: type[Part]) -> tuple[Member, ...]:
    """The members of a part or record, in the order of their declaration."""
    return _describe(part).members


def rules(part: type[Part]) -> tuple[Rule[Part], ...]:
    """The rules between the members of a part or record, those of its bases first."""
    return _describe(part).rules


def _describe(part: type[Part]) -> _Described:
    if part not in _DESCRIBED:
        inherited = (each for base in reversed(part.__mro__) for each in vars(base).values())
        _DESCRIBED[part] = _Described(
            tuple(_member(field) for field in fields(part)),
            tuple(each for each in inherited if isinstance(each, Rule)),
        )
    return _DESCRIBED[part]


def _member(field: Field[object]) -> Member:
    inner, about = get_args(field.type)
    is_optional = get_origin(inner) is UnionType
    if is_optional:
        (inner,) = (each for each in get_args(inner) if each is not NoneType)
    is_many = get_origin(inner) is tuple
    if is_many:
        inner = get_args(inner)[0]
    default = None if field.default is MISSING else field.default
    return Member(field.name, about, get_origin(inner) or inner, is_many, is_optional, default)


def read_part(part: type[P], body: JsonObject, path: str, problems: list[FieldProblem]) -> P:
    """The part that a JSON object holds; sound only if nothing was added to `problems`.

    Members that the object has and the part does not know, of a newer writer, are passed over.
    """
    read = object.__new__(part)
    for member in members(part):
        object.__setattr__(read, member.name, body.get(member.name, member.default))
    problems += settle(read, path)
    return read


def settle(part: Part, path: str) -> list[FieldProblem]:
    """Puts every member into its normal form; what is wrong with them and between them.

    Args:
        part: all its members are set, to anything.
        path: what to write before the names of its members.
    """
    problems: list[FieldProblem] = []
    unsound = set()
    for member in members(type(part)):
        found: list[FieldProblem] = []
        value = _normal(member, getattr(part, member.name), path + member.name, found)
        object.__setattr__(part, member.name, value)
        if found:
            unsound.add(member.name)
            problems += found
    problems += [
        FieldProblem(path + each.members[0], each.problem, each.sentence)
        for each in rules(type(part))
        if unsound.isdisjoint(each.members) and each.is_broken(part)
    ]
    return problems


def _normal(member: Member, value: object, path: str, found: list[FieldProblem]) -> object:
    """The member's value in its normal form; adds to `found` what is wrong with it."""
    if not member.is_many:
        return _one(member, value, path, found)
    if value is not None and not isinstance(value, list | tuple):
        found.append(FieldProblem(path, "wrong_type", "This must be a list."))
        return None
    values = value or ()
    if len(values) < member.about.least:
        word = "too_few" if values else "missing"
        sentence = f"At least {member.about.least} must be given."
        found.append(FieldProblem(path, word, sentence))
    if len(values) > MOST_VALUES:
        sentence = f"At most {MOST_VALUES} can be given."
        found.append(FieldProblem(path, "too_many", sentence))
        return None
    return tuple(_one(member, each, f"{path}[{n}]", found) for n, each in enumerate(values))


def _one(member: Member, value: object, path: str, found: list[FieldProblem]) -> object:
    """One value in its normal form; None if it is wrong or, where that is an answer, not given."""
    if isinstance(value, str):
        value = _trimmed(value, member.about)
    if value is None or value == "":
        if member.is_many or not member.is_optional:
            found.append(FieldProblem(path, "missing", "This must be given."))
        return None
    if issubclass(member.holds, Part) and isinstance(value, Mapping):
        return read_part(member.holds, value, f"{path}.", found)
    read = next(reader for base, _, reader in _FORMS if issubclass(member.holds, base))
    normal = read(value, member)
    if isinstance(normal, Fault):
        found.append(FieldProblem(path, *normal))
        return None
    return normal


def _trimmed(text: str, about: About) -> str:
    """The text in Unicode's composed form (NFC), no blanks around it, lines ended by LF."""
    if about.is_code:
        return "".join(unicodedata.normalize("NFKC", text).upper().split())
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def _text(value: object, member: Member) -> object:
    if not isinstance(value, str):
        return Fault("wrong_type", "This must be text.")
    about = member.about
    if (_CONTROL if about.most > SHORT else _CONTROL_OR_LINE).search(value):
        return Fault("control_character", "A character in it is none that people write.")
    if len(value) > about.most:
        return Fault("too_long", f"It is longer than {about.most} characters.")
    return (about.check and about.check(value)) or value


def _whole_number(value: object, member: Member) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        return Fault("wrong_type", "This must be a whole number.")
    if not member.about.least <= value <= MOST_NUMBER:
        return Fault("out_of_range", f"This must be {member.about.least} or more.")
    return value


def _yes_no(value: object, _member: Member) -> object:
    return value if isinstance(value, bool) else Fault("wrong_type", "This must be yes or no.")


def _moment(value: object, _member: Member) -> object:
    """The moment as it will be read back: whole milliseconds and a fixed offset."""
    if isinstance(value, datetime) and value.utcoffset() is None:
        return Fault("no_offset", "The moment needs an offset from UTC, such as +08:00.")
    if not isinstance(value, datetime | str):
        return Fault("wrong_type", "This must be a moment.")
    try:
        moment = read_time(value) if isinstance(value, str) else value
        return read_time(time_text(moment))
    except TimeTextError:
        return Fault("not_a_moment", "Write it like 2026-11-24T09:30:00+08:00.")


def _day(value: object, _member: Member) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        return Fault("wrong_type", "This must be a day.")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        return Fault("not_a_day", "Write it like 2026-11-24.")
    return day


def _choice(value: object, member: Member) -> object:
    for choice in member.choices:
        if choice == value:
            return choice
    words = ", ".join(member.choices)
    return Fault("unknown_choice", f"It must be one of: {words}.")


def _part(value: object, member: Member) -> object:
    return value if type(value) is member.holds else Fault("wrong_type", "This must be an object.")


def _json(value: object, _member: Member) -> object:
    if not isinstance(value, Mapping):
        return Fault("wrong_type", "This must be an object.")
    try:
        body = encode(value)
    except CanonicalError as problem:
        return Fault("not_json", f"It cannot be kept: {problem.details['reason']}.")
    if len(body) > MOST_JSON_BYTES:
        return Fault("too_long", f"It is longer than {MOST_JSON_BYTES} bytes.")
    copy = decode(body)
    return MappingProxyType(copy) if isinstance(copy, dict) else copy


# What a member can hold, what a form calls it, and how a value comes into its normal form.
_FORMS: Final[tuple[tuple[type, str, Callable[[object, Member], object]], ...]] = (
    (Choice, "choice", _choice),
    (str, "text", _text),
    (bool, "yes_no", _yes_no),
    (int, "whole_number", _whole_number),
    (datetime, "moment", _moment),
    (date, "day", _day),
    (Part, "part", _part),
    (Mapping, "json", _json),
)
