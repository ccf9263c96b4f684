"""CSV read row by row, each member held against its form; what is wrong is named by its line."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from fieldkit.errors import IntegrityError
from fieldkit.reference.rows import Confidence, Grade, Source

_NUMBER: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")


class ReferenceDamagedError(IntegrityError):
    """Knowledge that ships with the program is not what it has to be."""

    code = "reference.damaged"
    sentence = "The reference data {file} cannot be used: {reason}."


class WrongRowError(Exception):
    """What is wrong with a row; the text says it."""


class Row:
    """One row, member by member.

    Attributes:
        is_own: it is the agency's own, and not of a file that ships with the program.
    """

    def __init__(self, members: Mapping[str, str], *, is_own: bool = False) -> None:
        self._members = members
        self.is_own = is_own

    def text(self, name: str) -> str:
        """What stands in that column; empty where it is blank."""
        try:
            return self._members[name]
        except KeyError:
            raise WrongRowError(f"there is no column {name}") from None

    def needed(self, name: str) -> str:
        """What stands in a column that may not be blank."""
        text = self.text(name)
        if not text:
            raise WrongRowError(f"{name} is missing")
        return text

    def listed(self, name: str) -> tuple[str, ...]:
        """The texts that stand there, parted by |."""
        return tuple(each for each in self.text(name).split("|") if each)

    def number(self, name: str) -> Decimal | None:
        """A plain number; None where it is blank."""
        text = self.text(name)
        if not text:
            return None
        # One limit is below zero by nature (-20 °C); none of the others may be.
        if not _NUMBER.fullmatch(text.removeprefix("-") if "temp" in name else text):
            raise WrongRowError(f"{name} is {text!r}, not a plain number")
        return Decimal(text)

    def day(self, name: str) -> date | None:
        """A day; None where it is blank."""
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise WrongRowError(f"{name} is {text!r}, not a day") from None

    def flag(self, name: str) -> bool:
        """0 or 1."""
        text = self.text(name)
        if text not in {"0", "1"}:
            raise WrongRowError(f"{name} is {text!r}, neither 0 nor 1")
        return text == "1"

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """One of the words of an enumeration."""
        text = self.text(name)
        try:
            return choices(text)
        except ValueError:
            raise WrongRowError(f"{name} is {text!r}") from None

    def ends(self, low: str, high: str) -> tuple[Decimal | None, Decimal | None]:
        """Two numbers, the first not above the second."""
        ends = self.number(low), self.number(high)
        if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
            raise WrongRowError(f"{low} is above {high}")
        return ends

    def source(self, *, has_grade: bool = True) -> Source:
        """Where the row comes from; units have no grade."""
        confidence = self.choice("confidence", Confidence)
        if (confidence is Confidence.OWN) is not self.is_own:
            raise WrongRowError(f"confidence is {confidence.value!r}")
        if self.is_own:
            return Source(confidence, None, self.needed("source_ref"))
        if not has_grade:
            return Source(confidence, None, "")
        grade = self.choice("source_grade", Grade)
        if (grade is Grade.MEMORY) is (confidence is Confidence.SEEN):
            raise WrongRowError("confidence and source grade disagree")
        if grade is not Grade.MEMORY:
            self.needed("source_ref")
        return Source(confidence, grade, self.text("source_ref"))


class Table:
    """One file: a heading, and rows of as many members."""

    def __init__(self, file: str, content: bytes) -> None:
        self._file = file
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            raise self.damage(1, "it is not UTF-8") from None
        heading, *lines = csv.reader(text.splitlines() or [""])
        self._rows = []
        for number, line in enumerate(lines, 2):
            if len(line) != len(heading):
                reason = f"{len(line)} members where the heading has {len(heading)}"
                raise self.damage(number, reason)
            self._rows.append((number, dict(zip(heading, line, strict=True))))

    def damage(self, line: int, reason: str) -> ReferenceDamagedError:
        """The error that names a line of this file."""
        return ReferenceDamagedError(file=self._file, reason=f"line {line}: {reason}")

    def each(self, make: Callable[[Row], Made]) -> Iterator[Made]:
        """What is made of each row.

        Raises:
            ReferenceDamagedError: a row cannot be right.
        """
        for number, members in self._rows:
            try:
                yield make(Row(members))
            except WrongRowError as problem:
                raise self.damage(number, str(problem)) from None

    def by_code(self, make: Callable[[Row], tuple[str, Made]]) -> dict[str, Made]:
        """What is made of each row, by its code.

        Raises:
            ReferenceDamagedError: a row cannot be right, or a code stands twice.
        """
        pairs = list(self.each(make))
        self.require_each_once([code for code, _ in pairs])
        return dict(pairs)

    def require_each_once(self, names: list[str]) -> None:
        """Holds that no name stands in two rows."""
        seen = set()
        for (number, _), name in zip(self._rows, names, strict=True):
            if name in seen:
                raise self.damage(number, f"{name} stands twice")
            seen.add(name)
