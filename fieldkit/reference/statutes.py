"""The thresholds of the environmental crime interpretations, by the day of the act.

Read from `resources/reference/criminal_thresholds.json`; its sources stand there. What is
evaluated here screens for a decision to transfer; it never finds anybody guilty.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

import resources
from fieldkit.reference.facts import Between, FactKind, Facts
from fieldkit.reference.reading import ReferenceDamagedError
from fieldkit.reference.tables import FOLDER, THRESHOLDS

ART_338: Final = "刑法第338条"
# Up to 3 years; 3 to 7 years, under the word of today and the one before 2021-03-01; 7 and more.
_RANKS: Final = {"严重污染环境": 0, "情节严重": 1, "后果特别严重": 1, "七年以上档": 2}


class Outcome(StrEnum):
    """What screening one rule comes to."""

    MET = "MET"
    REVIEW = "REVIEW"
    NOT_MET = "NOT_MET"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@dataclass(frozen=True, slots=True)
class Multiple:
    """How many times the limit a metal has to be exceeded.

    Attributes:
        times: N.
        rule: id of the rule.
        valid_from: first day of the act.
        valid_to: last day; None while in force.
        codes: pollutants that count.
        is_open: other heavy metals may count too; a lawyer decides.
    """

    times: Decimal
    rule: str
    valid_from: date
    valid_to: date | None
    codes: frozenset[str]
    is_open: bool


Condition = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One clause.

    Attributes:
        rule_id: names it.
        instrument: the interpretation, such as 法释〔2023〕7号.
        clause: such as 第一条(三).
        offence: of the Criminal Law.
        tier: of the penalty, the interpretation's word.
        condition: as the file has it; `holds` evaluates it.
        valid_from: first day of the act.
        valid_to: last day; None while in force.
        summary: Chinese.
        confidence: of the text.
        note: what must be minded.
    """

    rule_id: str
    instrument: str
    clause: str
    offence: str
    tier: str
    condition: Condition
    valid_from: date
    valid_to: date | None
    summary: str
    confidence: str
    note: str

    @property
    def rank(self) -> int:
        """Height of its tier; -1 where the clause sets none."""
        return _RANKS.get(self.tier, -1)

    @property
    def is_of_pollution(self) -> bool:
        """Whether it opens a tier of Art. 338; aggravation and other offences do not."""
        return self.offence.startswith(ART_338) and self.rank >= 0


@dataclass(frozen=True)
class Statutes:
    """All clauses held.

    Attributes:
        rules: by id, without those whose text nobody has seen.
        multiples: of the metal clauses.
        fields: the facts that the clauses ask for.
    """

    rules: Mapping[str, Rule]
    multiples: tuple[Multiple, ...]
    fields: Mapping[str, FactKind]

    @cached_property
    def _instruments(self) -> tuple[tuple[Rule, ...], ...]:
        """The clauses of each interpretation, those that refer to others last."""
        found: dict[str, list[Rule]] = {}
        for each in sorted(self.rules.values(), key=_refers_to_others):
            found.setdefault(each.instrument, []).append(each)
        return tuple(map(tuple, found.values()))

    def in_force(self, day: date) -> tuple[Rule, ...]:
        """The clauses that held on a day, to be weighed in order; none before 2013-06-19."""
        return next((rules for rules in self._instruments if _is_on(rules[0], day)), ())

    def instrument(self, day: date) -> str | None:
        """The interpretation that held on a day; None if none is held here."""
        rules = self.in_force(day)
        return rules[0].instrument if rules else None

    def multiple(self, code: str, day: date) -> Multiple | None:
        """The dated multiple of a pollutant; never the undated one of the pollutant list."""
        for each in self.multiples:
            if code in each.codes and _is_on(each, day):
                return each
        return None

    def open_multiple(self, day: date) -> Multiple | None:
        """The multiple of a clause that names no closed list of metals, if one held."""
        return next((each for each in self.multiples if each.is_open and _is_on(each, day)), None)


@dataclass(frozen=True, slots=True)
class Screened:
    """What one clause comes to.

    Attributes:
        rule: the clause.
        outcome: what it comes to.
        arithmetic: each comparison in one line.
        unstated: facts it asks for that were not given.
    """

    rule: Rule
    outcome: Outcome
    arithmetic: tuple[str, ...]
    unstated: tuple[str, ...]


