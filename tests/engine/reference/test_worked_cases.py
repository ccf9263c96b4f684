"""Every case of worked_cases.txt comes out as it was worked by hand."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from fieldkit.reference import statutes, tables
from fieldkit.reference.assessment import Result, assess
from fieldkit.reference.limits import Mode, Wanted
from fieldkit.reference.units import plain, text_of

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Case:
    """One line: what is asked, and what has to come out."""

    line: str
    asked: Result
    act: date
    expected: tuple[object, ...]


def read(line: str) -> Case:
    question, answer = line.split(" = ")
    what, norm, how = (part.split() for part in question.split(" / "))
    figures, multiples, words, codes = (part.split() for part in answer.split(" / "))

    def given(text: str) -> str | None:
        return None if text == "-" else text.replace("_", " ")

    pollutant, value, unit = what
    standard, table, grade, scope = map(given, norm)
    point, mode, sampled, act = how
    day = date.fromisoformat(sampled)
    wanted = Wanted(
        pollutant=pollutant,
        day=day,
        standard=standard,
        table=table,
        class_grade=grade,
        scope=scope,
        point=None if point == "-" else point,
        mode=None if mode == "-" else Mode(mode),
    )
    expected = (*map(given, figures), *map(given, multiples), *words)
    noted = () if codes == ["-"] else tuple(codes[0].split(","))
    return Case(
        line,
        Result(wanted=wanted, value=value, unit=unit),
        day if act == "-" else date.fromisoformat(act),
        (*expected, noted),
    )


LINES = [
    line
    for line in Path(__file__).with_name("worked_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_many_worked_cases_each_once() -> None:
    assert len(set(LINES)) == len(LINES) >= 150


@pytest.mark.parametrize("line", LINES)
def test_case_comes_out_as_worked_by_hand(line: str) -> None:
    case = read(line)
    found = assess(
        case.asked,
        reference=tables.held(),
        statutes=statutes.held(),
        act=case.act,
        today=TODAY,
    )
    limit, comparison = found.limit, found.comparison
    ends = (None, None) if limit is None else (limit.low, limit.high)
    multiples = (comparison.ratio, comparison.exceedance)
    assert case.expected == (
        *(None if end is None else plain(end) for end in ends),
        *(None if each is None else text_of(each) for each in multiples),
        comparison.compliance.value,
        None if found.outcome is None else found.outcome.value,
        found.warnings,
    )
