"""The field lists of enforcement and transfer forms, with the source of each field.

They ship as resources/reference/forms.json. National layouts (环办执法〔2024〕9号) could not be
had, so the lists are put together from rules and from forms in use; each source says how far it
can be relied on.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import resources
from fieldkit.reference.reading import ReferenceDamagedError

_FILE: Final = "reference/forms.json"


class Confidence(StrEnum):
    """How far a source can be relied on, best first."""

    HIGH = "high"  # the official text was seen
    MEDIUM = "medium"  # forms in use, excerpts, advice
    LOW = "low"  # compiled by machine


@dataclass(frozen=True, slots=True)
class Source:
    """Who asks for a field.

    Attributes:
        title: the text or form.
        confidence: how far it can be relied on.
    """

    title: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form.

    Attributes:
        key: its name within the form.
        zh: Chinese label.
        en: English label.
        is_mandatory: whether it is always asked for.
        mandatory_if: the circumstance in which it is; empty if none.
        type: what it holds, such as "text" or "list[officer]".
        note: what to mind.
        sources: names of the sources that ask for it, one or more.
        confidence: that of the best of them.
    """

    key: str
    zh: str
    en: str
    is_mandatory: bool
    mandatory_if: str
    type: str
    note: str
    sources: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        zh: Chinese name.
        en: English name.
        basis: the rules it rests on.
        note: what to mind.
        fields: in the order of the paper.
    """

    zh: str
    en: str
    basis: str
    note: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms, by name, and all sources, by short name."""

    sources: Mapping[str, Source]
    forms: Mapping[str, Form]


@cache
def shipped_forms() -> Forms:
    """The forms that ship with the program.

    Raises:
        ReferenceDamagedError: the file was altered into something that cannot be used.
    """
    return read_forms(resources.read_bytes(_FILE))


def read_forms(content: bytes) -> Forms:
    """The forms that a JSON file holds; anything doubtful is refused.

    Raises:
        ReferenceDamagedError: no JSON, members that are missing, unknown or of a wrong type, a
            source that is not in its table, a key that stands twice.
    """
    try:
        whole = json.loads(content.decode("utf-8"))
    except ValueError as problem:
        raise _damaged(f"it is no JSON in UTF-8 ({problem})") from problem
    tables = _object(whole, "the file", {"meta": dict, "sources": dict, "forms": dict})
    sources = {name: _source(name, each) for name, each in tables["sources"].items()}
    forms = {name: _form(name, each, sources) for name, each in tables["forms"].items()}
    return Forms(MappingProxyType(sources), MappingProxyType(forms))


def _source(name: str, value: object) -> Source:
    read = _object(value, f"source {name}", {"title": str, "confidence": str})
    if read["confidence"] not in set(Confidence):
        raise _damaged(f"source {name} has no such confidence")
    return Source(read["title"], Confidence(read["confidence"]))


def _form(name: str, value: object, sources: Mapping[str, Source]) -> Form:
    wanted = {"zh": str, "en": str, "basis": str, "fields": list}
    read = _object(value, f"form {name}", wanted, {"note": str})
    fields = tuple(
        _field(f"{name}[{number}]", each, sources) for number, each in enumerate(read["fields"])
    )
    if len({each.key for each in fields}) != len(fields) or not fields:
        raise _damaged(f"form {name} has no fields, or one of them twice")
    return Form(read["zh"], read["en"], read["basis"], read.get("note", ""), fields)


def _field(place: str, value: object, sources: Mapping[str, Source]) -> FormField:
    wanted = {
        "key": str, "zh": str, "en": str, "mandatory": bool, "type": str, "note": str,
        "source": list,
    }  # fmt: skip
    read = _object(value, place, wanted, {"mandatory_if": str, "codes": list})
    names = read["source"]
    if not names or not all(isinstance(each, str) and each in sources for each in names):
        raise _damaged(f"{place} names no source of the table")
    best = min((sources[each].confidence for each in names), key=list(Confidence).index)
    return FormField(
        key=read["key"],
        zh=read["zh"],
        en=read["en"],
        is_mandatory=read["mandatory"],
        mandatory_if=read.get("mandatory_if", ""),
        type=read["type"],
        note=read["note"],
        sources=tuple(names),
        confidence=best,
    )


def _object(
    value: object, place: str, wanted: Mapping[str, type], extra: Mapping[str, type] | None = None
) -> dict[str, Any]:
    """The members of an object: all that are wanted, those of `extra` if there, no others."""
    if not isinstance(value, dict):
        raise _damaged(f"{place} is no object")
    known = {**wanted, **(extra or {})}
    for name in wanted.keys() - value.keys():
        raise _damaged(f"{place} has no {name}")
    for name, each in value.items():
        if name not in known:
            raise _damaged(f"{place} has an unknown member {name}")
        if type(each) is not known[name]:
            raise _damaged(f"{name} of {place} is of a wrong type")
    return value


def _damaged(reason: str) -> ReferenceDamagedError:
    return ReferenceDamagedError(file=_FILE, reason=reason)
