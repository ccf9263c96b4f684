"""What is wrong with one field of a form, in the language of the window.

A rule between fields has a sentence of its own, which is translated as it stands (context
"records", collected from the engine by packaging/translations.py). What can be wrong with any
field has one sentence for each of the engine's stable words.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from fieldkit.evidence.kinds import KINDS
from fieldkit.evidence.parts import FieldProblem, Part, members, rules


def explain_field(problem: FieldProblem) -> str:
    """The sentence to show at the field."""
    if problem.sentence in sentences_of_rules():
        return QCoreApplication.translate("records", problem.sentence)
    if problem.problem in WORDS:
        return QCoreApplication.translate("field problems", str(WORDS[problem.problem]))
    return problem.sentence


def help_of(text: str) -> str:
    """What to enter in a field (`About.help`), in the language of the window."""
    return QCoreApplication.translate("records", text) if text else ""


@cache
def parts_of_records() -> tuple[type[Part], ...]:
    """Every kind of record and every part that any of them holds."""
    found: dict[type[Part], None] = dict.fromkeys(KINDS.values())
    waiting = list(found)
    for part in waiting:
        for member in members(part):
            if issubclass(member.holds, Part) and member.holds not in found:
                found[member.holds] = None
                waiting.append(member.holds)
    return tuple(found)


@cache
def sentences_of_rules() -> frozenset[str]:
    """The sentences of all rules between members of a record."""
    return frozenset(rule.sentence for part in parts_of_records() for rule in rules(part))


WORDS: Final[Mapping[str, object]] = {
    "another_case": QT_TRANSLATE_NOOP("field problems", "This entry belongs to another case."),
    "check_character": QT_TRANSLATE_NOOP(
        "field problems",
        "The check character does not fit; a character is wrong.",
    ),
    "control_character": QT_TRANSLATE_NOOP(
        "field problems",
        "A character in it is none that people write.",
    ),
    "invisible_character": QT_TRANSLATE_NOOP(
        "field problems",
        "A character in it cannot be seen.",
    ),
    "like_entry": QT_TRANSLATE_NOOP(
        "field problems",
        "This is how entries are named, such as #5, not a case.",
    ),
    "in_future": QT_TRANSLATE_NOOP("field problems", "This moment lies in the future."),
    "missing": QT_TRANSLATE_NOOP("field problems", "This must be given."),
    "no_offset": QT_TRANSLATE_NOOP("field problems", "This moment needs its time zone."),
    "no_such_entry": QT_TRANSLATE_NOOP("field problems", "There is no such entry."),
    "comma_unclear": QT_TRANSLATE_NOOP(
        "field problems", "Where cells are parted by semicolons, a comma may mean two things."
    ),
    "no_such_sample": QT_TRANSLATE_NOOP("field problems", "The case has no such sample."),
    "not_an_edition": QT_TRANSLATE_NOOP(
        "field problems",
        "It is the SHA-256 of the tables, 64 digits.",
    ),
    "unknown_pollutant": QT_TRANSLATE_NOOP(
        "field problems",
        "The tables do not know this pollutant, or several of that name.",
    ),
    "unknown_unit": QT_TRANSLATE_NOOP("field problems", "This unit is not known."),
    "not_a_code": QT_TRANSLATE_NOOP(
        "field problems",
        "Small letters, digits and _ only, such as cod_cr.",
    ),
    "not_a_credit_code": QT_TRANSLATE_NOOP(
        "field problems",
        "It must be 18 digits and capitals, without I, O, S, V and Z.",
    ),
    "not_a_day": QT_TRANSLATE_NOOP("field problems", "Write it like 2026-11-24."),
    "not_a_key_id": QT_TRANSLATE_NOOP(
        "field problems",
        "A key is named by 64 small hexadecimal digits.",
    ),
    "not_a_moment": QT_TRANSLATE_NOOP("field problems", "Write it like 2026-11-24 09:30."),
    "not_a_number": QT_TRANSLATE_NOOP(
        "field problems",
        "Write a decimal number such as 30.274150.",
    ),
    "not_a_waste_code": QT_TRANSLATE_NOOP(
        "field problems",
        "Write a category such as HW17 or a code such as 336-054-17.",
    ),
    "not_an_id_number": QT_TRANSLATE_NOOP(
        "field problems",
        "This is no resident identity number: 18 digits, the last of which may be X.",
    ),
    "not_json": QT_TRANSLATE_NOOP("field problems", "This cannot be kept."),
    "not_positive": QT_TRANSLATE_NOOP("field problems", "It must be a number above zero."),
    "not_the_result": QT_TRANSLATE_NOOP("field problems", "The figures give something else."),
    "not_reported_value": QT_TRANSLATE_NOOP(
        "field problems",
        "Write it as reported, such as 6.8, <0.05, 0.004L or 未检出.",
    ),
    "number_taken": QT_TRANSLATE_NOOP(
        "field problems",
        "Another sample of this vault has this number.",
    ),
    "out_of_range": QT_TRANSLATE_NOOP("field problems", "This lies outside of what is possible."),
    "too_few": QT_TRANSLATE_NOOP("field problems", "More of these are needed."),
    "too_long": QT_TRANSLATE_NOOP("field problems", "This is too long."),
    "too_many": QT_TRANSLATE_NOOP("field problems", "There are too many of these."),
    "unknown_choice": QT_TRANSLATE_NOOP("field problems", "Choose one of the answers."),
    "unknown_field": QT_TRANSLATE_NOOP("field problems", "There is no such field."),
    "unknown_role": QT_TRANSLATE_NOOP("field problems", "No such file goes with it."),
    "wrong_kind": QT_TRANSLATE_NOOP("field problems", "This entry is of another kind."),
    "wrong_type": QT_TRANSLATE_NOOP("field problems", "This cannot be taken."),
}