@lru_cache(maxsize=1)
def held() -> Statutes:
    """The clauses that travel with the program; read once.

    Raises:
        ReferenceDamagedError: the file was altered.
    """
    return read_statutes(resources.read_bytes(f"{FOLDER}/{THRESHOLDS}"))


def read_statutes(content: bytes) -> Statutes:
    """The clauses of a file.

    Raises:
        ReferenceDamagedError: it is not of its form.
    """
    try:
        whole = json.loads(content, parse_float=Decimal)
        rules = {rule.rule_id: rule for rule in map(_rule, whole["rules"]) if rule}
        multiples = tuple(map(_multiple, whole["metal_multipliers"]["rows"]))
        if any(each.rule not in rules for each in multiples):
            raise ValueError("a multiple names a rule that is not there")
        fields: dict[str, FactKind] = {}
        for rule in rules.values():
            for leaf in _leaves(rule.condition):
                _note_field(leaf, fields)
    except (KeyError, TypeError, ValueError) as problem:
        told = f"{type(problem).__name__}: {problem}"
        raise ReferenceDamagedError(file=THRESHOLDS, reason=told) from None
    return Statutes(rules, multiples, fields)


def screen(
    statutes: Statutes, day: date, facts: Facts, metals: Mapping[str, Outcome] | None = None
) -> tuple[Screened, ...]:
    """Every clause in force on a day to which something was stated.

    Args:
        statutes: the clauses.
        day: of the act; of a continuing act, its end.
        facts: what is known.
        metals: outcomes of metal clauses, by rule id.
    """
    known = dict(metals or {})
    rules = statutes.in_force(day) if facts else [statutes.rules[each] for each in known]
    screened = []
    for rule in rules:
        weighing = _Weighing(facts, known)
        outcome = known.get(rule.rule_id) or weighing.weigh(rule.condition)
        if outcome is None:
            continue
        known[rule.rule_id] = outcome
        screened.append(
            Screened(rule, outcome, tuple(weighing.arithmetic), tuple(weighing.unstated))
        )
    return tuple(screened)


def leading(screened: Sequence[Screened]) -> Screened | None:
    """The clause that stands for all: the highest tier met, else one to review, else any."""
    of_pollution = [each for each in screened if each.rule.is_of_pollution]
    for outcome in (Outcome.MET, Outcome.REVIEW, Outcome.NOT_MET):
        found = [each for each in of_pollution if each.outcome is outcome]
        if found:
            # Of clauses not met, the lowest tier is the one that comes first.
            best = min if outcome is Outcome.NOT_MET else max
            return best(found, key=lambda each: each.rule.rank)
    return None


class _Weighing:
    """Weighs one condition; notes what it looked at."""

    def __init__(self, facts: Facts, known: Mapping[str, Outcome]) -> None:
        self._facts = facts
        self._known = known
        self.arithmetic: list[str] = []
        self.unstated: list[str] = []

    def weigh(self, condition: Condition) -> Outcome | None:
        """None where nothing that was stated bears on it."""
        if "all" in condition:
            return self._all(_parts(condition["all"]))
        if "any" in condition:
            return self._any(_parts(condition["any"]))
        if condition["op"] == "any_rule_met":
            outcomes = [
                self._known[each] for each in _texts(condition["rules"]) if each in self._known
            ]
            return _best(outcomes)
        if "field" not in condition:
            return None  # manual clauses, and metals, which are weighed by their multiples
        return self._fact(condition)

    def _all(self, parts: Sequence[Condition]) -> Outcome | None:
        outcomes = [self.weigh(each) for each in parts]
        stated = [each for each in outcomes if each is not None]
        if not stated:
            return None
        if Outcome.NOT_MET in stated:
            return Outcome.NOT_MET
        is_whole = len(stated) == len(outcomes) and set(stated) == {Outcome.MET}
        return Outcome.MET if is_whole else Outcome.REVIEW

    def _any(self, parts: Sequence[Condition]) -> Outcome | None:
        return _best([each for each in map(self.weigh, parts) if each is not None])

    def _fact(self, condition: Condition) -> Outcome | None:
        name = str(condition["field"])
        value = self._facts.get(name)
        if value is None:
            self.unstated.append(name)
            return None
        holds, told = _COMPARED[str(condition["op"])](value, condition.get("value", True))
        self.arithmetic.append(f"{name} = {told}")
        if holds is None:
            return Outcome.REVIEW
        if not holds and condition.get("open_list"):
            return Outcome.REVIEW  # the list ends with 等: others of the kind may count
        return Outcome.MET if holds else Outcome.NOT_MET


