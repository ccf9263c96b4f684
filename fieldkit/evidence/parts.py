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

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from types import NoneType, UnionType
from typing import ClassVar, Final, Generic, NamedTuple, TypeVar, get_args, get_origin

from fieldkit.canonical import JsonObject
from fieldkit.errors import InputError
from fieldkit.evidence.values import About, Choice, Fault, choices_of, form_of, normal

MOST_VALUES: Final = 1_000  # in one tuple


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
            record=record,
            reasons=" ".join(f"{each.field}: {each.sentence}" for each in problems),
            problems=[
                {"field": each.field, "problem": each.problem, "sentence": each.sentence}
                for each in problems
            ],
        )
        self.problems = tuple(problems)


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
        """What a form shows for one value: "text", "long_text", "reference", "part", ..."""
        return "part" if issubclass(self.holds, Part) else form_of(self.holds, self.about)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to choose from; empty where it holds no choice."""
        return choices_of(self.holds)

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

    A null counts as absent. Members that the object has and the part does not know, of a
    newer writer, are passed over.
    """
    read = object.__new__(part)
    for member in members(part):
        value = body.get(member.name)
        object.__setattr__(read, member.name, member.default if value is None else value)
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
    result: object = None
    if issubclass(member.holds, Part):
        if isinstance(value, Mapping):
            return read_part(member.holds, value, f"{path}.", found)
        fault = Fault("wrong_type", "This must be an object.")
        result = value if value is None or type(value) is member.holds else fault
    elif value is not None:
        result = normal(value, member.holds, member.about)
    if result is None and (member.is_many or not member.is_optional):
        result = Fault("missing", "This must be given.")
    if isinstance(result, Fault):
        found.append(FieldProblem(path, *result))
        return None
    return result
