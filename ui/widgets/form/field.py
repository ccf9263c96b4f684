"""What all fields of a form have in common."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.canonical import JsonValue
from fieldkit.evidence.parts import FieldProblem, Member
from ui.translation import is_chinese

_HEAD = re.compile(r"(?P<name>\w+)?(?:\[(?P<number>\d+)\])?\.?(?P<rest>.*)")


class Field(QWidget):
    """The place for one value.

    Signals:
        edited: the person changed it.
    """

    edited = Signal()
    is_wide = False  # takes the whole width of a form

    def value(self) -> JsonValue:
        """The value as JSON, as far as it was understood; None if nothing was given."""
        raise NotImplementedError

    def set_value(self, value: JsonValue) -> None:
        """Shows a value, None for nothing. `edited` is not said."""
        raise NotImplementedError

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Marks the field, or those inside of it. The paths begin inside of this field.

        Fields without fields inside need only mark themselves: the form says the sentence.
        """
        raise NotImplementedError

    def remark(self) -> str:
        """What to say below the field about what stands in it now; empty for nothing."""
        return ""

    def fields(self) -> "Iterator[Field]":
        """The fields inside of it, those inside of these too; none for a single value."""
        return iter(())

    def open(self) -> None:
        """Shows its fields, where they are not shown before somebody asks for them."""

    def name_for_readers(self, name: str) -> None:
        """Takes its name for screen readers."""
        self.setAccessibleName(name)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(name)


def label_of(member: Member) -> str:
    """How people call the member, in the language of the window."""
    name = name_of(member)
    return name[:1].upper() + name[1:]


def name_of(member: Member) -> str:
    """How people call the member within a sentence."""
    return member.about.zh if is_chinese() else member.about.en


def inside(problem: FieldProblem) -> tuple[str, int | None, FieldProblem]:
    """Takes the first step of a problem's path.

    Returns:
        The member's name ("" if the path begins with a number), the number in a list, and
        the problem with the rest of its path.
    """
    found = _HEAD.fullmatch(problem.field)
    if found is None:
        return problem.field, None, FieldProblem("", problem.problem, problem.sentence)
    number = None if found["number"] is None else int(found["number"])
    rest = FieldProblem(found["rest"], problem.problem, problem.sentence)
    return found["name"] or "", number, rest
