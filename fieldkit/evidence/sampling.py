"""What to propose for the next sample, so that a technician types only what differs."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fieldkit.canonical import JsonObject, JsonValue
from fieldkit.clock import time_text
from fieldkit.evidence.inspections import Inspection
from fieldkit.evidence.people import Officer
from fieldkit.evidence.record import to_body
from fieldkit.evidence.register import Register
from fieldkit.evidence.samples import PointType, QcKind, Sample
from fieldkit.evidence.series import Series
from fieldkit.evidence.things import Thing, Things

# What belongs to the point: it goes along with the point's name and is never kept for another.
OF_POINT: Final = (
    "point_number", "point_type", "own_point", "landmark", "coordinates", "source_name",
    "outlet_number", "destination", "other_point_reason",
)  # fmt: skip
# What the next bottle has in common with the last one. Never carried on is what has to be looked
# at anew: appearance, readings, times, anything out of the ordinary, remarks.
_CARRIED: Final = (
    "record_number", "purpose", "medium", "point", *OF_POINT, "weather", "production_load",
    "treatment_status", "mode", "increments", "interval", "method_standard", "container",
    "container_count", "amount", "amount_unit", "preservation", "preservation_rule", "analytes",
    "has_first_class_pollutants", "instruments", "hazards", "samplers", "checker",
)  # fmt: skip
# A blank is taken at no point (HJ 91.1-2019, 9.2: pure water in the same bottle, handled alike).
_NOT_OF_A_BLANK: Final = frozenset(
    {
        *OF_POINT, "point", "production_load", "treatment_status", "increments", "interval",
        "has_first_class_pollutants", "hazards",
    }
)  # fmt: skip
_BLANKS: Final = frozenset({QcKind.FIELD_BLANK, QcKind.TRANSPORT_BLANK})
_OF_ANOTHER: Final = frozenset({QcKind.DUPLICATE, QcKind.SPIKE})
_DIGITS_LAST: Final = re.compile(r"(.*?)([0-9]+)([^0-9]*)", re.DOTALL)


def next_number(
    register: Register,
    things: Things,
    series: Series,
    sampled_at: datetime,
    inspection: int | None,
    *,
    promised: Collection[str] = (),
) -> str:
    """The next free sample number of the vault; numbers that fell out are not given again.

    Args:
        register: of the vault.
        things: likewise.
        series: the agency's pattern.
        sampled_at: gives the day.
        inspection: sequence of the visit. In numbers it is called after its place among the
            visits of the same day, so that two teams of one day do not mix.
        promised: numbers of samples that are not sealed yet.
    """
    visits = [
        row.sequence
        for row in register.rows(kinds=("inspection",), limit=1_000_000)
        if row.occurred_at is not None
        and row.occurred_at.astimezone(sampled_at.tzinfo).date() == sampled_at.date()
    ]
    place = visits.index(inspection) + 1 if inspection in visits else len(visits) or 1
    taken = things.sample_numbers().union(promised)
    return series.next(sampled_at.date(), str(place), taken)


def next_seal_number(last: str | None) -> str | None:
    """The seal number after another: its last figures counted on; None without figures."""
    found = _DIGITS_LAST.fullmatch(last or "")
    if found is None:
        return None
    before, digits, after = found.groups()
    return f"{before}{int(digits) + 1:0{len(digits)}d}{after}"


def next_sample(
    like: Sample | None,
    *,
    number: str,
    now: datetime,
    inspection: int | None,
    last_seal: str | None,
    qc_kind: QcKind = QcKind.NONE,
    parent: int | None = None,
) -> JsonObject:
    """The members to propose for a new sample.

    Args:
        like: the sample it resembles, None if there is none yet.
        number: from the series.
        now: proposed as the time of sampling.
        inspection: sequence of the visit, None if there is none.
        last_seal: number of the last seal that was used.
        qc_kind: what the new one is to quality control.
        parent: sequence of the sample it is a duplicate or spike of.
    """
    known = {} if like is None else to_body(like)
    carried: dict[str, JsonValue] = {
        name: known[name]
        for name in _CARRIED
        if name in known and not (qc_kind in _BLANKS and name in _NOT_OF_A_BLANK)
    }
    if qc_kind in _BLANKS:
        carried |= {"point": qc_kind.zh, "point_type": str(PointType.OTHER)}
    own: dict[str, JsonValue] = {
        "number": number,
        "sampled_at": time_text(now.replace(second=0, microsecond=0)),
        "inspection": inspection,
        "seal_number": next_seal_number(last_seal),
        "qc_kind": str(qc_kind),
        "parent": parent,
    }
    return {**carried, **{name: value for name, value in own.items() if value is not None}}


def at_point(point: str, samples: Mapping[str, Sample]) -> JsonObject:
    """What is known of a point by its name: each of `OF_POINT`, None for what is not known.

    Args:
        point: its name, as typed.
        samples: one sample of each point of the case, by the point's name.
    """
    known = to_body(samples[point.strip()]) if point.strip() in samples else {}
    return {name: known.get(name) for name in OF_POINT}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to begin a new sample with.

    Attributes:
        body: members to propose.
        qc_kind: what it will be to quality control.
        parent: sequence of the sample it is a duplicate or spike of; None otherwise.
        model: sequence of the sample it resembles; None for the first of a case.
        like: number of that sample; "" for the first of a case.
        points: one sample of each point of the case, by the point's name.
    """

    body: JsonObject
    qc_kind: QcKind
    parent: int | None
    model: int | None
    like: str
    points: Mapping[str, Sample]


