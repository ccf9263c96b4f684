"""Facts that the criminal clauses ask for, as people state them: KEY=VALUE."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fieldkit.errors import InputError

_NUMBER: Final = re.compile(r"\d{1,15}(\.\d{1,6})?", re.ASCII)
_FLAGS: Final = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Between:
    """A number that is not known better than from one to another.

    Attributes:
        value: the likeliest.
        low: the smallest.
        high: the largest.
    """

    value: Decimal
    low: Decimal
    high: Decimal

    def __str__(self) -> str:
        """The likeliest, and from where to where."""
        return f"{self.value:f} ({self.low:f} to {self.high:f})"


Fact = Decimal | Between | bool | str | tuple[str, ...]
Facts = Mapping[str, Fact]


class FactUnknownError(InputError):
    """No clause asks for such a fact."""

    code = "fact.unknown"
    sentence = "No clause asks for {name!r}. Facts that are asked for: {known}."


class FactMalformedError(InputError):
    """A fact's value is not of its kind."""

    code = "fact.malformed"
    sentence = "{name} is {wanted}, not {given!r}."


@dataclass(frozen=True, slots=True)
class FactKind:
    """What kind of value a fact has.

    Attributes:
        is_number: a number from zero on.
        is_flag: true or false.
        is_list: several words.
        words: that the clauses know; others may be stated too.
    """

    is_number: bool
    is_flag: bool
    is_list: bool
    words: frozenset[str]

    def joined(self, other: "FactKind | None") -> "FactKind":
        """The kind with the words of both clauses.

        Raises:
            ValueError: two clauses take one fact in different ways.
        """
        if other is None:
            return self
        mine = (self.is_number, self.is_flag, self.is_list)
        if mine != (other.is_number, other.is_flag, other.is_list):
            raise ValueError("two clauses take one fact in different ways")
        return FactKind(*mine, self.words | other.words)


def read_facts(stated: Iterable[str], kinds: Mapping[str, FactKind]) -> Facts:
    """Facts from KEY=VALUE texts.

    Args:
        stated: as `hazardous_waste_illegal_tonnes=3.2` or `material_toxic_substance=true`;
            several words are parted by commas.
        kinds: of the facts that are asked for.

    Raises:
        FactUnknownError: no clause asks for it.
        FactMalformedError: the value is not of its kind.
    """
    facts: dict[str, Fact] = {}
    for each in stated:
        name, _, text = each.partition("=")
        name, text = name.strip(), text.strip()
        if name not in kinds:
            raise FactUnknownError(name=name[:60], known=", ".join(sorted(kinds)))
        facts[name] = _read(name, text, kinds[name])
    return facts


def _read(name: str, text: str, kind: FactKind) -> Fact:
    if kind.is_number:
        if not _NUMBER.fullmatch(text):
            raise FactMalformedError(name=name, wanted="a number from 0 on", given=text[:40])
        return Decimal(text)
    if kind.is_flag:
        if text.casefold() not in _FLAGS:
            raise FactMalformedError(name=name, wanted="true or false", given=text[:40])
        return _FLAGS[text.casefold()]
    words = tuple(each.strip() for each in text.split(","))
    known = ", ".join(sorted(kind.words | {"none"}))
    # Lists of pollutants end with 等 in the law, so any word is taken there.
    if not text or (not kind.is_list and text not in kind.words | {"none"}):
        raise FactMalformedError(name=name, wanted=f"one of {known}", given=text[:40])
    return words if kind.is_list else text