def _at_least(value: object, bound: object) -> tuple[bool | None, str]:
    """None as the answer where the number may lie on either side of the bound."""
    if isinstance(value, Between):
        wanted = _decimal(bound)
        holds = True if value.low >= wanted else False if value.high < wanted else None
        sign = {True: "≥", False: "<", None: "on either side of"}[holds]
        return holds, f"{value} {sign} {wanted:f}"
    number = _decimal(value)
    holds = number >= _decimal(bound)
    return holds, f"{number:f} {'≥' if holds else '<'} {_decimal(bound):f}"


def _equal(value: object, wanted: object) -> tuple[bool, str]:
    return value == wanted, f"{value}; {wanted}"


def _among(value: object, wanted: object) -> tuple[bool, str]:
    names = _texts(wanted)
    return value in names, f"{value}; {'|'.join(names)}"


def _in_common(value: object, wanted: object) -> tuple[bool, str]:
    given, names = _texts(value), _texts(wanted)
    return bool(set(given) & set(names)), f"{'|'.join(given)}; {'|'.join(names)}"


_COMPARED: Final[Mapping[str, Callable[[object, object], tuple[bool | None, str]]]] = {
    ">=": _at_least,
    "==": _equal,
    "in": _among,
    "intersects": _in_common,
    "is_true": _equal,
}


def _best(outcomes: Sequence[Outcome]) -> Outcome | None:
    for outcome in (Outcome.MET, Outcome.REVIEW, Outcome.NOT_MET):
        if outcome in outcomes:
            return outcome
    return None


def _is_on(held: Rule | Multiple, day: date) -> bool:
    return held.valid_from <= day and (held.valid_to is None or day <= held.valid_to)


def _rule(row: Mapping[str, object]) -> Rule | None:
    condition = row["condition"]
    if not isinstance(condition, Mapping):
        raise TypeError("a condition is no object")
    if condition.get("op") == "unverified":
        return None  # reported by others, text seen by nobody
    return Rule(
        rule_id=str(row["id"]),
        instrument=str(row["instrument"]),
        clause=str(row["clause"]),
        offence=str(row["offence"]),
        tier=str(row["tier"]),
        condition=condition,
        valid_from=date.fromisoformat(str(row["effective_from"])),
        valid_to=_day(row["effective_to"]),
        summary=str(row["zh_summary"]),
        confidence=str(row["confidence"]),
        note=str(row.get("note", "")),
    )


def _multiple(row: Mapping[str, object]) -> Multiple:
    return Multiple(
        times=_decimal(row["times"]),
        rule=str(row["threshold_rule"]),
        valid_from=date.fromisoformat(str(row["act_from"])),
        valid_to=_day(row["act_to"]),
        codes=frozenset(_texts(row["pollutant_codes"])),
        is_open=isinstance(row["metals"], str),
    )


def _refers_to_others(rule: Rule) -> bool:
    """Whether it is of the kind "any of items 5 to 10 is met"."""
    return any(leaf["op"] == "any_rule_met" for leaf in _leaves(rule.condition))


def _leaves(condition: Condition) -> Iterator[Condition]:
    for name in ("all", "any"):
        if name in condition:
            for each in _parts(condition[name]):
                yield from _leaves(each)
            return
    yield condition


def _note_field(leaf: Condition, fields: dict[str, FactKind]) -> None:
    op = str(leaf["op"])
    if "field" not in leaf:
        return
    if op not in _COMPARED:
        raise ValueError(f"{op} is no operator")
    name = str(leaf["field"])
    wanted = leaf.get("value")
    words = frozenset(_texts(wanted)) if op in {"in", "intersects"} else frozenset[str]()
    if op == "==":
        words = frozenset({str(wanted)})
    kind = FactKind(
        is_number=op == ">=", is_flag=op == "is_true", is_list=op == "intersects", words=words
    )
    fields[name] = kind.joined(fields.get(name))


def _parts(value: object) -> Sequence[Condition]:
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise TypeError("a list of conditions is none")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise TypeError("a list of words is none")
    return tuple(value)


def _decimal(value: object) -> Decimal:
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        raise TypeError("a number is none")
    return Decimal(value)


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