def propose(
    register: Register,
    things: Things,
    series: Series,
    *,
    case: int,
    me: Officer,
    now: datetime,
    like: int | None = None,
    qc_kind: QcKind = QcKind.NONE,
) -> Proposal:
    """What to begin the next sample of a case with.

    Args:
        register: of the vault.
        things: likewise.
        series: how samples are numbered.
        case: sequence of the case.
        me: who is signed in; proposed as the sampler of a vault's first sample.
        now: what the wall clock shows.
        like: sequence of the sample it is to resemble, or to be a duplicate or spike of; the
            newest ordinary one unless given, or where that one was withdrawn or is itself for
            quality control.
        qc_kind: what it will be to quality control.
    """
    newest = things.rows(case, things.samples(case))
    standing = [each for each in newest if not each.is_withdrawn]
    ordinary = [each for each in standing if _sample(each).qc_kind is QcKind.NONE]
    asked = next((each for each in ordinary if each.sequence == like), None)
    model = asked or (ordinary[0] if ordinary else None)
    visit = _visit(register, case)
    seal = next((_sample(each).seal_number for each in newest if _sample(each).seal_number), None)
    parent = model.sequence if model is not None and qc_kind in _OF_ANOTHER else None
    body = next_sample(
        None if model is None else _sample(model),
        number=next_number(register, things, series, now, visit),
        now=now,
        inspection=visit,
        last_seal=seal,
        qc_kind=qc_kind,
        parent=parent,
    )
    if model is None:
        body = {**_of_visit(register, visit), "samplers": [to_body(me)], **body}
    points: dict[str, Sample] = {}
    for each in ordinary:
        points.setdefault(_sample(each).point, _sample(each))
    number = "" if model is None else _sample(model).number
    resembled = None if model is None else model.sequence
    return Proposal(body, qc_kind, parent, resembled, number, points)


def _visit(register: Register, case: int) -> int | None:
    """The newest inspection of a case that was not withdrawn."""
    rows = register.rows(case=case, kinds=("inspection",), limit=1_000_000)
    standing = (row.sequence for row in reversed(rows) if not register.is_withdrawn(row.sequence))
    return next(standing, None)


def _of_visit(register: Register, visit: int | None) -> JsonObject:
    """What the record of a visit says about every sample taken on it."""
    if visit is None:
        return {}
    inspection = register.item(visit).current
    weather = inspection.weather if isinstance(inspection, Inspection) else None
    return {} if weather is None else {"weather": weather}


def _sample(thing: Thing) -> Sample:
    if not isinstance(thing.record, Sample):
        raise TypeError("the things asked for are samples")
    return thing.record
